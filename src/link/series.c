#include <string.h>
#include "link/series.h"
#include "model/day.h"
#include "model/key.h"
#include "sql/db.h"
#include "store/store.h"

static void
held_free(gpointer data)
{
	struct held *meeting = data;

	g_ptr_array_unref(meeting->items);
	g_free(meeting);
}

static void
matter_free(gpointer data)
{
	struct matter *matter = data;

	g_free(matter->number);
	g_free(matter->title);
	g_free(matter->slug);
	g_ptr_array_unref(matter->words);
	g_free(matter);
}

void
series_free(struct series *series)
{
	if (series == NULL)
		return;
	g_free(series->body_key);
	g_ptr_array_unref(series->meetings);
	g_ptr_array_unref(series->matters);
	g_hash_table_unref(series->by_id);
	g_hash_table_unref(series->by_value);
	g_hash_table_unref(series->by_slug);
	g_hash_table_unref(series->by_day);
	g_string_chunk_free(series->words);
	g_free(series);
}

/* --- Words ----------------------------------------------------------------------------------- */

/* What stands in the titles of any body's minutes and tells no matter from another. */
static gboolean
is_empty_word(const char *word)
{
	static const char *const words[] = {
		"a", "about", "all", "also", "an", "and", "annual", "any", "are", "as", "asked", "at", "be",
		"been", "board", "body", "briefing", "by", "cabinet", "circulated", "commission", "committee",
		"considered", "council", "councillor", "councillors", "each", "feedback", "first", "following",
		"for", "from", "further", "had", "has", "have", "how", "in", "into", "is", "it", "item", "its",
		"meeting", "meetings", "member", "members", "minutes", "more", "municipal", "new", "next",
		"no", "not", "note", "noted", "of", "off", "officers", "on", "or", "other", "out", "over",
		"panel", "paper", "presentation", "presented", "progress", "provided", "quarter", "quarterly",
		"quarters", "report", "reports", "requested", "results", "review", "scrutiny", "second", "select",
		"submitted", "that", "the", "their", "them", "then", "there", "these", "third", "this",
		"those", "to", "until", "up", "update", "updates", "verbal", "was", "were", "what", "when",
		"where", "which", "who", "will", "with", "would", "written", "year", "years",
	};
	static GHashTable *set;

	if (g_once_init_enter(&set)) {
		GHashTable *made = g_hash_table_new(g_str_hash, g_str_equal);

		for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
			g_hash_table_add(made, (gpointer)words[i]);
		g_once_init_leave(&set, made);
	}
	return strlen(word) < 2 || g_hash_table_contains(set, word);
}

/* Uses up the slug. */
static GPtrArray *
cut_slug(GStringChunk *kept_words, char *slug)
{
	GPtrArray *words = g_ptr_array_new();

	for (char *word = slug, *end; word != NULL && words->len < WORDS_MOST; word = end) {
		const char *kept;

		if ((end = strchr(word, '-')) != NULL)
			*end++ = '\0';
		if (is_empty_word(word))
			continue;
		kept = g_string_chunk_insert_const(kept_words, word);
		if (!g_ptr_array_find(words, kept, NULL))
			g_ptr_array_add(words, (gpointer)kept);
	}
	return words;
}

static GPtrArray *
words_of_slug(GStringChunk *kept, const char *slug)
{
	g_autofree char *copy = g_strdup(slug);

	return cut_slug(kept, copy);
}

GPtrArray *
telling_words(GStringChunk *kept, const char *text)
{
	g_autofree char *slug = key_slug(text);

	return cut_slug(kept, slug);
}

guint
words_in_common(const GPtrArray *of, const GPtrArray *in)
{
	guint n = 0;

	for (guint i = 0; i < of->len; i++)
		n += g_ptr_array_find((GPtrArray *)in, of->pdata[i], NULL);
	return n;
}

gboolean
words_tell(const GPtrArray *words, const GPtrArray *title)
{
	return title->len > 0 && words->len > 0 && words_in_common(title, words) * 2 >= title->len;
}

/* --- Reading --------------------------------------------------------------------------------- */

int
number_value(const char *number)
{
	if (number == NULL)
		return 0;
	while (g_ascii_isalpha(*number))
		number++;
	return g_ascii_isdigit(*number) ? (int)MIN(g_ascii_strtoull(number, NULL, 10), G_MAXINT) : 0;
}

static struct held *
read_meeting(sqlite3_stmt *row)
{
	struct held *meeting = g_new0(struct held, 1);

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
		g_ptr_array_add(series->meetings, read_meeting(rows));
	return step == DB_DONE;
}

static void
read_matter(sqlite3_stmt *row, struct series *series, struct held *meeting)
{
	struct matter *matter = g_new0(struct matter, 1);

	matter->id = sqlite3_column_int64(row, 0);
	matter->meeting = meeting;
	matter->number = db_dup_text(row, 1);
	matter->value = number_value(matter->number);
	matter->title = db_dup_text(row, 2);
	matter->slug = key_slug(matter->title != NULL ? matter->title : "");
	matter->words = words_of_slug(series->words, matter->slug);
	g_ptr_array_add(meeting->items, matter);
	g_ptr_array_add(series->matters, matter);
	g_hash_table_insert(series->by_id, &matter->id, matter);
}

static gboolean
read_matters(sqlite3 *db, struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    /* Which is the order of the document, and that of the index. */
	    "SELECT id, number, title FROM item WHERE meeting_id = ?1 ORDER BY id DESC", error);
	enum db_step step = DB_DONE;

	for (guint i = 0; rows != NULL && step == DB_DONE && i < series->meetings->len; i++) {
		struct held *meeting = series->meetings->pdata[i];

		if (!db_bind_number(rows, 1, meeting->id, error))
			return FALSE;
		while ((step = db_step(rows, error)) == DB_ROW)
			read_matter(rows, series, meeting);
	}
	return rows != NULL && step == DB_DONE;
}

/* "Declarations of interest" is at every meeting: it says nothing that two items share such a title. */
static void
find_standing(struct series *series)
{
	g_autoptr(GHashTable) times = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < series->matters->len; i++) {
		const struct matter *matter = series->matters->pdata[i];
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(times, matter->slug));

		g_hash_table_insert(times, matter->slug, GUINT_TO_POINTER(n + 1));
	}
	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(times, matter->slug));

		matter->is_standing = matter->words->len == 0 || (n > 3 && 3 * n > series->meetings->len);
	}
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

/* After series_number(): what has a place has it now. */
static void
index_series(struct series *series)
{
	g_ptr_array_sort(series->matters, compare_matters);
	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];

		if (matter->value > 0)
			add_to(series->by_value, GINT_TO_POINTER(matter->value), matter);
		else
			add_to(series->by_slug, matter->slug, matter);
	}
	for (guint i = 0; i < series->meetings->len; i++) {
		struct held *meeting = series->meetings->pdata[i];

		if (meeting->day > 0)
			add_to(series->by_day, GINT_TO_POINTER(meeting->day), meeting);
	}
}

static GHashTable *
index_new(GHashFunc hash, GEqualFunc equal)
{
	return g_hash_table_new_full(hash, equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

struct series *
series_read(sqlite3 *db, const char *body_key, GError **error)
{
	struct series *series = g_new0(struct series, 1);

	series->body_key = g_strdup(body_key);
	series->meetings = g_ptr_array_new_with_free_func(held_free);
	series->matters = g_ptr_array_new_with_free_func(matter_free);
	series->by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
	series->words = g_string_chunk_new(4096);
	series->by_value = index_new(g_direct_hash, g_direct_equal);
	series->by_slug = index_new(g_str_hash, g_str_equal);
	series->by_day = index_new(g_direct_hash, g_direct_equal);
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

struct matter *
series_matter(const struct series *series, gint64 item)
{
	return g_hash_table_lookup(series->by_id, &item);
}

/* Ids of items fall from item to item. */
gboolean
held_facts(const struct held *meeting, gint64 *first, gint64 *last)
{
	if (meeting->items->len == 0)
		return FALSE;
	*first = fact_first(((struct matter *)meeting->items->pdata[meeting->items->len - 1])->id);
	*last = fact_last(((struct matter *)meeting->items->pdata[0])->id);
	return TRUE;
}

gboolean
series_each_meeting(sqlite3 *db, const struct series *series, const char *sql, gboolean is_items, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, error);

	for (guint i = 0; stmt != NULL && i < series->meetings->len; i++) {
		gint64 first, last;

		if (!held_facts(series->meetings->pdata[i], &first, &last))
			continue;
		if (!db_bind_number(stmt, 1, is_items ? fact_item(first) : first, error) ||
		    !db_bind_number(stmt, 2, is_items ? fact_item(last) : last, error) || !db_run(stmt, error))
			return FALSE;
	}
	return stmt != NULL;
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
