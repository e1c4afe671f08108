#include <string.h>
#include "base/error.h"
#include "marks/marks.h"
#include "query/query.h"

/* The action that somebody wants to mark: named, or the only one where something wider is named. */

void
action_meant_clear(struct action_meant *meant)
{
	g_clear_pointer(&meant->key, g_free);
	g_clear_pointer(&meant->words, g_free);
}

static void
take(struct action_meant *meant, const struct item *item, guint position)
{
	const struct action *action = item->actions->pdata[position];

	meant->key = g_strdup(action->key);
	meant->words = word_hash(action->text);
	meant->where.action = fact_last(meant->where.item) - position;
	meant->state = action->state;
}

/* Those that stand in the resolution, or all of the item's. */
static GArray *
positions(const struct item *item, const struct whereabouts *where)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
	int resolution = where->resolution != 0 ? (int)fact_position(where->resolution) : -1;

	for (guint i = 0; i < item->actions->len; i++) {
		const struct action *action = item->actions->pdata[i];

		if (where->resolution == 0 || action->resolution == resolution)
			g_array_append_val(found, i);
	}
	return found;
}

static gboolean
take_only(const struct item *item, struct action_meant *meant, GError **error)
{
	g_autoptr(GArray) found = positions(item, &meant->where);
	g_autoptr(GString) keys = g_string_new(NULL);

	if (found->len == 1) {
		take(meant, item, g_array_index(found, guint, 0));
		return TRUE;
	}
	if (found->len == 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no follow-up action was found there");
		return FALSE;
	}
	for (guint i = 0; i < found->len; i++) {
		const struct action *action = item->actions->pdata[g_array_index(found, guint, i)];

		g_string_append_printf(keys, "%s%s", i > 0 ? ", " : "", action->key);
	}
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "fits more than one: %s", keys->str);
	return FALSE;
}

gboolean
query_action_at(sqlite3 *db, const struct whereabouts *where, struct action_meant *meant, GError **error)
{
	struct meeting *meeting;
	const struct item *item;
	gboolean is_found = TRUE;

	*meant = (struct action_meant){ .where = *where };
	if (where->item == 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "a whole meeting; name one of its actions, as in KEY/114/a1");
		return FALSE;
	}
	if ((meeting = query_meeting(db, where->meeting, where->item, error)) == NULL)
		return FALSE;
	item = meeting->items->len > 0 ? meeting->items->pdata[0] : NULL;
	if (item == NULL || (where->action != 0 && fact_position(where->action) >= item->actions->len)) {
		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no longer in the cache");
		is_found = FALSE;
	} else if (where->action != 0)
		take(meant, item, fact_position(where->action));
	else
		is_found = take_only(item, meant, error);
	meeting_free(meeting);
	return is_found;
}

gboolean
query_find_action(sqlite3 *db, const char *typed, struct action_meant *meant, GError **error)
{
	struct whereabouts where = { 0 };

	*meant = (struct action_meant){ NULL };
	return query_find_fact(db, typed, &where, error) && query_action_at(db, &where, meant, error);
}

struct word *
action_meant_word(const struct action_meant *meant, const char *state)
{
	struct word *word = word_new(meant->key, FIELD_STATE, state);

	word_set(&word->words, g_strdup(meant->words));
	return word;
}

char *
query_marked_key(sqlite3 *db, const struct marks *marks, const struct action_meant *meant, GError **error)
{
	g_autoptr(GPtrArray) homes = query_mark_homes(db, marks, error);

	if (homes == NULL)
		return NULL;
	for (guint i = 0; i < homes->len; i++) {
		const struct mark_home *home = homes->pdata[i];

		if (home->action == meant->where.action && home->kind != HOME_LATER)
			return g_strdup(home->word->key);
	}
	return g_strdup(meant->key);
}
