#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/gate.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "print/print.h"
#include "query/query.h"

/* print KEY...: meetings, items, resolutions and actions whole, with their citation. */

static gboolean wants_source;

static const GOptionEntry options[] = {
	{ "source", 0, 0, G_OPTION_ARG_NONE, &wants_source, "Print the text of the source instead", NULL },
	{ NULL }
};

/* In the order of enum record_format. */
static const char *const formats[] = { "text", "markdown", "json", NULL };

/* Of one run: what has been printed, and the worst that happened. */
struct printing {
	sqlite3 *db;
	const char *cache_path;
	guint format;
	guint printed;
	int status;
};

static void
part_from_the_last(struct printing *printing)
{
	g_autoptr(GString) line = g_string_new("\n");

	if (printing->printed++ == 0 || printing->format == RECORD_JSON)
		return;
	if (printing->format == RECORD_MARKDOWN)
		g_string_append(line, "---");
	else
		for (int i = output_width(); i > 0; i--)
			g_string_append(line, "─");
	g_string_append(line, "\n\n");
	output_text(line->str);
}

/* Byte for byte as it is stored, since the places of facts are counted in it. */
static gboolean
print_source_text(struct printing *printing, gint64 meeting_id, GError **error)
{
	gsize size;
	g_autofree char *text = query_source_text(printing->db, meeting_id, 0, &size, error);

	if (text == NULL)
		return FALSE;
	gate_write(stdout, text, size, GATE_LINES);
	return TRUE;
}

static gboolean
print_key(struct printing *printing, const char *typed, GError **error)
{
	struct whereabouts found;
	struct part part;
	struct meeting *meeting;

	if (!query_find_fact(printing->db, typed, &found, error))
		return FALSE;
	if (wants_source)
		return print_source_text(printing, found.meeting, error);
	if ((meeting = query_record(printing->db, &found, &part, error)) == NULL)
		return FALSE;
	part_from_the_last(printing);
	print_part(stdout, meeting, &part, printing->format, output_width());
	meeting_free(meeting);
	return TRUE;
}

/* One key that fits nothing doesn't keep the others from being printed. */
static void
try_key(struct printing *printing, char *typed)
{
	GError *error = NULL;
	g_autofree char *key = words_join(1, &typed, &error);

	if (key == NULL || !print_key(printing, key, &error)) {
		gboolean is_cache = g_error_matches(error, MB_ERROR, MB_ERROR_CACHE);
		int status = command_failed(is_cache ? printing->cache_path : key, error);

		printing->status = MAX(printing->status, status);
	}
}

/* A line is a key, or begins with one as TSV does. */
static void
print_keys_from_input(struct printing *printing)
{
	g_autofree char *line = NULL;
	size_t room = 0;

	while (!ferror(stdout) && getline(&line, &room, stdin) != -1) {
		line[strcspn(line, "\t\r\n")] = '\0';
		if (*g_strstrip(line) != '\0')
			try_key(printing, line);
	}
	if (ferror(stdin))
		printing->status = command_failed("standard input",
		    g_error_new(MB_ERROR, MB_ERROR_SYSTEM, "cannot read: %s", g_strerror(errno)));
}

/* "print IPSP 18 July 2023 minute 18" is one citation: no word of it is a key, and none was put
 * in quotation marks. */
static gboolean
is_one_citation(int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "-") == 0 || strpbrk(argv[i], i == 0 ? "/ " : " ") != NULL)
			return FALSE;
	}
	return argc > 1;
}

static void
print_keys(struct printing *printing, int argc, char **argv)
{
	for (int i = 0; i < argc && !ferror(stdout); i++) {
		if (strcmp(argv[i], "-") == 0)
			print_keys_from_input(printing);
		else
			try_key(printing, argv[i]);
	}
}

static int
print_command(struct context *context, int argc, char **argv)
{
	struct printing printing = {
		.db = context->db,
		.cache_path = context->cache_path,
		.format = context->format,
	};

	if (wants_source && context->has_format)
		return command_failed(NULL, g_error_new(MB_ERROR, MB_ERROR_USAGE,
		    "--source prints the text as it is stored: no --format goes with it"));
	if (!wants_source && (printing.status = show_marks(context)) != STATUS_OK)
		return printing.status;
	if (is_one_citation(argc, argv)) {
		g_autofree char *citation = g_strjoinv(" ", argv);

		try_key(&printing, citation);
	} else {
		print_keys(&printing, argc, argv);
	}
	return printing.status;
}

const struct command cmd_print = {
	.name = "print",
	.args = "KEY...",
	.summary = "prints meetings, items or actions whole, with their citation",
	.examples =
	    "A KEY is a reference, whole or as much of it as fits one thing only; - reads\n"
	    "keys from standard input, one a line.\n"
	    "\n"
	    "  minutebook print audit-committee/2023-09-12/114\n"
	    "  minutebook print audit-committee/2023-09-12/114/a1\n"
	    "  minutebook print AC 12 September 2023 minute 114\n"
	    "  minutebook search --format tsv neglect | minutebook print -\n",
	.cache = CACHE_READ,
	.options = options,
	.formats = formats,
	.run = print_command,
};
