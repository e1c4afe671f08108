#include "read/read.h"
#include "model/meeting.h"

#include <string.h>

struct reading {
	const char *source, *plain;
};

static const struct reading in_any_text[] = {
	{ "one two", "one two" },
	{ "  one \t two\xc2\xa0\xc2\xa0three  ", "one two three" },
	{ "one\ntwo", "one two" },
	{ "see <https://averley.example/a_b_c>.", "see https://averley.example/a_b_c." },
	{ "write to <mailto:clerk@averley.example> or <http://x.example> now", "write to mailto:clerk@averley.example or http://x.example now" },
	{ "a < b and c > d", "a < b and c > d" },
	{ "<https://unclosed", "<https://unclosed" },
	{ "it’s “quoted” – so", "it’s “quoted” – so" },
	{ "wide\xe3\x80\x80" "blank and\xe2\x80\x87" "figure", "wide blank and figure" },
	{ "ends in é", "ends in é" },
	{ "", "" },
	{ " \xc2\xa0\t", "" },
};

static const struct reading in_plain_text[] = {
	{ "**not bold** _nor this_ \\\\server\\share 1\\. <b>B</b> &amp; [a](http://b.example)",
	  "**not bold** _nor this_ \\\\server\\share 1\\. <b>B</b> &amp; [a](http://b.example)" },
	{ "5 * 6 * 7", "5 * 6 * 7" },
};

static const struct reading in_markdown[] = {
	{ "**bold** and *slanted* and _so_ and __strong__ and ***both***", "bold and slanted and so and strong and both" },
	{ "**4.** **Matters arising**", "4. Matters arising" },
	{ "opened **here", "opened here" },
	{ "closed** there", "closed there" },
	{ "2 * 3 and 4 ** 5", "2 * 3 and 4 ** 5" },
	{ "* a footnote", "* a footnote" },
	{ "*a footnote", "*a footnote" },
	{ "file_name_here and __init", "file_name_here and __init" },
	{ "a _word_, and _two words_.", "a word, and two words." },
	{ "Brown\xe2\x80\x94_Chair_", "Brown—_Chair_" },
	{ "1\\. Title \\*starred\\*", "1. Title *starred*" },
	{ "C:\\folder\\name", "C:\\folder\\name" },
	{ "a break\\", "a break" },
	{ "4<sup>th</sup> July H<sub>2</sub>O", "4th July H2O" },
	{ "one<br>two<br/>three<p>four</p>", "one two three four" },
	{ "<span class=\"a\">kept</span> <div>stays</div> <bee>", "kept <div>stays</div> <bee>" },
	{ "Parks &amp; Leisure&nbsp;Group &#32; &#x2019; &ndash;", "Parks & Leisure Group ’ –" },
	{ "&nosuch; &#27; &#x9b; &#x202e; &; &#; & AT&T", "&nosuch; &#27; &#x9b; &#x202e; &; &#; & AT&T" },
	{ "&amp;amp;", "&amp;" },
	{ "[the report](https://averley.example/r.pdf) was noted", "the report was noted" },
	{ "![the seal](seal.png)Averley! [x] ![", "Averley! [x] ![" },
	{ "[sic] and [note](not a link) [1]", "[sic] and [note](not a link) [1]" },
	{ "<https://averley.example/_a_/*b*>", "https://averley.example/_a_/*b*" },
};

/* Reads source as text of this kind and says what a reader sees of it. */
static char *
plain_of(const char *source, gboolean is_markdown, struct spans *spans, struct text **kept)
{
	struct text *text = read_stored(source, strlen(source));
	GString *out = g_string_new(NULL);
	gboolean has_some;

	text->is_markdown = is_markdown;
	has_some = text_append_plain(text, 0, text->size, out, spans);
	g_assert_cmpint(has_some, ==, out->len > 0);
	if (kept)
		*kept = text;
	else
		text_free(text);
	return g_string_free(out, FALSE);
}

static void
check(const struct reading *readings, gsize n, gboolean is_markdown)
{
	for (gsize i = 0; i < n; i++) {
		g_autofree char *plain = plain_of(readings[i].source, is_markdown, NULL, NULL);

		g_assert_cmpstr(plain, ==, readings[i].plain);
	}
}

static void
test_blanks_become_one_space_in_any_text(void)
{
	check(in_any_text, G_N_ELEMENTS(in_any_text), FALSE);
	check(in_any_text, G_N_ELEMENTS(in_any_text), TRUE);
}

static void
test_what_looks_like_markup_stays_in_plain_text(void)
{
	check(in_plain_text, G_N_ELEMENTS(in_plain_text), FALSE);
}

static void
test_markup_is_taken_out_of_markdown(void)
{
	check(in_markdown, G_N_ELEMENTS(in_markdown), TRUE);
}

/* Words are passed over sixteen bytes at a time: what stands between them is found at any place. */
static void
test_what_stands_anywhere_is_found(void)
{
	static const struct reading betweens[] = { { "  ", " " }, { " \xc2\xa0", " " }, { "<b>", "" }, { " £", " £" }, { "**", "" }, { "\\.", "." },
		{ " ", " " }, { "\t", " " }, { "é", "é" } };

	for (gsize before = 1; before < 40; before++)
		for (gsize i = 0; i < G_N_ELEMENTS(betweens) * 40; i++) {
			const struct reading *between = &betweens[i / 40];
			g_autofree char *first = g_strnfill(before, 'a'), *last = g_strnfill(1 + i % 40, 'b');
			g_autofree char *source = g_strconcat(first, between->source, last, NULL);
			g_autofree char *expected = g_strconcat(first, between->plain, last, NULL);
			g_autofree char *plain = plain_of(source, TRUE, NULL, NULL);

			g_assert_cmpstr(plain, ==, expected);
		}
}

static gsize
source_of(const struct spans *spans, gsize at)
{
	guint i = spans->n;

	while (i > 0 && spans->span[i - 1].at > at)
		i--;
	g_assert_cmpuint(i, >, 0);
	return at - spans->span[i - 1].at + spans->span[i - 1].from;
}

static void
check_spans(const char *source)
{
	struct spans spans = { NULL };
	struct text *text;
	g_autofree char *plain = plain_of(source, TRUE, &spans, &text);

	for (gsize i = 0; plain[i]; i++) {
		gsize from = source_of(&spans, i);

		g_assert_cmpuint(from, <, text->size);
		if (plain[i] != ' ' && text->data[from] != '&')
			g_assert_cmpint(plain[i], ==, text->data[from]);
	}
	text_free(text);
	g_free(spans.span);
}

static void
test_every_byte_can_be_found_again_in_the_source(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(in_any_text); i++)
		check_spans(in_any_text[i].source);
	for (gsize i = 0; i < G_N_ELEMENTS(in_markdown); i++) {
		if (!strstr(in_markdown[i].source, "&#x2019"))
			check_spans(in_markdown[i].source);
	}
}

static void
test_plain_words_need_one_span(void)
{
	struct spans spans = { NULL };

	g_free(plain_of("The Chair welcomed everyone; it’s noted.", FALSE, &spans, NULL));
	g_assert_cmpuint(spans.n, ==, 1);
	g_free(spans.span);
}

/* Each of these made a careless reader search the rest of the line again at every mark. */
static void
test_a_line_of_marks_costs_linear_time(void)
{
	static const char *const marks[] = { "*a ", "_a ", "**", "[", "![", "[a](", "<a ", "<https://", "&", "&#1", "\\", "<b", "a_b" };

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autoptr(GString) source = g_string_new(NULL);
		g_autofree char *plain = NULL;
		gint64 start = g_get_monotonic_time();

		while (source->len < 1 << 20)
			g_string_append(source, marks[i]);
		plain = plain_of(source->str, TRUE, NULL, NULL);
		g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/plain/blanks become one space in any text", test_blanks_become_one_space_in_any_text);
	g_test_add_func("/plain/what looks like markup stays in plain text", test_what_looks_like_markup_stays_in_plain_text);
	g_test_add_func("/plain/markup is taken out of Markdown", test_markup_is_taken_out_of_markdown);
	g_test_add_func("/plain/what stands anywhere is found", test_what_stands_anywhere_is_found);
	g_test_add_func("/plain/every byte can be found again in the source", test_every_byte_can_be_found_again_in_the_source);
	g_test_add_func("/plain/plain words need one span", test_plain_words_need_one_span);
	g_test_add_func("/plain/a line of marks costs linear time", test_a_line_of_marks_costs_linear_time);
	return g_test_run();
}
