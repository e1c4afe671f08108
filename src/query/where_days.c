/* Conditions about days: of meetings, of gaps between them, and on which something was loaded. */
#include "model/day.h"
#include "query/days.h"
#include "query/where_days.h"
#include "sql/db.h"

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

/* Where there is no undated one for it the ids alone tell, by which the index is not gone through in vain. */
gboolean
where_days(struct where *where, sqlite3 *db, const struct term *term, const char *id, GError **error)
{
	guint bits = where->of == WHERE_ITEMS ? 0 : FACT_BITS;
	char first[DAY_TEXT], last[DAY_TEXT];
	gboolean is_undated = term->last == 0, has = FALSE;

	if (where->of == WHERE_GAPS) {
		add_gap_days(where, term);
		return TRUE;
	}
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

/* Points in time are compared as texts: a day comes before all that begins with it. */
void
where_loaded(struct where *where, const struct term *term)
{
	char first[DAY_TEXT], end[DAY_TEXT];

	day_from_number(MAX(term->first, 1), first);
	day_from_number(MIN(term->last, DAYS_LAST - 1) + 1, end);
	where_add(where, "EXISTS (SELECT 1 FROM rendition JOIN source ON source.id = rendition.source_id"
	    " WHERE rendition.meeting_id = meeting.id AND source.loaded >= ? AND source.loaded < ?)");
	where_text(where, first);
	where_text(where, end);
}
