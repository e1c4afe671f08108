#include "base/error.h"
#include "cmd/cmd.h"
#include "model/key.h"

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
