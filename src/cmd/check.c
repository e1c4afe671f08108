#include "base/message.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "load/load.h"

/* check: are cache and marks sound, and which files changed or went since they were loaded? */

struct checking {
	const char *cache_path;
	guint faults, files;
	guint changes[LOAD_OUT_OF_REACH + 1]; /* by what happened */
};

static void
tell_fault(const char *fault, gpointer data)
{
	struct checking *checking = data;

	message_error(checking->cache_path, "%s", fault);
	checking->faults++;
}

static void
tell_file(const char *path, enum load_change change, gpointer data)
{
	struct checking *checking = data;

	checking->changes[change]++;
	output_change(path, change);
}

static void
summarise(const struct checking *checking)
{
	g_autofree char *lines = g_strdup_printf("cache: sound\nfiles: %u, %u changed, %u gone, %u out of reach\n",
	    checking->files, checking->changes[LOAD_CHANGED], checking->changes[LOAD_GONE],
	    checking->changes[LOAD_OUT_OF_REACH]);

	output_text(lines);
	if (checking->changes[LOAD_CHANGED] > 0)
		message_note("minutebook: what changed is read again by: minutebook load");
	if (checking->changes[LOAD_GONE] > 0)
		message_note("minutebook: what has gone is dropped by: minutebook load --prune");
}

static int
check_files(struct checking *checking, sqlite3 *db, GError **error)
{
	if (!load_check(db, tell_file, checking, &checking->files, error))
		return STATUS_CACHE;
	summarise(checking);
	for (guint i = 0; i < G_N_ELEMENTS(checking->changes); i++) {
		if (checking->changes[i] > 0)
			return STATUS_NOTHING;
	}
	return STATUS_OK;
}

static int
check_cache(struct context *context)
{
	struct checking checking = { .cache_path = context->cache_path };
	GError *error = NULL;
	int status = STATUS_CACHE;

	context->db = cache_open_reader(context->cache_path, &error);
	if (context->db != NULL && cache_check(context->db, tell_fault, &checking, &error) && checking.faults == 0)
		status = check_files(&checking, context->db, &error);
	if (checking.faults > 0) {
		g_clear_error(&error);
		message_note("minutebook: make the cache afresh: minutebook load --rebuild");
	}
	if (error != NULL)
		status = command_failed(context->cache_path, error);
	return status;
}

/* How many words there are, where all of them can be read. */
static int
check_marks(const struct context *context)
{
	GError *error = NULL;
	struct marks *marks;
	g_autofree char *line = NULL;
	guint lost, n;

	if (context->marks_path == NULL || !marks_exist(context->marks_path)) {
		output_text("marks: none\n");
		return STATUS_OK;
	}
	if ((marks = marks_open_reader(context->marks_path, &marks_teller, &error)) == NULL)
		return marks_failed(context, error);
	n = marks_words(marks)->len;
	lost = marks_check(marks, &marks_teller);
	marks_free(marks);
	line = lost > 0 ? g_strdup_printf("marks: %u of %u words lost\n", lost, n) :
	    g_strdup_printf("marks: whole, %u %s\n", n, n == 1 ? "word" : "words");
	output_text(line);
	return lost > 0 ? STATUS_CACHE : STATUS_OK;
}

static int
check_command(struct context *context, int argc, char **argv)
{
	int status = check_cache(context), marks_status = check_marks(context);

	(void)argc;
	(void)argv;
	return MAX(status, marks_status);
}

const struct command cmd_check = {
	.name = "check",
	.summary = "are cache and marks sound, and which files changed or went?",
	/* Opened here, so that the marks are looked at where there is no cache, too. */
	.cache = CACHE_PATH,
	.run = check_command,
};
