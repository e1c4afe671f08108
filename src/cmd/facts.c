#include <fcntl.h>
#include <stdio.h>

#include "base/error.h"
#include "base/gate.h"
#include "base/message.h"
#include "cmd/explain.h"
#include "cmd/table.h"
#include "load/load.h"
#include "print/print.h"
#include "read/read.h"

/* facts FILE: what reading one file yields, without a cache. */

static char *council;
static gboolean wants_text, wants_reasons;

static const GOptionEntry options[] = {
	{ "council", 0, 0, G_OPTION_ARG_FILENAME, &council, "Whose minutes they are", "NAME" },
	{ "text", 0, 0, G_OPTION_ARG_NONE, &wants_text, "Print the decoded text instead", NULL },
	{ "explain", 0, 0, G_OPTION_ARG_NONE, &wants_reasons, "Say instead how it was read", NULL },
	{ NULL }
};

static void
warn(const char *path, const GPtrArray *warnings)
{
	for (guint i = 0; warnings != NULL && i < warnings->len; i++)
		message_warning(path, "%s", (const char *)warnings->pdata[i]);
}

static void
print_facts(const char *path, const GPtrArray *meetings, const struct text *text)
{
	for (guint i = 0; i < meetings->len && !ferror(stdout); i++) {
		const struct meeting *meeting = meetings->pdata[i];

		warn(path, meeting->warnings);
		if (!wants_reasons) {
			print_meeting_json(stdout, meeting);
			continue;
		}
		if (i > 0)
			output_text("\n");
		explain_meeting(meeting, text);
	}
}

static gboolean
facts_prepare(int argc, char **argv, GError **error)
{
	if (argc > 1 || (wants_text && wants_reasons)) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, argc > 1 ?
		    "facts reads one file at a time" : "--text and --explain don't go together");
		return FALSE;
	}
	(void)argv;
	return words_council(&council, error);
}

/* Also of a file in which no meeting is recognised. */
static int
print_decoded(const char *path)
{
	struct file file = { 0 };
	struct text *text = NULL;
	GError *error = NULL;

	if (read_open(AT_FDCWD, path, READ_FOLLOW, &file, &error))
		text = read_text(&file, &error);
	file_clear(&file);
	if (text == NULL)
		return command_failed(path, error);
	warn(path, text->warnings);
	gate_write(stdout, text->data, text->size, GATE_LINES);
	text_free(text);
	return STATUS_OK;
}

static int
print_read(const char *path)
{
	struct text *text = NULL;
	GError *error = NULL;
	g_autoptr(GPtrArray) meetings = load_one(path, council, &text, &error);

	if (meetings == NULL)
		return command_failed(path, error);
	warn(path, text->warnings);
	print_facts(path, meetings, text);
	text_free(text);
	return STATUS_OK;
}

static int
facts_command(struct context *context, int argc, char **argv)
{
	(void)context;
	(void)argc;
	return wants_text ? print_decoded(argv[0]) : print_read(argv[0]);
}

const struct command cmd_facts = {
	.name = "facts",
	.args = "FILE",
	.summary = "prints what reading one file yields, without a cache",
	.options = options,
	.prepare = facts_prepare,
	.run = facts_command,
};
