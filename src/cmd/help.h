#ifndef CMD_HELP_H
#define CMD_HELP_H

#include <stdio.h>
#include "cmd/cmd.h"

/* The list of commands; the help of one. */
void help_all(FILE *out);
void help_command(const struct command *command);

#endif
