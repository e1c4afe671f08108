#include "tui/lists.h"

#include <string.h>

#include "base/cells.h"
#include "base/error.h"
#include "tui/browser.h"
#include "tui/pane.h"
#include "tui/sorting.h"

/* --- Where rows come from -------------------------------------------------------------------- */

static GPtrArray *
with_states(sqlite3 *db, GPtrArray *hits, GError **error)
{
	if (hits != NULL && !query_states(db, hits, error))
		g_clear_pointer(&hits, g_ptr_array_unref);
	return hits;
}

/* As the list's ground says; the page is the list's. */
static GPtrArray *
query(const struct listing *listing, const struct page *page, GError **error)
{
	sqlite3 *db = *listing->browser->db;
	struct page own = *page;

	own.meeting = listing->meeting;
	own.body = listing->body;
	switch (listing->area) {
	case AREA_MEETINGS:
		return query_meetings(db, listing->filter, &own, error);
	case AREA_ITEMS:
		return query_items(db, own.meeting, listing->filter, &own, error);
	case AREA_RESOLUTIONS:
		return query_resolutions(db, listing->filter, &own, error);
	case AREA_ACTIONS:
		return unsaved_show(listing->browser, query_actions(db, listing->filter, &own, error));
	default:
		return own.meeting != 0 ? query_items(db, own.meeting, listing->filter, &own, error) :
		    with_states(db, query_hits(db, listing->filter, &own, error), error);
	}
}

/* The screen waits for its lists, but not for any pattern. */
static GPtrArray *
fetch(gpointer data, const struct page *page, GError **error)
{
	enum { PATIENCE = 500 /* ms */ };
	struct listing *listing = data;
	sqlite3 *db = *listing->browser->db;
	gint64 until = g_get_monotonic_time() + PATIENCE * G_TIME_SPAN_MILLISECOND;
	GPtrArray *rows;

	if (!filter_has_regex(listing->filter))
		return query(listing, page, error);
	query_until(db, &until);
	rows = query(listing, page, error);
	query_until(db, NULL);
	if (rows == NULL && g_get_monotonic_time() > until) {
		g_autofree char *shown = cells_shorten(listing->words, TYPED_SHOWN);

		listing->is_given_up = TRUE;
		g_clear_error(error);
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "\"%s\" takes too long for a list: s searches with it", shown);
	}
	return rows;
}

/* All rows begin with their ids. */
static gint64
row_id(gconstpointer row)
{
	return *(const gint64 *)row;
}

G_STATIC_ASSERT(offsetof(struct meeting_row, id) == 0 && offsetof(struct item_row, id) == 0 &&
    offsetof(struct resolution_row, id) == 0 && offsetof(struct action_row, id) == 0);

void
lists_init(struct browser *browser)
{
	enum { FIRST_PAGE = 50 }; /* the height is not known before the screen is open */

	for (int i = 0; i < LISTS; i++) {
		struct listing *listing = &browser->listings[i];
		struct list_source source = { fetch, row_id, listing };

		*listing = (struct listing){ .browser = browser, .area = i, .is_stale = TRUE };
		list_init(&listing->list, &source);
		list_set_height(&listing->list, FIRST_PAGE, NULL);
	}
}

void
lists_clear(struct browser *browser)
{
	for (int i = 0; i < LISTS; i++) {
		struct listing *listing = &browser->listings[i];

		list_clear(&listing->list);
		filter_free(listing->filter);
		g_free(listing->words);
		g_free(listing->body);
	}
}

/* --- What is meant ----------------------------------------------------------------------------- */

static struct record
record_of_item(const struct item_row *row)
{
	struct record record = { .meeting = row->meeting_id, .item = row->item_id, .key = row->key,
		.body = row->body, .date = row->date };

	if (row->fact == 0)
		return record;
	if (strcmp(row->where, "action") == 0)
		record.action = row->fact;
	else
		record.resolution = row->fact;
	return record;
}

struct record
lists_record(const struct browser *browser, enum area area)
{
	gconstpointer row = list_selected(&browser->listings[area].list);

	if (row == NULL)
		return (struct record){ 0 };
	switch (area) {
	case AREA_MEETINGS: {
		const struct meeting_row *meeting = row;

		return (struct record){ .meeting = meeting->id, .key = meeting->key, .body = meeting->body,
			.date = meeting->date };
	}
	case AREA_RESOLUTIONS: {
		const struct resolution_row *resolution = row;

		return (struct record){ .meeting = resolution->meeting_id, .item = resolution->item_id,
			.resolution = resolution->id, .key = resolution->key, .body = resolution->body,
			.date = resolution->date };
	}
	case AREA_ACTIONS: {
		const struct action_row *action = row;

		return (struct record){ .meeting = action->meeting_id, .item = action->item_id,
			.action = action->id, .key = action->key, .body = action->body, .date = action->date };
	}
	default:
		return record_of_item(row);
	}
}

/* --- Reading ----------------------------------------------------------------------------------- */

/* The scope is the browser's; the meetings themselves are of one body or all, and hits of all. */
static enum scope
scope_of(const struct browser *browser, enum area area)
{
	if (area == AREA_HITS)
		return SCOPE_ALL;
	if (area == AREA_MEETINGS && browser->scope == SCOPE_MEETING)
		return SCOPE_ALL;
	return browser->scope;
}

/* The part of a key before its "/"; NULL where there is none. */
static char *
body_of_key(const char *key)
{
	return key != NULL ? g_strndup(key, strcspn(key, "/")) : NULL;
}

/* What stands around a list now, as far as it is of it. */
static void
look_around(const struct browser *browser, enum area area, gint64 *meeting, char **body)
{
	enum scope scope = scope_of(browser, area);
	struct record record = lists_record(browser, AREA_MEETINGS);

	*meeting = scope == SCOPE_MEETING ? record.meeting : 0;
	*body = NULL;
	if (scope != SCOPE_BODY)
		return;
	/* The meetings of one body are left where they are: the cursor would lead from one to the next. */
	if (area == AREA_MEETINGS && browser->listings[area].scope == SCOPE_BODY)
		*body = g_strdup(browser->listings[area].body);
	else
		*body = body_of_key(record.key);
}

static gboolean
is_right(const struct listing *listing)
{
	g_autofree char *body = NULL;
	gint64 meeting;

	look_around(listing->browser, listing->area, &meeting, &body);
	return !listing->is_stale && listing->scope == scope_of(listing->browser, listing->area) &&
	    listing->meeting == meeting && g_strcmp0(listing->body, body) == 0;
}

static void
set_total(struct listing *listing)
{
	const struct browser *browser = listing->browser;
	const struct meeting_row *meeting = list_selected(&browser->listings[AREA_MEETINGS].list);

	if (listing->area == AREA_MEETINGS && listing->body == NULL && listing->filter == NULL && browser->meetings >= 0)
		list_set_total(&listing->list, browser->meetings);
	if (listing->area == AREA_ITEMS && listing->meeting != 0 && listing->filter == NULL && meeting != NULL)
		list_set_total(&listing->list, meeting->items);
}

static int
compare_ids(gconstpointer a, gconstpointer b)
{
	gint64 left = row_id(*(const gpointer *)a), right = row_id(*(const gpointer *)b);

	return left > right ? -1 : left < right;
}

/* Hits that are all there stay these: what found them may be no filter; rows that are sorted already are sorted
 * otherwise, from the order that they have by themselves. */
static void
sort_rows(struct listing *listing, gint64 id)
{
	GPtrArray *rows = g_ptr_array_ref(listing->list.rows);

	g_ptr_array_sort(rows, compare_ids);
	if (listing->sorted_by > 0)
		rows_sort(rows, panes[listing->area], listing->sorted_by - 1, listing->is_reversed);
	list_give(&listing->list, rows, TRUE);
	list_go(&listing->list, id, NULL);
}

/* All rows, or the newest of them, in the order of a column. */
static gboolean
sort_list(struct listing *listing, gint64 id, GError **error)
{
	struct page page = { .limit = SORTED_MOST };
	GPtrArray *rows = fetch(listing, &page, error);

	if (rows == NULL)
		return FALSE;
	if (rows->len == SORTED_MOST)
		browser_tell(listing->browser, "Sorted: the newest %u of them", rows->len);
	rows_sort(rows, panes[listing->area], listing->sorted_by - 1, listing->is_reversed);
	list_give(&listing->list, rows, TRUE);
	return list_go(&listing->list, id, error);
}

gboolean
lists_open(struct browser *browser, enum area area, gint64 id, GError **error)
{
	struct listing *listing = &browser->listings[area];
	g_autofree char *body = NULL;

	look_around(browser, area, &listing->meeting, &body);
	g_free(listing->body);
	listing->body = g_steal_pointer(&body);
	listing->scope = scope_of(browser, area);
	listing->is_stale = listing->is_uncountable = FALSE;
	listing->counted = listing->counted_to = 0;
	listing->list.total = -1;
	listing->list.is_whole = FALSE;
	if (listing->sorted_by > 0)
		return sort_list(listing, id, error);
	if (!(id != 0 ? list_refresh(&listing->list, id, error) : list_home(&listing->list, error)))
		return FALSE;
	set_total(listing);
	return TRUE;
}

gboolean
lists_go(struct browser *browser, enum area area, gint64 id, GError **error)
{
	struct listing *listing = &browser->listings[area];

	if (id != 0 && is_right(listing) && (!listing->list.is_whole || list_holds(&listing->list, id)))
		return list_go(&listing->list, id, error);
	if (!lists_open(browser, area, id, error))
		return FALSE;
	if (listing->sorted_by == 0 || id == 0 || list_selected_id(&listing->list) == id)
		return TRUE;
	listing->sorted_by = 0;
	listing->is_reversed = FALSE;
	return lists_open(browser, area, id, error);
}

/* A list that the text follows, too, though it isn't in sight itself. */
static gboolean
is_wanted(const struct browser *browser, enum area area)
{
	return !rect_is_empty(&browser->layout.area[area]) ||
	    (area == browser->choice.list && !rect_is_empty(&browser->layout.area[AREA_READING]));
}

void
lists_follow(struct browser *browser)
{
	for (int i = 0; i < TABS; i++) {
		GError *error = NULL;

		if (is_wanted(browser, i) && !is_right(&browser->listings[i]))
			browser_check(browser, lists_open(browser, i, 0, &error), &error);
	}
}

static gboolean
shows_marks(const struct listing *listing)
{
	return listing->area == AREA_ACTIONS || (listing->filter != NULL && filter_asks_for_states(listing->filter));
}

/* A sorted list keeps the order it had, though its rows show other states, so that nothing moves under the cursor:
 * that is for the next time it is sorted. */
static gboolean
read_sorted_again(struct listing *listing, GError **error)
{
	struct page page = { .limit = SORTED_MOST };
	GPtrArray *rows = fetch(listing, &page, error);

	if (rows == NULL)
		return FALSE;
	if (!rows_keep_order(rows, listing->list.rows, row_id))
		rows_sort(rows, panes[listing->area], listing->sorted_by - 1, listing->is_reversed);
	list_give_again(&listing->list, rows);
	return TRUE;
}

/* As many rows stand before the cursor, and there are as many, where none comes or goes by its state. */
static gboolean
read_again(struct listing *listing, GError **error)
{
	struct list *list = &listing->list;
	gint64 position = list_position(list), total = list->total;

	if (listing->sorted_by > 0)
		return read_sorted_again(listing, error);
	if (!lists_open(listing->browser, listing->area, list_selected_id(list), error))
		return FALSE;
	if (listing->filter != NULL && filter_asks_for_states(listing->filter))
		return TRUE;
	if (total >= 0)
		list_set_total(list, total);
	if (position > list->selected)
		list_set_before(list, position - 1 - list->selected);
	return TRUE;
}

void
lists_marks_changed(struct browser *browser)
{
	struct listing *hits = &browser->listings[AREA_HITS];
	GError *error = NULL;

	for (int i = 0; i < TABS; i++) {
		struct listing *listing = &browser->listings[i];

		if (!shows_marks(listing))
			continue;
		if (list_selected_id(&listing->list) != 0 && is_right(listing))
			browser_check(browser, read_again(listing, &error), &error);
		else
			listing->is_stale = TRUE;
	}
	/* Hits stay what they are until they are searched for again, but say how they stand. */
	browser_check(browser, query_states(*browser->db, hits->list.rows, &error), &error);
}

void
lists_take_filter(struct browser *browser, enum area area, struct filter *filter, const char *words)
{
	struct listing *listing = &browser->listings[area];

	filter_free(listing->filter);
	g_free(listing->words);
	listing->filter = filter;
	listing->words = filter != NULL ? g_strdup(words) : NULL;
	listing->is_stale = TRUE;
}

gboolean
lists_filter(struct browser *browser, enum area area, const char *words, char **notice, GError **error)
{
	struct filter *filter = NULL;

	if (words != NULL && *words != '\0' && (filter = filter_parse(words, notice, error)) == NULL)
		return FALSE;
	lists_take_filter(browser, area, filter, words);
	return TRUE;
}

const char *
scope_name(enum scope scope)
{
	static const char *const names[SCOPES] = { "this meeting", "this committee", "all meetings" };

	return names[scope];
}

/* --- Order ------------------------------------------------------------------------------------- */

static void
sort_again(struct browser *browser, enum area area)
{
	gint64 id = list_selected_id(browser_list(browser, area));
	g_autofree char *order = lists_order(browser, area);
	GError *error = NULL;

	browser_show(browser, "%s", order != NULL ? order : "sort: newest first");
	if (browser_list(browser, area)->is_whole && (area == AREA_HITS || browser->listings[area].sorted_by > 0))
		sort_rows(&browser->listings[area], id);
	else
		browser_check(browser, lists_open(browser, area, id, &error), &error);
}

void
lists_keep_order(struct browser *browser, enum area area)
{
	struct listing *listing = &browser->listings[area];

	if (listing->sorted_by > 0 && listing->list.is_whole)
		sort_rows(listing, list_selected_id(&listing->list));
}

/* Columns that are left out for want of room can be sorted by, too. */
void
lists_sort_next(struct browser *browser, enum area area)
{
	struct listing *listing = &browser->listings[area];
	gboolean is_of_one = listing->scope == SCOPE_MEETING && panes[area]->of_meeting > 0;
	guint n = is_of_one ? panes[area]->of_meeting : panes[area]->n_columns;

	listing->sorted_by = (listing->sorted_by + 1) % (n + 1);
	listing->is_reversed = FALSE;
	sort_again(browser, area);
}

void
lists_reverse(struct browser *browser, enum area area)
{
	struct listing *listing = &browser->listings[area];

	listing->is_reversed = !listing->is_reversed;
	listing->sorted_by = MAX(listing->sorted_by, 1);
	sort_again(browser, area);
}

char *
lists_order(const struct browser *browser, enum area area)
{
	const struct listing *listing = &browser->listings[area];

	if (listing->sorted_by == 0)
		return NULL;
	return g_strdup_printf("sort: %s%s%s", panes[area]->columns[listing->sorted_by - 1].label,
	    listing->is_reversed ? ", reversed" : "",
	    listing->list.is_whole && listing->list.rows->len == SORTED_MOST ? ", the newest only" : "");
}
