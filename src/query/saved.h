/*
 * Saved searches: names for search words, a line each in the user's file `searches`:
 *
 *     promised   in:action is:silent
 *     my-ward    (a remark begins with #)
 *
 * "@promised year:2023/24" then means the words of that line and what stands beside them, wherever
 * search words are typed.
 */
#ifndef QUERY_SAVED_H
#define QUERY_SAVED_H

#include <glib.h>

struct saved_search {
	char *name; /* letters, digits, "-" and "_" */
	char *words;
};

struct saved;

/* None yet. Never NULL; the caller frees. */
struct saved *saved_new(void);
void saved_free(struct saved *saved);

/* Adds those of a file, where there is one; a name met again has the later words. What is wrong is added
 * to `faults` (char *: "line 3: ..."), and the other lines count. */
void saved_read_file(struct saved *saved, const char *path, GPtrArray *faults);

/* All of them (struct saved_search), by name; theirs. */
const GPtrArray *saved_list(const struct saved *saved);

/* Search words with what each @name stands for in its place; within quotation marks it is left. NULL and
 * MB_ERROR_USAGE where there is none of that name. The caller frees. */
char *saved_expand(const struct saved *saved, const char *words, GError **error);

/* Whether the last of the words is a @name. */
gboolean saved_ends(const char *words);

/* Keeps a search under a name in the file, in the place of one that has it; other lines stay as they are.
 * MB_ERROR_USAGE for a name that can't be one or words that are none, MB_ERROR_SYSTEM where the file
 * can't be written. */
gboolean saved_keep(struct saved *saved, const char *path, const char *name, const char *words, GError **error);

#endif
