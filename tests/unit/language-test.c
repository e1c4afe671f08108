#include "query-kit.h"

/* The language of search words against a cache: what is found, and how it is told. */

static struct kit kit;
static sqlite3 *db;

#define MANY_AS "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"

static const char *const files[][3] = {
	{ "/m/1.txt", NULL,
	    "body Works Panel\ndate 2023-09-12\n"
	    "item 1 Street lighting\nminutes The columns were neglected for one two three four years, said the Clerk."
	    " That the lighting report be noted. That the Clerk report on columns and lamps.\n"
	    "resolved - That the lighting report be noted.\n"
	    "resolved - That the Clerk report on columns and lamps.\n"
	    "action the Clerk report on columns\n"
	    "item 2 Drains\nagenda To consider Neglect of drains.\nminutes Drains are neglected by a report of PDF size.\n"
	    "item 3 Annual report\nminutes It was received. That the annual report be printed.\nresolved - That the annual report be printed.\n" },
	{ "/m/2.txt", NULL,
	    "body Works Panel\ndate 2023-10-10\n"
	    "item 4 Neglecting\nminutes Policies differ: a policy on annual reports, annually reported.\n"
	    "item 5 Long words\nminutes " MANY_AS "\naction " MANY_AS "\n"
	    "item 6 Café\nminutes A café may open by the canal; children, missing, were found.\n"
	    "agenda So that hives were kept by some ten folk in each row of huts at one end of our big wood it was honey bee"
	    " hour. All liked it, and so they had some more, at that same end of that big wood, in spring.\n" },
	{ NULL }
};

/* The ends of the keys, newest first; in brackets what could not be decided. */
static char *
ends_found_within(const char *words, const char *within)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse_within(words, within, NULL, &error);
	g_autoptr(GPtrArray) rows = NULL;
	GString *ends = g_string_new(NULL);
	gint64 count = -1;

	g_assert_no_error(error);
	rows = query_hits(db, filter, NULL, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < rows->len; i++) {
		const struct item_row *row = rows->pdata[i];

		g_string_append_printf(ends, "%s%s", i > 0 ? " " : "", row->key + strlen("works-panel/2023-09-12/"));
	}
	if (filter_undecided(filter) > 0)
		g_string_append_printf(ends, " [%d]", (int)filter_undecided(filter));
	g_assert_true(query_count(db, filter, &count, &error));
	g_assert_cmpint(count, ==, rows->len);
	filter_free(filter);
	return g_string_free(ends, FALSE);
}

static void
check_within(const char *words, const char *within, const char *expected)
{
	g_autofree char *ends = ends_found_within(words, within);

	if (strcmp(ends, expected) != 0)
		g_error("%s in %s: found '%s' rather than '%s'", words, within, ends, expected);
}

static void
check(const char *words, const char *expected)
{
	check_within(words, NULL, expected);
}

/* What a filter that is set says of its words is not said of those that are searched for, nor the other way round. */
static void
each_of_two_queries_has_its_own_in(void)
{
	check_within("neglected", "in:title drains", "2");
	check_within("neglect*", "in:agenda drains", "2");
	check_within("in:title lighting", "neglected", "1");
	check_within("in:title lighting", "in:minutes neglected", "1");
	check_within("in:title lighting", "in:title neglected", "");
	check_within("in:action columns", "lighting", "1/a1");
	check_within("in:resolution /column/", "street", "1/r2");
	check_within("columns", "in:action clerk", "1/a1");
	check_within("in:title -lighting", "clerk OR drains", "2");
	check_within("--", "drains", "");
	check_within("drains OR", "drains", "");
}

static void
two_queries_that_exclude_each_other_are_refused(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *notice = NULL;

	g_assert_null(filter_parse_within("in:action a OR", "in:resolution b", &notice, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_assert_null(notice);
}

static void
near_counts_the_words_between(void)
{
	check("NEAR(neglected years, 4)", "");
	check("NEAR(neglected years, 5)", "1");
	check("NEAR(years neglected, 5)", "1");
	check("NEAR(neglected \"four years\" clerk)", "1");
	check("NEAR(neglect* report, 3)", "2");
	check("NEAR(neglected drains) -size", "");
	/* Within one text. */
	check("in:agenda NEAR(neglect drains)", "2");
	check("NEAR(consider size)", "");
	check("in:action NEAR(clerk columns, 2)", "1/a1");
	check("in:action NEAR(clerk columns, 1)", "");
	check("in:resolution NEAR(lamps \"report on\", 2)", "1/r2");
}

static void
a_tilde_finds_other_endings(void)
{
	check("neglect", "2");
	check("~neglect", "4 1 2");
	check("~NEGLECTS", "4 1 2");
	check("title:~neglect", "4");
	check("~neglect -~column", "4 2");
	check("~policy", "4");
	check("~\"annual report\"", "4 3");
	check("\"annual report\"", "3");
	check("~zeppelins", "");
	check("~2023", "");
	check("in:action ~column", "1/a1");
	check("in:action ~reporting -~lamp", "1/a1");
}

static void
not_finds_what_is_without(void)
{
	check("neglected", "1 2");
	check("neglected NOT drains", "1");
	check("neglected AND NOT \"two three\"", "2");
	check("NOT ~neglect", "5 6 3");
	check("NOT NOT neglected", "1 2");
	check("lamps OR NOT ~neglect", "5 6 1/r2 3");
	check("neglected NOT NEAR(neglected years, 5)", "2");
	check("neglected NOT /drain/ -zeppelin", "1");
	check("~neglect NOT title:neglecting NOT min:2", "1");
	check("in:action NOT columns", "5/a1");
	check("in:resolution NOT clerk", "1/r1 3/r1");
}

static void
a_pattern_is_a_term_among_others(void)
{
	check("/neglect\\w+/", "4 1 2");
	check("/neglect\\w+/ drains", "2");
	check("/Neglect\\w+/", "4");
	check("title:/neglect/", "4");
	check("in:agenda /neglect/", "2");
	check("neglected -/drain/", "1");
	check("lamps OR /^café$/", "6 1/r2");
	check("/^a caf/ /canal;/", "6");
	check("in:action /report ON/i", "");
	check("in:action /report on/", "1/a1");
	check("in:resolution /that/ -/clerk/", "1/r1 3/r1");
	check("/zeppelin/", "");
	check("is:open /columns/", "1/a1");
}

static void
too_complex_is_never_no_match(void)
{
	check("/^(a+)+$/", " [1]");
	check("-/^(a+)+$/ words", " [1]");
	/* What settles it otherwise, settles it. */
	check("/^(a+)+$/ drains", "");
	check("/^(a+)+$/ OR long", "5");
	check("/^(a+)+$/ -long", "");
	check("/^(a+)+$/ /zeppelin/", "");
	check("in:action /^(a+)+$/", " [1]");
}

static void
a_hit_is_the_smallest_record_that_holds_it(void)
{
	/* The title says what all of the item is about. */
	check("lighting", "1");
	check("annual report", "3");
	check("lighting noted", "1/r1");
	check("\"report be noted\"", "1/r1");
	/* An action within a resolution is shorter. */
	check("clerk columns report", "1/a1");
	check("lamps clerk", "1/r2");
	/* Spread over several, or beside them. */
	check("noted lamps", "1");
	check("years columns", "1");
	check("printed", "3/r1");
	check("title:lighting noted", "1");
	check("in:minutes lighting", "1/r1");
	check("noted OR printed", "1/r1 3/r1");
	check("noted min:1", "1/r1");
	check("min:1", "1");
	/* Where an action is asked for, what isn't one, or not such a one, is not it. */
	check("is:open report", "1/a1");
	check("is:open noted", "1");
	check("is:done report", "");
	check("-is:done lighting noted", "1/r1");
	/* Also where nothing else is asked for. */
	check("is:open", "5/a1 1/a1");
	check("is:open min:1", "1/a1");
	check("is:open OR is:done", "5/a1 1/a1");
	check("is:open OR min:3", "5 1 3");
	check("min:1 -is:done", "1");
}

static void
a_narrowed_hit_tells_where_and_what(void)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse("\"report be\" noted", NULL, NULL);
	g_autoptr(GPtrArray) rows = query_first_hits(db, filter, 10, &error);
	const struct item_row *row;

	g_assert_no_error(error);
	row = rows->pdata[0];
	g_assert_cmpstr(row->where, ==, "resolution");
	g_assert_cmpstr(row->snippet, ==, "That the lighting \x02report be\x03 \x02noted\x03.");
	g_assert_cmpint(row->fact >> 12, ==, row->item_id);
	g_assert_cmpint(row->id, ==, row->item_id);
	filter_free(filter);
}

static void
a_pattern_has_a_snippet(void)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse("/four \\w+/ -zeppelin", NULL, NULL);
	g_autoptr(GPtrArray) rows = query_hits(db, filter, NULL, &error);
	const struct item_row *row = rows->pdata[0];

	g_assert_cmpstr(row->where, ==, "minutes");
	g_assert_nonnull(strstr(row->snippet, "\x02" "four years\x03"));
	filter_free(filter);
}

/* The snippet of the newest hit. */
static void
check_snippet(const char *words, const char *expected)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, NULL);
	g_autoptr(GPtrArray) rows = query_first_hits(db, filter, 10, &error);
	g_autofree char *shown = NULL;

	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, >, 0);
	shown = hit_brackets(((struct item_row *)rows->pdata[0])->snippet);
	g_assert_cmpstr(shown, ==, expected);
	filter_free(filter);
}

static void
all_that_was_found_is_marked_in_a_snippet(void)
{
	check_snippet("children /can\\w+|found/", "A caf\u00e9 may open by the [canal]; [children], missing, were [found].");
	check_snippet("/missing|found/", "…caf\u00e9 may open by the canal; children, [missing], were [found].");
	check_snippet("children OR /open/ OR min:99", "A caf\u00e9 may [open] by the canal; [children], missing, were found.");
	check_snippet("NEAR(missing found, 1) OR zeppelin", "…caf\u00e9 may open by the canal; children, [missing], were [found].");
	check_snippet("~\"annual reports\" /dif+er/", "Policies [differ]: a policy on [annual reports], [annually reported].");
	check_snippet("in:action clerk /col\\w+/", "the [Clerk] report on [columns]");
}

static void
no_hit_is_cut_off_at_the_end_of_a_snippet(void)
{
	check_snippet("\"honey bee\"", "…huts at one end of our big wood it was [honey bee] hour. All liked it, and so they had some more, at that same end of"
	    " that big wood, in spring.");
}

static void
the_best_hits_come_first(void)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse("report", NULL, NULL), *fields = filter_parse("min:1", NULL, NULL);
	gboolean is_whole = FALSE;
	g_autoptr(GPtrArray) rows = NULL;

	g_assert_true(filter_rank(filter));
	g_assert_false(filter_rank(fields));
	rows = query_best_hits(db, filter, 2, &is_whole, &error);
	g_assert_no_error(error);
	g_assert_true(is_whole);
	g_assert_cmpuint(rows->len, ==, 2);
	/* In its title. */
	g_assert_cmpstr(((struct item_row *)rows->pdata[0])->key, ==, "works-panel/2023-09-12/3");
	filter_free(filter);
	filter_free(fields);
}

/* --- In words -------------------------------------------------------------------------------- */

static void
how_it_was_read_is_told_in_words(void)
{
	static const char *const cases[][2] = {
		{ "NEAR(\"children missing\" education) year:2023/24",
		    "items for \"children missing\" near \"education\", meetings of 2023/24" },
		{ "", "items" },
		{ "--", "items for nothing" },
		{ "a b", "items for \"a\" and \"b\"" },
		{ "a OR b", "items for \"a\" or \"b\"" },
		{ "a OR b* c -d -\"e f\"", "items for either \"a\" or \"b*\" and \"c\" without \"d\" or \"e f\"" },
		{ "a NOT b NOT \"c d\"", "items for \"a\" without \"b\" or \"c d\"" },
		{ "NOT a", "items without \"a\"" },
		{ "a OR NOT b", "items, \"a\" or not \"b\"" },
		{ "a NOT body:audit", "items for \"a\", not bodies named \"audit\"" },
		{ "~neglect title:x", "items for \"neglect\" with any ending and \"x\" in the title" },
		{ "NEAR(a b c, 3)", "items for \"a\" near \"b\" near \"c\" (at most 3 words between)" },
		{ "a /b+/ -/c/", "items for \"a\" and what matches /b+/ without what matches /c/" },
		{ "in:title a", "titles for \"a\"" },
		{ "in:agenda in:minutes a", "the agenda's and the minutes' texts for \"a\"" },
		{ "in:action a owner:cabinet due:<2024", "actions for \"a\", for \"cabinet\", due before 2024" },
		{ "in:resolution a", "resolutions for \"a\"" },
		{ "in:agenda title:a", "items for \"a\" in the title" },
		{ "in:agenda title:a b", "the agenda's texts for \"a\" in the title and \"b\"" },
		{ "in:title -a", "titles without \"a\"" },
		{ "a OR b NOT c", "items for either \"a\" or \"b\" without \"c\"" },
		{ "in:action is:open -is:silent", "actions, those that are open, not those that are silent" },
		{ "owner:cabinet is:overdue", "items, with an action for \"cabinet\", the same one that is overdue" },
		{ "is:open OR due:2024 owner:cabinet -is:silent",
		    "items, with an action that is open or with an action due in 2024, the same one for \"cabinet\", not with an action that is silent" },
		{ "date:2023-09..2024-02", "items, meetings from 2023-09 to 2024-02" },
		{ "date:>=2023", "items, meetings from 2023 on" },
		{ "date:..2023", "items, meetings up to 2023" },
		{ "-date:2023", "items, not meetings of 2023" },
		{ "is:undated OR is:draft", "items, meetings without a date or meetings that are draft" },
		{ "loaded:>2026-11-01", "items, loaded after 2026-11-01" },
		{ "body:audit council:averley person:downs min:109(2)",
		    "items, bodies named \"audit\", councils named \"averley\", named there or present: \"downs\", minute 109" },
		{ "a OR min:12", "items, \"a\" or minute 12" },
		{ "is:truncated", "items, items that were cut off" },
		{ "min:119/19", "items, minute 119/19" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct filter *filter = filter_parse(cases[i][0], NULL, NULL);
		g_autofree char *words = query_in_words(filter);
		g_autofree char *expected = g_strdup_printf("searching %s, newest first", cases[i][1]);

		g_assert_cmpstr(words, ==, expected);
		filter_free(filter);
	}
}

static void
both_of_two_queries_are_told_in_words(void)
{
	static const char *const cases[][3] = {
		{ "a", "b", "items for \"a\" and \"b\"" },
		{ "in:title a", "b", "items for \"a\" in the title and \"b\"" },
		{ "a", "in:agenda in:minutes b", "items for \"a\" and \"b\" in the agenda's or the minutes' text" },
		{ "in:action a", "b", "actions for \"a\" and \"b\" in the item" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct filter *filter = filter_parse_within(cases[i][0], cases[i][1], NULL, NULL);
		g_autofree char *words = query_in_words(filter);
		g_autofree char *expected = g_strdup_printf("searching %s, newest first", cases[i][2]);

		g_assert_cmpstr(words, ==, expected);
		filter_free(filter);
	}
}

/* --- Whatever is typed ----------------------------------------------------------------------- */

/* Pieces of the language, and what may break it. */
static const char *const pieces[] = { "a", "report", "neglect", "\"", "\"", "*", "-", "~", "/", "/", "(", ")", "NEAR(", "NEAR",
	",", ", 3)", "OR", "AND", "NOT", " NOT ", " NOT -", ":", "title:", "body:", "in:", "in:action ", "in:title ", "is:", "is:open", "date:", "date:2023",
	"..", ">", "<=", "2023", "min:", "owner:", "\\", "[", "]", "{", "}", "+", "^", "$", ".", "?", "|", "'", ";", "é", "’", "“", "”",
	"\xff", "\xc3", "\xe2\x80", "\xf0\x9f\x98\x80", "\xcc\x81", "\xc2\xad", "\x01", "\t", " ", " ", " ", " ", "\n", "0", "½", "第", "%", "_", "x*", "\"a b\"",
	"{title} : a", "rowid", "a\"\"b", "--", "/a+/", "/(/", "-/r/", "due:<", "year:2023/24", "loaded:>2020", "person:x", "council:" };

static char *
random_query(GRand *rand)
{
	GString *query = g_string_new(NULL);
	gint n = g_rand_int_range(rand, 1, 9);

	while (n-- > 0)
		g_string_append(query, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
	return g_string_free(query, FALSE);
}

/* Only what is asked may be wrong, never how the database is asked. */
static void
check_error(const char *query, const GError *error)
{
	if (error != NULL && !g_error_matches(error, MB_ERROR, MB_ERROR_USAGE))
		g_error("'%s': %s", query, error->message);
}

static void
check_answers(const char *query, struct filter *filter)
{
	g_autoptr(GError) error = NULL, other = NULL;
	g_autoptr(GPtrArray) hits = query_hits(db, filter, NULL, &error);
	g_autoptr(GPtrArray) first = NULL, actions = NULL, meetings = NULL;
	g_autofree char *words = query_in_words(filter);
	gint64 count = -1;

	check_error(query, error);
	g_assert_true(g_utf8_validate(words, -1, NULL));
	if (hits == NULL)
		return;
	first = query_first_hits(db, filter, 1000, &other);
	check_error(query, other);
	if (!query_count(db, filter, &count, &other) || count != hits->len || first == NULL || first->len != hits->len)
		g_error("'%s': %u hits, %d counted", query, hits->len, (int)count);
	actions = query_actions(db, filter, NULL, &other);
	meetings = query_meetings(db, filter, NULL, &other);
	check_error(query, other);
	g_assert_nonnull(actions);
	g_assert_nonnull(meetings);
}

/* What finds nothing, and was no error, is told in words; what was read otherwise than typed, by a notice.
 * Both are what query_in_words() and filter_parse() gave. */
static void
nothing_typed_is_a_mistake_of_the_database(void)
{
	GRand *rand = g_rand_new_with_seed(5);
	guint read = 0, found = 0;

	for (int i = 0; i < 6000; i++) {
		g_autofree char *query = random_query(rand), *notice = NULL;
		g_autoptr(GError) error = NULL;
		struct filter *filter = filter_parse(query, &notice, &error);

		check_error(query, error);
		g_assert_true((filter == NULL) == (error != NULL));
		if (filter == NULL)
			continue;
		check_answers(query, filter);
		found += filter_has_words(filter);
		read++;
		filter_free(filter);
	}
	g_assert_cmpuint(read, >, 2000);
	g_assert_cmpuint(found, >, 1000);
	g_rand_free(rand);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/language/each of two queries has its own in:", each_of_two_queries_has_its_own_in);
	g_test_add_func("/language/two queries that exclude each other are refused", two_queries_that_exclude_each_other_are_refused);
	g_test_add_func("/language/NEAR counts the words between", near_counts_the_words_between);
	g_test_add_func("/language/a tilde finds other endings", a_tilde_finds_other_endings);
	g_test_add_func("/language/NOT finds what is without", not_finds_what_is_without);
	g_test_add_func("/language/a pattern is a term among others", a_pattern_is_a_term_among_others);
	g_test_add_func("/language/too complex is never no match", too_complex_is_never_no_match);
	g_test_add_func("/language/a hit is the smallest record that holds it", a_hit_is_the_smallest_record_that_holds_it);
	g_test_add_func("/language/a narrowed hit tells where and what", a_narrowed_hit_tells_where_and_what);
	g_test_add_func("/language/a pattern has a snippet", a_pattern_has_a_snippet);
	g_test_add_func("/language/all that was found is marked in a snippet", all_that_was_found_is_marked_in_a_snippet);
	g_test_add_func("/language/no hit is cut off at the end of a snippet", no_hit_is_cut_off_at_the_end_of_a_snippet);
	g_test_add_func("/language/the best hits come first", the_best_hits_come_first);
	g_test_add_func("/language/how it was read is told in words", how_it_was_read_is_told_in_words);
	g_test_add_func("/language/both of two queries are told in words", both_of_two_queries_are_told_in_words);
	g_test_add_func("/language/nothing typed is a mistake of the database", nothing_typed_is_a_mistake_of_the_database);
	db = kit_cache(&kit, files);
	status = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return status;
}
