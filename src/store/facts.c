/* What extract/ found in an item. */
#include "base/error.h"
#include "sql/db.h"
#include "store/cache.h"

/* What is beyond the ids' room is dropped: no item of minutes has so many facts. */
static guint
room(const GPtrArray *facts)
{
	return MIN(facts->len, FACTS_MOST);
}

static gboolean
bind_count(sqlite3_stmt *stmt, int parameter, int count, GError **error)
{
	return count < 0 ? db_bind_text(stmt, parameter, NULL, error) : db_bind_number(stmt, parameter, count, error);
}

/* The last three columns of every fact. */
static gboolean
bind_place(sqlite3_stmt *stmt, int parameter, gsize starts, gsize ends, const char *rule, GError **error)
{
	return db_bind_number(stmt, parameter, starts, error) && db_bind_number(stmt, parameter + 1, ends, error) &&
	    db_bind_text(stmt, parameter + 2, rule, error);
}

static gboolean
insert_resolution(sqlite3_stmt *stmt, gint64 id, guint number, const struct resolution *resolution, GError **error)
{
	return db_bind_number(stmt, 1, id, error) &&
	    db_bind_number(stmt, 2, number, error) &&
	    db_bind_text(stmt, 3, resolution->label, error) &&
	    db_bind_text(stmt, 4, resolution->text, error) &&
	    db_bind_text(stmt, 5, resolution->word, error) &&
	    db_bind_text(stmt, 6, resolution->addressee, error) &&
	    db_bind_number(stmt, 7, resolution->is_recommendation, error) &&
	    db_bind_number(stmt, 8, resolution->has_vote, error) &&
	    bind_count(stmt, 9, resolution->vote.in_favour, error) &&
	    bind_count(stmt, 10, resolution->vote.against, error) &&
	    bind_count(stmt, 11, resolution->vote.abstained, error) &&
	    db_bind_text(stmt, 12, resolution->mover, error) &&
	    db_bind_text(stmt, 13, resolution->seconder, error) &&
	    bind_place(stmt, 14, resolution->starts, resolution->ends, resolution->rule, error) &&
	    db_run(stmt, error);
}

static guint
count_decisions(const struct item *item)
{
	guint n = 0;

	for (guint i = 0; i < room(item->resolutions); i++)
		n += !((struct resolution *)item->resolutions->pdata[i])->is_recommendation;
	return n;
}

/* From the last to the first, here and below, so that ids rise: a row that is put at the end of its
 * table costs a third of one that is put before the row just written. */
static gboolean
insert_resolutions(struct cache *cache, gint64 item_id, const struct item *item, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO resolution(id, number, label, text, word, addressee, is_recommendation, has_vote,"
	    " in_favour, against, abstained, mover, seconder, starts, ends, rule)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)", error);
	guint number = count_decisions(item);

	for (guint i = room(item->resolutions); stmt != NULL && i > 0; i--) {
		const struct resolution *resolution = item->resolutions->pdata[i - 1];
		guint own = resolution->is_recommendation ? 0 : number--;

		if (!insert_resolution(stmt, fact_last(item_id) - (i - 1), own, resolution, error))
			return FALSE;
	}
	return stmt != NULL;
}

/* A resolution that isn't kept can't be pointed to: its id would be one of another item's. */
static gboolean
insert_action(sqlite3_stmt *stmt, gint64 id, const struct action *action, GError **error)
{
	return db_bind_number(stmt, 1, id, error) &&
	    db_bind_text(stmt, 2, action_kind_name(action->kind), error) &&
	    db_bind_text(stmt, 3, action->text, error) &&
	    db_bind_text(stmt, 4, action->owner, error) &&
	    db_bind_text(stmt, 5, action->due_text, error) &&
	    db_bind_text(stmt, 6, due_form_name(action->due_form), error) &&
	    db_bind_text(stmt, 7, action->due, error) &&
	    db_bind_text(stmt, 8, action->due_earliest, error) &&
	    db_bind_text(stmt, 9, action->due_latest, error) &&
	    db_bind_text(stmt, 10, action->due_rule, error) &&
	    db_bind_text(stmt, 11, action->due_body, error) &&
	    bind_count(stmt, 12, action->resolution < FACTS_MOST ? action->resolution : -1, error) &&
	    bind_place(stmt, 13, action->starts, action->ends, action->rule, error) &&
	    db_run(stmt, error);
}

static gboolean
insert_actions(struct cache *cache, gint64 item_id, const struct item *item, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO action(id, kind, text, owner, due_text, due_form, due, due_earliest, due_latest, due_rule,"
	    " due_body, resolution, starts, ends, rule)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)", error);

	for (guint i = room(item->actions); stmt != NULL && i > 0; i--)
		if (!insert_action(stmt, fact_last(item_id) - (i - 1), item->actions->pdata[i - 1], error))
			return FALSE;
	return stmt != NULL;
}

static gboolean
insert_references(struct cache *cache, gint64 item_id, const struct item *item, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO reference(id, minute, part, title, body, date, starts, ends, rule)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);

	for (guint i = room(item->references); stmt != NULL && i > 0; i--) {
		const struct reference *reference = item->references->pdata[i - 1];

		if (!db_bind_number(stmt, 1, fact_last(item_id) - (i - 1), error) ||
		    !db_bind_text(stmt, 2, reference->minute, error) ||
		    !db_bind_text(stmt, 3, reference->part, error) ||
		    !db_bind_text(stmt, 4, reference->title, error) ||
		    !db_bind_text(stmt, 5, reference->body, error) ||
		    !db_bind_text(stmt, 6, reference->date, error) ||
		    !bind_place(stmt, 7, reference->starts, reference->ends, reference->rule, error) ||
		    !db_run(stmt, error))
			return FALSE;
	}
	return stmt != NULL;
}

static gboolean
insert_people(struct cache *cache, gint64 item_id, const struct item *item, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO person(id, name, role, starts, ends, rule) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", error);

	for (guint i = room(item->people); stmt != NULL && i > 0; i--) {
		const struct person *person = item->people->pdata[i - 1];

		if (!db_bind_number(stmt, 1, fact_last(item_id) - (i - 1), error) ||
		    !db_bind_text(stmt, 2, person->name, error) ||
		    !db_bind_text(stmt, 3, person->role, error) ||
		    !bind_place(stmt, 4, person->starts, person->ends, person->rule, error) ||
		    !db_run(stmt, error))
			return FALSE;
	}
	return stmt != NULL;
}

gboolean
insert_facts(struct cache *cache, gint64 item_id, const struct item *item, GError **error)
{
	return (item->resolutions->len == 0 || insert_resolutions(cache, item_id, item, error)) &&
	    (item->actions->len == 0 || insert_actions(cache, item_id, item, error)) &&
	    (item->references->len == 0 || insert_references(cache, item_id, item, error)) &&
	    (item->people->len == 0 || insert_people(cache, item_id, item, error));
}

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
