#include <string.h>
#include "load/known.h"
#include "marks/homes.h"
#include "model/key.h"

void
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

void
known_init(struct known *known, const struct meeting *meeting, const char *text)
{
	g_autofree char *part = g_strndup(text + meeting->starts, meeting->ends - meeting->starts);

	known->meeting = meeting;
	known->key = key_of_meeting(meeting, text);
	known->text = word_hash(part);
	known->titles = hash_of_titles(meeting);
}

gboolean
known_has_hash(const struct word *word, const char *hash)
{
	return hash != NULL && strstr(word->words, hash) != NULL;
}

/* NULL where nothing stands under its title. */
static char *
hash_of_item(const struct item *item)
{
	g_autofree char *whole = g_strjoin("\n", item->agenda.text.str, item->minutes.text.str, NULL);

	return item->agenda.text.len + item->minutes.text.len > 0 ? word_hash(whole) : NULL;
}

/* Of a corrected text most is as it was. Titles alone don't tell: a body's agenda may be the same each
 * month. */
static gboolean
has_most_items(const struct word *word, const struct meeting *meeting)
{
	gsize all = 0, same = 0;

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];
		gsize size = item->agenda.text.len + item->minutes.text.len;
		g_autofree char *hash = hash_of_item(item);

		all += size;
		if (known_has_hash(word, hash))
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

gboolean
known_is_meant(const struct known *known, const struct word *word)
{
	g_autofree char *key = marks_meeting_of(word->key, NULL);

	if (strcmp(key, known->key) == 0)
		return *word->words == '\0' || known_has_hash(word, known->text) || known_has_hash(word, known->titles);
	return are_undated_alike(key, known->key) && known_has_hash(word, known->titles) &&
	    has_most_items(word, known->meeting);
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
known_hashes(const struct known *known)
{
	GString *hashes = g_string_new(known->text);

	if (known->titles != NULL)
		g_string_append_printf(hashes, " %s", known->titles);
	add_items(hashes, known);
	return g_string_free(hashes, FALSE);
}
