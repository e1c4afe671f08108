#include "view/matcher.h"

#include <string.h>

#include "view/phrase.h"

struct matcher {
	GPtrArray *phrases; /* one of both, the other is NULL */
	struct rx *rx;
};

void
matcher_free(struct matcher *matcher)
{
	if (matcher == NULL)
		return;
	g_clear_pointer(&matcher->phrases, g_ptr_array_unref);
	rx_free(matcher->rx);
	g_free(matcher);
}

struct matcher *
matcher_of_words(const char *query, gboolean is_typing)
{
	GPtrArray *phrases = phrases_of_query(query, is_typing);
	struct matcher *matcher;

	if (phrases == NULL)
		return NULL;
	matcher = g_new0(struct matcher, 1);
	matcher->phrases = phrases;
	return matcher;
}

static gboolean
has_capital(const char *pattern)
{
	for (const char *at = pattern; *at != '\0'; at = g_utf8_next_char(at)) {
		if (*at == '\\' && at[1] != '\0') {
			/* "\p{Lu}" and "\x{E9}": the letters say what, not which. */
			at = g_utf8_next_char(at);
			if (at[1] == '{' && strchr(at, '}') != NULL)
				at = strchr(at, '}');
			continue;
		}
		if (g_unichar_isupper(g_utf8_get_char(at)))
			return TRUE;
	}
	return FALSE;
}

struct matcher *
matcher_of_regex(const char *pattern, GError **error)
{
	struct matcher *matcher;
	struct rx *rx;

	if (*pattern == '\0')
		return NULL;
	rx = rx_new(pattern, g_utf8_validate(pattern, -1, NULL) && has_capital(pattern) ? 0 : RX_CASELESS, error);
	if (rx == NULL)
		return NULL;
	matcher = g_new0(struct matcher, 1);
	matcher->rx = rx;
	return matcher;
}

/* "x*" is found everywhere, mostly without a letter: that is no hit. */
static enum rx_result
next_regex(const struct rx *rx, const char *text, gsize size, gsize from, gsize *starts, gsize *ends)
{
	gsize group[2];
	enum rx_result result;

	while ((result = rx_search(rx, text, size, from, group, 1)) == RX_MATCH) {
		/* "\K" can put a start behind the end. */
		if (group[0] < group[1] && group[0] >= from) {
			*starts = group[0];
			*ends = group[1];
			return RX_MATCH;
		}
		if (MAX(group[0], group[1]) >= size)
			return RX_NO_MATCH;
		from = MAX(from, MAX(group[0], group[1]));
		from = g_utf8_next_char(text + from) - text;
	}
	return result;
}

enum rx_result
matcher_next(const struct matcher *matcher, const char *text, gsize size, gsize from, gsize *starts, gsize *ends)
{
	if (from >= size)
		return RX_NO_MATCH;
	if (matcher->rx != NULL)
		return next_regex(matcher->rx, text, size, from, starts, ends);
	return phrases_next(matcher->phrases, text, size, from, starts, ends) ? RX_MATCH : RX_NO_MATCH;
}
