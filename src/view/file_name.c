#include "view/file_name.h"

#include <string.h>

char *
file_name_expand(const char *typed)
{
	g_autofree char *name = g_strstrip(g_strdup(typed));

	if (name[0] == '~' && (name[1] == '/' || name[1] == '\0'))
		return g_strconcat(g_get_home_dir(), name + 1, NULL);
	return g_steal_pointer(&name);
}

/* What could not be typed either is left out. */
static gboolean
is_typable(const char *name)
{
	if (!g_utf8_validate(name, -1, NULL))
		return FALSE;
	for (const char *c = name; *c != '\0'; c = g_utf8_next_char(c))
		if (!g_unichar_isprint(g_utf8_get_char(c)))
			return FALSE;
	return TRUE;
}

static int
compare(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
add(GPtrArray *names, const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	g_ptr_array_add(names, g_strconcat(name, g_file_test(path, G_FILE_TEST_IS_DIR) ? "/" : "", NULL));
}

GPtrArray *
file_name_candidates(const char *text, gsize cursor, gsize *start, gpointer data)
{
	g_autofree char *before = g_strndup(text, cursor);
	char *slash = strrchr(before, '/');
	g_autofree char *begun = g_strdup(slash != NULL ? slash + 1 : before), *folder = NULL;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) entries = NULL;
	const char *name;

	(void)data;
	*start = cursor - strlen(begun);
	before[*start] = '\0';
	folder = file_name_expand(before);
	entries = g_dir_open(*folder != '\0' ? folder : ".", 0, NULL);
	while (entries != NULL && (name = g_dir_read_name(entries)) != NULL)
		if (g_str_has_prefix(name, begun) && (*name != '.' || *begun == '.') && is_typable(name))
			add(names, *folder != '\0' ? folder : ".", name);
	g_ptr_array_sort(names, compare);
	return names;
}
