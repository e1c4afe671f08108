#include <string.h>
#include "cmd/hits_out.h"

struct hits_out {
	struct rows *rows;
	guint64 n;
	gboolean is_grouped, by_day;
	GPtrArray *waiting; /* struct item_row: of one day, or of all, until they are grouped */
};

/* --- One hit --------------------------------------------------------------------------------- */

/* Characters before the first hit in a table, which cuts at the end: the hit must be seen, on a
 * narrow line, too, most of which the reference takes. */
static int
lead(void)
{
	enum { LEAD = 16, TAKEN = 64 };

	return CLAMP(output_table_width() - TAKEN, 0, LEAD);
}

/* Where to begin: at a word, a few characters before the first hit. */
static const char *
snippet_start(const char *snippet)
{
	const char *hit = strchr(snippet, HIT_STARTS), *start = hit;

	for (int i = lead(); hit != NULL && start > snippet && i > 0; i--)
		start = g_utf8_prev_char(start);
	if (hit == NULL || start == snippet)
		return snippet;
	while (start < hit && start[-1] != ' ')
		start = g_utf8_next_char(start);
	return start;
}

/* The marks of a hit as people see them: [neglect]. A table without words shows titles. */
static char *
show_hits(const struct rows *rows, const struct item_row *row)
{
	const char *text = row->snippet;
	g_autofree char *marked = NULL;

	if (text == NULL && rows_are_table(rows))
		text = row->title;
	else if (text != NULL && rows_are_cut(rows))
		text = snippet_start(text);
	if (text != NULL && text != row->snippet && row->snippet != NULL)
		text = marked = g_strconcat("…", text, NULL);
	return hit_brackets(text);
}

static void
print_hit(struct hits_out *out, const struct item_row *row)
{
	g_autofree char *snippet = show_hits(out->rows, row), *key = NULL;
	struct item_row shown = *row;

	shown.snippet = snippet;
	/* The line above says day and body. */
	if (out->is_grouped && rows_are_table(out->rows)) {
		shown.key = key = g_strconcat("  ", row->key, NULL);
		shown.date = shown.body = NULL;
	}
	row_print(out->rows, &shown);
	out->n++;
}

/* --- Meetings -------------------------------------------------------------------------------- */

/* The line above a meeting's hits. A key is "body/day/item", and a hit's may go on. */
static void
print_head(struct hits_out *out, const struct item_row *row, guint n)
{
	const char *day = strchr(row->key, '/') + 1;
	g_autofree char *key = g_strndup(row->key, day + strcspn(day, "/") - row->key);
	g_autofree char *told = g_strdup_printf("%u %s", n, n == 1 ? "hit" : "hits");
	struct item_row shown = { .key = key, .date = row->date, .body = row->body, .snippet = told };

	row_print(out->rows, &shown);
}

/* From the i-th on, all that are of its meeting; these are taken out. */
static void
print_group(struct hits_out *out, guint first)
{
	const struct item_row *head = out->waiting->pdata[first];
	gint64 meeting = head->meeting_id;
	guint n = 0;

	for (guint i = first; i < out->waiting->len; i++) {
		const struct item_row *row = out->waiting->pdata[i];

		n += row != NULL && row->meeting_id == meeting;
	}
	if (rows_are_table(out->rows))
		print_head(out, head, n);
	for (guint i = first; i < out->waiting->len; i++) {
		struct item_row *row = out->waiting->pdata[i];

		if (row == NULL || row->meeting_id != meeting)
			continue;
		print_hit(out, row);
		item_row_free(row);
		out->waiting->pdata[i] = NULL;
	}
}

static void
print_waiting(struct hits_out *out)
{
	for (guint i = 0; i < out->waiting->len; i++) {
		if (out->waiting->pdata[i] != NULL)
			print_group(out, i);
	}
	g_ptr_array_set_size(out->waiting, 0);
}

/* Meetings of one day are told apart once the day is over. */
static void
add(struct hits_out *out, struct item_row *row)
{
	const struct item_row *last = out->waiting->len > 0 ? out->waiting->pdata[out->waiting->len - 1] : NULL;

	if (out->by_day && last != NULL && g_strcmp0(last->date, row->date) != 0)
		print_waiting(out);
	g_ptr_array_add(out->waiting, row);
}

/* --- All ------------------------------------------------------------------------------------- */

struct hits_out *
hits_begin(enum row_format format, gboolean is_grouped, gboolean by_day)
{
	struct hits_out *out = g_new0(struct hits_out, 1);

	out->rows = rows_begin(stdout, format, &hit_columns, output_table_width());
	out->is_grouped = is_grouped;
	out->by_day = by_day;
	out->waiting = g_ptr_array_new();
	return out;
}

void
hits_print(struct hits_out *out, GPtrArray *rows)
{
	for (guint i = 0; i < rows->len; i++) {
		if (out->is_grouped) {
			add(out, rows->pdata[i]);
			continue;
		}
		print_hit(out, rows->pdata[i]);
		item_row_free(rows->pdata[i]);
	}
	g_ptr_array_set_free_func(rows, NULL);
	g_ptr_array_set_size(rows, 0);
	g_ptr_array_set_free_func(rows, item_row_free);
}

guint64
hits_end(struct hits_out *out)
{
	guint64 n;

	print_waiting(out);
	n = out->n;
	rows_end(out->rows);
	g_ptr_array_unref(out->waiting);
	g_free(out);
	return n;
}
