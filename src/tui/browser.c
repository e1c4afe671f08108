#include "tui/browser.h"

#include "base/error.h"
#include "base/place.h"
#include "tui/command.h"
#include "tui/filtering.h"
#include "tui/messages.h"
#include "tui/away.h"
#include "tui/pane.h"
#include "tui/places.h"
#include "tui/welcome.h"

/* --- The beginning --------------------------------------------------------------------------- */

static gboolean
begin_at(struct browser *browser, const struct tui_start *start, GError **error)
{
	if (!lists_open(browser, AREA_MEETINGS, start->meeting, error) ||
	    !lists_open(browser, AREA_ITEMS, start->item, error))
		return FALSE;
	if (start->is_in_list)
		return TRUE;
	browser_focus(browser, AREA_ITEMS);
	if (start->item != 0)
		browser_focus(browser, AREA_READING);
	return TRUE;
}

/* Before the first screen only this much is read. */
static gboolean
read_first(struct browser *browser, const struct tui_start *start, GError **error)
{
	if (start->words != NULL && !lists_filter(browser, AREA_MEETINGS, start->words, NULL, error))
		return FALSE;
	if (start->meeting != 0)
		return begin_at(browser, start, error);
	if (!lists_open(browser, AREA_MEETINGS, 0, error))
		return FALSE;
	if (start->words == NULL || lists_record(browser, AREA_MEETINGS).meeting != 0)
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no meeting matches: %s", start->words);
	return FALSE;
}

gboolean
browser_init(struct browser *browser, const struct tui_start *start, GError **error)
{
	g_autofree char *history = place_state("history");

	*browser = (struct browser){ .db = start->db, .cache_path = start->cache_path,
		.opened = start->opened, .data = start->data, .marks_path = start->marks_path,
		.meeting_key = start->meeting_key, .meeting_again = start->meeting_again, .is_pick = start->is_pick,
		.sample = start->sample, .meetings = -1, .choice.side = AREA_ITEMS };
	unsaved_init(&browser->unsaved);
	lists_init(browser);
	places_init(browser);
	config_init(&browser->config);
	browser->keys = keys_new();
	browser->history = history_open(history);
	if (start->message != NULL)
		browser_tell(browser, "%s", start->message);
	cache_stamp(*browser->db, browser->cache_path, &browser->stamp);
	if (read_first(browser, start, error))
		return TRUE;
	browser_clear(browser);
	return FALSE;
}

void
browser_clear(struct browser *browser)
{
	lists_clear(browser);
	places_clear(browser);
	help_close(browser);
	question_close(browser);
	find_clear(browser);
	search_clear(browser);
	marking_clear(&browser->marking);
	unsaved_clear(&browser->unsaved);
	g_clear_pointer(&browser->history, history_free);
	g_clear_pointer(&browser->reading, reading_free);
	g_clear_pointer(&browser->keys, keys_free);
	g_clear_pointer(&browser->loaded, g_free);
	g_clear_pointer(&browser->message, g_free);
	overlay_close(browser);
	messages_clear(browser);
	g_clear_pointer(&browser->export_path, g_free);
}

struct list *
browser_list(struct browser *browser, enum area area)
{
	return &browser->listings[area].list;
}

struct record
browser_record(const struct browser *browser)
{
	return lists_record(browser, browser->choice.list);
}

void
browser_position(const struct browser *browser, struct position *position)
{
	struct record meeting = lists_record(browser, AREA_MEETINGS), item = lists_record(browser, AREA_ITEMS);

	*position = (struct position){ NULL };
	if (meeting.meeting == 0)
		return;
	position->meeting = g_strdup(meeting.key);
	if (item.meeting == meeting.meeting)
		position->item = g_strdup(item.key);
}

/* --- Messages -------------------------------------------------------------------------------- */

void
browser_tell(struct browser *browser, const char *format, ...)
{
	va_list args;

	g_free(browser->message);
	va_start(args, format);
	browser->message = g_strdup_vprintf(format, args);
	va_end(args);
	messages_keep(browser, browser->message);
}

gboolean
browser_check(struct browser *browser, gboolean ok, GError **error)
{
	if (*error != NULL)
		browser_tell(browser, "%s", (*error)->message);
	g_clear_error(error);
	return ok;
}

/* --- What follows from what ------------------------------------------------------------------ */

/* A meeting without its items' texts: with the first item only. */
static struct reading *
read_meeting(struct browser *browser, const struct record *record, GError **error)
{
	g_autoptr(GPtrArray) items = query_items(*browser->db, record->meeting, NULL, NULL, error);
	const struct item_row *first = items != NULL && items->len > 0 ? items->pdata[0] : NULL;
	struct meeting *meeting = items != NULL ?
	    query_meeting(*browser->db, record->meeting, first != NULL ? first->id : 0, error) : NULL;
	struct meeting_counts counts;
	struct reading *reading = NULL;

	if (meeting == NULL)
		return NULL;
	if (query_neighbours(*browser->db, record->meeting, meeting, error) &&
	    query_meeting_counts(*browser->db, record->meeting, &counts, error))
		reading = reading_of_meeting(meeting, items, &counts);
	meeting_free(meeting);
	return reading;
}

static struct reading *
read_item(struct browser *browser, const struct record *record, GError **error)
{
	struct meeting *meeting = query_meeting(*browser->db, record->meeting, record->item, error);
	struct reading *reading = NULL;

	if (meeting == NULL)
		return NULL;
	if (meeting->items->len > 0 &&
	    query_links(*browser->db, record->meeting, record->item, meeting, error) &&
	    query_neighbours(*browser->db, record->meeting, meeting, error))
		reading = reading_of_item(meeting, g_ptr_array_index(meeting->items, 0));
	else if (meeting->items->len == 0)
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE,
		    "this item is no longer in the cache; R reads it again");
	meeting_free(meeting);
	return reading;
}

static gboolean
shows_reading(const struct browser *browser)
{
	return !rect_is_empty(&browser->layout.area[AREA_READING]);
}

static int
reading_width(const struct browser *browser)
{
	return MIN(browser->layout.area[AREA_READING].columns, browser->config.thresholds.text);
}

/* What was found or looked for is marked; the text begins at the fact whose row is selected, or at
 * the first hit of the search. */
static void
show_fact(struct browser *browser)
{
	const struct record *record = &browser->read;
	gboolean is_search = browser->choice.list == AREA_HITS && browser->searching.matcher != NULL;
	int line = 0;

	if (!shows_reading(browser))
		return;
	reading_wrap(browser->reading, reading_width(browser), 0);
	reading_highlight(browser->reading, is_search ? browser->searching.matcher : browser->finding.matcher);
	if (record->resolution != 0)
		line = reading_line_of_resolution(browser->reading, fact_position(record->resolution));
	else if (record->action != 0)
		line = reading_line_of_action(browser->reading, fact_position(record->action));
	else if (is_search)
		line = reading_find(browser->reading, 0, 1);
	if (line > 0)
		browser_show_line(browser, line);
}

void
browser_read(struct browser *browser)
{
	struct record record = browser_record(browser);
	GError *error = NULL;

	g_clear_pointer(&browser->reading, reading_free);
	browser->read = record;
	browser->reading_top = 0;
	browser->link = -1;
	if (record.meeting == 0)
		return;
	browser->reading = record.item != 0 ? read_item(browser, &record, &error) : read_meeting(browser, &record, &error);
	if (browser_check(browser, browser->reading != NULL, &error))
		show_fact(browser);
}

static void
follow_reading(struct browser *browser)
{
	struct record record = browser_record(browser);

	if (!shows_reading(browser) || (browser->reading != NULL && browser->read.meeting == record.meeting &&
	    browser->read.item == record.item && browser->read.resolution == record.resolution &&
	    browser->read.action == record.action))
		return;
	browser_read(browser);
}

static void
wrap_reading(struct browser *browser)
{
	int width = reading_width(browser);

	if (browser->reading == NULL || !shows_reading(browser))
		return;
	browser->reading_top = reading_wrap(browser->reading, width, browser->reading_top);
	browser->reading_top = MIN(browser->reading_top, browser_reading_last(browser));
}

void
browser_follow(struct browser *browser)
{
	lists_follow(browser);
	follow_reading(browser);
	wrap_reading(browser);
}

guint
browser_reading_last(const struct browser *browser)
{
	guint lines = browser->reading != NULL ? browser->reading->lines->len : 0;
	guint rows = list_rows(&browser->layout, AREA_READING);

	return lines > rows ? lines - rows : 0;
}

void
browser_show_line(struct browser *browser, guint line)
{
	guint rows = list_rows(&browser->layout, AREA_READING);

	if (line < browser->reading_top || line >= browser->reading_top + rows)
		browser->reading_top = MIN(line > rows / 3 ? line - rows / 3 : 0, browser_reading_last(browser));
}

void
browser_arrange(struct browser *browser, int rows, int columns)
{
	layout_arrange(&browser->layout, rows, columns, &browser->choice,
	    &browser->config.thresholds);
	for (int i = 0; i < LISTS; i++) {
		GError *error = NULL;

		if (!rect_is_empty(&browser->layout.area[i]))
			browser_check(browser,
			    list_set_height(browser_list(browser, i), list_rows(&browser->layout, i), &error), &error);
	}
}

void
browser_arrange_again(struct browser *browser)
{
	browser_arrange(browser, browser->layout.rows, browser->layout.columns);
}

void
browser_focus(struct browser *browser, enum area pane)
{
	browser->choice.focus = pane;
	if (pane != AREA_READING)
		browser->choice.list = pane;
	if (pane == AREA_ITEMS || pane == AREA_RESOLUTIONS || pane == AREA_ACTIONS)
		browser->choice.side = pane;
	browser_arrange_again(browser);
}

/* --- Reading again --------------------------------------------------------------------------- */

static gboolean
open_again(struct browser *browser, GError **error)
{
	sqlite3 *db = cache_open_reader(browser->cache_path, error);

	if (db == NULL || (browser->opened != NULL && !browser->opened(db, browser->data, error))) {
		cache_close(db);
		return FALSE;
	}
	cache_close(*browser->db);
	*browser->db = db;
	cache_stamp(db, browser->cache_path, &browser->stamp);
	browser->has_news = FALSE;
	return TRUE;
}

gboolean
browser_look(struct browser *browser)
{
	if (browser->has_news)
		return FALSE;
	browser->has_news = cache_has_news(*browser->db, browser->cache_path, &browser->stamp);
	return browser->has_news;
}

void
browser_refresh(struct browser *browser)
{
	GError *error = NULL;

	places_push(browser);
	for (int i = 0; i < LISTS; i++)
		browser->listings[i].is_stale = TRUE;
	if (browser->searching.seeker != NULL)
		seeker_reopen(browser->searching.seeker);
	if (browser_check(browser, open_again(browser, &error), &error)) {
		unsaved_use(browser);
		browser_tell(browser, "Read again");
	}
	g_clear_pointer(&browser->reading, reading_free);
	places_pop(browser);
	browser->meetings = -1;
}

/* Where the list begins in the middle, what comes before is counted, too. */
static gboolean
count_before(struct browser *browser, GError **error)
{
	struct list *meetings = browser_list(browser, AREA_MEETINGS);
	gint64 before;

	if (meetings->rows->len == 0 || meetings->before >= 0)
		return TRUE;
	if (!query_meetings_before(*browser->db, meetings->source.id(g_ptr_array_index(meetings->rows, 0)), &before, error))
		return FALSE;
	list_set_before(meetings, before);
	return TRUE;
}

void
browser_marks_changed(struct browser *browser)
{
	guint top = browser->reading_top;
	int link = browser->link;

	if (browser->searching.seeker != NULL)
		seeker_reopen(browser->searching.seeker);
	lists_marks_changed(browser);
	if (browser->reading == NULL || browser->read.meeting == 0)
		return;
	browser_read(browser);
	browser->reading_top = MIN(top, browser_reading_last(browser));
	browser->link = link;
}

void
browser_count(struct browser *browser)
{
	struct listing *meetings = &browser->listings[AREA_MEETINGS];
	GError *error = NULL;
	gboolean ok;

	g_clear_pointer(&browser->loaded, g_free);
	browser->meetings = 0;
	ok = query_age(*browser->db, &browser->meetings, &browser->loaded, &error);
	if (ok && meetings->filter == NULL && meetings->body == NULL) {
		list_set_total(&meetings->list, browser->meetings);
		ok = count_before(browser, &error);
	}
	browser_check(browser, ok, &error);
}

/* --- Requests -------------------------------------------------------------------------------- */

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

	if (choice->focus == AREA_READING)
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
	enum area focus = browser->choice.focus;
	const struct pane *pane = panes[focus];

	/* Keys typed ahead find what the ones before them brought into sight; what only follows a
	 * moving row is read once, before it is drawn. */
	find_stop(browser);
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
