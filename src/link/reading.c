#include "link/arrivals.h"
#include "link/reading.h"
#include "sql/db.h"

enum { AHEAD = 2 /* bodies that wait to be linked */ };

struct reading {
	const GPtrArray *bodies; /* char * */
	guint taken;
	sqlite3 *db, *own; /* the caller's; the reader's */
	GThread *thread;
	GMutex mutex;
	GCond changed;
	GQueue ready;     /* struct body */
	gboolean is_ended;
};

void
body_free(struct body *body)
{
	if (body->deeds != NULL)
		g_ptr_array_unref(body->deeds);
	series_free(body->series);
	g_clear_error(&body->error);
	g_free(body);
}

static struct body *
read_body(sqlite3 *db, const char *key)
{
	struct body *body = g_new0(struct body, 1);

	body->series = series_read(db, key, &body->error);
	body->deeds = body->series != NULL ? deeds_read(db, body->series, &body->error) : NULL;
	if (body->deeds != NULL)
		arrivals_find(body->series, body->deeds);
	return body;
}

/* --- The thread ------------------------------------------------------------------------------ */

/* FALSE once nobody wants any more. */
static gboolean
hand_over(struct reading *reading, struct body *body)
{
	gboolean is_wanted;

	g_mutex_lock(&reading->mutex);
	g_queue_push_tail(&reading->ready, body);
	g_cond_broadcast(&reading->changed);
	while (!reading->is_ended && reading->ready.length >= AHEAD)
		g_cond_wait(&reading->changed, &reading->mutex);
	is_wanted = !reading->is_ended;
	g_mutex_unlock(&reading->mutex);
	return is_wanted;
}

static gpointer
work(gpointer data)
{
	struct reading *reading = data;

	for (guint i = 0; i < reading->bodies->len; i++)
		if (!hand_over(reading, read_body(reading->own, reading->bodies->pdata[i])))
			break;
	return NULL;
}

/* A database in memory has no path, and no second connection. */
static sqlite3 *
connect_again(sqlite3 *db)
{
	const char *path = sqlite3_db_filename(db, "main");

	return path != NULL && *path != '\0' ? db_open(path, SQLITE_OPEN_READONLY, NULL) : NULL;
}

static void
start_thread(struct reading *reading)
{
	reading->own = reading->bodies->len > 1 ? connect_again(reading->db) : NULL;
	/* In one transaction, so that not each statement looks anew what others did to the file. Written pages
	 * stay in memory meanwhile: writing them before the end would wait for the reader. */
	if (reading->own != NULL && db_exec(reading->own, "BEGIN", NULL) &&
	    db_exec(reading->db, "PRAGMA cache_spill = OFF", NULL))
		reading->thread = g_thread_try_new("link", work, reading, NULL);
}

/* --- The caller ------------------------------------------------------------------------------ */

struct reading *
reading_start(sqlite3 *db, const GPtrArray *bodies)
{
	struct reading *reading = g_new0(struct reading, 1);

	reading->bodies = bodies;
	reading->db = db;
	g_mutex_init(&reading->mutex);
	g_cond_init(&reading->changed);
	g_queue_init(&reading->ready);
	start_thread(reading);
	return reading;
}

static struct body *
wait_for_body(struct reading *reading)
{
	struct body *body;

	g_mutex_lock(&reading->mutex);
	while ((body = g_queue_pop_head(&reading->ready)) == NULL)
		g_cond_wait(&reading->changed, &reading->mutex);
	g_cond_broadcast(&reading->changed);
	g_mutex_unlock(&reading->mutex);
	return body;
}

struct body *
reading_next(struct reading *reading)
{
	if (reading->taken == reading->bodies->len)
		return NULL;
	reading->taken++;
	return reading->thread != NULL ? wait_for_body(reading) :
	    read_body(reading->db, reading->bodies->pdata[reading->taken - 1]);
}

static void
end_thread(struct reading *reading)
{
	struct body *body;

	g_mutex_lock(&reading->mutex);
	reading->is_ended = TRUE;
	g_cond_broadcast(&reading->changed);
	g_mutex_unlock(&reading->mutex);
	g_thread_join(reading->thread);
	while ((body = g_queue_pop_head(&reading->ready)) != NULL)
		body_free(body);
}

void
reading_end(struct reading *reading)
{
	if (reading->thread != NULL)
		end_thread(reading);
	if (reading->own != NULL)
		db_exec(reading->db, "PRAGMA cache_spill = ON", NULL);
	sqlite3_close(reading->own);
	g_mutex_clear(&reading->mutex);
	g_cond_clear(&reading->changed);
	g_free(reading);
}
