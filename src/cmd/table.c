#include <string.h>

#include "base/error.h"
#include "base/near.h"
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

GError *
command_unknown(const char *name)
{
	const char *names[G_N_ELEMENTS(commands)] = { NULL }, *near;

	for (guint i = 0; commands[i] != NULL; i++)
		names[i] = commands[i]->name;
	near = near_find(name, names);
	if (near != NULL)
		return g_error_new(MB_ERROR, MB_ERROR_USAGE,
		    "there is no command '%s'; did you mean '%s'?", name, near);
	return g_error_new(MB_ERROR, MB_ERROR_USAGE,
	    "there is no command '%s'; 'minutebook help' lists them", name);
}
