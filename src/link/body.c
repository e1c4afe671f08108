#include "link/arrivals.h"
#include "link/body.h"
#include "link/confirmed.h"
#include "link/matters.h"
#include "link/outcomes.h"
#include "link/targets.h"
#include "link/windows.h"

static void
add_meetings(const struct series *series, struct findings *findings)
{
	for (guint i = 0; i < series->meetings->len; i++) {
		const struct held *meeting = series->meetings->pdata[i];
		struct found_meeting linked = { .meeting = meeting->id };

		linked.has_items = held_facts(meeting, &linked.first, &linked.last);
		g_array_append_val(findings->meetings, linked);
	}
}

/* What arrived counts after what was said. */
static gboolean
find_all(sqlite3 *db, const struct series *series, const GPtrArray *deeds, struct others *others,
    struct findings *findings, GError **error)
{
	g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(struct named));
	g_autoptr(GArray) meant = g_array_new(FALSE, FALSE, sizeof(struct meant));

	if (!targets_find(db, series, deeds, others, findings, meant, error) ||
	    !confirmed_find(db, series, findings, named, error))
		return FALSE;
	arrivals_take(series, deeds);
	outcomes_find(series, deeds, findings);
	matters_find(series, meant, findings);
	windows_find(series, named, findings);
	add_meetings(series, findings);
	return TRUE;
}

gboolean
body_find(sqlite3 *db, const char *key, struct others *others, struct findings *findings, GError **error)
{
	struct series *series = series_read(db, key, error);
	g_autoptr(GPtrArray) deeds = series != NULL ? deeds_read(db, series, error) : NULL;
	gboolean is_done = deeds != NULL && find_all(db, series, deeds, others, findings, error);

	series_free(series);
	return is_done;
}
