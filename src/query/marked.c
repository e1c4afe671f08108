/*
 * The user's marks beside what the minutes say. Marks are few: where each belongs is found once for a
 * connection, and statements ask for it by the action's id.
 */
#include <string.h>
#include "marks/marks.h"
#include "query/marked.h"
#include "query/query.h"
#include "sql/db.h"

/* What is shown of a mark. NULL: not said. */
struct marked {
	char *state, *note, *day, *doubt;
	char *by, *by_meeting, *by_item;
};

static void
marked_free(gpointer data)
{
	struct marked *marked = data;

	g_free(marked->state);
	g_free(marked->note);
	g_free(marked->day);
	g_free(marked->doubt);
	g_free(marked->by);
	g_free(marked->by_meeting);
	g_free(marked->by_item);
	g_free(marked);
}

static char *
unless_empty(const char *text)
{
	return *text != '\0' ? g_strdup(text) : NULL;
}

static struct marked *
marked_new(const struct mark_home *home)
{
	const struct word *word = home->word;
	struct marked *marked = g_new0(struct marked, 1);
	g_auto(GStrv) parts = g_strsplit(word->by, "/", 4);

	marked->state = g_strdup(word->value);
	marked->note = unless_empty(word->note);
	marked->day = unless_empty(word->day);
	marked->doubt = home->kind == HOME_CHANGED ? g_strdup("changed") : NULL;
	/* What is kept as it was written, for want of such a minute, is no key. */
	if (parts[0] == NULL || parts[1] == NULL || strchr(word->by, ' ') != NULL)
		return marked;
	marked->by = g_strdup(word->by);
	marked->by_meeting = g_strjoin("/", parts[0], parts[1], NULL);
	marked->by_item = g_strdup(parts[2]);
	return marked;
}

static const struct {
	const char *name;
	gsize at;
} functions[] = {
	{ "mark_state", offsetof(struct marked, state) },
	{ "mark_note", offsetof(struct marked, note) },
	{ "mark_day", offsetof(struct marked, day) },
	{ "mark_doubt", offsetof(struct marked, doubt) },
	{ "mark_by", offsetof(struct marked, by) },
	{ "mark_by_meeting", offsetof(struct marked, by_meeting) },
	{ "mark_by_item", offsetof(struct marked, by_item) },
};

/* One function of one connection. */
struct answering {
	GHashTable *marks; /* gint64 * to struct marked; shared by the functions; NULL: none */
	gsize at;
};

static void
answering_free(gpointer data)
{
	struct answering *answering = data;

	g_clear_pointer(&answering->marks, g_hash_table_unref);
	g_free(answering);
}

static void
answer(sqlite3_context *context, int n, sqlite3_value **values)
{
	const struct answering *answering = sqlite3_user_data(context);
	gint64 id = sqlite3_value_int64(values[0]);
	const struct marked *marked = answering->marks != NULL ? g_hash_table_lookup(answering->marks, &id) : NULL;
	const char *text = marked != NULL ? G_STRUCT_MEMBER(const char *, marked, answering->at) : NULL;

	(void)n;
	if (text == NULL)
		sqlite3_result_null(context);
	else
		sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static gboolean
add_functions(sqlite3 *db, GHashTable *marks, GError **error)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

	for (gsize i = 0; i < G_N_ELEMENTS(functions); i++) {
		struct answering *answering = g_new0(struct answering, 1);

		answering->marks = marks != NULL ? g_hash_table_ref(marks) : NULL;
		answering->at = functions[i].at;
		/* SQLite frees it, on failure, too. */
		if (sqlite3_create_function_v2(db, functions[i].name, 1, flags, answering, answer, NULL, NULL,
		    answering_free) != SQLITE_OK)
			return db_fail(db, error);
	}
	return TRUE;
}

gboolean
marked_register_none(sqlite3 *db, GError **error)
{
	return add_functions(db, NULL, error);
}

gboolean
query_use_marks(sqlite3 *db, const struct marks *marks, GError **error)
{
	g_autoptr(GHashTable) shown = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, marked_free);
	g_autoptr(GPtrArray) homes = query_mark_homes(db, marks, error);

	if (homes == NULL)
		return FALSE;
	for (guint i = 0; i < homes->len; i++) {
		const struct mark_home *home = homes->pdata[i];

		if (home->action != 0 && home->kind != HOME_LATER)
			g_hash_table_insert(shown, g_memdup2(&home->action, sizeof(home->action)), marked_new(home));
	}
	return add_functions(db, shown, error);
}
