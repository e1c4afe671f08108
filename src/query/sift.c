/*
 * A statement that gives only what patterns fit is silent while they fit nothing: it can't be asked to end, nor be told
 * from one that hangs. So it gives each item that meets all other conditions, newest first, with what the patterns say
 * of it; the rows of those that fit are read some at a time.
 */
#include "query/sift.h"

#include "query/candidates.h"
#include "query/fact_rows.h"
#include "query/hits.h"
#include "query/match.h"
#include "query/moment.h"

enum {
	ROWS_MOST = 2000, /* read at a time ... */
	ROWS_WAIT = 20,   /* ms: and not much later than they are found, */
	ROWS_COST = 4     /* but so many times as long as it took to read the last ones */
};

struct sifting {
	sqlite3 *db;
	const struct filter *filter;
	struct matching *matching;
	GArray *found; /* gint64: ids whose rows haven't been read yet */
	gint64 since;  /* when the first of them was found; microseconds */
	gint64 wait;   /* from then on; likewise */
	guint given;   /* rows */
	gint64 undecided; /* of the filter, before */
};

/* --- Rows ----------------------------------------------------------------------------------------- */

static gboolean
give_rows(struct sifting *sifting, GError **error)
{
	struct matching *matching = sifting->matching;
	gint64 begun = g_get_monotonic_time();
	GPtrArray *rows = hits_found(sifting->db, sifting->filter, sifting->found, error);
	gpointer *each;
	gsize n = 0;

	if (rows == NULL)
		return FALSE;
	sifting->wait = MAX(sifting->wait, ROWS_COST * (g_get_monotonic_time() - begun));
	sifting->given += rows->len;
	g_array_set_size(sifting->found, 0);
	each = g_ptr_array_steal(rows, &n);
	for (gsize i = 0; i < n; i++)
		matching->found(each[i], matching->data);
	g_free(each);
	g_ptr_array_unref(rows);
	return TRUE;
}

static gboolean
is_time(const struct sifting *sifting)
{
	guint n = sifting->found->len;

	return n > 0 && (n >= ROWS_MOST || sifting->given + n >= sifting->matching->limit ||
	    g_get_monotonic_time() - sifting->since > sifting->wait);
}

static void
take(struct sifting *sifting, gint64 id)
{
	struct matching *matching = sifting->matching;

	if (matching->hits++ >= matching->limit)
		return;
	if (sifting->found->len == 0)
		sifting->since = g_get_monotonic_time();
	g_array_append_val(sifting->found, id);
}

/* --- Going through --------------------------------------------------------------------------------- */

static gboolean
go_through(struct sifting *sifting, sqlite3_stmt *rows, GError **error)
{
	struct matching *matching = sifting->matching;
	enum db_step step;

	while ((step = db_step(rows, error)) == DB_ROW) {
		matching->items++;
		if (sqlite3_column_int(rows, 1))
			take(sifting, sqlite3_column_int64(rows, 0));
		matching->too_complex = filter_undecided(sifting->filter) - sifting->undecided;
		if (is_time(sifting) && !give_rows(sifting, error))
			return FALSE;
		if (!matching->goes_on(matching, matching->data))
			break;
	}
	matching->is_whole = step == DB_DONE;
	return step != DB_FAILED && (sifting->found->len == 0 || give_rows(sifting, error));
}

static gboolean
sift_all(sqlite3 *db, const struct filter *filter, struct matching *matching, GError **error)
{
	struct sifting sifting = { .db = db, .filter = filter, .matching = matching,
		.found = g_array_new(FALSE, FALSE, sizeof(gint64)), .undecided = filter_undecided(filter),
		.wait = ROWS_WAIT * G_TIME_SPAN_MILLISECOND };
	struct where where;
	sqlite3_stmt *rows;
	gboolean is_begun, is_well;

	where_init(&where, "");
	is_well = moment_begin(db, &is_begun, error);
	rows = !is_well ? NULL : filter->facts != FACTS_NONE ? fact_rows_judge(db, filter, &where, error) :
	    candidates_judge(db, filter, &where, error);
	is_well = rows != NULL && go_through(&sifting, rows, error);
	sqlite3_finalize(rows);
	where_clear(&where);
	g_array_unref(sifting.found);
	moment_end(db, is_begun);
	return is_well;
}

/* --- One alone -------------------------------------------------------------------------------------- */

/* The only pattern of items, which must be found, where no words must: such a filter goes the quicker way of one
 * regular expression. NULL: there is none, or more. */
static const GPtrArray *
only_pattern(const struct filter *filter)
{
	const GPtrArray *only = NULL;

	if (filter_has_words(filter) || filter->facts != FACTS_NONE)
		return NULL;
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (!clause_has_regex(clause))
			continue;
		if (only != NULL || clause->len > 1 || ((const struct term *)clause->pdata[0])->is_negated)
			return NULL;
		only = clause;
	}
	return only;
}

gboolean
sift(sqlite3 *db, const struct filter *filter, struct matching *matching, GError **error)
{
	const GPtrArray *only = only_pattern(filter);
	const struct term *term = only != NULL ? only->pdata[0] : NULL;
	struct filter *others;
	gboolean is_well;

	matching->items = matching->hits = matching->too_complex = 0;
	matching->is_whole = FALSE;
	if (only == NULL)
		return sift_all(db, filter, matching, error);
	others = filter_without(filter, only);
	is_well = match_items(db, others, term->rx, term_columns(filter, term), TRUE, matching, error);
	filter_free(others);
	return is_well;
}
