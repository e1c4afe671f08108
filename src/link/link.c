#include "base/error.h"
#include "link/body.h"
#include "link/elsewhere.h"
#include "link/link.h"
#include "sql/db.h"

enum { THREADS_MOST = 4 /* each holds a body in memory */ };

struct worker {
	struct linking *linking;
	sqlite3 *db; /* its own, or the caller's */
	struct others *others;
	struct findings *findings;
	GThread *thread; /* NULL: the caller's */
	GError *error;
};

struct linking {
	sqlite3 *db;
	const GPtrArray *bodies;
	int taken;          /* bodies; atomic */
	GPtrArray *workers; /* struct worker */
};

/* --- On each thread -------------------------------------------------------------------------- */

static gpointer
work(gpointer data)
{
	struct worker *worker = data;
	const GPtrArray *bodies = worker->linking->bodies;
	guint i;

	while ((i = g_atomic_int_add(&worker->linking->taken, 1)) < bodies->len)
		if (!body_find(worker->db, bodies->pdata[i], worker->others, worker->findings, &worker->error))
			break;
	return NULL;
}

static struct worker *
worker_new(struct linking *linking, sqlite3 *db)
{
	struct worker *worker = g_new0(struct worker, 1);

	worker->linking = linking;
	worker->db = db;
	worker->others = others_new(db);
	worker->findings = findings_new();
	g_ptr_array_add(linking->workers, worker);
	return worker;
}

/* Lets go of the database, too: until then it can't be written to. */
static void
worker_end(struct worker *worker)
{
	if (worker->thread != NULL)
		g_thread_join(g_steal_pointer(&worker->thread));
	g_clear_pointer(&worker->others, others_free);
	if (worker->db != worker->linking->db)
		sqlite3_close(worker->db);
	worker->db = NULL;
}

static void
worker_free(gpointer data)
{
	struct worker *worker = data;

	worker_end(worker);
	findings_free(worker->findings);
	g_clear_error(&worker->error);
	g_free(worker);
}

/* --- Starting -------------------------------------------------------------------------------- */

/* In one transaction, so that not each statement looks anew what others did to the file. */
static sqlite3 *
connect_again(sqlite3 *db)
{
	const char *path = sqlite3_db_filename(db, "main");
	/* A database in memory has no path, and no second connection. */
	sqlite3 *own = path != NULL && *path != '\0' ? db_open(path, SQLITE_OPEN_READONLY, NULL) : NULL;

	/* Which begins with the first look. */
	if (own != NULL && db_exec(own, "BEGIN; SELECT 1 FROM meeting LIMIT 1", NULL))
		return own;
	sqlite3_close(own);
	return NULL;
}

/* Beside the caller's, which has other work at first: a single body, too, is begun at once. */
static void
start_threads(struct linking *linking)
{
	guint n = MIN(MIN(MAX(g_get_num_processors(), 2) - 1, linking->bodies->len), THREADS_MOST);

	for (guint i = 0; i < n; i++) {
		sqlite3 *db = connect_again(linking->db);
		struct worker *worker;

		if (db == NULL)
			return;
		worker = worker_new(linking, db);
		worker->thread = g_thread_try_new("link", work, worker, NULL);
	}
}

struct linking *
link_start(sqlite3 *db, const GPtrArray *bodies)
{
	struct linking *linking = g_new0(struct linking, 1);

	linking->db = db;
	linking->bodies = bodies;
	linking->workers = g_ptr_array_new_with_free_func(worker_free);
	start_threads(linking);
	return linking;
}

/* --- The end --------------------------------------------------------------------------------- */

/* What all found (struct findings, borrowed). NULL where one of them failed. */
static GPtrArray *
join(struct linking *linking, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	gboolean is_well = TRUE;

	for (guint i = 0; i < linking->workers->len; i++) {
		struct worker *worker = linking->workers->pdata[i];

		worker_end(worker);
		g_ptr_array_add(all, worker->findings);
		if (is_well && worker->error != NULL) {
			g_propagate_error(error, g_steal_pointer(&worker->error));
			is_well = FALSE;
		}
	}
	return is_well ? g_steal_pointer(&all) : NULL;
}

static gboolean
write_elsewhere(const struct linking *linking, GError **error)
{
	struct others *others = others_new(linking->db);
	gboolean is_done = elsewhere_write(linking->db, others, linking->bodies, error);

	others_free(others);
	return is_done;
}

gboolean
link_write(struct linking *linking, GError **error)
{
	g_autoptr(GPtrArray) all = NULL;

	work(worker_new(linking, linking->db));
	all = join(linking, error);
	return all != NULL && findings_write(linking->db, all, linking->bodies, error) && write_elsewhere(linking, error);
}

void
link_free(struct linking *linking)
{
	g_atomic_int_set(&linking->taken, linking->bodies->len);
	g_ptr_array_unref(linking->workers);
	g_free(linking);
}
