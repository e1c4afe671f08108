#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/gate.h"
#include "cmd/cmd.h"

/* Narrower than this no line of a table or text can be read. */
enum { NARROWEST = 20, WIDEST = 10000, USUAL = 80 };

/* Where neither COLUMNS nor a terminal says, 0. */
static int
said_width(void)
{
	const char *columns = g_getenv("COLUMNS");
	guint64 said;
	struct winsize size;

	if (columns != NULL &&
	    g_ascii_string_to_unsigned(columns, 10, 1, WIDEST, &said, NULL))
		return MAX((int)said, NARROWEST);
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return MAX(size.ws_col, NARROWEST);
	return 0;
}

int
output_width(void)
{
	int said = said_width();

	return said > 0 ? said : USUAL;
}

int
output_table_width(void)
{
	int said = said_width();

	return said > 0 || !isatty(STDOUT_FILENO) ? said : USUAL;
}

void
output_text(const char *text)
{
	gate_write(stdout, text, -1, GATE_LINES);
}

void
output_change(const char *path, enum load_change change)
{
	static const char *const words[] = {
		[LOAD_NEW] = "new",
		[LOAD_CHANGED] = "changed",
		[LOAD_GONE] = "gone",
		[LOAD_OUT_OF_REACH] = "out of reach",
	};
	g_autofree char *name = gate_clean(path, -1, GATE_ONE_LINE);
	g_autofree char *line = g_strdup_printf("%s: %s\n", words[change], name);

	output_text(line);
}

int
output_finish(int status)
{
	GError *error = NULL;

	return gate_finish(stdout, &error) ? status : command_failed("standard output", error);
}
