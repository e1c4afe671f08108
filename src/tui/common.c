#include "tui/away.h"
#include "tui/browser.h"
#include "tui/command.h"
#include "tui/filtering.h"
#include "tui/pane.h"
#include "tui/places.h"
#include "tui/welcome.h"

/* What keys ask for in every pane. */

static void
print_and_leave(struct browser *browser)
{
	struct record record = browser_record(browser);

	browser->end.meeting = record.meeting;
	browser->end.item = record.item;
	browser->end.resolution = record.resolution;
	browser->end.action = record.action;
	browser->is_done = record.meeting != 0;
}

/* Hits and their text are a round of their own. */
static void
step_pane(struct browser *browser, int by)
{
	enum area list = browser->choice.list, focus = browser->choice.focus;

	if (list == AREA_HITS) {
		browser_focus(browser, focus == AREA_HITS ? AREA_READING : AREA_HITS);
		return;
	}
	do
		focus = (focus + PANES + by) % PANES;
	while (focus == AREA_HITS);
	browser_focus(browser, focus);
}

/* To a list by its number; out of the hits the way leads back. */
static void
show_list(struct browser *browser, enum area list)
{
	if (browser->choice.list == AREA_HITS)
		places_push(browser);
	browser_focus(browser, list);
}

/* The record among the others of its meeting; "back" leads here again. */
static void
show_in_meeting(struct browser *browser)
{
	struct record record = browser_record(browser);
	g_autofree char *key = g_strdup(record.key);

	if (record.item == 0) {
		browser_tell(browser, "This is a meeting");
		return;
	}
	places_push(browser);
	places_go(browser, key, AREA_ITEMS);
}

static void
go_back(struct browser *browser)
{
	const struct choice *choice = &browser->choice;

	if (choice->focus == AREA_READING && !places_is_jump(browser))
		browser_focus(browser, choice->list);
	else if (places_pop(browser))
		;
	else if (choice->focus == AREA_MEETINGS)
		browser->is_done = TRUE;
	else
		browser_focus(browser, AREA_MEETINGS);
}

static void
change_scope(struct browser *browser)
{
	browser->scope = (browser->scope + 1) % SCOPES;
	browser_follow(browser);
	browser_tell(browser, "Items, resolutions and actions of %s", scope_name(browser->scope));
}

static void
common_request(struct browser *browser, enum request request)
{
	switch (request) {
	case REQUEST_NEXT_PANE:
		step_pane(browser, 1);
		break;
	case REQUEST_PREVIOUS_PANE:
		step_pane(browser, -1);
		break;
	case REQUEST_SHOW_MEETINGS:
	case REQUEST_SHOW_ITEMS:
	case REQUEST_SHOW_RESOLUTIONS:
	case REQUEST_SHOW_ACTIONS:
		show_list(browser, AREA_MEETINGS + (request - REQUEST_SHOW_MEETINGS));
		break;
	case REQUEST_SCOPE:
		change_scope(browser);
		break;
	case REQUEST_SHOW_IN_MEETING:
		show_in_meeting(browser);
		break;
	case REQUEST_BACK:
		go_back(browser);
		break;
	case REQUEST_SEARCH:
		search_ask(browser);
		break;
	case REQUEST_THREAD:
		search_matter(browser);
		break;
	case REQUEST_FIND:
		find_ask(browser);
		break;
	case REQUEST_FIND_NEXT:
	case REQUEST_FIND_PREVIOUS:
		find_again(browser, request == REQUEST_FIND_PREVIOUS);
		break;
	case REQUEST_FILTER:
		filter_ask(browser);
		break;
	case REQUEST_CLEAR_FILTER:
		filter_clear(browser);
		break;
	case REQUEST_SORT:
		lists_sort_next(browser, browser->choice.list);
		break;
	case REQUEST_REVERSE:
		lists_reverse(browser, browser->choice.list);
		break;
	case REQUEST_MARK:
		marking_ask_state(browser);
		break;
	case REQUEST_UNDO:
		marking_undo(browser);
		break;
	case REQUEST_SET_DATE:
		marking_ask_date(browser);
		break;
	case REQUEST_ZOOM:
		browser->choice.is_zoomed = !browser->choice.is_zoomed;
		browser_arrange_again(browser);
		break;
	case REQUEST_PRINT:
		print_and_leave(browser);
		break;
	case REQUEST_COMMAND:
		command_ask(browser);
		break;
	case REQUEST_HELP:
		help_open(browser);
		break;
	case REQUEST_REFRESH:
		browser_refresh(browser);
		break;
	case REQUEST_QUIT:
		browser->is_done = TRUE;
		break;
	default:
		if (!away_request(browser, request))
			browser_tell(browser, "That key does nothing here");
	}
}

gboolean
browser_cancel(struct browser *browser)
{
	if (browser->help != NULL)
		help_close(browser);
	else if (overlay_is_open(browser))
		overlay_close(browser);
	else if (question_is_open(browser))
		question_give_up(browser);
	else if (!find_stop(browser) && !search_stop(browser))
		return FALSE;
	return TRUE;
}

/* A meeting is gone into; P picks it. */
gboolean
browser_picks(const struct browser *browser)
{
	return browser->is_pick && browser->choice.focus != AREA_MEETINGS && browser_record(browser).meeting != 0;
}

void
browser_request(struct browser *browser, enum request request)
{
	const struct pane *pane;
	enum area focus;

	/* Keys typed ahead find what the ones before them brought into sight; what only follows a
	 * moving row is read once, before it is drawn. */
	find_stop(browser);
	if (browser->choice.list == AREA_HITS)
		search_wait(browser); /* which leads back where nothing is found */
	focus = browser->choice.focus;
	pane = panes[focus];
	if (focus != AREA_MEETINGS)
		lists_follow(browser);
	if (focus == AREA_READING)
		browser_follow(browser);
	if (welcome_is_due(browser) && welcome_request(browser, request))
		return;
	if (request == REQUEST_OPEN && browser_picks(browser))
		request = REQUEST_PRINT;
	if (pane->request != NULL && pane->request(browser, request))
		return;
	if ((int)focus < LISTS && list_request(browser, request))
		return;
	common_request(browser, request);
}
