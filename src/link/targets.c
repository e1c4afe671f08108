/*
 * A reference names a number, which other meetings and other bodies have, too. The body and the day
 * that the words give decide; without them it is the body's own meeting of the same run of numbers,
 * or of the run before where the number is not below the citing meeting's own. Where the run has a
 * gap there, the minute is not loaded: an older one of the same number is another matter.
 */
#include <string.h>
#include "link/judge.h"
#include "link/others.h"
#include "link/targets.h"
#include "model/day.h"
#include "model/key.h"
#include "store/db.h"
#include "store/spans.h"
#include "store/store.h"

struct citation {
	gint64 id;
	char *minute, *part, *title, *body;
	int day; /* of the meeting meant; 0: not said */
	gsize starts, ends;
};

static void
citation_clear(struct citation *citation)
{
	g_free(citation->minute);
	g_free(citation->part);
	g_free(citation->title);
	g_free(citation->body);
}

static void
read_citation(sqlite3_stmt *row, struct citation *citation)
{
	citation->id = sqlite3_column_int64(row, 0);
	citation->minute = db_dup_text(row, 1);
	citation->part = db_dup_text(row, 2);
	citation->title = db_dup_text(row, 3);
	citation->body = db_dup_text(row, 4);
	citation->day = day_number(db_text(row, 5));
	citation->starts = sqlite3_column_int64(row, 6);
	citation->ends = sqlite3_column_int64(row, 7);
}

/* --- Within the body ------------------------------------------------------------------------- */

/* "35/20" is minute 35 of 2020; "35" alone may mean it. */
static gboolean
is_numbered(const struct matter *matter, const char *minute)
{
	g_autofree char *wanted = NULL, *own = NULL;

	if (matter->number == NULL || matter->value == 0 || matter->value != number_value(minute))
		return FALSE;
	wanted = key_slug(minute);
	own = key_slug(matter->number);
	return strcmp(wanted, own) == 0 || strchr(wanted, '-') == NULL || strchr(own, '-') == NULL;
}

static gboolean
has_title(const struct matter *matter, const GPtrArray *title)
{
	return title->len > 0 && matter->words->len > 0 && words_in_common(title, matter->words) * 2 >= title->len;
}

/* The run that a number cited in this meeting belongs to; 0 where that can't be known. */
static guint
run_of(const struct series *series, const struct held *meeting, int value)
{
	const struct held *known = meeting;

	while (known->run == 0 && known->place > 0)
		known = series->meetings->pdata[known->place - 1];
	if (known->run == 0)
		return 0;
	return value < known->first || (known != meeting && value <= known->last) ? known->run : known->run - 1;
}

static gboolean
may_be(const struct series *series, const struct citation *citation, const struct held *meeting,
    const struct matter *matter, const GPtrArray *title)
{
	const struct held *other = matter->meeting;

	if (other == meeting || !is_numbered(matter, citation->minute))
		return FALSE;
	if (citation->day > 0)
		return other->day == citation->day;
	if (other->place > meeting->place)
		return FALSE;
	return other->run == run_of(series, meeting, matter->value) || has_title(matter, title);
}

/* An item whose number the page has lost can still be told by its title. */
static gboolean
is_titled(const struct citation *citation, const struct held *meeting, const struct matter *matter, const char *slug)
{
	return matter->meeting->place < meeting->place && !matter->is_standing &&
	    (citation->day == 0 || citation->day == matter->meeting->day) && strcmp(matter->slug, slug) == 0;
}

static struct matter *
find_titled(const struct series *series, const struct citation *citation, const struct held *meeting)
{
	g_autofree char *slug = key_slug(citation->title != NULL ? citation->title : "");
	const GPtrArray *lost = g_hash_table_lookup(series->by_value, GINT_TO_POINTER(0));

	/* Without a number their value is 0. */
	for (guint i = *slug != '\0' && lost != NULL ? lost->len : 0; i > 0; i--) {
		struct matter *matter = lost->pdata[i - 1];

		if (is_titled(citation, meeting, matter, slug))
			return matter;
	}
	return NULL;
}

/* Latest first. */
static GPtrArray *
find_own(const struct series *series, const struct citation *citation, const struct held *meeting)
{
	g_autoptr(GPtrArray) title = telling_words(series, citation->title != NULL ? citation->title : "");
	const GPtrArray *same = g_hash_table_lookup(series->by_value, GINT_TO_POINTER(number_value(citation->minute)));
	GPtrArray *found = g_ptr_array_new();
	struct matter *titled;

	for (guint i = same != NULL ? same->len : 0; i > 0; i--) {
		struct matter *matter = same->pdata[i - 1];

		if (may_be(series, citation, meeting, matter, title))
			g_ptr_array_add(found, matter);
	}
	if (found->len == 0 && (titled = find_titled(series, citation, meeting)) != NULL)
		g_ptr_array_add(found, titled);
	return found;
}

/* --- Accounts -------------------------------------------------------------------------------- */

/* What the citing item's minutes say where the reference stands. */
struct saying {
	char *words;
	gsize starts, ends;
};

static gboolean
read_minutes(sqlite3 *db, gint64 item, struct passage *passage, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db, "SELECT minutes_text, minutes_spans FROM item WHERE id = ?1", error);
	const void *spans;

	if (row == NULL || !db_bind_number(row, 1, item, error) || db_step(row, error) != DB_ROW)
		return FALSE;
	passage->text = g_string_new_len(db_text(row, 0), sqlite3_column_bytes(row, 0));
	/* The blob first: asking for its size may move it. */
	spans = sqlite3_column_blob(row, 1);
	passage->spans = spans_unpack(spans, sqlite3_column_bytes(row, 1));
	return TRUE;
}

static gboolean
find_saying(sqlite3 *db, gint64 item, const struct citation *citation, struct saying *saying, GError **error)
{
	struct passage passage;
	gsize at, from, to;

	*saying = (struct saying){ NULL };
	if (!read_minutes(db, item, &passage, error))
		return FALSE;
	for (at = 0; at < passage.text->len && passage_source(&passage, at) < citation->starts; at++)
		;
	if (at < passage.text->len) {
		to = judge_sentence(passage.text->str, passage.text->len, at, &from);
		saying->words = g_strndup(passage.text->str + from, to - from);
		saying->starts = passage_source(&passage, from);
		saying->ends = passage_source(&passage, to - 1) + 1;
	}
	g_string_free(passage.text, TRUE);
	g_array_unref(passage.spans);
	return TRUE;
}

static guint
likeness(const struct deed *deed, const GPtrArray *words)
{
	return words_in_common(deed->words, words);
}

/* The deed of the item that the words are about: the one of that part, else one that stands in no
 * decision; without a part the only one, or the one that shares most words with what is said. */
static struct deed *
find_deed(const struct series *series, const GPtrArray *deeds, const struct matter *matter, const char *part, const char *said)
{
	g_autoptr(GPtrArray) words = telling_words(series, said);
	struct deed *best = NULL;
	guint n = 0;

	for (guint i = 0; i < deeds->len; i++) {
		struct deed *deed = deeds->pdata[i];

		if (deed->matter != matter)
			continue;
		if (part != NULL && g_strcmp0(deed->label, part) == 0)
			return deed;
		if (part != NULL && deed->label != NULL)
			continue;
		n++;
		if (best == NULL || likeness(deed, words) > likeness(best, words))
			best = deed;
	}
	/* A part may be a paragraph's: the words must be about the deed. */
	if (best != NULL && (part != NULL || n > 1) && likeness(best, words) == 0)
		return NULL;
	return best;
}

static gboolean
take_account(sqlite3 *db, const struct series *series, const GPtrArray *deeds, const struct matter *citing, const struct matter *cited,
    const struct citation *citation, GError **error)
{
	struct saying saying;
	struct deed *deed;

	if (!find_saying(db, citing->id, citation, &saying, error))
		return FALSE;
	deed = saying.words != NULL ? find_deed(series, deeds, cited, citation->part, saying.words) : NULL;
	if (deed != NULL) {
		struct account account = { citing->id, "reference",
			judge_closes(saying.words, strlen(saying.words)),
			g_steal_pointer(&saying.words), saying.starts, saying.ends };

		deed_add_account(deed, &account);
	}
	g_free(saying.words);
	return TRUE;
}

/* --- Writing --------------------------------------------------------------------------------- */

static gboolean
put(sqlite3_stmt *insert, gint64 reference, gint64 item, gboolean is_certain, GError **error)
{
	return db_bind_number(insert, 1, reference, error) && db_bind_number(insert, 2, item, error) &&
	    db_bind_number(insert, 3, is_certain, error) && db_run(insert, error);
}

static gboolean
write_own(sqlite3 *db, sqlite3_stmt *insert, const struct series *series, const GPtrArray *deeds,
    const struct matter *citing, const struct citation *citation, GError **error)
{
	g_autoptr(GPtrArray) found = find_own(series, citation, citing->meeting);
	struct matter *first = found->len > 0 ? found->pdata[0] : NULL;
	guint of_first = 0;

	for (guint i = 0; i < found->len; i++)
		of_first += ((struct matter *)found->pdata[i])->meeting == first->meeting;
	for (guint i = 0; i < found->len; i++) {
		struct matter *cited = found->pdata[i];

		if (!put(insert, citation->id, cited->id, i == 0 && of_first == 1, error))
			return FALSE;
	}
	return of_first != 1 || take_account(db, series, deeds, citing, first, citation, error);
}

static gboolean
write_citation(sqlite3 *db, sqlite3_stmt *insert, const struct series *series, const GPtrArray *deeds,
    const struct matter *citing, const struct citation *citation, GError **error)
{
	g_autofree char *other = NULL;
	gint64 item = 0;

	if (citation->body == NULL)
		return write_own(db, insert, series, deeds, citing, citation, error);
	if (!others_find_body(db, citation->body, series->body_key, &other, error))
		return FALSE;
	if (g_strcmp0(other, series->body_key) == 0)
		return write_own(db, insert, series, deeds, citing, citation, error);
	if (other == NULL)
		return TRUE;
	return others_find_item(db, other, citation->minute, citation->day, citing->meeting->day, &item, error) &&
	    (item == 0 || put(insert, citation->id, item, TRUE, error));
}

static gboolean
write_meeting(sqlite3 *db, sqlite3_stmt *rows, sqlite3_stmt *insert, const struct series *series, const GPtrArray *deeds,
    const struct held *meeting, GError **error)
{
	gint64 first, last;
	enum db_step step;

	if (!held_facts(meeting, &first, &last))
		return TRUE;
	if (!db_bind_number(rows, 1, first, error) || !db_bind_number(rows, 2, last, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		const struct matter *citing = series_matter(series, fact_item(sqlite3_column_int64(rows, 0)));
		struct citation citation = { 0 };
		gboolean is_done;

		read_citation(rows, &citation);
		is_done = citing == NULL || write_citation(db, insert, series, deeds, citing, &citation, error);
		citation_clear(&citation);
		if (!is_done)
			return FALSE;
	}
	return step == DB_DONE;
}

gboolean
targets_write(sqlite3 *db, const struct series *series, const GPtrArray *deeds, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = db_prepare(db, "INSERT INTO target(reference_id, item_id, is_certain) VALUES(?1, ?2, ?3)", error);
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT id, minute, part, title, body, date, starts, ends FROM reference"
	    " WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC", error);

	if (insert == NULL || rows == NULL ||
	    !series_each_meeting(db, series, "DELETE FROM target WHERE reference_id BETWEEN ?1 AND ?2", FALSE, error))
		return FALSE;
	for (guint i = 0; i < series->meetings->len; i++)
		if (!write_meeting(db, rows, insert, series, deeds, series->meetings->pdata[i], error))
			return FALSE;
	return TRUE;
}
