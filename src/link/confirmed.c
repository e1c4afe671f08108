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

struct confirming {
	const struct series *series;
	struct findings *findings;
	GArray *named;
};

static void
add(struct confirming *confirming, const struct held *meeting, const struct matter *matter)
{
	struct found_confirmation confirmation = { meeting->id, matter->id };

	findings_add(confirming->findings, FINDINGS_CONFIRMATIONS, &confirmation);
}

/* The meeting before, where it has no date, and nothing speaks against it having been on that day. */
static void
take_undated(struct confirming *confirming, const struct matter *matter, int day)
{
	const struct held *meeting = matter->meeting;
	const struct held *before = meeting->place > 0 ? confirming->series->meetings->pdata[meeting->place - 1] : NULL;
	struct named found = { before != NULL ? before->id : 0, day };

	if (before == NULL || before->day > 0 || before->run == 0 || before->run != meeting->run ||
	    (before->earliest > 0 && day < before->earliest) || (before->latest > 0 && day > before->latest))
		return;
	g_array_append_val(confirming->named, found);
	add(confirming, before, matter);
}

static void
take_day(struct confirming *confirming, const struct matter *matter, const char *iso)
{
	int day = day_number(iso);
	const struct held *confirmed = day > 0 ? meeting_on(confirming->series, day, matter->meeting) : NULL;

	if (confirmed != NULL)
		add(confirming, confirmed, matter);
	else if (day > 0 && (matter->meeting->day == 0 || day < matter->meeting->day))
		take_undated(confirming, matter, day);
}

/* All days of a decision that approves minutes; where it names none, those of the item's title. */
static void
take_text(struct confirming *confirming, const struct matter *matter, const char *text)
{
	static struct rx *approved;
	gsize size = strlen(text), at = 0;
	struct day_found found;
	gboolean is_dated = FALSE;

	if (rx_search(rx_own(&approved, APPROVED, RX_CASELESS | RX_ASCII), text, size, 0, NULL, 0) != RX_MATCH)
		return;
	for (; day_find(text, size, at, &found); at = found.ends, is_dated = TRUE)
		take_day(confirming, matter, found.iso);
	if (!is_dated && day_find(matter->title, strlen(matter->title), 0, &found))
		take_day(confirming, matter, found.iso);
}

static gboolean
take_matter(struct confirming *confirming, sqlite3_stmt *rows, const struct matter *matter, GError **error)
{
	enum db_step step;

	if (!db_bind_number(rows, 1, fact_first(matter->id), error) || !db_bind_number(rows, 2, fact_last(matter->id), error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW)
		take_text(confirming, matter, db_text(rows, 0));
	return step == DB_DONE;
}

static gboolean
is_of_minutes(const struct heading *heading)
{
	return strstr(heading->slug, "minute") != NULL || strstr(heading->slug, "cofnod") != NULL;
}

gboolean
confirmed_find(sqlite3 *db, const struct series *series, struct findings *findings, GArray *named, GError **error)
{
	struct confirming confirming = { series, findings, named };
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT text FROM resolution WHERE id BETWEEN ?1 AND ?2 AND is_recommendation = 0 ORDER BY id DESC", error);

	for (guint i = 0; rows != NULL && i < series->matters->len; i++) {
		const struct matter *matter = series->matters->pdata[i];

		/* Its title says what it is about, in every layout that has titles. */
		if (matter->title == NULL || !is_of_minutes(matter->heading))
			continue;
		if (!take_matter(&confirming, rows, matter, error))
			return FALSE;
	}
	return rows != NULL;
}
