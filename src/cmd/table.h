/* The entries of the table, each at the end of its command's file. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include "cmd/cmd.h"

extern const struct command cmd_brief;
extern const struct command cmd_browse;
extern const struct command cmd_check;
extern const struct command cmd_export;
extern const struct command cmd_facts;
extern const struct command cmd_forget;
extern const struct command cmd_help;
extern const struct command cmd_list;
extern const struct command cmd_load;
extern const struct command cmd_mark;
extern const struct command cmd_marks;
extern const struct command cmd_print;
extern const struct command cmd_search;
extern const struct command cmd_set;

#endif
