/* What holds for all queries, whatever they mean: only the search is asked here, but for patterns. */
#include "base/rx.h"
#include "oracle-cache.h"

/* in: of both queries that are compared. */
static const char *const places[] = { "", "", "in:minutes ", "in:action ", "in:resolution ", "-in:title ", "NOT in:title " };

static GArray *
hits_of(const char *words)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = oracle_parse(words);
	g_autoptr(GPtrArray) rows = query_hits(oracle_db, filter, &(struct page){ 0 }, &error);

	g_assert_no_error(error);
	filter_free(filter);
	return row_ids(rows);
}

static gboolean
has(const GArray *ids, gint64 id)
{
	for (guint i = 0; i < ids->len; i++) {
		if (g_array_index(ids, gint64, i) == id)
			return TRUE;
	}
	return FALSE;
}

/* Those of the first that are in the second, or that aren't. */
static GArray *
only(const GArray *ids, const GArray *others, gboolean are_in)
{
	GArray *left = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < ids->len; i++) {
		gint64 id = g_array_index(ids, gint64, i);

		if (has(others, id) == are_in)
			g_array_append_val(left, id);
	}
	return left;
}

static gint
newest_first(gconstpointer a, gconstpointer b)
{
	gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;

	return one > other ? -1 : one < other;
}

static GArray *
both(const GArray *ids, const GArray *others)
{
	GArray *all = only(others, ids, FALSE);

	g_array_append_vals(all, ids->data, ids->len);
	g_array_sort(all, newest_first);
	return all;
}

/* --- Laws --------------------------------------------------------------------------------------- */

static void
each_seed(void (*check)(GRand *rand, guint32 seed))
{
	guint n = oracle_number("ORACLE_QUERIES", 1000) / 10, seed = oracle_number("ORACLE_SEED", 1);

	for (guint i = 0; i < MAX(n, 1); i++) {
		GRand *rand = g_rand_new_with_seed(seed + i);

		check(rand, seed + i);
		g_rand_free(rand);
	}
	oracle_assert_none();
}

static void
check_shrinking(GRand *rand, guint32 seed)
{
	struct ask *ask = ask_random(the_oracle, rand);
	struct ask_term *term = ask_term_random(the_oracle, rand);
	g_autofree char *longer = g_strconcat(ask->text, " ", term->text, NULL);
	g_autoptr(GArray) all = hits_of(ask->text), some = hits_of(longer), in = only(all, some, TRUE);

	oracle_compare_ids("shrinking", longer, seed, some, in, 0);
	ask_term_free(term);
	ask_free(ask);
}

void
a_filter_only_shrinks(void)
{
	each_seed(check_shrinking);
}

static void
check_union(GRand *rand, guint32 seed)
{
	struct ask_term *a = ask_term_random(the_oracle, rand), *b = ask_term_random(the_oracle, rand);
	const char *in = places[g_rand_int_range(rand, 0, G_N_ELEMENTS(places))];
	g_autofree char *one = g_strconcat(in, a->text, NULL), *other = g_strconcat(in, b->text, NULL);
	g_autofree char *either = g_strconcat(in, a->text, " OR ", b->text, NULL);
	g_autoptr(GArray) of_one = hits_of(one), of_other = hits_of(other), of_either = hits_of(either);
	g_autoptr(GArray) all = both(of_one, of_other);

	oracle_compare_ids("union", either, seed, of_either, all, 0);
	if (!a->is_negated) {
		gboolean has_not = g_str_has_prefix(a->text, "NOT ") || g_rand_boolean(rand);
		g_autofree char *minus = g_strconcat(in, b->text, has_not ? " NOT " : " -", a->text, NULL);
		g_autoptr(GArray) of_minus = hits_of(minus), left = only(of_other, of_one, FALSE);

		oracle_compare_ids("difference", minus, seed, of_minus, left, 0);
	}
	ask_term_free(a);
	ask_term_free(b);
}

void
or_is_the_union_and_minus_the_difference(void)
{
	each_seed(check_union);
}

/* --- Facts ------------------------------------------------------------------------------------- */

static void
check_fact(GRand *rand, guint32 seed)
{
	struct ask *ask = ask_fact_random(the_oracle, rand);
	g_autoptr(GArray) hits = hits_of(ask->text), expected = oracle_find(the_oracle, ask, ask->of);

	oracle_compare_ids("facts", ask->text, seed, hits, expected, 0);
	ask_free(ask);
}

/* The index only narrows these: whether they say it, the search finds out by itself. */
void
facts_are_found_by_their_words(void)
{
	each_seed(check_fact);
}

/* --- Patterns ----------------------------------------------------------------------------------- */

static void
take_row(struct item_row *row, gpointer rows)
{
	g_ptr_array_add(rows, row);
}

/* Each says in which text the pattern was found: the one that says most. */
static void
check_places(const struct ask *ask, guint32 seed, const GPtrArray *rows)
{
	for (guint i = 0; i < rows->len; i++) {
		const struct item_row *row = rows->pdata[i];
		guint at = 0;

		while (((const struct told_item *)the_oracle->items->pdata[at])->id != row->id)
			at++;
		if (g_strcmp0(row->where, oracle_where(the_oracle, ask, the_oracle->items->pdata[at])) != 0)
			oracle_complain("where a pattern is found", ask->text, seed, row->key);
	}
}

static gboolean
always(const struct matching *matching, gpointer data)
{
	(void)matching, (void)data;
	return TRUE;
}

/* The filter beside a pattern: one field. */
static struct ask_term *
a_field(GRand *rand)
{
	for (;;) {
		struct ask_term *term = ask_term_random(the_oracle, rand);

		if (term->kind != ASK_WORDS)
			return term;
		ask_term_free(term);
	}
}

static guint
one_or_all(GRand *rand)
{
	return g_rand_boolean(rand) ? G_MAXINT : (guint)g_rand_int_range(rand, 1, 300);
}

static void
check_pattern(GRand *rand, guint32 seed)
{
	GPtrArray *clauses = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	struct ask_term *field = a_field(rand), *pattern = ask_pattern_random(the_oracle, rand);
	g_autofree char *typed = g_strndup(pattern->text + 1, strlen(pattern->text) - 2);
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(item_row_free);
	g_autoptr(GArray) ids = NULL, expected = NULL;
	struct filter *filter = oracle_parse(field->text);
	struct matching matching = { .limit = g_rand_int_range(rand, 1, g_rand_boolean(rand) ? 8 : 300), .found = take_row, .goes_on = always, .data = rows };
	g_autoptr(GError) error = NULL;
	struct rx *rx = rx_typed(typed, &error);
	struct ask *ask;

	g_assert_no_error(error);
	matching.rx = rx;
	query_matches(oracle_db, filter, &matching, &error);
	g_assert_no_error(error);
	g_ptr_array_add(clauses, ask_clause(field));
	g_ptr_array_add(clauses, ask_clause(pattern));
	ask = ask_new(clauses, "", ROWS_ITEMS, IN_EVERY_TEXT);
	expected = oracle_find(the_oracle, ask, ROWS_ITEMS);
	ids = row_ids(rows);
	check_places(ask, seed, rows);
	oracle_compare_ids("pattern", ask->text, seed, ids, expected, matching.limit);
	if (matching.hits != expected->len || !matching.is_whole || matching.too_complex > 0)
		oracle_complain("hits of a pattern", ask->text, seed, "");
	ask_free(ask);
	filter_free(filter);
	rx_free(rx);
}

void
patterns_find_what_reading_all_finds(void)
{
	each_seed(check_pattern);
}

static void
keep_row(struct item_row *row, gpointer rows)
{
	g_ptr_array_add(rows, row);
}

/* They say what those say that come all at once. */
static void
check_rows(guint32 seed, const struct ask *ask, const struct filter *filter, const GPtrArray *rows)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) hits = query_hits(oracle_db, filter, &(struct page){ .limit = rows->len + 1 }, &error);

	g_assert_no_error(error);
	query_smallest(oracle_db, filter, rows, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < MIN(rows->len, hits->len); i++) {
		const struct item_row *row = rows->pdata[i], *hit = hits->pdata[i];

		if (g_strcmp0(row->key, hit->key) != 0 || g_strcmp0(row->where, hit->where) != 0 || g_strcmp0(row->snippet, hit->snippet) != 0)
			oracle_complain("row of a pattern, one by one", ask->text, seed, row->key);
	}
}

/* As query_hits() gives them, but one by one. */
static void
check_one_by_one(GRand *rand, guint32 seed, const struct ask *ask, const struct filter *filter, const GArray *expected)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(item_row_free);
	struct matching matching = { .limit = one_or_all(rand), .found = keep_row, .goes_on = always, .data = rows };
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) ids = NULL;

	query_matches(oracle_db, filter, &matching, &error);
	g_assert_no_error(error);
	ids = row_ids(rows);
	check_rows(seed, ask, filter, rows);
	oracle_compare_ids("pattern, one by one", ask->text, seed, ids, expected, matching.limit);
	if (matching.hits != expected->len || !matching.is_whole || matching.too_complex > 0)
		oracle_complain("hits of a pattern, one by one", ask->text, seed, "");
}

/* Among other terms they are looked for in other ways, with help from the index or without. */
static void
check_among_words(GRand *rand, guint32 seed)
{
	struct ask *ask = ask_random_with_pattern(the_oracle, rand);
	g_autoptr(GArray) ids = hits_of(ask->text), expected = oracle_find(the_oracle, ask, ask->of);
	struct filter *filter = oracle_parse(ask->text);
	g_autoptr(GError) error = NULL;
	gint64 count = -1;

	oracle_compare_ids("pattern among words", ask->text, seed, ids, expected, 0);
	query_count(oracle_db, filter, &count, &error);
	g_assert_no_error(error);
	if (count != expected->len)
		oracle_complain("count with a pattern", ask->text, seed, "");
	check_one_by_one(rand, seed, ask, filter, expected);
	filter_free(filter);
	ask_free(ask);
}

void
patterns_among_words_find_what_reading_all_finds(void)
{
	each_seed(check_among_words);
}

/* --- What is wrong ------------------------------------------------------------------------------ */

void
what_is_wrong_is_refused(void)
{
	static const char *const wrong[] = { "colour:red", "date:2023-13", "date:2023-02-30", "date:2024..2023", "year:2023/25",
		"is:late", "in:papers", "in:action in:title", "due:soon", "min:\"\"", "owner:\"\"", "body: cabinet", "NOT body: cabinet",
		"NOT in:action" };

	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_autofree char *words = g_strconcat("report OR ", wrong[i], NULL);
		g_autoptr(GError) error = NULL;

		g_assert_null(filter_parse(words, NULL, &error));
		g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	}
}
