/*
 * Where the program's files lie: XDG folders, the environment, the clock. Relative values of XDG
 * variables are ignored, as their specification says.
 */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include <glib.h>

/* The cache: `chosen` (the --cache option) where given, else MINUTEBOOK_CACHE, else
 * $XDG_CACHE_HOME/minutebook/cache.db. The caller frees. Fails (MB_ERROR_CACHE) where there is
 * neither a home nor a variable. */
char *place_cache(const char *chosen, GError **error);

/* The marks: as above with MINUTEBOOK_MARKS and $XDG_DATA_HOME/minutebook/marks.db. */
char *place_marks(const char *chosen, GError **error);

/* A file of the user's settings folder, $XDG_CONFIG_HOME/minutebook/NAME; NULL without a home. */
char *place_setting(const char *name);

/* A file of $XDG_STATE_HOME/minutebook; NULL without a home. */
char *place_state(const char *name);

/* The folder of the sample minutes: beside a program that lies where it was built, else where data is
 * installed. NULL where it is in neither place; the caller frees. */
char *place_sample(void);

/* A path as it is typed in a shell, and how the program is called for this cache: "minutebook", with
 * --cache where it has another place than usual. The caller frees. */
char *place_typed(const char *path);
char *place_call(const char *cache_path);

/* Makes the folder that holds `path`, mode 0700, with its parents. */
gboolean place_make_folder_of(const char *path, GError **error);

/* Today in the local time zone as "YYYY-MM-DD", or what MINUTEBOOK_TODAY says. Static, set on the
 * first call. */
const char *place_today(void);

#endif
