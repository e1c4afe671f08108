#include "read/read.h"
#include "base/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- Bytes ----------------------------------------------------------------------------------- */

static struct text *
read_bytes(const char *bytes, gsize size, GError **error)
{
	struct file file = { .bytes = g_malloc(size + 1), .size = size };
	struct text *text;

	memcpy(file.bytes, bytes, size);
	file.bytes[size] = 0;
	text = read_text(&file, error);
	file_clear(&file);
	return text;
}

static char *
all_warnings(const struct text *text)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < text->warnings->len; i++)
		g_string_append_printf(out, "%s%s", i ? "; " : "", (char *)text->warnings->pdata[i]);
	return g_strdup(out->str);
}

struct decoding {
	const char *bytes;
	gsize size; /* 0: up to the NUL */
	const char *text, *warning;
};

static const struct decoding decodings[] = {
	{ "Plain\n", 0, "Plain\n", "" },
	{ "Children’s “Services” – update\n", 0, "Children’s “Services” – update\n", "" },
	{ "\xef\xbb\xbfMarked\n", 0, "Marked\n", "" },
	{ "\xff\xfe" "A\0v\0\x19\x20\n\0", 10, "Av’\n", "" },
	{ "\xfe\xff\0A\0v\x20\x19\0\n", 10, "Av’\n", "" },
	{ "\xff\xfe\x3c\xd8\xf4\xdf\x41\0", 8, "\xf0\x9f\x8f\xb4" "A", "" },
	{ "\xff\xfe\x3c\xd8\x41\0\x42", 7, "\xef\xbf\xbd" "A", "2 places are not valid UTF-16, shown as U+FFFD" },
	{ "Children\x92s \x93Services\x94 \x96 \xa3" "5 \x95 caf\xe9\n", 0, "Children’s “Services” – £5 • café\n",
	  "not valid UTF-8, read as Windows-1252" },
	{ "it’s cut \xe2\x80", 0, "it’s cut \xef\xbf\xbd", "1 place is not valid UTF-8, shown as U+FFFD" },
	{ "broken \xff\xfe \xe2\x82 \x81 tail\n", 0, "broken \xef\xbf\xbd\xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbd tail\n",
	  "4 places are not valid UTF-8, shown as U+FFFD" },
	{ "slash \xc0\xaf esc \xc0\x9b[2J \xe0\x80\x9b[2J\n", 0,
	  "slash \xef\xbf\xbd esc \xef\xbf\xbd[2J \xef\xbf\xbd[2J\n", "3 places are not valid UTF-8, shown as U+FFFD" },
	{ "\xed\xa0\x80\xed\xb0\x80 \xf4\x90\x80\x80\n", 0, "\xef\xbf\xbd\xef\xbf\xbd \xef\xbf\xbd\n",
	  "3 places are not valid UTF-8, shown as U+FFFD" },
	{ "it’s “mostly” UTF-8 but \x93 here\n", 0, "it’s “mostly” UTF-8 but \xef\xbf\xbd here\n",
	  "1 place is not valid UTF-8, shown as U+FFFD" },
	{ "an\x1b[2J escape\n", 0, "an␛[2J escape\n", "1 control character replaced by a visible stand-in" },
	{ "one\xe2\x80\xaetwo\n\a\a", 0, "one\xef\xbf\xbdtwo\n␇␇",
	  "2 control characters replaced by visible stand-ins; "
	  "1 character that turns the direction of text replaced by U+FFFD" },
	{ "W\xe2\x80\x8bork\n", 0, "Work\n", "" },
};

static void
test_bytes_become_text_with_what_was_guessed_said(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(decodings); i++) {
		const struct decoding *d = &decodings[i];
		g_autoptr(GError) error = NULL;
		struct text *text = read_bytes(d->bytes, d->size ? d->size : strlen(d->bytes), &error);
		g_autofree char *warnings = NULL;

		g_assert_no_error(error);
		g_assert_cmpstr(text->data, ==, d->text);
		g_assert_cmpuint(text->size, ==, strlen(d->text));
		warnings = all_warnings(text);
		g_assert_cmpstr(warnings, ==, d->warning);
		text_free(text);
	}
}

static void
test_a_nul_far_in_is_shown_and_warned_of(void)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *warnings = NULL;
	struct text *text;

	while (bytes->len < 8000)
		g_string_append(bytes, "padding ");
	g_string_append_len(bytes, "before\0after\n", 13);
	text = read_bytes(bytes->str, bytes->len, &error);
	g_assert_no_error(error);
	g_assert_true(g_str_has_suffix(text->data, "before␀after\n"));
	warnings = all_warnings(text);
	g_assert_cmpstr(warnings, ==, "1 control character replaced by a visible stand-in");
	text_free(text);
}

struct refusal {
	const char *bytes;
	gsize size; /* 0: up to the NUL */
	const char *cause; /* the beginning of it */
};

static const struct refusal refusals[] = {
	{ "", 0, "empty" },
	{ "\xef\xbb\xbf", 0, "empty" },
	{ "\xff\xfe", 0, "empty" },
	{ " \t\n\xc2\xa0\r\n\f\n", 0, "empty" },
	{ "%PDF-1.4\n", 0, "a PDF file" },
	{ "<!DOCTYPE html><html>", 0, "a web page (HTML)" },
	{ "\xef\xbb\xbf \n<!-- saved -->\n<HTML lang=en>", 0, "a web page (HTML)" },
	{ "\xff\xfe<\0h\0t\0m\0l\0>\0", 14, "a web page (HTML)" },
	{ "<?xml version='1.0'?>", 0, "an XML file" },
	{ "PK\3\4\x14\0\6\0", 8, "a zip file (Word?)" },
	{ "\x1f\x8b\x08", 0, "compressed with gzip" },
	{ "SQLite format 3\0\x10", 17, "an SQLite database" },
	{ "{\\rtf1\\ansi Minutes}", 0, "a rich text file" },
	{ "\0\0Minutes", 9, "binary" },
	{ "M\0i\0n\0u\0t\0e\0s\0", 14, "binary, or UTF-16" },
	{ "\0M\0i\0n\0u\0t\0e\0s", 14, "binary, or UTF-16" },
	{ "\xff\xfe\0\0M\0\0\0", 8, "binary" },
};

static void
test_a_kind_that_is_not_read_is_named(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++) {
		const struct refusal *r = &refusals[i];
		g_autoptr(GError) error = NULL;
		struct text *text = read_bytes(r->bytes, r->size ? r->size : strlen(r->bytes), &error);

		g_assert_null(text);
		g_assert_error(error, MB_ERROR, MB_ERROR_FILE);
		g_assert_true(g_str_has_prefix(error->message, r->cause));
		g_assert_null(strchr(error->message, '\n'));
	}
}

static void
test_text_with_a_tag_in_it_is_text(void)
{
	g_autoptr(GError) error = NULL;
	struct text *text = read_bytes("<b>Bold</b> &lt;script&gt; a <html> in the text\n", 48, &error);
	g_autofree char *plain = NULL;

	g_assert_no_error(error);
	g_assert_false(text->is_markdown);
	plain = text_line_plain(text, 0);
	g_assert_cmpstr(plain, ==, "<b>Bold</b> &lt;script&gt; a <html> in the text");
	text_free(text);
}

static void
test_the_hash_is_of_the_bytes(void)
{
	g_autoptr(GError) error = NULL;
	struct text *text = read_bytes("\xef\xbb\xbf" "abc\r\n", 8, &error);
	g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)"\xef\xbb\xbf" "abc\r\n", 8);

	g_assert_cmpstr(text->sha256, ==, sha256);
	text_free(text);
}

/* --- Lines ----------------------------------------------------------------------------------- */

/* One line as words: "2 B h1 *2 = text" (blanks before, bold, heading, bullet, table, page). */
static void
describe(const struct text *text, guint i, GString *out)
{
	const struct line *line = &g_array_index(text->lines, struct line, i);
	g_autofree char *plain = text_line_plain(text, i);

	if (line->size == 0 && !line->bullet)
		return;
	if (line->turns_page)
		g_string_append(out, "P ");
	if (line->is_bold)
		g_string_append(out, "B ");
	if (line->in_table)
		g_string_append(out, "T ");
	if (line->heading)
		g_string_append_printf(out, "h%d ", line->heading);
	if (line->bullet)
		g_string_append_printf(out, "*%d ", line->bullet);
	g_string_append_printf(out, "%s|", plain);
}

static char *
lines_of(const char *source)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	struct text *text = read_bytes(source, strlen(source), &error);

	g_assert_no_error(error);
	for (guint i = 0; i < text->lines->len; i++)
		describe(text, i, out);
	text_free(text);
	return g_strdup(out->str);
}

struct reading {
	const char *source, *lines;
};

static void
check_lines(const struct reading *readings, gsize n)
{
	for (gsize i = 0; i < n; i++) {
		g_autofree char *lines = lines_of(readings[i].source);

		g_assert_cmpstr(lines, ==, readings[i].lines);
	}
}

static const struct reading bullets[] = {
	{ "- one\n- two\n", "*1 one|*1 two|" },
	{ "- one\n  - two\n    - three\n- four\n", "*1 one|*2 two|*3 three|*1 four|" },
	{ "- one\n - two\n - three\n", "*1 one|*2 two|*2 three|" },
	{ "·\xc2\xa0\xc2\xa0\xc2\xa0 one\n\no\xc2\xa0\xc2\xa0 two\n\no\xc2\xa0\xc2\xa0 three\n\n·\xc2\xa0\xc2\xa0 four\n",
	  "*1 one|*2 two|*2 three|*1 four|" },
	{ "·       one\n?  two\n§  three\n?  four\n·  five\n", "*1 one|*2 two|*3 three|*2 four|*1 five|" },
	{ "– one\n• two\n▪ three\n➢ four\n\xef\x82\xb7 five\n", "*1 one|*2 two|*3 three|*4 four|*5 five|" },
	{ "- one\nplain\n  - two\n", "*1 one|plain|*1 two|" },
	{ "-\n-  \n", "*1 |*1 |" },
	{ "o one word\n? why\no\n", "o one word|? why|o|" },
	{ "Named:\no First\no Second entry\n\no Third\no fourth\n", "Named:|*1 First|*1 Second entry|*1 Third|o fourth|" },
	{ "Dirprwyaeth\no Gyngor\n", "Dirprwyaeth|o Gyngor|" },
	{ "1. first\n(a) second\n-5 degrees\n·text\n", "1. first|(a) second|-5 degrees|·text|" },
	{ "* starred\n", "* starred|" },
};

static void
test_bullets_have_their_depth(void)
{
	check_lines(bullets, G_N_ELEMENTS(bullets));
}

static const struct reading markdowns[] = {
	{ "# One\n\n### Three ###\n\n#hash\n", "h1 One|h3 Three|#hash|" },
	{ "**11. DECLARATIONS**\n\nNone **at all**.\n", "B 11. DECLARATIONS|None at all.|" },
	{ "**LIBRARIES PANEL  \n9th July, 2019**\n\nText\n", "B LIBRARIES PANEL|B 9th July, 2019|Text|" },
	{ "**4.** **Matters arising**\n", "B 4. Matters arising|" },
	{ "**a** b\n\n**c\n\nd**\n", "a b|c|d|" },
	{ "## **Bold head**\n", "B h2 Bold head|" },
	{ "# A\n\n__Strong__\n", "h1 A|B Strong|" },
	{ "# A\n\n* one\n  * two\n+ three\n", "h1 A|*1 one|*2 two|*2 three|" },
	{ "# A\n\ntext\n\n---\n\nnext page\n", "h1 A|text|P next page|" },
	{ "---\ntitle: Minutes\n---\n\n**Text**\n", "title: Minutes|B Text|" },
	{ "# A\n\n```\nfenced\n```\n", "h1 A|fenced|" },
	{ "# A\n\n> quoted **words**\n> > twice\n", "h1 A|quoted words|twice|" },
	{ "# A\n\n| No. | Item |\n|---|:-:|\n| 1 | Title |\n", "h1 A|T | No. | Item ||T | 1 | Title ||" },
	{ "# A\n\n> one\n>\n> two\n", "h1 A|one|two|" },
	{ "# A\n\n<!-- image -->\n\n![](page_1.jpeg)\n\ntext ![seal](s.png) goes on\n", "h1 A|text goes on|" },
	{ "1\\. Apologies\n", "1. Apologies|" },
	{ "on 11<sup>th</sup> June and 12<sup>th</sup> July\n", "on 11th June and 12th July|" },
	{ "# A\n\n<ul>\n<li>one</li>\n<li class=\"b\">two\n</li></ul>\n", "h1 A|*1 one|*1 two|" },
	{ "# A\n\n<h3>B</h3>\n<div><p>one<br>two</p></div>\n<p\n", "h1 A|h3 B|one two|<p|" },
	{ "# A\n\n<AI1>\n<https://example.org>\na < b\n", "h1 A|<AI1>|https://example.org|a < b|" },
	{ "# A\n\nTitle\n=====\n\nOther\n-----\ntext\n", "h1 A|h1 Title|h2 Other|text|" },
	{ "# A\n\nPage 3\n---\n\none\ntwo\n-------\nthree\n", "h1 A|Page 3|P one|two|P three|" },
};

static void
test_markdown_lines_are_what_they_say(void)
{
	check_lines(markdowns, G_N_ELEMENTS(markdowns));
}

static const struct reading plains[] = {
	{ "- one\n- two\n\n5 * 6 * 7\n\\\\server\\share\n---\n_x_\n", "*1 one|*1 two|5 * 6 * 7|\\\\server\\share|---|_x_|" },
	{ "** see the note below\n*a footnote\n", "** see the note below|*a footnote|" },
	{ "a <b>word</b> and 4<sup>th</sup>\n", "a <b>word</b> and 4<sup>th</sup>|" },
	{ "Item [1] (see report)\n# 5\n", "Item [1] (see report)|# 5|" },
};

static void
test_plain_text_is_not_taken_for_markdown(void)
{
	check_lines(plains, G_N_ELEMENTS(plains));
}

static const struct reading ends[] = {
	{ "one\r\ntwo\r\n", "one|two|" },
	{ "one\rtwo\r", "one|two|" },
	{ "one\xc2\x85two\xe2\x80\xa8three\xe2\x80\xa9" "four", "one|two|three|four|" },
	{ "one\ftwo\f\nthree\n\ffour\n", "one|P two|P three|P four|" },
	{ "\fone\n", "P one|" },
	{ "one\r\rtwo\nthree\n", "one|two|three|" },
	{ "a\nb\nRefused\rApproved\nc\n", "a|b|Refused␍Approved|c|" },
	{ "a\n\rb\r\nc\r", "a|b|c|" },
	{ "no end", "no end|" },
};

static void
test_lines_end_whichever_way(void)
{
	check_lines(ends, G_N_ELEMENTS(ends));
}

static void
test_form_feeds_that_end_every_line_turn_no_pages(void)
{
	g_autofree char *lines = lines_of("a\f\nb\f\nc\f\nd\f\ne\f\nf\f\ng\f\nh\f\ni\f\n");

	g_assert_cmpstr(lines, ==, "a|b|c|d|e|f|g|h|i|");
}

static void
test_page_turns_move_with_the_text(void)
{
	g_autofree char *lines = lines_of("one \x1b\x1b\x1b\n\ftwo\x1b\n\n\fthree\n");

	g_assert_cmpstr(lines, ==, "one ␛␛␛|P two␛|P three|");
}

static void
test_a_line_knows_its_bytes_and_the_blanks_before(void)
{
	static const char source[] = "one\n\n \xc2\xa0\n\n  - two \nthree";
	struct text *text = read_stored(source, strlen(source));
	const struct line *lines = (const struct line *)text->lines->data;

	g_assert_cmpuint(text->lines->len, ==, 6);
	g_assert_cmpuint(lines[4].blanks, ==, 3);
	g_assert_cmpuint(lines[4].from, ==, 10);
	g_assert_cmpuint(lines[4].start, ==, 14);
	g_assert_cmpuint(lines[4].size, ==, 3);
	g_assert_cmpuint(lines[5].from, ==, 19);
	g_assert_cmpuint(lines[5].blanks, ==, 0);
	g_assert_cmpuint(lines[2].size, ==, 0);
	text_free(text);
}

static void
test_an_empty_line_of_a_quotation_is_blank(void)
{
	static const char source[] = "# A\n> one\n>\n> two\n";
	struct text *text = read_stored(source, strlen(source));
	const struct line *lines = (const struct line *)text->lines->data;

	g_assert_cmpuint(lines[2].size, ==, 0);
	g_assert_cmpuint(lines[3].blanks, ==, 1);
	text_free(text);
}

static void
test_every_line_lies_within_the_text(void)
{
	static const char *const sources[] = { "**", "** **", "__\n", "# #\n", "> \n", "-", "****\n\n**x\n\n", "# \n", "\\**" };

	for (gsize i = 0; i < G_N_ELEMENTS(sources); i++) {
		g_autofree char *source = g_strconcat("# Head\n", sources[i], NULL);
		struct text *text = read_stored(source, strlen(source));

		for (guint j = 0; j < text->lines->len; j++) {
			const struct line *line = &g_array_index(text->lines, struct line, j);

			g_assert_cmpuint(line->start, >=, line->from);
			g_assert_cmpuint(line->start + line->size, <=, text->size);
		}
		text_free(text);
	}
}

/* --- Files ----------------------------------------------------------------------------------- */

struct folder {
	char *path;
};

static void
folder_set_up(struct folder *folder, gconstpointer unused)
{
	g_autoptr(GError) error = NULL;

	(void)unused;
	folder->path = g_dir_make_tmp("read-test-XXXXXX", &error);
	g_assert_no_error(error);
}

static void
folder_tear_down(struct folder *folder, gconstpointer unused)
{
	GDir *dir = g_dir_open(folder->path, 0, NULL);
	const char *name;

	(void)unused;
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder->path, name, NULL);

		g_remove(path);
	}
	g_dir_close(dir);
	g_rmdir(folder->path);
	g_free(folder->path);
}

static char *
put(const struct folder *folder, const char *name, const char *text)
{
	char *path = g_build_filename(folder->path, name, NULL);

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	return path;
}

static void
assert_refused(const char *path, enum read_links links, const char *cause)
{
	g_autoptr(GError) error = NULL;
	struct file file;

	g_assert_false(read_open(AT_FDCWD, path, links, &file, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_FILE);
	if (!strstr(error->message, cause))
		g_error("'%s' does not say '%s'", error->message, cause);
	g_assert_null(file.bytes);
}

static void
test_a_file_is_read_whole(struct folder *folder, gconstpointer unused)
{
	g_autofree char *path = put(folder, "a.txt", "Minutes\n");
	g_autoptr(GError) error = NULL;
	struct file file;
	struct stat st;
	int at = open(folder->path, O_RDONLY | O_DIRECTORY);

	(void)unused;
	g_assert_true(read_open(at, "a.txt", READ_NOFOLLOW, &file, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(file.bytes, ==, "Minutes\n");
	g_assert_cmpuint(file.size, ==, 8);
	g_assert_cmpint(stat(path, &st), ==, 0);
	g_assert_cmpuint(file.inode, ==, st.st_ino);
	g_assert_cmpint(file.mtime / 1000000000, ==, st.st_mtime);
	g_assert_false(file.has_changed);
	file_clear(&file);
	close(at);
}

static void
test_what_is_no_regular_file_is_refused(struct folder *folder, gconstpointer unused)
{
	g_autofree char *fifo = g_build_filename(folder->path, "fifo", NULL);

	(void)unused;
	g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
	assert_refused(fifo, READ_FOLLOW, "a named pipe");
	assert_refused(folder->path, READ_FOLLOW, "a folder");
	assert_refused("/dev/zero", READ_FOLLOW, "a device");
	assert_refused("/nowhere/at/all", READ_FOLLOW, "No such file");
}

static void
test_links_are_followed_only_where_named(struct folder *folder, gconstpointer unused)
{
	g_autofree char *name = g_build_filename(folder->path, "link", NULL);
	g_autofree char *loop = g_build_filename(folder->path, "loop", NULL);
	struct file file;

	(void)unused;
	g_free(put(folder, "a.txt", "Minutes\n"));
	g_assert_cmpint(symlink("a.txt", name), ==, 0);
	g_assert_cmpint(symlink("loop", loop), ==, 0);
	g_assert_true(read_open(AT_FDCWD, name, READ_FOLLOW, &file, NULL));
	file_clear(&file);
	assert_refused(name, READ_NOFOLLOW, "a symbolic link, not followed (name it to load it)");
	assert_refused(loop, READ_FOLLOW, "Too many levels of symbolic links");
}

static void
test_a_large_file_is_refused_before_it_is_read(struct folder *folder, gconstpointer unused)
{
	g_autofree char *path = put(folder, "sparse", "");

	(void)unused;
	g_assert_cmpint(truncate(path, (off_t)1 << 40), ==, 0);
	assert_refused(path, READ_FOLLOW, "over the size limit of 32 MiB a file");
}

static void
test_our_own_files_are_refused_under_any_name(struct folder *folder, gconstpointer unused)
{
	g_autofree char *path = put(folder, "marks.db", "ours");
	g_autofree char *other = g_build_filename(folder->path, "b.txt", NULL);

	(void)unused;
	g_assert_cmpint(link(path, other), ==, 0);
	read_refuse("/nowhere/at/all");
	read_refuse(path);
	assert_refused(other, READ_FOLLOW, "one of minutebook's own files");
}

static void
add_with_folder(const char *name, void (*test)(struct folder *, gconstpointer))
{
	g_test_add(name, struct folder, NULL, folder_set_up, test, folder_tear_down);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read/bytes become text, with what was guessed said", test_bytes_become_text_with_what_was_guessed_said);
	g_test_add_func("/read/a NUL far in is shown and warned of", test_a_nul_far_in_is_shown_and_warned_of);
	g_test_add_func("/read/a kind that is not read is named", test_a_kind_that_is_not_read_is_named);
	g_test_add_func("/read/text with a tag in it is text", test_text_with_a_tag_in_it_is_text);
	g_test_add_func("/read/the hash is of the bytes", test_the_hash_is_of_the_bytes);
	g_test_add_func("/lines/bullets have their depth", test_bullets_have_their_depth);
	g_test_add_func("/lines/Markdown lines are what they say", test_markdown_lines_are_what_they_say);
	g_test_add_func("/lines/plain text is not taken for Markdown", test_plain_text_is_not_taken_for_markdown);
	g_test_add_func("/lines/lines end whichever way", test_lines_end_whichever_way);
	g_test_add_func("/lines/form feeds that end every line turn no pages", test_form_feeds_that_end_every_line_turn_no_pages);
	g_test_add_func("/lines/page turns move with the text", test_page_turns_move_with_the_text);
	g_test_add_func("/lines/a line knows its bytes and the blanks before", test_a_line_knows_its_bytes_and_the_blanks_before);
	g_test_add_func("/lines/an empty line of a quotation is blank", test_an_empty_line_of_a_quotation_is_blank);
	g_test_add_func("/lines/every line lies within the text", test_every_line_lies_within_the_text);
	add_with_folder("/open/a file is read whole", test_a_file_is_read_whole);
	add_with_folder("/open/what is no regular file is refused", test_what_is_no_regular_file_is_refused);
	add_with_folder("/open/links are followed only where named", test_links_are_followed_only_where_named);
	add_with_folder("/open/a large file is refused before it is read", test_a_large_file_is_refused_before_it_is_read);
	add_with_folder("/open/our own files are refused under any name", test_our_own_files_are_refused_under_any_name);
	return g_test_run();
}
