#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "sql/db.h"
#include "store/gather.h"
#include "store/index.h"
#include "store/open.h"
#include "store/proof.h"

enum {
	PARCEL = 4096, /* entries that are handed over together at the latest */
	WAITING = 3    /* parcels that the writer may be ahead at the end of a batch */
};

/* One item to be taken in or out; texts are borrowed from the batch, or owned. */
struct entry {
	gint64 id;
	gboolean is_removal;
	const char *title, *agenda, *minutes; /* NULL: none */
	gsize agenda_size, minutes_size;
};

struct parcel {
	GArray *entries;  /* struct entry */
	GPtrArray *owned; /* char *: texts of removals */
	GPtrArray *batch; /* what holds the texts of this parcel and of those before; may be NULL */
};

struct index {
	sqlite3 *db;
	struct words *words;
	sqlite3_stmt *insert, *remove;

	/* Of a new cache; NULL otherwise. */
	char *path;
	struct gather *gather;    /* until the first removal; then FTS5 is told of each item */
	GThread *thread; /* NULL, too, where none can be had: then the writer does it all */
	GAsyncQueue *todo, *done; /* struct parcel; an empty one ends the thread */
	struct parcel *filling;
	guint waiting;
	gboolean is_ended; /* the last parcel is sent */
	int is_cancelled, has_failed; /* atomic */
	GError *failure;              /* the thread's, once has_failed is set */
};

/* --- Rows ------------------------------------------------------------------------------------ */

static gboolean
prepare(struct index *index, GError **error)
{
	index->insert = db_prepare(index->db,
	    "INSERT INTO word(rowid, title, agenda_text, minutes_text) VALUES(?1, ?2, ?3, ?4)", error);
	if (index->insert == NULL)
		return FALSE;
	index->remove = db_prepare(index->db,
	    "INSERT INTO word(word, rowid, title, agenda_text, minutes_text) VALUES('delete', ?1, ?2, ?3, ?4)", error);
	return index->remove != NULL;
}

static gboolean
tell(struct index *index, const struct entry *entry, GError **error)
{
	sqlite3_stmt *stmt = entry->is_removal ? index->remove : index->insert;

	words_expect(index->words, entry->is_removal ? WORDS_TAKEN_OUT : WORDS_TAKEN_IN);
	return db_bind_number(stmt, 1, entry->id, error) &&
	    db_bind_text(stmt, 2, entry->title, error) &&
	    db_bind_sized(stmt, 3, entry->agenda, entry->agenda_size, error) &&
	    db_bind_sized(stmt, 4, entry->minutes, entry->minutes_size, error) &&
	    db_run(stmt, error);
}

static gboolean
gather(struct index *index, const struct entry *entry, GError **error)
{
	struct gather_item item = { entry->id, { entry->minutes, entry->agenda, entry->title },
		{ entry->minutes_size, entry->agenda_size, entry->title != NULL ? strlen(entry->title) : 0 } };

	return gather_add(index->gather, &item, error);
}

static gboolean
end_gathering(struct index *index, GError **error)
{
	gboolean is_done = index->gather == NULL || gather_end(index->gather, error);

	g_clear_pointer(&index->gather, gather_free);
	return is_done;
}

static gboolean
run_entry(struct index *index, const struct entry *entry, GError **error)
{
	if (index->gather != NULL && !entry->is_removal && !gather_is_full(index->gather))
		return gather(index, entry, error);
	if (index->gather != NULL && (!end_gathering(index, error) || !prepare(index, error)))
		return FALSE;
	return tell(index, entry, error);
}

/* --- Parcels --------------------------------------------------------------------------------- */

static struct parcel *
parcel_new(void)
{
	struct parcel *parcel = g_new0(struct parcel, 1);

	parcel->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	parcel->owned = g_ptr_array_new_with_free_func(g_free);
	return parcel;
}

static void
parcel_free(gpointer data)
{
	struct parcel *parcel = data;

	if (parcel == NULL)
		return;
	g_array_unref(parcel->entries);
	g_ptr_array_unref(parcel->owned);
	g_clear_pointer(&parcel->batch, g_ptr_array_unref);
	g_free(parcel);
}

/* --- The thread ------------------------------------------------------------------------------ */

static gboolean
run_parcel(struct index *index, const struct parcel *parcel, GError **error)
{
	for (guint i = 0; i < parcel->entries->len && !g_atomic_int_get(&index->is_cancelled); i++)
		if (!run_entry(index, &g_array_index(parcel->entries, struct entry, i), error))
			return FALSE;
	return TRUE;
}

static gboolean
is_last(const struct parcel *parcel)
{
	return parcel->entries->len == 0 && parcel->batch == NULL;
}

static gboolean
commit(struct index *index, GError **error)
{
	return end_gathering(index, error) && db_exec(index->db, "COMMIT", error);
}

static gpointer
work(gpointer data)
{
	struct index *index = data;
	gboolean is_through = FALSE;

	while (!is_through) {
		struct parcel *parcel = g_async_queue_pop(index->todo);

		is_through = is_last(parcel);
		if (!g_atomic_int_get(&index->has_failed) && !run_parcel(index, parcel, &index->failure))
			g_atomic_int_set(&index->has_failed, TRUE);
		/* What it holds is freed by the writer, which has more time, unless there is nothing to do. */
		if (g_async_queue_length(index->todo) <= 0)
			g_clear_pointer(&parcel->batch, g_ptr_array_unref);
		g_async_queue_push(index->done, parcel);
	}
	/* From here on the words are the writer's. */
	if (!g_atomic_int_get(&index->has_failed) && !g_atomic_int_get(&index->is_cancelled) &&
	    !commit(index, &index->failure))
		g_atomic_int_set(&index->has_failed, TRUE);
	return NULL;
}

static gboolean
take_failure(struct index *index, GError **error)
{
	if (!g_atomic_int_get(&index->has_failed))
		return TRUE;
	g_propagate_error(error, g_error_copy(index->failure));
	return FALSE;
}

/* Within a batch, however large, the writer goes on: its texts are held until the end of it anyway. */
static void
send(struct index *index, struct parcel *parcel)
{
	guint most = parcel->batch != NULL ? WAITING : G_MAXUINT;
	struct parcel *done;

	index->waiting++;
	g_async_queue_push(index->todo, parcel);
	while ((done = index->waiting > most ? g_async_queue_pop(index->done) : g_async_queue_try_pop(index->done)) != NULL) {
		index->waiting--;
		parcel_free(done);
	}
}

static void
send_last(struct index *index)
{
	if (!index->is_ended)
		send(index, parcel_new());
	index->is_ended = TRUE;
}

static void
end_thread(struct index *index)
{
	if (index->thread == NULL)
		return;
	send_last(index);
	g_thread_join(g_steal_pointer(&index->thread));
}

/* --- Opening and closing --------------------------------------------------------------------- */

/* How the cache makes its table, which the rows are copied to. */
static char *
table_of(sqlite3 *cache, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(cache, "SELECT sql FROM sqlite_schema WHERE name = 'word'", error);

	return row != NULL && db_step(row, error) == DB_ROW ? g_strdup(db_text(row, 0)) : NULL;
}

/* FTS5's hash is read and written all over, and 16 MB of it stay nearer to the processor: in pairs of
 * runs 3 to 11 % less time than 32. A piece of the index (pgsz) fills a page. */
static gboolean
make_table(sqlite3 *db, const char *table, GError **error)
{
	return db_exec(db, table, error) && db_exec(db, "INSERT INTO word(word, rank)"
	    " VALUES('hashsize', 16777216), ('pgsz', 8110), ('automerge', 0)", error);
}

static sqlite3 *
open_beside(const char *path, GError **error)
{
	return db_make(path, "PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE;"
	    " PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = OFF", error);
}

/* What FTS5 knows of the table it must read again after it is filled: so the connection is another one. */
static gboolean
make_beside(const char *path, const char *table, GError **error)
{
	sqlite3 *db = open_beside(path, error);
	gboolean is_done = db != NULL && make_table(db, table, error);

	sqlite3_close(db);
	return is_done;
}

struct index *
index_new(sqlite3 *db, GError **error)
{
	struct index *index = g_new0(struct index, 1);

	index->db = db;
	if ((index->words = words_new(index->db, error)) != NULL && prepare(index, error))
		return index;
	index_free(index);
	return NULL;
}

static void
start_thread(struct index *index)
{
	index->todo = g_async_queue_new_full(parcel_free);
	index->done = g_async_queue_new_full(parcel_free);
	index->filling = parcel_new();
	index->thread = g_thread_try_new("index", work, index, NULL);
}

/* Where the FTS5 at hand would not write what we do, it does it all. We write page behind page, and read none again:
 * hardly any is worth keeping. */
static gboolean
begin(struct index *index, const char *table, GError **error)
{
	if (!proof_is_given(table))
		return prepare(index, error);
	return db_exec(index->db, "PRAGMA cache_size = -2048", error) &&
	    (index->gather = gather_new(index->db, index->words, error)) != NULL;
}

struct index *
index_new_beside(const char *path, sqlite3 *cache, GError **error)
{
	struct index *index = g_new0(struct index, 1);
	g_autofree char *table = table_of(cache, error);

	index->path = g_strdup(path);
	unlink(path);
	if (table == NULL || !make_beside(path, table, error) ||
	    (index->db = open_beside(path, error)) == NULL ||
	    (index->words = words_new(index->db, error)) == NULL ||
	    !begin(index, table, error) ||
	    !db_exec(index->db, "BEGIN", error)) {
		index_free(index);
		return NULL;
	}
	start_thread(index);
	return index;
}

void
index_stop(struct index *index)
{
	if (index == NULL)
		return;
	g_atomic_int_set(&index->is_cancelled, TRUE);
	end_thread(index);
	g_clear_pointer(&index->insert, sqlite3_finalize);
	g_clear_pointer(&index->remove, sqlite3_finalize);
	g_clear_pointer(&index->gather, gather_free);
	if (index->path != NULL)
		sqlite3_close(g_steal_pointer(&index->db));
}

void
index_free(struct index *index)
{
	if (index == NULL)
		return;
	index_stop(index);
	words_free(index->words);
	if (index->path != NULL)
		unlink(index->path);
	g_free(index->path);
	parcel_free(index->filling);
	g_clear_pointer(&index->todo, g_async_queue_unref);
	g_clear_pointer(&index->done, g_async_queue_unref);
	g_clear_error(&index->failure);
	g_free(index);
}

struct words *
index_words(struct index *index)
{
	return index->words;
}

/* --- Filling --------------------------------------------------------------------------------- */

static gboolean
add_entry(struct index *index, const struct entry *entry, GError **error)
{
	if (index->thread == NULL)
		return run_entry(index, entry, error);
	g_array_append_val(index->filling->entries, *entry);
	if (index->filling->entries->len < PARCEL)
		return TRUE;
	send(index, g_steal_pointer(&index->filling));
	index->filling = parcel_new();
	return take_failure(index, error);
}

gboolean
index_add(struct index *index, gint64 id, const struct item *item, GError **error)
{
	struct entry entry = { id, FALSE, item->title, item->agenda.text.str, item->minutes.text.str,
		item->agenda.text.len, item->minutes.text.len };

	return add_entry(index, &entry, error);
}

/* The batch may be freed before the thread has come so far. */
static const char *
keep(struct index *index, const char *text)
{
	char *copy = g_strdup(text);

	if (copy != NULL && index->thread != NULL)
		g_ptr_array_add(index->filling->owned, copy);
	return copy;
}

gboolean
index_remove(struct index *index, gint64 id, const char *title, const char *agenda, const char *minutes, GError **error)
{
	struct entry entry = { id, TRUE, title, agenda, minutes, 0, 0 };

	if (index->thread != NULL) {
		entry.title = keep(index, title);
		entry.agenda = keep(index, agenda);
		entry.minutes = keep(index, minutes);
	}
	entry.agenda_size = agenda != NULL ? strlen(agenda) : 0;
	entry.minutes_size = minutes != NULL ? strlen(minutes) : 0;
	return add_entry(index, &entry, error);
}

gboolean
index_hand_over(struct index *index, GPtrArray *batch, GError **error)
{
	if (index->thread == NULL) {
		g_ptr_array_unref(batch);
		return TRUE;
	}
	index->filling->batch = batch;
	send(index, g_steal_pointer(&index->filling));
	index->filling = parcel_new();
	return take_failure(index, error);
}

/* --- The end --------------------------------------------------------------------------------- */

gboolean
index_drain(struct index *index, GError **error)
{
	if (index->thread == NULL)
		return TRUE;
	send_last(index);
	for (; index->waiting > 0; index->waiting--)
		parcel_free(g_async_queue_pop(index->done));
	return take_failure(index, error);
}

/* SQLite copies whole records where two tables are alike. */
static gboolean
copy_tables(sqlite3 *db, GError **error)
{
	static const char *const tables[] = { "word_data", "word_idx", "word_docsize", "word_config" };

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf(
		    "DELETE FROM main.%1$s; INSERT INTO main.%1$s SELECT * FROM fresh.%1$s", tables[i]);

		if (!db_exec(db, sql, error))
			return FALSE;
	}
	return TRUE;
}

/* The index's own tables may not be written to on a connection that is on its guard. */
static gboolean
copy_into(sqlite3 *db, const char *path, GError **error)
{
	g_autoptr(sqlite3_stmt) attach = db_prepare(db, "ATTACH ?1 AS fresh", error);
	gboolean is_done;

	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	is_done = attach != NULL && db_bind_text(attach, 1, path, error) && db_run(attach, error) &&
	    db_exec(db, "BEGIN", error) && copy_tables(db, error) &&
	    db_exec(db, "COMMIT; DETACH fresh", error);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return is_done;
}

gboolean
index_finish(struct index *index, sqlite3 *db, GError **error)
{
	if (index->path == NULL)
		return TRUE;
	if (index->thread == NULL && !commit(index, error))
		return FALSE;
	end_thread(index);
	if (!take_failure(index, error))
		return FALSE;
	index_stop(index);
	return copy_into(db, index->path, error) && (unlink(index->path), TRUE);
}
