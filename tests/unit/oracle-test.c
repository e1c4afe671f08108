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

static gint
newest_first(gconstpointer a, gconstpointer b)
{
	gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;

	return one > other ? -1 : one < other;
}

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

/* --- Lists ------------------------------------------------------------------------------------------- */

/* All pages, put together in the order of the list. */
static GArray *
all_pages(lister list, const struct filter *filter, guint limit, gboolean is_backwards)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct page page = { .limit = limit, .is_backwards = is_backwards };
	guint n;

	do {
		g_autoptr(GPtrArray) rows = rows_of(list, filter, &page);
		g_autoptr(GArray) some = row_ids(rows);

		n = some->len;
		g_assert_cmpuint(n, <=, limit);
		if (is_backwards)
			g_array_prepend_vals(ids, some->data, n);
		else
			g_array_append_vals(ids, some->data, n);
		page.after = n > 0 ? g_array_index(some, gint64, is_backwards ? 0 : n - 1) : 0;
	} while (n == limit);
	return ids;
}

/* At once, or from the newest to the oldest and back, by pages of any size. */
static void
check_list(const char *what, const struct ask *ask, guint32 seed, lister list, const struct filter *filter,
    const GArray *expected, GRand *rand)
{
	guint limit = g_rand_int_range(rand, 1 + expected->len / 8, 2 + expected->len * 5 / 4);
	g_autoptr(GPtrArray) rows = rows_of(list, filter, &(struct page){ 0 });
	g_autoptr(GArray) ids = row_ids(rows), down = NULL, up = NULL;
	g_autofree char *pages = g_strconcat(what, " in pages", NULL), *backwards = g_strconcat(what, " in pages, backwards", NULL);

	oracle_compare_ids(what, ask->text, seed, ids, expected, 0);
	if (g_rand_boolean(rand))
		return;
	down = all_pages(list, filter, limit, FALSE);
	up = all_pages(list, filter, limit, TRUE);
	oracle_compare_ids(pages, ask->text, seed, down, expected, 0);
	oracle_compare_ids(backwards, ask->text, seed, up, expected, 0);
}

static void
compare(const char *what, const struct ask *ask, guint32 seed, lister list, const struct filter *filter, enum rows rows, GRand *rand)
{
	g_autoptr(GArray) expected = oracle_find(the_oracle, ask, rows);

	check_list(what, ask, seed, list, filter, expected, rand);
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

/* What is said twice counts once, however it is written. */
static gboolean
is_said_twice(const struct ask *ask, guint clause, const struct ask_term *term)
{
	for (guint i = 0; i < clause; i++) {
		const struct ask_term *other = ((const GPtrArray *)ask->clauses->pdata[i])->pdata[0];

		if (term->words != NULL && other->words != NULL && g_strv_equal((const char *const *)term->words, (const char *const *)other->words))
			return TRUE;
	}
	return FALSE;
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

			if (term->kind == ASK_WORDS && (term->is_negated || term->form == FORM_NEAR || is_said_twice(ask, i, term)))
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

/* The fact that is the hit, or the smallest record in it; NULL: the item itself. */
static const struct told_fact *
fact_of(const struct ask *ask, gint64 id, const struct told_item *item)
{
	const GPtrArray *facts = ask->of == ROWS_ACTIONS ? item->actions : item->resolutions;

	if (ask->of == ROWS_ITEMS)
		return oracle_smallest(the_oracle, ask, item);
	for (guint i = 0; i < facts->len; i++) {
		const struct told_fact *fact = facts->pdata[i];

		if (fact->id == id)
			return fact;
	}
	g_error("no such fact");
}

static const char *
title_of(const struct told_item *item)
{
	const char *title = item->fields[FIELD_TITLE_TEXT]->text;

	return *title != '\0' ? title : NULL;
}

/* What the row tells of its item and its meeting. */
static void
check_rest(const struct ask *ask, guint32 seed, const struct item_row *row, const struct told_item *item)
{
	gboolean is_fact = ask->of != ROWS_ITEMS;

	if (row->item_id != item->id || row->meeting_id != item->meeting->id || g_strcmp0(row->date, item->meeting->date) != 0 ||
	    g_strcmp0(row->body, item->meeting->body_name) != 0 || g_strcmp0(row->number, item->number) != 0 ||
	    g_strcmp0(row->title, title_of(item)) != 0)
		oracle_complain("what stands beside", ask->text, seed, row->key);
	if (!is_fact && (row->resolutions != item->resolutions->len || row->actions != item->actions->len ||
	    row->is_truncated != item->is_truncated))
		oracle_complain("what the item has", ask->text, seed, row->key);
}

/* A hit has the reference of the smallest record, and says what that is. */
static void
check_record(const struct ask *ask, guint32 seed, const struct item_row *row, const struct told_item *item, const struct told_fact *fact)
{
	g_autofree char *own = g_strdup_printf("%s/%s", item->meeting->key, item->key_end), *why = NULL;
	const char *key = fact != NULL && fact->key != NULL ? fact->key : own;
	const char *in = fact == NULL ? NULL : g_ptr_array_find(item->actions, fact, NULL) ? "action" : "resolution";
	gint64 id = fact != NULL ? fact->id : 0;

	if (strcmp(row->key, key) == 0 && row->fact == id && (in != NULL ? g_strcmp0(row->where, in) == 0 : !is_in_fact(row)))
		return;
	why = g_strdup_printf("  search: %s %s\n  oracle: %s %s", row->key, row->where, key, in != NULL ? in : "");
	oracle_complain("smallest record", ask->text, seed, why);
}

static const struct told_text *
text_of(const struct item_row *row, const struct told_item *item, const struct told_fact *fact)
{
	return fact != NULL ? fact->text : item->fields[strcmp(row->where, "title") == 0 ? FIELD_TITLE_TEXT :
	    strcmp(row->where, "agenda") == 0 ? FIELD_AGENDA_TEXT : FIELD_MINUTES_TEXT];
}

/* It says where it stands, and what is said of it is marked. */
static void
check_row(const struct ask *ask, guint32 seed, const struct item_row *row)
{
	const struct told_item *item = item_by(ask, row->id);
	const struct told_fact *fact = fact_of(ask, row->id, item);
	const char *where = fact == NULL ? oracle_where(the_oracle, ask, item) : NULL;
	g_autofree char *why = NULL, *fault = NULL;

	check_rest(ask, seed, row, item);
	check_record(ask, seed, row, item, fact);
	/* What need not hold a word may say where it does. */
	if (where != NULL && !has_doubtful_places(ask) && g_strcmp0(row->where, where) != 0 && !is_in_fact(row)) {
		why = g_strdup_printf("  search: %s %s\n  oracle: %s", row->key, row->where, where);
		oracle_complain("where", ask->text, seed, why);
	}
	if (row->where == NULL)
		return;
	if (row->snippet == NULL || *row->snippet == '\0')
		oracle_complain("snippet", ask->text, seed, row->key);
	else if (ask->of == ROWS_ITEMS && oracle_asks_for_words(ask) && strchr(row->snippet, HIT_STARTS) == NULL)
		oracle_complain("marks in a snippet", ask->text, seed, row->snippet);
	else if ((fault = oracle_snippet_fault(the_oracle, ask, text_of(row, item, fact), row->snippet, HIT_STARTS, HIT_ENDS)) != NULL)
		oracle_complain("snippet", ask->text, seed, fault);
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

	if ((ask->is_in_last && *ask->in != '\0') || term->kind != ASK_WORDS || term->form != FORM_PHRASE || !term->is_prefix || g_str_has_prefix(term->text, "NOT ") ||
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

static void
check_hits(const struct ask *ask, guint32 seed, const struct filter *filter, const GArray *expected, GRand *rand)
{
	g_autoptr(GPtrArray) rows = rows_of(query_hits, filter, &(struct page){ .limit = g_rand_int_range(rand, 1, 60) });

	for (guint i = 0; i < rows->len; i++)
		check_row(ask, seed, rows->pdata[i]);
	check_list("hits", ask, seed, query_hits, filter, expected, rand);
}

/* The same rows in another order, and of these the first. */
static void
check_best(const struct ask *ask, guint32 seed, struct filter *filter, const GArray *expected, GRand *rand)
{
	guint limit = g_rand_int_range(rand, 1, 60);
	g_autoptr(GPtrArray) all = NULL, some = NULL;
	g_autoptr(GArray) ids = NULL, first = NULL;
	g_autoptr(GError) error = NULL;
	gboolean is_whole = FALSE;

	if (!filter_rank(filter))
		return;
	all = query_best_hits(oracle_db, filter, G_MAXUINT, &is_whole, &error);
	g_assert_no_error(error);
	some = query_best_hits(oracle_db, filter, limit, &is_whole, &error);
	g_assert_no_error(error);
	g_assert_true(is_whole);
	ids = row_ids(all);
	first = row_ids(some);
	oracle_compare_ids("best of all", ask->text, seed, first, ids, limit);
	for (guint i = 0; i < some->len; i++)
		check_row(ask, seed, some->pdata[i]);
	g_array_sort(ids, newest_first);
	oracle_compare_ids("hits by relevance", ask->text, seed, ids, expected, 0);
}

/* All rows cost most: each query has them in one way. */
static void
check_one_way(const struct ask *ask, guint32 seed, struct filter *filter, const GArray *expected, GRand *rand)
{
	switch (g_rand_int_range(rand, 0, 9)) {
	case 0:
		check_best(ask, seed, filter, expected, rand);
		break;
	case 1:
		check_within(ask, seed, filter, expected, rand);
		break;
	case 2:
		compare("items", ask, seed, list_items, filter, ROWS_ITEMS, rand);
		break;
	case 3:
		compare("meetings", ask, seed, query_meetings, filter, ROWS_MEETINGS, rand);
		break;
	case 4:
		if (ask->of != ROWS_RESOLUTIONS)
			compare("actions", ask, seed, query_actions, filter, ROWS_ACTIONS, rand);
		break;
	case 5:
		if (ask->of != ROWS_ACTIONS)
			compare("resolutions", ask, seed, query_resolutions, filter, ROWS_RESOLUTIONS, rand);
		break;
	case 6:
		if (ask->of == ROWS_ITEMS)
			compare("people", ask, seed, query_people, filter, ROWS_PEOPLE, rand);
		break;
	case 7:
		if (ask->of == ROWS_ITEMS)
			compare("references", ask, seed, query_references, filter, ROWS_REFERENCES, rand);
		break;
	default:
		check_hits(ask, seed, filter, expected, rand);
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
	g_test_add_func("/oracle/facts are found by their words", facts_are_found_by_their_words);
	g_test_add_func("/oracle/patterns find what reading all finds", patterns_find_what_reading_all_finds);
	g_test_add_func("/oracle/patterns among words find what reading all finds", patterns_among_words_find_what_reading_all_finds);
	g_test_add_func("/oracle/what is wrong is refused", what_is_wrong_is_refused);
	status = g_test_run();
	oracle_tear_down();
	return status;
}
