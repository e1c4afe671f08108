/*
 * The floor under a load: what must be paid whatever a program does with minutes. It reads the
 * same files and puts the same bytes into a table of items with a full-text index over it, in one
 * transaction, and parses nothing. `make bench` gives the times of a load as multiples of it, run
 * in turn: absolute times say little on a shared machine.
 *
 *     floor load DATABASE FOLDER    read and index, into a new database
 *     floor walk FOLDER             only walk and stat: the floor where nothing has changed
 *
 * A floor that is slow makes everyone look fast: the settings are those that measured best for a
 * first load, and every change here has to make it faster, not easier to reach.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many as a generated meeting has; real minutes have as many, give or take a few. */
enum { ITEMS = 12 };

struct floor {
	sqlite3 *db; /* NULL: walk only */
	sqlite3_stmt *meeting, *item, *word;
	char *text; /* of the file at hand; grows */
	gsize room;
	gint64 files, items, bytes;
};

static G_NORETURN void
stop(const char *what, const char *why)
{
	g_printerr("floor: '%s': %s\n", what, why);
	exit(1);
}

static void
checked(struct floor *floor, int result, const char *what)
{
	if (result != SQLITE_OK && result != SQLITE_DONE)
		stop(what, sqlite3_errmsg(floor->db));
}

static void
execute(struct floor *floor, const char *sql)
{
	checked(floor, sqlite3_exec(floor->db, sql, NULL, NULL, NULL), sql);
}

static sqlite3_stmt *
prepare(struct floor *floor, const char *sql)
{
	sqlite3_stmt *statement = NULL;

	checked(floor,
		sqlite3_prepare_v3(floor->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL),
		sql);
	return statement;
}

static void
insert(struct floor *floor, sqlite3_stmt *statement)
{
	checked(floor, sqlite3_step(statement), sqlite3_sql(statement));
	sqlite3_reset(statement);
}

static void
begin(struct floor *floor, const char *database)
{
	unlink(database);
	checked(floor, sqlite3_open(database, &floor->db), database);
	execute(
	    floor,
	    "PRAGMA page_size = 8192;"
	    "PRAGMA journal_mode = OFF;"
	    "PRAGMA synchronous = OFF;"
	    "PRAGMA cache_size = -65536;"
	    "PRAGMA temp_store = MEMORY;"
	    "CREATE TABLE meeting(id INTEGER PRIMARY KEY, path TEXT, size INTEGER, mtime INTEGER);"
	    "CREATE TABLE item(id INTEGER PRIMARY KEY, meeting_id INTEGER, text TEXT);"
	    "CREATE VIRTUAL TABLE word USING fts5(text, content=item, content_rowid=id);"
	    "INSERT INTO word(word, rank) VALUES('hashsize', 64 << 20);"
	    "BEGIN");
	floor->meeting = prepare(floor, "INSERT INTO meeting VALUES(?1, ?2, ?3, ?4)");
	floor->item = prepare(floor, "INSERT INTO item VALUES(?1, ?2, ?3)");
	floor->word = prepare(floor, "INSERT INTO word(rowid, text) VALUES(?1, ?2)");
}

static void
finish(struct floor *floor)
{
	execute(floor, "COMMIT");
	sqlite3_finalize(floor->meeting);
	sqlite3_finalize(floor->item);
	sqlite3_finalize(floor->word);
	checked(floor, sqlite3_close(floor->db), "close");
}

static void
insert_item(struct floor *floor, const char *text, gsize length)
{
	floor->items++;
	sqlite3_bind_int64(floor->item, 1, floor->items);
	sqlite3_bind_int64(floor->item, 2, floor->files);
	sqlite3_bind_text(floor->item, 3, text, length, SQLITE_STATIC);
	insert(floor, floor->item);
	sqlite3_bind_int64(floor->word, 1, floor->items);
	sqlite3_bind_text(floor->word, 2, text, length, SQLITE_STATIC);
	insert(floor, floor->word);
}

/* Twelve pieces of about the same size, each up to a blank line, so that no word is cut. */
static void
insert_items(struct floor *floor, const char *text, gsize length)
{
	gsize from = 0;

	for (guint i = 1; i <= ITEMS && from < length; i++) {
		gsize aim = MAX(from, length * i / ITEMS);
		const char *blank = i < ITEMS ? memmem(text + aim, length - aim, "\n\n", 2) : NULL;
		gsize to = blank ? (gsize)(blank + 2 - text) : length;

		insert_item(floor, text + from, to - from);
		from = to;
	}
}

static void
load_file(struct floor *floor, int folder, const char *below, const char *name,
	  const struct stat *st)
{
	g_autofree char *path = g_build_filename(below, name, NULL);
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
	gssize length;

	if ((gsize)st->st_size > floor->room) {
		floor->room = 2 * st->st_size;
		floor->text = g_realloc(floor->text, floor->room);
	}
	length = fd < 0 ? -1 : read(fd, floor->text, st->st_size);
	if (length < 0)
		stop(path, g_strerror(errno));
	close(fd);
	floor->bytes += length;
	sqlite3_bind_int64(floor->meeting, 1, floor->files);
	sqlite3_bind_text(floor->meeting, 2, path, -1, SQLITE_STATIC);
	sqlite3_bind_int64(floor->meeting, 3, length);
	sqlite3_bind_int64(floor->meeting, 4, st->st_mtime);
	insert(floor, floor->meeting);
	insert_items(floor, floor->text, length);
}

static int
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, in order, which is how a load takes them. */
static GPtrArray *
names_in(DIR *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const struct dirent *entry;

	while ((entry = readdir(folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			g_ptr_array_add(names, g_strdup(entry->d_name));
	g_ptr_array_sort(names, by_name);
	return names;
}

static void visit(struct floor *floor, int folder, const char *path, const char *name);

static void
walk(struct floor *floor, int parent, const char *name, const char *path)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	g_autoptr(GPtrArray) names = NULL;

	if (!folder)
		stop(path, g_strerror(errno));
	names = names_in(folder);
	for (guint i = 0; i < names->len; i++)
		visit(floor, fd, path, names->pdata[i]);
	closedir(folder);
}

static void
visit(struct floor *floor, int folder, const char *path, const char *name)
{
	struct stat st;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		stop(name, g_strerror(errno));
	if (S_ISDIR(st.st_mode)) {
		g_autofree char *below = g_build_filename(path, name, NULL);

		walk(floor, folder, name, below);
	} else if (S_ISREG(st.st_mode)) {
		floor->files++;
		if (floor->db)
			load_file(floor, folder, path, name, &st);
	}
}

int
main(int argc, char **argv)
{
	struct floor floor = {0};
	gboolean is_load = argc == 4 && strcmp(argv[1], "load") == 0;

	if (!is_load && !(argc == 3 && strcmp(argv[1], "walk") == 0)) {
		g_printerr("usage: floor load DATABASE FOLDER | floor walk FOLDER\n");
		return 2;
	}
	if (is_load)
		begin(&floor, argv[2]);
	walk(&floor, AT_FDCWD, argv[argc - 1], argv[argc - 1]);
	if (is_load)
		finish(&floor);
	g_print("%" G_GINT64_FORMAT " files, %" G_GINT64_FORMAT " items, %.1f MB\n", floor.files,
		floor.items, floor.bytes / 1e6);
	g_free(floor.text);
	return 0;
}
