#include <string.h>
#include "base/error.h"
#include "query/days.h"
#include "model/day.h"
#include "query/filter.h"

static void
check(const char *words, const char *expected)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);
	g_autofree char *expression = NULL;

	g_assert_no_error(error);
	expression = filter_expression(filter);
	g_assert_cmpstr(expression, ==, expected);
	filter_free(filter);
}

static void
check_notice(const char *words, const char *part)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *notice = NULL;
	struct filter *filter = filter_parse(words, &notice, &error);

	g_assert_no_error(error);
	if (part == NULL)
		g_assert_null(notice);
	else
		g_assert_nonnull(strstr(notice != NULL ? notice : "", part));
	filter_free(filter);
}

static void
every_word_is_quoted(void)
{
	check("neglect", "((\"neglect\"))");
	check("O'Brien c++", "((\"O'Brien\") AND (\"c++\"))");
	check("a\"b", "((\"a\"\"b\"))");
	check("NEAR and col^x", "((\"NEAR\") AND (\"and\") AND (\"col^x\"))");
}

static void
phrases_and_prefixes_keep_their_shape(void)
{
	check("\"annual report\"", "((\"annual report\"))");
	check("“annual report”", "((\"annual report\"))");
	check("safe*", "((\"safe\" *))");
	check("\"annual re\"*", "((\"annual re\" *))");
	check("safe**", "((\"safe\" *))");
}

static void
or_joins_its_neighbours(void)
{
	check("a OR b c", "((\"a\" OR \"b\") AND (\"c\"))");
	check("a OR b OR c", "((\"a\" OR \"b\" OR \"c\"))");
	check("a or b", "((\"a\") AND (\"or\") AND (\"b\"))");
}

static void
unwanted_words_lie_flat(void)
{
	check("a -b -c", "((\"a\")) NOT (\"b\" OR \"c\")");
	check("-b a", "((\"a\")) NOT (\"b\")");
	check("-b", NULL);
	check("-\"b c\" a", "((\"a\")) NOT (\"b c\")");
}

static void
not_binds_to_the_piece_behind_it(void)
{
	check("a NOT b", "((\"a\")) NOT (\"b\")");
	check("a NOT b c", "((\"a\") AND (\"c\")) NOT (\"b\")");
	check("NOT b a", "((\"a\")) NOT (\"b\")");
	check("a AND NOT b", "((\"a\")) NOT (\"b\")");
	check("NOT b", NULL);
	check("a NOT b NOT c", "((\"a\")) NOT (\"b\" OR \"c\")");
	check("a NOT \"b c\" d", "((\"a\") AND (\"d\")) NOT (\"b c\")");
	check("a NOT b*", "((\"a\")) NOT (\"b\" *)");
	check("a NOT ~b", "((\"a\")) NOT (\"b\")");
	check("a NOT title:b", "((\"a\")) NOT ({ title } : \"b\")");
	check("a NOT\tb", "((\"a\")) NOT (\"b\")");
	check("NOT in:title a", "(({ agenda_text  minutes_text } : \"a\"))");
	/* Two of them, however they are written. */
	check("a NOT -b", "((\"a\") AND (\"b\"))");
	check("a NOT NOT b", "((\"a\") AND (\"b\"))");
	check("a NOT NOT NOT b", "((\"a\")) NOT (\"b\")");
	check("NOT -in:title a", "(({ title } : \"a\"))");
	/* Where nothing is behind it, it is a word. */
	check("a NOT", "((\"a\") AND (\"NOT\"))");
	check("NOT", "((\"NOT\"))");
	check("a NOT OR b", "((\"a\") AND (\"NOT\" OR \"b\"))");
	check("a NOT AND b", "((\"a\") AND (\"NOT\") AND (\"b\"))");
	check("a OR NOT", "((\"a\" OR \"NOT\"))");
	check("a -NOT", "((\"a\")) NOT (\"NOT\")");
	check("a NOT \"NOT\"", "((\"a\")) NOT (\"NOT\")");
	check("a not b", "((\"a\") AND (\"not\") AND (\"b\"))");
	/* What holds nothing is what it stood before. */
	check("a NOT -- b", "((\"a\") AND (\"b\"))");
}

/* What the index has no expression for. */
static void
not_stands_before_all_that_a_minus_does(void)
{
	static const char *const pieces[] = { "b", "\"b c\"", "b*", "~b", "/b/", "NEAR(b c)", "title:b", "body:x", "council:x", "person:x",
		"owner:x", "min:1", "date:2023", "year:2023/24", "due:<2024", "loaded:2023", "is:draft", "is:open", "is:undated" };
	static const char *const before[] = { "", "a ", "a OR ", "a AND " };

	for (guint i = 0; i < G_N_ELEMENTS(pieces) * G_N_ELEMENTS(before); i++) {
		const char *start = before[i % G_N_ELEMENTS(before)], *piece = pieces[i / G_N_ELEMENTS(before)];
		g_autofree char *with_not = g_strconcat(start, "NOT ", piece, NULL), *with_minus = g_strconcat(start, "-", piece, NULL);
		g_autofree char *notice = NULL, *one = NULL, *other = NULL;
		struct filter *filter = filter_parse(with_not, &notice, NULL), *same = filter_parse(with_minus, NULL, NULL);

		one = query_in_words(filter);
		other = query_in_words(same);
		g_assert_cmpstr(one, ==, other);
		g_assert_null(notice);
		filter_free(filter);
		filter_free(same);
	}
}

static void
what_is_said_twice_is_asked_for_once(void)
{
	check("a b a \"a\" A", "((\"a\") AND (\"b\"))");
	check("a a* ~a title:a", "((\"a\") AND (\"a\" *) AND (\"a\") AND ({ title } : \"a\"))");
	check("a OR b OR a", "((\"a\" OR \"b\"))");
	check("a OR b a OR b b OR a", "((\"a\" OR \"b\") AND (\"b\" OR \"a\"))");
	check("a -b -b", "((\"a\")) NOT (\"b\")");
	check("NEAR(a b, 2) NEAR(a b, 2) NEAR(a b, 3)", "((NEAR(\"a\" \"b\", 2)) AND (NEAR(\"a\" \"b\", 3)))");
	check("a A \u00c0 a", "((\"a\"))");
	check("a b -c -c a", "((\"a\") AND (\"b\")) NOT (\"c\")");
	check("a a* ~a title:a \"a a\"", "((\"a\") AND (\"a\" *) AND (\"a\") AND ({ title } : \"a\") AND (\"a a\"))");
	check("NEAR(a b) NEAR(a b) NEAR(a b*)", "((NEAR(\"a\" \"b\", 10)) AND (NEAR(\"a\" \"b\" *, 10)))");
	check("a OR b c OR d a OR b", "((\"a\" OR \"b\") AND (\"c\" OR \"d\"))");
	/* The index has them apart. */
	check("\u0438 \u0439 \u0438", "((\"\u0438\") AND (\"\u0439\"))");
	check("k\u0131rk kirk", "((\"k\u0131rk\") AND (\"kirk\"))");
}

static void
and_changes_nothing(void)
{
	check("a AND b", "((\"a\") AND (\"b\"))");
	check("a OR b AND c", "((\"a\" OR \"b\") AND (\"c\"))");
	check("a AND -b", "((\"a\")) NOT (\"b\")");
	check("a AND", "((\"a\") AND (\"AND\"))");
	check("\"AND\" a", "((\"AND\") AND (\"a\"))");
}

static void
near_takes_words_and_phrases(void)
{
	check("NEAR(a b, 5)", "((NEAR(\"a\" \"b\", 5)))");
	check("NEAR(a b)", "((NEAR(\"a\" \"b\", 10)))");
	check("NEAR(\"a b)\" c*,0)", "((NEAR(\"a b)\" \"c\" *, 0)))");
	check("NEAR(a, b, c)", "((NEAR(\"a\" \"b\" \"c\", 10)))");
	check("NEAR(a,b,5)", "((NEAR(\"a\" \"b\", 5)))");
	check("NEAR(a 1,000 b)", "((NEAR(\"a\" \"1,000\" \"b\", 10)))");
	check("NEAR(a b, -1)", "((NEAR(\"a\" \"b\", 10)))");
	check("title:NEAR(a b)", "(({ title } : NEAR(\"a\" \"b\", 10)))");
	check("c NOT title:NEAR(a b)", "((\"c\"))");
	check("x NEAR(a b) OR y", "((\"x\"))");
	check("x -NEAR(a b)", "((\"x\"))");
	check("in:title NEAR(a b)", "(({ title } : NEAR(\"a\" \"b\", 10)))");
	check("NEAR(a b, 99999999999999999999)", "((NEAR(\"a\" \"b\", 1000000)))");
	check("in:action NEAR(a \"b c\")", "(({ minutes_text } : (\"a\" AND \"b\" AND \"c\")))");
}

static void
what_near_cannot_take_is_words(void)
{
	static const char *const cases[] = { "NEAR()", "NEAR(a -b)", "NEAR(a OR b)", "NEAR(body:x b)", "NEAR(~a b)",
		"NEAR(/a/ b)", "NEAR(a NEAR(b c))", "NEAR(, 5)", "NEAR(a NOT b)", "NEAR(NOT a)" };

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		check_notice(cases[i], "was searched for as words");
	check("NEAR(a ~b)", "((\"NEAR\") AND (\"a\") AND (\"~b\"))");
}

/* What it stands for is the cache's: query-test. */
static void
a_tilde_alone_stands_for_the_word(void)
{
	check("~word", "((\"word\"))");
	check("-~word a", "((\"a\")) NOT (\"word\")");
	check("title:~\"a word\"", "(({ title } : \"a word\"))");
	check("a~b", "((\"a~b\"))");
}

static void
patterns_are_no_words(void)
{
	check("/a b/ c", "((\"c\"))");
	check("-/a/ c", "((\"c\"))");
	check("/a\\/ b/ c", "((\"c\"))");
	check("/a/b c/ d", "((\"d\"))");
	check("title:/^a b/ c", "((\"c\"))");
	check("c /a/", "((\"c\"))");
	check("c OR /a/", NULL);
	/* Paths and fractions are words. */
	check("/etc a", "((\"/etc\") AND (\"a\"))");
	check("this / or / that", "((\"this\") AND (\"or\") AND (\"that\"))");
	check("2023/24", "((\"2023/24\"))");
	check("//a//", "((\"//a//\"))");
	check("body:/a/", NULL);
}

/* As it is left out of the texts. */
static void
what_nobody_sees_is_left_out(void)
{
	check("stre\u00adet \u200ba\ufeff", "((\"street\") AND (\"a\"))");
	check("\"a\u2060b\" NO\u00adT c", "((\"ab\")) NOT (\"c\")");
	check("NEAR(a\u00adb c)", "((NEAR(\"ab\" \"c\", 10)))");
}

static void
columns_are_named(void)
{
	check("in:title a", "(({ title } : \"a\"))");
	check("in:agenda in:minutes a", "(({ agenda_text  minutes_text } : \"a\"))");
	check("-in:title -in:agenda a", "(({ minutes_text } : \"a\"))");
	check("in:title in:agenda -in:title a", "(({ agenda_text } : \"a\"))");
	check("-in:title a", "(({ agenda_text  minutes_text } : \"a\"))");
	check("in:minutes title:a* b", "(({ title } : \"a\" *) AND ({ minutes_text } : \"b\"))");
	check("in:title OR in:minutes a", "(({ title  minutes_text } : \"a\"))");
}

static void
what_looks_like_a_field_may_be_words(void)
{
	check("10:30", "((\"10:30\"))");
	check("Resolved:-", "((\"Resolved:-\"))");
	check("https://averley.example", "((\"https://averley.example\"))");
	check("\"owner:x\"", "((\"owner:x\"))");
}

static void
the_reader_is_told_what_was_taken_for_words(void)
{
	check_notice("neglect -adults safe* a OR b", NULL);
	check_notice("~\"re\u0301po\u0301rt\u0301 on\u0301\"", NULL);
	check_notice("neglect --", "'--'");
	check_notice("!", "'!'");
	check_notice("\"\" a", "'\"\"'");
	check_notice("*", "'*'");
	check_notice("\"annual report", "closed");
	check_notice("a OR", "OR");
	check_notice("OR a", "OR");
	check_notice("a OR OR b", "OR");
	check_notice("a AND b", NULL);
	check_notice("a AND", "AND stands between");
	check_notice("AND b", "AND stands between");
	check_notice("a AND OR b", "OR stands between");
	check_notice("a NEAR b", "NEAR(a b, 10)");
	check_notice("NEAR(a b", "NEAR(a b, 10)");
	check_notice("NEAR(a b, -1)", "-1 is no number of words");
	check_notice("NEAR(a b, 2.5)", "2.5 is no number of words");
	check_notice("title:NEAR(a -b)", "was searched for as words");
	check_notice("title:-a", "a minus stands before the field, as in -title:a");
	check_notice("min:5*", "a star counts behind words and names only");
	check_notice("body:audit* title:b*", NULL);
	check_notice("/a/i", "a pattern ends with its slash");
	check_notice("/etc/passwd 1/2/x", NULL);
	check_notice("~word*", "the star was left aside");
	check_notice("~\"one two three four five\"", "too long for a tilde");
	check_notice("~ /", "'~'");
	check_notice("a NOT b", NULL);
	check_notice("a AND NOT b OR NOT c", NULL);
	check_notice("a NOT", "NOT stands before what must not be there");
	check_notice("NOT", "searched for as a word");
	check_notice("a NOT OR b", "NOT stands before");
	check_notice("a NOT AND b", "NOT stands before");
	check_notice("a OR NOT", "NOT stands before");
	check_notice("a -NOT", "'-NOT' was searched for as a word");
	check_notice("-OR a", "'-OR' was searched for as a word");
	check_notice("a NOT -b", "before 'b': two of them cancel");
	check_notice("NOT NOT -\"b c\"", "before '\"b c\"': two of them cancel");
	check_notice("a \"NOT\" not Not NOT* -not", NULL);
	check_notice("a NOT --", "'--' holds no letter");
	check_notice("NOT (a OR b)", "brackets keep nothing together");
	check_notice("a -(b c)", "brackets keep nothing together");
	check_notice("(a) OR 109(2)", NULL);
	check_notice("the chair (a member) said", NULL);
	check_notice("wo*rd", "star");
	check_notice("in:title body:x", "in:");
}

static void
words_that_hold_nothing_are_left_out(void)
{
	check("neglect -- !", "((\"neglect\"))");
	check("--", NULL);
	check("\"\" *", NULL);
	check("neglect OR !", "((\"neglect\"))");
	check("! OR neglect", "((\"neglect\"))");
	check("neglect OR ! OR grant", "((\"neglect\" OR \"grant\"))");
	check("neglect ! OR grant", "((\"neglect\") AND (\"grant\"))");
	check("neglect OR ! grant", "((\"neglect\") AND (\"grant\"))");
	check("neglect AND ! grant AND !", "((\"neglect\") AND (\"grant\"))");
	check("! OR OR neglect", "((\"OR\") AND (\"neglect\"))");
	check_notice("neglect OR !", "'!' holds no letter");
}

static void
in_is_told_to_be_idle_only_where_it_is(void)
{
	check_notice("in:title body:audit", "in: says where words are searched for, but there are none");
	check_notice("in:agenda title:neglect", "in: says where words are searched for, but there are none");
	check_notice("in:title -neglect", NULL);
	check_notice("in:title neglect OR min:4", NULL);
	check_notice("in:title NEAR(neglect adults) OR grant", NULL);
	check_notice("in:action is:open", NULL);
	check_notice("in:resolution body:audit", NULL);
}

static void
or_beside_in_is_told(void)
{
	check("neglect OR in:title grant", "(({ title } : \"neglect\") AND ({ title } : \"grant\"))");
	check_notice("neglect OR in:title grant", "in: is about all words");
	check("neglect in:title OR grant", "(({ title } : \"neglect\") AND ({ title } : \"grant\"))");
	check_notice("neglect in:title OR grant", "in: is about all words");
	check_notice("in:title OR NOT in:agenda neglect OR grant", NULL);
	check_notice("neglect AND in:title grant", NULL);
}

static void
stars_and_slashes_that_do_nothing_are_told(void)
{
	check_notice("\"annual report*\"", "a star counts behind quotation marks");
	check_notice("title:\"annual report*\"", "a star counts behind quotation marks");
	check_notice("\"annual report\"*", NULL);
	check_notice("/miss(ed|ing) child", "a pattern ends with a slash");
	check_notice("and/or", NULL);
	check_notice("/", "holds no letter");
}

static void
check_refused(const char *words, const char *part)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);

	g_assert_null(filter);
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_assert_nonnull(strstr(error->message, part));
}

static void
unknown_fields_are_refused_by_name(void)
{
	check_refused("colour:red", "'colour:'");
	check_refused("colour:red", "body, council, date, due, in, is, loaded, min, owner, person, title, year");
	check_refused("a -kind:x", "'kind:'");
	check_refused("due:soon", "2023-09..2024-02");
	check_refused("owner:\"\"", "missing");
	check_refused("/wo(ds/", "regular expression: ");
	check_refused("title:/[/", "regular expression: ");
	check_refused("in:papers", "resolution");
	check_refused("in:action in:title", "stand without another");
	check_refused("-in:action", "no minus");
	check_refused("a NOT in:action", "no NOT");
	check_refused("a -body: cabinet", "behind the colon of 'body:'");
	check_refused("a NOT body: cabinet", "behind the colon of 'body:'");
	check_refused("is:late", "overdue");
	check_refused("date:yesterday", "2023-09..2024-02");
	check_refused("date:2023-02-31", "no such day");
	check_refused("date:2024..2023", "before it begins");
	check_refused("year:2023", "2023/24");
	check_refused("year:2023/25", "2023/24");
	check_refused("body:\"\"", "missing");
	check_refused("min:(2)", "missing");
	check_refused("date:..", "behind the colon of 'date:..'");
	check_refused("a -due:>", "behind the colon of 'due:>'");
	check_refused("-in:title -in:agenda -in:minutes a", "no text is left");
	check_refused("in:title -in:title a", "no text is left");
	check_refused("-in:title in:action a", "no text is left");
	check_refused("year:9999/00", "2023/24");
	check_refused("body: cabinet", "behind the colon of 'body:'");
}

static void
words_of_facts_narrow_the_items_word_by_word(void)
{
	check("in:action neglect", "(({ minutes_text } : (\"neglect\")))");
	check("in:action \"a note\"* OR map", "(({ minutes_text } : (\"a\" AND \"note\" *) OR { minutes_text } : (\"map\")))");
	check("in:resolution neglect -budget title:annual",
	    "(({ minutes_text } : (\"neglect\")) AND ({ title } : \"annual\"))");
}

static void
field_names_may_be_written_large(void)
{
	check_notice("Body:cabinet DATE:2023 Is:Draft", NULL);
	/* Dashes of a text. */
	check_notice("year:2023\u201324 date:2023\u201109\u201112", NULL);
}

static void
notices_stay_short(void)
{
	g_autoptr(GString) many = g_string_new("a ");
	g_autofree char *notice = NULL;

	for (int i = 0; i < 10000; i++)
		g_string_append(many, "( ");
	filter_free(filter_parse(many->str, &notice, NULL));
	g_assert_nonnull(strstr(notice, "; and 9995 more such"));
	g_assert_cmpuint(strlen(notice), <, 2000);
	g_string_assign(many, "a");
	for (int i = 0; i < 90; i++)
		g_string_append(many, "*\u00e9");
	g_clear_pointer(&notice, g_free);
	filter_free(filter_parse(many->str, &notice, NULL));
	g_assert_cmpuint(strlen(notice), <, 300);
	g_assert_true(g_utf8_validate(notice, -1, NULL));
}

static char *
notice_of(const char *words)
{
	char *notice = NULL;

	filter_free(filter_parse(words, &notice, NULL));
	return notice;
}

static char *
error_of(const char *words)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(filter_parse(words, NULL, &error));
	return g_strdup(error->message);
}

/* By characters, and what is said of them stays whole. */
static void
what_was_typed_is_shortened_in_what_is_said_of_it(void)
{
	g_autofree char *word = g_strnfill(300, 'x'), *signs = g_strnfill(300, '%');
	g_autofree char *star = g_strdup_printf("\u00e9\u00e9%s*%s", word, word), *field = g_strdup_printf("%s:y", word);
	g_autofree char *day = g_strdup_printf("date:%s", word), *bare = g_strdup_printf("%s min:%s", word, signs);
	g_autofree char *of_star = notice_of(star), *of_signs = notice_of(signs);
	g_autofree char *of_field = error_of(field), *of_day = error_of(day), *of_bare = error_of(bare);

	g_assert_cmpstr(of_star, ==, "a star counts at the end of a word only, not in '\u00e9\u00e9xxxxxxxxxxxxxxxxxxxxxxxxxxx\u2026'");
	g_assert_cmpstr(of_signs, ==, "'%%%%%%%%%%%%%%%%%%%%%%%%%%%%%\u2026' holds no letter and no digit,"
	    " so nothing was searched for in its place");
	g_assert_true(g_str_has_prefix(of_field, "there is no field 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\u2026:'; there are body"));
	g_assert_true(g_str_has_prefix(of_day, "'date:xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\u2026': no such day"));
	g_assert_cmpstr(of_bare, ==, "what is asked for stands right behind the colon of 'min:%%%%%%%%%%%%%%%%%%%%%%%%%\u2026'");
}

/* What would be looked through again and again for an end takes no longer than the rest. */
static void
what_never_ends_takes_no_time(void)
{
	static const char *const pieces[] = { "NEAR( ", "/a ", "NEAR(\" ", "-/a ", "title:/a ", "NOT ", "~ ", "\" ", "( " };

	for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) many = g_string_new(NULL);
		gint64 begun = g_get_monotonic_time();

		while (many->len < 200000)
			g_string_append(many, pieces[i]);
		filter_free(filter_parse(many->str, NULL, NULL));
		g_free(words_so_far(many->str));
		/* Minutes otherwise. */
		g_assert_cmpint(g_get_monotonic_time() - begun, <, 20 * G_TIME_SPAN_SECOND);
	}
}

static void
no_text_is_too_long_or_too_odd(void)
{
	g_autoptr(GString) many = g_string_new(NULL), fields = g_string_new(NULL);

	for (int i = 0; i < 5000; i++)
		g_string_append_printf(many, "w%d -x%d ", i, i);
	check_notice("\377\376 \302", "letter");
	for (int i = 0; i < 201; i++)
		g_string_append_printf(fields, "min:%d ", i);
	check_refused(fields->str, "200 are the most");
	/* Unwanted words are conditions, too: their number is limited. */
	check_refused(many->str, "200 are the most");
	g_string_truncate(many, 0);
	for (int i = 0; i < 100000; i++)
		g_string_append_printf(many, "w%d ", i);
	check_refused(many->str, "100000 words to search for: 100 are the most");
	/* Those that come again are no more. */
	g_string_truncate(many, 0);
	for (int i = 0; i < 10000; i++)
		g_string_append(many, "report ");
	check(many->str, "((\"report\"))");
}

static void
check_days(const char *typed, const char *first, const char *last)
{
	int one, other;
	char day[DAY_TEXT];

	g_assert_true(days_read(typed, &one, &other));
	day_from_number(one, day);
	g_assert_cmpstr(day, ==, first);
	day_from_number(other, day);
	g_assert_cmpstr(day, ==, last);
}

static void
stretches_of_days_are_read(void)
{
	int first, last;

	check_days("2023", "2023-01-01", "2023-12-31");
	check_days("2024-02", "2024-02-01", "2024-02-29");
	check_days("2023-02", "2023-02-01", "2023-02-28");
	check_days("2023-09-12", "2023-09-12", "2023-09-12");
	check_days("2023-09..2024-02", "2023-09-01", "2024-02-29");
	check_days("2023..", "2023-01-01", "9999-12-31");
	check_days("..2023-09", "0001-01-01", "2023-09-30");
	check_days(">2023-09", "2023-10-01", "9999-12-31");
	check_days(">=2023-09", "2023-09-01", "9999-12-31");
	check_days("<2023-09", "0001-01-01", "2023-08-31");
	check_days("<=2023-09", "0001-01-01", "2023-09-30");
	g_assert_false(days_read("..", &first, &last));
	g_assert_false(days_read("", &first, &last));
	g_assert_false(days_read("2023-9", &first, &last));
	g_assert_false(days_read("2023-09-12..x", &first, &last));
	g_assert_false(days_read(">", &first, &last));
}

static void
municipal_years_turn_in_may(void)
{
	const char *typed[] = { "2023/24", "2023-24", "2023/2024", "23/24" };
	int first, last;
	char day[DAY_TEXT];

	for (guint i = 0; i < G_N_ELEMENTS(typed); i++) {
		g_assert_true(days_read_year(typed[i], &first, &last));
		day_from_number(first, day);
		g_assert_cmpstr(day, ==, "2023-05-15");
		day_from_number(last, day);
		g_assert_cmpstr(day, ==, "2024-05-14");
	}
	g_assert_true(days_read_year("1999/00", &first, &last));
	g_assert_false(days_read_year("2023/22", &first, &last));
	g_assert_false(days_read_year("2023/24x", &first, &last));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/filter/words of facts narrow the items word by word",
	    words_of_facts_narrow_the_items_word_by_word);
	g_test_add_func("/filter/every word is quoted", every_word_is_quoted);
	g_test_add_func("/filter/phrases and prefixes keep their shape", phrases_and_prefixes_keep_their_shape);
	g_test_add_func("/filter/OR joins its neighbours", or_joins_its_neighbours);
	g_test_add_func("/filter/unwanted words lie flat", unwanted_words_lie_flat);
	g_test_add_func("/filter/NOT binds to the piece behind it", not_binds_to_the_piece_behind_it);
	g_test_add_func("/filter/NOT stands before all that a minus does", not_stands_before_all_that_a_minus_does);
	g_test_add_func("/filter/what is said twice is asked for once", what_is_said_twice_is_asked_for_once);
	g_test_add_func("/filter/AND changes nothing", and_changes_nothing);
	g_test_add_func("/filter/NEAR takes words and phrases", near_takes_words_and_phrases);
	g_test_add_func("/filter/what NEAR cannot take is words", what_near_cannot_take_is_words);
	g_test_add_func("/filter/a tilde alone stands for the word", a_tilde_alone_stands_for_the_word);
	g_test_add_func("/filter/patterns are no words", patterns_are_no_words);
	g_test_add_func("/filter/what nobody sees is left out", what_nobody_sees_is_left_out);
	g_test_add_func("/filter/columns are named", columns_are_named);
	g_test_add_func("/filter/what looks like a field may be words", what_looks_like_a_field_may_be_words);
	g_test_add_func("/filter/the reader is told what was taken for words", the_reader_is_told_what_was_taken_for_words);
	g_test_add_func("/filter/words that hold nothing are left out", words_that_hold_nothing_are_left_out);
	g_test_add_func("/filter/in: is told to be idle only where it is", in_is_told_to_be_idle_only_where_it_is);
	g_test_add_func("/filter/OR beside in: is told", or_beside_in_is_told);
	g_test_add_func("/filter/stars and slashes that do nothing are told", stars_and_slashes_that_do_nothing_are_told);
	g_test_add_func("/filter/unknown fields are refused by name", unknown_fields_are_refused_by_name);
	g_test_add_func("/filter/field names may be written large", field_names_may_be_written_large);
	g_test_add_func("/filter/notices stay short", notices_stay_short);
	g_test_add_func("/filter/what was typed is shortened in what is said of it", what_was_typed_is_shortened_in_what_is_said_of_it);
	g_test_add_func("/filter/what never ends takes no time", what_never_ends_takes_no_time);
	g_test_add_func("/filter/no text is too long or too odd", no_text_is_too_long_or_too_odd);
	g_test_add_func("/filter/stretches of days are read", stretches_of_days_are_read);
	g_test_add_func("/filter/municipal years turn in May", municipal_years_turn_in_may);
	return g_test_run();
}
