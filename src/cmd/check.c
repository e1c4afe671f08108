#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/gate.h"
#include "base/message.h"
#include "cmd/table.h"
#include "query/query.h"
#include "read/read.h"

/* check: is the cache sound, and which files changed or went since they were loaded? */

struct checking {
	const char *cache_path;
	GHashTable *sums; /* path to SHA-256 of what was loaded from it; both borrowed */
	guint faults, files, changed, gone;
};

static void
tell_fault(const char *fault, gpointer data)
{
	struct checking *checking = data;

	message_error(checking->cache_path, "damaged: %s", fault);
	checking->faults++;
}

static void
tell_file(const char *what, const char *path)
{
	g_autofree char *name = gate_clean(path, -1, GATE_ONE_LINE);
	g_autofree char *line = g_strdup_printf("%s: %s\n", what, name);

	output_text(line);
}

/* Whether a file that was written to since holds the same all the same. */
static gboolean
holds_the_same(const char *path, const char *sum)
{
	g_autofree char *now = NULL;
	struct file file = { 0 };

	if (sum == NULL || !read_open(AT_FDCWD, path, READ_FOLLOW, &file, NULL))
		return FALSE;
	now = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)file.bytes, file.size);
	file_clear(&file);
	return g_str_equal(now, sum);
}

static void
check_file(struct checking *checking, const struct file_state *known)
{
	struct stat st;

	checking->files++;
	if (stat(known->path, &st) < 0) {
		/* What can't be looked at for another reason may well be there. */
		checking->gone++;
		tell_file(errno == ENOENT || errno == ENOTDIR ? "gone" : "out of reach", known->path);
		return;
	}
	if (st.st_size == known->size &&
	    st.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + st.st_mtim.tv_nsec == known->mtime)
		return;
	if (!holds_the_same(known->path, g_hash_table_lookup(checking->sums, known->path))) {
		checking->changed++;
		tell_file("changed", known->path);
	}
}

static int
compare_paths(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(a, b);
}

static void
check_files(struct checking *checking, GHashTable *files, const GPtrArray *sources)
{
	g_autoptr(GList) paths = g_list_sort(g_hash_table_get_keys(files), compare_paths);

	for (guint i = 0; i < sources->len; i++) {
		const struct source_row *source = sources->pdata[i];

		g_hash_table_insert(checking->sums, source->path, source->sha256);
	}
	for (GList *path = paths; path != NULL; path = path->next)
		check_file(checking, g_hash_table_lookup(files, path->data));
}

static void
summarise(const struct checking *checking)
{
	g_autoptr(GString) line = g_string_new("cache: sound\n");

	g_string_append_printf(line, "files: %u, %u changed, %u gone\n", checking->files,
	    checking->changed, checking->gone);
	output_text(line->str);
	if (checking->changed > 0)
		message_note("minutebook: what changed is read again by: minutebook load");
	if (checking->gone > 0)
		message_note("minutebook: what has gone is dropped by: minutebook load --prune");
}

static gboolean
check_all(sqlite3 *db, struct checking *checking, GError **error)
{
	g_autoptr(GHashTable) files = NULL;
	g_autoptr(GPtrArray) sources = NULL;

	if (!cache_check(db, tell_fault, checking, error))
		return FALSE;
	if (checking->faults > 0)
		return TRUE;
	if ((files = cache_files(db, error)) == NULL ||
	    (sources = query_sources(db, NULL, error)) == NULL)
		return FALSE;
	check_files(checking, files, sources);
	summarise(checking);
	return TRUE;
}

static int
check_command(struct context *context, int argc, char **argv)
{
	g_autoptr(GHashTable) sums = g_hash_table_new(g_str_hash, g_str_equal);
	struct checking checking = { .cache_path = context->cache_path, .sums = sums };
	GError *error = NULL;

	(void)argc;
	(void)argv;
	if (!check_all(context->db, &checking, &error))
		return command_failed(context->cache_path, error);
	if (checking.faults > 0) {
		message_note("minutebook: make the cache afresh: minutebook load --rebuild");
		return STATUS_CACHE;
	}
	return checking.changed > 0 || checking.gone > 0 ? STATUS_NOTHING : STATUS_OK;
}

const struct command cmd_check = {
	.name = "check",
	.summary = "is the cache sound, and which files changed or went?",
	.cache = CACHE_READ,
	.run = check_command,
};
