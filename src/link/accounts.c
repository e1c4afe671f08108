#include <string.h>
#include "link/accounts.h"
#include "link/judge.h"
#include "sql/db.h"
#include "store/spans.h"
#include "store/store.h"

enum { LIKENED_MOST = 100 /* actions of one item that are likened to what is said of it */ };

struct accounts {
	const struct series *series;
	const GPtrArray *deeds;
	sqlite3_stmt *minutes, *labels;
	gint64 item;           /* whose minutes were read last; 0: none */
	struct passage passage;
};

static void
forget_minutes(struct accounts *accounts)
{
	if (accounts->item == 0)
		return;
	accounts->item = 0;
	passage_clear(&accounts->passage);
}

void
accounts_free(struct accounts *accounts)
{
	if (accounts == NULL)
		return;
	forget_minutes(accounts);
	sqlite3_finalize(accounts->minutes);
	sqlite3_finalize(accounts->labels);
	g_free(accounts);
}

struct accounts *
accounts_new(sqlite3 *db, const struct series *series, const GPtrArray *deeds, GError **error)
{
	struct accounts *accounts = g_new0(struct accounts, 1);

	accounts->series = series;
	accounts->deeds = deeds;
	accounts->minutes = db_prepare(db, "SELECT minutes_text, minutes_spans FROM item WHERE id = ?1", error);
	if (accounts->minutes != NULL)
		accounts->labels = db_prepare(db, "SELECT label FROM resolution WHERE id = ?1", error);
	if (accounts->labels != NULL)
		return accounts;
	accounts_free(accounts);
	return NULL;
}

/* --- What is said ---------------------------------------------------------------------------- */

/* What the citing item's minutes say where the reference stands. */
struct saying {
	char *words; /* NULL where the place isn't found */
	gsize starts, ends;
};

static gboolean
read_minutes(struct accounts *accounts, gint64 item, GError **error)
{
	sqlite3_stmt *row = accounts->minutes;
	const char *text;
	const void *spans;

	if (item == accounts->item)
		return TRUE;
	forget_minutes(accounts);
	sqlite3_reset(row);
	if (!db_bind_number(row, 1, item, error) || db_step(row, error) != DB_ROW)
		return FALSE;
	text = db_text(row, 0);
	passage_reserve(&accounts->passage, sqlite3_column_bytes(row, 0), 0);
	g_string_append_len(&accounts->passage.text, text, sqlite3_column_bytes(row, 0));
	/* The blob first: asking for its size may move it. */
	spans = sqlite3_column_blob(row, 1);
	spans_unpack(spans, sqlite3_column_bytes(row, 1), &accounts->passage.spans);
	accounts->item = item;
	return TRUE;
}

static gboolean
find_saying(struct accounts *accounts, gint64 item, const struct citation *citation, struct saying *saying, GError **error)
{
	const struct passage *passage = &accounts->passage;
	gsize at, from, to;

	*saying = (struct saying){ NULL };
	if (!read_minutes(accounts, item, error))
		return FALSE;
	at = passage_find(passage, citation->starts);
	if (at < passage->text.len) {
		to = judge_sentence(passage->text.str, passage->text.len, at, &from);
		saying->words = g_strndup(passage->text.str + from, to - from);
		saying->starts = passage_source(passage, from);
		saying->ends = passage_source(passage, to - 1) + 1;
	}
	return TRUE;
}

/* --- Which deed ------------------------------------------------------------------------------- */

/* The label of the resolution that a deed stands in; *label is NULL where it has none, and in narrative. */
static gboolean
read_label(const struct accounts *accounts, const struct deed *deed, char **label, GError **error)
{
	enum db_step step;

	*label = NULL;
	if (deed->resolution == 0)
		return TRUE;
	if (!db_bind_number(accounts->labels, 1, deed->resolution, error) ||
	    (step = db_step(accounts->labels, error)) == DB_FAILED)
		return FALSE;
	if (step == DB_ROW)
		*label = db_dup_text(accounts->labels, 0);
	sqlite3_reset(accounts->labels);
	return TRUE;
}

/* Of an item's deeds, the one of the part that is cited, else those that stand in no part. */
static GPtrArray *
find_deeds_of_part(const struct accounts *accounts, struct deed *const *deeds, guint n, const char *part, gboolean *is_of_part, GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();

	*is_of_part = FALSE;
	for (guint i = 0; i < n && !*is_of_part; i++) {
		g_autofree char *label = NULL;

		if (!read_label(accounts, deeds[i], &label, error))
			return NULL;
		*is_of_part = g_strcmp0(label, part) == 0;
		if (*is_of_part)
			g_ptr_array_set_size(found, 0);
		if (*is_of_part || label == NULL)
			g_ptr_array_add(found, deeds[i]);
	}
	return g_steal_pointer(&found);
}

/* The one that shares most words with what is said. */
static struct deed *
find_likest(const struct series *series, struct deed *const *deeds, guint n, const char *said, guint *most)
{
	const struct words *words = telling_words(series->telling, said);
	struct deed *best = NULL;

	*most = 0;
	for (guint i = 0; i < MIN(n, LIKENED_MOST); i++) {
		guint likeness = words_in_common(deed_words(series, deeds[i]), words);

		if (i == 0 || likeness > *most) {
			best = deeds[i];
			*most = likeness;
		}
	}
	return best;
}

/* The deed of an item that the words are about: the one of that part, else one that stands in no
 * decision; without a part the only one, or the one that shares most words with what is said. */
static gboolean
find_deed(const struct accounts *accounts, const struct matter *cited, const char *part, const char *said, struct deed **deed, GError **error)
{
	struct deed **deeds = (struct deed **)accounts->deeds->pdata + cited->first_deed;
	g_autoptr(GPtrArray) of_part = NULL;
	gboolean is_of_part = FALSE;
	guint n = cited->n_deeds, most;

	if (part != NULL) {
		if ((of_part = find_deeds_of_part(accounts, deeds, n, part, &is_of_part, error)) == NULL)
			return FALSE;
		deeds = (struct deed **)of_part->pdata;
		n = of_part->len;
	}
	if (n == 1 && (part == NULL || is_of_part)) {
		*deed = deeds[0];
		return TRUE;
	}
	*deed = find_likest(accounts->series, deeds, n, said, &most);
	/* A part may be a paragraph's: the words must be about the deed. */
	if (most == 0)
		*deed = NULL;
	return TRUE;
}

/* --- Both ------------------------------------------------------------------------------------- */

gboolean
accounts_take(struct accounts *accounts, const struct matter *citing, const struct matter *cited,
    const struct citation *citation, GError **error)
{
	struct deed *deed = NULL;
	struct saying saying;
	gboolean is_done;

	if (cited->n_deeds == 0)
		return TRUE;
	if (!find_saying(accounts, citing->id, citation, &saying, error))
		return FALSE;
	is_done = saying.words == NULL || find_deed(accounts, cited, citation->part, saying.words, &deed, error);
	if (deed != NULL) {
		struct account account = { citing->id, "reference",
			judge_closes(saying.words, strlen(saying.words)),
			g_steal_pointer(&saying.words), saying.starts, saying.ends };

		deed_add_account(deed, &account);
	}
	g_free(saying.words);
	return is_done;
}
