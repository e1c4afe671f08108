/*
 * The whole way of a file into the cache: what is there (walk.c), what of it changed, reading and
 * parsing on threads (pool.c), and one writer (store/), here.
 */
#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>
#include <sys/stat.h>
#include "base/error.h"
#include "load/load.h"
#include "load/order.h"
#include "load/own.h"
#include "load/pool.h"
#include "load/relink.h"
#include "load/roots.h"
#include "load/sets.h"
#include "load/stored.h"

enum {
	BATCH = 8 << 20, /* bytes of text that are written together */
	PROGRESS_MILLISECONDS = 100
};

struct run {
	const struct load *load;
	struct load_report *report;
	struct cache *cache;   /* NULL for a dry run */
	GHashTable *known;     /* path to struct file_state */
	GPtrArray *former;     /* struct root: named in loads before */
	GPtrArray *roots;      /* struct root: what is loaded this time */
	GPtrArray *changed;    /* struct found, borrowed from the walk */
	gint64 waiting;        /* bytes saved since the last commit */
	gint64 told_at;        /* when progress was told last, in microseconds */
	gboolean is_open;      /* a batch has begun */
};

/* --- Telling --------------------------------------------------------------------------------- */

static void
tell_error(struct run *run, const char *path, const char *error)
{
	run->report->failed++;
	if (run->load->told != NULL)
		run->load->told(path, error, NULL, 0, 0, run->load->data);
}

static void
tell_warning(struct run *run, const char *path, const char *warning)
{
	run->report->warnings++;
	if (run->load->told != NULL)
		run->load->told(path, NULL, warning, 0, 0, run->load->data);
}

static void
tell_progress(struct run *run, guint done, guint of)
{
	gint64 now = g_get_monotonic_time();

	if (run->load->told == NULL || now - run->told_at < PROGRESS_MILLISECONDS * 1000)
		return;
	run->told_at = now;
	run->load->told(NULL, NULL, NULL, done, of, run->load->data);
}

static void
tell_plan(struct run *run, const char *path, enum load_change change)
{
	if (run->load->is_dry_run && run->load->planned != NULL)
		run->load->planned(path, change, run->load->data);
}

static void
tell_of_cache(const char *notice, gpointer data)
{
	struct run *run = data;

	tell_warning(run, run->load->cache_path, notice);
}

/* --- Batches --------------------------------------------------------------------------------- */

static gboolean
begin(struct run *run, GError **error)
{
	if (!run->is_open && !cache_begin(run->cache, error))
		return FALSE;
	run->is_open = TRUE;
	return TRUE;
}

static gboolean
commit(struct run *run, GError **error)
{
	if (!run->is_open)
		return TRUE;
	run->is_open = FALSE;
	run->waiting = 0;
	return cache_commit(run->cache, error);
}

/* --- What changed ---------------------------------------------------------------------------- */

static gboolean
is_unchanged(const struct found *found, const struct file_state *known)
{
	return found->is_regular && known != NULL && known->size == found->size &&
	    known->mtime == found->mtime && known->inode == found->inode;
}

static gboolean
take_unchanged(struct run *run, const struct found *found, const struct file_state *known, GError **error)
{
	if (known->failure != NULL)
		tell_error(run, found->path, known->failure);
	else
		run->report->unchanged++;
	if (run->cache == NULL || found->council == NULL || g_strcmp0(found->council, known->council) == 0)
		return TRUE;
	return begin(run, error) && cache_set_council(run->cache, found->path, found->council, error);
}

static gboolean
sort_out(struct run *run, const struct walk *walk, GError **error)
{
	const GPtrArray *all = walk_found(walk);

	for (guint i = 0; i < all->len; i++) {
		struct found *found = all->pdata[i];
		const struct file_state *known = g_hash_table_lookup(run->known, found->path);

		if (found->error != NULL) {
			tell_error(run, found->path, found->error);
			continue;
		}
		run->report->files++;
		if (!is_unchanged(found, known)) {
			tell_plan(run, found->path, known == NULL ? LOAD_NEW : LOAD_CHANGED);
			g_ptr_array_add(run->changed, found);
		} else if (!take_unchanged(run, found, known, error)) {
			return FALSE;
		}
	}
	return TRUE;
}

/* --- Saving ---------------------------------------------------------------------------------- */

static gboolean
save_content(struct run *run, struct job *job, GError **error)
{
	run->report->loaded++;
	run->waiting += job->state.size;
	return begin(run, error) && cache_save(run->cache, &job->state, g_steal_pointer(&job->content), error);
}

/* A file that can't be opened keeps what it had in the cache and is tried again next time: its
 * content may be as it was. */
static gboolean
save_failure(struct run *run, struct job *job, GError **error)
{
	tell_error(run, job->found->path, job->error->message);
	if (!job->is_opened)
		return TRUE;
	job->state.failure = job->error->message;
	return begin(run, error) && cache_save_failure(run->cache, &job->state, error);
}

/* The one place that tells the kinds of failure apart. */
static gboolean
save_job(struct run *run, struct job *job, GError **error)
{
	job->state.council = (char *)job->found->council;
	for (guint i = 0; i < job->warnings->len; i++)
		tell_warning(run, job->found->path, job->warnings->pdata[i]);
	if (job->error == NULL)
		return save_content(run, job, error);
	switch (job->error->code) {
	case MB_ERROR_CACHE:
	case MB_ERROR_SYSTEM:
		g_propagate_error(error, g_steal_pointer(&job->error));
		return FALSE;
	default:
		return save_failure(run, job, error);
	}
}

/* --- Order ----------------------------------------------------------------------------------- */

/* Reading and understanding a file takes as long as writing and indexing it: so many threads as there
 * are processors read, and what else there is runs where one waits. */
static guint
usual_jobs(void)
{
	return MAX(1, g_get_num_processors());
}

static gboolean
save_changed(struct run *run, GError **error)
{
	guint jobs = run->load->jobs > 0 ? run->load->jobs : usual_jobs(), done = 0;
	struct pool *pool;
	gboolean is_well;
	struct job *job;

	order_by_day(run->changed);
	pool = pool_new(run->changed, jobs, error);
	is_well = pool != NULL;
	while (is_well && (job = pool_next(pool)) != NULL) {
		tell_progress(run, done++, run->changed->len);
		is_well = save_job(run, job, error);
		if (is_well && run->waiting >= BATCH)
			is_well = commit(run, error);
	}
	pool_free(pool);
	return is_well;
}

/* --- What has gone --------------------------------------------------------------------------- */

static gboolean
has_gone(const char *path)
{
	struct stat st;

	return lstat(path, &st) < 0 && (errno == ENOENT || errno == ENOTDIR);
}

static int
compare_paths(gconstpointer left, gconstpointer right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Among what was asked for this time, whatever the walk saw: a file that can't be seen need not
 * have gone. By path. */
static GPtrArray *
find_gone(const struct run *run)
{
	GPtrArray *gone = g_ptr_array_new();
	GHashTableIter iter;
	gpointer path;

	g_hash_table_iter_init(&iter, run->known);
	while (g_hash_table_iter_next(&iter, &path, NULL)) {
		if (roots_hold(run->roots, path) && has_gone(path))
			g_ptr_array_add(gone, path);
	}
	g_ptr_array_sort(gone, compare_paths);
	return gone;
}

static gboolean
drop_gone(struct run *run, GError **error)
{
	g_autoptr(GPtrArray) gone = find_gone(run);

	run->report->gone = gone->len;
	for (guint i = 0; i < gone->len; i++) {
		const char *path = gone->pdata[i];

		tell_plan(run, path, LOAD_GONE);
		if (!run->load->is_prune)
			continue;
		run->report->pruned++;
		if (run->cache != NULL && (!begin(run, error) || !cache_drop(run->cache, path, error)))
			return FALSE;
	}
	return TRUE;
}

/* --- The flow -------------------------------------------------------------------------------- */

static gboolean
remember_roots(struct run *run, const struct root *root, gboolean is_there, GError **error)
{
	if (run->cache == NULL || (!is_there && !run->load->is_prune))
		return TRUE;
	if (!is_there)
		return begin(run, error) && cache_drop_root(run->cache, root->path, error);
	return roots_are_remembered(run->former, root) ||
	    (begin(run, error) && cache_add_root(run->cache, root->path, root->council, error));
}

static gboolean
look(struct run *run, struct walk *walk, GError **error)
{
	for (guint i = 0; i < run->roots->len; i++) {
		const struct root *root = run->roots->pdata[i];
		gboolean is_there = walk_add(walk, root->path, root->council);

		if (!remember_roots(run, root, is_there, error))
			return FALSE;
	}
	return sort_out(run, walk, error);
}

static gboolean
load_files(struct run *run, GError **error)
{
	struct walk *walk = walk_new();
	gboolean is_well = look(run, walk, error) &&
	    (run->cache == NULL || save_changed(run, error)) &&
	    drop_gone(run, error) &&
	    commit(run, error);

	if (run->cache == NULL)
		run->report->loaded = run->changed->len;
	g_ptr_array_set_size(run->changed, 0);
	walk_free(walk);
	return is_well;
}

/* Everything from what is there to the last commit. Linking wants memory of its own, when files are forgotten. */
static gboolean
load_all(struct run *run, GError **error)
{
	return load_files(run, error) &&
	    (run->cache == NULL || (sets_settle(run->cache, error) && relink(run->cache, error)));
}

/* What the cache knows of files and roots. A cache made afresh knows nothing, but the roots of the
 * old one are loaded again. */
static gboolean
ask_cache(struct run *run, sqlite3 *db, GError **error)
{
	if (run->former == NULL && (run->former = cache_roots(db, error)) == NULL)
		return FALSE;
	run->known = cache_files(db, error);
	run->roots = run->known != NULL ? roots_find(run->load, run->former, error) : NULL;
	if (run->load->is_rebuild)
		g_ptr_array_set_size(run->former, 0);
	return run->roots != NULL;
}

/* A path that is mistyped must not put an empty cache in the place of none, nor of a full one. */
static gboolean
finish(struct run *run, gboolean is_there, GError **error)
{
	if (run->report->files > 0 || (is_there && !run->load->is_rebuild))
		return cache_finish(run->cache, error);
	if (is_there)
		tell_of_cache("left as it was, since no files were found", run);
	return TRUE;
}

static void
tell_of_marks(const char *file, const char *notice, gpointer data)
{
	tell_warning(data, file, notice);
}

/* What the user has set about meetings. Marks that can't be read must not be passed over: a meeting
 * would go back to its old day. */
static gboolean
read_sets(struct run *run, GError **error)
{
	struct marks_listener listener = { tell_of_marks, run };
	g_autoptr(GError) failure = NULL;

	if (sets_read(run->load->marks_path, &listener, &failure))
		return TRUE;
	tell_error(run, run->load->marks_path, failure->message);
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "left as it was, since the marks cannot be read");
	return FALSE;
}

static gboolean
run_for_good(struct run *run, gboolean is_there, GError **error)
{
	struct cache_writing writing = {
		.is_rebuild = run->load->is_rebuild, .parse = parse_stored, .told = tell_of_cache, .data = run };
	gboolean is_well;

	/* The words last, when no "set" can come in between any more that would be undone by older ones. */
	run->cache = cache_open_writer(run->load->cache_path, &writing, error);
	if (run->cache == NULL)
		return FALSE;
	refuse_own_files(run->load);
	is_well = read_sets(run, error) && ask_cache(run, cache_db(run->cache), error) && load_all(run, error) &&
	    cache_count(cache_db(run->cache), &run->report->meetings, &run->report->items, error) &&
	    finish(run, is_there, error);
	cache_free(run->cache);
	forget_own_files();
	sets_use(NULL);
	return is_well;
}

/* Changes nothing and waits for nobody. */
static gboolean
run_dry(struct run *run, gboolean is_there, GError **error)
{
	sqlite3 *db = is_there ? cache_open_reader(run->load->cache_path, error) : NULL;
	gboolean is_well;

	if (is_there && db == NULL)
		return FALSE;
	if (db != NULL)
		is_well = ask_cache(run, db, error) && load_all(run, error) &&
		    cache_count(db, &run->report->meetings, &run->report->items, error);
	else {
		if (run->former == NULL)
			run->former = g_ptr_array_new_with_free_func((GDestroyNotify)root_free);
		run->known = g_hash_table_new(g_str_hash, g_str_equal);
		run->roots = roots_find(run->load, run->former, error);
		is_well = run->roots != NULL && load_all(run, error);
	}
	cache_close(db);
	return is_well;
}

/* A load makes and frees millions of small strings: by default the C library asks the kernel for
 * a page or two at a time, and gives them back as often. Nor does it join small pieces that are freed, until a
 * large one is wanted, of which each file has some: then it goes through them all. */
static void
keep_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_TOP_PAD, 4 << 20);
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
	mallopt(M_MXFAST, 0);
#endif
}

gboolean
load_run(const struct load *load, struct load_report *report, GError **error)
{
	struct run run = { .load = load, .report = report, .changed = g_ptr_array_new() };
	gboolean has_paths = load->paths != NULL && load->paths[0] != NULL;
	gboolean is_there = g_file_test(load->cache_path, G_FILE_TEST_EXISTS), is_well = FALSE;
	gint64 start = g_get_monotonic_time();

	keep_memory();
	*report = (struct load_report){ 0 };
	if (load->is_rebuild && is_there) {
		run.former = cache_former_roots(load->cache_path);
		is_there = !load->is_dry_run;
	}
	if (!has_paths && !is_there && run.former == NULL)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE, "nothing was loaded before; name a folder");
	else
		is_well = load->is_dry_run ? run_dry(&run, is_there, error) : run_for_good(&run, is_there, error);
	report->seconds = (g_get_monotonic_time() - start) / 1e6;
	g_clear_pointer(&run.known, g_hash_table_unref);
	g_clear_pointer(&run.former, g_ptr_array_unref);
	g_clear_pointer(&run.roots, g_ptr_array_unref);
	g_ptr_array_unref(run.changed);
	return is_well;
}
