/*
 * Names of files as they are typed: "~/minutes/log.csv".
 */
#ifndef VIEW_FILE_NAME_H
#define VIEW_FILE_NAME_H

#include <glib.h>

/* The name with "~" and "~/" as the home folder, without blanks around it. The caller frees. */
char *file_name_expand(const char *typed);

/* What a name up to the cursor may go on to, for Tab at a prompt (prompt_candidates): files and folders
 * (ending in "/") in the order of the alphabet, hidden ones only where a "." was typed. `data` is not used. */
GPtrArray *file_name_candidates(const char *text, gsize cursor, gsize *start, gpointer data);

#endif
