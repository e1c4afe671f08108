#include "tui/searching.h"

#include <poll.h>
#include <string.h>

#include "tui/browser.h"
#include "tui/places.h"
#include "tui/question.h"
#include "tui/saving.h"

enum {
	FIRST_HITS = 60,   /* while words are typed: a screenful */
	HITS_MOST = 2000,  /* that the list holds; it goes on with those behind them */
	CONTROL_R = 'R' - '@',
	CONTROL_T = 'T' - '@'
};

static const struct question question;

/* --- What is wanted ---------------------------------------------------------------------------- */

void
wanted_clear(struct wanted *wanted)
{
	g_free(wanted->words);
	g_free(wanted->body);
	g_free(wanted->within);
	*wanted = (struct wanted){ 0 };
}

void
wanted_copy(struct wanted *to, const struct wanted *from)
{
	*to = *from;
	to->words = g_strdup(from->words);
	to->body = g_strdup(from->body);
	to->within = g_strdup(from->within);
}

static gboolean
is_same(const struct wanted *a, const struct wanted *b)
{
	return a->kind == b->kind && g_strcmp0(a->words, b->words) == 0 && a->meeting == b->meeting &&
	    g_strcmp0(a->body, b->body) == 0 && g_strcmp0(a->within, b->within) == 0;
}

void
search_clear(struct browser *browser)
{
	struct searching *searching = &browser->searching;

	g_clear_pointer(&searching->seeker, seeker_free);
	g_clear_pointer(&searching->matcher, matcher_free);
	g_clear_pointer(&searching->read, g_free);
	wanted_clear(&searching->wanted);
	g_clear_pointer(&searching->words_typed, g_free);
	g_clear_pointer(&searching->asked, g_free);
}

/* --- Asking the seeker -------------------------------------------------------------------------- */

static gboolean
has_seeker(struct browser *browser)
{
	struct searching *searching = &browser->searching;
	GError *error = NULL;

	if (searching->seeker == NULL)
		searching->seeker = seeker_new(browser->cache_path, browser->opened, browser->data, &error);
	return browser_check(browser, searching->seeker != NULL, &error);
}

/* With what "@name" stands for; NULL, and said, where it stands for nothing. A regular expression is as
 * it is. */
static char *
as_meant(struct browser *browser, const char *text, gboolean is_begun)
{
	GError *error = NULL;
	char *words;

	if (browser->searching.wanted.kind != SEARCH_WORDS)
		return g_strdup(text);
	words = saved_expand(browser->saved, text, &error);
	if (is_begun && saved_ends(text))
		g_clear_error(&error); /* the name may go on */
	browser_check(browser, words != NULL, &error);
	return words;
}

/* Words or a regular expression, as far as they are typed. */
static void
seek(struct browser *browser, const char *text, gboolean is_begun)
{
	struct searching *searching = &browser->searching;
	const struct wanted *wanted = &searching->wanted;
	g_autofree char *typed = as_meant(browser, text, is_begun);
	struct search search = { .words = typed, .is_regex = wanted->kind == SEARCH_REGEX, .is_begun = is_begun && !saved_ends(text),
		.meeting = wanted->meeting, .body_key = wanted->body, .within = wanted->within,
		.limit = is_begun ? FIRST_HITS : HITS_MOST,
		.is_patient = !is_begun };

	if (typed == NULL || !has_seeker(browser))
		return;
	g_clear_pointer(&searching->read, g_free);
	searching->limit = search.limit;
	g_free(searching->words_typed);
	g_free(searching->asked);
	searching->words_typed = g_strdup(text);
	searching->asked = search.is_begun ? words_so_far(typed) : g_strdup(typed);
	searching->serial = seeker_ask(searching->seeker, &search);
}

static void
set_matcher(struct browser *browser, const char *typed, gboolean is_begun)
{
	struct searching *searching = &browser->searching;

	g_clear_pointer(&searching->matcher, matcher_free);
	searching->matcher = searching->wanted.kind == SEARCH_REGEX ? matcher_of_regex(typed, NULL) :
	    matcher_of_words(typed, is_begun);
	g_clear_pointer(&browser->reading, reading_free); /* its hits are others now */
}

gboolean
search_stop(struct browser *browser)
{
	struct searching *searching = &browser->searching;

	if (searching->serial == 0)
		return FALSE;
	seeker_stop(searching->seeker);
	searching->serial = 0;
	return TRUE;
}

int
search_fd(const struct browser *browser)
{
	return browser->searching.seeker != NULL ? seeker_fd(browser->searching.seeker) : -1;
}

/* --- What it answers ----------------------------------------------------------------------------- */

/* By which the list goes on behind the rows that the seeker gave; what was found by the beginning of a
 * word stays found by it. Only now: until there are rows, those of the search before go on as it did. */
static void
set_filter(struct browser *browser)
{
	const struct wanted *wanted = &browser->searching.wanted;
	const char *words = wanted->kind == SEARCH_WORDS ? browser->searching.asked : NULL;
	g_autofree char *both = words != NULL ? g_strjoin(" ", words, wanted->within, NULL) : NULL;
	struct listing *listing = &browser->listings[AREA_HITS];

	lists_filter(browser, AREA_HITS, both, NULL, NULL);
	if (listing->filter != NULL)
		filter_within(listing->filter, wanted->meeting, wanted->body);
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

static void
give_rows(struct browser *browser, struct answer *answer)
{
	struct searching *searching = &browser->searching;
	struct list *list = browser_list(browser, AREA_HITS);
	GPtrArray *rows = g_ptr_array_ref(answer->rows);
	gboolean is_first = searching->shown != answer->serial;
	guint before = is_first ? 0 : list->rows->len;
	/* Behind the last one given the list reads on by itself, which it can't for a regular expression. */
	gboolean is_whole = searching->wanted.kind == SEARCH_REGEX || before + rows->len < searching->limit;

	/* Who has looked through the hits while typing, or since Enter, stays where they are. */
	if (is_first && searching->shown != 0 && searching->shown == searching->typed && list_position(list) > 1)
		searching->selected = list_selected_id(list);
	if (is_first) {
		set_filter(browser);
		list_give(list, rows, is_whole);
	} else {
		list_add(list, rows, is_whole);
		lists_keep_order(browser, AREA_HITS);
	}
	searching->shown = answer->serial;
	select_wanted(searching, list);
}

/* What would find more: in the prompt a key says so, behind it there is but another search. */
static const char *
way_on(const struct browser *browser)
{
	const struct wanted *wanted = &browser->searching.wanted;

	if (browser->asking.question != &question)
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

	if (wanted->scope == SCOPE_ALL && browser->meetings >= 0 && wanted->within == NULL)
		g_string_printf(where, "%" G_GINT64_FORMAT " %s", browser->meetings, browser->meetings == 1 ? "meeting" : "meetings");
	else if (wanted->within != NULL)
		g_string_append_printf(where, " in %s", wanted->within);
	browser_show(browser, "No match for \"%s\" in %s%s", browser->searching.words_typed, where->str, way_on(browser));
}

static void
take_answer(struct browser *browser, struct answer *answer)
{
	struct searching *searching = &browser->searching;

	if (answer->serial != searching->serial)
		return;
	/* What was found last stays beside what is wrong. */
	if (answer->error != NULL) {
		browser_check(browser, FALSE, &answer->error);
		searching->serial = 0;
		return;
	}
	if (searching->shown != answer->serial || answer->rows->len > 0)
		give_rows(browser, answer);
	searching->count = answer->count;
	searching->is_counted = answer->is_counted;
	searching->is_ended = answer->is_ended;
	searching->too_complex = answer->too_complex;
	if (answer->read != NULL) {
		g_free(searching->read);
		searching->read = g_steal_pointer(&answer->read);
	}
	if (answer->notice != NULL)
		browser_tell(browser, "%s", answer->notice);
	else if (answer->too_complex > 0)
		browser_tell(browser, "Too complex: %" G_GINT64_FORMAT " items could not be searched", answer->too_complex);
	else if (answer->is_counted && answer->count == 0)
		tell_none(browser);
	if (answer->is_counted)
		list_set_total(browser_list(browser, AREA_HITS), answer->count);
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

	/* Those that were there at Enter will do. */
	while (searching->serial != 0 && searching->shown != searching->serial && searching->shown != searching->typed &&
	    (left = until - g_get_monotonic_time()) > 0) {
		struct pollfd fd = { .fd = search_fd(browser), .events = POLLIN };

		poll(&fd, 1, left / G_TIME_SPAN_MILLISECOND + 1);
		search_take(browser);
	}
}

/* --- The prompt ---------------------------------------------------------------------------------- */

static void
set_label(struct browser *browser)
{
	const struct wanted *wanted = &browser->searching.wanted;

	question_set_label(browser, "Search %s (%s)%s%s", scope_name(wanted->scope),
	    wanted->kind == SEARCH_REGEX ? "regex" : "words", wanted->within != NULL ? " in " : "",
	    wanted->within != NULL ? wanted->within : "");
}

/* The ground is that of the place where the search was asked for. */
static void
set_scope(struct browser *browser, enum scope scope)
{
	struct wanted *wanted = &browser->searching.wanted;
	struct record record = lists_record(browser, AREA_MEETINGS);

	wanted->scope = scope;
	wanted->meeting = scope == SCOPE_MEETING ? record.meeting : 0;
	g_free(wanted->body);
	wanted->body = scope == SCOPE_BODY && record.key != NULL ? g_strndup(record.key, strcspn(record.key, "/")) : NULL;
}

static void
show_hits(struct browser *browser)
{
	if (browser->choice.list != AREA_HITS)
		browser_focus(browser, AREA_HITS);
}

static void
changed(struct browser *browser, const char *text)
{
	search_stop(browser);
	browser->searching.selected = 0;
	set_matcher(browser, text, TRUE);
	if (*text == '\0')
		return;
	show_hits(browser);
	seek(browser, text, TRUE);
}

static void
keep(struct browser *browser, const char *text)
{
	struct wanted *wanted = &browser->searching.wanted;

	g_free(wanted->words);
	wanted->words = wanted->kind == SEARCH_REGEX || saved_ends(text) ? g_strdup(text) : words_begun(text);
	g_strchomp(wanted->words);
	set_matcher(browser, wanted->words, FALSE);
}

static void
answered(struct browser *browser, const char *text)
{
	if (*text == '\0') {
		places_pop(browser);
		return;
	}
	browser->searching.typed = browser->searching.serial;
	keep(browser, text);
	show_hits(browser);
	seek(browser, browser->searching.wanted.words, FALSE);
}

static void
given_up(struct browser *browser)
{
	search_stop(browser);
	places_pop(browser);
}

/* Hits can be looked through while the words are typed. */
static gboolean
move_hits(struct browser *browser, guint32 key)
{
	enum request request = keys_find(browser->keys, key);
	int page = browser_list(browser, AREA_HITS)->height;
	GError *error = NULL;

	if (!(key & KEY_NAMED) || (request != REQUEST_PAGE_DOWN && request != REQUEST_PAGE_UP))
		return FALSE;
	browser_check(browser, list_scroll(browser_list(browser, AREA_HITS), request == REQUEST_PAGE_DOWN ? page : -page, &error), &error);
	return TRUE;
}

static gboolean
take_key(struct browser *browser, guint32 key)
{
	struct wanted *wanted = &browser->searching.wanted;

	if (key == CONTROL_R)
		wanted->kind = wanted->kind == SEARCH_REGEX ? SEARCH_WORDS : SEARCH_REGEX;
	else if (key == CONTROL_T)
		set_scope(browser, (wanted->scope + 1) % SCOPES);
	else
		return move_hits(browser, key);
	set_label(browser);
	changed(browser, question_text(browser));
	return TRUE;
}

static const struct question question = { .label = "Search", .history = "search", .changed = changed,
	.answered = answered, .given_up = given_up, .key = take_key, .complete = saving_complete };

/* A search honours the filters that are on the screen: that of the meetings, that of the list. */
static char *
filters(const struct browser *browser)
{
	const char *meetings = browser->listings[AREA_MEETINGS].words, *list = browser->listings[browser->choice.list].words;

	if (browser->choice.list == AREA_HITS || browser->choice.list == AREA_MEETINGS)
		list = NULL;
	if (meetings != NULL && list != NULL)
		return g_strjoin(" ", meetings, list, NULL);
	return g_strdup(meetings != NULL ? meetings : list);
}

void
search_ask(struct browser *browser)
{
	places_push(browser);
	search_stop(browser);
	wanted_clear(&browser->searching.wanted);
	browser->searching.wanted.within = filters(browser);
	set_scope(browser, SCOPE_ALL);
	question_ask(browser, &question);
	set_label(browser);
}

void
search_words(struct browser *browser, const char *words)
{
	search_ask(browser);
	question_close(browser);
	answered(browser, words);
}

/* --- Again, and the matter ------------------------------------------------------------------------ */

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
	set_filter(browser);
	list_give(browser_list(browser, AREA_HITS), rows, TRUE);
	list_go(browser_list(browser, AREA_HITS), selected != 0 ? selected : where.item, NULL);
}

void
search_again(struct browser *browser, const struct wanted *wanted, gint64 selected)
{
	struct searching *searching = &browser->searching;

	if (is_same(&searching->wanted, wanted) && !browser->listings[AREA_HITS].is_stale) {
		list_go(browser_list(browser, AREA_HITS), selected, NULL);
		return;
	}
	search_stop(browser);
	wanted_clear(&searching->wanted);
	wanted_copy(&searching->wanted, wanted);
	searching->selected = selected;
	browser->listings[AREA_HITS].is_stale = FALSE;
	if (wanted->words == NULL)
		return;
	if (wanted->kind == SEARCH_MATTER) {
		g_clear_pointer(&searching->matcher, matcher_free);
		show_matter(browser, selected);
		return;
	}
	set_matcher(browser, wanted->words, FALSE);
	seek(browser, wanted->words, FALSE);
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

/* --- How it is named -------------------------------------------------------------------------------- */

void
search_trail(const struct browser *browser, GString *title)
{
	const struct wanted *wanted = &browser->searching.wanted;
	const char *words = browser->asking.question == &question ? question_text(browser) : wanted->words;
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
	const struct list *list = &browser->listings[AREA_HITS].list;
	gint64 count = MAX(searching->count, (gint64)list->rows->len);
	gint64 position = list_position(list);
	/* Beside a text its line needs the room. */
	gboolean is_read_told = searching->read != NULL && searching->wanted.kind != SEARCH_MATTER &&
	    browser->choice.focus == AREA_HITS;

	(void)is_long;
	if (position > 0)
		g_string_append_printf(status, "Hit %" G_GINT64_FORMAT " of ", position);
	g_string_append_printf(status, "%" G_GINT64_FORMAT "%s", count, searching->is_counted ? "" : "+");
	if (position == 0)
		g_string_append(status, count == 1 ? " hit" : " hits");
	if (!is_read_told)
		g_string_append(status, searching->wanted.kind == SEARCH_REGEX ? "  regex" :
		    searching->wanted.kind == SEARCH_WORDS ? "  words, any case" : "  newest first");
	if (searching->serial != 0 && !searching->is_counted && !searching->is_ended)
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
