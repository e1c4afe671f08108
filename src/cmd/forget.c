#include "base/error.h"
#include "base/message.h"
#include "cmd/table.h"
#include "load/load.h"

/* forget PATH...: takes sources out of the cache again; the files themselves are left alone. */

static int
forget_command(struct context *context, int argc, char **argv)
{
	GError *error = NULL;
	guint gone = 0;

	(void)argc;
	if (!load_forget(context->cache_path, context->marks_path, argv, &gone, &error))
		return command_failed(context->cache_path, error);
	if (gone == 0)
		return command_failed(argv[0], g_error_new(MB_ERROR, MB_ERROR_NOT_FOUND,
		    "nothing in the cache comes from there"));
	message_note("minutebook: %u %s forgotten", gone, gone == 1 ? "file" : "files");
	return STATUS_OK;
}

const struct command cmd_forget = {
	.name = "forget",
	.args = "PATH...",
	.summary = "takes files, or all below a folder, out of the cache again",
	.cache = CACHE_PATH,
	.run = forget_command,
};
