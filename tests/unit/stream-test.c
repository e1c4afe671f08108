#include <string.h>
#include "load/load.h"
#include "query-kit.h"

static struct kit kit;
static sqlite3 *db;

/* The last is more than there are items: all that could be hits come into the small index. */
static const guint limits[] = { 1, 7, 100, 1000 };

/* Texts that could be cut or folded in more than one way. */
static const char *const files[][3] = {
	{ "/m/1.txt", NULL,
	    "body Improving Places Scrutiny Panel\ndate 2023-09-12\nstart 10:00\n"
	    "item 113 Apologies for absence\nminutes None were received: cafe\u0301, CAFÉ and O’Brien_s c++ tram-stop.\n"
	    "item 114 Street lighting\nagenda To consider the children’s petition at £20 a lamp.\n"
	    "minutes The well-lit streets of Averley were praised, neglect was not. Straße, ſtreet, naïve, ½, x²\n"
	    "item - Urgent business\nminutes Łódź ﬁne ０１２ 第五 streets3 3streets\n" },
	{ "/m/2.txt", NULL,
	    "body Improving Places Scrutiny Panel\ndate 2023-10-10\n"
	    "item 119/19 Matters arising: neglect\nminutes Lighting had been mended — “street” by \xc2\xa0street.\ncut\n"
	    "item 120 Café licences\nminutes A café may open. Streetwise.\n" },
	{ "/m/3.txt", "Averley Borough Council",
	    "body Audit Committee\ndate 2023-09-12\nitem 1 Neglect of drains\nminutes Noted. The street.\n" },
	{ "/m/4.txt", NULL,
	    "body Cabinet\ndate 2023-09-12\nstart 14:00\nitem 8 Grants\nminutes A grant, not neglect.\n"
	    "action That the street be swept.\n" },
	{ NULL }
};

static void
note(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data)
{
	(void)path, (void)error, (void)warning, (void)done, (void)of, (void)data;
}

/* The sample minutes beside those texts. */
static void
set_up(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL);
	char *paths[] = { sample, NULL };
	struct load load = { .paths = paths, .jobs = 1, .told = note };
	struct load_report report = { 0 };

	cache_close(kit_cache(&kit, files));
	load.cache_path = kit.path;
	load_run(&load, &report, &error);
	g_assert_no_error(error);
	g_assert_cmpint(report.items, >, 100);
	db = cache_open_reader(kit.path, &error);
	g_assert_no_error(error);
}

static char *
hits_text(const GPtrArray *rows)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++) {
		const struct item_row *row = rows->pdata[i];

		g_string_append_printf(out, "%s|%s|%s|%s|%u|%s\n", row->key, row->title, row->body, row->where,
		    row->actions, row->snippet);
	}
	return g_string_free(out, FALSE);
}

static guint
compare(struct filter *filter, const char *words, guint limit)
{
	g_autoptr(GError) error = NULL;
	struct page page = { .limit = limit };
	g_autoptr(GPtrArray) quick = query_first_hits(db, filter, limit, &error);
	g_autoptr(GPtrArray) whole = NULL;
	g_autofree char *quick_text = NULL, *whole_text = NULL;

	g_assert_no_error(error);
	whole = query_hits(db, filter, &page, &error);
	g_assert_no_error(error);
	quick_text = hits_text(quick);
	whole_text = hits_text(whole);
	if (strcmp(quick_text, whole_text) != 0)
		g_error("%s, limit %u:\n%s\nrather than\n%s", words, limit, quick_text, whole_text);
	return whole->len;
}

static guint
compare_words(const char *words, gint64 meeting, const char *body_key)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);
	guint n = 0;

	g_assert_no_error(error);
	filter_within(filter, meeting, body_key);
	for (guint i = 0; i < G_N_ELEMENTS(limits); i++)
		n = compare(filter, words, limits[i]);
	filter_free(filter);
	return n;
}

static GPtrArray *
strings(const char *sql)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, sql, NULL);

	while (db_step(rows, NULL) == DB_ROW)
		g_ptr_array_add(list, db_dup_text(rows, 0));
	return list;
}

static void
test_prefixes(void)
{
	g_autoptr(GPtrArray) words = strings("SELECT word FROM vocabulary ORDER BY word");
	g_autoptr(GHashTable) done = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint hits = 0;

	for (guint i = 0; i < words->len; i += 13) {
		for (glong n = 1; n <= 3 && n <= g_utf8_strlen(words->pdata[i], -1); n++) {
			g_autofree char *start = g_utf8_substring(words->pdata[i], 0, n);
			g_autofree char *typed = g_strconcat(start, "*", NULL);

			if (g_hash_table_add(done, g_steal_pointer(&start)))
				hits += compare_words(typed, 0, NULL);
		}
	}
	g_assert_cmpint(g_hash_table_size(done), >, 200);
	g_assert_cmpint(hits, >, 1000);
}

static void
test_language(void)
{
	static const char *const searches[] = {
		"the s*", "report s*", "of the* s*", "resolved -r*", "s* -t*", "s* OR t*", "title:s*", "t* title:s*",
		"in:agenda t*", "in:title a*", "\"of the c\"*", "\"the of c\"*", "caf*", "cafe*", "naive*", "café*", "CAF*", "stra*", "str*",
		"o’br*", "o'b*", "c++*", "na*", "3st*", "0*", "street*", "-street* t*", "a* b* c* d*", "zzz*", "min:1 a*",
		"a* OR min:114", "is:truncated s*", "is:open t*", "in:action t*", "in:resolution b*", "body:cabinet s*",
		"date:2023 a*", "year:2023/24 -a* t*", "person:a s*", "x_y*", "--*", "", "neglect", "well-l*", "ſ*", "ł*",
	};

	for (guint i = 0; i < G_N_ELEMENTS(searches); i++)
		compare_words(searches[i], 0, NULL);
}

static void
test_within(void)
{
	static const char *const searches[] = { "s*", "the", "report", "the c*", "title:a*", "-s* the", "zzz*", "" };
	g_autoptr(GPtrArray) bodies = strings("SELECT DISTINCT body_key FROM meeting");
	g_autoptr(GPtrArray) meetings = strings("SELECT id FROM meeting");

	for (guint i = 0; i < G_N_ELEMENTS(searches); i++) {
		for (guint n = 0; n < bodies->len; n++)
			compare_words(searches[i], 0, bodies->pdata[n]);
		for (guint n = 0; n < meetings->len; n++)
			compare_words(searches[i], g_ascii_strtoll(meetings->pdata[n], NULL, 10), NULL);
	}
}

/* What was asked for within a body is no less and no more than what is there. */
static void
test_within_is_exact(void)
{
	g_autoptr(GPtrArray) rows = NULL;
	struct filter *filter = filter_parse("street*", NULL, NULL);
	gint64 count = 0;

	filter_within(filter, 0, "improving-places-scrutiny-panel");
	rows = query_first_hits(db, filter, 100, NULL);
	g_assert_cmpint(rows->len, >, 0);
	for (guint i = 0; i < rows->len; i++)
		g_assert_true(g_str_has_prefix(((struct item_row *)rows->pdata[i])->key, "improving-places-scrutiny-panel/"));
	g_assert_true(query_count(db, filter, &count, NULL));
	g_assert_cmpint(count, ==, rows->len);
	filter_free(filter);
}

static void
test_begun(void)
{
	static const char *const cases[][2] = {
		{ "saf", "saf*" }, { "street lig", "street lig*" }, { "street ", "street " }, { "", "" },
		{ "\"street lig", "\"street lig" }, { "\"street\"", "\"street\"" }, { "title:str", "title:str" },
		{ "-str", "-str" }, { "str*", "str*" }, { "a OR", "a OR" }, { "a OR b", "a OR b*" }, { "/re", "/re" },
		{ "~wor", "~wor" }, { "NEAR(a", "NEAR(a" }, { "body:", "body:" }, { "--", "--" }, { "c++", "c++*" },
		{ "a*b", "a*b" }, { "a –", "a –" }, { "neglect body:x gr", "neglect body:x gr*" },
		{ "a NO", "a NO*" }, { "a NOT", "a NOT" }, { "a NOT b", "a NOT b" }, { "a NOT b c", "a NOT b c*" },
		{ "a NOT NOT b", "a NOT NOT b" }, { "a not b", "a not b*" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = words_begun(cases[i][0]);

		g_assert_cmpstr(words, ==, cases[i][1]);
	}
}

static void
test_so_far(void)
{
	static const char *const cases[][2] = {
		{ "saf", "saf*" }, { "street lig", "street lig*" }, { "street ", "street" }, { "", "" },
		{ "street NO", "street NO*" }, { "street NOT", "street" }, { "street NOT ", "street" }, { "street NOT l", "street NOT l" },
		{ "street NOT light b", "street NOT light b*" }, { "street NOT -", "street" }, { "street NOT \"", "street" },
		{ "street NOT \"lig", "street NOT \"lig" }, { "street NOT NOT", "street" }, { "street O", "street O*" },
		{ "street OR", "street" }, { "street OR NOT", "street" }, { "street AND ", "street" }, { "street -", "street" },
		{ "street -l", "street -l" }, { "street \"", "street" }, { "street ~", "street" }, { "street /", "street" },
		{ "\"street lig", "\"street lig" }, { "title:\"str", "title:\"str" }, { "body:", "body:" },
		{ "NOT", "" }, { "NOT ", "" }, { "NOT l", "NOT l" }, { "OR", "OR" }, { "OR ", "OR " }, { "--", "--" }, { "\"", "" },
		{ "a -- b", "a -- b*" }, { "-NOT", "-NOT" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = words_so_far(cases[i][0]);

		g_assert_cmpstr(words, ==, cases[i][1]);
	}
}

/* Whatever is typed, key by key, nothing is said of it that the next key makes untrue. */
static void
test_no_flicker(void)
{
	static const char *const queries[] = { "street NOT lighting", "NOT street", "street -light OR NOT road AND budget",
		"street AND NOT ~light", "street OR light NOT road*" };

	for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
		for (guint size = 1; size <= strlen(queries[i]); size++) {
			g_autofree char *typed = g_strndup(queries[i], size), *words = words_so_far(typed), *notice = NULL;
			struct filter *filter = filter_parse(words, &notice, NULL);

			g_assert_nonnull(filter);
			g_assert_cmpstr(notice, ==, NULL);
			filter_free(filter);
		}
	}
}

/* What ends one does not go on with the other. */
static void
test_both(void)
{
	static const char *const cases[][3] = {
		{ "a", NULL, "a" }, { "a b", "c", "a b c" }, { "a OR", "body:x", "a \"OR\" body:x" }, { "a NOT", "b", "a \"NOT\" b" },
		{ "a OR b ", "c", "a OR b c" }, { "\"a b", "c", "\"a b\" c" }, { "a \"OR", "c", "a \"OR\" c" },
		{ "a NOT OR ", "b", "a \"NOT\" \"OR\" b" }, { "a OR NOT", "b", "a OR \"NOT\" b" }, { "a OR AND ", "b", "a OR \"AND\" b" },
		{ "a OR NOT OR b", "c", "a OR NOT OR b c" }, { "OR", "b", " \"OR\" b" }, { "-OR", "b", "-OR b" }, { "a", "", "a " },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = words_both(cases[i][0], cases[i][1]);

		g_assert_cmpstr(words, ==, cases[i][2]);
	}
}

/* --- Regular expressions --------------------------------------------------------------------- */

static void
take(struct item_row *row, gpointer data)
{
	g_ptr_array_add(data, row);
}

static gboolean
always(const struct matching *matching, gpointer data)
{
	(void)matching, (void)data;
	return TRUE;
}

static gboolean
until_a_hit(const struct matching *matching, gpointer data)
{
	(void)data;
	return matching->hits == 0;
}

static char *
matches(const char *pattern, const char *body_key, guint limit, struct matching *matching)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(item_row_free);
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(NULL, NULL, NULL);
	struct rx *rx = rx_typed(pattern, &error);
	GString *out = g_string_new(NULL);

	g_assert_no_error(error);
	filter_within(filter, 0, body_key);
	matching->rx = rx;
	matching->limit = limit;
	matching->found = take;
	matching->data = rows;
	if (matching->goes_on == NULL)
		matching->goes_on = always;
	query_matches(db, filter, matching, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < rows->len; i++) {
		const struct item_row *row = rows->pdata[i];

		g_string_append_printf(out, "%s %s: %s\n", row->key, row->where, g_strdelimit(row->snippet, "\x02\x03", '|'));
	}
	rx_free(rx);
	filter_free(filter);
	return g_string_free(out, FALSE);
}

static void
test_matches(void)
{
	struct matching matching = { 0 };
	g_autofree char *found = matches("well-\\w+ STREETS?|^the ch", "improving-places-scrutiny-panel", 10, &matching);
	g_autofree char *none = matches("Well-lit", "improving-places-scrutiny-panel", 10, &matching);

	g_assert_cmpstr(found, ==, "");
	g_assert_cmpstr(none, ==, "");
	g_free(found);
	found = matches("well-\\w+ streets?", "improving-places-scrutiny-panel", 10, &matching);
	g_assert_cmpstr(found, ==, "improving-places-scrutiny-panel/2023-09-12/114 minutes: "
	    "The |well-lit streets| of Averley were praised, neglect was not. Straße, ſtreet, naïve, ½, x²\n");
	g_assert_true(matching.is_whole);
	g_assert_cmpint(matching.hits, ==, 1);
	g_free(found);
	found = matches("NEGLECT|neglect", "averley-borough-council:audit-committee", 10, &matching);
	g_assert_cmpstr(found, ==, "");
	g_free(found);
	found = matches("neglect", "averley-borough-council:audit-committee", 10, &matching);
	g_assert_cmpstr(found, ==, "averley-borough-council:audit-committee/2023-09-12/1 title: |Neglect| of drains\n");
}

/* Rows up to the limit, all hits counted; and the search may be ended at any item. */
static void
test_matches_limit(void)
{
	struct matching all = { 0 }, few = { 0 }, ended = { .goes_on = until_a_hit };
	g_autofree char *every = matches("e", NULL, 10000, &all), *first = matches("e", NULL, 2, &few);
	g_autofree char *one = matches("e", NULL, 10, &ended);

	g_assert_true(g_str_has_prefix(every, first));
	g_assert_cmpint(all.hits, ==, few.hits);
	g_assert_cmpint(all.items, ==, few.items);
	g_assert_true(g_str_has_prefix(first, one));
	g_assert_false(ended.is_whole);
	g_assert_cmpint(ended.hits, ==, 1);
}

/* Capitals count where a letter of the pattern is one; \W is no letter. */
static void
test_capitals(void)
{
	static const struct {
		const char *pattern, *text;
		gboolean matches;
	} cases[] = {
		{ "street", "STREET", TRUE }, { "Street", "STREET", FALSE }, { "street\\W", "STREET ", TRUE },
		{ "\\p{Lu}treet", "STREET", TRUE }, { "\\P{Nd}treet", "STREET", TRUE }, { "\\x{C9}", "é", TRUE },
		{ "É", "é", FALSE }, { "b$", "a B\nc", TRUE },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct rx *rx = rx_typed(cases[i].pattern, NULL);

		if ((rx_search(rx, cases[i].text, strlen(cases[i].text), 0, NULL, 0) == RX_MATCH) != cases[i].matches)
			g_error("/%s/ on '%s'", cases[i].pattern, cases[i].text);
		rx_free(rx);
	}
	for (const char *const *at = (const char *const[]){ "\\", "a\\", "\\p", "\\p{", "\\p{L", "(", NULL }; *at != NULL; at++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(rx_typed(*at, &error));
		g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	}
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	set_up();
	g_test_add_func("/stream/any beginning of a word gives the hits that the index gives", test_prefixes);
	g_test_add_func("/stream/so does whatever else stands in the search", test_language);
	g_test_add_func("/stream/within a body or a meeting, too", test_within);
	g_test_add_func("/stream/a body's hits are its own", test_within_is_exact);
	g_test_add_func("/stream/the last word typed may be only begun", test_begun);
	g_test_add_func("/stream/what means nothing as yet is left away while typing", test_so_far);
	g_test_add_func("/stream/two queries in one stay two", test_both);
	g_test_add_func("/stream/no key of a query brings a notice that the next takes back", test_no_flicker);
	g_test_add_func("/stream/a regular expression gives where it matches", test_matches);
	g_test_add_func("/stream/a regular expression's rows are limited, its hits counted", test_matches_limit);
	g_test_add_func("/stream/capitals in a pattern count", test_capitals);
	status = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return status;
}
