#include "tui/finding.h"

#include "base/cells.h"
#include "tui/browser.h"
#include "tui/pane.h"
#include "tui/question.h"

enum {
	ROWS_AT_ONCE = 200,
	SLICE = 8000, /* microseconds: half of what a key may take */
	CONTROL_R = 'R' - '@'
};

gboolean
find_stop(struct browser *browser)
{
	gboolean was_on = browser->finding.slice.is_on;

	browser->finding.slice.is_on = FALSE;
	return was_on;
}

void
find_clear(struct browser *browser)
{
	find_stop(browser);
	g_clear_pointer(&browser->finding.matcher, matcher_free);
	g_clear_pointer(&browser->finding.words, g_free);
}

/* The smallest part of its words: what is typed last may be the beginning of one. */
static gboolean
set_words(struct browser *browser, const char *words, gboolean is_typing)
{
	struct finding *finding = &browser->finding;
	GError *error = NULL;
	struct matcher *matcher = finding->is_regex ? matcher_of_regex(words, &error) : matcher_of_words(*browser->db, words, is_typing);

	if (!browser_check(browser, error == NULL, &error))
		return FALSE; /* what was found last stays */
	matcher_free(finding->matcher);
	finding->matcher = matcher;
	g_free(finding->words);
	finding->words = g_strdup(words);
	return matcher != NULL;
}

/* --- In a list ------------------------------------------------------------------------------- */

/* Any of its columns, whether there is room for them or not. */
static gboolean
row_matches(const struct browser *browser, enum area area, gconstpointer row)
{
	const struct pane *pane = panes[area];
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));

	for (guint i = 0; i < pane->n_columns && places->len == 0; i++) {
		char buffer[32];
		const char *text = pane->cell(row, i, buffer);

		if (text != NULL)
			matcher_find(browser->finding.matcher, IN_ANY, text, places);
	}
	return places->len > 0;
}

static void
found(struct browser *browser, gint64 id)
{
	struct slice *slice = &browser->finding.slice;
	GError *error = NULL;

	slice->is_on = FALSE;
	g_clear_pointer(&browser->message, g_free); /* that it was being looked for */
	browser_check(browser, list_go(browser_list(browser, slice->area), id, &error), &error);
	if (slice->has_wrapped)
		browser_tell(browser, slice->is_backwards ? "Found going on from the end" : "Found going on from the beginning");
}

static void
not_found(struct browser *browser)
{
	g_autofree char *shown = cells_shorten(browser->finding.words, TYPED_SHOWN);

	browser->finding.slice.is_on = FALSE;
	browser_tell(browser, "No match for \"%s\" in %s; s searches all meetings", shown,
	    panes[browser->finding.slice.area]->name);
}

/* The page's rows up to the one where it began, once it comes round. FALSE where all is said. */
static gboolean
take_page(struct browser *browser, const GPtrArray *rows)
{
	struct slice *slice = &browser->finding.slice;
	struct list *list = browser_list(browser, slice->area);

	for (guint i = 0; i < rows->len; i++) {
		gconstpointer row = rows->pdata[slice->is_backwards ? rows->len - 1 - i : i];
		gint64 id = list->source.id(row);

		slice->after = id;
		slice->seen++;
		if (row_matches(browser, slice->area, row)) {
			found(browser, id);
			return FALSE;
		}
		if (slice->has_wrapped && id == slice->origin) {
			not_found(browser);
			return FALSE;
		}
	}
	if (rows->len == ROWS_AT_ONCE)
		return TRUE;
	if (slice->has_wrapped) {
		not_found(browser);
		return FALSE;
	}
	slice->has_wrapped = TRUE;
	slice->after = 0;
	return TRUE;
}

/* One page; FALSE where the search is over. */
static gboolean
search_page(struct browser *browser)
{
	struct slice *slice = &browser->finding.slice;
	struct list *list = browser_list(browser, slice->area);
	struct page page = { .after = slice->after, .is_backwards = slice->is_backwards, .limit = ROWS_AT_ONCE };
	GError *error = NULL;
	g_autoptr(GPtrArray) rows = list_page(list, &page, &error);

	if (!browser_check(browser, rows != NULL, &error)) {
		slice->is_on = FALSE;
		return FALSE;
	}
	return take_page(browser, rows);
}

gboolean
find_go_on(struct browser *browser)
{
	gint64 until = g_get_monotonic_time() + SLICE;

	if (!browser->finding.slice.is_on)
		return FALSE;
	while (browser->finding.slice.is_on && g_get_monotonic_time() < until)
		if (!search_page(browser))
			return TRUE;
	browser_show(browser, "Finding: %u rows so far; any key stops it", browser->finding.slice.seen);
	return TRUE;
}

/* From the row under the cursor on; that one, too, where `is_at` says so. */
static void
search_list(struct browser *browser, enum area area, gboolean is_backwards, gboolean is_at)
{
	struct list *list = browser_list(browser, area);
	gint64 id = list_selected_id(list);

	if (id == 0 || (is_at && row_matches(browser, area, list_selected(list))))
		return;
	browser->finding.slice = (struct slice){ .is_on = TRUE, .area = area, .after = id, .origin = id,
		.is_backwards = is_backwards };
	find_go_on(browser);
}

/* --- In the text ----------------------------------------------------------------------------- */

static void
tell_none(struct browser *browser)
{
	g_autofree char *shown = cells_shorten(browser->finding.words, TYPED_SHOWN);

	if (browser->finding.goes_by_search)
		browser_tell(browser, "No hit of the search in this text; / finds in it");
	else
		browser_tell(browser, "No match for \"%s\" in this text; s searches all meetings", shown);
}

/* From a line on, which may lie beside the text, to what is marked. */
static void
go_to_mark(struct browser *browser, int from, gboolean is_backwards)
{
	struct reading *reading = browser->reading;
	int step = is_backwards ? -1 : 1, line;

	line = reading_find(reading, from, step);
	if (line < 0 && (line = reading_find(reading, is_backwards ? (int)reading->lines->len : 0, step)) >= 0)
		browser_tell(browser, is_backwards ? "Found going on from the end" : "Found going on from the beginning");
	if (line < 0) {
		tell_none(browser);
		return;
	}
	browser->finding.line = line;
	browser_show_line(browser, line);
}

/* The same for what was asked for with "/", which is marked. */
static void
search_text(struct browser *browser, int from, gboolean is_backwards)
{
	if (browser->reading == NULL)
		return;
	browser->finding.goes_by_search = FALSE;
	reading_highlight(browser->reading, browser->finding.matcher);
	go_to_mark(browser, from, is_backwards);
}

/* --- Asking ---------------------------------------------------------------------------------- */

static void
set_label(struct browser *browser)
{
	const char *kind = browser->finding.is_regex ? "regex" : "words";

	if (browser->finding.pane == AREA_READING)
		question_set_label(browser, "Find in this text (%s)", kind);
	else
		question_set_label(browser, "Find in %s (%s)", panes[browser->finding.pane]->name, kind);
}

/* Back to where the question was asked. */
static void
return_to_start(struct browser *browser)
{
	const struct finding *finding = &browser->finding;
	GError *error = NULL;

	find_stop(browser);
	if (finding->pane == AREA_READING)
		browser->reading_top = MIN(finding->began_top, browser_reading_last(browser));
	else if (finding->began != 0)
		browser_check(browser, list_go(browser_list(browser, finding->pane), finding->began, &error), &error);
}

static void
search_from_start(struct browser *browser)
{
	struct finding *finding = &browser->finding;

	return_to_start(browser);
	if (finding->pane == AREA_READING)
		search_text(browser, finding->began_top, FALSE);
	else
		search_list(browser, finding->pane, FALSE, TRUE);
}

static void
changed(struct browser *browser, const char *text)
{
	if (set_words(browser, text, TRUE))
		search_from_start(browser);
	else if (*text == '\0')
		return_to_start(browser);
}

/* The words typed before, where none are typed now. */
static void
answered(struct browser *browser, const char *text)
{
	if (*text == '\0') {
		find_again(browser, FALSE);
		return;
	}
	if (!set_words(browser, text, FALSE))
		return;
	if (!browser->finding.slice.is_on)
		search_from_start(browser);
}

static void
given_up(struct browser *browser)
{
	return_to_start(browser);
	find_clear(browser);
	browser_highlight(browser);
}

static gboolean
take_key(struct browser *browser, guint32 key)
{
	if (key != CONTROL_R)
		return FALSE;
	browser->finding.is_regex = !browser->finding.is_regex;
	set_label(browser);
	changed(browser, question_text(browser));
	return TRUE;
}

static const struct question question = { .label = "Find", .history = "find", .changed = changed,
	.answered = answered, .given_up = given_up, .key = take_key };

void
find_ask(struct browser *browser)
{
	struct finding *finding = &browser->finding;

	find_stop(browser);
	finding->pane = browser->choice.focus;
	finding->began_top = browser->reading_top;
	finding->began = finding->pane == AREA_READING ? 0 : list_selected_id(browser_list(browser, finding->pane));
	question_ask(browser, &question);
	set_label(browser);
}

void
find_words(struct browser *browser, const char *words)
{
	find_ask(browser);
	question_close(browser);
	answered(browser, words);
}

void
find_again(struct browser *browser, gboolean is_backwards)
{
	struct finding *finding = &browser->finding;

	if (browser->choice.focus == AREA_READING && browser->reading != NULL && finding->goes_by_search)
		go_to_mark(browser, finding->line + (is_backwards ? -1 : 1), is_backwards);
	else if (finding->matcher == NULL)
		browser_tell(browser, "Nothing was looked for yet: / asks what");
	else if (browser->choice.focus == AREA_READING)
		search_text(browser, finding->line + (is_backwards ? -1 : 1), is_backwards);
	else
		search_list(browser, browser->choice.focus, is_backwards, FALSE);
}
