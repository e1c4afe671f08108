#include "view/history.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/place.h"
#include "view/prompt.h"

/*
 * The file has a line for each entry, name, tab, text, the oldest first. Lines that are not so are
 * passed over, so that a damaged file gives what is left of it.
 */

enum { FILE_BYTES = 8 << 20 }; /* more than ever is written */

struct history {
	char *path;        /* may be NULL */
	GTree *names;      /* name: GPtrArray of char * */
	GPtrArray *added;  /* lines for the file */
};

/* --- In memory ------------------------------------------------------------------------------- */

static int
compare_names(gconstpointer a, gconstpointer b, gpointer data)
{
	(void)data;
	return strcmp(a, b);
}

static GTree *
names_new(void)
{
	return g_tree_new_full(compare_names, NULL, g_free, (GDestroyNotify)g_ptr_array_unref);
}

static GPtrArray *
entries_of(GTree *names, const char *name)
{
	GPtrArray *entries = g_tree_lookup(names, name);

	if (entries == NULL) {
		entries = g_ptr_array_new_with_free_func(g_free);
		g_tree_insert(names, g_strdup(name), entries);
	}
	return entries;
}

/* FALSE where it is as the newest one. */
static gboolean
add(GTree *names, const char *name, const char *text)
{
	GPtrArray *entries = entries_of(names, name);

	if (entries->len > 0 && strcmp(g_ptr_array_index(entries, entries->len - 1), text) == 0)
		return FALSE;
	g_ptr_array_add(entries, g_strdup(text));
	if (entries->len > HISTORY_ENTRIES)
		g_ptr_array_remove_index(entries, 0);
	return TRUE;
}

static gboolean
is_entry(const char *text)
{
	gsize size = strlen(text);

	return strspn(text, " ") < size && size <= PROMPT_BYTES && strchr(text, '\n') == NULL &&
	    g_utf8_validate_len(text, size, NULL);
}

static void
add_line(GTree *names, char *line)
{
	char *tab = strchr(line, '\t');

	if (tab == NULL || tab == line || !g_utf8_validate(line, -1, NULL))
		return;
	*tab = '\0';
	if (is_entry(tab + 1))
		add(names, line, tab + 1);
}

/* --- In the file ----------------------------------------------------------------------------- */

static gboolean
is_no_file(const char *path)
{
	return g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static char *
contents(const char *path)
{
	GStatBuf st;
	char *text = NULL;

	/* A pipe or a device would be waited for. */
	if (path == NULL || is_no_file(path) || g_stat(path, &st) != 0 || st.st_size > FILE_BYTES ||
	    !g_file_get_contents(path, &text, NULL, NULL))
		return g_strdup("");
	return text;
}

static void
read_text(GTree *names, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++)
		add_line(names, *line);
}

static gboolean
write_name(gpointer name, gpointer entries, gpointer text)
{
	const GPtrArray *all = entries;

	for (guint i = 0; i < all->len; i++)
		g_string_append_printf(text, "%s\t%s\n", (char *)name, (char *)g_ptr_array_index(all, i));
	return FALSE; /* go on */
}

static gboolean
write_file(const char *path, const GString *text, GError **error)
{
	g_autoptr(GError) cause = NULL;

	if (!place_make_folder_of(path, error))
		return FALSE;
	if (g_file_set_contents_full(path, text->str, text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &cause))
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "what was typed could not be kept: %s", cause->message);
	return FALSE;
}

gboolean
history_save(struct history *history, GError **error)
{
	g_autofree char *before = NULL;
	g_autoptr(GString) after = NULL;
	g_autoptr(GTree) names = NULL;

	if (history->path == NULL || history->added->len == 0 || is_no_file(history->path))
		return TRUE;
	before = contents(history->path);
	names = names_new();
	read_text(names, before);
	for (guint i = 0; i < history->added->len; i++) {
		g_autofree char *line = g_strdup(g_ptr_array_index(history->added, i));

		add_line(names, line);
	}
	after = g_string_new(NULL);
	g_tree_foreach(names, write_name, after);
	if (strcmp(before, after->str) != 0 && !write_file(history->path, after, error))
		return FALSE;
	g_ptr_array_set_size(history->added, 0);
	return TRUE;
}

/* --- All of it ------------------------------------------------------------------------------- */

struct history *
history_open(const char *path)
{
	struct history *history = g_new0(struct history, 1);
	g_autofree char *text = contents(path);

	history->path = g_strdup(path);
	history->names = names_new();
	history->added = g_ptr_array_new_with_free_func(g_free);
	read_text(history->names, text);
	return history;
}

void
history_free(struct history *history)
{
	if (history == NULL)
		return;
	g_tree_unref(history->names);
	g_ptr_array_unref(history->added);
	g_free(history->path);
	g_free(history);
}

const GPtrArray *
history_entries(struct history *history, const char *name)
{
	return entries_of(history->names, name);
}

void
history_add(struct history *history, const char *name, const char *text)
{
	if (is_entry(text) && add(history->names, name, text))
		g_ptr_array_add(history->added, g_strdup_printf("%s\t%s", name, text));
}
