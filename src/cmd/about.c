#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/own_words.h"

/* The meeting about which something is set. */

void
about_clear(struct about *about)
{
	g_free(about->shown);
	g_free(about->key);
	g_free(about->hashes);
}

static gboolean
describe(sqlite3 *db, const struct marks *marks, const struct whereabouts *found, struct about *about, GError **error)
{
	struct meeting *meeting;

	if (found->item != 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "an item; only a meeting has a date, a body and a council");
		return FALSE;
	}
	if ((meeting = query_meeting(db, found->meeting, 0, error)) == NULL)
		return FALSE;
	about->shown = g_strdup(meeting->key);
	meeting_free(meeting);
	return load_meeting_key(db, marks, found->meeting, &about->key, &about->hashes, error);
}

/* Whether anything was ever said about that very key. */
static gboolean
was_set(const struct marks *marks, const char *key)
{
	const GPtrArray *words = marks_words(marks);

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];

		if (strcmp(word->key, key) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean
find_about(sqlite3 *db, const struct marks *marks, const char *typed, gboolean may_be_gone, struct about *about,
    GError **error)
{
	struct whereabouts found;
	GError *wrong = NULL;

	*about = (struct about){ NULL };
	if (query_find_fact(db, typed, &found, &wrong))
		return describe(db, marks, &found, about, error);
	if (may_be_gone && g_error_matches(wrong, MB_ERROR, MB_ERROR_NOT_FOUND) && was_set(marks, typed)) {
		g_error_free(wrong);
		about->key = g_strdup(typed);
		about->hashes = g_strdup("");
		return TRUE;
	}
	g_propagate_error(error, wrong);
	return FALSE;
}

static void
tell_load(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data)
{
	(void)error, (void)done, (void)of, (void)data;
	if (path != NULL && warning != NULL)
		message_warning(path, "%s", warning);
}

int
show_about(struct context *context, struct marks *marks, const struct about *about)
{
	struct load load = { .cache_path = context->cache_path, .told = tell_load };
	g_autofree char *now = NULL;
	GError *error = NULL;

	if (about->shown == NULL) {
		message_note("minutebook: saved: %s", about->key);
		return STATUS_OK;
	}
	marks_unlock(marks);
	cache_close(g_steal_pointer(&context->db));
	if (!load_meeting_again(&load, marks, about->shown, &now, &error)) {
		g_prefix_error(&error, "saved, but to be seen only after 'minutebook load --rebuild': ");
		return command_failed(context->cache_path, error);
	}
	if (strcmp(now, about->shown) == 0)
		message_note("minutebook: saved: %s", now);
	else
		message_note("minutebook: saved: %s is now %s", about->shown, now);
	return STATUS_OK;
}
