#include "query/candidates.h"

#include <string.h>

#include "query/in_body.h"

const guint candidate_columns[CANDIDATE_TEXTS] = { IN_MINUTES, IN_AGENDA, IN_TITLE };

gboolean
candidates_are_few(sqlite3 *db, const struct filter *filter, gboolean *are_few, GError **error)
{
	*are_few = filter != NULL && filter->meeting != 0;
	return *are_few || filter == NULL || filter->body_key == NULL ||
	    body_is_small(db, filter->body_key, are_few, error);
}

#define AND_MEETING " CROSS JOIN meeting ON meeting.id = item.meeting_id"

/* Ids are sorted before any text is read. */
static void
add_few(struct where *where, const struct filter *filter)
{
	where_add(where, " FROM (SELECT item.id AS id FROM meeting CROSS JOIN item ON item.meeting_id = meeting.id"
	    " WHERE ");
	if (filter->meeting != 0) {
		where_add(where, "meeting.id = ?");
		where_number(where, filter->meeting);
	} else {
		where_add(where, "meeting.body_key = ?");
		where_text(where, filter->body_key);
	}
	where_add(where, " ORDER BY item.id DESC) AS few CROSS JOIN item ON item.id = few.id" AND_MEETING " WHERE TRUE");
}

/* Where the items come from. A meeting is joined only where it is asked for:
 * that is a page to read for each. */
static void
add_source(struct where *where, const struct filter *filter, const char *expression, gboolean are_few, gboolean with_meeting)
{
	const char *join = with_meeting ? AND_MEETING : "";

	if (expression != NULL) {
		g_string_append_printf(where->sql, " FROM word CROSS JOIN item ON item.id = word.rowid%s WHERE word MATCH ?", join);
		where_text(where, expression);
	} else if (are_few) {
		add_few(where, filter);
	} else {
		g_string_append_printf(where->sql, " FROM item%s WHERE TRUE", join);
	}
}

/* The texts of an item, or what the filter's patterns say of them. */
static gboolean
add_columns(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, gboolean is_judged, GError **error)
{
	where_add(where, "SELECT item.id, ");
	if (is_judged)
		return where_verdict(where, db, filter, id, error);
	where_add(where, "item.minutes_text, item.agenda_text, coalesce(item.title, '')");
	return TRUE;
}

static sqlite3_stmt *
open_items(sqlite3 *db, const struct filter *filter, gint64 below, gboolean is_judged, struct where *where, GError **error)
{
	g_autofree char *expression = NULL;
	struct where conditions;
	gboolean are_few, is_well, with_meeting;
	const char *id;

	if (!candidates_are_few(db, filter, &are_few, error) || !where_expression(db, filter, &expression, error))
		return NULL;
	id = expression != NULL ? "word.rowid" : are_few ? "few.id" : "item.id";
	where->is_verdict = is_judged;
	where_init(&conditions, "");
	is_well = add_columns(where, db, filter, id, is_judged, error) &&
	    (is_judged ? where_fields : where_filter)(&conditions, db, filter, id, error);
	with_meeting = strstr(where->sql->str, "meeting.") != NULL || strstr(conditions.sql->str, "meeting.") != NULL;
	add_source(where, filter, expression, are_few, with_meeting);
	where_append(where, &conditions);
	where_clear(&conditions);
	if (!is_well)
		return NULL;
	where_page(where, &(struct page){ .after = below }, id);
	where_order(where, NULL, id);
	return where_prepare(where, db, error);
}

sqlite3_stmt *
candidates_open(sqlite3 *db, const struct filter *filter, gint64 below, struct where *where, GError **error)
{
	return open_items(db, filter, below, FALSE, where, error);
}

sqlite3_stmt *
candidates_judge(sqlite3 *db, const struct filter *filter, struct where *where, GError **error)
{
	return open_items(db, filter, 0, TRUE, where, error);
}

enum db_step
candidates_next(sqlite3_stmt *candidates, struct candidate *item, GError **error)
{
	enum db_step step = db_step(candidates, error);

	if (step != DB_ROW)
		return step;
	item->id = sqlite3_column_int64(candidates, 0);
	for (int i = 0; i < CANDIDATE_TEXTS; i++) {
		item->texts[i].text = db_text(candidates, i + 1);
		item->texts[i].size = sqlite3_column_bytes(candidates, i + 1);
	}
	return step;
}
