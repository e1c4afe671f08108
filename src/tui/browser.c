#include "tui/browser.h"

#include "base/error.h"
#include "base/place.h"
#include "tui/messages.h"
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
	browser->saved = saved_new();
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
	g_clear_pointer(&browser->saved, saved_free);
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

void
browser_show(struct browser *browser, const char *format, ...)
{
	va_list args;

	g_free(browser->message);
	va_start(args, format);
	browser->message = g_strdup_vprintf(format, args);
	va_end(args);
}

gboolean
browser_check(struct browser *browser, gboolean ok, GError **error)
{
	if (*error != NULL)
		browser_tell(browser, "%s", (*error)->message);
	g_clear_error(error);
	return ok;
}

/* --- What is in sight ------------------------------------------------------------------------- */

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
		places_end_jump(browser);
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
