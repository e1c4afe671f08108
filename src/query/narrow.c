#include "query/narrow.h"

#include "base/required.h"
#include "query/few.h"
#include "query/holders.h"
#include "query/needed.h"
#include "sql/db.h"

/* --- The filter -------------------------------------------------------------------------------- */

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
			g_ptr_array_add(filter->clauses, needed_clause(holders, IN_ALL));
		else
			filter->is_void = TRUE;
	}
	return is_narrower;
}

/* --- Whether it is worth it --------------------------------------------------------------------- */

/* The newest first, so many at most. */
static gboolean
take_ids(sqlite3 *db, const char *expression, gint64 most, GArray *ids, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid DESC LIMIT ?2", error);
	enum db_step step = DB_FAILED;

	if (rows == NULL || !db_bind_text(rows, 1, expression, error) || !db_bind_number(rows, 2, most, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		gint64 id = sqlite3_column_int64(rows, 0);

		g_array_append_val(ids, id);
	}
	return step == DB_DONE;
}

static gboolean
are_few(sqlite3 *db, const struct filter *filter, GArray *ids, gboolean *are, GError **error)
{
	g_autofree char *expression = filter_expression(filter);
	gint64 most;

	*are = filter->is_void;
	if (*are)
		return TRUE;
	if (!few_most(db, &most, error) || !take_ids(db, expression, most, ids, error))
		return FALSE;
	*are = ids->len < most;
	return TRUE;
}

gboolean
narrow_filter(sqlite3 *db, const struct filter *filter, const struct rx *rx, struct filter **narrowed, GArray *ids,
    GError **error)
{
	g_autoptr(GPtrArray) clauses = rx_required(rx_pattern(rx)), found = NULL;
	struct filter *narrow;
	gboolean is_well = TRUE, are = FALSE;

	*narrowed = NULL;
	if (clauses->len == 0)
		return TRUE;
	if ((found = find_holders(db, clauses, error)) == NULL)
		return FALSE;
	narrow = filter != NULL ? filter_without(filter, NULL) : filter_new();
	if (add_clauses(narrow, found))
		is_well = are_few(db, narrow, ids, &are, error);
	if (is_well && are)
		*narrowed = narrow;
	else
		filter_free(narrow);
	return is_well;
}
