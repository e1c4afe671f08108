#include <poll.h>

#include "tui/browser.h"
#include "tui/screen.h"

/* How many meetings there are, how many rows a list has, and the number of that under the cursor: what no
 * screen waits for. Long lists are counted in slices between keys, and a slice that a filter makes long ends
 * where a key comes. */

enum {
	ROWS_AT_ONCE = 200,
	SLICE = 8000,      /* microseconds: half of what a key may take */
	LOOK_EVERY = 1000  /* likewise: for a key */
};

/* All meetings, so that the count of the cache is theirs. */
static gboolean
is_of_all(const struct browser *browser, const struct listing *listing)
{
	return listing->area == AREA_MEETINGS && listing->filter == NULL && listing->body == NULL &&
	    !listing->list.is_whole && browser->meetings >= 0;
}

/* Its rows are counted one by one, and with them those before a stretch in the middle; a search counts its hits
 * itself, and no pattern is tried for that on all. */
static gboolean
has_to_go_through(const struct listing *listing)
{
	const struct list *list = &listing->list;

	return listing->area != AREA_HITS && !listing->is_stale && !listing->is_uncountable && !list->is_whole &&
	    filter_is_quick(listing->filter) &&
	    list->rows->len > 0 && (list->total < 0 || list->before < 0);
}

/* The list begins in the middle, and what comes before can be counted in no time: meetings, or what there is
 * in one of them. */
static gboolean
has_to_count(const struct browser *browser, const struct listing *listing)
{
	const struct list *list = &listing->list;

	return !listing->is_stale && !listing->is_uncountable && list->rows->len > 0 && list->before < 0 &&
	    (is_of_all(browser, listing) || listing->meeting != 0);
}

static gboolean
query_before(const struct browser *browser, const struct listing *listing, gint64 *before, GError **error)
{
	const struct list *list = &listing->list;
	gint64 first = list->source.id(list->rows->pdata[0]);
	struct page page = { .after = first, .is_backwards = TRUE };
	g_autoptr(GPtrArray) rows = NULL;

	if (listing->area == AREA_MEETINGS)
		return query_meetings_before(*browser->db, first, before, error);
	if ((rows = list->source.fetch(list->source.data, &page, error)) == NULL)
		return FALSE;
	*before = rows->len;
	return TRUE;
}

static void
count_before(struct browser *browser, struct listing *listing)
{
	GError *error = NULL;
	gint64 before = 0;

	listing->is_uncountable = !query_before(browser, listing, &before, &error);
	if (browser_check(browser, !listing->is_uncountable, &error))
		list_set_before(&listing->list, before);
}

/* The cursor may have jumped back to what is counted already. */
static void
start_over(struct listing *listing)
{
	const struct list *list = &listing->list;

	if (list->before < 0 && listing->counted_to != 0 && list->source.id(list->rows->pdata[0]) >= listing->counted_to)
		listing->counted = listing->counted_to = 0;
}

/* Where the stretch in memory begins, if it does among these rows or nothing follows them. */
static void
find_before(struct listing *listing, const GPtrArray *rows)
{
	struct list *list = &listing->list;
	gint64 first = list->source.id(list->rows->pdata[0]);
	guint n = 0;

	while (n < rows->len && list->source.id(rows->pdata[n]) > first)
		n++;
	if (list->before < 0 && (n < rows->len || n < ROWS_AT_ONCE))
		list_set_before(list, listing->counted + n);
}

static gboolean
count_page(struct listing *listing, GError **error)
{
	struct list *list = &listing->list;
	struct page page = { .limit = ROWS_AT_ONCE };
	g_autoptr(GPtrArray) rows = NULL;

	start_over(listing);
	page.after = listing->counted_to;
	rows = list->source.fetch(list->source.data, &page, error);
	if (rows == NULL) {
		/* That it takes too long to count is no news. */
		if (listing->is_given_up)
			g_clear_error(error);
		return FALSE;
	}
	find_before(listing, rows);
	listing->counted += rows->len;
	if (rows->len < ROWS_AT_ONCE) {
		list_set_total(list, listing->counted);
		listing->counted = listing->counted_to = 0;
	} else
		listing->counted_to = list->source.id(rows->pdata[rows->len - 1]);
	return TRUE;
}

struct giving_way {
	gint64 looked; /* microseconds */
	gboolean is_key;
};

static gboolean
gives_way(gpointer data)
{
	struct pollfd fd = { .fd = screen_input(), .events = POLLIN };
	struct giving_way *way = data;
	gint64 now = g_get_monotonic_time();

	if (now - way->looked > LOOK_EVERY) {
		way->looked = now;
		way->is_key = poll(&fd, 1, 0) > 0;
	}
	return way->is_key;
}

/* What a key ended is counted again later. */
static void
go_through(struct browser *browser, struct listing *listing)
{
	struct giving_way way = { .looked = g_get_monotonic_time() };
	gint64 until = way.looked + SLICE;
	GError *error = NULL;

	query_unless(*browser->db, gives_way, &way);
	while (has_to_go_through(listing) && !way.is_key && g_get_monotonic_time() < until)
		if (!count_page(listing, &error) && !way.is_key)
			listing->is_uncountable = !browser_check(browser, FALSE, &error);
	query_unless(*browser->db, NULL, NULL);
	g_clear_error(&error);
}

static void
count_all(struct browser *browser)
{
	struct listing *meetings = &browser->listings[AREA_MEETINGS];
	GError *error = NULL;

	g_clear_pointer(&browser->loaded, g_free);
	browser->meetings = 0;
	if (browser_check(browser, query_age(*browser->db, &browser->meetings, &browser->loaded, &error), &error) &&
	    is_of_all(browser, meetings))
		list_set_total(&meetings->list, browser->meetings);
}

gboolean
browser_has_to_count(const struct browser *browser)
{
	const struct listing *meetings = &browser->listings[AREA_MEETINGS];
	const struct listing *list = &browser->listings[browser->choice.list];

	return browser->meetings < 0 || has_to_count(browser, meetings) || has_to_count(browser, list) ||
	    has_to_go_through(list);
}

gboolean
browser_count(struct browser *browser)
{
	struct listing *meetings = &browser->listings[AREA_MEETINGS];
	struct listing *list = &browser->listings[browser->choice.list];
	gboolean is_in_middle = list->list.before < 0;

	if (browser->meetings < 0)
		count_all(browser);
	else if (has_to_count(browser, meetings))
		count_before(browser, meetings);
	else if (has_to_count(browser, list))
		count_before(browser, list);
	else if (has_to_go_through(list))
		go_through(browser, list);
	return !has_to_go_through(list) || (is_in_middle && list->list.before >= 0);
}
