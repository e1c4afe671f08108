#include "query-kit.h"
#include "query/filter.h"

/* Where what is looked for stands in a text, beside what FTS5 marks, and where each term counts. */

static struct kit kit;
static sqlite3 *db;

static const char *const files[][3] = {
	{ "/m/1.txt", NULL,
	    "body Works Panel\ndate 2023-09-12\nitem 1 Reports\nminutes Reported reports, reporting, a reporter; policies of policy.\n" },
	{ NULL }
};

static char *
with_brackets(const char *text, const GArray *places)
{
	GString *out = g_string_new(NULL);
	gsize at = 0;

	for (guint i = 0; i < places->len; i++) {
		const struct hit_bytes *place = &g_array_index(places, struct hit_bytes, i);

		g_assert_cmpuint(place->starts, >=, at);
		g_assert_cmpuint(place->ends, >, place->starts);
		g_string_append_printf(out, "%.*s[%.*s]", (int)(place->starts - at), text + at, (int)(place->ends - place->starts),
		    text + place->starts);
		at = place->ends;
	}
	g_string_append(out, text + at);
	return g_string_free(out, FALSE);
}

static char *
found(const char *words, guint columns, const char *text)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);
	struct finder *finder;

	g_assert_no_error(error);
	g_assert_true(filter_look_up_endings(db, filter, &error));
	finder = finder_new(filter);
	finder_find(finder, columns, text, places);
	finder_free(finder);
	filter_free(filter);
	return with_brackets(text, places);
}

static void
check(const char *words, guint columns, const char *text, const char *expected)
{
	g_autofree char *marked = found(words, columns, text);

	g_assert_cmpstr(marked, ==, expected);
}

static void
all_endings_are_found_and_no_others(void)
{
	check("~report", IN_MINUTES, "Reports reported; reporter, reportage, REPORTING", "[Reports] [reported]; [reporter], reportage, [REPORTING]");
	check("~policy", IN_MINUTES, "Policies, policy, policing", "[Policies], [policy], policing");
	check("~\"report policy\"", IN_MINUTES, "reported policies report", "[reported policies] report");
	check("-~report reporter", IN_MINUTES, "reports reporter", "reports [reporter]");
}

static void
parts_of_near_are_found_where_they_are_near(void)
{
	check("NEAR(a b, 1)", IN_MINUTES, "a x x b x a", "a x x [b] x [a]");
	check("NEAR(a b, 0)", IN_MINUTES, "a x b", "a x b");
	check("NEAR(a \"b c\" d*, 2)", IN_MINUTES, "a b c x dd", "a b c x dd");
	check("NEAR(a \"b c\" d*, 3)", IN_MINUTES, "a b c x dd; b a c d", "[a] [b c] x [dd]; b [a] c d");
	check("NEAR(a b, 1) a", IN_MINUTES, "a x x b x a", "[a] x x [b] x [a]");
	check("NEAR(a)", IN_MINUTES, "a b a", "[a] b [a]");
	/* Two of the first part are no hit of both. */
	check("NEAR(a b, 1)", IN_MINUTES, "b a a x a", "[b] [a] [a] x a");
	check("-NEAR(a b) a", IN_MINUTES, "a b", "[a] b");
}

static void
patterns_are_found_among_words(void)
{
	check("street /light\\w+/", IN_MINUTES, "Street lighting, street light", "[Street] [lighting], [street] light");
	check("/a.c/ \"b c d\"", IN_MINUTES, "a b c d", "a [b c d]");
	check("/b c/ \"c d\"", IN_MINUTES, "a b c d", "a [b c d]");
	check("/^b/ x", IN_MINUTES, "a\nb b", "a\n[b] b");
	check("/x*/", IN_MINUTES, "axx\xc3\xa9x", "a[xx]\xc3\xa9[x]");
	check("a OR /b/ OR min:3 OR NEAR(c d)", IN_MINUTES, "a b c x d", "[a] [b] [c] x [d]");
	check("a -/b/", IN_MINUTES, "a b", "[a] b");
}

static void
a_term_counts_in_its_texts(void)
{
	static const struct {
		const char *words;
		guint columns;
	} cases[] = { { "a", IN_ALL }, { "title:a", IN_TITLE }, { "in:agenda a", IN_AGENDA }, { "-in:title a", IN_AGENDA | IN_MINUTES },
		{ "in:action a", IN_ACTION }, { "in:resolution /a/", IN_RESOLUTION }, { "in:action title:a", IN_TITLE } };

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		for (guint column = IN_TITLE; column <= IN_ACTION; column <<= 1)
			check(cases[i].words, column, "a", cases[i].columns & column ? "[a]" : "a");
		check(cases[i].words, IN_ANY, "a", "[a]");
		check(cases[i].words, 0, "a", "a");
	}
}

/* --- Beside FTS5 ------------------------------------------------------------------------------- */

static char *
random_text(GRand *rand)
{
	static const char *const words[] = { "a", "b", "c", "x", "y", "\xc3\x80", "B", "c\xcc\xa7", "bb" };
	GString *text = g_string_new("a");

	for (int n = g_rand_int_range(rand, 0, 30); n > 0; n--)
		g_string_append_printf(text, "%s%s", g_rand_int_range(rand, 0, 5) == 0 ? ", " : " ",
		    words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
	return g_string_free(text, FALSE);
}

static char *
random_phrase(GRand *rand)
{
	static const char *const phrases[] = { "a", "b", "c", "b*", "\"a b\"", "\"b c\"", "\"c a\"", "\"a b\"*" };

	return g_strdup(phrases[g_rand_int_range(rand, 0, G_N_ELEMENTS(phrases))]);
}

static char *
random_query(GRand *rand)
{
	g_autofree char *one = random_phrase(rand), *two = random_phrase(rand), *three = random_phrase(rand);

	switch (g_rand_int_range(rand, 0, 4)) {
	case 0:
		return g_strdup(one);
	case 1:
		return g_strjoin(" ", one, two, NULL);
	case 2:
		return g_strdup_printf("NEAR(%s %s, %d)", one, two, g_rand_int_range(rand, 0, 6));
	default:
		return g_strdup_printf("NEAR(%s %s %s, %d)", one, two, three, g_rand_int_range(rand, 0, 6));
	}
}

static sqlite3_stmt *
prepare(sqlite3 *memory, const char *sql)
{
	sqlite3_stmt *stmt;

	g_assert_cmpint(sqlite3_prepare_v2(memory, sql, -1, &stmt, NULL), ==, SQLITE_OK);
	return stmt;
}

/* What FTS5 marks in the text; NULL: nothing. */
static char *
highlighted(sqlite3 *memory, const char *text, const char *query)
{
	struct filter *filter = filter_parse(query, NULL, NULL);
	g_autofree char *expression = filter_expression(filter);
	sqlite3_stmt *stmt = prepare(memory, "REPLACE INTO t(rowid, text) VALUES (1, ?)");
	char *marked = NULL;

	sqlite3_bind_text(stmt, 1, text, -1, SQLITE_STATIC);
	g_assert_cmpint(sqlite3_step(stmt), ==, SQLITE_DONE);
	sqlite3_finalize(stmt);
	stmt = prepare(memory, "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH ?");
	sqlite3_bind_text(stmt, 1, expression, -1, SQLITE_STATIC);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		marked = g_strdup((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	filter_free(filter);
	return marked;
}

static sqlite3 *
open_memory(void)
{
	sqlite3 *memory;

	g_assert_cmpint(sqlite3_open(":memory:", &memory), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(memory, "CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')", NULL, NULL, NULL), ==,
	    SQLITE_OK);
	return memory;
}

/* Of letters beyond Europe's Latin ones FTS5 (3.40) leaves many their accents, and the dotless i is no i. */
static void
letters_are_alike_where_they_are_for_fts5(void)
{
	static const char *const words[] = { "άλφα", "αλφα", "ΆΛΦΑ", "ΑΛΦΑ", "йод", "иод", "ЙОД", "ısı", "isi", "İSİ", "ISI", "straße",
		"STRASSE", "ﬁn", "fin", "café", "cafe", "cafe\xcc\x81", "½", "12" };
	sqlite3 *memory = open_memory();

	for (guint i = 0; i < G_N_ELEMENTS(words) * G_N_ELEMENTS(words); i++) {
		const char *text = words[i / G_N_ELEMENTS(words)], *query = words[i % G_N_ELEMENTS(words)];
		g_autofree char *expected = highlighted(memory, text, query), *marked = found(query, IN_MINUTES, text);

		if (strcmp(marked, expected != NULL ? expected : text) != 0)
			g_error("%s in %s: %s", query, text, marked);
	}
	sqlite3_close(memory);
}

static void
what_fts5_marks_is_found(void)
{
	GRand *rand = g_rand_new_with_seed(4);
	sqlite3 *memory = open_memory();
	guint hits = 0;

	for (int i = 0; i < 3000; i++) {
		g_autofree char *text = random_text(rand), *query = random_query(rand);
		g_autofree char *expected = highlighted(memory, text, query), *marked = NULL;

		if (expected == NULL)
			continue;
		marked = found(query, IN_MINUTES, text);
		if (strcmp(marked, expected) != 0)
			g_error("%s:\n%s rather than\n%s", query, marked, expected);
		hits++;
	}
	g_assert_cmpuint(hits, >, 500);
	sqlite3_close(memory);
	g_rand_free(rand);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/finder/all endings are found, and no others", all_endings_are_found_and_no_others);
	g_test_add_func("/finder/parts of NEAR are found where they are near", parts_of_near_are_found_where_they_are_near);
	g_test_add_func("/finder/patterns are found among words", patterns_are_found_among_words);
	g_test_add_func("/finder/a term counts in its texts", a_term_counts_in_its_texts);
	g_test_add_func("/finder/letters are alike where they are for FTS5", letters_are_alike_where_they_are_for_fts5);
	g_test_add_func("/finder/what FTS5 marks is found", what_fts5_marks_is_found);
	db = kit_cache(&kit, files);
	status = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return status;
}
