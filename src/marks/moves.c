/* What meetings are called, before and after the user has set something about them. */
#include <string.h>
#include "marks/homes.h"
#include "model/key.h"

/* "body/2023-09-12" of "council:body/2023-09-12.2/114/a1". */
static char *
plain_meeting(const char *key)
{
	const char *slash = strchr(key, '/'), *colon = memchr(key, ':', slash != NULL ? slash - key : 0);
	const char *body = colon != NULL ? colon + 1 : key;

	return slash == NULL ? g_strdup(body) :
	    g_strndup(body, slash + 1 - body + strcspn(slash + 1, "./"));
}

char *
marks_meeting_of(const char *key, GHashTable *moves)
{
	g_autofree char *plain = plain_meeting(key);
	const char *moved = moves != NULL ? g_hash_table_lookup(moves, plain) : NULL;

	return moved != NULL ? g_strdup(moved) : g_steal_pointer(&plain);
}

/* What a meeting's body and day were ever said to be. */
struct names {
	GPtrArray *bodies, *days;
};

static void
add_name(GPtrArray *names, char *name)
{
	if (*name == '\0' || g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_free(name);
	else
		g_ptr_array_add(names, name);
}

static void
names_free(gpointer data)
{
	struct names *names = data;

	g_ptr_array_unref(names->bodies);
	g_ptr_array_unref(names->days);
	g_free(names);
}

/* Begins with what the key itself says. */
static struct names *
names_of(GHashTable *all, const char *key)
{
	g_autofree char *meeting = plain_meeting(key);
	struct names *names = g_hash_table_lookup(all, meeting);
	gsize body = strcspn(meeting, "/");

	if (names != NULL)
		return names;
	names = g_new0(struct names, 1);
	names->bodies = g_ptr_array_new_with_free_func(g_free);
	names->days = g_ptr_array_new_with_free_func(g_free);
	add_name(names->bodies, g_strndup(meeting, body));
	add_name(names->days, g_strdup(meeting[body] != '\0' ? meeting + body + 1 : ""));
	g_hash_table_insert(all, g_steal_pointer(&meeting), names);
	return names;
}

GHashTable *
marks_set_meetings(const GPtrArray *words)
{
	GHashTable *all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, names_free);

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];

		if (strcmp(word->field, FIELD_DATE) == 0)
			add_name(names_of(all, word->key)->days, g_strdup(word->value));
		else if (strcmp(word->field, FIELD_BODY) == 0)
			add_name(names_of(all, word->key)->bodies, key_slug(word->value));
	}
	return all;
}

GPtrArray *
marks_names(const struct names *names)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	for (guint b = 0; b < names->bodies->len; b++) {
		for (guint d = 0; d < names->days->len; d++)
			g_ptr_array_add(keys, g_strjoin("/", names->bodies->pdata[b], names->days->pdata[d], NULL));
	}
	return keys;
}

/* All names of which one or the other stands for share what stands for them: an undated one, if there
 * is one, since such a meeting may have to be looked for. */
static void
merge(GHashTable *moves, const char *one, const char *other)
{
	gboolean is_one = strstr(one, "/undated-") != NULL;
	g_autofree char *stays = g_strdup(is_one ? one : other), *goes = g_strdup(is_one ? other : one);
	GHashTableIter iter;
	gpointer to;

	g_hash_table_iter_init(&iter, moves);
	while (g_hash_table_iter_next(&iter, NULL, &to)) {
		if (strcmp(to, goes) == 0)
			g_hash_table_iter_replace(&iter, g_strdup(stays));
	}
}

static void
add_moves(GHashTable *moves, const char *meeting, const struct names *names)
{
	g_autoptr(GPtrArray) keys = marks_names(names);

	for (guint i = 0; i < keys->len; i++) {
		const char *to = g_hash_table_lookup(moves, keys->pdata[i]);

		if (to == NULL)
			g_hash_table_insert(moves, g_strdup(keys->pdata[i]), g_strdup(meeting));
	}
	for (guint i = 0; i < keys->len; i++) {
		const char *first = g_hash_table_lookup(moves, keys->pdata[0]),
		    *to = g_hash_table_lookup(moves, keys->pdata[i]);

		if (strcmp(first, to) != 0)
			merge(moves, first, to);
	}
}

GHashTable *
marks_moves(const GPtrArray *words)
{
	GHashTable *moves = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GHashTable) all = marks_set_meetings(words);
	GHashTableIter iter;
	gpointer meeting, names;

	g_hash_table_iter_init(&iter, all);
	while (g_hash_table_iter_next(&iter, &meeting, &names))
		add_moves(moves, meeting, names);
	return moves;
}
