#include <fcntl.h>
#include "base/error.h"
#include "extract/extract.h"
#include "load/pool.h"
#include "load/sets.h"
#include "parse/parse.h"

enum {
	/* Bytes of files that are read or wait to be saved: as many as are written in one go, so that
	 * threads read the next batch while one is written. */
	READ_AHEAD = 8 << 20,
	/* Files that are waited for at once: to be woken for each costs as much as to write some of its rows. */
	HANDFUL = 16,
	MANY_ITEMS = 10000    /* in one meeting: worth a warning */
};

struct pool {
	GMutex mutex;
	GCond is_ready; /* for who takes jobs: see has_handful() */
	GCond has_room; /* for threads: see must_wait() */
	const GPtrArray *found; /* struct found: one for each job */
	struct job **jobs;      /* NULL before they are started, and once the next one is taken */
	guint n, started, done, taken;
	gint64 ahead; /* bytes of the files that are started and not taken */
	guint n_waiting;     /* threads, for room */
	gboolean is_awaited; /* a handful is */
	gboolean is_ended;
	const struct phrases *phrases;
	GPtrArray *threads; /* GThread * */
};

/* --- Jobs ------------------------------------------------------------------------------------ */

static struct job *
job_new(const struct found *found)
{
	struct job *job = g_new0(struct job, 1);

	job->found = found;
	job->state.path = found->path;
	job->warnings = g_ptr_array_new_with_free_func(g_free);
	return job;
}

static void
job_free(struct job *job)
{
	content_free(job->content);
	g_ptr_array_unref(job->warnings);
	g_clear_error(&job->error);
	g_free(job);
}

/* --- One file -------------------------------------------------------------------------------- */

static void
take_warnings(struct job *job, const GPtrArray *warnings)
{
	for (guint i = 0; i < warnings->len; i++)
		g_ptr_array_add(job->warnings, g_strdup(warnings->pdata[i]));
}

static gboolean
has_too_many(const struct item *item)
{
	return item->resolutions->len > FACTS_MOST || item->actions->len > FACTS_MOST ||
	    item->references->len > FACTS_MOST || item->people->len > FACTS_MOST;
}

static void
warn_of_facts(struct job *job, const struct meeting *meeting)
{
	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];

		if (has_too_many(item))
			g_ptr_array_add(job->warnings, g_strdup_printf(
			    "item %s: only the first %d resolutions, actions, references and people are kept",
			    item->number != NULL ? item->number : "without a number", FACTS_MOST));
	}
}

static void
warn_of_meeting(struct job *job, const struct meeting *meeting)
{
	take_warnings(job, meeting->warnings);
	warn_of_facts(job, meeting);
	if (meeting->items->len > MANY_ITEMS)
		g_ptr_array_add(job->warnings, g_strdup_printf("%u items in one meeting", meeting->items->len));
}

static void
parse_text(struct job *job, struct text *text, struct extractor *extractor)
{
	const char *layout, *path = job->found->path;
	GPtrArray *meetings = parse_meetings(text, path, &layout, &job->error);
	gsize size = text->size;

	take_warnings(job, text->warnings);
	if (meetings == NULL)
		return;
	sets_apply(meetings, text->data);
	extractor_run(extractor, meetings);
	for (guint i = 0; i < meetings->len; i++)
		warn_of_meeting(job, meetings->pdata[i]);
	job->content = content_new(path, g_steal_pointer(&text->data), size, text->sha256, layout,
	    meetings);
}

static void
read_job(struct job *job, struct extractor *extractor)
{
	const struct found *found = job->found;
	struct file file;
	struct text *text;

	if (!read_open(AT_FDCWD, found->path, found->links, &file, &job->error))
		return;
	job->is_opened = TRUE;
	job->state.size = file.size;
	job->state.mtime = file.mtime;
	job->state.inode = (gint64)file.inode;
	text = read_text(&file, &job->error);
	file_clear(&file);
	if (text != NULL)
		parse_text(job, text, extractor);
	text_free(text);
}

/* --- Threads --------------------------------------------------------------------------------- */

static const struct found *
found_at(const struct pool *pool, guint i)
{
	return pool->found->pdata[i];
}

/* A file that is larger than what may be read ahead is read when it is alone. */
static gboolean
must_wait(const struct pool *pool)
{
	return !pool->is_ended && pool->started < pool->n && pool->ahead > 0 &&
	    pool->ahead + found_at(pool, pool->started)->size > READ_AHEAD;
}

/* The next job is done, and with it a handful or all that can be before it is taken. */
static gboolean
has_handful(const struct pool *pool)
{
	const struct job *next = pool->jobs[pool->taken];

	return next != NULL && next->is_done &&
	    (pool->done - pool->taken >= HANDFUL || pool->n_waiting > 0 || pool->started == pool->n);
}

static void
tell_of_handful(struct pool *pool)
{
	if (pool->is_awaited && has_handful(pool))
		g_cond_signal(&pool->is_ready);
}

static void
wait_for_room(struct pool *pool)
{
	pool->n_waiting++;
	tell_of_handful(pool);
	while (must_wait(pool))
		g_cond_wait(&pool->has_room, &pool->mutex);
	pool->n_waiting--;
}

static struct job *
start_job(struct pool *pool)
{
	struct job *job = NULL;

	g_mutex_lock(&pool->mutex);
	if (must_wait(pool))
		wait_for_room(pool);
	if (!pool->is_ended && pool->started < pool->n) {
		job = pool->jobs[pool->started] = job_new(found_at(pool, pool->started));
		pool->started++;
		pool->ahead += job->found->size;
	}
	g_mutex_unlock(&pool->mutex);
	return job;
}

static void
end_job(struct pool *pool, struct job *job)
{
	g_mutex_lock(&pool->mutex);
	job->is_done = TRUE;
	pool->done++;
	tell_of_handful(pool);
	g_mutex_unlock(&pool->mutex);
}

static gpointer
work(gpointer data)
{
	struct pool *pool = data;
	struct extractor *extractor = extractor_new(pool->phrases);
	struct job *job;

	while ((job = start_job(pool)) != NULL) {
		read_job(job, extractor);
		end_job(pool, job);
	}
	extractor_free(extractor);
	return NULL;
}

/* One thread is enough, if no more can be had. */
static gboolean
start_threads(struct pool *pool, guint jobs, GError **error)
{
	g_autoptr(GError) cause = NULL;

	for (guint i = 0; i < MIN(jobs, pool->n) && cause == NULL; i++) {
		GThread *thread = g_thread_try_new("read", work, pool, &cause);

		if (thread != NULL)
			g_ptr_array_add(pool->threads, thread);
	}
	if (pool->n == 0 || pool->threads->len > 0)
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot start a thread: %s", cause->message);
	return FALSE;
}

struct pool *
pool_new(const GPtrArray *found, guint jobs, GError **error)
{
	struct pool *pool = g_new0(struct pool, 1);

	g_mutex_init(&pool->mutex);
	g_cond_init(&pool->is_ready);
	g_cond_init(&pool->has_room);
	pool->found = found;
	pool->n = found->len;
	pool->jobs = g_new0(struct job *, pool->n);
	pool->threads = g_ptr_array_new();
	/* They take longer to read than a load in which nothing has changed. */
	pool->phrases = pool->n > 0 ? extract_phrases(error) : NULL;
	if ((pool->n == 0 || pool->phrases != NULL) && start_threads(pool, jobs, error))
		return pool;
	pool_free(pool);
	return NULL;
}

static void
wait_for_handful(struct pool *pool)
{
	pool->is_awaited = TRUE;
	while (!has_handful(pool))
		g_cond_wait(&pool->is_ready, &pool->mutex);
	pool->is_awaited = FALSE;
}

struct job *
pool_next(struct pool *pool)
{
	struct job *job;

	if (pool->taken > 0)
		g_clear_pointer(&pool->jobs[pool->taken - 1], job_free);
	if (pool->taken == pool->n)
		return NULL;
	g_mutex_lock(&pool->mutex);
	if (pool->jobs[pool->taken] == NULL || !pool->jobs[pool->taken]->is_done)
		wait_for_handful(pool);
	job = pool->jobs[pool->taken++];
	pool->ahead -= job->found->size;
	if (pool->n_waiting > 0)
		g_cond_broadcast(&pool->has_room);
	g_mutex_unlock(&pool->mutex);
	return job;
}

void
pool_free(struct pool *pool)
{
	if (pool == NULL)
		return;
	g_mutex_lock(&pool->mutex);
	pool->is_ended = TRUE;
	g_cond_broadcast(&pool->has_room);
	g_mutex_unlock(&pool->mutex);
	for (guint i = 0; i < pool->threads->len; i++)
		g_thread_join(pool->threads->pdata[i]);
	for (guint i = 0; i < pool->n; i++)
		g_clear_pointer(&pool->jobs[i], job_free);
	g_ptr_array_unref(pool->threads);
	g_mutex_clear(&pool->mutex);
	g_cond_clear(&pool->is_ready);
	g_cond_clear(&pool->has_room);
	g_free(pool->jobs);
	g_free(pool);
}
