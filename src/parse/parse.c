#include "parse/parse.h"

#include "base/bytes.h"
#include "base/error.h"
#include "model/day.h"
#include "parse/attendance.h"
#include "parse/body.h"
#include "parse/header.h"
#include "parse/infer.h"
#include "parse/issue.h"
#include "parse/layout.h"
#include "parse/number.h"
#include "parse/runs.h"
#include "parse/scan.h"

#include <string.h>

/* In the order in which they are asked; the first of two that are equally sure wins. */
static const struct layout *const layouts[] = { &layout_issue, &layout_old_page, &layout_table, &layout_page, &layout_printed, &layout_unlabelled };

enum { SURE = 80 };

static const struct layout *
find_layout(const struct scan *scan, guint first, guint end)
{
	const struct layout *best = NULL;
	int most = 0;

	for (guint i = 0; i < G_N_ELEMENTS(layouts) && most < SURE; i++) {
		int points = layouts[i]->detect(scan, first, end);
		if (points > most) {
			best = layouts[i];
			most = points;
		}
	}
	return best;
}

/* One word a line: nothing can be known of what stood where. */
static gboolean
is_layout_lost(const struct text *text)
{
	guint lines = 0, of_words = 0;
	gsize bytes = 0;

	for (guint i = 0; i < text->lines->len && of_words * 20 < text->lines->len; i++) {
		const struct line *line = &g_array_index(text->lines, struct line, i);
		if (line->size == 0 || line->bullet)
			continue;
		lines++;
		bytes += line->size;
		of_words += memchr(text->data + line->start, ' ', line->size) != NULL;
	}
	return lines > 200 && of_words * 20 < lines && bytes < 12 * (gsize)lines;
}

/* Where from `at` on four digits stand that are no part of more; `end` where none do. */
static gsize
next_four_digits(const char *data, gsize at, gsize end)
{
	while ((at = bytes_next_digit(data, at, end)) < end) {
		gsize first = at;

		while (at < end && g_ascii_isdigit(data[at]))
			at++;
		if (at - first == 4 && (first == 0 || !g_ascii_isdigit(data[first - 1])))
			return first;
	}
	return end;
}

/* Says it, with the date that the same item has beside it, if any: both stand in data. */
static void
warn_of_date(struct meeting *meeting, const char *data, const struct day_found *found)
{
	const char *words = data + found->starts;
	int size = (int)(found->ends - found->starts);
	char iso[DAY_TEXT] = "";

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];

		if (item->starts <= found->starts && found->ends <= item->ends &&
		    day_meant(words, size, data + item->starts, item->ends - item->starts, iso))
			break;
	}
	if (*iso != '\0') {
		g_autofree char *meant = day_words(iso);

		meeting_warn(meeting, "the date \"%.*s\" is doubtful: kept as printed; beside it stands %s", size, words, meant);
	} else {
		meeting_warn(meeting, "the date \"%.*s\" is doubtful: kept as printed", size, words);
	}
}

/* "2204" after a month's name is no year of any meeting: said, and left as printed. */
static void
warn_of_dates(struct meeting *meeting, const struct text *text)
{
	const char *data = text->data;
	struct day_found found;

	for (gsize at = meeting->starts; (at = next_four_digits(data, at, meeting->ends)) < meeting->ends; at += 4) {
		gsize from = MAX(meeting->starts, at - MIN(at, 24));
		if (data[at] < '2' || (data[at] == '2' && data[at + 1] < '2'))
			continue;
		if (day_find(data, at + 4, from, &found) && found.doubt == DAY_IMPOSSIBLE && found.ends == at + 4)
			warn_of_date(meeting, data, &found);
	}
}

/* The numbers of the items before the one at place n. */
static GHashTable *
numbers_before(const struct meeting *meeting, guint n)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < n; i++) {
		const struct item *item = g_ptr_array_index(meeting->items, i);
		if (item->number)
			g_hash_table_add(seen, item->number);
	}
	return seen;
}

/* Numbers that come twice, fall, or look like no council's: kept as printed, said once a kind. */
static void
warn_of_numbers(struct meeting *meeting)
{
	g_autoptr(GHashTable) seen = NULL; /* not as long as they rise: then none comes twice */
	const char *twice = NULL, *odd = NULL, *falls_from = NULL, *falls_to = NULL, *last = NULL;
	guint64 value = 0;

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = g_ptr_array_index(meeting->items, i);
		struct number number;
		if (!item->number || !number_read(item->number, strlen(item->number), &number))
			continue;
		if (!seen && last && number.value <= value)
			seen = numbers_before(meeting, i);
		if (seen && !g_hash_table_add(seen, item->number))
			twice = item->number;
		else if (last && number.value < value && !falls_from) {
			falls_from = last;
			falls_to = item->number;
		}
		if (number.is_odd && !odd)
			odd = item->number;
		value = number.value;
		last = item->number;
	}
	if (twice)
		meeting_warn(meeting, "the item number %s comes twice", twice);
	if (falls_from)
		meeting_warn(meeting, "item numbers fall from %s to %s", falls_from, falls_to);
	if (odd)
		meeting_warn(meeting, "the item number \"%s\" is unusual: kept as printed", odd);
}

/* A head may speak of another meeting that was cancelled; what was minuted was held. */
static void
check_status(struct meeting *meeting)
{
	for (guint i = 0; meeting->status == STATUS_CANCELLED && i < meeting->items->len; i++) {
		const struct item *item = g_ptr_array_index(meeting->items, i);
		if (item->minutes.text.len)
			meeting->status = STATUS_UNKNOWN;
	}
}

struct names {
	char *printed, *small;
};

/* The name of a body that is in capitals, as the text has it elsewhere. Whoever prints many meetings
 * in one file prints the same name in each: `before` is what was asked last. */
static void
take_small_letters(struct meeting *meeting, const struct text *text, struct names *before)
{
	if (g_strcmp0(before->printed, meeting->body) != 0) {
		g_free(before->small);
		before->small = body_small_letters(text, meeting->body);
		g_free(before->printed);
		before->printed = g_steal_pointer(&meeting->body);
	}
	g_free(meeting->body);
	meeting->body = g_strdup(before->small);
}

static void
finish_meeting(struct meeting *meeting, const struct text *text, const char *path, struct names *before)
{
	if (!meeting->body)
		infer_body(meeting, text);
	else
		take_small_letters(meeting, text, before);
	infer_from_name(meeting, path);
	infer_next_meeting(meeting);
	infer_start_time(meeting);
	check_status(meeting);
	for (guint i = 0; i < meeting->items->len; i++)
		attendance_read_item(meeting, g_ptr_array_index(meeting->items, i));
	if (!meeting->date && meeting->warnings->len == 0)
		meeting_warn(meeting, "no date of the meeting is given");
	if (!meeting->body)
		meeting_warn(meeting, "no body is named");
	if (meeting->items->len == 1 && !((struct item *)g_ptr_array_index(meeting->items, 0))->title)
		meeting_warn(meeting, "no items are marked: the text is kept as one item without a title");
	else if (meeting->items->len == 0 && meeting->status != STATUS_CANCELLED)
		meeting_warn(meeting, "no items are found");
	warn_of_numbers(meeting);
	warn_of_dates(meeting, text);
}

static struct meeting *
read_part(struct scan *scan, guint first, guint end, const char **layout)
{
	const struct layout *found = find_layout(scan, first, end);
	struct meeting *meeting;

	if (!found)
		return NULL;
	meeting = meeting_new();
	meeting->starts = first < scan->text->lines->len ? scan_line(scan, first)->from : 0;
	meeting->ends = end < scan->text->lines->len ? scan_line(scan, end)->from : scan->text->size;
	found->read(scan, first, end, meeting);
	*layout = found->name;
	return meeting;
}

/* Whether line i is the body's name alone, with nothing but a date on the next line. */
static gboolean
is_name_and_date(const struct scan *scan, guint i, guint end)
{
	guint next = scan_next(scan, i + 1, end);
	struct day_found found;

	return next < end && scan_line(scan, next)->size < 60 &&
	    day_find(scan_words(scan, next), scan_line(scan, next)->size, 0, &found) && found.starts < 4;
}

/* Whether soon after line i stands what only the head of a meeting has. */
static gboolean
is_head_below(const struct scan *scan, guint i, guint end)
{
	for (guint looked_at = 0; i < end && looked_at < 12; i++) {
		if (scan_line(scan, i)->size == 0)
			continue;
		looked_at++;
		if (scan->kind[i] == LINE_ITEMS || attendance_begins_at(scan, i, NULL) ||
		    g_ascii_strncasecmp(scan_words(scan, i), "venue:", 6) == 0)
			return TRUE;
	}
	return FALSE;
}

/* Whether another meeting of the same body begins at line i, which names it: its head once more, with another
 * date (a running head has the same). */
static gboolean
begins_meeting(const struct scan *scan, guint i, guint end, const struct meeting *meeting)
{
	gboolean is_other = FALSE;

	if (scan_line(scan, i)->size > strlen(meeting->body) ? !header_begins_at(scan, i) : !is_name_and_date(scan, i, end))
		return FALSE;
	struct meeting *other = meeting_new();
	header_read(scan, i, MIN(end, scan_next(scan, i + 1, end) + 1), FALSE, other);
	is_other = g_strcmp0(other->date, meeting->date) != 0;
	meeting_free(other);
	return is_other && is_head_below(scan, i, end);
}

/* The lines where further meetings begin in the same text. */
static GArray *
find_parts(const struct scan *scan, const struct meeting *meeting)
{
	GArray *parts = g_array_new(FALSE, FALSE, sizeof(guint));
	guint end = scan->text->lines->len;

	if (!meeting->body || !meeting->date || meeting->items->len == 0)
		return parts;
	const struct item *item = g_ptr_array_index(meeting->items, 0);
	gsize size = strlen(meeting->body);

	for (guint i = 0; i < end; i++)
		if (scan_line(scan, i)->size >= size && (*scan_words(scan, i) | 0x20) == (*meeting->body | 0x20) && /* in either case */
		    scan_line(scan, i)->from > item->starts && g_ascii_strncasecmp(scan_words(scan, i), meeting->body, size) == 0 && begins_meeting(scan, i, end, meeting))
			g_array_append_val(parts, i);
	return parts;
}

/* Reads the meetings that begin at these lines. */
static void
read_parts(struct scan *scan, const GArray *begins, GPtrArray *meetings, const char **layout)
{
	for (guint i = 0; i < begins->len; i++) {
		guint first = g_array_index(begins, guint, i);
		guint end = i + 1 < begins->len ? g_array_index(begins, guint, i + 1) : scan->text->lines->len;
		struct meeting *part = read_part(scan, first, end, layout);
		if (part)
			g_ptr_array_add(meetings, part);
	}
	if (meetings->len > 1)
		meeting_warn(g_ptr_array_index(meetings, 0), "%u meetings in one file", meetings->len);
}

static GPtrArray *
read_all(struct scan *scan, const char **layout)
{
	GPtrArray *meetings = g_ptr_array_new_with_free_func((GDestroyNotify)meeting_free);
	g_autoptr(GArray) of_issue = issue_find_meetings(scan);
	struct meeting *whole;
	guint top = 0;

	if (of_issue->len > 0) {
		read_parts(scan, of_issue, meetings, layout);
		return meetings;
	}
	if ((whole = read_part(scan, 0, scan->text->lines->len, layout)) == NULL)
		return meetings;
	g_autoptr(GArray) parts = find_parts(scan, whole);
	if (parts->len == 0) {
		g_ptr_array_add(meetings, whole);
		return meetings;
	}
	meeting_free(whole);
	g_array_prepend_val(parts, top);
	read_parts(scan, parts, meetings, layout);
	return meetings;
}

/* A text with a "RESOLVED" in it, of which neither body nor date nor a single title is known: code,
 * an article. */
static gboolean
says_nothing(const struct meeting *meeting)
{
	const struct item *item = meeting->items->len ? g_ptr_array_index(meeting->items, 0) : NULL;

	return meeting->items->len < 2 && !meeting->body && !meeting->date && !meeting->venue && meeting->status == STATUS_UNKNOWN &&
	    !(item && (item->title || item->number || item->is_truncated));
}

GPtrArray *
parse_meetings(const struct text *text, const char *path, const char **layout, GError **error)
{
	GPtrArray *meetings;
	struct names before = { NULL, NULL };
	struct scan scan;
	g_autoptr(GArray) parted = runs_part(text);
	struct text broken = *text;

	if (is_layout_lost(text)) {
		g_set_error(error, MB_ERROR, MB_ERROR_FILE, "no meeting is recognised: the layout is lost, with a word or two a line");
		return NULL;
	}
	if (parted) {
		broken.lines = parted;
		text = &broken;
	}
	scan_text(&scan, text);
	meetings = read_all(&scan, layout);
	scan_clear(&scan);
	for (guint i = 0; i < meetings->len; i++)
		finish_meeting(g_ptr_array_index(meetings, i), text, path, &before);
	g_free(before.printed);
	g_free(before.small);
	if (meetings->len == 0 || (meetings->len == 1 && says_nothing(g_ptr_array_index(meetings, 0)))) {
		g_ptr_array_unref(meetings);
		g_set_error(error, MB_ERROR, MB_ERROR_FILE, "no meeting is recognised in it");
		return NULL;
	}
	return meetings;
}
