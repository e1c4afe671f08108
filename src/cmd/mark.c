#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "model/day.h"
#include "model/facts.h"

/* mark KEY STATE, mark --undo KEY: the user's own word about an action. */

static char *note, *on, *by;
static gboolean is_undo;

static const GOptionEntry options[] = {
	{ "note", 0, 0, G_OPTION_ARG_FILENAME, &note, "A note of your own", "TEXT" },
	{ "on", 0, 0, G_OPTION_ARG_FILENAME, &on, "The day on which it was so", "DATE" },
	{ "by", 0, 0, G_OPTION_ARG_FILENAME, &by, "The minute that shows it", "KEY" },
	{ "undo", 0, 0, G_OPTION_ARG_NONE, &is_undo, "Take back the last word on KEY", NULL },
	{ NULL }
};

/* As given; NULL stays NULL. */
static gboolean
as_utf8(char **option, GError **error)
{
	g_autofree char *given = g_steal_pointer(option);

	return given == NULL || (*option = words_join(1, &given, error)) != NULL;
}

static gboolean
day_given(GError **error)
{
	g_autofree char *given = g_steal_pointer(&on);

	return given == NULL || (on = day_typed(given, "--on", error)) != NULL;
}

/* The last word is the state, those before it the reference. */
static gboolean
mark_prepare(int argc, char **argv, GError **error)
{
	enum action_state state;
	const char *last = argv[argc - 1];

	if (!as_utf8(&note, error) || !as_utf8(&on, error) || !as_utf8(&by, error) || !day_given(error))
		return FALSE;
	if (is_undo && (note != NULL || on != NULL || by != NULL)) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "--undo takes a KEY and nothing else");
		return FALSE;
	}
	if (is_undo || (argc > 1 && action_state_from_name(last, &state)))
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, argc == 1 ?
	    "mark needs a state behind '%s': open, done, waiting or dropped" :
	    "'%s' is no state: open, done, waiting or dropped", last);
	return FALSE;
}

/* --- Marking --------------------------------------------------------------------------------- */

static char *
key_of(sqlite3 *db, const struct whereabouts *found, GError **error)
{
	struct meeting *meeting = query_meeting(db, found->meeting, found->item, error);
	char *key = NULL;

	if (meeting != NULL)
		key = g_strdup(found->item != 0 ? ((struct item *)meeting->items->pdata[0])->key : meeting->key);
	meeting_free(meeting);
	return key;
}

/* A minute that isn't loaded is kept as it was written. */
static char *
find_evidence(sqlite3 *db, GError **error)
{
	g_autoptr(GError) wrong = NULL;
	struct whereabouts found;

	if (query_find_fact(db, by, &found, &wrong))
		return key_of(db, &found, error);
	if (g_error_matches(wrong, MB_ERROR, MB_ERROR_NOT_FOUND)) {
		message_warning(by, "not in the cache; kept as you wrote it");
		return g_strdup(by);
	}
	g_propagate_prefixed_error(error, g_steal_pointer(&wrong), "--by '%s': ", by);
	return NULL;
}

static struct word *
make_word(sqlite3 *db, const struct action_meant *meant, const char *state, GError **error)
{
	g_autofree char *evidence = by != NULL ? find_evidence(db, error) : NULL;
	struct word *word;

	if (by != NULL && evidence == NULL)
		return NULL;
	word = action_meant_word(meant, state);
	word_set(&word->note, g_strdup(note));
	word_set(&word->day, g_strdup(on));
	word_set(&word->by, g_steal_pointer(&evidence));
	return word;
}

static int
say(const struct context *context, struct word *word)
{
	int status = STATUS_OK;
	g_autofree char *said = g_strdup_printf("%s is %s", word->key, word->value);
	struct marks *marks = marks_to_write(context, &status);
	GError *error = NULL;

	if (marks == NULL)
		word_free(word);
	else if (!marks_say(marks, word, &error))
		status = marks_failed(context, error);
	else
		message_note("minutebook: saved: %s", said);
	marks_free(marks);
	return status;
}

static int
mark(const struct context *context, const char *typed, const char *state)
{
	struct action_meant meant = { NULL };
	struct word *word = NULL;
	GError *error = NULL;

	if (!query_find_action(context->db, typed, &meant, &error)) {
		action_meant_clear(&meant);
		return command_failed(typed, error);
	}
	word = make_word(context->db, &meant, state, &error);
	action_meant_clear(&meant);
	return word != NULL ? say(context, word) : command_failed(NULL, error);
}

/* --- Taking back ----------------------------------------------------------------------------- */

/* The key under which the action, or what was typed, was marked. */
static char *
marked_key(sqlite3 *db, const struct marks *marks, const char *typed, GError **error)
{
	g_autoptr(GError) wrong = NULL;
	struct action_meant meant = { NULL };
	char *key = NULL;

	if (query_find_action(db, typed, &meant, &wrong))
		key = query_marked_key(db, marks, &meant, error);
	else if (g_error_matches(wrong, MB_ERROR, MB_ERROR_NOT_FOUND))
		key = g_strdup(typed); /* what is not in the cache any more was marked under its whole key */
	else
		g_propagate_error(error, g_steal_pointer(&wrong));
	action_meant_clear(&meant);
	return key;
}

static int
take_back(const struct context *context, struct marks *marks, const char *typed)
{
	const struct word *undone = NULL;
	GError *error = NULL;
	g_autofree char *key = marked_key(context->db, marks, typed, &error);

	if (key == NULL || !marks_undo(marks, key, &undone, &error))
		return g_error_matches(error, MB_ERROR, MB_ERROR_CACHE) && key != NULL ? marks_failed(context, error) :
		    command_failed(typed, error);
	message_note("minutebook: saved: %s is no longer %s", key, undone->value);
	return STATUS_OK;
}

static gboolean
is_whole_meeting(sqlite3 *db, const char *typed)
{
	struct whereabouts found;

	return query_find_fact(db, typed, &found, NULL) && found.item == 0;
}

/* What was set about a meeting. */
static int
take_back_set(struct context *context, struct marks *marks, const char *typed)
{
	struct about about;
	GError *error = NULL;
	int status;

	if (!find_about(context->db, marks, typed, FALSE, &about, &error) ||
	    !marks_undo(marks, about.key, NULL, &error))
		status = command_failed(typed, error);
	else
		status = show_about(context, marks, &about);
	about_clear(&about);
	return status;
}

static int
undo(struct context *context, const char *typed)
{
	int status = STATUS_OK;
	struct marks *marks = marks_to_write(context, &status);

	if (marks != NULL)
		status = is_whole_meeting(context->db, typed) ? take_back_set(context, marks, typed) :
		    take_back(context, marks, typed);
	marks_free(marks);
	return status;
}

static int
mark_command(struct context *context, int argc, char **argv)
{
	GError *error = NULL;
	g_autofree char *typed = words_join(is_undo ? argc : argc - 1, argv, &error);

	if (typed == NULL)
		return command_failed(NULL, error);
	return is_undo ? undo(context, typed) : mark(context, typed, argv[argc - 1]);
}

const struct command cmd_mark = {
	.name = "mark",
	.args = "KEY open|done|waiting|dropped",
	.summary = "keeps your own word about an action, apart from the cache",
	.examples =
	    "What you mark wins over what the minutes say, and is kept whatever becomes of\n"
	    "the cache. KEY is an action, or an item or a resolution that has only one.\n"
	    "\n"
	    "  minutebook mark audit-committee/2023-09-12/114/a1 done --on 2023-10-02\n"
	    "  minutebook mark ac/2023-09-12/114/a1 waiting --note 'asked again by letter'\n"
	    "  minutebook mark --undo ac/2023-09-12/114/a1\n",
	.cache = CACHE_READ,
	.options = options,
	.prepare = mark_prepare,
	.run = mark_command,
};
