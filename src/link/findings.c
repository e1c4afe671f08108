#include "link/findings.h"
#include "model/day.h"
#include "sql/db.h"
#include "store/store.h"

enum {
	TEXTS = 4 << 10, /* bytes that are made room for at once */
	TOGETHER = 8     /* rows that are put in by one statement: what a statement costs by itself is a good
	                  * part of what a row costs */
};

/* --- Rows ------------------------------------------------------------------------------------ */

/* 0 is bound as NULL. */
static gboolean
bind_id(sqlite3_stmt *insert, int parameter, gint64 id, GError **error)
{
	return id != 0 ? db_bind_number(insert, parameter, id, error) : db_bind_text(insert, parameter, NULL, error);
}

static gboolean
bind_target(sqlite3_stmt *insert, int before, gconstpointer row, GError **error)
{
	const struct found_target *target = row;

	return db_bind_number(insert, before + 1, target->reference, error) &&
	    db_bind_number(insert, before + 2, target->item, error) &&
	    db_bind_number(insert, before + 3, target->is_certain, error);
}

static gboolean
bind_outcome(sqlite3_stmt *insert, int before, gconstpointer row, GError **error)
{
	const struct found_outcome *outcome = row;

	return db_bind_number(insert, before + 1, outcome->action, error) &&
	    db_bind_text(insert, before + 2, action_state_name(outcome->is_done ? ACTION_DONE : ACTION_OPEN), error) &&
	    db_bind_text(insert, before + 3, outcome->is_done ? "minutes" : "default", error) &&
	    db_bind_text(insert, before + 4, outcome->heard, error) &&
	    db_bind_text(insert, before + 5, outcome->due, error) &&
	    db_bind_text(insert, before + 6, outcome->earliest, error) &&
	    db_bind_text(insert, before + 7, outcome->latest, error) &&
	    db_bind_text(insert, before + 8, outcome->rule, error) &&
	    bind_id(insert, before + 9, outcome->meeting, error) &&
	    (outcome->since >= 0 ? db_bind_number(insert, before + 10, outcome->since, error) :
	    db_bind_text(insert, before + 10, NULL, error));
}

static gboolean
bind_report(sqlite3_stmt *insert, int before, gconstpointer row, GError **error)
{
	const struct found_report *report = row;

	return db_bind_number(insert, before + 1, report->action, error) &&
	    db_bind_number(insert, before + 2, report->item, error) &&
	    db_bind_text(insert, before + 3, report->how, error) &&
	    db_bind_number(insert, before + 4, report->starts, error) &&
	    db_bind_number(insert, before + 5, report->ends, error) &&
	    db_bind_text(insert, before + 6, report->words, error);
}

static gboolean
bind_confirmation(sqlite3_stmt *insert, int before, gconstpointer row, GError **error)
{
	const struct found_confirmation *confirmation = row;

	return db_bind_number(insert, before + 1, confirmation->meeting, error) &&
	    db_bind_number(insert, before + 2, confirmation->item, error);
}

static gboolean
bind_membership(sqlite3_stmt *insert, int before, gconstpointer row, GError **error)
{
	const struct found_matter *found = row;

	return db_bind_number(insert, before + 1, found->item, error) &&
	    db_bind_number(insert, before + 2, found->matter, error);
}

static gboolean
bind_gap(sqlite3_stmt *insert, int before, gconstpointer row, GError **error)
{
	const struct found_gap *gap = row;

	return db_bind_text(insert, before + 1, gap->body_key, error) &&
	    db_bind_number(insert, before + 2, gap->first, error) &&
	    db_bind_number(insert, before + 3, gap->last, error) &&
	    db_bind_number(insert, before + 4, gap->after, error) &&
	    db_bind_number(insert, before + 5, gap->before, error);
}

static const struct table {
	gsize size; /* of a row */
	const char *columns, *values;
	guint n;    /* columns */
	gboolean (*bind)(sqlite3_stmt *insert, int before, gconstpointer row, GError **error);
} tables[FINDINGS_TABLES] = {
	[FINDINGS_TARGETS] = { sizeof(struct found_target),
		"target(reference_id, item_id, is_certain)", "(?, ?, ?)", 3, bind_target },
	[FINDINGS_OUTCOMES] = { sizeof(struct found_outcome),
		"outcome(action_id, state, basis, heard, due, due_earliest, due_latest, due_rule, due_meeting, meetings_since)",
		"(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", 10, bind_outcome },
	[FINDINGS_REPORTS] = { sizeof(struct found_report),
		"report(action_id, item_id, how, starts, ends, words)", "(?, ?, ?, ?, ?, ?)", 6, bind_report },
	[FINDINGS_CONFIRMATIONS] = { sizeof(struct found_confirmation),
		"confirmation(meeting_id, item_id)", "(?, ?)", 2, bind_confirmation },
	[FINDINGS_MATTERS] = { sizeof(struct found_matter),
		"matter(item_id, matter)", "(?, ?)", 2, bind_membership },
	[FINDINGS_GAPS] = { sizeof(struct found_gap),
		"gap(body_key, first, last, after_meeting, before_meeting)", "(?, ?, ?, ?, ?)", 5, bind_gap },
};

/* --- Gathering ------------------------------------------------------------------------------- */

struct findings *
findings_new(void)
{
	struct findings *findings = g_new0(struct findings, 1);

	for (guint i = 0; i < FINDINGS_TABLES; i++)
		findings->rows[i] = g_array_new(FALSE, FALSE, tables[i].size);
	findings->windows = g_array_new(FALSE, FALSE, sizeof(struct found_window));
	findings->meetings = g_array_new(FALSE, FALSE, sizeof(struct found_meeting));
	findings->texts = g_string_chunk_new(TEXTS);
	return findings;
}

void
findings_free(struct findings *findings)
{
	for (guint i = 0; i < FINDINGS_TABLES; i++)
		g_array_unref(findings->rows[i]);
	g_array_unref(findings->windows);
	g_array_unref(findings->meetings);
	g_string_chunk_free(findings->texts);
	g_free(findings);
}

void
findings_add(struct findings *findings, enum findings_table table, gconstpointer row)
{
	g_array_append_vals(findings->rows[table], row, 1);
}

const char *
findings_keep(struct findings *findings, const char *text)
{
	return text != NULL ? g_string_chunk_insert_const(findings->texts, text) : NULL;
}

/* --- What was there before ------------------------------------------------------------------- */

/* Whether the cache has no links yet, as in a first load: then there is nothing to take out. */
static gboolean
are_none(sqlite3 *db, gboolean *answer, GError **error)
{
	gint64 are_some = 0;

	if (!db_number(db, "SELECT EXISTS(SELECT 1 FROM target) OR EXISTS(SELECT 1 FROM outcome) OR"
	    " EXISTS(SELECT 1 FROM report) OR EXISTS(SELECT 1 FROM confirmation) OR EXISTS(SELECT 1 FROM matter) OR"
	    " EXISTS(SELECT 1 FROM gap)", &are_some, error))
		return FALSE;
	*answer = !are_some;
	return TRUE;
}

static gboolean
run_between(sqlite3_stmt *stmt, gint64 first, gint64 last, GError **error)
{
	return db_bind_number(stmt, 1, first, error) && db_bind_number(stmt, 2, last, error) && db_run(stmt, error);
}

/* Runs a statement for each meeting with items: ?1 and ?2 are the first and last id of its facts, or
 * (`is_items`) of its items. */
static gboolean
clear_facts(sqlite3 *db, const GArray *meetings, const char *sql, gboolean is_items, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, error);

	for (guint i = 0; stmt != NULL && i < meetings->len; i++) {
		const struct found_meeting *linked = &g_array_index(meetings, struct found_meeting, i);

		if (linked->has_items && !run_between(stmt, is_items ? fact_item(linked->first) : linked->first,
		    is_items ? fact_item(linked->last) : linked->last, error))
			return FALSE;
	}
	return stmt != NULL;
}

static gboolean
clear_confirmations(sqlite3 *db, const GArray *meetings, GError **error)
{
	g_autoptr(sqlite3_stmt) drop = db_prepare(db, "DELETE FROM confirmation WHERE meeting_id = ?1", error);

	for (guint i = 0; drop != NULL && i < meetings->len; i++)
		if (!db_bind_number(drop, 1, g_array_index(meetings, struct found_meeting, i).meeting, error) || !db_run(drop, error))
			return FALSE;
	return drop != NULL;
}

static gboolean
clear_gaps(sqlite3 *db, const GPtrArray *bodies, GError **error)
{
	g_autoptr(sqlite3_stmt) drop = db_prepare(db, "DELETE FROM gap WHERE body_key = ?1", error);

	for (guint i = 0; drop != NULL && i < bodies->len; i++)
		if (!db_bind_text(drop, 1, bodies->pdata[i], error) || !db_run(drop, error))
			return FALSE;
	return drop != NULL;
}

static gboolean
clear(sqlite3 *db, const GArray *meetings, GError **error)
{
	return clear_facts(db, meetings, "DELETE FROM target WHERE reference_id BETWEEN ?1 AND ?2", FALSE, error) &&
	    clear_facts(db, meetings, "DELETE FROM outcome WHERE action_id BETWEEN ?1 AND ?2", FALSE, error) &&
	    clear_facts(db, meetings, "DELETE FROM report WHERE action_id BETWEEN ?1 AND ?2", FALSE, error) &&
	    clear_facts(db, meetings, "DELETE FROM matter WHERE item_id BETWEEN ?1 AND ?2", TRUE, error) &&
	    clear_confirmations(db, meetings, error);
}

static gboolean
clear_all(sqlite3 *db, const GPtrArray *all, const GPtrArray *bodies, GError **error)
{
	gboolean nothing;

	if (!are_none(db, &nothing, error))
		return FALSE;
	for (guint i = 0; !nothing && i < all->len; i++)
		if (!clear(db, ((struct findings *)all->pdata[i])->meetings, error))
			return FALSE;
	return nothing || clear_gaps(db, bodies, error);
}

/* --- Writing --------------------------------------------------------------------------------- */

static int
compare_rows(gconstpointer left, gconstpointer right)
{
	gint64 a = **(const gint64 *const *)left, b = **(const gint64 *const *)right;

	return a < b ? -1 : a > b;
}

/* Pointers to the rows, by rising id: so each is put at the table's end. Of equal ones the first that
 * was added comes first. */
static GPtrArray *
sort_rows(const GPtrArray *all, enum findings_table table)
{
	GPtrArray *sorted = g_ptr_array_new();

	for (guint i = 0; i < all->len; i++) {
		GArray *rows = ((struct findings *)all->pdata[i])->rows[table];

		for (guint j = 0; j < rows->len; j++)
			g_ptr_array_add(sorted, rows->data + j * tables[table].size);
	}
	g_ptr_array_sort(sorted, compare_rows);
	return sorted;
}

static void
keep_last_of_meeting(GPtrArray *sorted)
{
	guint n = 0;

	for (guint i = 0; i < sorted->len; i++)
		if (i + 1 == sorted->len || compare_rows(&sorted->pdata[i], &sorted->pdata[i + 1]) != 0)
			sorted->pdata[n++] = sorted->pdata[i];
	g_ptr_array_set_size(sorted, n);
}

/* For `n` rows. What fails ends the load: where it could be taken back by itself, SQLite would copy each
 * page first that a statement of several rows writes to. */
static sqlite3_stmt *
prepare(sqlite3 *db, const struct table *table, guint n, GError **error)
{
	g_autoptr(GString) sql = g_string_new("INSERT OR FAIL INTO ");

	g_string_append_printf(sql, "%s VALUES%s", table->columns, table->values);
	for (guint i = 1; i < n; i++)
		g_string_append_printf(sql, ", %s", table->values);
	return db_prepare(db, sql->str, error);
}

static gboolean
put_rows(sqlite3_stmt *insert, const struct table *table, gpointer *rows, guint n, GError **error)
{
	for (guint i = 0; i < n; i++)
		if (!table->bind(insert, i * table->n, rows[i], error))
			return FALSE;
	return db_run(insert, error);
}

gboolean
findings_put(sqlite3 *db, const GPtrArray *all, enum findings_table which, GError **error)
{
	const struct table *table = &tables[which];
	g_autoptr(sqlite3_stmt) one = prepare(db, table, 1, error);
	g_autoptr(sqlite3_stmt) many = one != NULL ? prepare(db, table, TOGETHER, error) : NULL;
	g_autoptr(GPtrArray) rows = sort_rows(all, which);

	if (which == FINDINGS_CONFIRMATIONS)
		keep_last_of_meeting(rows);
	for (guint i = 0, n; many != NULL && i < rows->len; i += n) {
		n = i + TOGETHER <= rows->len ? TOGETHER : 1;
		if (!put_rows(n == 1 ? one : many, table, rows->pdata + i, n, error))
			return FALSE;
	}
	return many != NULL;
}

static gboolean
write_window(sqlite3_stmt *update, const struct found_window *window, GError **error)
{
	char first[DAY_TEXT] = "", last[DAY_TEXT] = "";

	if (window->earliest > 0)
		day_from_number(window->earliest, first);
	if (window->latest > 0)
		day_from_number(window->latest, last);
	return db_bind_number(update, 1, window->meeting, error) &&
	    db_bind_text(update, 2, first, error) && db_bind_text(update, 3, last, error) && db_run(update, error);
}

static gboolean
write_windows(sqlite3 *db, const GArray *windows, GError **error)
{
	g_autoptr(sqlite3_stmt) update = db_prepare(db,
	    "UPDATE meeting SET date_earliest = nullif(?2, ''), date_latest = nullif(?3, '') WHERE id = ?1", error);

	for (guint i = 0; update != NULL && i < windows->len; i++)
		if (!write_window(update, &g_array_index(windows, struct found_window, i), error))
			return FALSE;
	return update != NULL;
}

gboolean
findings_write(sqlite3 *db, const GPtrArray *all, const GPtrArray *bodies, GError **error)
{
	if (!clear_all(db, all, bodies, error))
		return FALSE;
	for (guint i = 0; i < FINDINGS_TABLES; i++)
		if (!findings_put(db, all, i, error))
			return FALSE;
	for (guint i = 0; i < all->len; i++)
		if (!write_windows(db, ((struct findings *)all->pdata[i])->windows, error))
			return FALSE;
	return TRUE;
}
