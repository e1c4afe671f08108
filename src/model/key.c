#include <string.h>
#include "model/key.h"

#define UNNAMED "unnamed"

/* Every title of a load passes here, and hardly one holds more than ASCII. NULL where it does. */
static char *
slug_of_ascii(const char *name)
{
	char *slug = g_malloc(strlen(name) + 1), *end = slug;

	for (; *name != '\0'; name++) {
		if ((guchar)*name >= 0x80) {
			g_free(slug);
			return NULL;
		}
		/* The bit that makes a letter small is set in digits anyway. */
		if (g_ascii_isalnum(*name))
			*end++ = *name | 0x20;
		else if (end > slug && end[-1] != '-')
			*end++ = '-';
	}
	if (end > slug && end[-1] == '-')
		end--;
	*end = '\0';
	return slug;
}

char *
key_slug(const char *name)
{
	char *ascii = slug_of_ascii(name);

	if (ascii != NULL)
		return ascii;
	g_autofree char *valid = g_utf8_make_valid(name, -1);
	g_autofree char *lower = g_utf8_strdown(valid, -1);
	g_autofree char *split = g_utf8_normalize(lower, -1, G_NORMALIZE_ALL);
	g_autoptr(GString) slug = g_string_new(NULL);
	gboolean is_parted = FALSE;

	for (const char *at = split; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_ismark(c))
			continue;
		if (!g_unichar_isalnum(c)) {
			is_parted = TRUE;
			continue;
		}
		if (is_parted && slug->len > 0)
			g_string_append_c(slug, '-');
		is_parted = FALSE;
		g_string_append_unichar(slug, c);
	}
	return g_utf8_normalize(slug->str, slug->len, G_NORMALIZE_NFC);
}

/* The first eight digits of the hash of the meeting's own words: they stay the same when the file
 * is renamed, and tell two undated meetings of one file apart. */
static char *
undated(const struct meeting *meeting, const char *text)
{
	g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
	    (const guchar *)text + meeting->starts, meeting->ends - meeting->starts);

	return g_strdup_printf("undated-%.8s", sum);
}

gboolean
key_is_unnamed(const char *body_key)
{
	return strcmp(body_key, UNNAMED) == 0 || g_str_has_suffix(body_key, ":" UNNAMED);
}

char *
key_of_meeting(const struct meeting *meeting, const char *text)
{
	g_autofree char *council = key_slug(meeting->council != NULL ? meeting->council : "");
	g_autofree char *body = key_slug(meeting->body != NULL ? meeting->body : "");
	g_autofree char *date = meeting->date != NULL ?
	    g_strdup(meeting->date) : undated(meeting, text);

	return g_strdup_printf("%s%s%s/%s", council, *council != '\0' ? ":" : "",
	    *body != '\0' ? body : UNNAMED, date);
}

/* Appends a number as it stands in a key: one word without a slash. */
static void
append_number(GString *word, const char *number)
{
	for (const char *at = number; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (c == '/')
			g_string_append_c(word, '~');
		else if (g_unichar_isspace(c))
			g_string_append_c(word, '_');
		else
			g_string_append_unichar(word, c);
	}
}

/* Makes the end of a key, from byte `from` on, one that isn't taken yet: ".2", ".3"... follow where
 * it is. `taken`: ends (const char *) to how often each was met; a meeting may print "3", "3" and
 * "3.2". */
static void
make_unique(GHashTable *taken, GString *key, gsize from)
{
	gpointer word, times;
	guint n;

	if (!g_hash_table_lookup_extended(taken, key->str + from, &word, &times))
		return;
	n = GPOINTER_TO_UINT(times);
	do {
		g_string_truncate(key, from + strlen(word));
		g_string_append_printf(key, ".%u", ++n);
	} while (g_hash_table_contains(taken, key->str + from));
	g_hash_table_insert(taken, word, GUINT_TO_POINTER(n));
}

static void
number_resolutions(struct item *item)
{
	guint n = 0;

	for (guint i = 0; i < item->resolutions->len; i++) {
		struct resolution *resolution = item->resolutions->pdata[i];

		resolution->number = resolution->is_recommendation ? 0 : ++n;
	}
}

void
item_set_fact_keys(struct item *item)
{
	number_resolutions(item);
	for (guint i = 0; i < item->resolutions->len; i++) {
		struct resolution *resolution = item->resolutions->pdata[i];

		resolution->key = NULL;
		if (resolution->number > 0)
			resolution->key = arena_take(item->arena, g_strdup_printf("%s/r%u", item->key, resolution->number));
	}
	for (guint i = 0; i < item->actions->len; i++) {
		struct action *action = item->actions->pdata[i];

		action->key = arena_take(item->arena, g_strdup_printf("%s/a%u", item->key, i + 1));
	}
}

/* `set_facts` is run for each item once it has its key. */
static void
set_item_keys(struct meeting *meeting, const char *key, void (*set_facts)(struct item *item))
{
	g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GString) whole = g_string_new(key);
	gsize from;

	g_string_append_c(whole, '/');
	from = whole->len;
	for (guint i = 0; i < meeting->items->len; i++) {
		struct item *item = meeting->items->pdata[i];

		g_string_truncate(whole, from);
		if (item->number != NULL && *item->number != '\0')
			append_number(whole, item->number);
		else
			g_string_append_printf(whole, "@%u", i + 1);
		make_unique(taken, whole, from);
		item->key = arena_copy(item->arena, whole->str, whole->len);
		g_hash_table_insert(taken, item->key + from, GUINT_TO_POINTER(1));
		set_facts(item);
	}
}

void
meeting_set_keys(struct meeting *meeting, const char *key)
{
	char *own = g_strdup(key); /* `key` may be meeting->key itself */

	g_free(meeting->key);
	meeting->key = own;
	set_item_keys(meeting, own, item_set_fact_keys);
}

void
meeting_set_key_ends(struct meeting *meeting)
{
	g_clear_pointer(&meeting->key, g_free);
	set_item_keys(meeting, "", number_resolutions);
}
