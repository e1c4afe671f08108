#include "tui/searching_inner.h"

#include <string.h>

#include "tui/browser.h"
#include "tui/places.h"
#include "tui/question.h"
#include "tui/saving.h"

/* The words, while they are typed: what is searched for, and where. */

enum { CONTROL_R = 'R' - '@', CONTROL_T = 'T' - '@' };

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

/* The list that is there gives way to the hits once there are some. */
static void
changed(struct browser *browser, const char *text)
{
	search_stop(browser);
	browser->searching.selected = 0;
	if (*text != '\0')
		search_seek(browser, text, TRUE);
}

void
search_keep_words(struct browser *browser, const char *text)
{
	struct wanted *wanted = &browser->searching.wanted;

	g_free(wanted->words);
	wanted->words = wanted->kind == SEARCH_REGEX || saved_ends(text) ? g_strdup(text) : words_begun(text);
	g_strchomp(wanted->words);
}

static void
answered(struct browser *browser, const char *text)
{
	if (*text == '\0') {
		places_pop(browser);
		return;
	}
	browser->searching.typed = browser->searching.serial;
	browser->searching.is_vain = browser->searching.serial == 0;
	search_keep_words(browser, text);
	if (browser->choice.list != AREA_HITS)
		browser_focus(browser, AREA_HITS);
	browser->searching.is_at_prompt = TRUE;
	search_seek(browser, browser->searching.wanted.words, FALSE);
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
		return words_both(meetings, list);
	return g_strdup(meetings != NULL ? meetings : list);
}

void
search_ask(struct browser *browser)
{
	places_push(browser);
	search_stop(browser);
	browser->searching.is_at_prompt = FALSE;
	wanted_clear(&browser->searching.wanted);
	if (browser->choice.list != AREA_HITS)
		wanted_clear(&browser->searching.found); /* those hits are out of sight */
	browser->searching.wanted.within = filters(browser);
	set_scope(browser, SCOPE_ALL);
	question_ask(browser, &question);
	set_label(browser);
	saving_offer(browser);
}

void
search_words(struct browser *browser, const char *words)
{
	search_ask(browser);
	question_close(browser);
	answered(browser, words);
	browser->searching.is_vain = FALSE;
}

const char *
search_typed(const struct browser *browser)
{
	return browser->asking.question == &question ? question_text(browser) : NULL;
}
