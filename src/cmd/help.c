#include "base/error.h"
#include "base/gate.h"
#include "cmd/help.h"
#include "cmd/table.h"

/* help [COMMAND]: what the table says of all commands or of one. */

void
help_all(FILE *out)
{
	g_autoptr(GString) text = g_string_new(
	    "Browses, searches and prints the minutes of committees.\n"
	    "\n"
	    "Usage:\n"
	    "  minutebook [--cache FILE] [--marks FILE] [COMMAND] [OPTION...] [ARG...]\n"
	    "\n"
	    "Commands:\n");

	for (guint i = 0; commands[i] != NULL; i++)
		g_string_append_printf(text, "  %-8s  %s\n", commands[i]->name, commands[i]->summary);
	g_string_append(text,
	    "\n"
	    "Without a command, on a terminal: browse. First of all: minutebook load FOLDER\n"
	    "More of one: minutebook help COMMAND; all there is: man minutebook\n");
	gate_write(out, text->str, text->len, GATE_LINES);
}

void
help_command(const struct command *command)
{
	g_autofree char *text = options_help(command);

	output_text(text);
}

static int
help_run(struct context *context, int argc, char **argv)
{
	const struct command *command;

	(void)context;
	if (argc == 0) {
		help_all(stdout);
		return STATUS_OK;
	}
	command = command_find(argv[0]);
	if (command == NULL || argc > 1)
		return command_failed(NULL, command == NULL ?
		    command_unknown(argv[0]) :
		    g_error_new(MB_ERROR, MB_ERROR_USAGE, "help takes one command"));
	help_command(command);
	return STATUS_OK;
}

const struct command cmd_help = {
	.name = "help",
	.args = "[COMMAND]",
	.summary = "shows the commands, or what one of them takes",
	.run = help_run,
};
