#include "view/list.h"

/* Rows kept in memory, and down to how many they are cut. */
enum { ROWS_MOST = 2000, ROWS_KEPT = 1000 };

void
list_init(struct list *list, const struct list_source *source)
{
	*list = (struct list){ .source = *source, .height = 1, .total = -1, .is_at_start = TRUE,
		.is_at_end = TRUE };
	list->rows = g_ptr_array_new();
}

void
list_clear(struct list *list)
{
	g_clear_pointer(&list->rows, g_ptr_array_unref);
}

static gint64
id_at(const struct list *list, guint i)
{
	return list->source.id(g_ptr_array_index(list->rows, i));
}

static void
learn_total(struct list *list)
{
	if (list->is_at_start)
		list->before = 0;
	if (list->is_at_end && list->before >= 0)
		list->total = list->before + list->rows->len;
	else if (list->is_at_end && list->total >= list->rows->len)
		list->before = list->total - list->rows->len;
}

static GPtrArray *
fetch(struct list *list, gint64 after, gboolean is_backwards, guint limit, GError **error)
{
	struct page page = { .after = after, .is_backwards = is_backwards, .limit = limit };

	return list->source.fetch(list->source.data, &page, error);
}

static gboolean
fetch_after(struct list *list, guint limit, GError **error)
{
	gint64 last = list->rows->len > 0 ? id_at(list, list->rows->len - 1) : 0;
	GPtrArray *more = fetch(list, last, FALSE, limit, error);

	if (more == NULL)
		return FALSE;
	list->is_at_end = more->len < limit;
	g_ptr_array_extend_and_steal(list->rows, more);
	learn_total(list);
	return TRUE;
}

static gboolean
fetch_before(struct list *list, guint limit, GError **error)
{
	GPtrArray *more = fetch(list, id_at(list, 0), TRUE, limit, error);
	guint n;

	if (more == NULL)
		return FALSE;
	n = more->len;
	g_ptr_array_extend_and_steal(more, list->rows);
	list->rows = more;
	list->selected += n;
	list->top += n;
	list->is_at_start = n < limit;
	if (list->before >= 0)
		list->before = MAX(0, list->before - (gint64)n);
	learn_total(list);
	return TRUE;
}

/* Drops rows at the side that is far from the selected one. */
static void
trim(struct list *list)
{
	guint n = list->rows->len;
	guint kept = MIN(n, MAX(ROWS_KEPT, list->top + 2 * list->height)), excess;

	if (n <= ROWS_MOST || list->is_whole)
		return;
	if (list->top < n / 2) {
		list->is_at_end = list->is_at_end && kept == n;
		g_ptr_array_remove_range(list->rows, kept, n - kept);
		return;
	}
	excess = MIN(n - ROWS_KEPT, list->top);
	g_ptr_array_remove_range(list->rows, 0, excess);
	list->top -= excess;
	list->selected -= excess;
	list->is_at_start = FALSE;
	if (list->before >= 0)
		list->before += excess;
}

/* Brings the selected row into sight and reads what is in sight but not yet in memory. */
static gboolean
settle(struct list *list, GError **error)
{
	guint height = list->height;

	if (list->rows->len == 0)
		return TRUE;
	list->selected = MIN(list->selected, list->rows->len - 1);
	list->top = MIN(list->top, list->selected);
	if (list->selected >= list->top + height)
		list->top = list->selected - height + 1;
	if (list->top + height > list->rows->len && !list->is_at_end &&
	    !fetch_after(list, list->top + height - list->rows->len, error))
		return FALSE;
	if (list->rows->len < height && !list->is_at_start &&
	    !fetch_before(list, height - list->rows->len, error))
		return FALSE;
	if (list->top + height > list->rows->len)
		list->top = list->rows->len > height ? list->rows->len - height : 0;
	trim(list);
	return TRUE;
}

gboolean
list_set_height(struct list *list, guint height, GError **error)
{
	list->height = MAX(1, height);
	return settle(list, error);
}

/* Takes a stretch in place of the one there was. */
static gboolean
replace(struct list *list, GPtrArray *rows, gboolean is_at_start, gboolean is_at_end)
{
	if (rows == NULL)
		return FALSE;
	g_ptr_array_unref(list->rows);
	list->rows = rows;
	list->is_at_start = is_at_start;
	list->is_at_end = is_at_end;
	list->selected = list->top = 0;
	list->before = is_at_start ? 0 : -1;
	learn_total(list);
	return TRUE;
}

/* To row `i` of all. */
static gboolean
select_row(struct list *list, guint i, GError **error)
{
	list->selected = i;
	return settle(list, error);
}

gboolean
list_home(struct list *list, GError **error)
{
	GPtrArray *rows;

	if (list->is_whole)
		return select_row(list, 0, error);
	rows = fetch(list, 0, FALSE, list->height, error);
	return replace(list, rows, TRUE, rows != NULL && rows->len < list->height);
}

/* Reads on from here, in case the end is near: a jump to it leaves uncounted what is before. */
static gboolean
reach_end(struct list *list, GError **error)
{
	enum { NEAR = 200 };

	if (list->total >= 0 || list->before < 0 || list->is_at_end)
		return TRUE;
	return fetch_after(list, NEAR, error);
}

gboolean
list_end(struct list *list, GError **error)
{
	GPtrArray *rows;

	if (!list->is_whole && !reach_end(list, error))
		return FALSE;
	if (list->is_whole || (list->is_at_end && list->before >= 0))
		return select_row(list, list->rows->len > 0 ? list->rows->len - 1 : 0, error);
	rows = fetch(list, 0, TRUE, list->height, error);
	if (!replace(list, rows, rows != NULL && rows->len < list->height, TRUE))
		return FALSE;
	list->selected = rows->len > 0 ? rows->len - 1 : 0;
	return settle(list, error);
}

/* The page before the record, then the one after that page: it begins with the record, or with
 * the one that has taken its place. */
static gboolean
read_around(struct list *list, gint64 id, guint above, GError **error)
{
	GPtrArray *rows = fetch(list, id, TRUE, MAX(1, above), error);
	guint n;

	if (rows == NULL)
		return FALSE;
	n = rows->len;
	replace(list, rows, n < MAX(1, above), FALSE);
	list->selected = n;
	list->top = n > above ? n - above : 0;
	return fetch_after(list, list->height, error) && settle(list, error);
}

/* The number of rows where it isn't among them. */
static guint
place_of(const struct list *list, gint64 id)
{
	for (guint i = 0; i < list->rows->len; i++)
		if (id_at(list, i) == id)
			return i;
	return list->rows->len;
}

gboolean
list_holds(const struct list *list, gint64 id)
{
	return place_of(list, id) < list->rows->len;
}

gboolean
list_go(struct list *list, gint64 id, GError **error)
{
	if (list_holds(list, id))
		return select_row(list, place_of(list, id), error);
	if (list->is_whole)
		return TRUE;
	return read_around(list, id, list->height / 2, error);
}

gboolean
list_refresh(struct list *list, gint64 id, GError **error)
{
	id = id != 0 ? id : list_selected_id(list);
	list->is_whole = FALSE;
	list->total = -1;
	if (id == 0)
		return list_home(list, error);
	return read_around(list, id, list->selected - list->top, error);
}

void
list_give(struct list *list, GPtrArray *rows, gboolean is_whole)
{
	list->is_whole = is_whole;
	list->total = -1;
	replace(list, rows, TRUE, is_whole);
}

void
list_give_again(struct list *list, GPtrArray *rows)
{
	gint64 id = list_selected_id(list);
	guint selected = list->selected, in_sight = list->selected - list->top;

	list_give(list, rows, TRUE);
	list->selected = list_holds(list, id) ? place_of(list, id) : selected;
	list->selected = MIN(list->selected, MAX(rows->len, 1) - 1);
	list->top = list->selected > in_sight ? list->selected - in_sight : 0;
	settle(list, NULL);
}

void
list_add(struct list *list, GPtrArray *rows, gboolean is_whole)
{
	g_ptr_array_extend_and_steal(list->rows, rows);
	list->is_whole = list->is_at_end = is_whole;
	list->total = -1;
	learn_total(list);
}

gboolean
list_move(struct list *list, int rows, GError **error)
{
	gint64 to = (gint64)list->selected + rows;

	if (list->rows->len == 0)
		return TRUE;
	if (to >= list->rows->len && !list->is_at_end &&
	    !fetch_after(list, to - list->rows->len + 1 + list->height, error))
		return FALSE;
	if (to < 0 && !list->is_at_start) {
		guint n = list->rows->len;

		if (!fetch_before(list, list->height - to, error))
			return FALSE;
		to += list->rows->len - n;
	}
	list->selected = CLAMP(to, 0, (gint64)list->rows->len - 1);
	return settle(list, error);
}

gboolean
list_scroll(struct list *list, int rows, GError **error)
{
	guint in_sight = list->selected - list->top;

	if (!list_move(list, rows, error))
		return FALSE;
	list->top = list->selected > in_sight ? list->selected - in_sight : 0;
	return settle(list, error);
}

void
list_set_total(struct list *list, gint64 total)
{
	list->total = total;
	learn_total(list);
}

void
list_set_before(struct list *list, gint64 before)
{
	list->before = before;
	learn_total(list);
}

gconstpointer
list_row(const struct list *list, guint i)
{
	guint at = list->top + i;

	return i < list->height && at < list->rows->len ? g_ptr_array_index(list->rows, at) : NULL;
}

gconstpointer
list_selected(const struct list *list)
{
	return list->selected < list->rows->len ? g_ptr_array_index(list->rows, list->selected) : NULL;
}

gint64
list_selected_id(const struct list *list)
{
	return list->selected < list->rows->len ? id_at(list, list->selected) : 0;
}

gint64
list_position(const struct list *list)
{
	return list->rows->len > 0 && list->before >= 0 ? list->before + list->selected + 1 : 0;
}

/* FALSE: no more are wanted. */
static gboolean
hand_over(const GPtrArray *rows, gboolean (*take)(gconstpointer row, gpointer data), gpointer data)
{
	for (guint i = 0; i < rows->len; i++)
		if (!take(rows->pdata[i], data))
			return FALSE;
	return TRUE;
}

gboolean
list_each(const struct list *list, gboolean (*take)(gconstpointer row, gpointer data), gpointer data, GError **error)
{
	enum { PAGE = 500 };
	const struct list_source *source = &list->source;
	struct page page = { .limit = PAGE };

	if (list->is_whole) {
		hand_over(list->rows, take, data);
		return TRUE;
	}
	for (;;) {
		g_autoptr(GPtrArray) rows = source->fetch(source->data, &page, error);

		if (rows == NULL)
			return FALSE;
		if (!hand_over(rows, take, data) || rows->len < PAGE)
			return TRUE;
		page.after = source->id(rows->pdata[rows->len - 1]);
	}
}

GPtrArray *
list_page(const struct list *list, const struct page *page, GError **error)
{
	guint n = list->rows->len, limit = page->limit > 0 ? page->limit : n;
	guint at = page->after != 0 ? place_of(list, page->after) : n, from, to;
	GPtrArray *rows;

	if (!list->is_whole)
		return list->source.fetch(list->source.data, page, error);
	if (page->is_backwards) {
		to = at;
		from = to > limit ? to - limit : 0;
	} else {
		from = page->after == 0 ? 0 : MIN(at + 1, n);
		to = MIN(from + limit, n);
	}
	rows = g_ptr_array_new();
	for (guint i = from; i < to; i++)
		g_ptr_array_add(rows, list->rows->pdata[i]);
	return rows;
}
