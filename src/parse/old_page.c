/*
 * The council system's old page "Meeting documents" (LAYOUTS.md N8): the cells of two tables stand
 * glued together, a number first. The second table, of the minutes, has it all; where it is missing,
 * the first one is read, which has a title and the resolution on one line.
 *
 *     Min NoDescriptionResolution
 *     9Apologies for absenceNoted.
 *     Min NoMinute
 *     9Apologies for absence
 *     An apology was received from Councillor Lamb.
 */
#include "base/rx.h"
#include "parse/attendance.h"
#include "parse/header.h"
#include "parse/layout.h"
#include "parse/paragraph.h"
#include "parse/title.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 4, SHORTEST = 11, LONGEST = 40 /* bytes of the lines that outline the page */ };

/* A row of a table: the line that its number is glued to. */
struct row {
	guint line;
	guint digits;
};

/* The line below "Meeting documents", and the heads of what follows; the end of the lines where there is none. */
struct outline {
	guint head, attendance, short_table, table;
};

static gboolean
is_line(const struct scan *scan, guint i, const char *words)
{
	return scan_line(scan, i)->size == strlen(words) && g_ascii_strncasecmp(scan_words(scan, i), words, strlen(words)) == 0;
}

static struct outline
find_outline(const struct scan *scan, guint first, guint end)
{
	static struct rx *rx;
	struct outline outline = { first, end, end, end };

	rx_own(&rx, "^min(?:ute)? ?no\\.? ?(?:description ?(?:resolution|decision)|(minute))$", RX_CASELESS);
	for (guint i = first; i < end; i++) {
		gsize group[4], size = scan_line(scan, i)->size;

		if (size < SHORTEST || size > LONGEST)
			continue;
		if (outline.attendance == end && is_line(scan, i, "Meeting documents"))
			outline.head = i + 1;
		else if (outline.attendance == end && is_line(scan, i, "Attendance Details"))
			outline.attendance = i;
		else if (strchr("mM", *scan_words(scan, i)) &&
		    rx_search(rx, scan_words(scan, i), size, 0, group, 2) == RX_MATCH)
			*(group[2] == G_MAXSIZE ? &outline.short_table : &outline.table) = i;
	}
	return outline;
}

/* The number glued to the start of the line, where it is `next`, or any where that is 0. */
static guint
digits_of(const struct scan *scan, guint i, guint next)
{
	const char *words = scan_words(scan, i);
	gsize size = scan_line(scan, i)->size, digits = strspn(words, "0123456789");
	g_autofree char *wanted = g_strdup_printf("%u", next);

	if (next > 0)
		digits = strncmp(words, wanted, strlen(wanted)) == 0 ? strlen(wanted) : 0;
	return digits > 0 && digits <= MOST_DIGITS && digits < size && !strchr(" \t.,:;)/-", words[digits]) &&
	    !g_ascii_islower(words[digits]) ? digits : 0;
}

/* Numbers follow one another, so that a title may begin with digits: "4306/01045 - Land at West Street". */
static GArray *
find_rows(const struct scan *scan, guint first, guint end)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	guint next = 0;

	for (guint i = first; i < end; i++) {
		struct row row = { i, scan_line(scan, i)->size > 0 ? digits_of(scan, i, next) : 0 };

		if (row.digits == 0)
			continue;
		if (next == 0)
			next = strtoul(scan_words(scan, i), NULL, 10);
		next++;
		g_array_append_val(rows, row);
	}
	return rows;
}

/* Where the title ends that the next cell is glued to: "absenceNoted."; 0: it has the line for itself. */
static gsize
end_of_title(const struct scan *scan, const struct row *row)
{
	static struct rx *rx;
	gsize group[2];

	rx_own(&rx, "[\\p{Ll}\\d)](?<!\\bMc)(?<!\\bMac)(?=\\p{Lu}\\p{L}+)|(?=RESOLVED\\b)", 0);
	return rx_search(rx, scan_words(scan, row->line), scan_line(scan, row->line)->size, row->digits + 1, group, 1) == RX_MATCH ? group[1] : 0;
}

static void
read_row(const struct scan *scan, const struct row *row, guint end, gboolean is_short, struct meeting *meeting)
{
	struct item *item = meeting_add_unwritten_item(meeting);
	gsize shared = is_short ? end_of_title(scan, row) : 0;
	struct writer writer;

	item->number = arena_copy(item->arena, scan_words(scan, row->line), row->digits);
	writer_init(&writer, scan, &item->minutes, end);
	if (shared > 0) {
		title_take_part(scan, row->line, row->digits, shared, item);
		writer_add(&writer, row->line, shared, item);
	} else
		title_take(scan, row->line, row->digits, item, meeting);
	writer_add_lines(&writer, row->line + 1, end, item);
	while (end > row->line + 1 && scan_line(scan, end - 1)->size == 0)
		end--;
	item->starts = scan_line(scan, row->line)->start;
	item->ends = scan_line(scan, end - 1)->start + scan_line(scan, end - 1)->size;
}

static void
read_old_page(struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	struct outline outline = find_outline(scan, first, end);
	gboolean is_short = outline.table == end;
	guint table = is_short ? outline.short_table : outline.table;
	g_autoptr(GArray) rows = find_rows(scan, MIN(table + 1, end), end);
	guint head = MIN(outline.short_table, outline.table);

	header_read(scan, outline.head, MIN(outline.attendance, head), FALSE, meeting);
	attendance_read(scan, MIN(outline.attendance, head), head, meeting);
	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = &g_array_index(rows, struct row, i);

		read_row(scan, row, i + 1 < rows->len ? row[1].line : end, is_short, meeting);
	}
}

static int
detect_old_page(const struct scan *scan, guint first, guint end)
{
	enum { TOP = 100 /* lines, in which its head and the first table begin */ };
	struct outline outline = find_outline(scan, first, MIN(first + TOP, end));

	end = MIN(first + TOP, end);
	return outline.table < end || outline.short_table < end ? 96 : 0;
}

const struct layout layout_old_page = { "old page", detect_old_page, read_old_page };
