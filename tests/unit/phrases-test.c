#include <string.h>
#include "base/error.h"
#include "extract/extract.h"
#include "extract/factor.h"
#include "extract/phrases.h"

static void
every_rule_finds_its_examples(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) wrong = g_string_new(NULL);
	struct phrases *phrases = phrases_new(NULL, NULL, &error);
	guint n;

	g_assert_no_error(error);
	g_assert_cmpstr((extract_try_examples(phrases, &n, wrong), wrong->str), ==, "");
	phrases_free(phrases);
}

static void
examples_that_fail_are_named(void)
{
	struct phrases *phrases = phrases_new("[action.mine]\nwhy = A test.\npattern = lamps\n"
	    "example = No such word.\ncounterexample = The lamps.\n", NULL, NULL);
	g_autoptr(GString) wrong = g_string_new(NULL);
	guint n;

	g_assert_nonnull(phrases);
	g_assert_false(extract_try_examples(phrases, &n, wrong));
	g_assert_nonnull(strstr(wrong->str, "action.mine: example: No such word."));
	g_assert_nonnull(strstr(wrong->str, "action.mine: counterexample: The lamps."));
	phrases_free(phrases);
}

static const struct rule *
find_rule(const struct phrases *phrases, const char *topic, const char *name)
{
	const GPtrArray *rules = phrases_topic(phrases, topic)->rules;

	for (guint i = 0; i < rules->len; i++)
		if (strcmp(((struct rule *)rules->pdata[i])->name, name) == 0)
			return rules->pdata[i];
	return NULL;
}

static gboolean
may_find(const struct phrases *phrases, const struct rule *rule, const char *text)
{
	struct cue_set met = { { 0 } };

	cues_scan(phrases_cues(phrases), text, 0, strlen(text), &met, NULL);
	return rule_may_find(rule, &met);
}

struct cued {
	const char *text;
	gboolean is_met;
};

/* Which of the texts meet the cues of a rule; the last has no text. */
static void
check_cues(const char *cues, const struct cued *texts)
{
	g_autofree char *conf = g_strdup_printf("[action.mine]\npattern = x\ncues = %s\n", cues);
	struct phrases *phrases = phrases_new(conf, NULL, NULL);
	const struct rule *rule = find_rule(phrases, "action", "action.mine");

	g_assert_nonnull(rule);
	for (; texts->text != NULL; texts++) {
		g_test_message("%s", texts->text);
		g_assert_true(may_find(phrases, rule, texts->text) == texts->is_met);
	}
	phrases_free(phrases);
}

static void
cues_are_beginnings_of_words_and_all_sets_must_be_met(void)
{
	check_cues("would shall & circulat", (const struct cued[]){
		{ "It Would be CIRCULATED.", TRUE }, { "(circulation) shall", TRUE }, { "It would be sent.", FALSE },
		{ "It was circulated.", FALSE }, { "marshall recirculated", FALSE }, { "", FALSE }, { NULL, FALSE } });
}

static void
cue_may_be_any_digit(void)
{
	check_cues("by & # minute", (const struct cued[]){
		{ "By 5 May", TRUE }, { "by May (0.5 miles)", TRUE }, { "by the minute", TRUE }, { "by May", FALSE },
		{ "by route B5", FALSE }, { NULL, FALSE } });
}

static void
cue_may_be_a_word_without_ascii_letters_first(void)
{
	check_cues("~", (const struct cued[]){ { "the \xe2\x80\x9cHead of Roads\xe2\x80\x9d", TRUE },
		{ "the \"Head of Roads\" in the caf\xc3\xa9", FALSE }, { NULL, FALSE } });
}

/* Where the list can be no cue, the rule is tried always. */
static void
cue_may_be_a_list_of_words(void)
{
	struct phrases *phrases = phrases_new("[words]\nboat = ferry|row-barge\nodd = ferry|[x]\n"
	    "[action.mine]\npattern = x\ncues = %{boat} by\n[action.odd]\npattern = x\ncues = %{odd}\n", NULL, NULL);
	const struct rule *rule = find_rule(phrases, "action", "action.mine");

	g_assert_nonnull(rule);
	g_assert_true(may_find(phrases, rule, "The Ferry's deck"));
	g_assert_true(may_find(phrases, rule, "a row-barge"));
	g_assert_true(may_find(phrases, rule, "By train"));
	g_assert_false(may_find(phrases, rule, "in a row"));
	g_assert_true(may_find(phrases, find_rule(phrases, "action", "action.odd"), "in a row"));
	phrases_free(phrases);
}

static void
cues_of_several_words_may_have_choices(void)
{
	struct phrases *phrases = phrases_new("[action.mine]\npattern = x\ncues = would|will_be_s|held by|on\n", NULL, NULL);
	const struct rule *rule = find_rule(phrases, "action", "action.mine");

	g_assert_nonnull(rule);
	g_assert_true(may_find(phrases, rule, "It Would be sent."));
	g_assert_true(may_find(phrases, rule, "It will\n  be held."));
	g_assert_true(may_find(phrases, rule, "Sent on"));
	g_assert_false(may_find(phrases, rule, "It will be given"));
	g_assert_false(may_find(phrases, rule, "It will then be held"));
	g_assert_false(may_find(phrases, rule, "It will, be held, be sent"));
	phrases_free(phrases);
}

/* Names of the rules of a topic that a text's cues leave, each with a blank after it. */
static char *
chosen(const struct phrases *phrases, const char *name, const char *text)
{
	const struct topic *topic = phrases_topic(phrases, name);
	GString *names = g_string_new(NULL);
	struct cue_set met = { { 0 } };
	struct rule_set set;
	gboolean is_any;

	cues_scan(phrases_cues(phrases), text, 0, strlen(text), &met, NULL);
	is_any = topic_choose(topic, &met, &set);
	for (int i = -1; (i = rule_set_next(&set, i)) >= 0;)
		g_string_append_printf(names, "%s ", topic_rule(topic, i)->name);
	g_assert_cmpint(is_any, ==, names->len > 0);
	return g_string_free(names, FALSE);
}

static void
rules_are_chosen_by_all_their_sets_of_cues_in_the_order_of_the_file(void)
{
	static const struct {
		const char *text, *names;
	} cases[] = {
		{ "", "own.c " },
		{ "It would be.", "own.a own.c " },
		{ "Would they circulate it?", "own.a own.b own.c " },
		{ "They circulate it.", "own.c " },
		{ "so", "own.c own.d " }, /* a cue of two letters at the very end */
		{ "A considerable, considerably long sentence in which the words that begin others "
		  "stand far behind: extraordinarily long.", "own.c own.e " },
		{ "extraordinary", "own.c " },
	};
	struct phrases *phrases = phrases_new("[own.a]\npattern = x\ncues = would\n"
	    "[own.b]\npattern = x\ncues = would & circulat\n[own.c]\npattern = x\n"
	    "[own.d]\npattern = x\ncues = so & so\n[own.e]\npattern = x\ncues = extraordinarily\n", NULL, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *names = chosen(phrases, "own", cases[i].text);

		g_assert_cmpstr(names, ==, cases[i].names);
	}
	phrases_free(phrases);
}

static void
topic_holds_no_more_rules_than_a_set_has_bits_for(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	struct phrases *phrases;

	for (int i = 0; i < TOPIC_RULES; i++)
		g_string_append_printf(text, "[own.r%d]\npattern = x\n", i);
	phrases = phrases_new(text->str, NULL, NULL);
	g_assert_nonnull(phrases);
	phrases_free(phrases);
	g_string_append(text, "[own.more]\npattern = x\n");
	g_assert_null(phrases_new(text->str, NULL, &error));
	g_assert_nonnull(strstr(error->message, "[own.more]: there are more than 256 rules"));
}

static void
pieces_are_put_in_and_the_users_come_first(void)
{
	struct phrases *phrases = phrases_new("[words]\nlamp = lantern|light\n[action.mine]\npattern = ^%{lamp}s$\n", NULL, NULL);
	const struct rule *rule = find_rule(phrases, "action", "action.mine");
	gsize group[2 * RULE_GROUPS];

	g_assert_true(rule_finds(rule, "lanterns", NULL, 8, 0, group));
	g_assert_true(rule_finds(rule, "Lights", NULL, 6, 0, group));
	g_assert_false(rule_finds(rule, "lamps", NULL, 5, 0, group));
	phrases_free(phrases);
}

static void
mistakes_are_named(void)
{
	static const struct {
		const char *text, *cause;
	} mistakes[] = {
		{ "pattern = x\n", "'own'" },
		{ "[action.mine]\nwhy = none\n", "[action.mine]: it has no pattern" },
		{ "[action.mine]\nwhere = any\npattern = x\n", "[action.mine]: where 'any': limb or narrative, or none for both" },
		{ "[action.mine]\npattern = (\n", "[action.mine]: regular expression" },
		{ "[action.mine]\npattern = %{nowhere}\n", "no piece is named 'nowhere'" },
		{ "[words]\na = %{a}\n[action.mine]\npattern = %{a}\n", "holds itself" },
		{ "[action.mine]\npattern = x\ncues = Would\n", "cue 'Would'" },
		/* A million million choices. */
		{ "[action.mine]\npattern = x\ncues = aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab"
		  "_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab"
		  "_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa|ab_aa\n", "more than" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(phrases_new(mistakes[i].text, "own", &error));
		g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
		g_assert_nonnull(strstr(error->message, mistakes[i].cause));
		g_assert_true(g_str_has_prefix(error->message, "'own': "));
	}
}

static void
pieces_that_list_words_can_be_asked_for_a_word(void)
{
	struct phrases *phrases = phrases_new("[words]\nlamp = lantern|co-light\nboth = lantern|fork\nnone = fo.k|a\n", NULL, NULL);
	guint64 lamp = phrases_list(phrases, "lamp"), both = phrases_list(phrases, "both");

	g_assert_cmpuint(lamp, !=, 0);
	g_assert_cmpuint(phrases_list(phrases, "none"), ==, 0);
	g_assert_cmpuint(phrases_lists_of(phrases, "lantern"), ==, lamp | both);
	g_assert_cmpuint(phrases_lists_of(phrases, "co-light"), ==, lamp);
	g_assert_cmpuint(phrases_lists_of(phrases, "lamp") & (lamp | both), ==, 0);
	phrases_free(phrases);
}

static void
rule_can_be_dropped(void)
{
	struct phrases *phrases = phrases_new("[action.mine]\npattern = x\noff = true\n", NULL, NULL);

	g_assert_null(find_rule(phrases, "action", "action.mine"));
	phrases_free(phrases);
}

/* "[words] month" of a line "month = ..." below "[words]", "[words]" of that itself; NULL of others. */
static char *
name_of_line(const char *line, const char *group)
{
	g_autofree char *key = g_strndup(line, strcspn(line, "="));

	if (*line == '[')
		return g_strdup(line);
	return *line == '#' || line[strlen(key)] == '\0' ? NULL : g_strdup_printf("%s %s", group, g_strchomp(key));
}

/* GLib lets the last of two groups or keys of one name win, without a word. */
static void
no_name_stands_twice(void)
{
	g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *path = g_test_build_filename(G_TEST_DIST, "data", "phrases.conf", NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	const char *group = "";

	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++) {
		char *name = name_of_line(lines[i], group);

		if (*lines[i] == '[')
			group = lines[i];
		if (name != NULL && !g_hash_table_add(met, name))
			g_error("line %u of phrases.conf: %s stands twice", i + 1, lines[i]);
	}
	g_assert_true(g_hash_table_contains(met, "[words] month"));
}

/* Words with which a pattern can begin, where they stand: "word@byte " each. */
static char *
starts_in(struct cues *cues, const char *const *words, const char *text)
{
	g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(struct start));
	GString *found = g_string_new(NULL);
	struct cue_set met = { { 0 } };

	cues_scan(cues, text, 0, strlen(text), &met, starts);
	for (guint i = 0; i < starts->len; i++) {
		const struct start *start = &g_array_index(starts, struct start, i);

		g_string_append_printf(found, "%s@%u ", words[start->word], start->at);
	}
	return g_string_free(found, FALSE);
}

static void
starts_are_whole_words_beginnings_and_digits_in_their_order(void)
{
	static const char *const words[] = { "by", "commenc*", "#", "a", "com*", "comm*", "by_now", "by_n*", "a_a_x" };
	static const struct {
		const char *text, *found;
	} cases[] = {
		{ "By bypass, by", "by@0 by@11 " },
		{ "Commencing a 5th (a)", "commenc*@0 com*@0 comm*@0 a@11 #@13 a@18 " },
		{ "By  now by\nnone, by", "by_now@0 by@0 by_n*@0 by@8 by_n*@8 by@17 " },
		{ "a a a x", "a@0 a@2 a_a_x@2 a@4 " },
		{ "Commerce", "com*@0 comm*@0 " },
		{ "by\xc3\xa9 an", "" },
		{ "", "" },
		{ "It was said far behind the end of the first sixty-four bytes of a text: by", "a@64 by@72 " },
	};
	struct cues *cues = cues_new();

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		g_assert_cmpint(cues_add_start(cues, words[i]), ==, i);
	g_assert_cmpint(cues_add_start(cues, "by"), ==, 0);
	g_assert_cmpint(cues_add_start(cues, "By"), <, 0);
	g_assert_cmpint(cues_add_start(cues, "b*"), <, 0);
	g_assert_true(cues_close(cues));
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *found = starts_in(cues, words, cases[i].text);

		g_assert_cmpstr(found, ==, cases[i].found);
	}
	cues_free(cues);
}

/* More of them than are followed together. */
static void
starts_are_found_among_a_thousand_words(void)
{
	static const gsize steps[] = { 1, 333, 5000, 100000 };
	struct cues *cues = cues_new();
	g_autoptr(GString) text = g_string_new(NULL);

	cues_add_start(cues, "by_now");
	g_assert_true(cues_close(cues));
	for (guint i = 0; i < 1000; i++)
		g_string_append(text, i % 10 == 9 ? "by  now " : "it was ");
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(struct start));
		struct cue_set met = { { 0 } };
		struct cue_scan scan;

		cue_scan_init(&scan, cues, text->str, text->len, 0, starts);
		for (gsize to = steps[i]; to < text->len; to += steps[i])
			cue_scan_to(&scan, to, &met);
		cue_scan_to(&scan, text->len, &met);
		cue_scan_clear(&scan);
		g_assert_cmpint(starts->len, ==, 100);
		for (guint j = 0; j < starts->len; j++)
			g_assert_true(g_str_has_prefix(text->str + g_array_index(starts, struct start, j).at, "by  now"));
	}
	cues_free(cues);
}

static void
patterns_with_starts_match_only_there(void)
{
	struct phrases *phrases = phrases_new("[action.mine]\nstarts = by on\npattern = (?:by|on|in)\\s+(?<day>\\w+)\n", NULL, NULL);
	const struct rule *rule = find_rule(phrases, "action", "action.mine");
	g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(struct start));
	const char *text = "In May, and by June, on July";
	struct cue_set met = { { 0 } };
	gsize group[2 * RULE_GROUPS], from, to;

	cues_scan(phrases_cues(phrases), text, 0, strlen(text), &met, starts);
	g_assert_true(rule_finds(rule, text, starts, strlen(text), 0, group));
	g_assert_true(rule_group(rule, group, "day", &from, &to));
	g_assert_cmpint(from, ==, strstr(text, "June") - text);
	g_assert_true(rule_finds(rule, text, starts, strlen(text), group[1], group));
	g_assert_cmpint(group[0], ==, strstr(text, "on July") - text);
	g_assert_false(rule_finds(rule, text, starts, strlen(text), group[1], group));
	/* Where nobody knows the starts, each word is one. */
	g_assert_true(rule_finds(rule, text, NULL, strlen(text), 0, group));
	g_assert_cmpint(group[0], ==, 0);
	phrases_free(phrases);
}

static void
alternatives_that_begin_alike_are_factored(void)
{
	static const struct {
		const char *pattern, *factored;
	} cases[] = {
		{ "\\b(?:bring|brief|send|sell)\\b", "\\b(?:b(?:ring|rief)|s(?:end|ell))\\b" },
		{ "bring|brief|send", "bring|brief|send" },                       /* too few */
		{ "a|ab|b|c", "a(?:|b)|b|c" },                                    /* the shorter one stays first */
		{ "be|b?x|bc|bd|c|d|e", "be|b?x|b(?:c|d)|c|d|e" },                /* what may begin with anything parts them */
		{ "(?:a(b)|ac|ad|b)", "(?:a(b)|ac|ad|b)" },                       /* numbers would change */
		{ "(?<=ab|ac|ad|b)", "(?<=ab|ac|ad|b)" },                         /* a length each */
		{ "(?<day>ab|ac|ad|b)", "(?<day>a(?:b|c|d)|b)" },
		{ "[a|b]c|ad|ae|af|ag", "[a|b]c|a(?:d|e|f|g)" },
		{ "(*SKIP)ab|ac|ad|b", "(*SKIP)ab|ac|ad|b" },                     /* not known here */
		{ "ab|ac|ad|b)", "ab|ac|ad|b)" },
		{ "ab|ac|ad|(b", "ab|ac|ad|(b" },
		{ "\\Qab|ac|ad|b\\E", "\\Qab|ac|ad|b\\E" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *factored = factor_pattern(cases[i].pattern);

		g_assert_cmpstr(factored, ==, cases[i].factored);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/phrases/" #test, test)
	ADD(every_rule_finds_its_examples);
	ADD(starts_are_whole_words_beginnings_and_digits_in_their_order);
	ADD(starts_are_found_among_a_thousand_words);
	ADD(patterns_with_starts_match_only_there);
	ADD(alternatives_that_begin_alike_are_factored);
	ADD(examples_that_fail_are_named);
	ADD(cues_are_beginnings_of_words_and_all_sets_must_be_met);
	ADD(cue_may_be_any_digit);
	ADD(cue_may_be_a_word_without_ascii_letters_first);
	ADD(cue_may_be_a_list_of_words);
	ADD(cues_of_several_words_may_have_choices);
	ADD(rules_are_chosen_by_all_their_sets_of_cues_in_the_order_of_the_file);
	ADD(topic_holds_no_more_rules_than_a_set_has_bits_for);
	ADD(pieces_are_put_in_and_the_users_come_first);
	ADD(mistakes_are_named);
	ADD(pieces_that_list_words_can_be_asked_for_a_word);
	ADD(rule_can_be_dropped);
	ADD(no_name_stands_twice);
	return g_test_run();
}
