#include "base/error.h"
#include "base/message.h"
#include "base/place.h"
#include "cmd/cmd.h"
#include "cmd/help.h"

/* From a table entry and words to an exit status: what every command has in common. */

static int
status_of(const GError *error)
{
	if (error->domain == G_OPTION_ERROR)
		return STATUS_USAGE;
	if (error->domain != MB_ERROR)
		return STATUS_SYSTEM;
	switch ((enum mb_error)error->code) {
	case MB_ERROR_FILE:
	case MB_ERROR_NOT_FOUND:
		return STATUS_NOTHING;
	case MB_ERROR_USAGE:
		return STATUS_USAGE;
	case MB_ERROR_CACHE:
	case MB_ERROR_BUSY:
		return STATUS_CACHE;
	case MB_ERROR_SYSTEM:
		break;
	}
	return STATUS_SYSTEM;
}

int
command_failed(const char *file, GError *error)
{
	int status = status_of(error);

	if (*error->message != '\0')
		message_error(file, "%s", error->message);
	g_error_free(error);
	return status;
}

static int
run_prepared(const struct command *command, struct context *context, char **words)
{
	GError *error = NULL;
	int argc = g_strv_length(words), status;

	if (command->prepare != NULL && !command->prepare(argc, words, &error))
		return command_failed(NULL, error);
	if (command->cache == CACHE_READ &&
	    (context->db = cache_open_reader(context->cache_path, &error)) == NULL)
		return command_failed(context->cache_path, error);
	status = command->run(context, argc, words);
	cache_close(g_steal_pointer(&context->db));
	return status;
}

int
command_run(const struct command *command, struct context *context, int argc, char **argv)
{
	g_auto(GStrv) words = NULL;
	g_autofree char *cache_path = NULL, *marks_path = NULL;
	gboolean is_help;
	GError *error = NULL;

	if (!options_take(command, context, argc, argv, &words, &is_help, &error))
		return command_failed(NULL, error);
	if (is_help) {
		help_command(command);
		return output_finish(STATUS_OK);
	}
	if (command->cache != CACHE_NONE) {
		if ((cache_path = place_cache(context->cache_path, &error)) == NULL)
			return command_failed(NULL, error);
		marks_path = place_marks(context->marks_path, NULL);
	}
	context->cache_path = cache_path;
	context->marks_path = marks_path;
	return output_finish(run_prepared(command, context, words));
}
