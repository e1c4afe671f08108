/*
 * Inside query/: the words of a short text that has no index of its own, folded as the index does
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

#endif
