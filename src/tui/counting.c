#include "tui/browser.h"

/* How many meetings there are, and the number of the row under the cursor: what no screen waits for. */

/* All meetings, so that the count of the cache is theirs. */
static gboolean
is_of_all(const struct browser *browser, const struct listing *listing)
{
	return listing->area == AREA_MEETINGS && listing->filter == NULL && listing->body == NULL &&
	    !listing->list.is_whole && browser->meetings >= 0;
}

/* The list begins in the middle, and what comes before can be counted in no time: meetings, or what there is
 * in one of them. */
static gboolean
has_to_count(const struct browser *browser, const struct listing *listing)
{
	const struct list *list = &listing->list;

	return !listing->is_stale && !listing->is_uncountable && list->rows->len > 0 && list->before < 0 &&
	    (is_of_all(browser, listing) || listing->meeting != 0);
}

static gboolean
query_before(const struct browser *browser, const struct listing *listing, gint64 *before, GError **error)
{
	const struct list *list = &listing->list;
	gint64 first = list->source.id(list->rows->pdata[0]);
	struct page page = { .after = first, .is_backwards = TRUE };
	g_autoptr(GPtrArray) rows = NULL;

	if (listing->area == AREA_MEETINGS)
		return query_meetings_before(*browser->db, first, before, error);
	if ((rows = list->source.fetch(list->source.data, &page, error)) == NULL)
		return FALSE;
	*before = rows->len;
	return TRUE;
}

static void
count_before(struct browser *browser, struct listing *listing)
{
	GError *error = NULL;
	gint64 before = 0;

	listing->is_uncountable = !query_before(browser, listing, &before, &error);
	if (browser_check(browser, !listing->is_uncountable, &error))
		list_set_before(&listing->list, before);
}

static void
count_all(struct browser *browser)
{
	struct listing *meetings = &browser->listings[AREA_MEETINGS];
	GError *error = NULL;

	g_clear_pointer(&browser->loaded, g_free);
	browser->meetings = 0;
	if (browser_check(browser, query_age(*browser->db, &browser->meetings, &browser->loaded, &error), &error) &&
	    is_of_all(browser, meetings))
		list_set_total(&meetings->list, browser->meetings);
}

gboolean
browser_has_to_count(const struct browser *browser)
{
	return browser->meetings < 0 || has_to_count(browser, &browser->listings[AREA_MEETINGS]) ||
	    has_to_count(browser, &browser->listings[browser->choice.list]);
}

void
browser_count(struct browser *browser)
{
	if (browser->meetings < 0)
		count_all(browser);
	for (int i = 0; i < LISTS; i++)
		if (has_to_count(browser, &browser->listings[i]))
			count_before(browser, &browser->listings[i]);
}
