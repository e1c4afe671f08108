#include "view/seeker.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <sqlite3.h>
#include <unistd.h>

/*
 * SQLite asks after so many of its steps whether to go on. FTS5 takes a few steps for each page of its
 * index that it reads, so this must be often.
 */
enum { STEPS_BETWEEN = 100 };

/* A search that was asked: it lives as long as a thread is at it. */
struct task {
	guint serial;
	gint64 rests; /* from when on its hits are counted; microseconds */
	struct search search; /* its texts are the task's */
};

struct worker {
	struct seeker *seeker;
	gboolean (*work)(const struct seeking *seeking);
	GThread *thread;
	sqlite3 *db;      /* the thread's own, as is the rest */
	guint opening;    /* when it was opened: seeker->opening */
	guint serial;     /* that it is at, or was at last */
};

enum { ROWS, COUNT, WORKERS };

struct seeker {
	char *path;
	gboolean (*opened)(sqlite3 *db, gpointer data, GError **error);
	gpointer data;
	int ends[2];      /* of a pipe: a byte in it means there may be an answer */
	struct worker workers[WORKERS];
	guint newest;     /* serial; also looked at without the lock, so only by g_atomic_int_… */
	GMutex opening_lock;
	GMutex lock;      /* of all that follows; never held for long */
	GCond changed;
	struct task *task; /* the newest; NULL: none */
	guint countable;  /* serial of the search whose rows are there and whose hits are to be counted */
	struct answer *answer;
	guint opening;
	gboolean is_ending;
};

/* --- Tasks ----------------------------------------------------------------------------------- */

static struct task *
task_new(guint serial, const struct search *search)
{
	struct task *task = g_atomic_rc_box_new0(struct task);

	task->serial = serial;
	task->rests = g_get_monotonic_time() + (search->is_begun ? SEEKER_COUNT_PAUSE * G_TIME_SPAN_MILLISECOND : 0);
	task->search = *search;
	task->search.words = g_strdup(search->words);
	task->search.body_key = g_strdup(search->body_key);
	task->search.within = g_strdup(search->within);
	return task;
}

static void
task_clear(gpointer data)
{
	struct task *task = data;

	g_free((char *)task->search.words);
	g_free((char *)task->search.body_key);
	g_free((char *)task->search.within);
}

static void
task_unref(struct task *task)
{
	if (task != NULL)
		g_atomic_rc_box_release_full(task, task_clear);
}

/* --- On the threads -------------------------------------------------------------------------- */

static gboolean
is_over(gpointer data)
{
	const struct worker *worker = data;

	return (guint)g_atomic_int_get(&worker->seeker->newest) != worker->serial;
}

static int
asks_whether_over(void *data)
{
	return is_over(data);
}

static void
wake(const struct seeker *seeker)
{
	/* Where the pipe is full, there is a byte in it. */
	if (write(seeker->ends[1], "", 1) < 0)
		return;
}

static void
give(struct answer *answer, gpointer data)
{
	struct worker *worker = data;
	struct seeker *seeker = worker->seeker;

	answer->serial = worker->serial;
	g_mutex_lock(&seeker->lock);
	if (is_over(worker)) {
		answer_free(answer);
	} else if (seeker->answer != NULL) {
		answer_add(seeker->answer, answer);
	} else {
		seeker->answer = answer;
		wake(seeker);
	}
	g_mutex_unlock(&seeker->lock);
}

static gboolean
open_cache(struct worker *worker, guint opening, GError **error)
{
	struct seeker *seeker = worker->seeker;
	gboolean is_well = TRUE;

	if (worker->db != NULL && worker->opening == opening)
		return TRUE;
	cache_close(worker->db);
	worker->db = cache_open_reader(seeker->path, error);
	worker->opening = opening;
	if (worker->db != NULL && seeker->opened != NULL) {
		g_mutex_lock(&seeker->opening_lock);
		is_well = seeker->opened(worker->db, seeker->data, error);
		g_mutex_unlock(&seeker->opening_lock);
	}
	if (!is_well)
		cache_close(g_steal_pointer(&worker->db));
	if (worker->db != NULL)
		sqlite3_progress_handler(worker->db, STEPS_BETWEEN, asks_whether_over, worker);
	return worker->db != NULL;
}

static void
work(struct worker *worker, const struct task *task, guint opening)
{
	struct seeking seeking = { .search = &task->search, .is_over = is_over, .give = give, .data = worker };
	struct seeker *seeker = worker->seeker;
	struct answer *failure;
	GError *error = NULL;

	if (!open_cache(worker, opening, &error)) {
		failure = answer_new();
		failure->is_page = TRUE;
		failure->error = error;
		give(failure, worker);
		return;
	}
	seeking.db = worker->db;
	if (!worker->work(&seeking))
		return;
	g_mutex_lock(&seeker->lock);
	seeker->countable = task->serial;
	g_cond_broadcast(&seeker->changed);
	g_mutex_unlock(&seeker->lock);
}

/* From when on there is something to do for it; microseconds, G_MAXINT64 where nothing is known of. */
static gint64
work_begins(const struct worker *worker)
{
	const struct seeker *seeker = worker->seeker;

	if (seeker->task == NULL || seeker->task->serial == worker->serial)
		return G_MAXINT64;
	if (worker == &seeker->workers[ROWS])
		return 0;
	return seeker->countable == seeker->task->serial ? seeker->task->rests : G_MAXINT64;
}

static void
wait_for_work(struct worker *worker)
{
	struct seeker *seeker = worker->seeker;
	gint64 begins;

	while (!seeker->is_ending && (begins = work_begins(worker)) > g_get_monotonic_time()) {
		if (begins == G_MAXINT64)
			g_cond_wait(&seeker->changed, &seeker->lock);
		else
			g_cond_wait_until(&seeker->changed, &seeker->lock, begins);
	}
}

/* Waits for the next task; NULL at the end. */
static struct task *
next_task(struct worker *worker, guint *opening)
{
	struct seeker *seeker = worker->seeker;
	struct task *task = NULL;

	g_mutex_lock(&seeker->lock);
	wait_for_work(worker);
	if (!seeker->is_ending) {
		task = g_atomic_rc_box_acquire(seeker->task);
		worker->serial = task->serial;
		*opening = seeker->opening;
	}
	g_mutex_unlock(&seeker->lock);
	return task;
}

static gpointer
run(gpointer data)
{
	struct worker *worker = data;
	struct task *task;
	guint opening;

	while ((task = next_task(worker, &opening)) != NULL) {
		work(worker, task, opening);
		task_unref(task);
	}
	cache_close(worker->db);
	return NULL;
}

/* --- For the one who asks -------------------------------------------------------------------- */

static gboolean
count(const struct seeking *seeking)
{
	seek_count(seeking);
	return FALSE;
}

struct seeker *
seeker_new(const char *cache_path, gboolean (*opened)(sqlite3 *db, gpointer data, GError **error), gpointer data,
    GError **error)
{
	struct seeker *seeker = g_new0(struct seeker, 1);

	if (!g_unix_open_pipe(seeker->ends, FD_CLOEXEC, error)) {
		g_free(seeker);
		return NULL;
	}
	g_unix_set_fd_nonblocking(seeker->ends[0], TRUE, NULL);
	g_unix_set_fd_nonblocking(seeker->ends[1], TRUE, NULL);
	g_mutex_init(&seeker->lock);
	g_mutex_init(&seeker->opening_lock);
	g_cond_init(&seeker->changed);
	seeker->path = g_strdup(cache_path);
	seeker->opened = opened;
	seeker->data = data;
	seeker->workers[ROWS] = (struct worker){ .seeker = seeker, .work = seek_rows };
	seeker->workers[COUNT] = (struct worker){ .seeker = seeker, .work = count };
	return seeker;
}

/* The newest search is this one; NULL: none, and the threads end if they are to. */
static guint
replace(struct seeker *seeker, const struct search *search, gboolean is_ending)
{
	guint serial;

	g_mutex_lock(&seeker->lock);
	serial = (guint)g_atomic_int_add(&seeker->newest, 1) + 1;
	g_clear_pointer(&seeker->task, task_unref);
	g_clear_pointer(&seeker->answer, answer_free);
	seeker->task = search != NULL ? task_new(serial, search) : NULL;
	seeker->is_ending = is_ending;
	g_cond_broadcast(&seeker->changed);
	g_mutex_unlock(&seeker->lock);
	return serial;
}

void
seeker_free(struct seeker *seeker)
{
	if (seeker == NULL)
		return;
	replace(seeker, NULL, TRUE);
	for (guint i = 0; i < WORKERS; i++) {
		if (seeker->workers[i].thread != NULL)
			g_thread_join(seeker->workers[i].thread);
	}
	close(seeker->ends[0]);
	close(seeker->ends[1]);
	g_mutex_clear(&seeker->lock);
	g_mutex_clear(&seeker->opening_lock);
	g_cond_clear(&seeker->changed);
	g_free(seeker->path);
	g_free(seeker);
}

int
seeker_fd(const struct seeker *seeker)
{
	return seeker->ends[0];
}

guint
seeker_ask(struct seeker *seeker, const struct search *search)
{
	guint serial = replace(seeker, search, FALSE);

	for (guint i = 0; i < WORKERS; i++) {
		struct worker *worker = &seeker->workers[i];

		if (worker->thread == NULL)
			worker->thread = g_thread_new("seeker", run, worker);
	}
	return serial;
}

void
seeker_stop(struct seeker *seeker)
{
	replace(seeker, NULL, FALSE);
}

struct answer *
seeker_take(struct seeker *seeker)
{
	struct answer *answer;
	char bytes[64];

	g_mutex_lock(&seeker->lock);
	while (read(seeker->ends[0], bytes, sizeof(bytes)) > 0)
		continue;
	answer = g_steal_pointer(&seeker->answer);
	g_mutex_unlock(&seeker->lock);
	return answer;
}

void
seeker_reopen(struct seeker *seeker)
{
	g_mutex_lock(&seeker->lock);
	seeker->opening++;
	g_mutex_unlock(&seeker->lock);
}
