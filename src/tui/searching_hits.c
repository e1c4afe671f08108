#include "tui/searching_inner.h"

#include <poll.h>

#include "base/cells.h"
#include "tui/browser.h"
#include "tui/places.h"

/* What the seeker answers goes into the list of hits, as long as it is what was asked last. */

void
search_set_filter(struct browser *browser)
{
	const struct wanted *wanted = &browser->searching.wanted;
	const char *words = wanted->kind == SEARCH_WORDS ? browser->searching.asked : NULL;
	struct filter *filter = words != NULL ? filter_parse_within(words, wanted->within, NULL, NULL) : NULL;
	struct listing *listing = &browser->listings[AREA_HITS];

	if (filter != NULL)
		filter_within(filter, wanted->meeting, wanted->body);
	lists_take_filter(browser, AREA_HITS, filter, words);
	listing->is_stale = FALSE;
	listing->sorted_by = 0;
	listing->is_reversed = FALSE;
}

/* Once it is there: then the cursor is the reader's. */
static void
select_wanted(struct searching *searching, struct list *list)
{
	for (guint i = 0; searching->selected != 0 && i < list->rows->len; i++)
		if (list->source.id(list->rows->pdata[i]) == searching->selected) {
			list_go(list, searching->selected, NULL);
			searching->selected = 0;
		}
}

/* From now on these rows are what stays where another search finds none. */
static void
rows_are_of_this(struct browser *browser)
{
	struct searching *searching = &browser->searching;

	wanted_clear(&searching->found);
	wanted_copy(&searching->found, &searching->wanted);
	g_free(searching->found.words);
	searching->found.words = g_strdup(searching->words_typed);
	searching->is_found_begun = searching->is_begun;
	searching->is_long = FALSE;
	g_clear_pointer(&searching->read, g_free);
	search_set_matcher(browser);
	search_set_filter(browser);
}

static void
give_rows(struct browser *browser, struct answer *answer)
{
	struct searching *searching = &browser->searching;
	struct list *list = browser_list(browser, AREA_HITS);
	GPtrArray *rows = g_ptr_array_ref(answer->rows);
	gboolean is_first = searching->shown != answer->serial;
	guint before = is_first ? 0 : list->rows->len, n = rows->len;
	/* Behind the last one given the list reads on by itself, which takes too long where there are patterns, or
	 * for what is too common. */
	gboolean is_whole = answer->is_scanned || answer->is_too_common || before + n < searching->limit;

	/* Who has looked through the hits while typing, or since Enter, stays where they are. */
	if (is_first && searching->shown != 0 && searching->shown == searching->typed && list_position(list) > 1)
		searching->selected = list_selected_id(list);
	if (is_first) {
		rows_are_of_this(browser);
		list_give(list, rows, is_whole);
	} else {
		list_add(list, rows, is_whole);
		lists_keep_order(browser, AREA_HITS);
	}
	searching->shown = answer->serial;
	select_wanted(searching, list);
	if (n > 0 && search_typed(browser) != NULL && browser->choice.list != AREA_HITS)
		browser_focus(browser, AREA_HITS);
}

/* What would find more: in the prompt a key says so, behind it there is but another search. */
static const char *
way_on(const struct browser *browser)
{
	const struct wanted *wanted = &browser->searching.wanted;

	if (search_typed(browser) == NULL)
		return "";
	if (wanted->scope == SCOPE_ALL)
		return wanted->kind == SEARCH_REGEX ? ". ^R words" : ". ^R regex";
	return wanted->kind == SEARCH_REGEX ? ". ^T widens, ^R words" : ". ^T widens, ^R regex";
}

static void
tell_none(struct browser *browser)
{
	const struct wanted *wanted = &browser->searching.wanted;
	g_autoptr(GString) where = g_string_new(scope_name(wanted->scope));
	g_autofree char *shown = cells_shorten(browser->searching.words_typed, TYPED_SHOWN);

	if (wanted->scope == SCOPE_ALL && browser->meetings >= 0 && wanted->within == NULL)
		g_string_printf(where, "%" G_GINT64_FORMAT " %s", browser->meetings, browser->meetings == 1 ? "meeting" : "meetings");
	else if (wanted->within != NULL)
		g_string_append_printf(where, " in %s", wanted->within);
	browser_show(browser, "No match for \"%s\" in %s%s", shown, where->str, way_on(browser));
}

/* Once it is typed. */
static void
tell_why_none(struct browser *browser, const struct answer *answer)
{
	g_autofree char *shown = cells_shorten(answer->why, TYPED_SHOWN);

	if (answer->is_reference)
		browser_show(browser, "No match: that is a reference, which :go %s opens", shown);
	else
		browser_show(browser, "No match: %s", answer->why);
}

static void
tell_about(struct browser *browser, const struct answer *answer)
{
	gboolean is_none = answer->is_counted && answer->count == 0 && answer->too_complex == 0;

	/* That nothing was found comes first: the hits that are seen are others. */
	if (answer->notice != NULL)
		browser_tell(browser, "%s%s", is_none ? "No match; " : "", answer->notice);
	else if (answer->too_complex > 0)
		browser_tell(browser, "Too complex: %" G_GINT64_FORMAT " items could not be searched", answer->too_complex);
	else if (answer->why != NULL)
		tell_why_none(browser, answer);
	else if (is_none)
		tell_none(browser);
}

/* Nothing, or what is wrong, leaves the hits that were there. After Enter they are what is searched for: those of
 * words that were still being typed then, which were but the first ones, or the list as it was before. */
static void
keep_former(struct browser *browser)
{
	struct searching *searching = &browser->searching;

	searching->serial = 0;
	searching->is_long = FALSE;
	if (search_typed(browser) != NULL)
		return;
	if (searching->found.words == NULL) {
		if (searching->is_at_prompt)
			places_pop(browser);
		return;
	}
	wanted_clear(&searching->wanted);
	wanted_copy(&searching->wanted, &searching->found);
	if (!searching->is_found_begun) {
		places_pop(browser);
		return;
	}
	searching->typed = searching->shown;
	search_keep_words(browser, searching->found.words);
	wanted_clear(&searching->found);
	search_seek(browser, searching->wanted.words, FALSE);
}

/* No hits so far, where there are others that stay. */
static void
take_nothing(struct browser *browser, struct answer *answer)
{
	struct searching *searching = &browser->searching;

	searching->is_long = !answer->is_counted && !answer->is_ended;
	if (searching->is_long)
		return;
	tell_about(browser, answer);
	if (answer->is_ended)
		browser_tell(browser, "Nothing was found so far; Enter goes on");
	keep_former(browser);
}

static void
take_hits(struct browser *browser, struct answer *answer)
{
	struct searching *searching = &browser->searching;

	if (searching->shown != answer->serial || answer->rows->len > 0)
		give_rows(browser, answer);
	searching->count = answer->count;
	searching->is_counted = answer->is_counted;
	searching->is_ended = answer->is_ended;
	searching->is_too_common = answer->is_too_common;
	searching->too_complex = answer->too_complex;
	if (answer->read != NULL) {
		g_free(searching->read);
		searching->read = g_steal_pointer(&answer->read);
	}
	tell_about(browser, answer);
	if (answer->is_counted)
		list_set_total(browser_list(browser, AREA_HITS), answer->count);
}

static void
take_answer(struct browser *browser, struct answer *answer)
{
	struct searching *searching = &browser->searching;

	if (answer->serial != searching->serial)
		return;
	if (answer->error != NULL) {
		browser_check(browser, FALSE, &answer->error);
		keep_former(browser);
	} else if (answer->rows->len == 0 && searching->shown != answer->serial &&
	    (searching->found.words != NULL || searching->is_at_prompt)) {
		take_nothing(browser, answer);
	} else {
		take_hits(browser, answer);
	}
}

void
search_take(struct browser *browser)
{
	struct answer *answer;

	while ((answer = seeker_take(browser->searching.seeker)) != NULL) {
		take_answer(browser, answer);
		answer_free(answer);
	}
}

void
search_wait(struct browser *browser)
{
	enum { PATIENCE = 150 /* ms: hardly any search takes longer to its first hits */ };
	const struct searching *searching = &browser->searching;
	gint64 until = g_get_monotonic_time() + PATIENCE * G_TIME_SPAN_MILLISECOND, left;

	/* Those that were there at Enter will do; where nothing was found so far, it may take any time. */
	while (searching->serial != 0 && !searching->is_vain && !searching->is_long &&
	    searching->shown != searching->serial && searching->shown != searching->typed &&
	    (left = until - g_get_monotonic_time()) > 0) {
		struct pollfd fd = { .fd = search_fd(browser), .events = POLLIN };

		poll(&fd, 1, left / G_TIME_SPAN_MILLISECOND + 1);
		search_take(browser);
	}
}
