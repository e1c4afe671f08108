/* For oracle-test: the cache that is searched, and what the oracle knows of it. */
#ifndef ORACLE_CACHE_H
#define ORACLE_CACHE_H

#include "oracle.h"
#include "query-kit.h"

/* Actions that were due before it are overdue. */
#define TODAY "2024-09-01"

extern struct kit oracle_kit;
extern sqlite3 *oracle_db;
extern struct oracle *the_oracle;

void oracle_set_up(void);
void oracle_tear_down(void);

/* A number that the environment gives, else another. */
guint oracle_number(const char *variable, guint otherwise);

/* Tells of a difference; after too many of them the test ends at once. */
void oracle_complain(const char *what, const char *query, guint32 seed, const char *why);
void oracle_compare_ids(const char *what, const char *query, guint32 seed, const GArray *ids, const GArray *expected,
    guint limit);
/* Ends the test where there was one. */
void oracle_assert_none(void);

/* Ids (gint64) of rows of any kind. The caller frees. */
GArray *row_ids(const GPtrArray *rows);
/* As it stands; what is wrong with it ends the test. The caller frees. */
struct filter *oracle_parse(const char *words);

/* What holds for any query, beside what it means (oracle-laws.c). */
void a_filter_only_shrinks(void);
void or_is_the_union_and_minus_the_difference(void);
void facts_are_found_by_their_words(void);
void patterns_find_what_reading_all_finds(void);
void patterns_among_words_find_what_reading_all_finds(void);
void what_is_wrong_is_refused(void);

#endif
