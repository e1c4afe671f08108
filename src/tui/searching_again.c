#include "tui/searching_inner.h"

#include "tui/browser.h"
#include "tui/places.h"

/* What was searched for before, and that other list of hits: the items of one matter. */

static void
show_matter(struct browser *browser, gint64 selected)
{
	struct searching *searching = &browser->searching;
	struct whereabouts where = { 0 };
	GError *error = NULL;
	GPtrArray *rows = NULL;

	if (query_find_fact(*browser->db, searching->wanted.words, &where, &error))
		rows = query_matter(*browser->db, where.item, &(struct page){ .limit = HITS_MOST }, &error);
	if (!browser_check(browser, rows != NULL, &error))
		return;
	searching->count = rows->len;
	searching->is_counted = TRUE;
	searching->is_too_common = FALSE;
	search_set_filter(browser);
	wanted_clear(&searching->found);
	wanted_copy(&searching->found, &searching->wanted);
	searching->is_found_begun = FALSE;
	list_give(browser_list(browser, AREA_HITS), rows, TRUE);
	list_go(browser_list(browser, AREA_HITS), selected != 0 ? selected : where.item, NULL);
}

void
search_again(struct browser *browser, const struct wanted *wanted, gint64 selected)
{
	struct searching *searching = &browser->searching;

	if (wanted_is_same(&searching->wanted, wanted) && !browser->listings[AREA_HITS].is_stale) {
		list_go(browser_list(browser, AREA_HITS), selected, NULL);
		return;
	}
	search_stop(browser);
	wanted_clear(&searching->wanted);
	wanted_clear(&searching->found);
	wanted_copy(&searching->wanted, wanted);
	searching->selected = selected;
	searching->is_at_prompt = FALSE;
	browser->listings[AREA_HITS].is_stale = FALSE;
	if (wanted->words == NULL)
		return;
	if (wanted->kind == SEARCH_MATTER) {
		g_clear_pointer(&searching->matcher, matcher_free);
		show_matter(browser, selected);
		return;
	}
	search_seek(browser, wanted->words, FALSE);
}

void
search_matter(struct browser *browser)
{
	struct record record = browser_record(browser);
	g_autofree char *key = NULL;
	struct wanted wanted = { .kind = SEARCH_MATTER, .scope = SCOPE_ALL };

	if (record.item == 0) {
		browser_tell(browser, "A meeting is no matter: go to one of its items");
		return;
	}
	wanted.words = key = g_strdup(record.key);
	places_push(browser);
	browser->listings[AREA_HITS].is_stale = TRUE;
	search_again(browser, &wanted, record.item);
	browser_focus(browser, AREA_HITS);
	if (browser->searching.count != 1)
		return;
	places_pop(browser);
	browser_tell(browser, "No other meeting is known to have had this matter");
}
