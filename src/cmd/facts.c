#include <fcntl.h>
#include <stdio.h>

#include "base/error.h"
#include "base/gate.h"
#include "base/message.h"
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
explain_value(GString *lines, const char *name, const char *value, const char *basis)
{
	if (value == NULL)
		g_string_append_printf(lines, "%s: not found\n", name);
	else if (basis == NULL)
		g_string_append_printf(lines, "%s: %s\n", name, value);
	else
		g_string_append_printf(lines, "%s: %s (%s)\n", name, value, basis);
}

static void
explain_place(GString *lines, gsize starts, gsize ends)
{
	g_string_append_printf(lines, "bytes %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT, starts, ends);
}

static void
explain_item(GString *lines, const struct item *item)
{
	g_string_append_printf(lines, "item %s: ", item->number != NULL ? item->number : "without a number");
	explain_place(lines, item->starts, item->ends);
	g_string_append_printf(lines, "%s: %s\n", item->is_truncated ? ", cut off by the source" : "",
	    item->title != NULL ? item->title : "(no title)");
}

/* Where each field of the head came from: (stated), (inferred), (file name). */
static void
explain(const struct meeting *meeting)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	const struct source *source = meeting->sources->len > 0 ? meeting->sources->pdata[0] : NULL;

	explain_value(lines, "meeting", meeting->key, NULL);
	explain_value(lines, "layout", source != NULL ? source->layout : NULL, NULL);
	explain_value(lines, "body", meeting->body, basis_name(meeting->body_basis));
	explain_value(lines, "date", meeting->date, basis_name(meeting->date_basis));
	explain_value(lines, "start time", meeting->start_time, NULL);
	explain_value(lines, "venue", meeting->venue, NULL);
	explain_value(lines, "contact", meeting->contact, NULL);
	explain_value(lines, "webcast", meeting->webcast, NULL);
	explain_value(lines, "status", status_name(meeting->status), NULL);
	explain_value(lines, "next meeting", meeting->next_date, NULL);
	g_string_append_printf(lines, "attendance: %u named\n", meeting->attendance->len);
	g_string_append(lines, "place: ");
	explain_place(lines, meeting->starts, meeting->ends);
	g_string_append_printf(lines, " of the text\nitems: %u\n", meeting->items->len);
	for (guint i = 0; i < meeting->items->len; i++)
		explain_item(lines, meeting->items->pdata[i]);
	output_text(lines->str);
}

static void
warn(const char *path, const GPtrArray *warnings)
{
	for (guint i = 0; warnings != NULL && i < warnings->len; i++)
		message_warning(path, "%s", (const char *)warnings->pdata[i]);
}

static void
print_facts(const char *path, const GPtrArray *meetings)
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
		explain(meeting);
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
	print_facts(path, meetings);
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
