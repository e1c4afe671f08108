#include "base/error.h"
#include "base/message.h"
#include "cmd/table.h"
#include "load/load.h"

/* load [PATH...]: files and folders into the cache; only what changed is read again. */

enum { AS_MANY_AS_PROCESSORS = G_MAXINT, MOST_JOBS = 256 };

static char *council;
static int jobs = AS_MANY_AS_PROCESSORS;
static gboolean is_rebuild, is_prune, is_dry_run;

static const GOptionEntry options[] = {
	{ "council", 0, 0, G_OPTION_ARG_FILENAME, &council, "Whose minutes they are", "NAME" },
	{ "rebuild", 0, 0, G_OPTION_ARG_NONE, &is_rebuild, "Start the cache afresh", NULL },
	{ "prune", 0, 0, G_OPTION_ARG_NONE, &is_prune, "Drop what has gone from the disk", NULL },
	{ "jobs", 0, 0, G_OPTION_ARG_INT, &jobs, "Threads that read, instead of as many as processors", "N" },
	{ "dry-run", 0, 0, G_OPTION_ARG_NONE, &is_dry_run, "Only say what is new, changed or gone", NULL },
	{ NULL }
};

static void
tell(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data)
{
	(void)data;
	if (path == NULL)
		message_progress("%u of %u files", done, of);
	else if (error != NULL)
		message_error(path, "%s", error);
	else
		message_warning(path, "%s", warning);
}

static void
tell_plan(const char *path, enum load_change change, gpointer data)
{
	(void)data;
	output_change(path, change);
}

static void
append_count(GString *line, guint n, const char *one, const char *many)
{
	g_string_append_printf(line, "%s%u %s", line->len > 0 ? ", " : "", n, n == 1 ? one : many);
}

/* What is usual is left out where there was none of it. */
static void
summarise(const struct load_report *report)
{
	g_autoptr(GString) line = g_string_new(NULL);

	append_count(line, report->files, "file", "files");
	if (is_dry_run)
		append_count(line, report->loaded, "would be loaded", "would be loaded");
	if (report->unchanged > 0)
		append_count(line, report->unchanged, "unchanged", "unchanged");
	append_count(line, report->meetings, "meeting", "meetings");
	append_count(line, report->items, "item", "items");
	g_string_append_printf(line, ", %.1f s", report->seconds);
	if (report->pruned > 0 && is_dry_run)
		append_count(line, report->pruned, "would be pruned", "would be pruned");
	else if (report->pruned > 0)
		append_count(line, report->pruned, "pruned", "pruned");
	else if (report->gone > 0)
		append_count(line, report->gone, "gone from the disk", "gone from the disk");
	if (report->failed > 0)
		append_count(line, report->failed, "could not be loaded", "could not be loaded");
	if (report->warnings > 0)
		append_count(line, report->warnings, "warning", "warnings");
	message_note("minutebook: %s", line->str);
}

static gboolean
load_prepare(int argc, char **argv, GError **error)
{
	(void)argc;
	(void)argv;
	if (jobs != AS_MANY_AS_PROCESSORS && (jobs < 1 || jobs > MOST_JOBS)) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "--jobs must be 1 to %d", MOST_JOBS);
		return FALSE;
	}
	return words_council(&council, error);
}

static int
load_command(struct context *context, int argc, char **argv)
{
	struct load load = {
		.cache_path = context->cache_path,
		.marks_path = context->marks_path,
		.paths = argv,
		.council = council,
		.jobs = jobs == AS_MANY_AS_PROCESSORS ? 0 : jobs,
		.is_rebuild = is_rebuild,
		.is_prune = is_prune,
		.is_dry_run = is_dry_run,
		.told = tell,
		.planned = tell_plan,
	};
	struct load_report report = { 0 };
	GError *error = NULL;
	gboolean is_done = load_run(&load, &report, &error);

	(void)argc;
	message_progress(NULL);
	if (!is_done)
		return command_failed(context->cache_path, error);
	summarise(&report);
	return report.failed > 0 ? STATUS_NOTHING : STATUS_OK;
}

const struct command cmd_load = {
	.name = "load",
	.args = "[PATH...]",
	.summary = "reads files and folders of minutes into the cache",
	.examples = "Only what changed is read again. Without PATH: the folders loaded before.\n",
	.cache = CACHE_PATH,
	.options = options,
	.prepare = load_prepare,
	.run = load_command,
};
