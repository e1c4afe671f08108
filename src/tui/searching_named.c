#include "tui/searching_inner.h"

#include <string.h>

#include "tui/browser.h"

/* How the hits are named, in the title and in the status line. */

const struct wanted *
search_shown(const struct browser *browser)
{
	const struct searching *searching = &browser->searching;

	return searching->found.words != NULL ? &searching->found : &searching->wanted;
}

void
search_trail(const struct browser *browser, GString *title)
{
	const struct wanted *wanted = search_shown(browser);
	const char *typed = search_typed(browser), *words = wanted->words != NULL ? wanted->words : typed;
	const struct item_row *hit = list_selected(&browser->listings[AREA_HITS].list);

	if (wanted->kind == SEARCH_MATTER)
		g_string_append_printf(title, "The same matter: %s", hit != NULL && hit->title != NULL ? hit->title : words);
	else
		g_string_append_printf(title, "Search, %s%s%s: %s", scope_name(wanted->scope), wanted->within != NULL ? " in " : "",
		    wanted->within != NULL ? wanted->within : "", words != NULL ? words : "");
}

void
search_place(const struct browser *browser, gboolean is_long, GString *status)
{
	const struct searching *searching = &browser->searching;
	const struct wanted *wanted = search_shown(browser);
	const struct list *list = &browser->listings[AREA_HITS].list;
	gint64 count = MAX(searching->count, (gint64)list->rows->len);
	gint64 position = list_position(list);
	/* Beside a text its line needs the room. */
	gboolean is_read_told = searching->read != NULL && wanted->kind != SEARCH_MATTER &&
	    browser->choice.focus == AREA_HITS;

	(void)is_long;
	if (position > 0)
		g_string_append_printf(status, "Hit %" G_GINT64_FORMAT " of ", position);
	g_string_append_printf(status, "%" G_GINT64_FORMAT "%s", count, searching->is_counted ? "" : "+");
	if (searching->is_too_common)
		g_string_append(status, ", the newest");
	if (position == 0)
		g_string_append(status, count == 1 ? " hit" : " hits");
	if (!is_read_told)
		g_string_append(status, wanted->kind == SEARCH_REGEX ? "  regex" :
		    wanted->kind == SEARCH_WORDS ? "  words, any case" : "  newest first");
	if (searching->is_long)
		g_string_append(status, "  searching further, Esc stops");
	else if (searching->serial != 0 && !searching->is_counted && !searching->is_ended && !searching->is_too_common)
		g_string_append(status, "  searching, Esc stops");
	if (searching->is_ended)
		g_string_append(status, "  stopped, Enter goes on");
	if (browser->listings[AREA_HITS].sorted_by > 0) {
		g_autofree char *order = lists_order(browser, AREA_HITS);

		g_string_append_printf(status, "  %s", order);
	}
	if (is_read_told)
		g_string_append_printf(status, "  %s", searching->read + strlen("searching "));
}
