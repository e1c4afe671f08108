/* Where the user's words belong in the cache as it is now. */
#include <string.h>
#include "marks/marks.h"
#include "query/query.h"
#include "sql/db.h"

/* --- Actions --------------------------------------------------------------------------------- */

static gboolean
is_state(const struct word *word)
{
	return strcmp(word->field, FIELD_STATE) == 0;
}

static GPtrArray *
states_among(const GPtrArray *words)
{
	GPtrArray *states = g_ptr_array_new();

	for (guint i = 0; i < words->len; i++) {
		if (is_state(words->pdata[i]))
			g_ptr_array_add(states, words->pdata[i]);
	}
	return states;
}

/* The key of an undated meeting changes with its text: all of its body may be it. */
static void
add_meeting(GHashTable *meetings, char *meeting)
{
	char *day = strstr(meeting, "/undated-");

	if (day != NULL)
		day[strlen("/undated-")] = '\0';
	g_hash_table_add(meetings, meeting);
}

/* The meetings (char *, "body/day", or "body/undated-" for all of these) in which actions of `words` may stand, whatever they were called. */
static GHashTable *
meetings_of(const GPtrArray *words, GHashTable *moves)
{
	g_autoptr(GHashTable) named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTable *meetings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTableIter iter;
	gpointer from, to;

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];

		g_hash_table_add(named, marks_meeting_of(word->key, moves));
	}
	g_hash_table_iter_init(&iter, named);
	while (g_hash_table_iter_next(&iter, &to, NULL))
		add_meeting(meetings, g_strdup(to));
	g_hash_table_iter_init(&iter, moves);
	while (g_hash_table_iter_next(&iter, &from, &to)) {
		if (g_hash_table_contains(named, to))
			add_meeting(meetings, g_strdup(from));
	}
	return meetings;
}

/* By the user's word, or by what was said and taken back. */
static gboolean
is_moved(sqlite3_stmt *row, const char *key, GHashTable *set)
{
	g_autofree char *meeting = marks_meeting_of(key, NULL);

	return sqlite3_column_int(row, 3) || g_hash_table_contains(set, meeting);
}

static struct place *
take_place(sqlite3_stmt *row, GHashTable *set)
{
	struct place *place = g_new0(struct place, 1);

	place->id = sqlite3_column_int64(row, 0);
	place->key = db_dup_text(row, 1);
	place->words = word_hash(db_text(row, 2));
	place->is_moved = is_moved(row, place->key, set);
	return place;
}

static gboolean
add_places(sqlite3_stmt *rows, const char *meeting, GHashTable *set, GPtrArray *places, GError **error)
{
	g_autofree char *last = g_strconcat(meeting, g_str_has_suffix(meeting, "-") ? "~" : "", NULL);
	enum db_step step;

	if (!db_bind_text(rows, 1, meeting, error) || !db_bind_text(rows, 2, last, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW)
		g_ptr_array_add(places, take_place(rows, set));
	return step == DB_DONE;
}

static GPtrArray *
find_places(sqlite3 *db, const GPtrArray *words, GHashTable *moves, GHashTable *set, GError **error)
{
	g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(place_free);
	g_autoptr(GHashTable) meetings = meetings_of(words, moves);
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT action.id, meeting.key || '/' || item.key_end || '/a' || " FACT_NUMBER("action.id") ", action.text,"
	    " date_basis IS 'set' OR body_basis IS 'set' FROM rendition CROSS JOIN meeting ON meeting.id = rendition.meeting_id"
	    " CROSS JOIN item ON item.meeting_id = meeting.id"
	    " CROSS JOIN action ON " FACT_OF_ITEM("action.id", "item.id")
	    " WHERE rendition.day_key BETWEEN ?1 AND ?2 AND rendition.rank = 0 ORDER BY action.id", error);
	GHashTableIter iter;
	gpointer meeting;

	g_hash_table_iter_init(&iter, meetings);
	while (rows != NULL && g_hash_table_iter_next(&iter, &meeting, NULL)) {
		if (!add_places(rows, meeting, set, places, error))
			return NULL;
	}
	return rows != NULL ? g_steal_pointer(&places) : NULL;
}

static struct mark_home *
new_home(const struct home *found)
{
	struct mark_home *home = g_new0(struct mark_home, 1);

	home->word = found->word;
	home->kind = found->kind;
	home->key = found->place != NULL ? g_strdup(found->place->key) : NULL;
	home->action = found->place != NULL ? found->place->id : 0;
	return home;
}

static gboolean
add_actions(sqlite3 *db, const struct marks *marks, const GPtrArray *words, GHashTable *moves, GPtrArray *list,
    GError **error)
{
	g_autoptr(GPtrArray) states = states_among(words);
	g_autoptr(GHashTable) set = marks_set_meetings(marks_words(marks));
	g_autoptr(GPtrArray) places = find_places(db, states, moves, set, error);
	g_autoptr(GArray) homes = places != NULL ? marks_find_homes(states, places, moves) : NULL;

	for (guint i = 0; homes != NULL && i < homes->len; i++)
		g_ptr_array_add(list, new_home(&g_array_index(homes, struct home, i)));
	return homes != NULL;
}

/* --- Meetings -------------------------------------------------------------------------------- */

/* Whether there is such a meeting: under what the minutes alone say, or where the user has set it. */
static gboolean
find_meeting(sqlite3_stmt *rows, const char *meeting, const struct word *word, char **key, GError **error)
{
	g_autofree char *own = marks_meeting_of(word->key, NULL);
	enum db_step step = db_bind_text(rows, 1, meeting, error) && db_bind_text(rows, 2, own, error) ?
	    db_step(rows, error) : DB_FAILED;

	if (step == DB_ROW && *key == NULL)
		*key = db_dup_text(rows, 0);
	sqlite3_reset(rows);
	return step != DB_FAILED;
}

/* Under any of its names. */
static gboolean
find_named(sqlite3_stmt *rows, const struct word *word, GHashTable *moves, char **key, GError **error)
{
	g_autofree char *meeting = marks_meeting_of(word->key, moves);
	gboolean is_done = find_meeting(rows, meeting, word, key, error);
	GHashTableIter iter;
	gpointer from, to;

	g_hash_table_iter_init(&iter, moves);
	while (is_done && g_hash_table_iter_next(&iter, &from, &to)) {
		if (strcmp(to, meeting) == 0)
			is_done = find_meeting(rows, from, word, key, error);
	}
	return is_done;
}

static gboolean
add_meetings(sqlite3 *db, const GPtrArray *words, GHashTable *moves, GPtrArray *list, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT meeting.key FROM rendition JOIN meeting ON meeting.id = rendition.meeting_id"
	    " WHERE rendition.day_key = ?1 AND (rendition.day_key = ?2 OR date_basis = 'set' OR body_basis = 'set')"
	    " ORDER BY date_basis IS NOT 'set', body_basis IS NOT 'set', meeting.key LIMIT 1", error);

	for (guint i = 0; rows != NULL && i < words->len; i++) {
		struct mark_home *home;

		if (is_state(words->pdata[i]))
			continue;
		home = g_new0(struct mark_home, 1);
		g_ptr_array_add(list, home);
		home->word = words->pdata[i];
		if (!find_named(rows, home->word, moves, &home->key, error))
			return FALSE;
		home->kind = home->key != NULL ? HOME_SURE : HOME_NONE;
	}
	return rows != NULL;
}

/* --- All of them ----------------------------------------------------------------------------- */

void
mark_home_free(gpointer data)
{
	struct mark_home *home = data;

	g_free(home->key);
	g_free(home);
}

GPtrArray *
query_mark_homes(sqlite3 *db, const struct marks *marks, GError **error)
{
	g_autoptr(GPtrArray) words = marks_current(marks);
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(mark_home_free);
	g_autoptr(GHashTable) moves = marks_moves(marks_words(marks));

	if (!add_actions(db, marks, words, moves, list, error) || !add_meetings(db, words, moves, list, error))
		return NULL;
	return g_steal_pointer(&list);
}
