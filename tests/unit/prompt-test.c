#include "tui/prompt_keys.h"
#include "view/prompt.h"

#include <string.h>

#include "base/cells.h"
#include "view/shown.h"

static const char family[] = "\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247";

static void
press(struct prompt *prompt, const char *name)
{
	guint32 key;

	g_assert_true(key_from_name(name, &key));
	g_assert_true(prompt_key(prompt, key));
}

/* The text with '|' where the cursor stands. */
static void
is(const struct prompt *prompt, const char *expected)
{
	g_autofree char *marked = g_strdup_printf("%.*s|%s", (int)prompt->cursor, prompt->text->str,
	    prompt->text->str + prompt->cursor);

	g_assert_cmpstr(marked, ==, expected);
}

/* --- Editing --------------------------------------------------------------------------------- */

static void
test_editing(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	is(&prompt, "|");
	prompt_insert(&prompt, "street lights", -1);
	press(&prompt, "Left");
	press(&prompt, "Backspace");
	is(&prompt, "street ligh|s");
	press(&prompt, "t");
	press(&prompt, "^A");
	press(&prompt, "Delete");
	press(&prompt, "S");
	is(&prompt, "S|treet lights");
	press(&prompt, "Left");
	press(&prompt, "Left");
	press(&prompt, "Backspace");
	is(&prompt, "|Street lights");
	press(&prompt, "End");
	press(&prompt, "Right");
	press(&prompt, "Delete");
	is(&prompt, "Street lights|");
	prompt_clear(&prompt);
}

static void
test_words(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	prompt_insert(&prompt, "owner:chair  \"mill street\" ", -1);
	press(&prompt, "C-Left");
	is(&prompt, "owner:chair  \"mill |street\" ");
	press(&prompt, "C-Left");
	press(&prompt, "C-Left");
	is(&prompt, "owner:|chair  \"mill street\" ");
	press(&prompt, "C-Right");
	press(&prompt, "C-Right");
	is(&prompt, "owner:chair  \"mill| street\" ");
	press(&prompt, "^K");
	press(&prompt, "^W");
	is(&prompt, "owner:chair  |");
	press(&prompt, "^W");
	is(&prompt, "|");
	press(&prompt, "^W");
	prompt_insert(&prompt, "one two", -1);
	press(&prompt, "C-Left");
	press(&prompt, "^U");
	is(&prompt, "|two");
	prompt_clear(&prompt);
}

static void
test_clusters(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	prompt_insert(&prompt, "e\314\201", -1);
	prompt_insert(&prompt, family, -1);
	prompt_insert(&prompt, "\346\227\245x", -1);
	press(&prompt, "Left");
	press(&prompt, "Left");
	press(&prompt, "Left");
	is(&prompt, "e\314\201|\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247\346\227\245x");
	press(&prompt, "Delete");
	is(&prompt, "e\314\201|\346\227\245x");
	press(&prompt, "Backspace");
	is(&prompt, "|\346\227\245x");
	prompt_clear(&prompt);
}

/* As a terminal sends it. */
static void
test_typed_emoji(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	for (const char *p = family; *p != '\0'; p = g_utf8_next_char(p))
		g_assert_true(prompt_key(&prompt, g_utf8_get_char(p)));
	g_assert_cmpstr(prompt.text->str, ==, family);
	press(&prompt, "Backspace");
	is(&prompt, "|");
	prompt_clear(&prompt);
}

static void
test_not_taken(void)
{
	static const char *const names[] = { "Enter", "Esc", "^G", "^R", "^T", "^L", "^Z", "F1", "PgUp", "PgDn" };
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		guint32 key;

		g_assert_true(key_from_name(names[i], &key));
		g_assert_false(prompt_key(&prompt, key));
	}
	g_assert_false(prompt_key(&prompt, 0x7F));
	g_assert_false(prompt_key(&prompt, 0x9B));
	g_assert_false(prompt_key(&prompt, 0xD800));
	g_assert_cmpuint(prompt.changes, ==, 0);
	is(&prompt, "|");
	prompt_clear(&prompt);
}

static void
test_changes(void)
{
	struct prompt prompt;
	guint before;

	prompt_init(&prompt, NULL);
	press(&prompt, "a");
	g_assert_cmpuint(prompt.changes, ==, 1);
	before = prompt.changes;
	press(&prompt, "Left");
	press(&prompt, "Backspace");
	press(&prompt, "Up");
	press(&prompt, "Tab");
	g_assert_cmpuint(prompt.changes, ==, before);
	prompt_set(&prompt, "a");
	g_assert_cmpuint(prompt.changes, ==, before);
	prompt_set(&prompt, "b");
	g_assert_cmpuint(prompt.changes, >, before);
	is(&prompt, "b|");
	prompt_clear(&prompt);
}

/* --- Pasting --------------------------------------------------------------------------------- */

static void
pasted(const char *text, gssize size, const char *expected)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	prompt_insert(&prompt, text, size);
	is(&prompt, expected);
	g_assert_false(prompt.is_cut);
	prompt_clear(&prompt);
}

static void
test_paste(void)
{
	pasted("one\ntwo\tthree\r\nfour\rfive\n", -1, "one two three four five |");
	pasted("a\033[2Jb\177c\302\233d", -1, "a[2Jbcd|");
	pasted("a\342\200\256b\342\201\246c", -1, "abc|");
	pasted("a\0b", 3, "ab|");
	pasted("a\377\303b\355\240\200", -1, "ab|");
	pasted("a\342\200\215b\302\255c\357\273\277", -1, "abc|");
	pasted("a\342\200\250b", -1, "a b|");
	pasted(family, -1, "\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247|");
}

static void
test_paste_that_does_not_fit(void)
{
	gsize size = 10 << 20;
	g_autofree char *much = g_malloc(size);
	struct prompt prompt;
	gint64 begun;

	for (gsize i = 0; i < size; i++)
		much[i] = i % 3 == 0 ? '\347' : i % 3 == 1 ? '\225' : '\214';
	prompt_init(&prompt, NULL);
	begun = g_get_monotonic_time();
	prompt_insert(&prompt, much, size);
	/* Generous for a slow machine: all of it would take much longer. */
	g_assert_cmpint(g_get_monotonic_time() - begun, <, G_USEC_PER_SEC / 2);
	g_assert_true(prompt.is_cut);
	g_assert_cmpuint(prompt.text->len, ==, PROMPT_BYTES / 3 * 3);
	g_assert_cmpuint(prompt.cursor, ==, prompt.text->len);
	press(&prompt, "é");
	g_assert_true(prompt.is_cut);
	press(&prompt, "a");
	g_assert_false(prompt.is_cut);
	g_assert_cmpuint(prompt.text->len, ==, PROMPT_BYTES);
	press(&prompt, "a");
	g_assert_true(prompt.is_cut);
	press(&prompt, "Backspace");
	g_assert_false(prompt.is_cut);
	prompt_clear(&prompt);
}

/* --- History --------------------------------------------------------------------------------- */

static GPtrArray *
array_of(const char *first, ...)
{
	GPtrArray *array = g_ptr_array_new_with_free_func(g_free);
	va_list more;

	va_start(more, first);
	for (const char *text = first; text != NULL; text = va_arg(more, const char *))
		g_ptr_array_add(array, g_strdup(text));
	va_end(more);
	return array;
}

static void
test_history(void)
{
	g_autoptr(GPtrArray) history = array_of("lights", "budget", "library", "budget", "lido", NULL);
	struct prompt prompt;

	prompt_init(&prompt, history);
	press(&prompt, "Down");
	is(&prompt, "|");
	press(&prompt, "Up");
	is(&prompt, "lido|");
	press(&prompt, "Up");
	press(&prompt, "Down");
	press(&prompt, "Down");
	is(&prompt, "|");
	press(&prompt, "l");
	press(&prompt, "i");
	press(&prompt, "Left");
	press(&prompt, "Up");
	press(&prompt, "Up");
	is(&prompt, "library|");
	press(&prompt, "^P");
	press(&prompt, "Up");
	is(&prompt, "lights|");
	press(&prompt, "^N");
	press(&prompt, "Down");
	press(&prompt, "Down");
	press(&prompt, "Down");
	is(&prompt, "li|");
	/* An edit makes it what was typed. */
	press(&prompt, "Up");
	press(&prompt, "^W");
	press(&prompt, "b");
	press(&prompt, "Up");
	is(&prompt, "budget|");
	press(&prompt, "Up");
	is(&prompt, "budget|");
	prompt_clear(&prompt);
}

static void
test_hostile_history(void)
{
	g_autoptr(GPtrArray) history = array_of("a\033[2Jb", "", NULL);
	struct prompt prompt;

	prompt_init(&prompt, history);
	press(&prompt, "Up");
	is(&prompt, "a[2Jb|");
	prompt_clear(&prompt);
}

/* --- Completion ------------------------------------------------------------------------------ */

/* Words after the last blank. */
static GPtrArray *
fields(const char *text, gsize cursor, gsize *start, gpointer data)
{
	static const char *const names[] = { "title:", "tidy:", "body:", "b\303\251ta:", "b\303\250ta:" };
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
	gsize word = cursor;

	g_assert_true(data == &prompt_key);
	while (word > 0 && text[word - 1] != ' ')
		word--;
	*start = word;
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (strncmp(names[i], text + word, cursor - word) == 0)
			g_ptr_array_add(found, g_strdup(names[i]));
	return found;
}

static void
test_completion(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	press(&prompt, "Tab");
	is(&prompt, "|");
	prompt.complete = fields;
	prompt.data = (gpointer)&prompt_key;
	prompt_insert(&prompt, "x t", -1);
	press(&prompt, "Tab");
	is(&prompt, "x ti|");
	press(&prompt, "Tab");
	is(&prompt, "x title:|");
	press(&prompt, "Tab");
	is(&prompt, "x tidy:|");
	press(&prompt, "Tab");
	is(&prompt, "x title:|");
	press(&prompt, "S-Tab");
	is(&prompt, "x tidy:|");
	prompt_insert(&prompt, "z bo", -1);
	press(&prompt, "Tab");
	is(&prompt, "x tidy:z body:|");
	press(&prompt, "Tab");
	is(&prompt, "x tidy:z body:|");
	prompt_set(&prompt, "q");
	press(&prompt, "Tab");
	is(&prompt, "q|");
	prompt_set(&prompt, "ti");
	press(&prompt, "S-Tab");
	is(&prompt, "tidy:|");
	prompt_clear(&prompt);
}

/* What two characters share of their bytes is no beginning. */
static void
test_completion_by_cluster(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	prompt.complete = fields;
	prompt.data = (gpointer)&prompt_key;
	prompt_insert(&prompt, "b", -1);
	press(&prompt, "Tab");
	is(&prompt, "body:|");
	press(&prompt, "Tab");
	is(&prompt, "b\303\251ta:|");
	prompt_clear(&prompt);
}

/* --- On a line ------------------------------------------------------------------------------- */

static void
lies(const struct prompt *prompt, int width, const char *expected)
{
	struct prompt_line line;
	g_autofree char *drawn = NULL;

	prompt_lay_out(prompt, "Find (words): ", width, &line);
	drawn = g_strdup_printf("%s%s|%s", line.label, line.before, line.after);
	g_assert_cmpstr(drawn, ==, expected);
	g_assert_cmpint(line.column, ==, cells_width(line.label, -1) + cells_width(line.before, -1));
	prompt_line_clear(&line);
}

static void
test_line(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	lies(&prompt, 30, "Find (words): |                ");
	prompt_insert(&prompt, "mill", -1);
	lies(&prompt, 30, "Find (words): mill|            ");
	prompt_insert(&prompt, " street tops", -1);
	lies(&prompt, 30, "Find (words): …treet tops|     ");
	press(&prompt, "Left");
	lies(&prompt, 30, "Find (words): …treet top|s     ");
	press(&prompt, "Home");
	lies(&prompt, 30, "Find (words): |mill street tops");
	lies(&prompt, 24, "Find (words…|mill street…");
	prompt_clear(&prompt);
}

static void
test_wide_line(void)
{
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	prompt_insert(&prompt, "a日本語日本語日本語", -1);
	lies(&prompt, 30, "Find (words): …日本語日本語|   ");
	shown_set_utf8(FALSE);
	lies(&prompt, 30, "Find (words): a?????????|      ");
	shown_set_utf8(TRUE);
	prompt_clear(&prompt);
}

/* --- Anything -------------------------------------------------------------------------------- */

static const char *const pieces[] = { "a", "b", " ", "e\314\201", "\314\201", "\346\227\245",
	"\360\237\207\254", "\360\237\207\247", "\360\237\221\251", "\342\200\215", "\360\237\217\275",
	"\341\204\222\341\205\241", "\n", "\033", "\342\200\256", "\377", "ab cd", "\330\247\330\261",
	"\357\270\217", "\302\240" };

static const char *const keys[] = { "Left", "Right", "C-Left", "C-Right", "Home", "End", "Backspace",
	"Delete", "^W", "^U", "^K", "Up", "Down", "Tab", "S-Tab", "x", "é" };

static GPtrArray *
anything(const char *text, gsize cursor, gsize *start, gpointer data)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);

	(void)data;
	*start = g_test_rand_int_range(0, cursor + 1);
	while (*start > 0 && ((guchar)text[*start] & 0xC0) == 0x80)
		(*start)--;
	for (int i = g_test_rand_int_range(0, 4); i > 0; i--)
		g_ptr_array_add(found, g_strdup(pieces[g_test_rand_int_range(0, G_N_ELEMENTS(pieces))]));
	return found;
}

static gboolean
is_boundary(const struct prompt *prompt)
{
	gsize at = 0;

	while (at < prompt->cursor)
		at += cells_next(prompt->text->str + at, prompt->text->len - at, NULL);
	return at == prompt->cursor;
}

static void
check_line(const struct prompt *prompt)
{
	int width = g_test_rand_int_range(8, 60);
	struct prompt_line line;

	prompt_lay_out(prompt, "Label: ", width, &line);
	g_assert_cmpint(line.column, <, width);
	g_assert_cmpint(line.column, ==, cells_width(line.label, -1) + cells_width(line.before, -1));
	g_assert_cmpint(line.column + cells_width(line.after, -1), ==, width);
	prompt_line_clear(&line);
}

static void
test_random(void)
{
	g_autoptr(GPtrArray) history = array_of("abc", "a\314\201", family, "\377", "ab cd", NULL);
	struct prompt prompt;

	prompt_init(&prompt, history);
	prompt.complete = anything;
	for (int i = 0; i < 20000; i++) {
		if (g_test_rand_bit())
			prompt_insert(&prompt, pieces[g_test_rand_int_range(0, G_N_ELEMENTS(pieces))], -1);
		else
			press(&prompt, keys[g_test_rand_int_range(0, G_N_ELEMENTS(keys))]);
		g_assert_true(g_utf8_validate_len(prompt.text->str, prompt.text->len, NULL));
		g_assert_null(strpbrk(prompt.text->str, "\n\t\033"));
		g_assert_cmpuint(prompt.text->len, <=, PROMPT_BYTES);
		g_assert_true(is_boundary(&prompt));
		check_line(&prompt);
	}
	prompt_clear(&prompt);
}

/* In ASCII all is as simple as an array of characters. */
struct model {
	GString *text;
	gsize cursor;
};

static void
model_step(struct model *model, const char *key)
{
	gsize *cursor = &model->cursor, size = model->text->len;

	if (strcmp(key, "Left") == 0)
		*cursor -= *cursor > 0;
	else if (strcmp(key, "Right") == 0)
		*cursor += *cursor < size;
	else if (strcmp(key, "Home") == 0)
		*cursor = 0;
	else if (strcmp(key, "End") == 0)
		*cursor = size;
	else if (strcmp(key, "Backspace") == 0 && *cursor > 0)
		g_string_erase(model->text, --*cursor, 1);
	else if (strcmp(key, "Delete") == 0 && *cursor < size)
		g_string_erase(model->text, *cursor, 1);
	else if (strcmp(key, "^K") == 0)
		g_string_truncate(model->text, *cursor);
	else if (strlen(key) == 1)
		g_string_insert_c(model->text, (*cursor)++, *key);
}

static void
test_model(void)
{
	static const char *const simple[] = { "Left", "Right", "Home", "End", "Backspace", "Delete", "^K", "a",
		"b", "c", "d", "e", ".", "-" };
	struct model model = { g_string_new(NULL), 0 };
	struct prompt prompt;

	prompt_init(&prompt, NULL);
	for (int i = 0; i < 20000; i++) {
		const char *key = simple[g_test_rand_int_range(0, G_N_ELEMENTS(simple))];

		press(&prompt, key);
		model_step(&model, key);
		g_assert_cmpstr(prompt.text->str, ==, model.text->str);
		g_assert_cmpuint(prompt.cursor, ==, model.cursor);
	}
	prompt_clear(&prompt);
	g_string_free(model.text, TRUE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/prompt/characters come and go at the cursor", test_editing);
	g_test_add_func("/prompt/by word", test_words);
	g_test_add_func("/prompt/what is seen as one is one", test_clusters);
	g_test_add_func("/prompt/an emoji of several characters can be typed", test_typed_emoji);
	g_test_add_func("/prompt/other keys are the caller's", test_not_taken);
	g_test_add_func("/prompt/changes of the text are counted", test_changes);
	g_test_add_func("/prompt/a paste is one line without controls", test_paste);
	g_test_add_func("/prompt/a paste that does not fit is cut and says so", test_paste_that_does_not_fit);
	g_test_add_func("/prompt/Up brings what begins with what is typed", test_history);
	g_test_add_func("/prompt/a hostile entry is cleaned", test_hostile_history);
	g_test_add_func("/prompt/Tab puts the common beginning, then goes round", test_completion);
	g_test_add_func("/prompt/half a character is no common beginning", test_completion_by_cluster);
	g_test_add_func("/prompt/the line is scrolled to the cursor", test_line);
	g_test_add_func("/prompt/wide characters are not cut", test_wide_line);
	g_test_add_func("/prompt/whatever is done, the cursor is between clusters", test_random);
	g_test_add_func("/prompt/in ASCII it is as an array of characters", test_model);
	return g_test_run();
}
