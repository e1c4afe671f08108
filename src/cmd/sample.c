#include "base/message.h"
#include "base/place.h"
#include "cmd/sample.h"
#include "load/load.h"

/* What the sample has in it to be warned of is part of the show. */
static void
tell(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data)
{
	(void)warning;
	(void)data;
	if (path == NULL)
		message_progress("%u of %u files", done, of);
	else if (error != NULL)
		message_error(path, "%s", error);
}

int
load_sample(const struct context *context, const char *folder)
{
	char *paths[] = { (char *)folder, NULL };
	struct load load = { .cache_path = context->cache_path, .marks_path = context->marks_path,
		.paths = paths, .told = tell };
	struct load_report report = { 0 };
	g_autofree char *call = place_call(context->cache_path), *typed = place_typed(folder);
	GError *error = NULL;
	gboolean is_done = load_run(&load, &report, &error);

	message_progress(NULL);
	if (!is_done)
		return command_failed(context->cache_path, error);
	message_note("minutebook: %u meetings of the sample are loaded; to take them out again: %s forget %s",
	    report.meetings, call, typed);
	return STATUS_OK;
}
