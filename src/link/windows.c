#include "link/windows.h"
#include "model/day.h"
#include "sql/db.h"

static const struct held *
dated(const struct series *series, const struct held *from, int step)
{
	for (int i = (int)from->place + step; i >= 0 && i < (int)series->meetings->len; i += step) {
		const struct held *meeting = series->meetings->pdata[i];

		if (meeting->day > 0)
			return meeting->run == from->run && meeting->first > 0 ? meeting : NULL;
	}
	return NULL;
}

/* Numbers prove that it was held between its neighbours of one run; it may have been on the day of
 * either, in the morning or in the evening. */
static void
narrow(const struct series *series, const struct held *undated, int *earliest, int *latest)
{
	const struct held *before = undated->run > 0 ? dated(series, undated, -1) : NULL;
	const struct held *after = undated->run > 0 ? dated(series, undated, 1) : NULL;

	*earliest = MAX(undated->earliest, before != NULL ? before->day : 0);
	*latest = undated->latest;
	if (after != NULL && (*latest == 0 || after->day < *latest))
		*latest = after->day;
	/* Neighbours that contradict the minutes themselves are no better evidence. */
	if (*latest > 0 && *earliest > *latest) {
		*earliest = undated->earliest;
		*latest = undated->latest;
	}
}

static gboolean
write_window(sqlite3_stmt *update, const struct held *undated, int earliest, int latest, GError **error)
{
	char first[DAY_TEXT] = "", last[DAY_TEXT] = "";

	if (earliest > 0)
		day_from_number(earliest, first);
	if (latest > 0)
		day_from_number(latest, last);
	return db_bind_number(update, 1, undated->id, error) &&
	    db_bind_text(update, 2, first, error) && db_bind_text(update, 3, last, error) && db_run(update, error);
}

/* The day that the next meeting names when it approves the minutes; 0 for none. */
static int
named_day(const struct held *undated, const GArray *named)
{
	for (guint i = 0; i < named->len; i++)
		if (g_array_index(named, struct named, i).meeting == undated->id)
			return g_array_index(named, struct named, i).day;
	return 0;
}

static gboolean
write_windows(sqlite3 *db, const struct series *series, const GArray *named, GError **error)
{
	g_autoptr(sqlite3_stmt) update = db_prepare(db,
	    "UPDATE meeting SET date_earliest = nullif(?2, ''), date_latest = nullif(?3, '') WHERE id = ?1", error);

	for (guint i = 0; update != NULL && i < series->meetings->len; i++) {
		const struct held *meeting = series->meetings->pdata[i];
		int earliest, latest;

		if (meeting->day > 0)
			continue;
		narrow(series, meeting, &earliest, &latest);
		if (named_day(meeting, named) > 0)
			earliest = latest = named_day(meeting, named);
		if (!write_window(update, meeting, earliest, latest, error))
			return FALSE;
	}
	return update != NULL;
}

static gboolean
write_gap(sqlite3_stmt *insert, const struct series *series, const struct held *before, const struct held *after,
    int missing_from, GError **error)
{
	return db_bind_text(insert, 1, series->body_key, error) &&
	    db_bind_number(insert, 2, missing_from, error) &&
	    db_bind_number(insert, 3, after->first - 1, error) &&
	    db_bind_number(insert, 4, before->id, error) &&
	    db_bind_number(insert, 5, after->id, error) && db_run(insert, error);
}

/* Items of meetings between whose numbers are lost stand for as many numbers. */
static gboolean
write_gaps(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = db_prepare(db,
	    "INSERT INTO gap(body_key, first, last, after_meeting, before_meeting) VALUES(?1, ?2, ?3, ?4, ?5)", error);
	const struct held *before = NULL;
	int lost = 0;

	for (guint i = 0; insert != NULL && i < series->meetings->len; i++) {
		const struct held *meeting = series->meetings->pdata[i];

		if (!meeting->is_placed)
			continue;
		if (meeting->first == 0) {
			lost += meeting->items->len;
			continue;
		}
		if (before != NULL && before->run == meeting->run && meeting->first - before->last - 1 > lost + (lost > 0 ? 2 : 0) &&
		    !write_gap(insert, series, before, meeting, before->last + 1, error))
			return FALSE;
		before = meeting;
		lost = 0;
	}
	return insert != NULL;
}

gboolean
windows_write(sqlite3 *db, const struct series *series, const GArray *named, GError **error)
{
	return write_windows(db, series, named, error) && write_gaps(db, series, error);
}
