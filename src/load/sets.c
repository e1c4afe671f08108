#include <string.h>
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

/* What a parsed meeting is known by. */
struct known {
	const struct meeting *meeting; /* borrowed */
	char *key;    /* "body/day" by the minutes alone */
	char *text;   /* hashes */
	char *titles; /* NULL where it has none */
};

static void
known_clear(struct known *known)
{
	g_free(known->key);
	g_free(known->text);
	g_free(known->titles);
}

static char *
hash_of_titles(const struct meeting *meeting)
{
	g_autoptr(GString) titles = g_string_new(NULL);

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];

		g_string_append_printf(titles, "%s\n", item->title != NULL ? item->title : "");
	}
	return meeting->items->len > 0 ? word_hash(titles->str) : NULL;
}

static void
know(struct known *known, const struct meeting *meeting, const char *text)
{
	g_autofree char *part = g_strndup(text + meeting->starts, meeting->ends - meeting->starts);

	known->meeting = meeting;
	known->key = key_of_meeting(meeting, text);
	known->text = word_hash(part);
	known->titles = hash_of_titles(meeting);
}

static gboolean
has_hash(const struct word *word, const char *hash)
{
	return hash != NULL && strstr(word->words, hash) != NULL;
}

/* NULL where nothing stands under its title. */
static char *
hash_of_item(const struct item *item)
{
	g_autofree char *whole = g_strjoin("\n", item->agenda.text->str, item->minutes.text->str, NULL);

	return item->agenda.text->len + item->minutes.text->len > 0 ? word_hash(whole) : NULL;
}

/* Of a corrected text most is as it was. Titles alone don't tell: a body's agenda may be the same each
 * month. */
static gboolean
has_most_items(const struct word *word, const struct meeting *meeting)
{
	gsize all = 0, same = 0;

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];
		gsize size = item->agenda.text->len + item->minutes.text->len;
		g_autofree char *hash = hash_of_item(item);

		all += size;
		if (has_hash(word, hash))
			same += size;
	}
	return same > 0 && 2 * same >= all;
}

/* The bodies of two undated meetings' keys are the same. */
static gboolean
are_undated_alike(const char *a, const char *b)
{
	const char *day = strstr(a, "/undated-");

	return day != NULL && strncmp(a, b, day - a + strlen("/undated-")) == 0;
}

static gboolean
is_about(const struct word *word, const struct known *known)
{
	g_autofree char *key = marks_meeting_of(word->key, NULL);

	if (strcmp(key, known->key) == 0)
		return *word->words == '\0' || has_hash(word, known->text) || has_hash(word, known->titles);
	return are_undated_alike(key, known->key) && has_hash(word, known->titles) &&
	    has_most_items(word, known->meeting);
}

static const struct word *
find(const struct known *known, const char *field)
{
	for (guint i = 0; words != NULL && i < words->len; i++) {
		const struct word *word = words->pdata[i];

		if ((field == NULL || strcmp(word->field, field) == 0) && is_about(word, known))
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
		    (*word->words == '\0' || has_hash(word, text) || has_hash(word, titles)))
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

		know(&known, meetings->pdata[i], text);
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
		if (is_about(word, known))
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

	know(&known, meeting, text);
	word = find(&known, NULL);
	key = word != NULL ? g_strdup(without_council(word->key)) : own_key(&known);
	known_clear(&known);
	return key;
}

/* Only an undated meeting has to be found by its items. */
static void
add_items(GString *hashes, const struct known *known)
{
	gboolean is_undated = strstr(known->key, "/undated-") != NULL;

	for (guint i = 0; is_undated && i < known->meeting->items->len; i++) {
		g_autofree char *hash = hash_of_item(known->meeting->items->pdata[i]);

		if (hash != NULL && strstr(hashes->str, hash) == NULL)
			g_string_append_printf(hashes, " %s", hash);
	}
}

char *
sets_hashes(const struct meeting *meeting, const char *text)
{
	GString *hashes;
	struct known known;

	know(&known, meeting, text);
	hashes = g_string_new(known.text);
	if (known.titles != NULL)
		g_string_append_printf(hashes, " %s", known.titles);
	add_items(hashes, &known);
	known_clear(&known);
	return g_string_free(hashes, FALSE);
}
