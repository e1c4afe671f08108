#include "base/error.h"
#include "link/arrivals.h"
#include "link/confirmed.h"
#include "link/elsewhere.h"
#include "link/link.h"
#include "link/matters.h"
#include "link/outcomes.h"
#include "link/targets.h"
#include "link/windows.h"

static gboolean
link_series(sqlite3 *db, const struct series *series, struct others *others, GError **error)
{
	g_autoptr(GPtrArray) deeds = deeds_read(db, series, error);
	g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(struct named));

	if (deeds == NULL || !targets_write(db, series, deeds, others, error))
		return FALSE;
	arrivals_find(series, deeds);
	return outcomes_write(db, series, deeds, error) &&
	    confirmed_write(db, series, named, error) &&
	    matters_write(db, series, error) &&
	    windows_write(db, series, named, error);
}

static gboolean
link_body(sqlite3 *db, const char *body_key, struct others *others, GError **error)
{
	struct series *series = series_read(db, body_key, error);
	gboolean is_done = series != NULL && link_series(db, series, others, error);

	series_free(series);
	return is_done;
}

gboolean
link_bodies(sqlite3 *db, const GPtrArray *bodies, GError **error)
{
	struct others *others = others_new(db);
	gboolean is_done = TRUE;

	for (guint i = 0; is_done && i < bodies->len; i++)
		is_done = link_body(db, bodies->pdata[i], others, error);
	is_done = is_done && elsewhere_write(db, others, bodies, error);
	others_free(others);
	return is_done;
}
