/* Minute numbers that are not loaded, as a list. */
#include "base/error.h"
#include "query/field.h"
#include "query/where.h"
#include "sql/db.h"

static const struct field gap_list[] = {
	FIELD(TEXT, gap_row, key, "meeting.key"),
	FIELD(TEXT, gap_row, council, "meeting.council"),
	FIELD(TEXT, gap_row, body, "meeting.body"),
	FIELD(TEXT, gap_row, date, "meeting.date"),
	FIELD(COUNT, gap_row, first, "gap.first"),
	FIELD(COUNT, gap_row, last, "gap.last"),
	FIELD(TEXT, gap_row, after, "earlier.key"),
	FIELD(TEXT, gap_row, after_date, "earlier.date"),
};

static const struct fields gap_fields = FIELDS(gap_list, gap_row);

void
gap_row_free(gpointer row)
{
	fields_free(&gap_fields, row);
}

static gboolean
is_unfit(const struct term *term)
{
	switch (term->kind) {
	case TERM_MINUTE:
	case TERM_DAYS:
	case TERM_BODY:
	case TERM_COUNCIL:
	case TERM_STATUS:
	case TERM_LOADED:
		return FALSE;
	default:
		return TRUE;
	}
}

gboolean
filter_fits_gaps(const struct filter *filter, GError **error)
{
	if (!filter_any(filter, is_unfit))
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE, "what is not loaded has no words, people or"
	    " actions: gaps are found by body:, council:, date:, year:, min:, loaded: and is: of their meetings");
	return FALSE;
}

GPtrArray *
query_gaps(sqlite3 *db, const struct filter *filter, GError **error)
{
	g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(gap_row_free);
	g_autoptr(sqlite3_stmt) rows = NULL;
	gboolean is_well;
	struct where where;

	if (!filter_fits_gaps(filter, error))
		return NULL;
	where_init(&where, "");
	where.of = WHERE_GAPS;
	fields_select(&gap_fields, where.sql);
	where_add(&where, " FROM gap JOIN meeting ON meeting.id = gap.before_meeting"
	    " JOIN meeting AS earlier ON earlier.id = gap.after_meeting WHERE TRUE");
	if (where_filter(&where, db, filter, "meeting.id", error)) {
		/* An undated meeting behind a gap counts by the one before it. */
		where_add(&where, " ORDER BY max(gap.before_meeting, gap.after_meeting) DESC, gap.after_meeting DESC");
		rows = where_prepare(&where, db, error);
	}
	is_well = rows != NULL && fields_take_all(&gap_fields, rows, FALSE, taken, error);
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return is_well ? g_steal_pointer(&taken) : NULL;
}
