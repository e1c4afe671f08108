/* The facts of a meeting's items, read back with what link/ found out about them. */
#include "query/facts.h"
#include "query/hit.h"
#include "query/where.h"
#include "sql/db.h"
#include "store/store.h"

/* One table of facts: how its rows become the item's. */
struct reader {
	const char *sql; /* ?1 and ?2: the first and last id of an item's facts */
	void (*take)(sqlite3_stmt *row, struct item *item);
};

static int
count_of(sqlite3_stmt *row, int column)
{
	return sqlite3_column_type(row, column) == SQLITE_NULL ? -1 : sqlite3_column_int(row, column);
}

char *
kept_text(sqlite3_stmt *row, int column, struct item *item)
{
	return arena_copy(item->arena, db_text(row, column), -1);
}

static void
take_resolution(sqlite3_stmt *row, struct item *item)
{
	struct resolution *resolution = resolution_new(item->arena);

	resolution->label = kept_text(row, 0, item);
	resolution->text = kept_text(row, 1, item);
	resolution->word = kept_text(row, 2, item);
	resolution->addressee = kept_text(row, 3, item);
	resolution->is_recommendation = sqlite3_column_int(row, 4);
	resolution->has_vote = sqlite3_column_int(row, 5);
	resolution->vote = (struct vote){ count_of(row, 6), count_of(row, 7), count_of(row, 8) };
	resolution->mover = kept_text(row, 9, item);
	resolution->seconder = kept_text(row, 10, item);
	resolution->starts = sqlite3_column_int64(row, 11);
	resolution->ends = sqlite3_column_int64(row, 12);
	resolution->rule = g_intern_string(db_text(row, 13));
	item_add_resolution(item, resolution);
}

static void
take_action(sqlite3_stmt *row, struct item *item)
{
	struct action *action = action_new(item->arena);

	action_kind_from_name(db_text(row, 0), &action->kind);
	action->text = kept_text(row, 1, item);
	action->owner = kept_text(row, 2, item);
	action->due_text = kept_text(row, 3, item);
	due_form_from_name(db_text(row, 4), &action->due_form);
	action->due = kept_text(row, 5, item);
	action->due_earliest = kept_text(row, 6, item);
	action->due_latest = kept_text(row, 7, item);
	action->due_rule = kept_text(row, 8, item);
	action->due_body = kept_text(row, 9, item);
	action->resolution = count_of(row, 10);
	action->starts = sqlite3_column_int64(row, 11);
	action->ends = sqlite3_column_int64(row, 12);
	action->rule = g_intern_string(db_text(row, 13));
	action_state_from_name(db_text(row, 14), &action->state);
	state_basis_from_name(db_text(row, 15), &action->state_basis);
	action->heard = g_intern_string(db_text(row, 16));
	action->marked_on = kept_text(row, 17, item);
	action->is_mark_of_other_words = sqlite3_column_int(row, 18);
	item_add_action(item, action);
}

static void
add_report(struct action *action, const char *key)
{
	if (action->reported_in == NULL)
		action->reported_in = g_ptr_array_new_with_free_func(g_free);
	if (!g_ptr_array_find_with_equal_func(action->reported_in, key, g_str_equal, NULL))
		g_ptr_array_add(action->reported_in, g_strdup(key));
}

/* Rows come by action, and in the order of the meetings that reported. */
static void
take_report(sqlite3_stmt *row, struct item *item)
{
	guint position = sqlite3_column_int(row, 0);

	if (position < item->actions->len)
		add_report(item->actions->pdata[position], db_text(row, 1));
}

static void
take_reference(sqlite3_stmt *row, struct item *item)
{
	struct reference *reference = reference_new(item->arena);

	reference->minute = kept_text(row, 0, item);
	reference->part = kept_text(row, 1, item);
	reference->title = kept_text(row, 2, item);
	reference->body = kept_text(row, 3, item);
	reference->date = kept_text(row, 4, item);
	reference->starts = sqlite3_column_int64(row, 5);
	reference->ends = sqlite3_column_int64(row, 6);
	reference->rule = g_intern_string(db_text(row, 7));
	reference->target = kept_text(row, 8, item);
	item_add_reference(item, reference);
}

static void
take_person(sqlite3_stmt *row, struct item *item)
{
	struct person *person = person_new(item->arena);

	person->name = kept_text(row, 0, item);
	person->role = kept_text(row, 1, item);
	person->starts = sqlite3_column_int64(row, 2);
	person->ends = sqlite3_column_int64(row, 3);
	person->rule = g_intern_string(db_text(row, 4));
	item_add_person(item, person);
}

#define KEY_OF_ITEM "meeting.key || '/' || item.key_end"

static const struct reader readers[] = {
	{ "SELECT label, text, word, addressee, is_recommendation, has_vote, in_favour, against, abstained, mover,"
	  " seconder, starts, ends, rule FROM resolution WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC", take_resolution },
	{ "SELECT kind, text, owner, due_text, due_form, coalesce(outcome.due, action.due),"
	  " CASE WHEN outcome.due IS NULL THEN action.due_earliest END, CASE WHEN outcome.due IS NULL THEN action.due_latest END,"
	  " coalesce(outcome.due_rule, action.due_rule), due_body, resolution, starts, ends, rule,"
	  " coalesce(mark_state(id), state, 'open'), iif(mark_state(id) IS NULL, coalesce(basis, 'default'), 'mark'), " ACTION_HEARD ", mark_day(id),"
	  " mark_doubt(id) IS NOT NULL"
	  " FROM action LEFT JOIN outcome ON action_id = id WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC", take_action },
	{ "SELECT " FACT_POSITION("action_id") ", " KEY_OF_ITEM " FROM report JOIN item ON item.id = item_id"
	  " JOIN meeting ON meeting.id = meeting_id WHERE action_id BETWEEN ?1 AND ?2"
	  " ORDER BY action_id DESC, meeting.id, item.id DESC", take_report },
	{ "SELECT " FACT_POSITION("id") ", mark_by(id) FROM action WHERE id BETWEEN ?1 AND ?2 AND mark_by(id) IS NOT NULL"
	  " ORDER BY id DESC", take_report },
	{ "SELECT minute, part, reference.title, reference.body, reference.date, reference.starts, reference.ends, rule, "
	  KEY_OF_ITEM " FROM reference LEFT JOIN target ON reference_id = reference.id AND is_certain = 1"
	  " LEFT JOIN item ON item.id = item_id LEFT JOIN meeting ON meeting.id = meeting_id"
	  " WHERE reference.id BETWEEN ?1 AND ?2 ORDER BY reference.id DESC", take_reference },
	{ "SELECT name, role, starts, ends, rule FROM person WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC", take_person },
};

static gboolean
read_table(sqlite3 *db, const struct reader *reader, const gint64 *ids, const GPtrArray *items, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = hit_prepare(db, reader->sql, error);

	for (guint i = 0; rows != NULL && i < items->len; i++) {
		enum db_step step;

		if (!db_bind_number(rows, 1, fact_first(ids[i]), error) || !db_bind_number(rows, 2, fact_last(ids[i]), error))
			return FALSE;
		while ((step = db_step(rows, error)) == DB_ROW)
			reader->take(rows, items->pdata[i]);
		if (step == DB_FAILED)
			return FALSE;
	}
	return rows != NULL;
}

gboolean
read_facts(sqlite3 *db, const gint64 *ids, const GPtrArray *items, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
		if (!read_table(db, &readers[i], ids, items, error))
			return FALSE;
	return TRUE;
}
