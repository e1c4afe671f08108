/* Items that a regular expression matches. */
#include <string.h>
#include "query/candidates.h"
#include "query/hit.h"
#include "query/item_rows.h"

enum {
	BYTES_BEFORE = 40, /* of a snippet, around the first byte of the match */
	BYTES_AFTER = 120
};

/* A capital behind a backslash (\S, \P{L}) is no letter to be found. */
static gboolean
has_capital(const char *pattern)
{
	for (; *pattern != '\0'; pattern = g_utf8_next_char(pattern)) {
		if (*pattern != '\\') {
			if (g_unichar_isupper(g_utf8_get_char(pattern)))
				return TRUE;
			continue;
		}
		if (*++pattern == '\0')
			break;
		/* \p{Lu}, \x{C9} */
		if (g_ascii_isalpha(*pattern) && pattern[1] == '{')
			pattern += strcspn(pattern, "}") - (strchr(pattern, '}') == NULL);
	}
	return FALSE;
}

struct rx *
rx_typed(const char *pattern, GError **error)
{
	gboolean is_exact = g_utf8_validate(pattern, -1, NULL) && has_capital(pattern);

	return rx_new(pattern, RX_MULTILINE | (is_exact ? 0 : RX_CASELESS), error);
}

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

/* --- Going through --------------------------------------------------------------------------- */

/* What it takes to go through items. */
struct scan {
	struct matching *matching;
	sqlite3_stmt *candidates, *rows;
};

static gboolean
tell(const struct scan *scan, const struct candidate *item, int column, const gsize match[2], GError **error)
{
	struct item_row *row = item_rows_take(scan->rows, item->id, error);

	if (row == NULL)
		return FALSE;
	row->where = hit_where(column);
	row->snippet = snippet(&item->texts[column], match);
	scan->matching->found(row, scan->matching->data);
	return TRUE;
}

/* The title says most, and comes last. */
static gboolean
look_at(const struct scan *scan, const struct candidate *item, GError **error)
{
	struct matching *matching = scan->matching;
	gboolean is_too_complex = FALSE;

	matching->items++;
	for (int i = CANDIDATE_TEXTS - 1; i >= 0; i--) {
		gsize match[2];
		enum rx_result result = rx_search(matching->rx, item->texts[i].text, item->texts[i].size, 0, match, 1);

		if (result == RX_MATCH)
			return matching->hits++ >= matching->limit || tell(scan, item, i, match, error);
		is_too_complex |= result == RX_TOO_COMPLEX;
	}
	matching->too_complex += is_too_complex;
	return TRUE;
}

static gboolean
go_through(const struct scan *scan, GError **error)
{
	struct matching *matching = scan->matching;
	struct candidate item;
	enum db_step step;

	while ((step = candidates_next(scan->candidates, &item, error)) == DB_ROW) {
		if (!look_at(scan, &item, error))
			return FALSE;
		if (!matching->goes_on(matching, matching->data))
			return TRUE;
	}
	matching->is_whole = step == DB_DONE;
	return matching->is_whole;
}

gboolean
query_matches(sqlite3 *db, const struct filter *filter, struct matching *matching, GError **error)
{
	struct scan scan = { .matching = matching };
	gboolean is_well = FALSE;
	struct where where;

	g_return_val_if_fail(!filter_has_words(filter), FALSE);
	matching->items = matching->hits = matching->too_complex = 0;
	matching->is_whole = FALSE;
	where_init(&where, "");
	scan.candidates = candidates_open(db, filter, 0, &where, error);
	if (scan.candidates != NULL)
		scan.rows = item_rows_open(db, error);
	if (scan.rows != NULL)
		is_well = go_through(&scan, error);
	sqlite3_finalize(scan.rows);
	sqlite3_finalize(scan.candidates);
	where_clear(&where);
	return is_well;
}
