#include "tui/searching_inner.h"

#include "tui/browser.h"

/* Asking the seeker. What it answers is searching_hits.c's. */

enum {
	FIRST_HITS = 60,     /* while words are typed: a screenful */
	MATCHES_MOST = 2000  /* of a regular expression: behind these nothing is read on */
};

void
search_clear(struct browser *browser)
{
	struct searching *searching = &browser->searching;

	g_clear_pointer(&searching->seeker, seeker_free);
	g_clear_pointer(&searching->matcher, matcher_free);
	g_clear_pointer(&searching->read, g_free);
	wanted_clear(&searching->wanted);
	wanted_clear(&searching->found);
	g_clear_pointer(&searching->words_typed, g_free);
	g_clear_pointer(&searching->asked, g_free);
}

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

void
search_set_matcher(struct browser *browser)
{
	struct searching *searching = &browser->searching;
	gboolean is_regex = searching->wanted.kind == SEARCH_REGEX;

	g_clear_pointer(&searching->matcher, matcher_free);
	searching->matcher = is_regex ? matcher_of_regex(searching->asked, NULL) :
	    matcher_of_words_within(*browser->db, searching->asked, searching->wanted.within);
	if (searching->matcher != NULL)
		matcher_limit(searching->matcher);
	g_clear_pointer(&browser->reading, reading_free); /* its hits are others now */
}

void
search_seek(struct browser *browser, const char *text, gboolean is_begun)
{
	struct searching *searching = &browser->searching;
	const struct wanted *wanted = &searching->wanted;
	g_autofree char *typed = as_meant(browser, text, is_begun);
	struct search search = { .words = typed, .is_regex = wanted->kind == SEARCH_REGEX, .is_begun = is_begun && !saved_ends(text),
		.meeting = wanted->meeting, .body_key = wanted->body, .within = wanted->within,
		.limit = is_begun ? FIRST_HITS : wanted->kind == SEARCH_REGEX ? MATCHES_MOST : HITS_MOST,
		.is_patient = !is_begun };

	if (typed == NULL || !has_seeker(browser))
		return;
	searching->limit = search.limit;
	searching->is_begun = is_begun;
	searching->is_long = FALSE;
	g_free(searching->words_typed);
	g_free(searching->asked);
	searching->words_typed = g_strdup(text);
	searching->asked = search.is_begun && !search.is_regex ? words_so_far(typed) : g_strdup(typed);
	searching->serial = seeker_ask(searching->seeker, &search);
}

gboolean
search_stop(struct browser *browser)
{
	struct searching *searching = &browser->searching;

	if (searching->serial == 0)
		return FALSE;
	seeker_stop(searching->seeker);
	searching->serial = 0;
	searching->is_long = FALSE;
	return TRUE;
}

int
search_fd(const struct browser *browser)
{
	return browser->searching.seeker != NULL ? seeker_fd(browser->searching.seeker) : -1;
}
