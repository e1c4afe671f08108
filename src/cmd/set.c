#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "model/day.h"
#include "model/key.h"

/* set KEY date|body|council VALUE: the user's own word about a meeting. */

static const char *const fields[] = { FIELD_DATE, FIELD_BODY, FIELD_COUNCIL, NULL };

static guint field_at; /* which of the words is the field */
static char *value;

static gboolean
read_value(const char *field, int argc, char **argv, GError **error)
{
	g_autofree char *words = words_join(argc, argv, error), *slug = NULL;

	if (words == NULL)
		return FALSE;
	g_strstrip(words);
	slug = key_slug(words);
	if (*words != '\0' && strcmp(field, FIELD_DATE) == 0)
		value = day_typed(words, "date", error);
	else if (*words == '\0' || *slug != '\0')
		value = g_steal_pointer(&words);
	else
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%s needs a name, not '%s'", field, words);
	return value != NULL;
}

/* A citation may be several words, and so may a name: the field stands between them. */
static gboolean
set_prepare(int argc, char **argv, GError **error)
{
	for (field_at = 1; field_at < (guint)argc && !g_strv_contains(fields, argv[field_at]); field_at++)
		;
	if (field_at + 1 < (guint)argc)
		return read_value(argv[field_at], argc - field_at - 1, argv + field_at + 1, error);
	if (field_at < (guint)argc)
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%s needs a value; '' takes it back", argv[field_at]);
	else
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "set needs more: minutebook set KEY date|body|council VALUE");
	return FALSE;
}

static int
say(const struct context *context, struct marks *marks, struct about *about, const char *field)
{
	struct word *word = word_new(about->key, field, value);
	GError *error = NULL;

	word_set(&word->words, g_strdup(about->hashes));
	return marks_say(marks, word, &error) ? STATUS_OK : marks_failed(context, error);
}

static int
set(struct context *context, const char *typed, const char *field)
{
	int status = STATUS_OK;
	struct marks *marks = marks_to_write(context, &status);
	struct about about = { NULL };
	GError *error = NULL;

	if (marks != NULL && !find_about(context->db, marks, typed, *value == '\0', &about, &error))
		status = command_failed(typed, error);
	else if (marks != NULL && (status = say(context, marks, &about, field)) == STATUS_OK)
		status = show_about(context, marks, &about);
	about_clear(&about);
	marks_free(marks);
	return status;
}

static int
set_command(struct context *context, int argc, char **argv)
{
	GError *error = NULL;
	g_autofree char *typed = words_join(field_at, argv, &error);

	(void)argc;
	return typed != NULL ? set(context, typed, argv[field_at]) : command_failed(NULL, error);
}

const struct command cmd_set = {
	.name = "set",
	.args = "KEY date|body|council VALUE",
	.summary = "keeps your own word about a meeting's date, body or council",
	.examples =
	    "The meeting moves there at once, and goes there again whenever its file is\n"
	    "loaded. An empty VALUE takes it back.\n"
	    "\n"
	    "  minutebook set audit-committee/undated-1a2b3c4d date 2024-01-30\n"
	    "  minutebook set unnamed/2023-09-12 body 'Audit Committee'\n"
	    "  minutebook set audit-committee/2024-01-30 date ''\n",
	.cache = CACHE_READ,
	.prepare = set_prepare,
	.run = set_command,
};
