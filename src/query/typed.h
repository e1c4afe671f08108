/*
 * Inside query/: the pieces of a query as they were typed, before their meaning is known.
 */
#ifndef QUERY_TYPED_H
#define QUERY_TYPED_H

#include <glib.h>

/* One piece: [-][field:][~]value[*], the value a word or a "quoted phrase"; [-][title:]/pattern/, or
 * [-]NEAR(values). */
struct piece {
	gboolean is_negated;
	char *field; /* lower case; NULL where there is none */
	char *value; /* without quotation marks, slashes, "NEAR()" and the star behind it */
	char *typed; /* all of it */
	gboolean is_quoted;
	gboolean is_prefix;
	gboolean is_open; /* the closing quotation mark is missing */
	gboolean is_stem; /* a tilde stands before it */
	gboolean is_regex;
	gboolean is_near;
};

/* Reads the next piece at *at, which is moved behind it; FALSE at the end. The caller clears. The
 * text must be valid UTF-8. */
gboolean piece_next(const char **at, struct piece *piece);
void piece_clear(struct piece *piece);

/* "OR", "AND" or "NOT" (static) where a piece is that, whether a minus stands before it or not; else NULL. */
const char *piece_operator(const struct piece *piece);

/* Whether text holds anything that the index's tokenizer (unicode61) takes for a word. */
gboolean typed_has_token(const char *text);

#endif
