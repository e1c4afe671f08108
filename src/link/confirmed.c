#include <string.h>
#include "base/rx.h"
#include "link/confirmed.h"
#include "model/day.h"
#include "sql/db.h"
#include "store/store.h"

/* Standing orders have the next suitable meeting approve the minutes, in words that hardly differ. */
#define APPROVED \
	"\\b(?:(?:minutes?|cofnodion|miontuairisc\\w*)\\b.*\\b(?:approv\\w+|confirm\\w+|agreed|accepted|adopted|signed|correct record|gymeradwy\\w*)" \
	"|(?:approv\\w+|confirm\\w+|agree\\w*|accept\\w*|adopt\\w*)\\b.*\\bminutes?\\b)"

/* The last one of the day. */
static const struct held *
meeting_on(const struct series *series, int day, const struct held *before)
{
	const GPtrArray *meetings = series_on_day(series, day);

	for (guint i = meetings != NULL ? meetings->len : 0; i > 0; i--) {
		const struct held *meeting = meetings->pdata[i - 1];

		if (meeting->place < before->place)
			return meeting;
	}
	return NULL;
}

static gboolean
put(sqlite3_stmt *insert, gint64 meeting, gint64 item, GError **error)
{
	return db_bind_number(insert, 1, meeting, error) && db_bind_number(insert, 2, item, error) && db_run(insert, error);
}

/* The meeting before, where it has no date, and nothing speaks against it having been on that day. */
static gboolean
take_undated(sqlite3_stmt *insert, const struct series *series, const struct matter *matter, int day, GArray *named, GError **error)
{
	const struct held *meeting = matter->meeting;
	const struct held *before = meeting->place > 0 ? series->meetings->pdata[meeting->place - 1] : NULL;
	struct named found = { before != NULL ? before->id : 0, day };

	if (before == NULL || before->day > 0 || before->run == 0 || before->run != meeting->run ||
	    (before->earliest > 0 && day < before->earliest) || (before->latest > 0 && day > before->latest))
		return TRUE;
	g_array_append_val(named, found);
	return put(insert, before->id, matter->id, error);
}

static gboolean
take_day(sqlite3_stmt *insert, const struct series *series, const struct matter *matter, const char *iso, GArray *named, GError **error)
{
	int day = day_number(iso);
	const struct held *confirmed = day > 0 ? meeting_on(series, day, matter->meeting) : NULL;

	if (confirmed != NULL)
		return put(insert, confirmed->id, matter->id, error);
	if (day > 0 && (matter->meeting->day == 0 || day < matter->meeting->day))
		return take_undated(insert, series, matter, day, named, error);
	return TRUE;
}

/* All days of a decision that approves minutes; where it names none, those of the item's title. */
static gboolean
take_text(sqlite3_stmt *insert, const struct series *series, const struct matter *matter, const char *text, GArray *named, GError **error)
{
	static struct rx *approved;
	gsize size = strlen(text), at = 0;
	struct day_found found;
	gboolean is_dated = FALSE;

	if (rx_search(rx_own(&approved, APPROVED, RX_CASELESS | RX_ASCII), text, size, 0, NULL, 0) != RX_MATCH)
		return TRUE;
	for (; day_find(text, size, at, &found); at = found.ends, is_dated = TRUE)
		if (!take_day(insert, series, matter, found.iso, named, error))
			return FALSE;
	if (!is_dated && day_find(matter->title, strlen(matter->title), 0, &found))
		return take_day(insert, series, matter, found.iso, named, error);
	return TRUE;
}

static gboolean
take_matter(sqlite3_stmt *insert, sqlite3_stmt *rows, const struct series *series, const struct matter *matter, GArray *named, GError **error)
{
	enum db_step step;

	if (!db_bind_number(rows, 1, fact_first(matter->id), error) || !db_bind_number(rows, 2, fact_last(matter->id), error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW)
		if (!take_text(insert, series, matter, db_text(rows, 0), named, error))
			return FALSE;
	return step == DB_DONE;
}

static gboolean
is_of_minutes(const struct heading *heading)
{
	return strstr(heading->slug, "minute") != NULL || strstr(heading->slug, "cofnod") != NULL;
}

gboolean
confirmed_write(sqlite3 *db, const struct series *series, GArray *named, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT text FROM resolution WHERE id BETWEEN ?1 AND ?2 AND is_recommendation = 0 ORDER BY id DESC", error);

	g_autoptr(sqlite3_stmt) insert = rows == NULL ? NULL :
	    db_prepare(db, "INSERT OR REPLACE INTO confirmation(meeting_id, item_id) VALUES(?1, ?2)", error);

	if (insert == NULL)
		return FALSE;
	for (guint i = 0; i < series->matters->len; i++) {
		const struct matter *matter = series->matters->pdata[i];

		/* Its title says what it is about, in every layout that has titles. */
		if (matter->title == NULL || !is_of_minutes(matter->heading))
			continue;
		if (!take_matter(insert, rows, series, matter, named, error))
			return FALSE;
	}
	return TRUE;
}
