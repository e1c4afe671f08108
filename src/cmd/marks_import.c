#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/own_words.h"

/* marks import: what another program, another machine or an earlier export says. */

enum { MOST_BYTES = 64 << 20 };

static char *
read_stream(FILE *in, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char room[1 << 16];
	size_t n;

	while ((n = fread(room, 1, sizeof(room), in)) > 0 && text->len < MOST_BYTES)
		g_string_append_len(text, room, n);
	if (ferror(in))
		g_set_error(error, MB_ERROR, MB_ERROR_FILE, "cannot read: %s", g_strerror(errno));
	else if (text->len >= MOST_BYTES || strlen(text->str) != text->len)
		g_set_error(error, MB_ERROR, MB_ERROR_FILE, "no text with marks");
	else
		return g_string_free(g_steal_pointer(&text), FALSE);
	return NULL;
}

static char *
read_input(const char *name, GError **error)
{
	FILE *in = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
	char *text;

	if (in == NULL) {
		g_set_error(error, MB_ERROR, MB_ERROR_FILE, "cannot open: %s", g_strerror(errno));
		return NULL;
	}
	text = read_stream(in, error);
	if (in != stdin)
		fclose(in);
	return text;
}

/* An exported mark doesn't have the words of its action or meeting: the cache may. */
static void
find_words(sqlite3 *db, struct word *word)
{
	struct action_meant meant = { NULL };

	if (query_find_action(db, word->key, &meant, NULL) && strcmp(meant.key, word->key) == 0)
		word_set(&word->words, g_strdup(meant.words));
	action_meant_clear(&meant);
}

static void
find_hashes(sqlite3 *db, const struct marks *marks, struct word *word)
{
	struct about about = { NULL };

	if (find_about(db, marks, word->key, FALSE, &about, NULL) && strcmp(about.key, word->key) == 0)
		word_set(&word->words, g_strdup(about.hashes));
	about_clear(&about);
}

static void
find_all_words(const struct context *context, const struct marks *marks, const GPtrArray *words)
{
	sqlite3 *db = cache_open_reader(context->cache_path, NULL);

	for (guint i = 0; db != NULL && i < words->len; i++) {
		struct word *word = words->pdata[i];

		if (*word->words != '\0' || !query_has_meeting(db, word->key))
			continue;
		if (strcmp(word->field, FIELD_STATE) == 0)
			find_words(db, word);
		else
			find_hashes(db, marks, word);
	}
	cache_close(db);
}

/* Keys of meetings (char *) about which something is said that isn't a state. */
static GPtrArray *
set_meetings(const GPtrArray *words)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];

		if (strcmp(word->field, FIELD_STATE) != 0)
			g_ptr_array_add(keys, g_strdup(word->key));
	}
	return keys;
}

/* Those that are in the cache move at once. */
static int
show_meetings(struct context *context, struct marks *marks, const GPtrArray *keys)
{
	int status = STATUS_OK;

	for (guint i = 0; i < keys->len && status == STATUS_OK; i++) {
		struct about about = { NULL };

		context->db = cache_open_reader(context->cache_path, NULL);
		if (context->db != NULL && find_about(context->db, marks, keys->pdata[i], FALSE, &about, NULL))
			status = show_about(context, marks, &about);
		about_clear(&about);
		cache_close(g_steal_pointer(&context->db));
	}
	return status;
}

static int
import_words(struct context *context, GPtrArray *words)
{
	int status = STATUS_OK;
	guint all = words->len, news;
	struct marks *marks = marks_to_write(context, &status);
	g_autoptr(GPtrArray) meetings = NULL;
	GError *error = NULL;

	if (marks == NULL)
		return status;
	marks_keep_news(marks, words);
	find_all_words(context, marks, words);
	news = words->len;
	meetings = set_meetings(words);
	if (!marks_say_all(marks, words, &error))
		status = marks_failed(context, error);
	else
		message_note("minutebook: saved: %u of %u marks were news", news, all);
	if (status == STATUS_OK)
		status = show_meetings(context, marks, meetings);
	marks_free(marks);
	return status;
}

int
import_marks(struct context *context, const char *name)
{
	GError *error = NULL;
	g_autofree char *text = read_input(name, &error);
	g_autoptr(GPtrArray) words = text != NULL ? marks_parse(text, &error) : NULL;

	if (words == NULL)
		return command_failed(strcmp(name, "-") == 0 ? "standard input" : name, error);
	return import_words(context, words);
}
