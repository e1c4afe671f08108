#include "tui/filtering.h"

#include "base/cells.h"
#include "tui/browser.h"
#include "tui/pane.h"
#include "tui/question.h"
#include "tui/saving.h"

/* The filter stays on when the cursor moves to another meeting; what was wrong leaves it as it was. */

static gboolean
can_filter(struct browser *browser)
{
	if (browser->choice.list == AREA_HITS)
		browser_tell(browser, "These are the hits of a search: s searches anew");
	return browser->choice.list != AREA_HITS;
}

/* Of a filter that takes too long, which is told already. */
static void
take_off(struct browser *browser, enum area area, const char *former)
{
	lists_filter(browser, area, former, NULL, NULL);
	lists_follow(browser);
}

static void
tell_none(struct browser *browser, const char *text)
{
	g_autofree char *shown = cells_shorten(text, TYPED_SHOWN);

	browser_tell(browser, "Nothing matches \"%s\" here; F takes the filter off", shown);
}

void
filter_words(struct browser *browser, const char *text)
{
	enum area area = browser->choice.list;
	struct listing *listing = &browser->listings[area];
	g_autofree char *notice = NULL, *whole = NULL, *former = NULL;
	GError *error = NULL;

	if (!can_filter(browser))
		return;
	whole = saved_expand(browser->saved, text, &error);
	former = g_strdup(listing->words);
	listing->is_given_up = FALSE;
	if (!browser_check(browser, whole != NULL && lists_filter(browser, area, whole, &notice, &error), &error))
		return;
	lists_follow(browser);
	if (listing->is_given_up) {
		take_off(browser, area, former);
		return;
	}
	if (notice != NULL)
		browser_tell(browser, "%s", notice);
	else if (filter_undecided(listing->filter) > 0)
		browser_tell(browser, "Too complex: of %" G_GINT64_FORMAT " it could not be told whether they match",
		    filter_undecided(listing->filter));
	else if (lists_record(browser, area).meeting == 0)
		tell_none(browser, text);
}

static const struct question question = { .label = "Filter", .history = "filter", .answered = filter_words,
	.complete = saving_complete };

void
filter_ask(struct browser *browser)
{
	if (!can_filter(browser))
		return;
	question_ask(browser, &question);
	question_set_label(browser, "Filter %s (words, fields)", panes[browser->choice.list]->name);
	saving_offer(browser);
}

void
filter_clear(struct browser *browser)
{
	struct listing *listing = &browser->listings[browser->choice.list];

	if (browser->choice.list == AREA_HITS || listing->words == NULL) {
		browser_tell(browser, "There is no filter here");
		return;
	}
	lists_filter(browser, browser->choice.list, NULL, NULL, NULL);
	lists_follow(browser);
}
