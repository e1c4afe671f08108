#include "query/second.h"

#include "sql/db.h"
#include "store/store.h"

struct second {
	char *path; /* NULL: there is no file */
	sqlite3 *db;
	GThread *thread; /* while it works */
	void (*work)(sqlite3 *db, gpointer data);
	gpointer data;
};

struct second *
second_new(sqlite3 *db)
{
	struct second *second = g_new0(struct second, 1);
	const char *path = sqlite3_db_filename(db, "main");

	second->path = path != NULL && *path != '\0' ? g_strdup(path) : NULL;
	return second;
}

void
second_free(struct second *second)
{
	if (second == NULL)
		return;
	second_wait(second);
	cache_close(second->db);
	g_free(second->path);
	g_free(second);
}

/* A load that is committed meanwhile must not show half of it. */
static sqlite3 *
open_second(const char *path)
{
	sqlite3 *db = cache_open_reader(path, NULL);

	if (db != NULL && !db_exec(db, "BEGIN", NULL))
		g_clear_pointer(&db, cache_close);
	return db;
}

static gpointer
run(gpointer data)
{
	struct second *second = data;

	if (second->db == NULL)
		second->db = open_second(second->path);
	if (second->db != NULL)
		second->work(second->db, second->data);
	return NULL;
}

void
second_start(struct second *second, void (*work)(sqlite3 *db, gpointer data), gpointer data)
{
	if (second->path == NULL)
		return;
	second->work = work;
	second->data = data;
	second->thread = g_thread_try_new("second", run, second, NULL);
}

void
second_wait(struct second *second)
{
	if (second->thread != NULL)
		g_thread_join(g_steal_pointer(&second->thread));
}
