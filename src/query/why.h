/* Inside query/: the parts of query_why_none(), each a reason. */
#ifndef QUERY_WHY_H
#define QUERY_WHY_H

#include "query/filter.h"

enum {
	WHY_LINE = 68,        /* characters that fit beside what is said around it, at 80 columns */
	WHY_WORD_LONGEST = 20 /* cells shown of what was typed */
};

struct why {
	sqlite3 *db;
	const struct filter *filter;
	const char *typed;
	gint64 until; /* as query_until(): nothing more is begun then */
};

/* Whether it has taken long enough. */
gboolean why_is_over(const struct why *why);
/* How many hits a filter has; 0 where they could not be counted in time, too. */
gint64 why_count(const struct why *why, const struct filter *filter);
/* A clause of nothing but one word or phrase, anywhere. */
gboolean why_is_plain(const GPtrArray *clause);
/* A clause as it was typed, a blank before it. */
void why_append_typed(GString *out, const GPtrArray *clause);

/* What person: would find (why_persons.c): of this name, with other fields as they are typed; of all words of the
 * filter. NULL for nothing, as below; the caller frees. */
char *why_person_found(const struct why *why, const char *name, const char *others);
char *why_person(const struct why *why);

/* The words that no text of the cache holds (why_words.c). */
char *why_unknown(const struct why *why);

#endif
