#include "model/day.h"
#include "query/body.h"
#include "query/days.h"
#include "query/hit.h"
#include "query/where.h"
#include "query/where_facts.h"
#include "sql/db.h"

struct value {
	char *text; /* NULL for a number */
	gint64 number;
	const void *pointer; /* to what `kind` says; else NULL */
	const char *kind;
};

static void
value_free(gpointer data)
{
	struct value *value = data;

	g_free(value->text);
	g_free(value);
}

void
where_init(struct where *where, const char *sql)
{
	where->of = WHERE_ITEMS;
	where->sql = g_string_new(sql);
	where->values = g_ptr_array_new_with_free_func(value_free);
}

void
where_clear(struct where *where)
{
	g_string_free(where->sql, TRUE);
	g_ptr_array_unref(where->values);
}

void
where_add(struct where *where, const char *sql)
{
	g_string_append(where->sql, sql);
}

void
where_text(struct where *where, const char *text)
{
	struct value *value = g_new0(struct value, 1);

	value->text = g_strdup(text);
	g_ptr_array_add(where->values, value);
}

void
where_number(struct where *where, gint64 number)
{
	struct value *value = g_new0(struct value, 1);

	value->number = number;
	g_ptr_array_add(where->values, value);
}

static void
add_pointer(struct where *where, const void *pointer, const char *kind)
{
	struct value *value = g_new0(struct value, 1);

	value->pointer = pointer;
	value->kind = kind;
	g_ptr_array_add(where->values, value);
}

void
where_term(struct where *where, const struct term *term)
{
	add_pointer(where, term, TERM_POINTER);
}

void
where_undecided(struct where *where, const struct filter *filter)
{
	add_pointer(where, filter, FILTER_POINTER);
}

void
where_append(struct where *where, struct where *other)
{
	g_string_append_len(where->sql, other->sql->str, other->sql->len);
	g_string_truncate(other->sql, 0);
	g_ptr_array_extend_and_steal(where->values, g_ptr_array_ref(other->values));
}

/* --- Conditions ------------------------------------------------------------------------------ */

/* All days that a meeting without a date can have been on. */
#define WINDOW_WITHIN \
	"coalesce(meeting.date_earliest, '0001-01-01') >= ? AND coalesce(meeting.date_latest, '9999-12-31') <= ?"

static gboolean
has_undated(sqlite3 *db, const char *first, const char *last, gboolean *has, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db, "SELECT 1 FROM meeting WHERE " WINDOW_WITHIN " AND id < ? LIMIT 1", error);
	enum db_step step;

	if (row == NULL || !db_bind_text(row, 1, first, error) || !db_bind_text(row, 2, last, error) ||
	    !db_bind_number(row, 3, day_first_id(1), error) || (step = db_step(row, error)) == DB_FAILED)
		return FALSE;
	*has = step == DB_ROW;
	return TRUE;
}

/* Where there is no undated one for it the ids alone tell, by which the index is not gone through in vain. */
static gboolean
add_days(struct where *where, sqlite3 *db, const struct term *term, const char *id, GError **error)
{
	guint bits = where->of == WHERE_ITEMS ? 0 : FACT_BITS;
	char first[DAY_TEXT], last[DAY_TEXT];
	gboolean is_undated = term->last == 0, has = FALSE;

	day_from_number(MAX(term->first, 1), first);
	day_from_number(CLAMP(term->last, 1, DAYS_LAST), last);
	if (!is_undated && !has_undated(db, first, last, &has, error))
		return FALSE;
	g_string_append_printf(where->sql, "((%s >= ? AND %s < ?)", id, id);
	where_number(where, day_first_id(term->first) << bits);
	where_number(where, day_first_id(term->last + 1) << bits);
	if (has) {
		g_string_append_printf(where->sql, " OR (%s < ? AND " WINDOW_WITHIN ")", id);
		where_number(where, day_first_id(1) << bits);
		where_text(where, first);
		where_text(where, last);
	}
	where_add(where, ")");
	return TRUE;
}

/* Either of its meetings is in the stretch, or one is before and the other behind it. */
static void
add_gap_days(struct where *where, const struct term *term)
{
	gint64 first = day_first_id(term->first), end = day_first_id(term->last + 1);

	where_add(where, "((gap.before_meeting >= ? AND gap.before_meeting < ?)"
	    " OR (gap.after_meeting >= ? AND gap.after_meeting < ?)"
	    " OR (gap.after_meeting < ? AND gap.before_meeting >= ?))");
	for (guint i = 0; i < 3; i++) {
		where_number(where, first);
		where_number(where, end);
	}
}

/* The number as printed, and ".2" where it was met again. */
static void
add_minute(struct where *where, const struct term *term)
{
	if (where->of == WHERE_GAPS) {
		where_add(where, "CAST(? AS INTEGER) BETWEEN gap.first AND gap.last");
		where_text(where, term->text);
		return;
	}
	where_add(where, "(item.key_end = ? COLLATE NOCASE OR"
	    " replace(coalesce(item.number, ''), '/', '~') = ? COLLATE NOCASE)");
	where_text(where, term->text);
	where_text(where, term->text);
}

/* Points in time are compared as texts: a day comes before all that begins with it. */
static void
add_loaded(struct where *where, const struct term *term)
{
	char first[DAY_TEXT], end[DAY_TEXT];

	day_from_number(MAX(term->first, 1), first);
	day_from_number(MIN(term->last, DAYS_LAST - 1) + 1, end);
	where_add(where, "EXISTS (SELECT 1 FROM rendition JOIN source ON source.id = rendition.source_id"
	    " WHERE rendition.meeting_id = meeting.id AND source.loaded >= ? AND source.loaded < ?)");
	where_text(where, first);
	where_text(where, end);
}

static void
add_keys(struct where *where, const GPtrArray *keys)
{
	where_add(where, "meeting.body_key IN (");
	for (guint i = 0; i < keys->len; i++) {
		where_add(where, i > 0 ? ", ?" : "?");
		where_text(where, keys->pdata[i]);
	}
	where_add(where, ")");
}

static gboolean
add_bodies(struct where *where, sqlite3 *db, const struct term *term, GError **error)
{
	g_autoptr(GPtrArray) keys = body_keys_fitting(db, term->text, error);

	if (keys == NULL)
		return FALSE;
	add_keys(where, keys);
	return TRUE;
}

static gboolean
add_councils(struct where *where, sqlite3 *db, const struct term *term, GError **error)
{
	g_autoptr(GPtrArray) keys = body_keys(db, error);

	if (keys == NULL)
		return FALSE;
	for (guint i = keys->len; i > 0; i--) {
		if (!council_fits(keys->pdata[i - 1], term->text))
			g_ptr_array_remove_index(keys, i - 1);
	}
	add_keys(where, keys);
	return TRUE;
}

static void
add_words(struct where *where, const struct filter *filter, const struct term *term)
{
	g_autofree char *expression = term_expression(filter, term);

	where_add(where, "item.id IN (SELECT rowid FROM word WHERE word MATCH ?)");
	where_text(where, expression);
}

/* What is read behind the meeting is asked last, and the least often. */
static void
add_regex(struct where *where, const struct filter *filter, const struct term *term)
{
	guint columns = term_columns(filter, term);

	g_string_append_printf(where->sql, "says(?, meeting.id%s%s%s)", columns & IN_MINUTES ? ", item.minutes_text" : "",
	    columns & IN_AGENDA ? ", item.agenda_text" : "", columns & IN_TITLE ? ", item.title" : "");
	where_term(where, term);
}

/* Was there, or is named in the item; in a list of people, the one who is listed. */
static void
add_person(struct where *where, const struct term *term)
{
	g_autofree char *pattern = term_pattern(term);

	where_add(where, where->of == WHERE_PEOPLE ? "holds(person.name, ?)" :
	    "(item.id IN (SELECT id >> 12 FROM person WHERE holds(name, ?))"
	    " OR meeting.id IN (SELECT meeting_id FROM attendee WHERE holds(name, ?)))");
	where_text(where, pattern);
	if (where->of != WHERE_PEOPLE)
		where_text(where, pattern);
}

static gboolean
add_term(struct where *where, sqlite3 *db, const struct filter *filter, const struct term *term,
    const char *id, GError **error)
{
	if (term_facts(filter, term) != FACTS_NONE) {
		where_fact_term(where, filter, term);
		return TRUE;
	}
	if (term->is_negated)
		where_add(where, "NOT ");
	switch (term->kind) {
	case TERM_WORDS:
		add_words(where, filter, term);
		break;
	case TERM_REGEX:
		add_regex(where, filter, term);
		break;
	case TERM_MINUTE:
		add_minute(where, term);
		break;
	case TERM_TRUNCATED:
		where_add(where, "item.is_truncated");
		break;
	case TERM_DAYS:
		if (where->of != WHERE_GAPS)
			return add_days(where, db, term, id, error);
		add_gap_days(where, term);
		break;
	case TERM_BODY:
		return add_bodies(where, db, term, error);
	case TERM_COUNCIL:
		return add_councils(where, db, term, error);
	case TERM_STATUS:
		/* IS, so that its negation holds where the status is not known. */
		where_add(where, "meeting.status IS ?");
		where_text(where, term->text);
		break;
	case TERM_LOADED:
		add_loaded(where, term);
		break;
	case TERM_PERSON:
		add_person(where, term);
		break;
	case TERM_OWNER:
	case TERM_DUE:
	case TERM_STATE:
	case TERM_OVERDUE:
	case TERM_SILENT:
	case TERM_DEFERRED:
		break;
	}
	return TRUE;
}

/* The day of a meeting bounds the ids of what it has, so that the index need not go through all hits. */
static void
add_within(struct where *where, const struct filter *filter, const char *id)
{
	guint bits = where->of == WHERE_ITEMS ? 0 : FACT_BITS;

	if (filter->meeting != 0) {
		gint64 day = filter->meeting >> DAY_BITS;

		g_string_append_printf(where->sql, " AND meeting.id = ? AND %s >= ? AND %s < ?", id, id);
		where_number(where, filter->meeting);
		where_number(where, day_first_id(day) << bits);
		where_number(where, day_first_id(day + 1) << bits);
	}
	if (filter->body_key != NULL) {
		where_add(where, " AND meeting.body_key = ?");
		where_text(where, filter->body_key);
	}
}

/* Whether the index's expression says all that a clause does: of words of facts it knows only where they
 * can be. */
static gboolean
is_left_to_index(const struct filter *filter, const GPtrArray *clause)
{
	if (!clause_is_words(clause) && !(filter_has_words(filter) && clause_is_unwanted_word(clause)))
		return FALSE;
	for (guint i = 0; i < clause->len; i++) {
		if (term_facts(filter, clause->pdata[i]) != FACTS_NONE)
			return FALSE;
	}
	return TRUE;
}

/* Whether neither the index nor where_fact_clauses() has it. */
static gboolean
is_of_itself(const struct where *where, const struct filter *filter, const GPtrArray *clause)
{
	return !where_is_fact_clause(where, filter, clause) && !is_left_to_index(filter, clause);
}

static gboolean
add_clause(struct where *where, sqlite3 *db, const struct filter *filter, const GPtrArray *clause,
    const char *id, GError **error)
{
	for (guint n = 0; n < clause->len; n++) {
		where_add(where, n == 0 ? "(" : " OR ");
		if (!add_term(where, db, filter, clause->pdata[n], id, error))
			return FALSE;
	}
	where_add(where, ")");
	return TRUE;
}

/* Clauses with a pattern are asked together, so that an item is undecided only where these alone leave it
 * so: what one of them rules out is ruled out. */
static gboolean
add_patterns(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error)
{
	gboolean is_open = FALSE;

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (!clause_has_regex(clause) || !is_of_itself(where, filter, clause))
			continue;
		if (!is_open) {
			g_string_append_printf(where->sql, " AND settled(?, %s, ", id);
			where_undecided(where, filter);
		} else {
			where_add(where, " AND ");
		}
		is_open = TRUE;
		if (!add_clause(where, db, filter, clause, id, error))
			return FALSE;
	}
	where_add(where, is_open ? ")" : "");
	return TRUE;
}

gboolean
where_expression(sqlite3 *db, const struct filter *filter, char **expression, GError **error)
{
	*expression = NULL;
	if (!filter_look_up(db, filter, error))
		return FALSE;
	*expression = filter_expression(filter);
	return TRUE;
}

gboolean
where_filter(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error)
{
	if (filter == NULL)
		return TRUE;
	add_within(where, filter, id);
	if (filter->is_void)
		where_add(where, " AND FALSE");
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (clause_has_regex(clause) || !is_of_itself(where, filter, clause))
			continue;
		where_add(where, " AND ");
		if (!add_clause(where, db, filter, clause, id, error))
			return FALSE;
	}
	where_fact_clauses(where, filter);
	return add_patterns(where, db, filter, id, error);
}

void
where_body(struct where *where, const struct page *page)
{
	if (page == NULL || page->body == NULL)
		return;
	where_add(where, " AND meeting.body_key = ?");
	where_text(where, page->body);
}

void
where_page(struct where *where, const struct page *page, const char *id)
{
	where_body(where, page);
	if (page == NULL || page->after == 0)
		return;
	g_string_append_printf(where->sql, " AND %s %s ?", id, page->is_backwards ? ">" : "<");
	where_number(where, page->after);
}

void
where_order(struct where *where, const struct page *page, const char *id)
{
	gboolean is_backwards = page != NULL && page->is_backwards;

	g_string_append_printf(where->sql, " ORDER BY %s%s", id, is_backwards ? "" : " DESC");
	if (page != NULL && page->limit > 0) {
		where_add(where, " LIMIT ?");
		where_number(where, page->limit);
	}
}

static gboolean
bind(sqlite3_stmt *stmt, int parameter, const struct value *value, GError **error)
{
	if (value->kind != NULL)
		return sqlite3_bind_pointer(stmt, parameter, (void *)value->pointer, value->kind, NULL) == SQLITE_OK ||
		    db_fail(sqlite3_db_handle(stmt), error);
	return value->text != NULL ? db_bind_text(stmt, parameter, value->text, error) :
	    db_bind_number(stmt, parameter, value->number, error);
}

sqlite3_stmt *
where_prepare(const struct where *where, sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = hit_prepare(db, where->sql->str, error);

	for (guint i = 0; stmt != NULL && i < where->values->len; i++) {
		const struct value *value = where->values->pdata[i];
		if (!bind(stmt, i + 1, value, error))
			return NULL;
	}
	return g_steal_pointer(&stmt);
}
