#include "base/required.h"

#include <string.h>

#include "base/hasten.h"
#include "dice.h"

/* "abc|def ghi" for two clauses; "" for none. The caller frees. */
static char *
required(const char *pattern)
{
	g_autoptr(GPtrArray) clauses = rx_required(pattern);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < clauses->len; i++) {
		const GPtrArray *clause = clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++)
			g_string_append_printf(out, "%s%s", n > 0 ? "|" : i > 0 ? " " : "", (char *)clause->pdata[n]);
	}
	return g_string_free(out, FALSE);
}

static void
check(const char *const (*cases)[2])
{
	for (; (*cases)[0] != NULL; cases++) {
		g_autofree char *got = required((*cases)[0]);

		if (strcmp(got, (*cases)[1]) != 0)
			g_error("/%s/ requires '%s', not '%s'", (*cases)[0], got, (*cases)[1]);
	}
}

static void
letters_in_a_row_are_required(void)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "ab", "" }, { "abc", "abc" }, { "Councillor", "councillor" }, { "2023", "2023" },
		{ "councillor\\s+", "councillor" }, { "councillor smith", "councillor smith" },
		{ "^weir.*street$", "weir street" }, { "children's", "children" }, { "follow-up", "follow" },
		{ "foo_bar", "foo bar" }, { "\\bweir\\b", "weir" }, { "weir\\.lane", "weir lane" },
		{ "na\xc3\xafve", "" }, { "caf\xc3\xa9s?", "caf" }, { "cafe\xcc\x81teria", "cafe teria" },
		{ "well\\-lit", "well lit" }, { "a#bcd", "bcd" }, { "weir\nlane", "weir lane" }, { "weir]lane}", "weir lane" },
		{ "\\p{Lu}treet\\PLight\\pN", "treet ight" }, { "\\Nabc", "abc" },
		{ NULL, NULL }
	};

	check(cases);
}

static void
what_may_be_missing_is_not(void)
{
	static const char *const cases[][2] = {
		{ "councillors?", "councillor" }, { "colou?r", "colo" }, { "weir*lane", "wei lane" },
		{ "weir+lane", "weir lane" }, { "weir{2}lane", "weir lane" }, { "weir{0,3}lane", "wei lane" },
		{ "weir{0}lane", "wei lane" }, { "weir{12,}lane", "weir lane" }, { "weir??lane", "wei lane" },
		{ "weir*+lane", "wei lane" }, { "weir++lane", "weir lane" }, { "weir{1,2}?lane", "weir lane" },
		{ "weir{2}{0}lane", "" }, { "(weir)?lane", "lane" }, { "(weir)*lane", "lane" }, { "(weir){0,2}lane", "lane" },
		{ "(weir)+lane", "weir lane" }, { "(weir){2,}lane", "weir lane" }, { "(we)(ir)", "" },
		{ "((weir)+)?lane", "lane" }, { "[street]lane", "lane" }, { "[^street]?lane", "lane" },
		{ "weir{,3}lane", "" }, { "weir{ 2}lane", "" }, { "weir{x}lane", "" }, { "{3}lane", "" },
		{ NULL, NULL }
	};

	check(cases);
}

static void
of_alternatives_each_gives_one(void)
{
	static const char *const cases[][2] = {
		{ "weir|lane", "weir|lane" }, { "weir|", "" }, { "weir|.", "" }, { "|weir", "" }, { "weir|la", "" },
		{ "the weir|long street road", "weir|street" }, { "(neglect|abuse)s? of", "neglect|abuse" },
		{ "(neglect|abuse)? of the", "the" }, { "(a|b) street", "street" }, { "weir|(lane|street)|road", "weir|lane|street|road" },
		{ "(weir|lane)(street|road)", "weir|lane street|road" }, { "x(weir|(lane))+", "weir|lane" },
		{ NULL, NULL }
	};

	check(cases);
}

static void
groups_count_if_they_are_part_of_the_match(void)
{
	static const char *const cases[][2] = {
		{ "(?:weir)lane", "weir lane" }, { "(?<name>weir)", "weir" }, { "(?P<a_1>weir)", "weir" }, { "(?'n'weir)", "weir" },
		{ "(?>weir)", "weir" }, { "(?|weir|lane)", "weir|lane" }, { "(?i)weir", "weir" }, { "(?i:weir)lane", "weir lane" },
		{ "we(?-i)ir(?s)lane", "lane" }, { "(?=weir)lane", "lane" }, { "(?!weir)lane", "lane" },
		{ "(?<=weir)lane", "lane" }, { "(?<!weir)lane", "lane" }, { "lane(?=.*weir)street", "lane street" },
		{ "(?!weir|lane)", "" }, { NULL, NULL }
	};

	check(cases);
}

static void
classes_end_where_they_do(void)
{
	static const char *const cases[][2] = {
		{ "[]weir]lane", "lane" }, { "[^]weir]lane", "lane" }, { "[\\]weir]lane", "lane" }, { "[[:alpha:]weir]lane", "lane" },
		{ "[[:^alpha:]weir]lane", "lane" }, { "[a[b]lane", "lane" }, { "[[:weir]lane", "" }, { "[[.weir.]]lane", "" },
		{ "[[:<:]]lane", "" }, { "[\\Qweir]\\E]lane", "" }, { "[\\E]weir]lane", "" }, { "[\\p{L}weir]lane", "lane" },
		{ "[(weir]lane", "lane" }, { "[weir", "" }, { "[\\d\\-|weir]lane", "lane" }, { NULL, NULL }
	};

	check(cases);
}

static void
what_is_not_understood_requires_nothing(void)
{
	static const char *const cases[] = { "\\Qweir\\E", "weir\\E", "(weir)\\1", "(weir)\\g1", "(?<n>weir)\\k<n>", "weir\\x41",
		"weir\\o{101}", "weir\\cA", "weir\\101", "weir\\N{U+41}", "(?x)weir lane", "(?xx:weir)", "(?^)weir", "weir(?#lane)",
		"weir(?R)?", "(weir)(?1)", "(?&n)weir", "(?P>n)weir", "(?P=n)weir", "weir(?(1)a|b)", "(?(DEFINE)(weir))lane",
		"(*ACCEPT)weir", "weir(*FAIL)", "(*UTF)weir", "(*positive_lookahead:weir)", "weir(?C1)", "(?*weir)lane", "(?<*weir)",
		"(?J)weir", "(?n)weir", "weir\\", "(weir", "weir)", "*weir", "weir**", "\\p{Lweir", "\\lweir", "(?<1>weir)" };

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = required(cases[i]);

		if (*got != '\0')
			g_error("/%s/ requires '%s'", cases[i], got);
	}
}

static void
depth_and_length_have_limits(void)
{
	g_autofree char *deep = g_strnfill(10000, '('), *long_run = g_strnfill(4096, 'a'), *got = required(deep);

	g_assert_cmpstr(got, ==, "");
	g_free(got);
	got = required(long_run);
	g_assert_cmpstr(got, ==, long_run);
}

/* What is looked for first, "/" between; "" for nothing. The caller frees. */
static char *
looked_for_first(const char *pattern)
{
	g_autoptr(GPtrArray) tests = rx_required_first(pattern);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < tests->len; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? "/" : "", rx_pattern(tests->pdata[i]));
	return g_string_free(out, FALSE);
}

static void
what_is_looked_for_first_has_blanks_and_signs(void)
{
	static const char *const cases[][2] = {
		{ "[a-z]+ing the (report|plan)", "ing\\ the\\ /report|plan" }, { "weir\\.lane\\W", "weir\\.lane" },
		{ "\\d (weir|long lane)s?", "weir|long\\ lane" }, { "wei.r\\(la\\)", "wei/r\\(la\\)" }, { "a{2} / b\\$x", "\\ \\/\\ b\\$x" },
		{ "^the$ weir", "the/\\ weir" }, { "we\\bir", "" }, { "weir|lane", "" }, { "weir", "" }, { "Weir lane", "" }, { "weir\\.lane", "" },
		{ "(weir lane)?", "" }, { "a|b|c|d|e", "" }, { "na\xc3\xafve one", "ve\\ one" },
		{ "aaa1|bbb2|ccc3|ddd4|eee5|fff6|ggg7|hhh8|iii9+", "" },
		/* Without s and k, as far as that leaves letters enough. */
		{ "(resolved|agreed).{0,40}officer", "olved|agreed/officer" }, { "tasks?", "task" }, { "^books", "boo" }, { "^asks", "asks" }, { "\\Wservices?", "ervice" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = looked_for_first(cases[i][0]);

		g_assert_cmpstr(got, ==, cases[i][1]);
	}
}

static void
alternatives_at_the_beginning_lead_there(void)
{
	static const char *const cases[][2] = {
		{ "(resolved|agreed).*", "resolved agreed" }, { "(?:weir|Lane|street)", "weir Lane street" }, { "((weir)|lane)", "" },
		{ "(weir|lane)?", "" }, { "(weir|lane){0}a", "" }, { "(weir|lane)|x", "" }, { "(weir|la)", "" }, { "(weir)", "" },
		{ "(weir|lane|road|path|hill)", "" }, { " (weir|lane)", "" }, { "(weir|lane)(?i)s", "" }, { "(weir|lane)\\G", "" },
		{ "(?|weir|lane)", "" }, { "(?i:weir|lane)", "" }, { "(weir|lane", "" }, { "weir|lane", "" }, { "", "" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) leads = rx_leads(cases[i][0]);
		g_autofree char *got = NULL;

		if (leads != NULL)
			g_ptr_array_add(leads, NULL);
		got = leads != NULL ? g_strjoinv(" ", (char **)leads->pdata) : g_strdup("");
		g_assert_cmpstr(got, ==, cases[i][1]);
	}
}

static void
letters_with_a_third_case_can_be_put_plainly(void)
{
	static const char *const cases[][2] = {
		{ "weir", NULL }, { "risk", "ri(?-i:[sS])(?-i:[kK])" }, { "Sk+", "(?-i:[sS])(?-i:[kK])+" }, { "\\s\\S\\bs", "\\s\\S\\b(?-i:[sS])" },
		{ "[sk]\\p{Sk}", NULL }, { "(?<sk>s)", "(?<sk>(?-i:[sS]))" }, { "(?s:s)", "(?s:(?-i:[sS]))" }, { "(?<=s)a", "(?<=(?-i:[sS]))a" },
		{ "(?i)s", NULL }, { "(?-i)s", NULL }, { "(?-i:s)", NULL }, { "\\Qs\\E", NULL }, { "(?x)s", NULL }, { "(?#s)", NULL },
		{ "(s", NULL }, { "(?P>s)", NULL }, { "(*SKIP)s", NULL }, { "\\k<s>s", NULL }, { "s\\x{17f}", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = rx_plain_letters(cases[i][0]);

		g_assert_cmpstr(got, ==, cases[i][1]);
	}
}

static void
what_comes_once_more_is_asked_for_once(void)
{
	static const char *const cases[][2] = {
		{ "[a-z]+ing the (report|plan)", "(?<=[a-z])ing the (report|plan)" }, { "\\w+ing", "(?<=\\w)ing" },
		{ ".+a(b)", "(?<=.)a(b)" },
		{ "[a-z]+", NULL }, { "[a-z]+?a", NULL }, { "[a-z]++a", NULL }, { "[a-z]*a", NULL }, { "[a-z]a", NULL },
		{ "[a-z]+a|b", NULL }, { "[a-z]+a\\1", NULL }, { "a+b", NULL }, { "[^a]+b", NULL }, { "[]a]+b", NULL },
		{ "[[:alpha:]]+b", NULL }, { "[\\]a]+b", NULL }, { "\\X+b", NULL }, { "\\", NULL }, { "", NULL }, { "[a", NULL },
		{ "[a-z]+\\Gb", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = rx_test(cases[i][0]);

		g_assert_cmpstr(got, ==, cases[i][1]);
	}
}

/* --- Against PCRE2 itself ---------------------------------------------------------------------- */

/* Letters of which small texts are made so often that patterns match. */
static const char *const pieces[] = { "a", "b", "abc", "bca", "c", "ab", " ", ".", "?", "*", "+", "{2}", "{0,1}", "{1,}", "|", "(",
	"(?:", ")", ")", "(?=", "(?!", "(?<=", "(?i)", "(?>", "(?|", "[ab]", "[^a]", "[]a]", "[a-c]+", "\\w", "\\s", "\\b", "^", "$",
	"\\Q", "\\E", "(?x)", "#", "\\1", "(?1)", "(?R)", "(*ACCEPT)", "\\K", "A", "\\x61", "(?(1)", "[[:alpha:]]", "\\p{L}", "\\X",
	"{", "}", "]", "(?#", "(?<n>", "\\k<n>", "(?s-i:", "\xc3\xa9", "s", "k", "ski", "\\Ba", "*+", "??", "{0}",
	"(abc|ski)", "(?:bca|abc|Abcs)", "(bca|ABC|ski|skib)" };

static GRand *dice; /* main()'s */

static char *
random_of(const char *const *of, guint n, int most)
{
	GString *out = g_string_new(NULL);

	for (int i = g_rand_int_range(dice, 1, most); i > 0; i--)
		g_string_append(out, of[g_rand_int_range(dice, 0, n)]);
	return g_string_free(out, FALSE);
}

/* As an index folds it. */
static char *
folded(const char *text, gsize size)
{
	GString *out = g_string_new_len(text, size);

	g_string_replace(out, "\xe2\x84\xaa", "k", 0);
	g_string_replace(out, "\xc5\xbf", "s", 0);
	g_string_ascii_down(out);
	return g_string_free(out, FALSE);
}

static gboolean
holds_one(const GPtrArray *clause, const char *text)
{
	for (guint i = 0; i < clause->len; i++) {
		if (strstr(text, clause->pdata[i]) != NULL)
			return TRUE;
	}
	return FALSE;
}

static void
check_first(const struct rx *rx, const char *text)
{
	g_autoptr(GPtrArray) tests = rx_required_first(rx_pattern(rx));

	for (guint i = 0; i < tests->len; i++) {
		if (rx_search(tests->pdata[i], text, strlen(text), 0, NULL, 0) != RX_MATCH)
			g_error("/%s/ matches '%s' without /%s/", rx_pattern(rx), text, rx_pattern(tests->pdata[i]));
	}
}

/* Match and groups. */
static void
check_same(const struct rx *rx, const struct rx *other, const char *text)
{
	gsize is[6] = { 0 }, was[6] = { 0 };

	if (rx_search(rx, text, strlen(text), 0, was, 3) != rx_search(other, text, strlen(text), 0, is, 3) ||
	    memcmp(is, was, sizeof(is)) != 0)
		g_error("/%s/ finds something else in '%s' if that is hastened", rx_pattern(rx), text);
}

/* The test, where there is one, says the same of each text. */
static void
check_test(const struct rx *rx, const struct rx *test, const char *text)
{
	enum rx_result is, was = rx_search(rx, text, strlen(text), 0, NULL, 0);

	if (test == NULL || was == RX_TOO_COMPLEX)
		return;
	is = rx_search(test, text, strlen(text), 0, NULL, 0);
	if (is != was && is != RX_TOO_COMPLEX)
		g_error("/%s/ says something else of '%s' than /%s/", rx_pattern(test), text, rx_pattern(rx));
}

static struct rx *
test_of(const struct rx *rx)
{
	g_autofree char *pattern = rx_test(rx_pattern(rx));
	GError *error = NULL;
	struct rx *test = pattern != NULL ? rx_new(pattern, RX_MULTILINE | RX_CASELESS | RX_GIVEN, &error) : NULL;

	g_assert_no_error(error);
	return test;
}

static guint
check_on_texts(const struct rx *rx)
{
	static const char *const letters[] = { "a", "b", "c", "abc", "bca", "A", "B", " ", "abcabc", "\xc3\xa9", "k", "s", "ski",
		"\xe2\x84\xaa", "\xc5\xbf", "\n", "S\xe2\x84\xaai", "]" };
	g_autoptr(GPtrArray) clauses = rx_required(rx_pattern(rx));
	struct rx *quick = rx_new_hastened(rx_pattern(rx), NULL), *test = test_of(rx);
	guint n = 0;

	for (guint i = 0; i < 40; i++) {
		g_autofree char *text = random_of(letters, G_N_ELEMENTS(letters), 12), *small = folded(text, strlen(text));

		check_same(rx, quick, text);
		check_test(rx, test, text);
		if (rx_search(rx, text, strlen(text), 0, NULL, 0) != RX_MATCH)
			continue;
		n += clauses->len > 0;
		check_first(rx, text);
		for (guint at = 0; at < clauses->len; at++) {
			if (!holds_one(clauses->pdata[at], small))
				g_error("/%s/ matches '%s' without %s", rx_pattern(rx), text, (char *)((GPtrArray *)clauses->pdata[at])->pdata[0]);
		}
	}
	rx_free(quick);
	rx_free(test);
	return n;
}

static void
no_match_of_any_pattern_is_without_it(void)
{
	static const char *const beginnings[] = { "", "", "", "[ab]+", "\\w+", ".+", "[a-c ]+", "\\W+", "\\s+" };
	guint tried = 0, matched = 0;

	for (guint i = 0; i < 60000; i++) {
		g_autofree char *rest = random_of(pieces, G_N_ELEMENTS(pieces), 9);
		g_autofree char *pattern = g_strconcat(beginnings[i % G_N_ELEMENTS(beginnings)], rest, NULL);
		struct rx *rx = rx_new(pattern, RX_MULTILINE | RX_CASELESS | RX_GIVEN, NULL);

		if (rx == NULL)
			continue;
		tried++;
		matched += check_on_texts(rx);
		rx_free(rx);
	}
	g_test_message("%u patterns, %u matches", tried, matched);
	g_assert_cmpuint(matched, >, 2000);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	dice = dice_new();
	g_test_add_func("/required/letters and digits in a row are", letters_in_a_row_are_required);
	g_test_add_func("/required/what may be missing or stand between is not", what_may_be_missing_is_not);
	g_test_add_func("/required/of alternatives, one that each has", of_alternatives_each_gives_one);
	g_test_add_func("/required/groups count if they are part of the match", groups_count_if_they_are_part_of_the_match);
	g_test_add_func("/required/classes end where they do for PCRE2", classes_end_where_they_do);
	g_test_add_func("/required/what is not understood requires nothing", what_is_not_understood_requires_nothing);
	g_test_add_func("/required/depth and length have limits", depth_and_length_have_limits);
	g_test_add_func("/required/what is looked for first has blanks and signs, too", what_is_looked_for_first_has_blanks_and_signs);
	g_test_add_func("/required/alternatives at the beginning lead there", alternatives_at_the_beginning_lead_there);
	g_test_add_func("/required/letters with a third case can be put plainly", letters_with_a_third_case_can_be_put_plainly);
	g_test_add_func("/required/what may come once more is asked for once", what_comes_once_more_is_asked_for_once);
	g_test_add_func("/required/no match of any pattern is without it", no_match_of_any_pattern_is_without_it);
	status = g_test_run();
	g_rand_free(dice);
	return status;
}
