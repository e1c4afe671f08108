#include <string.h>
#include "marks/homes.h"

void
place_free(gpointer data)
{
	struct place *place = data;

	g_free(place->key);
	g_free(place->words);
	g_free(place);
}

/* --- Keys ------------------------------------------------------------------------------------ */

/* The key's third part on: "114/a1"; empty for a meeting. */
static const char *
rest_of(const char *key)
{
	const char *slash = strchr(key, '/');

	slash = slash != NULL ? strchr(slash + 1, '/') : NULL;
	return slash != NULL ? slash + 1 : "";
}

/* Two councils may have a body of one name; where one of them isn't known it may be the same. */
static gboolean
is_other_council(const char *a, const char *b)
{
	gsize n = strcspn(a, ":/"), m = strcspn(b, ":/");

	return a[n] == ':' && b[m] == ':' && (n != m || strncmp(a, b, n) != 0);
}

/* --- Homes ----------------------------------------------------------------------------------- */

struct finding {
	GHashTable *meetings; /* a meeting to GPtrArray of struct place */
	GHashTable *taken;    /* struct place to struct home: whose it is */
	GHashTable *moves;
};

static void
group_places(struct finding *finding, const GPtrArray *places)
{
	finding->meetings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	for (guint i = 0; i < places->len; i++) {
		struct place *place = places->pdata[i];
		g_autofree char *meeting = marks_meeting_of(place->key, finding->moves);
		GPtrArray *group = g_hash_table_lookup(finding->meetings, meeting);

		if (group == NULL) {
			group = g_ptr_array_new();
			g_hash_table_insert(finding->meetings, g_steal_pointer(&meeting), group);
		}
		g_ptr_array_add(group, place);
	}
}

/* An imported mark may not know its words. */
static gboolean
has_words(const struct word *word, const struct place *place)
{
	return *word->words == '\0' || strcmp(word->words, place->words) == 0;
}

/* Of the same meeting, under whatever name. That of a meeting which has gone is no name of another that
 * was always there. */
static gboolean
may_be_same_meeting(const struct word *word, const struct place *place)
{
	g_autofree char *mine = marks_meeting_of(word->key, NULL), *theirs = marks_meeting_of(place->key, NULL);

	return place->is_moved || strcmp(mine, theirs) == 0;
}

/* How well a place fits: 0 for not at all. The bits, from the most telling: the same words, the same
 * key to the letter, the same item and limb, the same item, the same limb. */
enum { FITS_WORDS = 16, FITS_KEY = 8, FITS_REST = 4, FITS_ITEM = 2, FITS_LIMB = 1 };

static guint
fit(const struct word *word, const struct place *place)
{
	const char *mine = rest_of(word->key), *theirs = rest_of(place->key);
	gsize n = strcspn(mine, "/"), m = strcspn(theirs, "/");
	guint bits = has_words(word, place) ? FITS_WORDS : 0;

	if (is_other_council(word->key, place->key))
		return 0;
	if (strcmp(word->key, place->key) == 0)
		bits |= FITS_KEY;
	if (strcmp(mine, theirs) == 0)
		bits |= FITS_REST;
	if (n == m && strncmp(mine, theirs, n) == 0)
		bits |= FITS_ITEM;
	if (strcmp(mine + n, theirs + m) == 0)
		bits |= FITS_LIMB;
	return bits;
}

/* The best of the places that have all of `needed`; none where two are. */
static const struct place *
find_place(const struct finding *finding, const struct word *word, guint needed, gboolean may_be_taken)
{
	g_autofree char *meeting = marks_meeting_of(word->key, finding->moves);
	const GPtrArray *group = g_hash_table_lookup(finding->meetings, meeting);
	const struct place *best = NULL;
	guint most = 0;

	for (guint i = 0; group != NULL && i < group->len; i++) {
		const struct place *place = group->pdata[i];
		guint bits = fit(word, place);

		if ((bits & needed) != needed || bits < most || !may_be_same_meeting(word, place) ||
		    (!may_be_taken && g_hash_table_contains(finding->taken, place)))
			continue;
		best = bits > most ? place : NULL;
		most = bits;
	}
	return best;
}

/* The part of a key up to "undated-"; 0 for other meetings. */
static gsize
undated_size(const char *meeting)
{
	const char *day = strstr(meeting, "/undated-");

	return day != NULL ? day - meeting + strlen("/undated-") : 0;
}

/* Among all undated meetings of the body the only one with the words. */
static const struct place *
find_undated(const struct finding *finding, const struct word *word)
{
	g_autofree char *meeting = marks_meeting_of(word->key, finding->moves);
	gsize size = undated_size(meeting);
	const struct place *only = NULL;
	GHashTableIter iter;
	gpointer other, group;

	g_hash_table_iter_init(&iter, finding->meetings);
	while (size > 0 && g_hash_table_iter_next(&iter, &other, &group)) {
		const GPtrArray *places = group;

		for (guint i = 0; strncmp(other, meeting, size) == 0 && i < places->len; i++) {
			const struct place *place = places->pdata[i];

			if ((fit(word, place) & FITS_WORDS) == 0 || g_hash_table_contains(finding->taken, place) ||
			    (!place->is_moved && undated_size(place->key) == 0))
				continue;
			if (only != NULL)
				return NULL;
			only = place;
		}
	}
	return only;
}

/* A place is the latest word's: one may have been said before the meeting was moved, one after. */
static void
take_place(const struct finding *finding, struct home *home, const struct place *place, enum home_kind kind)
{
	struct home *other = g_hash_table_lookup(finding->taken, place);
	gboolean is_latest = other == NULL || other->word->n < home->word->n;

	home->place = place;
	home->kind = is_latest ? kind : HOME_LATER;
	if (!is_latest)
		return;
	if (other != NULL)
		other->kind = HOME_LATER;
	g_hash_table_insert(finding->taken, (gpointer)place, home);
}

static const struct {
	guint needed;
	gboolean may_be_taken;
	enum home_kind kind;
} rounds[] = {
	{ FITS_WORDS | FITS_REST, TRUE, HOME_SURE },
	{ FITS_WORDS, FALSE, HOME_MOVED },
	{ FITS_REST, FALSE, HOME_CHANGED },
};

/* What has no words can't be told by them. */
static const struct place *
find_in_round(const struct finding *finding, const struct word *word, guint r)
{
	gboolean is_by_words = r >= G_N_ELEMENTS(rounds) || rounds[r].kind == HOME_MOVED;

	if (is_by_words && *word->words == '\0')
		return NULL;
	return r < G_N_ELEMENTS(rounds) ? find_place(finding, word, rounds[r].needed, rounds[r].may_be_taken) :
	    find_undated(finding, word);
}

static void
find_all(const struct finding *finding, GArray *homes)
{
	/* One more for undated meetings. */
	for (guint r = 0; r <= G_N_ELEMENTS(rounds); r++) {
		for (guint i = 0; i < homes->len; i++) {
			struct home *home = &g_array_index(homes, struct home, i);
			const struct place *place = NULL;

			if (home->place == NULL)
				place = find_in_round(finding, home->word, r);
			if (place != NULL)
				take_place(finding, home, place, r < G_N_ELEMENTS(rounds) ? rounds[r].kind : HOME_MOVED);
		}
	}
}

GArray *
marks_find_homes(const GPtrArray *words, const GPtrArray *places, GHashTable *moves)
{
	GArray *homes = g_array_sized_new(FALSE, FALSE, sizeof(struct home), words->len);
	struct finding finding = { .moves = moves, .taken = g_hash_table_new(NULL, NULL) };

	group_places(&finding, places);
	for (guint i = 0; i < words->len; i++) {
		struct home home = { .word = words->pdata[i], .kind = HOME_NONE };

		g_array_append_val(homes, home);
	}
	find_all(&finding, homes);
	g_hash_table_unref(finding.meetings);
	g_hash_table_unref(finding.taken);
	return homes;
}
