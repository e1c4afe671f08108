/*
 * The form of the user's settings files (`config`, `keys`): a setting a line, its words parted by
 * blanks; a line that begins with "#" is a remark.
 *
 *     settings_read_file(path, take_line, &config, faults);
 *
 * What is wrong is left out and said by line, in `faults` (char *, at most SETTINGS_FAULTS and one
 * that says that there are more); the other lines count.
 */
#ifndef BASE_SETTINGS_H
#define BASE_SETTINGS_H

#include <glib.h>

enum { SETTINGS_FAULTS = 20 };

struct settings_line {
	char **words; /* valid UTF-8, ended by a NULL */
	guint n_words; /* at least one */
	const char *rest; /* what stands behind the first word, with all its blanks but those around it */
	guint number;  /* of the line, from 1 */
	GPtrArray *faults;
};

typedef void (*settings_take)(const struct settings_line *line, gpointer data);

/* Calls `take` for each line that holds words. The text may hold any bytes. */
void settings_read(const char *text, gsize size, settings_take take, gpointer data, GPtrArray *faults);

/* The same with a file; one that does not exist is fine, and what is no regular file is a fault. */
void settings_read_file(const char *path, settings_take take, gpointer data, GPtrArray *faults);

/* Adds "line 3: ..." to the faults. Words from the file are to be given as "%.60s". */
void settings_fault(const struct settings_line *line, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
