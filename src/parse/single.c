#include "parse/single.h"

#include "base/rx.h"
#include "model/day.h"
#include "parse/body.h"
#include "parse/header.h"
#include "parse/page.h"

#include <string.h>

guint
single_find(const struct scan *scan, guint first, guint end)
{
	static const char *const titles[] = { "Agenda item", "Eitem Agenda" };
	guint i = scan_next(scan, first, end);

	for (guint j = 0; i < end && j < G_N_ELEMENTS(titles); j++)
		if (scan_line(scan, i)->size == strlen(titles[j]) && g_str_has_prefix(scan_words(scan, i), titles[j]))
			return scan_next(scan, i + 1, end);
	return end;
}

/* "Meeting of Cabinet, Tuesday, 6th September, 2022 6.00 pm (Item 34.)" below the title. */
static gboolean
take_meeting(const struct scan *scan, guint i, struct meeting *meeting, char **number)
{
	static struct rx *rx;
	const char *words = scan_words(scan, i);
	gsize size = scan_line(scan, i)->size, group[6];
	struct day_found found;
	char hhmm[6];

	rx_own(&rx, "^(?:Meeting of|Cyfarfod) (?:the )?(.+?),? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Dydd )\\w+,? )?\\d.*?(?:\\((?:Item|Eitem) ([^()]+?)\\.?\\))?$", RX_CASELESS);
	if (rx_search(rx, words, size, 0, group, 3) != RX_MATCH || !day_find(words, size, group[3], &found) ||
	    !body_is_likely(words + group[2], group[3] - group[2]))
		return FALSE;
	meeting->body = g_strndup(words + group[2], group[3] - group[2]);
	meeting->body_basis = BASIS_STATED;
	header_take_date(meeting, words, &found, BASIS_STATED);
	if (day_find_time(words, size, found.ends, hhmm, NULL))
		meeting->start_time = g_strdup(hhmm);
	if (group[4] != G_MAXSIZE)
		*number = g_strndup(words + group[4], group[5] - group[4]);
	return TRUE;
}

/* The number that the system prints behind the title in the name of the item's own paper: "Seafront
 * Shelters, item 69." NULL where it has none. */
static char *
number_in_papers(const struct item *item)
{
	static struct rx *rx;
	gsize group[4];

	rx_own(&rx, ", (?:item|eitem) (\\d+[A-Z]?)\\.?(?=$| [A-Z]{3,4} \\d)", RX_CASELESS);
	for (guint i = 0; item->title != NULL && i < item->documents->len; i++) {
		const struct document *document = g_ptr_array_index(item->documents, i);
		const char *title = document->label;

		if (title != NULL && g_str_has_prefix(title, item->title) &&
		    rx_search(rx, title, strlen(title), 0, group, 2) == RX_MATCH)
			return g_strndup(title + group[2], group[3] - group[2]);
	}
	return NULL;
}

void
single_read(struct scan *scan, guint title, guint end, struct meeting *meeting)
{
	gboolean is_untitled = scan->kind[title] == LINE_MINUTES || scan->kind[title] == LINE_DECISION;
	guint below = scan_next(scan, title + 1, end);
	g_autofree char *number = NULL;
	struct item *item;

	if (below < end && take_meeting(scan, below, meeting, &number))
		scan->kind[below] = LINE_FURNITURE;
	page_read_item(scan, title, is_untitled ? end : title, end, NULL, meeting);
	item = g_ptr_array_index(meeting->items, meeting->items->len - 1);
	if (number == NULL)
		number = number_in_papers(item);
	if (item->number == NULL && number != NULL)
		item->number = arena_copy(item->arena, number, -1);
}
