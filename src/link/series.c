#include <string.h>
#include "link/series.h"
#include "model/day.h"
#include "model/key.h"
#include "sql/db.h"
#include "store/store.h"

enum { TEXTS = 32 << 10 /* bytes that are made room for at once */ };

static void
held_clear(gpointer data)
{
	struct held *meeting = data;

	g_ptr_array_unref(meeting->items);
}

static void
heading_clear(gpointer data)
{
	struct heading *heading = data;

	g_clear_pointer(&heading->unnumbered, g_ptr_array_unref);
}

void
series_free(struct series *series)
{
	if (series == NULL)
		return;
	g_free(series->body_key);
	g_ptr_array_unref(series->meetings);
	g_ptr_array_unref(series->matters);
	g_hash_table_unref(series->titles);
	g_hash_table_unref(series->headings);
	g_hash_table_unref(series->by_value);
	g_hash_table_unref(series->by_day);
	telling_free(series->telling);
	g_string_chunk_free(series->texts);
	arena_clear(&series->arena);
	g_free(series);
}

/* --- Headings -------------------------------------------------------------------------------- */

/* Uses up the slug. */
static struct heading *
heading_new(struct series *series, char *slug)
{
	struct heading *heading = arena_get(&series->arena, sizeof *heading);

	heading->slug = series_keep(series, slug);
	heading->words = telling_words_of_slug(series->telling, slug);
	g_hash_table_insert(series->headings, (gpointer)heading->slug, heading);
	return heading;
}

static struct heading *
find_heading(struct series *series, const char *title)
{
	g_autofree char *slug = key_slug(title);
	struct heading *heading = g_hash_table_lookup(series->headings, slug);

	return heading != NULL ? heading : heading_new(series, slug);
}

/* `title` NULL: there is none. */
static void
set_title(struct matter *matter, struct series *series, const char *title)
{
	gpointer kept, heading;

	if (!g_hash_table_lookup_extended(series->titles, title != NULL ? title : "", &kept, &heading)) {
		kept = g_string_chunk_insert(series->texts, title != NULL ? title : "");
		heading = find_heading(series, kept);
		g_hash_table_insert(series->titles, kept, heading);
	}
	matter->title = title != NULL ? kept : NULL;
	matter->heading = heading;
	matter->heading->n++;
}

/* "Declarations of interest" is at every meeting: it says nothing that two items share such a title. */
static void
find_standing(struct series *series)
{
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, series->headings);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		struct heading *heading = value;

		heading->is_standing = heading->words->n == 0 ||
		    (heading->n > 3 && 3 * heading->n > series->meetings->len);
	}
}

/* --- Reading --------------------------------------------------------------------------------- */

int
number_value(const char *number)
{
	gint64 value = 0;

	if (number == NULL)
		return 0;
	while (g_ascii_isalpha(*number))
		number++;
	for (; g_ascii_isdigit(*number); number++)
		value = MIN(value * 10 + g_ascii_digit_value(*number), G_MAXINT);
	return value;
}

static struct held *
read_meeting(sqlite3_stmt *row, struct series *series)
{
	struct held *meeting = arena_get(&series->arena, sizeof *meeting);

	meeting->id = sqlite3_column_int64(row, 0);
	meeting->day = day_number(db_text(row, 1));
	meeting->earliest = day_number(db_text(row, 2));
	meeting->latest = day_number(db_text(row, 3));
	meeting->next_day = day_number(db_text(row, 4));
	meeting->items = g_ptr_array_new();
	return meeting;
}

static gboolean
read_meetings(sqlite3 *db, struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT id, date, own_earliest, own_latest, next_date FROM meeting"
	    /* Ids of one day, or of none, are in the order of loading. */
	    " WHERE body_key = ?1 ORDER BY id >> 24, key", error);
	enum db_step step;

	if (rows == NULL || !db_bind_text(rows, 1, series->body_key, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW)
		g_ptr_array_add(series->meetings, read_meeting(rows, series));
	return step == DB_DONE;
}

static void
read_matter(sqlite3_stmt *row, struct series *series, struct held *meeting)
{
	struct matter *matter = arena_get(&series->arena, sizeof *matter);

	matter->id = sqlite3_column_int64(row, 0);
	matter->meeting = meeting;
	matter->number = series_keep(series, db_text(row, 2));
	matter->value = number_value(matter->number);
	set_title(matter, series, db_text(row, 3));
	g_ptr_array_add(meeting->items, matter);
	g_ptr_array_add(series->matters, matter);
}

/* Down to those of another meeting. */
static enum db_step
read_items(sqlite3_stmt *rows, struct series *series, struct held *meeting, GError **error)
{
	enum db_step step;

	if (!db_bind_number(rows, 1, meeting->id, error))
		return DB_FAILED;
	while ((step = db_step(rows, error)) == DB_ROW && sqlite3_column_int64(rows, 1) == meeting->id)
		read_matter(rows, series, meeting);
	sqlite3_reset(rows);
	return step;
}

static gboolean
read_matters(sqlite3 *db, struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    /* Which is the order of the document. They lie side by side: only the last one is looked up. */
	    "SELECT id, meeting_id, number, title FROM item"
	    " WHERE id <= (SELECT max(id) FROM item WHERE meeting_id = ?1) ORDER BY id DESC", error);
	enum db_step step = rows != NULL ? DB_DONE : DB_FAILED;

	for (guint i = 0; step != DB_FAILED && i < series->meetings->len; i++)
		step = read_items(rows, series, series->meetings->pdata[i], error);
	return step != DB_FAILED;
}

/* --- Indexing -------------------------------------------------------------------------------- */

/* Within a meeting, ids fall from item to item. */
static int
compare_matters(gconstpointer left, gconstpointer right)
{
	const struct matter *a = *(const struct matter *const *)left, *b = *(const struct matter *const *)right;

	if (a->meeting != b->meeting)
		return a->meeting->place < b->meeting->place ? -1 : 1;
	return a->id > b->id ? -1 : a->id < b->id;
}

static void
add_to(GHashTable *index, gpointer key, gpointer value)
{
	GPtrArray *same = g_hash_table_lookup(index, key);

	if (same == NULL)
		g_hash_table_insert(index, key, same = g_ptr_array_new());
	g_ptr_array_add(same, value);
}

static void
add_unnumbered(struct heading *heading, struct matter *matter)
{
	if (heading->unnumbered == NULL)
		heading->unnumbered = g_ptr_array_new();
	g_ptr_array_add(heading->unnumbered, matter);
}

/* After series_number(): what has a place has it now. What belongs to no body is never looked up. */
static void
index_series(struct series *series)
{
	g_ptr_array_sort(series->matters, compare_matters);
	if (key_is_unnamed(series->body_key))
		return;
	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];

		if (matter->value > 0)
			add_to(series->by_value, GINT_TO_POINTER(matter->value), matter);
		else
			add_unnumbered(matter->heading, matter);
	}
	for (guint i = 0; i < series->meetings->len; i++) {
		struct held *meeting = series->meetings->pdata[i];

		if (meeting->day > 0)
			add_to(series->by_day, GINT_TO_POINTER(meeting->day), meeting);
	}
}

static GHashTable *
index_new(void)
{
	return g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

struct series *
series_read(sqlite3 *db, const char *body_key, GError **error)
{
	struct series *series = g_new0(struct series, 1);

	series->body_key = g_strdup(body_key);
	series->meetings = g_ptr_array_new_with_free_func(held_clear);
	series->matters = g_ptr_array_new();
	series->texts = g_string_chunk_new(TEXTS);
	series->telling = telling_new();
	series->headings = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, heading_clear);
	series->titles = g_hash_table_new(g_str_hash, g_str_equal);
	series->by_value = index_new();
	series->by_day = index_new();
	if (!read_meetings(db, series, error) || !read_matters(db, series, error)) {
		series_free(series);
		return NULL;
	}
	find_standing(series);
	series_number(series);
	index_series(series);
	return series;
}

/* --- Asking ---------------------------------------------------------------------------------- */

const char *
series_keep(const struct series *series, const char *text)
{
	return text != NULL ? g_string_chunk_insert(series->texts, text) : NULL;
}

/* Ids of items fall from item to item, by one. */
struct matter *
held_matter(const struct held *meeting, gint64 item)
{
	const struct matter *first = meeting->items->len > 0 ? meeting->items->pdata[0] : NULL;
	gint64 at = first != NULL ? first->id - item : -1;

	return at >= 0 && at < meeting->items->len ? meeting->items->pdata[at] : NULL;
}

gboolean
held_facts(const struct held *meeting, gint64 *first, gint64 *last)
{
	if (meeting->items->len == 0)
		return FALSE;
	*first = fact_first(((struct matter *)meeting->items->pdata[meeting->items->len - 1])->id);
	*last = fact_last(((struct matter *)meeting->items->pdata[0])->id);
	return TRUE;
}

const GPtrArray *
series_on_day(const struct series *series, int day)
{
	return g_hash_table_lookup(series->by_day, GINT_TO_POINTER(day));
}

guint
matters_before(const GPtrArray *matters, guint place)
{
	guint low = 0, high = matters->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (((struct matter *)matters->pdata[middle])->meeting->place < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct held *
series_next(const struct series *series, const struct held *meeting)
{
	return meeting->place + 1 < series->meetings->len ? series->meetings->pdata[meeting->place + 1] : NULL;
}
