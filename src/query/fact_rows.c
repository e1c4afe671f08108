/*
 * Lists of actions, resolutions, references and people. Row ids hold day, item and position, so
 * that these lists page as those of items do.
 */
#include <string.h>
#include "base/place.h"
#include "query/fact_rows.h"
#include "query/field.h"
#include "query/in_body.h"
#include "query/stretch.h"
#include "query/where.h"
#include "sql/db.h"

#define ITEM_KEY "meeting.key || '/' || item.key_end"

/* Where nobody has looked, those that are loaded; not known of a meeting without a date. */
#define MEETINGS_SINCE \
	"coalesce(outcome.meetings_since, iif(meeting.date IS NULL, NULL, (SELECT count(*) FROM meeting AS later" \
	" WHERE later.body_key = meeting.body_key AND later.id >= ((meeting.id >> 24) + 1) << 24)))"

/* State and date as link/ has them, else as the document. */
static const struct field action_list[] = {
	FIELD(ID, action_row, id, "action.id"),
	FIELD(ID, action_row, meeting_id, "item.meeting_id"),
	FIELD(ID, action_row, item_id, "item.id"),
	FIELD(TEXT, action_row, key, ITEM_KEY " || '/a' || " FACT_NUMBER("action.id")),
	FIELD(TEXT, action_row, item_key, ITEM_KEY),
	FIELD(TEXT, action_row, date, "meeting.date"),
	FIELD(TEXT, action_row, council, "meeting.council"),
	FIELD(TEXT, action_row, body, "meeting.body"),
	FIELD(TEXT, action_row, number, "item.number"),
	FIELD(TEXT, action_row, title, "nullif(item.title, '')"),
	FIELD(TEXT, action_row, kind, "action.kind"),
	FIELD(TEXT, action_row, text, "action.text"),
	FIELD(TEXT, action_row, owner, "action.owner"),
	FIELD(TEXT, action_row, addressee,
	    "(SELECT addressee FROM resolution WHERE id = (item.id << 12) + 4095 - action.resolution)"),
	FIELD(TEXT, action_row, due_text, "action.due_text"),
	FIELD(TEXT, action_row, due, "coalesce(outcome.due, action.due)"),
	FIELD(TEXT, action_row, due_earliest, "iif(outcome.due IS NULL, action.due_earliest, NULL)"),
	FIELD(TEXT, action_row, due_latest, "iif(outcome.due IS NULL, action.due_latest, NULL)"),
	FIELD(TEXT, action_row, due_rule, "coalesce(outcome.due_rule, action.due_rule)"),
	FIELD(TEXT, action_row, last_day, ACTION_LAST_DAY),
	FIELD(TEXT, action_row, state, ACTION_STATE),
	FIELD(TEXT, action_row, basis, "iif(mark_state(action.id) IS NULL, coalesce(outcome.basis, 'default'), 'mark')"),
	FIELD(TEXT, action_row, remark, "nullif(iif(" ACTION_IS_OVERDUE ", 'overdue', '')"
	    " || iif(" ACTION_IS_OVERDUE " AND " ACTION_IS_SILENT ", ', ', '')"
	    " || iif(" ACTION_IS_SILENT ", 'silent', ''), '')"),
	FIELD(TEXT, action_row, reported_in,
	    "(SELECT group_concat(key, ' ') FROM (SELECT key FROM (SELECT meeting.key || '/' || item.key_end AS key,"
	    " meeting.id AS of, item.id AS at FROM report"
	    " JOIN item ON item.id = report.item_id JOIN meeting ON meeting.id = item.meeting_id"
	    " WHERE report.action_id = action.id UNION ALL SELECT mark_by(action.id), 1 << 62, 0)"
	    " WHERE key IS NOT NULL GROUP BY key ORDER BY min(of), at DESC))"),
	FIELD(TEXT, action_row, note, "mark_note(action.id)"),
	FIELD(TEXT, action_row, meetings_since, MEETINGS_SINCE),
};

static const struct field resolution_list[] = {
	FIELD(ID, resolution_row, id, "resolution.id"),
	FIELD(ID, resolution_row, meeting_id, "item.meeting_id"),
	FIELD(ID, resolution_row, item_id, "item.id"),
	FIELD(TEXT, resolution_row, key,
	    ITEM_KEY " || iif(resolution.number > 0, '/r' || resolution.number, '')"),
	FIELD(TEXT, resolution_row, item_key, ITEM_KEY),
	FIELD(TEXT, resolution_row, date, "meeting.date"),
	FIELD(TEXT, resolution_row, body, "meeting.body"),
	FIELD(TEXT, resolution_row, number, "item.number"),
	FIELD(TEXT, resolution_row, title, "nullif(item.title, '')"),
	FIELD(TEXT, resolution_row, label, "resolution.label"),
	FIELD(TEXT, resolution_row, text, "resolution.text"),
	FIELD(TEXT, resolution_row, word, "resolution.word"),
	FIELD(TEXT, resolution_row, addressee, "resolution.addressee"),
	FIELD(FLAG, resolution_row, is_recommendation, "resolution.is_recommendation"),
};

static const struct field reference_list[] = {
	FIELD(ID, reference_row, id, "reference.id"),
	FIELD(TEXT, reference_row, key, ITEM_KEY),
	FIELD(TEXT, reference_row, date, "meeting.date"),
	FIELD(TEXT, reference_row, body, "meeting.body"),
	FIELD(TEXT, reference_row, minute, "reference.minute"),
	FIELD(TEXT, reference_row, part, "reference.part"),
	FIELD(TEXT, reference_row, of_title, "reference.title"),
	FIELD(TEXT, reference_row, of_body, "reference.body"),
	FIELD(TEXT, reference_row, of_date, "reference.date"),
	FIELD(TEXT, reference_row, target,
	    "(SELECT meeting.key || '/' || item.key_end FROM target JOIN item ON item.id = target.item_id"
	    " JOIN meeting ON meeting.id = item.meeting_id"
	    " WHERE target.reference_id = reference.id AND is_certain LIMIT 1)"),
};

static const struct field person_list[] = {
	FIELD(ID, person_row, id, "person.id"),
	FIELD(TEXT, person_row, key, ITEM_KEY),
	FIELD(TEXT, person_row, date, "meeting.date"),
	FIELD(TEXT, person_row, body, "meeting.body"),
	FIELD(TEXT, person_row, name, "person.name"),
	FIELD(TEXT, person_row, role, "person.role"),
};

static const struct fields action_fields = FIELDS(action_list, action_row);
static const struct fields resolution_fields = FIELDS(resolution_list, resolution_row);
static const struct fields reference_fields = FIELDS(reference_list, reference_row);
static const struct fields person_fields = FIELDS(person_list, person_row);

void
action_row_free(gpointer row)
{
	fields_free(&action_fields, row);
}

void
resolution_row_free(gpointer row)
{
	fields_free(&resolution_fields, row);
}

void
reference_row_free(gpointer row)
{
	fields_free(&reference_fields, row);
}

void
person_row_free(gpointer row)
{
	fields_free(&person_fields, row);
}

/* One kind of facts. */
struct kind {
	enum where_of of;
	const struct fields *fields;
	GDestroyNotify row_free;
	const char *table, *from, *joins, *id;
};

/* CROSS JOIN keeps the facts outermost, whose ids give the order. */
#define FROM(table, beside) " FROM " table beside, " CROSS JOIN item ON item.id = " table ".id >> 12" \
	" CROSS JOIN meeting ON meeting.id = item.meeting_id"

static const struct kind actions = { WHERE_ACTIONS, &action_fields, action_row_free,
	"action", FROM("action", " LEFT JOIN outcome ON outcome.action_id = action.id"), "action.id" };
static const struct kind resolutions = { WHERE_RESOLUTIONS, &resolution_fields, resolution_row_free,
	"resolution", FROM("resolution", ""), "resolution.id" };
static const struct kind references = { WHERE_REFERENCES, &reference_fields, reference_row_free,
	"reference", FROM("reference", ""), "reference.id" };
static const struct kind people = { WHERE_PEOPLE, &person_fields, person_row_free,
	"person", FROM("person", ""), "person.id" };

typedef gboolean adder(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error);

static gboolean
add_conditions(struct where *where, sqlite3 *db, const struct kind *kind, const struct filter *filter,
    const struct stretch *stretch, adder *of, GError **error)
{
	where_add(where, " WHERE TRUE");
	stretch_where(where, stretch, kind->table, kind->id);
	return of(where, db, filter, kind->id, error);
}

/* The same for all that there is. */
static gboolean
add_all_conditions(struct where *where, sqlite3 *db, const struct kind *kind, const struct filter *filter, adder *of, GError **error)
{
	g_autofree char *expression = NULL;
	struct stretch stretch;

	return where_expression(db, filter, &expression, error) && stretch_begin(db, expression, NULL, &stretch, error) &&
	    add_conditions(where, db, kind, filter, &stretch, of, error);
}

static void
add_tables(struct where *where, const struct kind *kind)
{
	where_add(where, kind->from);
	where_add(where, kind->joins);
}

/* The ids of a meeting's items follow on each other, and so do those of their facts. */
static void
add_meeting(struct where *where, const struct kind *kind, gint64 meeting)
{
	g_string_append_printf(where->sql, " AND %s BETWEEN (SELECT min(id) << 12 FROM item WHERE meeting_id = ?)"
	    " AND (SELECT (max(id) << 12) + 4095 FROM item WHERE meeting_id = ?)", kind->id);
	where_number(where, meeting);
	where_number(where, meeting);
}

/* Adds the rows of one stretch. */
static gboolean
take_rows(sqlite3 *db, const struct kind *kind, const struct filter *filter, const struct page *page,
    const struct stretch *stretch, GPtrArray *taken, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = NULL;
	gboolean is_well;
	struct where where;

	where_init(&where, "");
	where.of = kind->of;
	fields_select(kind->fields, where.sql);
	add_tables(&where, kind);
	if (add_conditions(&where, db, kind, filter, stretch, where_filter, error) &&
	    (stretch->is_by_meeting || stretch->is_indexed || where_in_body(&where, db, page, kind->table, error))) {
		if (page != NULL && page->meeting != 0)
			add_meeting(&where, kind, page->meeting);
		where_page(&where, page, kind->id);
		where_order(&where, page, kind->id);
		rows = where_prepare(&where, db, error);
	}
	is_well = rows != NULL && fields_take_all(kind->fields, rows, page != NULL && page->is_backwards, taken, error);
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return is_well;
}

/* Stretch after stretch, until the page is full. */
static GPtrArray *
list(sqlite3 *db, const struct kind *kind, const struct filter *filter, const struct page *page, GError **error)
{
	g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(kind->row_free);
	g_autofree char *expression = NULL;
	struct page left = page != NULL ? *page : (struct page){ 0 };
	struct stretch stretch;
	gboolean is_well = where_expression(db, filter, &expression, error) &&
	    stretch_begin(db, expression, page, &stretch, error) && take_rows(db, kind, filter, &left, &stretch, taken, error);

	while (is_well && !stretch.is_last && taken->len < page->limit) {
		left.limit = page->limit - taken->len;
		is_well = stretch_next(db, &stretch, error) && take_rows(db, kind, filter, &left, &stretch, taken, error);
	}
	return is_well ? g_steal_pointer(&taken) : NULL;
}

static const struct kind *
kind_of(const struct filter *filter)
{
	return filter->facts == FACTS_ACTIONS ? &actions : &resolutions;
}

static gboolean
names_others(const struct where *where)
{
	return strstr(where->sql->str, "item.") != NULL || strstr(where->sql->str, "meeting.") != NULL;
}

/* The item and its meeting are read only where they are asked for. */
sqlite3_stmt *
fact_rows_judge(sqlite3 *db, const struct filter *filter, struct where *where, GError **error)
{
	const struct kind *kind = kind_of(filter);
	struct where conditions;
	gboolean is_well;

	where_init(&conditions, "");
	where->of = conditions.of = kind->of;
	g_string_append_printf(where->sql, "SELECT %s, ", kind->id);
	is_well = where_verdict(where, db, filter, kind->id, error) &&
	    add_all_conditions(&conditions, db, kind, filter, where_fields, error);
	if (names_others(where) || names_others(&conditions))
		add_tables(where, kind);
	else
		where_add(where, kind->from);
	where_append(where, &conditions);
	where_clear(&conditions);
	if (!is_well)
		return NULL;
	where_order(where, NULL, kind->id);
	return where_prepare(where, db, error);
}

gboolean
count_facts(sqlite3 *db, const struct filter *filter, gint64 *count, GError **error)
{
	const struct kind *kind = kind_of(filter);
	struct where where;
	gboolean is_well;

	where_init(&where, "SELECT count(*)");
	where.of = kind->of;
	add_tables(&where, kind);
	is_well = add_all_conditions(&where, db, kind, filter, where_filter, error) &&
	    where_read_number(&where, db, count, error);
	where_clear(&where);
	return is_well;
}

GPtrArray *
query_actions(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	return list(db, &actions, filter, page, error);
}

GPtrArray *
query_resolutions(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	return list(db, &resolutions, filter, page, error);
}

GPtrArray *
query_references(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	return list(db, &references, filter, page, error);
}

GPtrArray *
query_people(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	return list(db, &people, filter, page, error);
}
