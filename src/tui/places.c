#include "tui/places.h"

#include <string.h>

enum { PLACES_MOST = 100 };

struct stop {
	struct choice choice;
	enum scope scope;
	char *meeting; /* the key under the cursor of the meetings; NULL: none */
	char *record;  /* the key of what was read */
	gint64 meeting_id, record_id; /* their rows, for where they have gone */
	gboolean is_item; /* the row is an item's, even where the record is one of its facts */
	struct wanted wanted; /* what the hits were of */
	guint reading_top;
	int link;
	gboolean is_jump; /* what has been read since is a text that was gone to from here */
};

static void
stop_free(gpointer data)
{
	struct stop *stop = data;

	g_free(stop->meeting);
	g_free(stop->record);
	wanted_clear(&stop->wanted);
	g_free(stop);
}

void
places_init(struct browser *browser)
{
	browser->places = g_ptr_array_new_with_free_func(stop_free);
}

void
places_clear(struct browser *browser)
{
	g_clear_pointer(&browser->places, g_ptr_array_unref);
}

void
places_push(struct browser *browser)
{
	struct stop *stop = g_new0(struct stop, 1);

	stop->choice = browser->choice;
	stop->scope = browser->scope;
	stop->meeting = g_strdup(lists_record(browser, AREA_MEETINGS).key);
	stop->record = g_strdup(browser_record(browser).key);
	stop->meeting_id = list_selected_id(browser_list(browser, AREA_MEETINGS));
	stop->record_id = list_selected_id(browser_list(browser, browser->choice.list));
	stop->is_item = lists_record(browser, browser->choice.list).item == stop->record_id;
	wanted_copy(&stop->wanted, &browser->searching.wanted);
	stop->reading_top = browser->reading_top;
	stop->link = browser->link;
	if (browser->places->len == PLACES_MOST)
		g_ptr_array_remove_index(browser->places, 0);
	g_ptr_array_add(browser->places, stop);
}

/* --- Going there ------------------------------------------------------------------------------- */

/* The id by which a list knows a record. */
static gint64
id_in(enum area area, const struct whereabouts *where)
{
	switch (area) {
	case AREA_MEETINGS:
		return where->meeting;
	case AREA_RESOLUTIONS:
		return where->resolution;
	case AREA_ACTIONS:
		return where->action;
	case AREA_HITS:
		return where->resolution != 0 ? where->resolution : where->action != 0 ? where->action : where->item;
	default:
		return where->item;
	}
}

/* The id that a key has in a list by now; the one it had where it is no longer there. */
static gint64
id_now(struct browser *browser, const char *key, enum area list, gint64 before)
{
	struct whereabouts where = { 0 };

	if (key == NULL)
		return before;
	return query_find_fact(*browser->db, key, &where, NULL) && id_in(list, &where) != 0 ? id_in(list, &where) : before;
}

/* A meeting that a filter leaves out, or that is of another body, is shown for all that. */
static void
show_all_meetings(struct browser *browser)
{
	browser->scope = SCOPE_MEETING;
	if (browser->listings[AREA_MEETINGS].words == NULL)
		return;
	lists_filter(browser, AREA_MEETINGS, NULL, NULL, NULL);
	browser_tell(browser, "The filter of the meetings was taken off");
}

gboolean
places_go(struct browser *browser, const char *key, enum area focus)
{
	GError *error = NULL;
	struct whereabouts where = { 0 };
	gboolean is_there = query_find_fact(*browser->db, key, &where, &error);

	if (!browser_check(browser, is_there, &error))
		return FALSE;
	show_all_meetings(browser);
	lists_filter(browser, AREA_ITEMS, NULL, NULL, NULL);
	if (!browser_check(browser, lists_go(browser, AREA_MEETINGS, where.meeting, &error) &&
	    lists_go(browser, AREA_ITEMS, where.item, &error), &error))
		return FALSE;
	browser_focus(browser, where.item != 0 ? AREA_ITEMS : AREA_MEETINGS);
	if (focus == AREA_READING)
		browser_focus(browser, AREA_READING);
	return TRUE;
}

static struct stop *
last_stop(const struct browser *browser)
{
	guint n = browser->places->len;

	return n > 0 ? browser->places->pdata[n - 1] : NULL;
}

void
places_jump(struct browser *browser, const char *key)
{
	places_push(browser);
	if (places_go(browser, key, AREA_READING))
		last_stop(browser)->is_jump = TRUE;
	else
		places_pop(browser);
}

gboolean
places_is_jump(const struct browser *browser)
{
	const struct stop *stop = last_stop(browser);

	return stop != NULL && stop->is_jump;
}

void
places_end_jump(struct browser *browser)
{
	struct stop *stop = last_stop(browser);

	if (stop != NULL)
		stop->is_jump = FALSE;
}

static gboolean
restore(struct browser *browser, const struct stop *stop, GError **error)
{
	gint64 meeting, record;

	browser->scope = stop->scope;
	browser->choice = stop->choice;
	meeting = id_now(browser, stop->meeting, AREA_MEETINGS, stop->meeting_id);
	if (meeting != 0 && !lists_go(browser, AREA_MEETINGS, meeting, error))
		return FALSE;
	if (stop->choice.list == AREA_HITS)
		search_again(browser, &stop->wanted, id_now(browser, stop->record, stop->is_item ? AREA_ITEMS : AREA_HITS, stop->record_id));
	if (meeting == 0 || stop->choice.list == AREA_HITS || stop->choice.list == AREA_MEETINGS)
		return TRUE;
	if (browser->scope == SCOPE_MEETING && list_selected_id(browser_list(browser, AREA_MEETINGS)) != meeting) {
		browser_focus(browser, AREA_MEETINGS); /* its meeting has gone */
		return TRUE;
	}
	record = id_now(browser, stop->record, stop->choice.list, stop->record_id);
	return lists_go(browser, stop->choice.list, record, error);
}

gboolean
places_pop(struct browser *browser)
{
	guint n = browser->places->len;
	struct stop *stop = n > 0 ? g_ptr_array_steal_index(browser->places, n - 1) : NULL;
	GError *error = NULL;

	if (stop == NULL)
		return FALSE;
	browser_check(browser, restore(browser, stop, &error), &error);
	browser_arrange_again(browser);
	browser_follow(browser);
	browser->reading_top = MIN(stop->reading_top, browser_reading_last(browser));
	if (browser->reading != NULL && stop->link >= 0 && reading_link(browser->reading, stop->link) != NULL)
		browser->link = stop->link;
	stop_free(stop);
	return TRUE;
}
