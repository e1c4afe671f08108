#include "kit.h"

#include <string.h>
#include <sys/wait.h>

/*
 * The screens of the manual and of README are the program's, over the sample minutes. In both of them
 * a line says what to type:
 *
 *     Keys  f "bus gate" Enter
 *
 * Where an empty line follows, the screen stands below it, in 72 columns and the C locale: so it fits
 * into a manual on a terminal of 80. Elsewhere the manual says in a remark what is on the screen
 * then, which is tried at several sizes. UPDATE_GOLDENS writes the screens anew.
 */

enum { ROWS = 18, COLUMNS = 72 };

/* What a document does to lines of a screen. */
struct document {
	const char *path[2];
	const char *indent;
	gboolean is_roff;
};

static const struct document manual = { { "man", "minutebook.1" }, "", TRUE };
static const struct document readme = { { ".", "README" }, "    ", FALSE };

/* --- The documents' lines -------------------------------------------------------------------- */

static const char *const roff[][2] = { { "\\", "\\e" }, { "-", "\\-" }, { "^", "\\(ha" }, { "'", "\\(aq" },
	{ "`", "\\(ga" }, { "~", "\\(ti" } };

static char *
replaced(const char *text, const char *what, const char *by)
{
	g_auto(GStrv) parts = g_strsplit(text, what, -1);

	return g_strjoinv(by, parts);
}

/* A line of the screen as the document has it. */
static char *
written(const struct document *document, const char *line)
{
	char *text = *line != '\0' ? g_strconcat(document->indent, line, NULL) : g_strdup("");

	for (guint i = 0; document->is_roff && i < G_N_ELEMENTS(roff); i++) {
		char *before = text;

		text = replaced(before, roff[i][0], roff[i][1]);
		g_free(before);
	}
	return text;
}

/* A line of the document as the reader sees it. */
static char *
seen(const struct document *document, const char *line)
{
	char *text = g_strdup(line + (g_str_has_prefix(line, document->indent) ? strlen(document->indent) : 0));

	for (guint i = G_N_ELEMENTS(roff); document->is_roff && i-- > 0;) {
		char *before = text;

		text = replaced(before, roff[i][1], roff[i][0]);
		g_free(before);
	}
	return text;
}

static char *
path_of(const struct document *document)
{
	return g_test_build_filename(G_TEST_DIST, document->path[0], document->path[1], NULL);
}

static char **
lines_of(const struct document *document)
{
	g_autofree char *path = path_of(document), *text = NULL;

	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return g_strsplit(text, "\n", -1);
}

/* What is to be typed: NULL where the line doesn't say it. */
static char *
keys_in(const struct document *document, const char *line)
{
	g_autofree char *text = seen(document, line);

	return g_str_has_prefix(text, "Keys  ") ? g_strdup(text + strlen("Keys  ")) : NULL;
}

/* --- Keys ------------------------------------------------------------------------------------ */

static void
add_key(GString *typed, const char *name)
{
	static const char *const named[][2] = { { "Enter", "\r" }, { "Tab", "\t" }, { "Esc", "\033" }, { "Space", " " } };

	for (guint i = 0; i < G_N_ELEMENTS(named); i++) {
		if (strcmp(name, named[i][0]) == 0) {
			g_string_append(typed, named[i][1]);
			return;
		}
	}
	if (name[0] == '^' && name[1] != '\0')
		g_string_append_c(typed, name[1] & 0x1F);
	else if (name[0] != '\0' && name[1] == '\0')
		g_string_append(typed, name);
	else
		g_error("there is no key '%s'", name);
}

/* Behind a key that opens a prompt stands what is typed there, up to Enter; ":go" is both in one. */
static char *
bytes_of(const char *keys)
{
	g_auto(GStrv) words = g_strsplit(keys, " ", -1);
	GString *typed = g_string_new(NULL);
	gboolean is_text = FALSE, is_begun = FALSE;

	for (char **word = words; *word != NULL; word++) {
		if (is_text && strcmp(*word, "Enter") != 0) {
			g_string_append_printf(typed, "%s%s", is_begun ? " " : "", *word);
			is_begun = TRUE;
			continue;
		}
		is_text = **word == ':' || (strlen(*word) == 1 && strchr("sf/", **word) != NULL);
		is_begun = **word == ':';
		if (is_begun)
			g_string_append(typed, *word);
		else
			add_key(typed, *word);
	}
	return g_string_free(typed, FALSE);
}

static struct terminal *
type(const char *keys, const char *locale, int rows, int columns)
{
	g_auto(GStrv) variables = with_sample(locale);
	struct terminal *terminal = start_in(variables, rows, columns);
	g_autofree char *typed = bytes_of(keys);

	terminal_wait(terminal, "Meetings 1/27");
	terminal_type(terminal, typed);
	return terminal;
}

/* --- Screens --------------------------------------------------------------------------------- */

/* As if the minutes had been loaded on the day before. */
static char *
with_time(const char *row)
{
	g_autoptr(GRegex) loaded = g_regex_new(" *27 meetings, loaded .*$", 0, 0, NULL);
	g_autofree char *left = g_regex_replace_literal(loaded, row, -1, 0, "", 0, NULL);
	const char *right = "27 meetings, loaded 31 Mar 09:12";

	return strcmp(left, row) == 0 ? g_strdup(row) :
	    g_strdup_printf("%-*s%s", COLUMNS - (int)strlen(right), left, right);
}

/* The status line tells when it is there: "Hit 1 of 5". */
static void
wait_for_status(struct terminal *terminal, const struct document *document, char **expected)
{
	g_autofree char *status = seen(document, expected[ROWS - 2]);
	char *end = strstr(status, "  27 meetings");

	if (end != NULL)
		*end = '\0';
	terminal_wait(terminal, g_getenv("UPDATE_GOLDENS") == NULL ? g_strchomp(status) : "27 meetings");
}

/* The lines become those of the program. */
static void
take_screen(const struct document *document, const char *keys, char **lines)
{
	struct terminal *terminal = type(keys, "LC_ALL=C", ROWS, COLUMNS);

	wait_for_status(terminal, document, lines);
	for (int i = 0; i < ROWS; i++) {
		g_autofree char *raw = terminal_row(terminal, i), *row = with_time(raw);

		g_free(lines[i]);
		lines[i] = written(document, row);
	}
	quit(terminal);
}

/* How many there are. */
static guint
take_screens(const struct document *document, char **lines)
{
	guint n = g_strv_length(lines), count = 0;

	for (guint i = 0; i + ROWS + 2 < n; i++) {
		g_autofree char *keys = keys_in(document, lines[i]);

		if (keys == NULL || *lines[i + 1] != '\0')
			continue;
		take_screen(document, keys, lines + i + 2);
		count++;
	}
	return count;
}

static void
test_screens(gconstpointer data)
{
	const struct document *document = data;
	g_auto(GStrv) lines = lines_of(document);
	g_autofree char *before = g_strjoinv("\n", lines), *after = NULL, *path = path_of(document);

	g_assert_cmpuint(take_screens(document, lines), >, 0);
	after = g_strjoinv("\n", lines);
	if (g_getenv("UPDATE_GOLDENS") != NULL)
		g_assert_true(g_file_set_contents(path, after, -1, NULL));
	else if (strcmp(before, after) != 0)
		g_error("%s should be:\n%s", path, after);
}

/* --- Examples -------------------------------------------------------------------------------- */

/* Those that end with P have left. */
static void
run_example(const char *keys, const char *shown, int rows, int columns)
{
	struct terminal *terminal = type(keys, "LC_ALL=C.UTF-8", rows, columns);

	g_test_message("%dx%d: %s shows %s", columns, rows, keys, shown);
	terminal_wait(terminal, shown);
	if (!g_str_has_suffix(keys, " P")) {
		quit(terminal);
		return;
	}
	g_assert_cmpint(terminal_end(terminal), ==, 0);
	terminal_free(terminal);
}

static void
test_examples(void)
{
	static const char mark[] = ".\\\" Shown: ";
	static const int sizes[][2] = { { 24, 80 }, { 40, 120 }, { 60, 200 } };
	g_auto(GStrv) lines = lines_of(&manual);
	guint count = 0;

	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree char *keys = keys_in(&manual, lines[i]);

		if (keys == NULL || !g_str_has_prefix(lines[i + 1], mark))
			continue;
		for (guint size = 0; size < G_N_ELEMENTS(sizes); size++)
			run_example(keys, lines[i + 1] + strlen(mark), sizes[size][0], sizes[size][1]);
		count++;
	}
	g_assert_cmpuint(count, >=, 4);
}

/* None stands there untested. */
static void
test_all_are_tested(void)
{
	g_auto(GStrv) lines = lines_of(&manual);

	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree char *keys = keys_in(&manual, lines[i]);

		if (keys != NULL && *lines[i + 1] != '\0' && !g_str_has_prefix(lines[i + 1], ".\\\" Shown: "))
			g_error("the manual does not say what '%s' shows", keys);
	}
}

int
main(int argc, char **argv)
{
	int failed;

	g_test_init(&argc, &argv, NULL);
	set_up();
	g_test_add_data_func("/manual/the screens of the manual are the program's", &manual, test_screens);
	g_test_add_data_func("/manual/the screen of README is the program's", &readme, test_screens);
	g_test_add_func("/manual/the keys of its examples lead where it says", test_examples);
	g_test_add_func("/manual/no example goes untested", test_all_are_tested);
	failed = g_test_run();
	remove_all(home);
	return failed;
}
