#include "tui/browser.h"

#include "base/error.h"
#include "tui/pane.h"

/* What follows the cursor: the lists of its meeting, the text of its record, with what was found marked. */

/* A meeting without its items' texts: with the first item only. */
static struct reading *
read_meeting(struct browser *browser, const struct record *record, GError **error)
{
	struct page page = { .limit = ITEMS_SHOWN + 1 };
	g_autoptr(GPtrArray) items = query_items(*browser->db, record->meeting, NULL, &page, error);
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

void
browser_highlight(struct browser *browser)
{
	gboolean is_search = browser->choice.list == AREA_HITS && browser->searching.matcher != NULL;

	if (browser->reading != NULL)
		reading_highlight(browser->reading, is_search ? browser->searching.matcher : browser->finding.matcher);
	browser->finding.goes_by_search = is_search;
}

/* What was found or looked for is marked; the text begins at the fact whose row is selected, or at
 * the first hit of the search. */
static void
show_fact(struct browser *browser)
{
	const struct record *record = &browser->read;
	int line = 0;

	if (!shows_reading(browser))
		return;
	reading_wrap(browser->reading, reading_width(browser), 0);
	browser_highlight(browser);
	if (record->resolution != 0)
		line = reading_line_of_resolution(browser->reading, fact_position(record->resolution));
	else if (record->action != 0)
		line = reading_line_of_action(browser->reading, fact_position(record->action));
	else if (browser->finding.goes_by_search)
		line = reading_find(browser->reading, 0, 1);
	if (browser->finding.goes_by_search)
		browser->finding.line = line;
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
