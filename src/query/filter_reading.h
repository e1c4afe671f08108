/* Inside query/, for filter_parse(): what reading search words goes along with. */
#ifndef QUERY_FILTER_READING_H
#define QUERY_FILTER_READING_H

#include "query/filter.h"
#include "query/typed.h"

#define FIELDS "body, council, date, due, in, is, loaded, min, owner, person, title, year"

struct reading {
	struct filter *filter;
	GString *notice;
	guint notices; /* told or, beyond the first few, only counted */
	guint in, not_in; /* columns that in: and -in: have named so far */
	const char *joiner; /* "OR" or "AND", where it stands before the next term; else NULL */
	guint nots;         /* NOT, so many times, stands before it */
	gboolean has_operator, has_bracket; /* OR, AND or NOT; "(a" or "b)" */
	gboolean is_after;  /* a term that these may follow stands before */
	gboolean is_after_in; /* and that is in: */
	GPtrArray *shown; /* what reading_shown() gave; NULL: nothing yet */
	gboolean is_after_nothing; /* a piece without letters and digits does */
};

/* Drops what a filter asks for twice: FTS5 takes time by the square of it. */
void filter_drop_doubles(struct filter *filter);

/* Whether there are more words or conditions than a search may have: MB_ERROR_USAGE says so. */
gboolean filter_is_too_much(const struct filter *filter, GError **error);

/* What was typed, as far as a line has room for it beside what is said of it. The reading's, or `typed` itself. */
const char *reading_shown(struct reading *reading, const char *typed);

/* Adds to what the reader is told, as far as that can be read. */
void reading_notice(struct reading *reading, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Says so where OR has in: on one side alone. */
void reading_tell_in(struct reading *reading, gboolean is_in);

/* A term of a clause of its own, or of the last one's behind OR. The reading owns it. */
struct term *reading_add_term(struct reading *reading, enum term_kind kind, const struct piece *piece);

/* What a piece looks for in texts: words, ~words, a pattern. FALSE and MB_ERROR_USAGE for a pattern that
 * is none. */
gboolean reading_add_texts(struct reading *reading, const struct piece *piece, guint columns, GError **error);

/* NEAR() in these columns (0: wherever in: says). What can't be read as that is searched for as words. */
void reading_add_near(struct reading *reading, const struct piece *piece, guint columns);

/* A piece that has a field. */
gboolean reading_add_field(struct reading *reading, const struct piece *piece, GError **error);
/* "body: audit" would be searched for as two words: MB_ERROR_USAGE says so. */
gboolean reading_is_bare_field(struct reading *reading, const struct piece *piece, GError **error);

#endif
