#include "query/narrow.h"

#include "base/required.h"
#include "query/holders.h"
#include "sql/db.h"

enum {
	BYTES_OF_ITEM = 4096, /* about, in the cache: as in stream.c */
	PART_MOST = 4,        /* of all items, one of so many may be left */
	ITEMS_FEW = 256       /* so many always may */
};

/* --- The filter -------------------------------------------------------------------------------- */

/* The same clauses, and room for more. */
static struct filter *
copy_filter(const struct filter *filter)
{
	struct filter *copy = filter_parse(NULL, NULL, NULL);
	GPtrArray *clauses = copy->clauses;

	if (filter == NULL)
		return copy;
	g_hash_table_unref(copy->undecided);
	*copy = *filter;
	g_hash_table_ref(copy->undecided);
	copy->body_key = g_strdup(filter->body_key);
	copy->clauses = clauses;
	for (guint i = 0; i < filter->clauses->len; i++)
		g_ptr_array_add(clauses, g_ptr_array_ref(filter->clauses->pdata[i]));
	return copy;
}

static void
term_free(gpointer data)
{
	struct term *term = data;

	g_free(term->text);
	g_free(term);
}

static GPtrArray *
clause_of(const GPtrArray *holders)
{
	GPtrArray *clause = g_ptr_array_new_with_free_func(term_free);

	for (guint i = 0; i < holders->len; i++) {
		const struct holder *holder = holders->pdata[i];
		struct term *term = g_new0(struct term, 1);

		term->kind = TERM_WORDS;
		term->text = g_strdup(holder->word);
		term->is_prefix = holder->is_prefix;
		term->columns = IN_ALL;
		g_ptr_array_add(clause, term);
	}
	return clause;
}

/* Whether any clause was worth it. */
static gboolean
add_clauses(struct filter *filter, const GPtrArray *found)
{
	gboolean is_narrower = FALSE;

	for (guint i = 0; i < found->len; i++) {
		const GPtrArray *holders = found->pdata[i];

		if (holders == NULL)
			continue;
		is_narrower = TRUE;
		if (holders->len > 0)
			g_ptr_array_add(filter->clauses, clause_of(holders));
		else
			filter->is_void = TRUE;
	}
	return is_narrower;
}

/* --- Whether it is worth it --------------------------------------------------------------------- */

static gboolean
count_to(sqlite3 *db, const char *expression, gint64 most, gint64 *count, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ?1 LIMIT ?2)", error);

	if (rows == NULL || !db_bind_text(rows, 1, expression, error) || !db_bind_number(rows, 2, most, error) ||
	    db_step(rows, error) != DB_ROW)
		return FALSE;
	*count = sqlite3_column_int64(rows, 0);
	return TRUE;
}

static gboolean
are_few(sqlite3 *db, const struct filter *filter, gboolean *are, GError **error)
{
	g_autofree char *expression = filter_expression(filter);
	gint64 pages = 0, size = 0, count = 0, most;

	*are = filter->is_void;
	if (*are)
		return TRUE;
	if (!db_number(db, "PRAGMA main.page_count", &pages, error) || !db_number(db, "PRAGMA main.page_size", &size, error))
		return FALSE;
	most = MAX(pages * size / BYTES_OF_ITEM / PART_MOST, ITEMS_FEW);
	if (!count_to(db, expression, most, &count, error))
		return FALSE;
	*are = count < most;
	return TRUE;
}

gboolean
narrow_filter(sqlite3 *db, const struct filter *filter, const struct rx *rx, struct filter **narrowed, GError **error)
{
	g_autoptr(GPtrArray) clauses = rx_required(rx_pattern(rx)), found = NULL;
	struct filter *narrow;
	gboolean is_well = TRUE, are = FALSE;

	*narrowed = NULL;
	if (clauses->len == 0)
		return TRUE;
	if ((found = find_holders(db, clauses, error)) == NULL)
		return FALSE;
	narrow = copy_filter(filter);
	if (add_clauses(narrow, found))
		is_well = are_few(db, narrow, &are, error);
	if (is_well && are)
		*narrowed = narrow;
	else
		filter_free(narrow);
	return is_well;
}
