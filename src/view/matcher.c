#include "view/matcher.h"

struct matcher {
	struct filter *filter;
	struct finder *finder; /* the filter's */
	gboolean is_limited;
};

void
matcher_free(struct matcher *matcher)
{
	if (matcher == NULL)
		return;
	finder_free(matcher->finder);
	filter_free(matcher->filter);
	g_free(matcher);
}

/* Takes the filter. */
static struct matcher *
matcher_new(struct filter *filter)
{
	struct matcher *matcher = g_new0(struct matcher, 1);

	matcher->filter = filter;
	matcher->finder = finder_new(filter);
	if (!finder_is_empty(matcher->finder))
		return matcher;
	matcher_free(matcher);
	return NULL;
}

/* --- Words ----------------------------------------------------------------------------------- */

static gboolean
is_of_word(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* What is no query has no operators: each of its words counts. */
static char *
each_word(const char *typed, gboolean is_typing)
{
	g_autofree char *valid = g_utf8_make_valid(typed, -1);
	GString *words = g_string_new(NULL);

	for (const char *at = valid; *at != '\0';) {
		const char *start = at;

		while (*at != '\0' && is_of_word(g_utf8_get_char(at)))
			at = g_utf8_next_char(at);
		if (at > start)
			g_string_append_printf(words, " \"%.*s\"%s", (int)(at - start), start,
			    *at == '*' || (*at == '\0' && is_typing) ? "*" : "");
		at += *at != '\0' ? g_utf8_skip[(guchar)*at] : 0;
	}
	return g_string_free(words, FALSE);
}

/* A phrase that is being typed may end within a word. */
static char *
words_typed(const char *query)
{
	g_autofree char *words = words_so_far(query);

	return g_strconcat(words, words_are_open(words) ? "\"*" : "", NULL);
}

/* Takes the filter; NULL where it is. */
static struct matcher *
matcher_of_filter(sqlite3 *db, struct filter *filter)
{
	if (filter == NULL)
		return NULL;
	if (db != NULL)
		filter_look_up_endings(db, filter, NULL);
	return matcher_new(filter);
}

struct matcher *
matcher_of_words(sqlite3 *db, const char *query, gboolean is_typing)
{
	g_autofree char *words = is_typing ? words_typed(query) : g_strdup(query);
	struct filter *filter = filter_parse(words, NULL, NULL);

	if (filter == NULL) {
		g_free(words);
		words = each_word(query, is_typing);
		filter = filter_parse(words, NULL, NULL);
	}
	return matcher_of_filter(db, filter);
}

struct matcher *
matcher_of_words_within(sqlite3 *db, const char *words, const char *within)
{
	return matcher_of_filter(db, filter_parse_within(words, within, NULL, NULL));
}

/* --- Patterns -------------------------------------------------------------------------------- */

struct matcher *
matcher_of_regex(const char *pattern, GError **error)
{
	struct filter *filter = *pattern != '\0' ? filter_of_regex(pattern, error) : NULL;

	return filter != NULL ? matcher_new(filter) : NULL;
}

/* --- Both ------------------------------------------------------------------------------------ */

void
matcher_limit(struct matcher *matcher)
{
	matcher->is_limited = TRUE;
}

gboolean
matcher_is_limited(const struct matcher *matcher)
{
	return matcher->is_limited;
}

enum rx_result
matcher_find(const struct matcher *matcher, guint columns, const char *text, GArray *places)
{
	return finder_find(matcher->finder, matcher->is_limited ? columns : IN_ANY, text, places);
}
