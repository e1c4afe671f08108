#include "query/saved.h"

#include <errno.h>
#include <string.h>

#include "base/cells.h"
#include "base/error.h"
#include "base/near.h"
#include "base/place.h"
#include "base/settings.h"

enum {
	DEPTH = 8, /* of names within what names stand for */
	SIZE_MOST = 65536 /* bytes of what they stand for: each name may stand for several others */
};

struct saved {
	GPtrArray *searches; /* struct saved_search, by name */
};

static void
search_free(gpointer data)
{
	struct saved_search *search = data;

	g_free(search->name);
	g_free(search->words);
	g_free(search);
}

struct saved *
saved_new(void)
{
	struct saved *saved = g_new0(struct saved, 1);

	saved->searches = g_ptr_array_new_with_free_func(search_free);
	return saved;
}

void
saved_free(struct saved *saved)
{
	if (saved == NULL)
		return;
	g_ptr_array_unref(saved->searches);
	g_free(saved);
}

const GPtrArray *
saved_list(const struct saved *saved)
{
	return saved->searches;
}

static gboolean
is_of_name(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '_' || (c & 0x80) != 0;
}

static gsize
name_size(const char *text)
{
	gsize size = 0;

	while (is_of_name(text[size]))
		size++;
	return size;
}

static struct saved_search *
find(const struct saved *saved, const char *name, gsize size)
{
	for (guint i = 0; i < saved->searches->len; i++) {
		struct saved_search *search = saved->searches->pdata[i];

		if (strlen(search->name) == size && strncmp(search->name, name, size) == 0)
			return search;
	}
	return NULL;
}

static int
compare(gconstpointer a, gconstpointer b)
{
	return strcmp((*(struct saved_search *const *)a)->name, (*(struct saved_search *const *)b)->name);
}

static void
put(struct saved *saved, const char *name, const char *words)
{
	struct saved_search *search = find(saved, name, strlen(name));

	if (search == NULL) {
		search = g_new0(struct saved_search, 1);
		search->name = g_strdup(name);
		g_ptr_array_add(saved->searches, search);
		g_ptr_array_sort(saved->searches, compare);
	}
	g_free(search->words);
	search->words = g_strdup(words);
}

/* --- The file ---------------------------------------------------------------------------------- */

static void
take_line(const struct settings_line *line, gpointer data)
{
	const char *name = line->words[0];
	if (name_size(name) != strlen(name))
		settings_fault(line, "'%.60s' can't be the name of a search: letters, digits, - and _", name);
	else if (*line->rest == '\0')
		settings_fault(line, "'%.60s' has no words", name);
	else
		put(data, name, line->rest);
}

void
saved_read_file(struct saved *saved, const char *path, GPtrArray *faults)
{
	settings_read_file(path, take_line, saved, faults);
}

/* The file's lines without those of this name. */
static GString *
lines_without(const char *text, const char *name)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *out = g_string_new(NULL);
	gsize size = strlen(name);

	for (guint i = 0; lines[i] != NULL; i++) {
		const char *at = lines[i] + strspn(lines[i], " \t");
		gboolean is_it = strncmp(at, name, size) == 0 && !is_of_name(at[size]);

		if (!is_it && (*lines[i] != '\0' || lines[i + 1] != NULL))
			g_string_append_printf(out, "%s\n", lines[i]);
	}
	return out;
}

gboolean
saved_keep(struct saved *saved, const char *path, const char *name, const char *words, GError **error)
{
	g_autofree char *text = NULL, *line = g_strstrip(g_strdelimit(g_strdup(words), "\r\n\t", ' '));
	g_autoptr(GString) lines = NULL;
	g_autoptr(GError) failure = NULL;

	if (*name == '\0' || name_size(name) != strlen(name) || *line == '\0') {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, *line == '\0' ? "there are no words to be saved as '%s'" :
		    "'%s' can't be the name of a search: letters, digits, - and _", name);
		return FALSE;
	}
	if (!g_file_get_contents(path, &text, NULL, &failure) && !g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "'%s': %s", path, failure->message);
		return FALSE;
	}
	g_clear_error(&failure);
	lines = lines_without(text != NULL ? text : "", name);
	g_string_append_printf(lines, "%s  %s\n", name, line);
	if (!place_make_folder_of(path, error))
		return FALSE;
	if (!g_file_set_contents_full(path, lines->str, lines->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure)) {
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "'%s': cannot be written: %s", path, failure->message);
		return FALSE;
	}
	put(saved, name, line);
	return TRUE;
}

/* --- In search words ---------------------------------------------------------------------------- */

static void
fail(const struct saved *saved, const char *name, gsize size, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *typed = g_strndup(name, size), *shown = cells_shorten(typed, TYPED_SHOWN), *hint = NULL;

	for (guint i = 0; i < saved->searches->len; i++)
		g_ptr_array_add(names, ((struct saved_search *)saved->searches->pdata[i])->name);
	g_ptr_array_add(names, NULL);
	hint = near_hint(typed, (const char *const *)names->pdata);
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "there is no saved search '@%s'%s", shown, hint);
}

static void
fail_too_deep(const char *name, gsize size, GError **error)
{
	g_autofree char *typed = g_strndup(name, size), *shown = cells_shorten(typed, TYPED_SHOWN);

	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "the saved search '@%s' stands for itself, or for too many others", shown);
}

/* "@name" at the beginning of a piece, behind its minus, too. */
static gboolean
begins_piece(const char *words, const char *at)
{
	if (at > words && at[-1] == '-')
		at--;
	return at == words || g_ascii_isspace(at[-1]);
}

static gboolean
expand(const struct saved *saved, const char *words, guint depth, GString *out, GError **error)
{
	gboolean is_quoted = FALSE;

	for (const char *at = words; *at != '\0'; at++) {
		gsize size = *at == '@' && !is_quoted && begins_piece(words, at) ? name_size(at + 1) : 0;
		const struct saved_search *search = size > 0 ? find(saved, at + 1, size) : NULL;

		if (*at == '"')
			is_quoted = !is_quoted;
		if (size == 0) {
			g_string_append_c(out, *at);
			continue;
		}
		if (search == NULL) {
			fail(saved, at + 1, size, error);
			return FALSE;
		}
		if (depth == DEPTH || out->len > SIZE_MOST) {
			fail_too_deep(at + 1, size, error);
			return FALSE;
		}
		if (!expand(saved, search->words, depth + 1, out, error))
			return FALSE;
		at += size;
	}
	return TRUE;
}

char *
saved_expand(const struct saved *saved, const char *words, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	return expand(saved, words, 0, out, error) ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

gboolean
saved_ends(const char *words)
{
	const char *at = strrchr(words, '@');

	return at != NULL && begins_piece(words, at) && at[1 + name_size(at + 1)] == '\0' && name_size(at + 1) > 0;
}
