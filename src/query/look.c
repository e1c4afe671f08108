/* One item before a regular expression. */
#include "query/look.h"

#include "query/hit.h"
#include "query/item_rows.h"

enum {
	BYTES_BEFORE = 40, /* of a snippet, around the first byte of the match */
	BYTES_AFTER = 120
};

/* --- Snippets -------------------------------------------------------------------------------- */

static gboolean
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static gboolean
is_inside_character(char c)
{
	return ((guchar)c & 0xc0) == 0x80;
}

/* A word's beginning, a few words before the match. */
static gsize
snippet_start(const char *text, gsize starts)
{
	gsize at = starts > BYTES_BEFORE ? starts - BYTES_BEFORE : 0;

	if (at == 0)
		return 0;
	while (at < starts && !is_blank(text[at - 1]))
		at++;
	return at;
}

/* A word's end, within or behind the match. */
static gsize
snippet_end(const char *text, gsize size, gsize starts)
{
	gsize most = MIN(size, starts + BYTES_AFTER), at = most;

	if (most == size)
		return size;
	while (at > starts && !is_blank(text[at]))
		at--;
	if (at > starts)
		return at;
	while (most > starts && is_inside_character(text[most]))
		most--;
	return most;
}

static char *
snippet(const struct candidate_text *in, const gsize match[2])
{
	gsize first = snippet_start(in->text, match[0]), end = snippet_end(in->text, in->size, match[0]);
	gsize ends = MIN(match[1], end);
	g_autoptr(GString) out = g_string_new(first > 0 ? "…" : "");

	g_string_append_len(out, in->text + first, match[0] - first);
	if (ends > match[0]) {
		g_string_append_c(out, HIT_STARTS);
		g_string_append_len(out, in->text + match[0], ends - match[0]);
		g_string_append_c(out, HIT_ENDS);
	}
	g_string_append_len(out, in->text + ends, end - ends);
	g_string_append(out, end < in->size ? "…" : "");
	return hit_one_line(out->str);
}

/* --- Looking --------------------------------------------------------------------------------- */

static struct item_row *
take_row(const struct look *look, const struct candidate *item, int column, const gsize match[2], GError **error)
{
	struct item_row *row = item_rows_take(look->rows, item->id, error);

	if (row == NULL)
		return NULL;
	row->where = hit_where(column);
	row->snippet = snippet(&item->texts[column], match);
	return row;
}

/* The title says most, and comes last. */
gboolean
look_at(const struct look *look, const struct candidate *item, struct looked *looked, GError **error)
{
	gboolean is_too_complex = FALSE;

	looked->items++;
	for (int i = CANDIDATE_TEXTS - 1; i >= 0; i--) {
		gsize match[2];
		enum rx_result result = rx_search(look->rx, item->texts[i].text, item->texts[i].size, 0, match, 1);

		if (result == RX_MATCH) {
			struct item_row *row = NULL;

			if (looked->hits++ >= looked->limit)
				return TRUE;
			if ((row = take_row(look, item, i, match, error)) != NULL)
				g_ptr_array_add(looked->rows, row);
			return row != NULL;
		}
		is_too_complex |= result == RX_TOO_COMPLEX;
	}
	looked->too_complex += is_too_complex;
	return TRUE;
}
