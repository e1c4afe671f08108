#include <string.h>

#include "base/error.h"
#include "cmd/table.h"

/* In the order in which a newcomer needs them; help and the manual keep it. */
const struct command *const commands[] = {
	&cmd_load,
	&cmd_forget,
	&cmd_browse,
	&cmd_search,
	&cmd_print,
	&cmd_list,
	&cmd_mark,
	&cmd_set,
	&cmd_marks,
	&cmd_brief,
	&cmd_facts,
	&cmd_export,
	&cmd_check,
	&cmd_help,
	NULL,
};

const struct command *
command_find(const char *name)
{
	for (guint i = 0; commands[i] != NULL; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

/* Letters to put in, take out, replace or swap with their neighbour. */
static guint
typing_errors(const char *a, const char *b)
{
	enum { LONGEST = 31 };
	guint row[LONGEST + 1][LONGEST + 1], n = strlen(a), m = strlen(b);

	if (n > LONGEST || m > LONGEST)
		return LONGEST;
	for (guint i = 0; i <= n; i++) {
		for (guint j = 0; j <= m; j++) {
			if (i == 0 || j == 0) {
				row[i][j] = i + j;
				continue;
			}
			row[i][j] = MIN(MIN(row[i - 1][j], row[i][j - 1]) + 1,
			    row[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[i][j] = MIN(row[i][j], row[i - 2][j - 2] + 1);
		}
	}
	return row[n][m];
}

static const struct command *
find_near(const char *name)
{
	const struct command *nearest = NULL;
	guint least = 3; /* more slips than two are another word */

	for (guint i = 0; commands[i] != NULL; i++) {
		guint errors = typing_errors(name, commands[i]->name);

		if (errors < least && errors < strlen(commands[i]->name)) {
			least = errors;
			nearest = commands[i];
		}
	}
	return nearest;
}

GError *
command_unknown(const char *name)
{
	const struct command *near = find_near(name);

	if (near != NULL)
		return g_error_new(MB_ERROR, MB_ERROR_USAGE,
		    "there is no command '%s'; did you mean '%s'?", name, near->name);
	return g_error_new(MB_ERROR, MB_ERROR_USAGE,
	    "there is no command '%s'; 'minutebook help' lists them", name);
}
