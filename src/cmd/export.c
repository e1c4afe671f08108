#include <stdio.h>

#include "cmd/table.h"
#include "print/print.h"
#include "query/query.h"

/* export --format jsonl: all meetings, one a line. */

static const char *const formats[] = { "jsonl", NULL };

static gboolean
export_meetings(sqlite3 *db, GError **error)
{
	g_autoptr(GArray) order = query_export_order(db, NULL, error);

	if (order == NULL)
		return FALSE;
	for (guint i = 0; i < order->len && !ferror(stdout); i++) {
		struct meeting *meeting = query_meeting(db, g_array_index(order, gint64, i), 0, error);

		if (meeting == NULL)
			return FALSE;
		print_meeting_json(stdout, meeting);
		meeting_free(meeting);
	}
	return TRUE;
}

static int
export_command(struct context *context, int argc, char **argv)
{
	GError *error = NULL;

	(void)argc;
	(void)argv;
	if (!export_meetings(context->db, &error))
		return command_failed(context->cache_path, error);
	return STATUS_OK;
}

const struct command cmd_export = {
	.name = "export",
	.summary = "prints everything, one meeting a line, for other programs",
	.cache = CACHE_READ,
	.formats = formats,
	.run = export_command,
};
