#include "tui/help_rows.h"

#include <string.h>

/* --- What was typed -------------------------------------------------------------------------- */

/* Letters of either case; a single one is that key itself, since any word has some letter. */
static gboolean
is_key(const char *key, const char *typed)
{
	return strcmp(key, typed) == 0 ||
	    (typed[0] != '\0' && typed[1] != '\0' && g_ascii_strncasecmp(key, typed, strlen(typed)) == 0);
}

static gboolean
has_key(const char *keys, const char *typed)
{
	g_auto(GStrv) names = g_strsplit(keys, " ", -1);

	for (char **name = names; *name != NULL; name++)
		if (is_key(*name, typed))
			return TRUE;
	return FALSE;
}

static gboolean
holds(const char *text, const char *typed)
{
	g_autofree char *small = g_ascii_strdown(text, -1), *wanted = g_ascii_strdown(typed, -1);

	return strstr(small, wanted) != NULL;
}

static gboolean
row_has(const struct request_info *info, const char *keys, const char *typed)
{
	g_autofree char *name = g_strdelimit(g_strdup(info->name), "_", '-');

	return holds(info->help, typed) || holds(name, typed) || has_key(keys, typed);
}

static gboolean
row_has_all(const struct request_info *info, const char *keys, char **words)
{
	for (char **word = words; *word != NULL; word++)
		if (!row_has(info, keys, *word))
			return FALSE;
	return TRUE;
}

/* --- Rows ------------------------------------------------------------------------------------ */

static void
row_free(gpointer data)
{
	struct help_row *row = data;

	g_free(row->keys);
	g_free(row);
}

static void
add_row(GPtrArray *rows, enum request request, const char *text, char *keys)
{
	struct help_row *row = g_new(struct help_row, 1);

	*row = (struct help_row){ request, text, keys };
	g_ptr_array_add(rows, row);
}

/* Before the first of its rows. */
static void
add_group(GPtrArray *rows, const char **group)
{
	if (*group == NULL)
		return;
	if (rows->len > 0)
		add_row(rows, REQUEST_NONE, "", NULL);
	add_row(rows, REQUEST_NONE, *group, NULL);
	*group = NULL;
}

GPtrArray *
help_rows(const struct keys *keys, const char *typed)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
	g_auto(GStrv) words = g_strsplit(typed, " ", -1);
	const char *group = NULL;

	for (const struct request_info *info = request_infos(); info->help != NULL; info++) {
		g_autofree char *names = info->name != NULL ? keys_of(keys, info->request, 0) : NULL;

		if (info->name == NULL) {
			group = info->help;
			continue;
		}
		/* The user may have taken its keys away. */
		if (*names == '\0' || !row_has_all(info, names, words))
			continue;
		add_group(rows, &group);
		add_row(rows, info->request, info->help, g_steal_pointer(&names));
	}
	return rows;
}

/* How well the row fits. */
static int
likeliness(const struct help_row *row, const char *typed)
{
	g_auto(GStrv) names = NULL;

	if (row->request == REQUEST_NONE)
		return 0;
	names = g_strsplit(row->keys, " ", -1);
	if (g_strv_contains((const char *const *)names, typed))
		return 3;
	return g_ascii_strncasecmp(row->text, typed, strlen(typed)) == 0 ? 2 : 1;
}

guint
help_likely(const GPtrArray *rows, const char *typed)
{
	guint best = rows->len;
	int fits = 0;

	for (guint i = 0; i < rows->len; i++) {
		int likely = likeliness(g_ptr_array_index(rows, i), typed);

		if (likely > fits) {
			fits = likely;
			best = i;
		}
	}
	return best;
}
