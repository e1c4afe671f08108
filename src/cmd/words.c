#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/place.h"
#include "cmd/cmd.h"
#include "model/key.h"
#include "query/saved.h"

char *
words_join(int argc, char **argv, GError **error)
{
	g_autoptr(GString) words = g_string_new(NULL);

	for (int i = 0; i < argc; i++) {
		g_autofree char *word = g_utf8_validate(argv[i], -1, NULL) ?
		    g_strdup(argv[i]) : g_locale_to_utf8(argv[i], -1, NULL, NULL, NULL);

		if (word == NULL) {
			g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
			    "'%s' is neither UTF-8 nor in the encoding of the locale", argv[i]);
			return NULL;
		}
		g_string_append_printf(words, "%s%s", i > 0 ? " " : "", word);
	}
	return g_string_free(g_steal_pointer(&words), FALSE);
}

struct saved *
words_saved(void)
{
	struct saved *saved = saved_new();
	g_autofree char *path = place_setting("searches");
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	if (path != NULL)
		saved_read_file(saved, path, faults);
	for (guint i = 0; i < faults->len; i++)
		message_warning(path, "%s", (char *)faults->pdata[i]);
	return saved;
}

char *
words_query(int argc, char **argv, GError **error)
{
	g_autofree char *words = words_join(argc, argv, error);
	struct saved *saved;
	char *whole;

	if (words == NULL || strchr(words, '@') == NULL)
		return g_steal_pointer(&words);
	saved = words_saved();
	whole = saved_expand(saved, words, error);
	saved_free(saved);
	return whole;
}

gboolean
words_council(char **council, GError **error)
{
	g_autofree char *given = g_steal_pointer(council), *slug = NULL;

	if (given == NULL)
		return TRUE;
	if ((*council = words_join(1, &given, error)) == NULL)
		return FALSE;
	g_strstrip(*council);
	slug = key_slug(*council);
	if (*slug != '\0')
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "--council needs a name, not '%s'", *council);
	return FALSE;
}
