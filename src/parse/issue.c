#include "parse/issue.h"

#include "base/rx.h"
#include "model/day.h"
#include "parse/body.h"
#include "parse/header.h"
#include "parse/layout.h"
#include "parse/page.h"

#include <string.h>

/* "Meeting: 16/01/2020 - Schools Forum (Item 133)": group 1 the date, 2 the body, 3 the number. */
static gboolean
read_head(const struct scan *scan, guint i, gsize *group)
{
	static struct rx *rx;
	const struct line *line = scan_line(scan, i);

	if (line->size < 24 || memcmp(scan_words(scan, i), "Meeting: ", 9) != 0)
		return FALSE;
	rx_own(&rx, "^Meeting: (\\d\\d/\\d\\d/\\d{4}) - (.+?)(?: \\(Item ([^)]*?)\\.?\\))?$", 0);
	return rx_search(rx, scan_words(scan, i), line->size, 0, group, 4) == RX_MATCH;
}

GArray *
issue_find_meetings(const struct scan *scan)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
	gsize group[8];

	for (guint i = 0; i < scan->text->lines->len; i++)
		if (scan_line(scan, i)->size && *scan_words(scan, i) == 'M' && read_head(scan, i, group))
			g_array_append_val(found, i);
	return found;
}

static void
read_issue(struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	const char *words = scan_words(scan, first);
	guint title = scan_next(scan, first + 1, end);
	struct day_found found;
	gsize group[8];

	if (!read_head(scan, first, group))
		return;
	if (day_find(words, group[3], group[2], &found))
		header_take_date(meeting, words, &found, BASIS_STATED);
	meeting->body = g_strndup(words + group[4], group[5] - group[4]);
	meeting->body_basis = BASIS_STATED;
	if (title == end)
		return;
	page_read_item(scan, title, title, end, NULL, meeting);
	struct item *item = g_ptr_array_index(meeting->items, 0);
	if (!item->number && group[6] != G_MAXSIZE && group[7] > group[6])
		item->number = arena_copy(item->arena, words + group[6], group[7] - group[6]);
}

static int
detect_issue(const struct scan *scan, guint first, guint end)
{
	gsize group[8];

	return first < end && scan_line(scan, first)->size && read_head(scan, first, group) ? 98 : 0;
}

const struct layout layout_issue = { "issue", detect_issue, read_issue };
