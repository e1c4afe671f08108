#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/place.h"
#include "cmd/own_words.h"
#include "model/day.h"

static void
tell(const char *file, const char *notice, gpointer data)
{
	(void)data;
	message_warning(file, "%s", notice);
}

const struct marks_listener marks_teller = { .told = tell };

int
marks_failed(const struct context *context, GError *error)
{
	return command_failed(context->marks_path, error);
}

static gboolean
has_place(const struct context *context, GError **error)
{
	if (context->marks_path != NULL)
		return TRUE;
	g_free(place_marks(NULL, error));
	return FALSE;
}

struct marks *
marks_to_write(const struct context *context, int *status)
{
	GError *error = NULL;
	struct marks *marks = has_place(context, &error) ?
	    marks_open_writer(context->marks_path, &marks_teller, &error) : NULL;

	if (marks == NULL)
		*status = marks_failed(context, error);
	return marks;
}

gboolean
use_marks(sqlite3 *db, const char *marks_path, const struct marks_listener *listener, GError **error)
{
	struct marks *marks;
	gboolean is_done;

	if (marks_path == NULL || !marks_exist(marks_path))
		return TRUE;
	if ((marks = marks_open_reader(marks_path, listener, error)) == NULL)
		return FALSE;
	is_done = query_use_marks(db, marks, error);
	marks_free(marks);
	return is_done;
}

int
show_marks(const struct context *context)
{
	GError *error = NULL;

	return use_marks(context->db, context->marks_path, &marks_teller, &error) ? STATUS_OK :
	    marks_failed(context, error);
}

/* The whole of what was typed is one date. */
static gboolean
is_all(const char *typed, const struct day_found *found)
{
	return found->starts == 0 && found->ends == strlen(typed);
}

char *
read_day(const char *typed, const char *what, GError **error)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(typed));
	struct day_found found = { .starts = 0 };

	if (strlen(trimmed) == DAY_TEXT - 1 && day_number(trimmed) > 0)
		return g_steal_pointer(&trimmed);
	if (day_find(trimmed, strlen(trimmed), 0, &found) && found.doubt == DAY_SURE && is_all(trimmed, &found))
		return g_strdup(found.iso);
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%s needs a day as YYYY-MM-DD, not '%s'", what, typed);
	return NULL;
}

/* --- The action that is meant ---------------------------------------------------------------- */

void
meant_clear(struct meant *meant)
{
	g_free(meant->key);
	g_free(meant->words);
}

static void
take_meant(struct meant *meant, const struct item *item, guint position)
{
	const struct action *action = item->actions->pdata[position];

	meant->key = g_strdup(action->key);
	meant->words = word_hash(action->text);
	meant->where.action = fact_last(meant->where.item) - position;
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
find_only(const struct item *item, struct meant *meant, GError **error)
{
	g_autoptr(GArray) found = positions(item, &meant->where);
	g_autoptr(GString) keys = g_string_new(NULL);

	if (found->len == 1) {
		take_meant(meant, item, g_array_index(found, guint, 0));
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
find_meant(sqlite3 *db, const char *typed, struct meant *meant, GError **error)
{
	struct meeting *meeting;
	gboolean is_found = TRUE;

	*meant = (struct meant){ NULL };
	if (!query_find_fact(db, typed, &meant->where, error))
		return FALSE;
	if (meant->where.item == 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "a whole meeting; name one of its actions, as in KEY/114/a1");
		return FALSE;
	}
	if ((meeting = query_meeting(db, meant->where.meeting, meant->where.item, error)) == NULL)
		return FALSE;
	if (meant->where.action != 0)
		take_meant(meant, meeting->items->pdata[0], fact_position(meant->where.action));
	else
		is_found = find_only(meeting->items->pdata[0], meant, error);
	meeting_free(meeting);
	return is_found;
}
