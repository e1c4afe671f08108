/* What extract/ found in an item. */
#include "base/error.h"
#include "sql/db.h"
#include "store/cache.h"

static gboolean
bind_place(sqlite3_stmt *stmt, int parameter, gsize starts, gsize ends, const char *rule, GError **error)
{
	return db_bind_number(stmt, parameter, starts, error) && db_bind_number(stmt, parameter + 1, ends, error) &&
	    db_bind_text(stmt, parameter + 2, rule, error);
}

static void
count_column(sqlite3_context *out, int count)
{
	if (count >= 0)
		sqlite3_result_int(out, count);
}

static void
id_column(const struct fresh_row *row, sqlite3_context *out)
{
	sqlite3_result_int64(out, fact_last(row->owner->id) - row->at);
}

/* From the last to the first, here and below, so that ids rise: a row that is put at the end of its
 * table costs a third of one that is put before the row just written. What is beyond the ids' room
 * is dropped: no item of minutes has so many facts. */
#define FACTS(table, columns, list_of, column_of) { \
	.name = "fresh_" table, \
	.declared = "CREATE TABLE fresh" columns, \
	.insert = "INSERT OR FAIL INTO " table columns " SELECT * FROM fresh_" table, \
	.list = list_of, .most = FACTS_MOST, .is_falling = TRUE, .column = column_of, \
}

static const struct entries *
resolutions_of(const struct fresh_owner *owner)
{
	return owner->item != NULL ? owner->item->resolutions : NULL;
}

static void
resolution_column(const struct fresh_row *row, int column, sqlite3_context *out)
{
	const struct resolution *resolution = row->entry;

	switch (column) {
	case 0: id_column(row, out); break;
	case 1: sqlite3_result_int64(out, resolution->number); break;
	case 2: fresh_text(out, resolution->label); break;
	case 3: fresh_text(out, resolution->text); break;
	case 4: fresh_text(out, resolution->word); break;
	case 5: fresh_text(out, resolution->addressee); break;
	case 6: sqlite3_result_int(out, resolution->is_recommendation); break;
	case 7: sqlite3_result_int(out, resolution->has_vote); break;
	case 8: count_column(out, resolution->vote.in_favour); break;
	case 9: count_column(out, resolution->vote.against); break;
	case 10: count_column(out, resolution->vote.abstained); break;
	case 11: fresh_text(out, resolution->mover); break;
	case 12: fresh_text(out, resolution->seconder); break;
	case 13: sqlite3_result_int64(out, resolution->starts); break;
	case 14: sqlite3_result_int64(out, resolution->ends); break;
	case 15: fresh_text(out, resolution->rule); break;
	}
}

const struct fresh_table fresh_resolutions = FACTS("resolution",
    "(id, number, label, text, word, addressee, is_recommendation, has_vote, in_favour, against, abstained,"
    " mover, seconder, starts, ends, rule)", resolutions_of, resolution_column);

static const struct entries *
actions_of(const struct fresh_owner *owner)
{
	return owner->item != NULL ? owner->item->actions : NULL;
}

/* A resolution that isn't kept can't be pointed to: its id would be one of another item's. */
static void
action_column(const struct fresh_row *row, int column, sqlite3_context *out)
{
	const struct action *action = row->entry;

	switch (column) {
	case 0: id_column(row, out); break;
	case 1: fresh_text(out, action_kind_name(action->kind)); break;
	case 2: fresh_text(out, action->text); break;
	case 3: fresh_text(out, action->owner); break;
	case 4: fresh_text(out, action->due_text); break;
	case 5: fresh_text(out, due_form_name(action->due_form)); break;
	case 6: fresh_text(out, action->due); break;
	case 7: fresh_text(out, action->due_earliest); break;
	case 8: fresh_text(out, action->due_latest); break;
	case 9: fresh_text(out, action->due_rule); break;
	case 10: fresh_text(out, action->due_body); break;
	case 11: count_column(out, action->resolution < FACTS_MOST ? action->resolution : -1); break;
	case 12: sqlite3_result_int64(out, action->starts); break;
	case 13: sqlite3_result_int64(out, action->ends); break;
	case 14: fresh_text(out, action->rule); break;
	}
}

const struct fresh_table fresh_actions = FACTS("action",
    "(id, kind, text, owner, due_text, due_form, due, due_earliest, due_latest, due_rule, due_body,"
    " resolution, starts, ends, rule)", actions_of, action_column);

static const struct entries *
references_of(const struct fresh_owner *owner)
{
	return owner->item != NULL ? owner->item->references : NULL;
}

static void
reference_column(const struct fresh_row *row, int column, sqlite3_context *out)
{
	const struct reference *reference = row->entry;

	switch (column) {
	case 0: id_column(row, out); break;
	case 1: fresh_text(out, reference->minute); break;
	case 2: fresh_text(out, reference->part); break;
	case 3: fresh_text(out, reference->title); break;
	case 4: fresh_text(out, reference->body); break;
	case 5: fresh_text(out, reference->date); break;
	case 6: sqlite3_result_int64(out, reference->starts); break;
	case 7: sqlite3_result_int64(out, reference->ends); break;
	case 8: fresh_text(out, reference->rule); break;
	}
}

const struct fresh_table fresh_references = FACTS("reference",
    "(id, minute, part, title, body, date, starts, ends, rule)", references_of, reference_column);

static const struct entries *
people_of(const struct fresh_owner *owner)
{
	return owner->item != NULL ? owner->item->people : NULL;
}

static void
person_column(const struct fresh_row *row, int column, sqlite3_context *out)
{
	const struct person *person = row->entry;

	switch (column) {
	case 0: id_column(row, out); break;
	case 1: fresh_text(out, person->name); break;
	case 2: fresh_text(out, person->role); break;
	case 3: sqlite3_result_int64(out, person->starts); break;
	case 4: sqlite3_result_int64(out, person->ends); break;
	case 5: fresh_text(out, person->rule); break;
	}
}

const struct fresh_table fresh_people = FACTS("person",
    "(id, name, role, starts, ends, rule)", people_of, person_column);

gboolean
insert_clues(struct cache *cache, gint64 meeting_id, const struct meeting *meeting, GError **error)
{
	sqlite3_stmt *stmt = meeting->clues->len == 0 ? NULL : cache_statement(cache,
	    "INSERT INTO clue(meeting_id, position, is_latest, date, words, starts, ends, rule)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

	for (guint i = 0; stmt != NULL && i < meeting->clues->len; i++) {
		const struct clue *clue = meeting->clues->pdata[i];

		if (!db_bind_number(stmt, 1, meeting_id, error) ||
		    !db_bind_number(stmt, 2, i, error) ||
		    !db_bind_number(stmt, 3, clue->is_latest, error) ||
		    !db_bind_text(stmt, 4, clue->date, error) ||
		    !db_bind_text(stmt, 5, clue->words, error) ||
		    !bind_place(stmt, 6, clue->starts, clue->ends, clue->rule, error) ||
		    !db_run(stmt, error))
			return FALSE;
	}
	return stmt != NULL || meeting->clues->len == 0;
}

/* Rows of link/ go by the ids of facts or of items, too. */
gboolean
delete_facts(struct cache *cache, gint64 meeting_id, GError **error)
{
	static const char *const statements[] = {
#define OF_FACTS(table, column) "DELETE FROM " table " WHERE " column " BETWEEN ?1 << 12 AND (?2 << 12) + 4095"
		OF_FACTS("resolution", "id"), OF_FACTS("action", "id"), OF_FACTS("reference", "id"), OF_FACTS("person", "id"),
		OF_FACTS("target", "reference_id"), OF_FACTS("outcome", "action_id"), OF_FACTS("report", "action_id"),
		"DELETE FROM matter WHERE item_id BETWEEN ?1 AND ?2",
		"DELETE FROM target WHERE item_id BETWEEN ?1 AND ?2",
		"DELETE FROM report WHERE item_id BETWEEN ?1 AND ?2",
	};
	sqlite3_stmt *ids = cache_statement(cache, "SELECT min(id), max(id) FROM item WHERE meeting_id = ?1", error);
	sqlite3_stmt *confirmation = cache_statement(cache, "DELETE FROM confirmation WHERE meeting_id = ?1", error);
	gint64 first, last;

	if (ids == NULL || confirmation == NULL || !db_bind_number(ids, 1, meeting_id, error) ||
	    db_step(ids, error) != DB_ROW)
		return FALSE;
	first = sqlite3_column_int64(ids, 0);
	last = sqlite3_column_int64(ids, 1);
	sqlite3_reset(ids);
	for (gsize i = 0; first > 0 && i < G_N_ELEMENTS(statements); i++) {
		sqlite3_stmt *stmt = cache_statement(cache, statements[i], error);

		if (stmt == NULL || !db_bind_number(stmt, 1, first, error) || !db_bind_number(stmt, 2, last, error) ||
		    !db_run(stmt, error))
			return FALSE;
	}
	return db_bind_number(confirmation, 1, meeting_id, error) && db_run(confirmation, error);
}
