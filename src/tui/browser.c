#include "tui/browser.h"

#include "base/error.h"
#include "tui/pane.h"

/* --- The lists ------------------------------------------------------------------------------- */

static gint64
meeting_id(gconstpointer row)
{
	return ((const struct meeting_row *)row)->id;
}

static gint64
item_id(gconstpointer row)
{
	return ((const struct item_row *)row)->id;
}

static GPtrArray *
fetch_meetings(gpointer data, const struct page *page, GError **error)
{
	const struct browser *browser = data;

	return query_meetings(*browser->db, browser->filter, page, error);
}

static GPtrArray *
fetch_items(gpointer data, const struct page *page, GError **error)
{
	const struct browser *browser = data;

	return query_items(*browser->db, browser->items_of, NULL, page, error);
}

/* Lists the items of the selected meeting, from the first one or around this one. */
static gboolean
open_items(struct browser *browser, gint64 item, GError **error)
{
	struct list *items = &browser->lists[AREA_ITEMS];
	const struct meeting_row *meeting = browser_meeting(browser);

	browser->items_of = meeting != NULL ? meeting->id : 0;
	if (!(item != 0 ? list_refresh(items, item, error) : list_home(items, error)))
		return FALSE;
	list_set_total(items, meeting != NULL ? meeting->items : 0);
	return TRUE;
}

static gboolean
begin_at(struct browser *browser, const struct tui_start *start, GError **error)
{
	if (!list_go(&browser->lists[AREA_MEETINGS], start->meeting, error) ||
	    !open_items(browser, start->item, error))
		return FALSE;
	browser_focus(browser, AREA_ITEMS);
	if (start->item != 0)
		browser_focus(browser, AREA_READING);
	return TRUE;
}

/* Before the first screen only this much is read. */
static gboolean
read_first(struct browser *browser, const struct tui_start *start, GError **error)
{
	struct list *meetings = &browser->lists[AREA_MEETINGS];

	if (start->meeting != 0)
		return begin_at(browser, start, error);
	if (!list_home(meetings, error))
		return FALSE;
	if (meetings->rows->len > 0)
		return TRUE;
	if (start->filter != NULL)
		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no meeting matches: %s", start->words);
	else
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE,
		    "the cache holds no meetings; load some first: minutebook load FOLDER");
	return FALSE;
}

gboolean
browser_init(struct browser *browser, const struct tui_start *start, GError **error)
{
	enum { FIRST_PAGE = 50 }; /* the height is not known before the screen is open */
	struct list_source meetings = { fetch_meetings, meeting_id, browser };
	struct list_source items = { fetch_items, item_id, browser };

	*browser = (struct browser){ .db = start->db, .cache_path = start->cache_path,
		.opened = start->opened, .data = start->data, .filter = start->filter,
		.words = start->words, .meetings = -1 };
	list_init(&browser->lists[AREA_MEETINGS], &meetings);
	list_init(&browser->lists[AREA_ITEMS], &items);
	for (int i = 0; i < LISTS; i++)
		list_set_height(&browser->lists[i], FIRST_PAGE, NULL);
	browser->keys = keys_new();
	if (read_first(browser, start, error))
		return TRUE;
	browser_clear(browser);
	return FALSE;
}

void
browser_clear(struct browser *browser)
{
	for (int i = 0; i < LISTS; i++)
		list_clear(&browser->lists[i]);
	g_clear_pointer(&browser->reading, reading_free);
	g_clear_pointer(&browser->keys, keys_free);
	g_clear_pointer(&browser->loaded, g_free);
	g_clear_pointer(&browser->message, g_free);
}

const struct meeting_row *
browser_meeting(const struct browser *browser)
{
	return list_selected(&browser->lists[AREA_MEETINGS]);
}

const struct item_row *
browser_item(const struct browser *browser)
{
	return list_selected(&browser->lists[AREA_ITEMS]);
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
}

gboolean
browser_check(struct browser *browser, gboolean ok, GError *error)
{
	if (error != NULL)
		browser_tell(browser, "%s", error->message);
	g_clear_error(&error);
	return ok;
}

/* --- What follows from what ------------------------------------------------------------------ */

static gboolean
is_in_sight(const struct browser *browser, enum area area)
{
	return !rect_is_empty(&browser->layout.area[area]);
}

static void
follow_items(struct browser *browser)
{
	gint64 meeting = list_selected_id(&browser->lists[AREA_MEETINGS]);
	GError *error = NULL;

	if (browser->items_of == meeting ||
	    !(is_in_sight(browser, AREA_ITEMS) || is_in_sight(browser, AREA_READING)))
		return;
	browser_check(browser, open_items(browser, 0, &error), error);
}

/* A meeting without its items' texts: with the first item only. */
static struct reading *
read_meeting(struct browser *browser, GError **error)
{
	const GPtrArray *items = browser->lists[AREA_ITEMS].rows;
	gint64 first = items->len > 0 ? item_id(g_ptr_array_index(items, 0)) : 0;
	struct meeting *meeting = query_meeting(*browser->db, browser->reading_meeting, first, error);
	struct reading *reading;

	if (meeting == NULL)
		return NULL;
	reading = reading_of_meeting(meeting, items);
	meeting_free(meeting);
	return reading;
}

static struct reading *
read_item(struct browser *browser, GError **error)
{
	struct meeting *meeting =
	    query_meeting(*browser->db, browser->reading_meeting, browser->reading_item, error);
	struct reading *reading = NULL;

	if (meeting == NULL)
		return NULL;
	if (meeting->items->len > 0)
		reading = reading_of_item(meeting, g_ptr_array_index(meeting->items, 0));
	else
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE,
		    "this item is no longer in the cache; R reads it again");
	meeting_free(meeting);
	return reading;
}

static void
follow_reading(struct browser *browser)
{
	const struct item_row *item = browser->list == AREA_ITEMS ? browser_item(browser) : NULL;
	gint64 meeting = list_selected_id(&browser->lists[AREA_MEETINGS]);
	gint64 wanted = item != NULL ? item->id : 0;
	GError *error = NULL;

	if (!is_in_sight(browser, AREA_READING) || meeting == 0)
		return;
	if (browser->reading_meeting == meeting && browser->reading_item == wanted)
		return;
	g_clear_pointer(&browser->reading, reading_free);
	browser->reading_meeting = meeting;
	browser->reading_item = wanted;
	browser->reading_top = 0;
	browser->reading = wanted != 0 ? read_item(browser, &error) : read_meeting(browser, &error);
	browser_check(browser, browser->reading != NULL, error);
}

static void
wrap_reading(struct browser *browser)
{
	int width = MIN(browser->layout.area[AREA_READING].columns, READING_COLUMNS);

	if (browser->reading == NULL || !is_in_sight(browser, AREA_READING))
		return;
	browser->reading_top = reading_wrap(browser->reading, width, browser->reading_top);
	browser->reading_top = MIN(browser->reading_top, browser_reading_last(browser));
}

void
browser_follow(struct browser *browser)
{
	follow_items(browser);
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
browser_arrange(struct browser *browser, int rows, int columns)
{
	layout_arrange(&browser->layout, rows, columns, browser->focus, browser->list, browser->is_zoomed);
	for (int i = 0; i < LISTS; i++) {
		GError *error = NULL;

		if (is_in_sight(browser, i))
			browser_check(browser,
			    list_set_height(&browser->lists[i], list_rows(&browser->layout, i), &error), error);
	}
}

void
browser_focus(struct browser *browser, enum area pane)
{
	browser->focus = pane;
	if (pane != AREA_READING)
		browser->list = pane;
	browser_arrange(browser, browser->layout.rows, browser->layout.columns);
}

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
	return TRUE;
}

/* The id that a key has by now; 0 where it is no longer there. */
static gint64
id_now(struct browser *browser, const char *key, gboolean is_item)
{
	gint64 meeting = 0, item = 0;

	if (key == NULL || !query_find(*browser->db, key, &meeting, &item, NULL))
		return 0;
	return is_item ? item : meeting;
}

static gboolean
read_again(struct browser *browser, gint64 meeting, gint64 item, GError **error)
{
	struct list *meetings = &browser->lists[AREA_MEETINGS];

	if (!list_refresh(meetings, meeting, error))
		return FALSE;
	if (meeting == 0 || list_selected_id(meetings) != meeting) {
		browser_focus(browser, AREA_MEETINGS);
		item = 0;
	}
	return open_items(browser, item, error);
}

void
browser_refresh(struct browser *browser)
{
	const struct meeting_row *meeting = browser_meeting(browser);
	const struct item_row *item = browser->list == AREA_ITEMS ? browser_item(browser) : NULL;
	g_autofree char *meeting_key = meeting != NULL ? g_strdup(meeting->key) : NULL;
	g_autofree char *item_key = item != NULL ? g_strdup(item->key) : NULL;
	GError *error = NULL;
	gboolean ok = open_again(browser, &error) &&
	    read_again(browser, id_now(browser, meeting_key, FALSE), id_now(browser, item_key, TRUE), &error);

	browser->reading_meeting = 0;
	browser->meetings = -1;
	if (browser_check(browser, ok, error))
		browser_tell(browser, "Read again");
}

void
browser_count(struct browser *browser)
{
	GError *error = NULL;

	g_clear_pointer(&browser->loaded, g_free);
	browser->meetings = 0;
	if (browser_check(browser,
	        query_age(*browser->db, &browser->meetings, &browser->loaded, &error), error) &&
	    browser->filter == NULL)
		list_set_total(&browser->lists[AREA_MEETINGS], browser->meetings);
}

/* --- Requests -------------------------------------------------------------------------------- */

static void
print_and_leave(struct browser *browser)
{
	const struct item_row *item = browser->list == AREA_ITEMS ? browser_item(browser) : NULL;

	browser->end.meeting = list_selected_id(&browser->lists[AREA_MEETINGS]);
	browser->end.item = item != NULL ? item->id : 0;
	browser->is_done = browser->end.meeting != 0;
}

static void
common_request(struct browser *browser, enum request request)
{
	switch (request) {
	case REQUEST_NEXT_PANE:
		browser_focus(browser, (browser->focus + 1) % PANES);
		break;
	case REQUEST_PREVIOUS_PANE:
		browser_focus(browser, (browser->focus + PANES - 1) % PANES);
		break;
	case REQUEST_SHOW_MEETINGS:
		browser_focus(browser, AREA_MEETINGS);
		break;
	case REQUEST_SHOW_ITEMS:
		browser_focus(browser, AREA_ITEMS);
		break;
	case REQUEST_BACK:
		if (browser->focus == AREA_MEETINGS)
			browser->is_done = TRUE;
		else
			browser_focus(browser, browser->focus == AREA_READING ? browser->list : AREA_MEETINGS);
		break;
	case REQUEST_ZOOM:
		browser->is_zoomed = !browser->is_zoomed;
		browser_arrange(browser, browser->layout.rows, browser->layout.columns);
		break;
	case REQUEST_PRINT:
		print_and_leave(browser);
		break;
	case REQUEST_HELP:
		browser->shows_help = TRUE;
		browser->help_top = 0;
		break;
	case REQUEST_REFRESH:
		browser_refresh(browser);
		break;
	case REQUEST_QUIT:
		browser->is_done = TRUE;
		break;
	default:
		browser_tell(browser, "That key does nothing here");
	}
}

void
browser_request(struct browser *browser, enum request request)
{
	const struct pane *pane = panes[browser->focus];

	/* Keys typed ahead find what the ones before them brought into sight; what only follows a
	 * moving row is read once, before it is drawn. */
	if (browser->focus != AREA_MEETINGS)
		follow_items(browser);
	if (browser->focus == AREA_READING)
		browser_follow(browser);
	if (browser->shows_help && help_request(browser, request))
		return;
	if (pane->request != NULL && pane->request(browser, request))
		return;
	if ((int)browser->focus < LISTS && list_request(browser, request))
		return;
	common_request(browser, request);
}
