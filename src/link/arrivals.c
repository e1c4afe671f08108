/*
 * What was to come back to the meeting comes as an item: with the title of the one in which it was
 * asked for, or with one that the promise holds ("the draft performance dashboard" and
 * "Performance dashboard"). A note to be circulated, a letter, a visit never come as one, though an
 * item of that title may; those are told of in words (targets.c).
 */
#include <string.h>
#include "base/rx.h"
#include "link/arrivals.h"

enum {
	EARLY = 62,   /* days before it is due that an item may come */
	COMMON = 40   /* items of one body that share a word: it tells nothing */
};

#define COMES_BACK \
	"\\b(?:report\\w*|updat\\w*|presen\\w*|submit\\w*|bring|brought|come|return\\w*|agenda|consider\\w*|evaluation" \
	"|defer\\w*|reschedul\\w*|schedul\\w*|added|feedback|response|reconsider\\w*|before the)\\b"
#define COMES_OTHERWISE \
	"\\b(?:circulat\\w*|e-?mail\\w*|write|written|letters?|visits?|off[- ](?:the )?agenda|note on|a note|list of|map|tour)\\b"

/* Telling word (interned) to the matters whose titles hold it (GPtrArray). */
static GHashTable *
index_words(const struct series *series)
{
	GHashTable *index = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];
		const struct words *words = matter->heading->words;

		for (guint j = 0; !matter->heading->is_standing && j < words->n; j++) {
			GPtrArray *with = g_hash_table_lookup(index, words->word[j]);

			if (with == NULL)
				g_hash_table_insert(index, (gpointer)words->word[j], with = g_ptr_array_new());
			g_ptr_array_add(with, matter);
		}
	}
	return index;
}

static gboolean
may_come_as_item(const struct deed *deed)
{
	return deed->matter->meeting->is_placed && deed->kind != ACTION_VISIT && deed->kind != ACTION_ASK_OF_MEMBERS;
}

static gboolean
comes_as_item(const struct deed *deed)
{
	static struct rx *back, *otherwise;
	gsize size = strlen(deed->text);

	if (rx_search(rx_own(&otherwise, COMES_OTHERWISE, RX_CASELESS | RX_ASCII), deed->text, size, 0, NULL, 0) == RX_MATCH)
		return FALSE;
	return deed->kind == ACTION_DEFERRAL ||
	    rx_search(rx_own(&back, COMES_BACK, RX_CASELESS | RX_ASCII), deed->text, size, 0, NULL, 0) == RX_MATCH;
}

/* Whether an item's title says that it is what the deed promised. */
static gboolean
is_promised(const struct deed *deed, const struct matter *matter)
{
	const struct heading *own = deed->matter->heading, *other = matter->heading;

	if (!own->is_standing && (own == other ||
	    (own->words->n >= 2 && words_in_common(own->words, other->words) == own->words->n)))
		return TRUE;
	return other->words->n >= 2 && words_in_common(other->words, deed->words) == other->words->n;
}

static gboolean
is_in_time(const struct deed *deed, const struct matter *matter)
{
	return deed->first_day == 0 || matter->meeting->day == 0 || matter->meeting->day >= deed->first_day - EARLY;
}

/* An item that only puts the matter off again has a deferral of its own. */
static GHashTable *
find_deferred(const GPtrArray *deeds)
{
	GHashTable *deferred = g_hash_table_new(g_direct_hash, g_direct_equal);

	for (guint i = 0; i < deeds->len; i++) {
		const struct deed *deed = deeds->pdata[i];

		if (deed->kind == ACTION_DEFERRAL && !deed->matter->heading->is_standing)
			g_hash_table_add(deferred, deed->matter);
	}
	return deferred;
}

static struct matter *
earlier(struct matter *best, struct matter *matter)
{
	return best == NULL || matter->meeting->place < best->meeting->place ? matter : best;
}

static struct matter *
find_among(const struct deed *deed, const GPtrArray *with, GHashTable *deferred, struct matter *best)
{
	if (with == NULL || with->len > COMMON)
		return best;
	for (guint i = 0; i < with->len; i++) {
		struct matter *matter = with->pdata[i];

		if (matter->meeting->place > deed->matter->meeting->place &&
		    is_promised(deed, matter) && is_in_time(deed, matter) && !g_hash_table_contains(deferred, matter))
			best = earlier(best, matter);
	}
	return best;
}

static void
add_account(struct deed *deed, const struct matter *arrival)
{
	struct account account = { arrival->id, "arrival", TRUE, NULL, 0, 0 };

	deed_add_account(deed, &account);
}

static struct matter *
find_arrival(const struct series *series, struct deed *deed, GHashTable *index, GHashTable *deferred)
{
	const struct words *words = deed_words(series, deed), *title = deed->matter->heading->words;
	struct matter *best = NULL;

	for (guint i = 0; i < words->n; i++)
		best = find_among(deed, g_hash_table_lookup(index, words->word[i]), deferred, best);
	for (guint i = 0; i < title->n; i++)
		best = find_among(deed, g_hash_table_lookup(index, title->word[i]), deferred, best);
	return best;
}

void
arrivals_take(const struct series *series, const GPtrArray *deeds)
{
	g_autoptr(GHashTable) index = NULL, deferred = NULL;

	if (deeds->len == 0)
		return;
	index = index_words(series);
	deferred = find_deferred(deeds);
	for (guint i = 0; i < deeds->len; i++) {
		struct deed *deed = deeds->pdata[i];
		const struct matter *arrival = may_come_as_item(deed) ? find_arrival(series, deed, index, deferred) : NULL;

		/* Few have one, and their words are searched in longer than this took. */
		if (arrival != NULL && comes_as_item(deed))
			add_account(deed, arrival);
	}
}
