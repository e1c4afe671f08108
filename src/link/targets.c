/*
 * A reference names a number, which other meetings and other bodies have, too. The body and the day
 * that the words give decide; without them it is the body's own meeting of the same run of numbers,
 * or of the run before where the number is not below the citing meeting's own. Where the run has a
 * gap there, the minute is not loaded: an older one of the same number is another matter.
 */
#include <string.h>
#include "link/accounts.h"
#include "link/elsewhere.h"
#include "link/targets.h"
#include "model/key.h"
#include "sql/db.h"
#include "store/store.h"

enum {
	TRIED_MOST = 1000,   /* minutes of one number that are looked at for a citation */
	MEANT_MOST = 20      /* ... and that are kept as what it may mean */
};

struct linking {
	sqlite3 *db;
	const struct series *series;
	struct others *others;
	struct findings *findings;
	GArray *meant;
	struct accounts *accounts;
};

/* --- Within the body ------------------------------------------------------------------------- */

/* "35/20" is minute 35 of 2020; "35" alone may mean it. */
static gboolean
is_numbered(const struct matter *matter, const char *minute)
{
	g_autofree char *wanted = NULL, *own = NULL;

	if (matter->number == NULL || matter->value == 0 || matter->value != number_value(minute))
		return FALSE;
	if (strcmp(minute, matter->number) == 0)
		return TRUE;
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
    const struct matter *matter, const struct words *title)
{
	return is_numbered(matter, citation->minute) && (citation->day > 0 || words_tell(matter->heading->words, title) ||
	    (matter->meeting->run > 0 && matter->meeting->run == run_of(series, meeting, matter->value)));
}

/* An item whose number the page has lost can still be told by its title. */
static struct matter *
find_titled(const struct series *series, const struct citation *citation, const struct held *meeting)
{
	g_autofree char *slug = key_slug(citation->title != NULL ? citation->title : "");
	const struct heading *heading = *slug != '\0' ? g_hash_table_lookup(series->headings, slug) : NULL;
	g_autoptr(GPtrArray) same = find_eligible(series, heading != NULL ? heading->unnumbered : NULL, citation, meeting);
	struct matter *matter = same->len > 0 ? same->pdata[0] : NULL;

	return matter != NULL && !heading->is_standing && matter->meeting->place < meeting->place ? matter : NULL;
}

/* Latest first. */
static GPtrArray *
find_own(const struct series *series, const struct citation *citation, const struct held *meeting)
{
	const struct words *title = NULL;
	int value = number_value(citation->minute);
	g_autoptr(GPtrArray) same = find_eligible(series, g_hash_table_lookup(series->by_value, GINT_TO_POINTER(value)),
	    citation, meeting);
	GPtrArray *found = g_ptr_array_new();
	struct matter *titled;

	if (same->len > 0)
		title = telling_words(series->telling, citation->title != NULL ? citation->title : "");
	for (guint i = 0; i < same->len && found->len < MEANT_MOST; i++)
		if (may_be(series, citation, meeting, same->pdata[i], title))
			g_ptr_array_add(found, same->pdata[i]);
	if (found->len == 0 && (titled = find_titled(series, citation, meeting)) != NULL)
		g_ptr_array_add(found, titled);
	return found;
}

/* --- All of them ----------------------------------------------------------------------------- */

static gboolean
take_certain(struct linking *linking, struct matter *citing, struct matter *cited, const struct citation *citation, GError **error)
{
	struct meant meant = { citing, cited };

	g_array_append_val(linking->meant, meant);
	return accounts_take(linking->accounts, citing, cited, citation, error);
}

static gboolean
take_own(struct linking *linking, struct matter *citing, const struct citation *citation, GError **error)
{
	g_autoptr(GPtrArray) found = find_own(linking->series, citation, citing->meeting);
	struct matter *first = found->len > 0 ? found->pdata[0] : NULL;
	guint of_first = 0;

	for (guint i = 0; i < found->len; i++)
		of_first += ((struct matter *)found->pdata[i])->meeting == first->meeting;
	for (guint i = 0; i < found->len; i++) {
		struct found_target target = { citation->id, ((struct matter *)found->pdata[i])->id, i == 0 && of_first == 1 };

		findings_add(linking->findings, FINDINGS_TARGETS, &target);
	}
	return of_first != 1 || take_certain(linking, citing, first, citation, error);
}

static gboolean
take_citation(struct linking *linking, struct matter *citing, const struct citation *citation, GError **error)
{
	const char *own = linking->series->body_key, *body_key = own;

	if (citation->body != NULL && !others_find_body(linking->others, citation->body, own, &body_key, error))
		return FALSE;
	if (body_key == NULL)
		return TRUE;
	return strcmp(body_key, own) == 0 ? take_own(linking, citing, citation, error) :
	    elsewhere_find(linking->others, linking->findings, body_key, citing->meeting->day, citation, error);
}

static gboolean
take_meeting(struct linking *linking, sqlite3_stmt *rows, const struct held *meeting, GError **error)
{
	gint64 first, last;
	enum db_step step;

	if (!held_facts(meeting, &first, &last))
		return TRUE;
	if (!db_bind_number(rows, 1, first, error) || !db_bind_number(rows, 2, last, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		struct matter *citing = held_matter(meeting, fact_item(sqlite3_column_int64(rows, 0)));
		struct citation citation;

		citation_read(rows, linking->series->texts, &citation);
		if (citing != NULL && !take_citation(linking, citing, &citation, error))
			return FALSE;
	}
	return step == DB_DONE;
}

static gboolean
take_all(struct linking *linking, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(linking->db,
	    "SELECT " CITATION " FROM reference"
	    " WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC", error);

	for (guint i = 0; rows != NULL && i < linking->series->meetings->len; i++)
		if (!take_meeting(linking, rows, linking->series->meetings->pdata[i], error))
			return FALSE;
	return rows != NULL;
}

gboolean
targets_find(sqlite3 *db, const struct series *series, const GPtrArray *deeds, struct others *others,
    struct findings *findings, GArray *meant, GError **error)
{
	struct accounts *accounts = accounts_new(db, series, deeds, error);
	struct linking linking = {
		.db = db, .series = series, .others = others, .findings = findings, .meant = meant, .accounts = accounts,
	};
	gboolean is_done = accounts != NULL && take_all(&linking, error);

	accounts_free(accounts);
	return is_done;
}
