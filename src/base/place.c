#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/error.h"
#include "base/place.h"

/* Read afresh each time, unlike GLib's own, which remembers the first answer. */
static const char *
home(void)
{
	const char *home = g_getenv("HOME");

	if (!home || !*home)
		home = g_get_home_dir();
	return home && g_path_is_absolute(home) ? home : NULL;
}

static char *
place(const char *variable, const char *below_home, const char *name)
{
	const char *folder = g_getenv(variable);

	if (folder && g_path_is_absolute(folder))
		return g_build_filename(folder, "minutebook", name, NULL);
	return home() ? g_build_filename(home(), below_home, "minutebook", name, NULL) : NULL;
}

static char *
chosen_place(const char *chosen, const char *own_variable, const char *variable, const char *below_home,
    const char *name, GError **error)
{
	char *path;

	if (!chosen || !*chosen)
		chosen = g_getenv(own_variable);
	if (chosen && *chosen)
		return g_strdup(chosen);
	path = place(variable, below_home, name);
	if (!path)
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE,
		    "no place for %s: neither HOME, %s nor %s is set to a full path", name,
		    variable, own_variable);
	return path;
}

char *
place_cache(const char *chosen, GError **error)
{
	return chosen_place(chosen, "MINUTEBOOK_CACHE", "XDG_CACHE_HOME", ".cache", "cache.db", error);
}

char *
place_marks(const char *chosen, GError **error)
{
	return chosen_place(chosen, "MINUTEBOOK_MARKS", "XDG_DATA_HOME", ".local/share", "marks.db", error);
}

char *
place_setting(const char *name)
{
	return place("XDG_CONFIG_HOME", ".config", name);
}

char *
place_state(const char *name)
{
	return place("XDG_STATE_HOME", ".local/state", name);
}

/* `folder` below `above`, where there is one. */
static char *
folder_in(const char *above, const char *folder)
{
	g_autofree char *joined = g_build_filename(above, folder, NULL);

	return g_file_test(joined, G_FILE_TEST_IS_DIR) ? g_canonicalize_filename(joined, NULL) : NULL;
}

/* In the folder of the sources, or one below it. Known where the system tells where a program lies. */
static char *
sample_beside(void)
{
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = program != NULL ? g_path_get_dirname(program) : NULL;
	char *sample = folder != NULL ? folder_in(folder, "data/sample") : NULL;

	return sample != NULL || folder == NULL ? sample : folder_in(folder, "../data/sample");
}

char *
place_sample(void)
{
	const char *const *folders = g_get_system_data_dirs();
	char *sample = sample_beside();

	for (gsize i = 0; sample == NULL && folders[i] != NULL; i++)
		sample = folder_in(folders[i], "minutebook/sample");
	return sample != NULL ? sample : folder_in(MB_DATADIR, "sample");
}

char *
place_typed(const char *path)
{
	static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "/._-+,:@";

	return path[strspn(path, plain)] == '\0' && *path != '\0' ? g_strdup(path) : g_shell_quote(path);
}

char *
place_call(const char *cache_path)
{
	g_autofree char *usual = place_cache(NULL, NULL), *typed = place_typed(cache_path);

	return g_strcmp0(usual, cache_path) == 0 ? g_strdup("minutebook") :
	    g_strconcat("minutebook --cache ", typed, NULL);
}

gboolean
place_make_folder_of(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	if (g_mkdir_with_parents(folder, 0700) == 0)
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "cannot make the folder '%s': %s", folder,
	    g_strerror(errno));
	return FALSE;
}

static gboolean
is_day(const char *text)
{
	guint year, month, day;
	int used = 0;

	return text && strlen(text) == 10 && sscanf(text, "%4u-%2u-%2u%n", &year, &month, &day, &used) == 3 &&
	    used == 10 && g_date_valid_dmy(day, month, year);
}

const char *
place_today(void)
{
	static const char *today;

	if (g_once_init_enter(&today)) {
		const char *fixed = g_getenv("MINUTEBOOK_TODAY");
		g_autoptr(GDateTime) now = g_date_time_new_now_local();

		g_once_init_leave(&today, is_day(fixed) ? g_strdup(fixed) : g_date_time_format(now, "%F"));
	}
	return today;
}
