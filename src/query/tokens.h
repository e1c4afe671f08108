/*
 * Inside query/: the words of a short text that has no index of its own, cut and folded as the index does
 * it, and where they stand in it.
 */
#ifndef QUERY_TOKENS_H
#define QUERY_TOKENS_H

#include <glib.h>

struct token {
	char *folded;
	gsize starts, ends; /* bytes */
};

/* GArray of struct token. The caller frees with g_array_unref(). */
GArray *tokens_cut(const char *text);

/* Whether the words of a phrase (all of them) stand from token `at` on; the last may be the beginning of
 * one. */
gboolean tokens_stand_at(const GArray *tokens, guint at, const GArray *phrase, gboolean is_prefix);

/* The words of a text as one, parted by "-", with none before the first nor behind the last. Unlike
 * key_slug() (model/key.h), which makes names easy to type, it leaves "½" and "ﬁ" what they are. The caller
 * frees. */
char *folded_words(const char *text);

#endif
