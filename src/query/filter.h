/*
 * Inside query/: what search words mean. A filter is clauses that must all hold; a clause is terms
 * of which one must hold.
 */
#ifndef QUERY_FILTER_H
#define QUERY_FILTER_H

#include "query/doubts.h"
#include "query/query.h"
#include "query/trial.h"

enum term_kind {
	TERM_WORDS,     /* an item: the index of words */
	TERM_REGEX,     /* an item: its texts */
	TERM_MINUTE,    /* an item: its number */
	TERM_TRUNCATED, /* an item */
	TERM_DAYS,      /* either: the day in the high bits of the id */
	TERM_BODY,      /* a meeting */
	TERM_COUNCIL,   /* a meeting */
	TERM_STATUS,    /* a meeting */
	TERM_LOADED,    /* a meeting: when a source of it was loaded */
	TERM_PERSON,    /* an item: named in it, or was at the meeting */
	TERM_OWNER,     /* an action, here and below */
	TERM_DUE,       /* the last day on which it can be due */
	TERM_STATE,
	TERM_OVERDUE,
	TERM_SILENT,
	TERM_DEFERRED
};

/* The facts that something is about, rather than items. */
enum filter_facts { FACTS_NONE, FACTS_RESOLUTIONS, FACTS_ACTIONS };

/* One of the words and phrases that must stand near each other. */
struct near_part {
	char *text;
	gboolean is_prefix;
};

struct term {
	enum term_kind kind;
	gboolean is_negated;
	char *text;     /* words or a pattern as typed; a number, a slug, a status, days */
	char *typed;    /* all of it: "title:budget", "-loan" */
	guint columns;  /* IN_…; 0: wherever in: says */
	gboolean is_prefix;
	gboolean is_year; /* of days: a municipal year */
	int first, last; /* days, both included */
	GPtrArray *near; /* struct near_part, in one text; NULL: the words follow on each other */
	guint distance;  /* words that may stand between the first and the last of these */
	gboolean is_stem;   /* with other endings, too */
	GPtrArray *endings; /* char *: what it stands for in the cache, as filter_look_up() found; may be NULL */
	GPtrArray *beginnings; /* the same of a prefix; NULL where FTS5 is to find them itself */
	gboolean is_too_common; /* a prefix of so many words that it would gather all of a large cache */
	struct rx *rx;
	struct trial trial; /* of it, so far */
};

struct filter {
	GPtrArray *clauses; /* GPtrArray of struct term */
	guint columns;      /* where words are searched for: IN_TITLE, IN_AGENDA, IN_MINUTES */
	enum filter_facts facts; /* in:resolution, in:action: words are those of one fact */
	gboolean is_void;   /* all that was typed holds no word: nothing matches */
	gint64 meeting;     /* of this one alone; 0: of all */
	char *body_key;     /* of this body's meetings alone; NULL: of all */
	const char *index;  /* the table that is asked for words: "word", or stream.c's of the same shape */
	gboolean is_by_relevance;
	GPtrArray *needed;  /* likewise clauses, of words: of each, one is in every item that the patterns can fit, as
	                     * filter_look_up() found; one without a word: no item can. May be empty */
	gboolean is_looked_up; /* and so it stays: filter_look_up_once() */
	struct doubts *undecided; /* ids of which a pattern was too complex to tell whether they fit */
};

/* A clause without terms yet, which it will own. */
GPtrArray *clause_new(void);
/* Whether any term of a clause, or of all clauses of a filter (NULL: it has none), is such. */
gboolean clause_any(const GPtrArray *clause, gboolean (*is_it)(const struct term *term));
gboolean filter_any(const struct filter *filter, gboolean (*is_it)(const struct term *term));

/* Whether a clause is words only, all to be found: these go to the index as one expression. */
gboolean clause_is_words(const GPtrArray *clause);
/* ... or one word that must not be found. */
gboolean clause_is_unwanted_word(const GPtrArray *clause);
/* Whether a term is words or a pattern; one that must be found; and whether such a one stands in a clause. */
gboolean term_is_text(const struct term *term);
gboolean term_looks_for_text(const struct term *term);
gboolean clause_looks_for_text(const GPtrArray *clause);
/* Whether a pattern stands among its terms. */
gboolean clause_has_regex(const GPtrArray *clause);
/* One of all items. The caller frees it with filter_free(). */
struct filter *filter_new(void);
/* The same without clauses, for some of them (g_ptr_array_ref()) to be added; or with all clauses but one (NULL: with
 * all), to be looked up anew. The caller frees it, before the filter. */
struct filter *filter_without_clauses(const struct filter *filter);
struct filter *filter_without(const struct filter *filter, const GPtrArray *clause);
/* Whether a word may be but the beginning of one, and filter_look_up() has not found which these are. */
gboolean clause_has_prefix(const GPtrArray *clause);
gboolean filter_has_prefix(const struct filter *filter);
/* Looks up what ~words and beginnings* stand for in this cache, and what its patterns need; changes nothing of what the
 * filter means. */
gboolean filter_look_up(sqlite3 *db, const struct filter *filter, GError **error);
/* Whether no word of the cache has the letters that a pattern needs. */
gboolean filter_is_hopeless(const struct filter *filter);
/* Whether a filter asks for anything that only items have. */
gboolean filter_needs_items(const struct filter *filter);

/* The facts that a term is about. */
enum filter_facts term_facts(const struct filter *filter, const struct term *term);
/* The columns that a term of words or a pattern is about. */
guint term_columns(const struct filter *filter, const struct term *term);
/* Whether in: makes a difference to any of its terms: title: says for itself where its words are. */
gboolean filter_minds_in(const struct filter *filter);
/* A name for the function holds() (hit.h). The caller frees. */
char *term_pattern(const struct term *term);

/* The index's expression for all clauses that are words; NULL where none must be found. The caller
 * frees. Every word is quoted, so that nothing typed can be a mistake in it. Words of facts only
 * narrow the items: where_filter() has the rest. */
char *filter_expression(const struct filter *filter);
/* ... and for what patterns need; NULL where nothing is known, or filter_is_hopeless(). */
char *filter_needed(const struct filter *filter);
/* ... and for one term. */
char *term_expression(const struct filter *filter, const struct term *term);
/* Of each phrase in the expression, as FTS5 counts them, the number of its clause (guint, from 0); unwanted ones, which come
 * last, have none. NULL where that isn't known. The caller frees. */
GArray *filter_phrases(const struct filter *filter);

#endif
