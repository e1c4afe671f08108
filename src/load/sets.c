#include <string.h>
#include "load/known.h"
#include "load/sets.h"
#include "marks/homes.h"
#include "model/key.h"

static const char *const fields[] = { FIELD_DATE, FIELD_BODY, FIELD_COUNCIL };

static GPtrArray *words; /* struct word: what is set and holds; NULL: nothing */
static GPtrArray *said;  /* struct word: what was ever set */

static gboolean
is_of_meeting(const struct word *word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(word->field, fields[i]) == 0)
			return TRUE;
	}
	return FALSE;
}

static GPtrArray *
copy_sets(const GPtrArray *all)
{
	GPtrArray *sets = NULL;

	for (guint i = 0; i < all->len; i++) {
		if (!is_of_meeting(all->pdata[i]))
			continue;
		if (sets == NULL)
			sets = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);
		g_ptr_array_add(sets, word_copy(all->pdata[i]));
	}
	return sets;
}

void
sets_use(const struct marks *marks)
{
	g_autoptr(GPtrArray) current = marks != NULL ? marks_current(marks) : NULL;

	g_clear_pointer(&words, g_ptr_array_unref);
	g_clear_pointer(&said, g_ptr_array_unref);
	if (marks == NULL)
		return;
	words = copy_sets(current);
	said = copy_sets(marks_words(marks));
}

gboolean
sets_read(const char *path, const struct marks_listener *listener, GError **error)
{
	struct marks *marks;

	sets_use(NULL);
	if (path == NULL || !marks_exist(path))
		return TRUE;
	if ((marks = marks_open_reader(path, listener, error)) == NULL)
		return FALSE;
	sets_use(marks);
	marks_free(marks);
	return TRUE;
}

/* --- Finding --------------------------------------------------------------------------------- */

static const struct word *
find(const struct known *known, const char *field)
{
	for (guint i = 0; words != NULL && i < words->len; i++) {
		const struct word *word = words->pdata[i];

		if ((field == NULL || strcmp(word->field, field) == 0) && known_is_meant(known, word))
			return word;
	}
	return NULL;
}

const struct word *
sets_find(const char *key, const char *field)
{
	for (guint i = 0; words != NULL && i < words->len; i++) {
		const struct word *word = words->pdata[i];
		g_autofree char *about = marks_meeting_of(word->key, NULL);

		if (strcmp(word->field, field) == 0 && strcmp(about, key) == 0)
			return word;
	}
	return NULL;
}

gboolean
sets_know(const char *key, const char *text, const char *titles)
{
	for (guint i = 0; said != NULL && i < said->len; i++) {
		const struct word *word = said->pdata[i];
		g_autofree char *about = marks_meeting_of(word->key, NULL);

		if (strcmp(about, key) == 0 &&
		    (*word->words == '\0' || known_has_hash(word, text) || known_has_hash(word, titles)))
			return TRUE;
	}
	return FALSE;
}

GHashTable *
sets_meetings(void)
{
	return said != NULL ? marks_set_meetings(said) : NULL;
}

/* --- Applying -------------------------------------------------------------------------------- */

static void
set_text(char **text, const struct word *word)
{
	g_free(*text);
	*text = g_strdup(word->value);
}

static void
apply(struct meeting *meeting, const struct known *known)
{
	const struct word *date = find(known, FIELD_DATE), *body = find(known, FIELD_BODY),
	    *council = find(known, FIELD_COUNCIL);

	if (date != NULL) {
		set_text(&meeting->date, date);
		meeting->date_basis = BASIS_SET;
		g_clear_pointer(&meeting->date_earliest, g_free);
		g_clear_pointer(&meeting->date_latest, g_free);
	}
	if (body != NULL) {
		set_text(&meeting->body, body);
		meeting->body_basis = BASIS_SET;
	}
	if (council != NULL)
		set_text(&meeting->council, council);
}

void
sets_apply(const GPtrArray *meetings, const char *text)
{
	for (guint i = 0; words != NULL && i < meetings->len; i++) {
		struct known known;

		known_init(&known, meetings->pdata[i], text);
		apply(meetings->pdata[i], &known);
		known_clear(&known);
	}
}

static const char *
without_council(const char *key)
{
	const char *colon = strchr(key, ':');

	return colon != NULL ? colon + 1 : key;
}

/* Something was said under that key, but about another meeting only. */
static gboolean
is_of_other(const char *key, const struct known *known)
{
	gboolean is_said = FALSE;

	for (guint i = 0; said != NULL && i < said->len; i++) {
		const struct word *word = said->pdata[i];

		if (strcmp(without_council(word->key), key) != 0)
			continue;
		if (known_is_meant(known, word))
			return FALSE;
		is_said = TRUE;
	}
	return is_said;
}

/* "body/day", and where another meeting was moved from there, "body/day.2": of words with one key and
 * field only the last one holds. */
static char *
own_key(const struct known *known)
{
	char *key = g_strdup(known->key);

	for (guint n = 2; is_of_other(key, known); n++) {
		g_free(key);
		key = g_strdup_printf("%s.%u", known->key, n);
	}
	return key;
}

char *
sets_key(const struct meeting *meeting, const char *text)
{
	const struct word *word;
	struct known known;
	char *key;

	known_init(&known, meeting, text);
	word = find(&known, NULL);
	key = word != NULL ? g_strdup(without_council(word->key)) : own_key(&known);
	known_clear(&known);
	return key;
}

char *
sets_hashes(const struct meeting *meeting, const char *text)
{
	struct known known;
	char *hashes;

	known_init(&known, meeting, text);
	hashes = known_hashes(&known);
	known_clear(&known);
	return hashes;
}
