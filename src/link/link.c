#include "base/error.h"
#include "link/arrivals.h"
#include "link/clear.h"
#include "link/confirmed.h"
#include "link/elsewhere.h"
#include "link/link.h"
#include "link/matters.h"
#include "link/outcomes.h"
#include "link/reading.h"
#include "link/targets.h"
#include "link/windows.h"

/* What arrived counts after what was said. */
static gboolean
link_body(sqlite3 *db, const struct body *body, struct others *others, GError **error)
{
	g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(struct named));
	g_autoptr(GArray) meant = g_array_new(FALSE, FALSE, sizeof(struct meant));

	if (!targets_write(db, body->series, body->deeds, others, meant, error))
		return FALSE;
	arrivals_take(body->deeds);
	return outcomes_write(db, body->series, body->deeds, error) &&
	    confirmed_write(db, body->series, named, error) &&
	    matters_write(db, body->series, meant, error) &&
	    windows_write(db, body->series, named, error);
}

static gboolean
take_body(sqlite3 *db, struct body *body, struct others *others, gboolean is_first, GError **error)
{
	gboolean is_done = FALSE;

	if (body->error != NULL)
		g_propagate_error(error, g_steal_pointer(&body->error));
	else
		is_done = (is_first || links_clear(db, body->series, error)) && link_body(db, body, others, error);
	body_free(body);
	return is_done;
}

gboolean
link_bodies(sqlite3 *db, const GPtrArray *bodies, GError **error)
{
	struct reading *reading = reading_start(db, bodies);
	struct others *others = others_new(db);
	gboolean is_first, is_done = links_are_none(db, &is_first, error);
	struct body *body;

	while (is_done && (body = reading_next(reading)) != NULL)
		is_done = take_body(db, body, others, is_first, error);
	reading_end(reading);
	is_done = is_done && elsewhere_write(db, others, bodies, error);
	others_free(others);
	return is_done;
}
