/*
 * Random queries, each answered by the search and by the oracle's plain scan (oracle.h): the same rows, in
 * the same order, whichever way they are asked for. A fixed seed, and by hand others and more:
 *
 *     ORACLE_QUERIES=200000 ORACLE_SEED=7 ORACLE_MEETINGS=40 tests/unit/oracle-test
 *
 * What differs is told with the seed that makes the query alone (with ORACLE_QUERIES=1).
 */
#include <stdio.h>
#include <string.h>
#include "oracle-cache.h"

enum { QUERIES = 1000, SEED = 1, WRONG_MOST = 20 };

static guint wrong;
static const char *at_work; /* the query */

/* --- Comparing ---------------------------------------------------------------------------------- */

static void
told_ids(GString *out, const char *who, const GArray *ids, const GArray *others)
{
	guint n = 0;

	g_string_append_printf(out, "  %s: %u", who, ids->len);
	for (guint i = 0; i < ids->len && n < 5; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		gboolean is_in_both = FALSE;

		for (guint k = 0; k < others->len && !is_in_both; k++)
			is_in_both = g_array_index(others, gint64, k) == id;
		if (!is_in_both && n++ < 5)
			g_string_append_printf(out, ", alone %" G_GINT64_FORMAT, id);
	}
	g_string_append_c(out, '\n');
}

void
oracle_complain(const char *what, const char *query, guint32 seed, const char *why)
{
	/* g_printerr() would replace what the locale has not. */
	fprintf(stderr, "# %s, ORACLE_SEED=%u: %s\n%s\n", what, seed, query, why);
	if (++wrong >= WRONG_MOST)
		g_error("too much is wrong");
}

void
oracle_assert_none(void)
{
	g_assert_cmpint(wrong, ==, 0);
}

void
oracle_compare_ids(const char *what, const char *query, guint32 seed, const GArray *ids, const GArray *expected, guint limit)
{
	guint n = limit > 0 ? MIN(expected->len, limit) : expected->len;
	g_autoptr(GString) why = NULL;

	if (ids->len == n && (n == 0 || memcmp(ids->data, expected->data, n * sizeof(gint64)) == 0))
		return;
	why = g_string_new(NULL);
	told_ids(why, "search", ids, expected);
	told_ids(why, "oracle", expected, ids);
	oracle_complain(what, query, seed, why->str);
}

/* Ids are the first member of all rows. */
GArray *
row_ids(const GPtrArray *rows)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < rows->len; i++)
		g_array_append_vals(ids, rows->pdata[i], 1);
	return ids;
}

G_STATIC_ASSERT(offsetof(struct item_row, id) == 0 && offsetof(struct meeting_row, id) == 0 &&
    offsetof(struct action_row, id) == 0 && offsetof(struct resolution_row, id) == 0);

typedef GPtrArray *(*lister)(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);

static GPtrArray *
list_items(sqlite3 *cache, const struct filter *filter, const struct page *page, GError **error)
{
	return query_items(cache, 0, filter, page, error);
}

static GPtrArray *
list_first(sqlite3 *cache, const struct filter *filter, const struct page *page, GError **error)
{
	return query_first_hits(cache, filter, page->limit, error);
}

static GPtrArray *
rows_of(lister list, const struct filter *filter, const struct page *page)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *rows = list(oracle_db, filter, page, &error);

	if (rows == NULL)
		g_error("%s: %s", at_work, error->message);
	return rows;
}

static void
compare(const char *what, const struct ask *ask, guint32 seed, lister list, const struct filter *filter, enum rows rows)
{
	g_autoptr(GPtrArray) found = rows_of(list, filter, &(struct page){ 0 });
	g_autoptr(GArray) ids = row_ids(found), expected = oracle_find(the_oracle, ask, rows);

	oracle_compare_ids(what, ask->text, seed, ids, expected, 0);
}

/* --- One query ---------------------------------------------------------------------------------- */

struct filter *
oracle_parse(const char *words)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);

	if (filter == NULL)
		g_error("%s: %s", words, error->message);
	return filter;
}

static void
check_count(const struct ask *ask, guint32 seed, const struct filter *filter, const GArray *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *why = NULL;
	gint64 count = -1;

	query_count(oracle_db, filter, &count, &error);
	g_assert_no_error(error);
	if (count == expected->len)
		return;
	why = g_strdup_printf("  search: %" G_GINT64_FORMAT "\n  oracle: %u", count, expected->len);
	oracle_complain("count", ask->text, seed, why);
}

/* From the newest to the oldest and back, by pages of any size. */
static void
check_pages(const struct ask *ask, guint32 seed, const struct filter *filter, const GArray *expected, guint limit)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64)), back = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct page page = { .limit = limit };
	guint n;

	do {
		g_autoptr(GPtrArray) rows = rows_of(query_hits, filter, &page);
		g_autoptr(GArray) some = row_ids(rows);

		g_array_append_vals(ids, some->data, n = some->len);
		page.after = n > 0 ? g_array_index(some, gint64, n - 1) : 0;
	} while (n == limit);
	oracle_compare_ids("pages", ask->text, seed, ids, expected, 0);
	page = (struct page){ .limit = limit, .is_backwards = TRUE };
	do {
		g_autoptr(GPtrArray) rows = rows_of(query_hits, filter, &page);
		g_autoptr(GArray) some = row_ids(rows);

		g_array_prepend_vals(back, some->data, n = some->len);
		page.after = n > 0 ? g_array_index(some, gint64, 0) : 0;
	} while (n == limit);
	oracle_compare_ids("pages backwards", ask->text, seed, back, expected, 0);
}

/* Only those of a meeting or a body. */
static GArray *
only_within(const struct ask *ask, const GArray *ids, const struct told_meeting *meeting, const char *body_key)
{
	GArray *left = g_array_new(FALSE, FALSE, sizeof(gint64));
	guint bits = ask->of == ROWS_ITEMS ? 0 : 12;

	for (guint i = 0, at = 0; i < ids->len; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		const struct told_item *item;

		while ((item = the_oracle->items->pdata[at])->id != id >> bits)
			at++;
		if ((meeting == NULL || item->meeting == meeting) && (body_key == NULL || strcmp(item->meeting->body_key, body_key) == 0))
			g_array_append_val(left, id);
	}
	return left;
}

static const struct told_item *
item_by(const struct ask *ask, gint64 id)
{
	for (guint i = 0; i < the_oracle->items->len; i++) {
		const struct told_item *item = the_oracle->items->pdata[i];

		if (item->id == id >> (ask->of == ROWS_ITEMS ? 0 : 12))
			return item;
	}
	return NULL;
}

/* With words that must not be there, and with NEAR(), what FTS5 tells of a row is not all that is found in it, or
 * more. */
static gboolean
has_doubtful_places(const struct ask *ask)
{
	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct ask_term *term = clause->pdata[n];

			if (term->kind == ASK_WORDS && (term->is_negated || term->form == FORM_NEAR))
				return TRUE;
		}
	}
	return FALSE;
}

/* The smallest record that holds it may be one of an item's facts. */
static gboolean
is_in_fact(const struct item_row *row)
{
	return g_strcmp0(row->where, "resolution") == 0 || g_strcmp0(row->where, "action") == 0;
}

/* A hit says where it stands, and what is said of it is marked. */
static void
check_row(const struct ask *ask, guint32 seed, const struct item_row *row)
{
	const char *where = ask->of == ROWS_ACTIONS ? "action" : ask->of == ROWS_RESOLUTIONS ? "resolution" :
	    oracle_where(the_oracle, ask, item_by(ask, row->id));
	g_autofree char *why = NULL;

	/* What need not hold a word, or matches a pattern, may say where it does. */
	if (ask->of == ROWS_ITEMS && where != NULL && !has_doubtful_places(ask) && g_strcmp0(row->where, where) != 0 &&
	    !is_in_fact(row)) {
		why = g_strdup_printf("  search: %s %s\n  oracle: %s", row->key, row->where, where);
		oracle_complain("where", ask->text, seed, why);
	}
	if (row->where != NULL && (row->snippet == NULL || *row->snippet == '\0'))
		oracle_complain("snippet", ask->text, seed, row->key);
	if (ask->of == ROWS_ITEMS && row->where != NULL && strchr(row->snippet, HIT_STARTS) == NULL)
		oracle_complain("marks in a snippet", ask->text, seed, row->snippet);
}

static void
check_first(const struct ask *ask, guint32 seed, const struct filter *filter, const GArray *expected, guint limit)
{
	g_autoptr(GPtrArray) rows = rows_of(list_first, filter, &(struct page){ .limit = limit });
	g_autoptr(GArray) ids = row_ids(rows);

	oracle_compare_ids("first hits", ask->text, seed, ids, expected, limit);
	for (guint i = 0; i < rows->len; i++)
		check_row(ask, seed, rows->pdata[i]);
}

static void
check_within(const struct ask *ask, guint32 seed, struct filter *filter, const GArray *expected, GRand *rand)
{
	const struct told_meeting *meeting = the_oracle->meetings->pdata[g_rand_int_range(rand, 0, the_oracle->meetings->len)];
	gboolean is_one = g_rand_boolean(rand);
	const char *body_key = is_one ? NULL : meeting->body_key;
	g_autoptr(GArray) left = only_within(ask, expected, is_one ? meeting : NULL, body_key);

	filter_within(filter, is_one ? meeting->id : 0, body_key);
	check_first(ask, seed, filter, left, g_rand_int_range(rand, 1, 60));
	check_count(ask, seed, filter, left);
	filter_within(filter, 0, NULL);
}

/* What is typed while the last word is only begun. */
static void
check_begun(const struct ask *ask, guint32 seed)
{
	const GPtrArray *clause = ask->clauses->pdata[ask->clauses->len - 1];
	const struct ask_term *term = clause->pdata[clause->len - 1];
	g_autofree char *typed = NULL, *begun = NULL;

	if (term->kind != ASK_WORDS || term->form != FORM_PHRASE || !term->is_prefix || g_str_has_prefix(term->text, "NOT ") ||
	    term->is_negated || term->columns != 0 || strchr(term->text, '"') != NULL ||
	    strstr(term->text, "\u201c") != NULL || strstr(term->text, "\u201e") != NULL)
		return;
	typed = g_strndup(ask->text, strlen(ask->text) - 1);
	if (strcmp(typed, "OR") == 0 || g_str_has_suffix(typed, " OR") || g_str_has_suffix(typed, "AND") || g_str_has_suffix(typed, "NOT"))
		return;
	begun = words_begun(typed);
	if (strcmp(begun, ask->text) != 0)
		oracle_complain("words begun", ask->text, seed, begun);
}

/* All rows cost most: each query has them in one way. */
static void
check_one_way(const struct ask *ask, guint32 seed, struct filter *filter, const GArray *expected, GRand *rand)
{
	switch (g_rand_int_range(rand, 0, 7)) {
	case 0:
		check_pages(ask, seed, filter, expected, g_rand_int_range(rand, 1 + expected->len / 8, 2 + expected->len * 5 / 4));
		break;
	case 1:
		check_within(ask, seed, filter, expected, rand);
		break;
	case 2:
		compare("items", ask, seed, list_items, filter, ROWS_ITEMS);
		break;
	case 3:
		compare("meetings", ask, seed, query_meetings, filter, ROWS_MEETINGS);
		break;
	case 4:
		if (ask->of != ROWS_RESOLUTIONS)
			compare("actions", ask, seed, query_actions, filter, ROWS_ACTIONS);
		break;
	case 5:
		if (ask->of != ROWS_ACTIONS)
			compare("resolutions", ask, seed, query_resolutions, filter, ROWS_RESOLUTIONS);
		break;
	default:
		compare("hits", ask, seed, query_hits, filter, ask->of);
	}
}

static void
check(const struct ask *ask, guint32 seed, GRand *rand)
{
	struct filter *filter = oracle_parse(at_work = ask->text);
	g_autoptr(GArray) expected = oracle_find(the_oracle, ask, ask->of);

	check_count(ask, seed, filter, expected);
	check_first(ask, seed, filter, expected, g_rand_int_range(rand, 1, 60));
	check_begun(ask, seed);
	check_one_way(ask, seed, filter, expected, rand);
	filter_free(filter);
}

static void
random_queries_find_what_a_plain_scan_finds(void)
{
	guint n = oracle_number("ORACLE_QUERIES", QUERIES), seed = oracle_number("ORACLE_SEED", SEED);

	for (guint i = 0; i < n; i++) {
		GRand *rand = g_rand_new_with_seed(seed + i);
		struct ask *ask = ask_random(the_oracle, rand);

		check(ask, seed + i, rand);
		ask_free(ask);
		g_rand_free(rand);
	}
	oracle_assert_none();
}

int
main(int argc, char **argv)
{
	int status;

	g_setenv("MINUTEBOOK_TODAY", TODAY, TRUE);
	g_test_init(&argc, &argv, NULL);
	oracle_set_up();
	g_test_add_func("/oracle/random queries find what a plain scan finds", random_queries_find_what_a_plain_scan_finds);
	g_test_add_func("/oracle/a filter only shrinks", a_filter_only_shrinks);
	g_test_add_func("/oracle/OR is the union, and minus the difference", or_is_the_union_and_minus_the_difference);
	g_test_add_func("/oracle/patterns find what reading all finds", patterns_find_what_reading_all_finds);
	g_test_add_func("/oracle/patterns among words find what reading all finds", patterns_among_words_find_what_reading_all_finds);
	g_test_add_func("/oracle/what is wrong is refused", what_is_wrong_is_refused);
	status = g_test_run();
	oracle_tear_down();
	return status;
}
