/*
 * A reference names a number, which other meetings and other bodies have, too. The body and the day
 * that the words give decide; without them it is the body's own meeting of the same run of numbers,
 * or of the run before where the number is not below the citing meeting's own. Where the run has a
 * gap there, the minute is not loaded: an older one of the same number is another matter.
 */
#include <string.h>
#include "link/elsewhere.h"
#include "link/judge.h"
#include "link/targets.h"
#include "model/key.h"
#include "sql/db.h"
#include "store/spans.h"
#include "store/store.h"

enum {
	TRIED_MOST = 1000,   /* minutes of one number that are looked at for a citation */
	MEANT_MOST = 20,     /* ... and that are kept as what it may mean */
	LIKENED_MOST = 100   /* actions of one item that are likened to what is said of it */
};

struct linking {
	sqlite3 *db;
	const struct series *series;
	struct others *others;
	sqlite3_stmt *insert, *minutes;
	GHashTable *deeds; /* struct matter to GPtrArray of struct deed */
	gint64 item;       /* whose minutes were read last; 0: none */
	struct passage passage;
};

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

/* Of matters in their order, those of the meetings that the citation can mean, the latest first: the
 * ones of its day, else those before the citing one. */
static GPtrArray *
find_eligible(const struct series *series, const GPtrArray *matters, const struct citation *citation, const struct held *meeting)
{
	const GPtrArray *on = citation->day > 0 ? series_on_day(series, citation->day) : NULL;
	GPtrArray *found = g_ptr_array_new();
	guint from = 0, to = matters != NULL && citation->day == 0 ? matters_before(matters, meeting->place) : 0;

	if (matters != NULL && on != NULL) {
		from = matters_before(matters, ((struct held *)on->pdata[0])->place);
		to = matters_before(matters, ((struct held *)on->pdata[on->len - 1])->place + 1);
	}
	for (guint i = to; i > from && found->len < TRIED_MOST; i--) {
		struct matter *matter = matters->pdata[i - 1];

		if (matter->meeting != meeting && (citation->day == 0 || citation->day == matter->meeting->day))
			g_ptr_array_add(found, matter);
	}
	return found;
}

static gboolean
may_be(const struct series *series, const struct citation *citation, const struct held *meeting,
    const struct matter *matter, const GPtrArray *title)
{
	return is_numbered(matter, citation->minute) && (citation->day > 0 || words_tell(matter->words, title) ||
	    (matter->meeting->run > 0 && matter->meeting->run == run_of(series, meeting, matter->value)));
}

/* An item whose number the page has lost can still be told by its title. */
static struct matter *
find_titled(const struct series *series, const struct citation *citation, const struct held *meeting)
{
	g_autofree char *slug = key_slug(citation->title != NULL ? citation->title : "");
	g_autoptr(GPtrArray) same = find_eligible(series, g_hash_table_lookup(series->by_slug, slug), citation, meeting);
	struct matter *matter = *slug != '\0' && same->len > 0 ? same->pdata[0] : NULL;

	return matter != NULL && !matter->is_standing && matter->meeting->place < meeting->place ? matter : NULL;
}

/* Latest first. */
static GPtrArray *
find_own(const struct series *series, const struct citation *citation, const struct held *meeting)
{
	g_autoptr(GPtrArray) title = telling_words(series->words, citation->title != NULL ? citation->title : "");
	int value = number_value(citation->minute);
	g_autoptr(GPtrArray) same = find_eligible(series, g_hash_table_lookup(series->by_value, GINT_TO_POINTER(value)),
	    citation, meeting);
	GPtrArray *found = g_ptr_array_new();
	struct matter *titled;

	for (guint i = 0; i < same->len && found->len < MEANT_MOST; i++)
		if (may_be(series, citation, meeting, same->pdata[i], title))
			g_ptr_array_add(found, same->pdata[i]);
	if (found->len == 0 && (titled = find_titled(series, citation, meeting)) != NULL)
		g_ptr_array_add(found, titled);
	return found;
}

/* --- Accounts -------------------------------------------------------------------------------- */

/* What the citing item's minutes say where the reference stands. */
struct saying {
	char *words; /* NULL where the place isn't found */
	gsize starts, ends;
};

static void
forget_minutes(struct linking *linking)
{
	if (linking->item == 0)
		return;
	linking->item = 0;
	g_string_free(linking->passage.text, TRUE);
	g_array_unref(linking->passage.spans);
}

static gboolean
read_minutes(struct linking *linking, gint64 item, GError **error)
{
	sqlite3_stmt *row = linking->minutes;
	const void *spans;

	if (item == linking->item)
		return TRUE;
	forget_minutes(linking);
	sqlite3_reset(row);
	if (!db_bind_number(row, 1, item, error) || db_step(row, error) != DB_ROW)
		return FALSE;
	linking->passage.text = g_string_new_len(db_text(row, 0), sqlite3_column_bytes(row, 0));
	/* The blob first: asking for its size may move it. */
	spans = sqlite3_column_blob(row, 1);
	linking->passage.spans = spans_unpack(spans, sqlite3_column_bytes(row, 1));
	linking->item = item;
	return TRUE;
}

static gboolean
find_saying(struct linking *linking, gint64 item, const struct citation *citation, struct saying *saying, GError **error)
{
	const struct passage *passage = &linking->passage;
	gsize at, from, to;

	*saying = (struct saying){ NULL };
	if (!read_minutes(linking, item, error))
		return FALSE;
	at = passage_find(passage, citation->starts);
	if (at < passage->text->len) {
		to = judge_sentence(passage->text->str, passage->text->len, at, &from);
		saying->words = g_strndup(passage->text->str + from, to - from);
		saying->starts = passage_source(passage, from);
		saying->ends = passage_source(passage, to - 1) + 1;
	}
	return TRUE;
}

/* The deed of an item that the words are about: the one of that part, else one that stands in no
 * decision; without a part the only one, or the one that shares most words with what is said. */
static struct deed *
find_deed(const struct series *series, const GPtrArray *deeds, const char *part, const char *said)
{
	g_autoptr(GPtrArray) words = telling_words(series->words, said);
	struct deed *best = NULL;
	guint n = 0, most = 0;

	for (guint i = 0; i < deeds->len; i++) {
		struct deed *deed = deeds->pdata[i];
		guint likeness;

		if (part != NULL && g_strcmp0(deed->label, part) == 0)
			return deed;
		if ((part != NULL && deed->label != NULL) || n == LIKENED_MOST)
			continue;
		likeness = words_in_common(deed_words(series, deed), words);
		if (n++ == 0 || likeness > most) {
			best = deed;
			most = likeness;
		}
	}
	/* A part may be a paragraph's: the words must be about the deed. */
	return (part != NULL || n > 1) && most == 0 ? NULL : best;
}

static gboolean
take_account(struct linking *linking, const struct matter *citing, const struct matter *cited,
    const struct citation *citation, GError **error)
{
	const GPtrArray *deeds = g_hash_table_lookup(linking->deeds, cited);
	struct saying saying;
	struct deed *deed;

	if (deeds == NULL)
		return TRUE;
	if (!find_saying(linking, citing->id, citation, &saying, error))
		return FALSE;
	deed = saying.words != NULL ? find_deed(linking->series, deeds, citation->part, saying.words) : NULL;
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
write_own(struct linking *linking, const struct matter *citing, const struct citation *citation, GError **error)
{
	g_autoptr(GPtrArray) found = find_own(linking->series, citation, citing->meeting);
	struct matter *first = found->len > 0 ? found->pdata[0] : NULL;
	guint of_first = 0;

	for (guint i = 0; i < found->len; i++)
		of_first += ((struct matter *)found->pdata[i])->meeting == first->meeting;
	for (guint i = 0; i < found->len; i++) {
		struct matter *cited = found->pdata[i];

		if (!citation_put(linking->insert, citation->id, cited->id, i == 0 && of_first == 1, error))
			return FALSE;
	}
	return of_first != 1 || take_account(linking, citing, first, citation, error);
}

static gboolean
write_citation(struct linking *linking, const struct matter *citing, const struct citation *citation, GError **error)
{
	const char *own = linking->series->body_key, *body_key = own;

	if (citation->body != NULL && !others_find_body(linking->others, citation->body, own, &body_key, error))
		return FALSE;
	if (body_key == NULL)
		return TRUE;
	return strcmp(body_key, own) == 0 ? write_own(linking, citing, citation, error) :
	    elsewhere_put(linking->others, linking->insert, body_key, citing->meeting->day, citation, error);
}

static gboolean
write_meeting(struct linking *linking, sqlite3_stmt *rows, const struct held *meeting, GError **error)
{
	gint64 first, last;
	enum db_step step;

	if (!held_facts(meeting, &first, &last))
		return TRUE;
	if (!db_bind_number(rows, 1, first, error) || !db_bind_number(rows, 2, last, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		const struct matter *citing = series_matter(linking->series, fact_item(sqlite3_column_int64(rows, 0)));
		struct citation citation = { 0 };
		gboolean is_done;

		citation_read(rows, &citation);
		is_done = citing == NULL || write_citation(linking, citing, &citation, error);
		citation_clear(&citation);
		if (!is_done)
			return FALSE;
	}
	return step == DB_DONE;
}

static GHashTable *
index_deeds(const GPtrArray *deeds)
{
	GHashTable *index = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

	for (guint i = 0; i < deeds->len; i++) {
		struct deed *deed = deeds->pdata[i];
		GPtrArray *of = g_hash_table_lookup(index, deed->matter);

		if (of == NULL)
			g_hash_table_insert(index, deed->matter, of = g_ptr_array_new());
		g_ptr_array_add(of, deed);
	}
	return index;
}

static gboolean
write_all(struct linking *linking, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(linking->db,
	    "SELECT " CITATION " FROM reference"
	    " WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC", error);

	for (guint i = 0; rows != NULL && i < linking->series->meetings->len; i++)
		if (!write_meeting(linking, rows, linking->series->meetings->pdata[i], error))
			return FALSE;
	return rows != NULL;
}

gboolean
targets_write(sqlite3 *db, const struct series *series, const GPtrArray *deeds, struct others *others, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = citation_insert(db, error);
	g_autoptr(sqlite3_stmt) minutes = insert == NULL ? NULL :
	    db_prepare(db, "SELECT minutes_text, minutes_spans FROM item WHERE id = ?1", error);
	g_autoptr(GHashTable) index = index_deeds(deeds);
	struct linking linking = {
		.db = db, .series = series, .others = others, .insert = insert, .minutes = minutes, .deeds = index,
	};
	gboolean is_done = minutes != NULL &&
	    series_each_meeting(db, series, "DELETE FROM target WHERE reference_id BETWEEN ?1 AND ?2", FALSE, error) &&
	    write_all(&linking, error);

	forget_minutes(&linking);
	return is_done;
}
