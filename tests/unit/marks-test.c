/* The user's own word: kept twice, never lost. */
#include <string.h>
#include <glib/gstdio.h>
#include "base/error.h"
#include "marks/agree.h"
#include "marks/marks.h"
#include "sql/db.h"

struct kit {
	char *folder, *path, *log;
	GPtrArray *notices;
	struct marks_listener listener;
};

static void
told(const char *file, const char *notice, gpointer data)
{
	g_ptr_array_add(data, g_strdup_printf("%s: %s", file, notice));
}

static void
kit_init(struct kit *kit)
{
	kit->folder = g_dir_make_tmp("minutebook-XXXXXX", NULL);
	kit->path = g_build_filename(kit->folder, "data", "marks.db", NULL);
	kit->log = g_build_filename(kit->folder, "data", "marks.log", NULL);
	kit->notices = g_ptr_array_new_with_free_func(g_free);
	kit->listener = (struct marks_listener){ told, kit->notices };
}

static guint
kit_files(const struct kit *kit, gboolean is_removing)
{
	g_autofree char *data = g_path_get_dirname(kit->path);
	GDir *folder = g_dir_open(data, 0, NULL);
	const char *name;
	guint n = 0;

	while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *path = g_build_filename(data, name, NULL);

		n++;
		if (is_removing)
			g_unlink(path);
	}
	g_clear_pointer(&folder, g_dir_close);
	if (is_removing)
		g_rmdir(data);
	return n;
}

static void
kit_clear(struct kit *kit)
{
	kit_files(kit, TRUE);
	g_rmdir(kit->folder);
	g_ptr_array_unref(kit->notices);
	g_free(kit->folder);
	g_free(kit->path);
	g_free(kit->log);
}

static struct marks *
open_writer(struct kit *kit)
{
	g_autoptr(GError) error = NULL;
	struct marks *marks = marks_open_writer(kit->path, &kit->listener, &error);

	g_assert_no_error(error);
	return marks;
}

static void
say(struct kit *kit, const char *key, const char *field, const char *value)
{
	g_autoptr(GError) error = NULL;
	struct marks *marks = open_writer(kit);

	marks_say(marks, word_new(key, field, value), &error);
	g_assert_no_error(error);
	marks_free(marks);
}

/* "key field value, …" of what holds, as a new reader sees it; or the error. */
static char *
held(struct kit *kit)
{
	g_autoptr(GError) error = NULL;
	struct marks *marks = marks_open_reader(kit->path, &kit->listener, &error);
	g_autoptr(GPtrArray) words = marks != NULL ? marks_current(marks) : NULL;
	GString *line = g_string_new(error != NULL ? error->message : NULL);

	for (guint i = 0; words != NULL && i < words->len; i++) {
		const struct word *word = words->pdata[i];

		g_string_append_printf(line, "%s%s %s %s", i > 0 ? ", " : "", word->key, word->field, word->value);
	}
	marks_free(marks);
	return g_string_free(line, FALSE);
}

static void
assert_held(struct kit *kit, const char *expected)
{
	g_autofree char *actual = held(kit);

	g_assert_cmpstr(actual, ==, expected);
}

static void
assert_notice(struct kit *kit, const char *part)
{
	for (guint i = 0; i < kit->notices->len; i++) {
		if (strstr(kit->notices->pdata[i], part) != NULL)
			return;
	}
	g_test_message("%u notices", kit->notices->len);
	g_error("nothing was told of \"%s\"", part);
}

static char *
contents(const char *path, gsize *size)
{
	g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
	gsize bytes = file != NULL ? g_mapped_file_get_length(file) : 0;
	char *data = g_malloc0(bytes + 1);

	if (bytes > 0)
		memcpy(data, g_mapped_file_get_contents(file), bytes);
	if (size != NULL)
		*size = bytes;
	return data;
}

static void
run_sql(struct kit *kit, const char *sql)
{
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(kit->path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

/* --- Words ----------------------------------------------------------------------------------- */

static void
test_a_line_gives_back_its_word(void)
{
	struct word *word = word_new("panel/2023-09-12/114/a1", FIELD_STATE, "done"), *back;
	g_autofree char *line = NULL;

	word->n = 17;
	word_set(&word->note, g_strdup("one\ttab, \\ two\nlines, é"));
	line = word_line(word);
	g_assert_cmpuint(strcspn(line, "\n"), ==, strlen(line) - 1);
	line[strlen(line) - 1] = '\0';
	back = word_from_line(line);
	g_assert_nonnull(back);
	g_assert_cmpint(back->n, ==, 17);
	g_assert_true(word_is_same(word, back));
	word_free(word);
	word_free(back);
}

static void
test_a_line_with_any_bit_flipped_is_none(void)
{
	struct word *word = word_new("panel/2023-09-12/114/a1", FIELD_STATE, "done");
	g_autofree char *line = NULL;
	gsize size;

	word->n = 1;
	line = word_line(word);
	size = strlen(line) - 1;
	line[size] = '\0';
	for (gsize bit = 0; bit < size * 8; bit++) {
		line[bit / 8] ^= 1 << bit % 8;
		if (line[bit / 8] != '\0')
			g_assert_null(word_from_line(line));
		line[bit / 8] ^= 1 << bit % 8;
	}
	word_free(word);
}

static void
test_words_are_known_whatever_their_spacing_and_case(void)
{
	g_autofree char *one = word_hash("That a note be circulated."), *other = word_hash("that  a note\nbe Circulated");
	g_autofree char *third = word_hash("That a letter be circulated.");

	g_assert_cmpstr(one, ==, other);
	g_assert_cmpstr(one, !=, third);
}

/* --- Saying ---------------------------------------------------------------------------------- */

static void
test_without_marks_nothing_is_made(void)
{
	struct kit kit;

	kit_init(&kit);
	g_assert_false(marks_exist(kit.path));
	assert_held(&kit, "");
	g_assert_cmpuint(kit_files(&kit, FALSE), ==, 0);
	kit_clear(&kit);
}

static void
test_the_last_word_holds_and_can_be_taken_back(void)
{
	g_autoptr(GError) error = NULL;
	const struct word *undone;
	struct marks *marks;
	struct kit kit;

	kit_init(&kit);
	say(&kit, "a", FIELD_STATE, "done");
	say(&kit, "b", FIELD_STATE, "waiting");
	say(&kit, "a", FIELD_STATE, "dropped");
	assert_held(&kit, "a state dropped, b state waiting");
	marks = open_writer(&kit);
	g_assert_true(marks_undo(marks, "a", &undone, &error));
	g_assert_cmpstr(undone->value, ==, "dropped");
	marks_free(marks);
	assert_held(&kit, "a state done, b state waiting");
	marks = open_writer(&kit);
	g_assert_true(marks_undo(marks, "a", NULL, &error));
	g_assert_false(marks_undo(marks, "a", NULL, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_NOT_FOUND);
	marks_free(marks);
	assert_held(&kit, "b state waiting");
	g_assert_cmpuint(kit.notices->len, ==, 0);
	kit_clear(&kit);
}

static void
test_taking_back_can_be_said_later(void)
{
	g_autoptr(GError) error = NULL;
	const struct word *undone;
	struct word *undoing;
	struct marks *marks;
	struct kit kit;

	kit_init(&kit);
	say(&kit, "a", FIELD_STATE, "done");
	marks = open_writer(&kit);
	undoing = marks_undoing(marks, "a", &undone, &error);
	g_assert_cmpstr(undone->value, ==, "done");
	g_assert_null(marks_undoing(marks, "b", &undone, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_NOT_FOUND);
	g_clear_error(&error);
	marks_free(marks);
	/* It takes back what it was made for, whatever was said meanwhile. */
	say(&kit, "a", FIELD_STATE, "waiting");
	marks = open_writer(&kit);
	g_assert_true(marks_say(marks, undoing, &error));
	marks_free(marks);
	assert_held(&kit, "a state waiting");
	kit_clear(&kit);
}

static void
test_who_does_not_wait_is_told_of_the_other_writer(void)
{
	g_autoptr(GError) error = NULL;
	struct marks *other, *marks;
	struct kit kit;

	kit_init(&kit);
	say(&kit, "a", FIELD_STATE, "done");
	other = open_writer(&kit);
	g_assert_null(marks_try_writer(kit.path, &kit.listener, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_BUSY);
	g_clear_error(&error);
	g_assert_null(marks_try_reader(kit.path, &kit.listener, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_BUSY);
	g_clear_error(&error);
	marks_free(other);
	marks = marks_try_reader(kit.path, &kit.listener, &error);
	g_assert_no_error(error);
	marks_free(marks);
	marks = marks_try_writer(kit.path, &kit.listener, &error);
	g_assert_no_error(error);
	g_assert_true(marks_say(marks, word_new("a", FIELD_STATE, "open"), &error));
	marks_free(marks);
	assert_held(&kit, "a state open");
	kit_clear(&kit);
}

static void
test_the_order_is_the_counters_whatever_the_clock_says(void)
{
	struct word *word = word_new("a", FIELD_STATE, "done");
	struct marks *marks;
	struct kit kit;

	kit_init(&kit);
	marks = open_writer(&kit);
	word_set(&word->time, g_strdup("2038-01-20T00:00:00.000Z"));
	g_assert_true(marks_say(marks, word, NULL));
	marks_free(marks);
	say(&kit, "a", FIELD_STATE, "open");
	assert_held(&kit, "a state open");
	kit_clear(&kit);
}

static void
test_an_empty_value_takes_back_what_was_set(void)
{
	struct kit kit;

	kit_init(&kit);
	say(&kit, "panel/undated-12345678", FIELD_DATE, "2024-03-05");
	say(&kit, "panel/undated-12345678", FIELD_BODY, "Audit Committee");
	say(&kit, "panel/undated-12345678", FIELD_DATE, "");
	assert_held(&kit, "panel/undated-12345678 body Audit Committee");
	kit_clear(&kit);
}

/* --- Two copies ------------------------------------------------------------------------------ */

static void
say_three(struct kit *kit)
{
	kit_init(kit);
	say(kit, "a", FIELD_STATE, "done");
	say(kit, "b", FIELD_STATE, "waiting");
	say(kit, "c", FIELD_STATE, "dropped");
}

static const char three[] = "a state done, b state waiting, c state dropped";

static void
test_either_file_restores_the_other(void)
{
	struct kit kit;

	say_three(&kit);
	g_unlink(kit.path);
	assert_held(&kit, three);
	assert_notice(&kit, "marks.db: 3 words restored");
	g_unlink(kit.log);
	assert_held(&kit, three);
	assert_notice(&kit, "marks.log: 3 words restored");
	g_unlink(kit.path);
	assert_held(&kit, three);
	kit_clear(&kit);
}

static void
test_a_word_that_only_one_file_has_is_in_both_again(void)
{
	g_autofree char *log = NULL, *now = NULL;
	struct kit kit;

	say_three(&kit);
	log = contents(kit.log, NULL);
	/* Killed between the log and the row. */
	run_sql(&kit, "DELETE FROM word WHERE n = 3");
	assert_held(&kit, three);
	/* And the reverse. */
	g_assert_true(g_file_set_contents(kit.log, log, strstr(log, "\n3\t") + 1 - log, NULL));
	assert_held(&kit, three);
	now = contents(kit.log, NULL);
	g_assert_cmpstr(now, ==, log);
	g_assert_cmpuint(kit.notices->len, ==, 0);
	kit_clear(&kit);
}

static void
test_a_changed_row_is_named_and_restored_with_a_copy_kept(void)
{
	g_autofree char *copy = NULL;
	struct kit kit;

	say_three(&kit);
	run_sql(&kit, "UPDATE word SET value = 'open' WHERE n = 2");
	assert_held(&kit, three);
	assert_notice(&kit, "row 2");
	copy = g_strconcat(kit.path, ".damaged-1", NULL);
	g_assert_true(g_file_test(copy, G_FILE_TEST_EXISTS));
	g_ptr_array_set_size(kit.notices, 0);
	assert_held(&kit, three);
	g_assert_cmpuint(kit.notices->len, ==, 0);
	kit_clear(&kit);
}

static void
test_what_both_have_lost_is_said_for_good(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *log = NULL;
	struct marks *marks;
	struct kit kit;

	say_three(&kit);
	run_sql(&kit, "UPDATE word SET value = 'open' WHERE n = 2");
	log = contents(kit.log, NULL);
	memcpy(strstr(log, "waiting"), "WAITING", 7);
	g_assert_true(g_file_set_contents(kit.log, log, -1, NULL));
	assert_held(&kit, "a state done, c state dropped");
	assert_notice(&kit, "word 2 is lost");
	say(&kit, "b", FIELD_STATE, "open");
	marks = marks_open_reader(kit.path, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(marks_check(marks, &kit.listener), ==, 1);
	marks_free(marks);
	assert_held(&kit, "a state done, b state open, c state dropped");
	kit_clear(&kit);
}

static void
test_a_torn_last_line_is_no_word(void)
{
	g_autofree char *log = NULL;
	struct kit kit;

	say_three(&kit);
	log = contents(kit.log, NULL);
	g_assert_true(g_file_set_contents(kit.log, log, strlen(log) - 5, NULL));
	assert_held(&kit, three);
	g_unlink(kit.path);
	g_assert_true(g_file_set_contents(kit.log, log, strlen(log) - 5, NULL));
	assert_held(&kit, "a state done, b state waiting");
	kit_clear(&kit);
}

static void
assert_refused(struct kit *kit, const char *part)
{
	gsize size, size_now;
	g_autofree char *before = contents(kit->path, &size), *after = NULL, *said = held(kit);
	g_autoptr(GError) error = NULL;

	g_assert_nonnull(strstr(said, part));
	g_assert_null(marks_open_writer(kit->path, &kit->listener, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_CACHE);
	after = contents(kit->path, &size_now);
	g_assert_cmpmem(before, size, after, size_now);
}

static void
test_a_database_that_is_not_ours_is_left_as_it_is(void)
{
	struct kit kit;

	say_three(&kit);
	run_sql(&kit, "PRAGMA application_id = 7");
	assert_refused(&kit, "another program");
	run_sql(&kit, "PRAGMA application_id = 0x6d626d31; PRAGMA user_version = 999");
	assert_refused(&kit, "newer minutebook");
	run_sql(&kit, "PRAGMA user_version = 1");
	assert_held(&kit, three);
	g_unlink(kit.log);
	g_assert_true(g_file_set_contents(kit.path, "My notes on the marks of 2023, no database at all.\n", -1, NULL));
	assert_refused(&kit, "not a database");
	g_assert_true(g_file_set_contents(kit.log, "My own log.\n", -1, NULL));
	g_unlink(kit.path);
	assert_refused(&kit, "not a log of marks");
	kit_clear(&kit);
}

static void
test_a_broken_database_is_made_again_from_the_log(void)
{
	g_autofree char *whole = NULL;
	struct kit kit;
	gsize size;

	say_three(&kit);
	whole = contents(kit.path, &size);
	g_assert_true(g_file_set_contents(kit.path, "now it is text", -1, NULL));
	assert_held(&kit, three);
	assert_notice(&kit, "damaged");
	g_assert_true(g_file_set_contents(kit.path, whole, size / 2, NULL));
	assert_held(&kit, three);
	memset(whole + size / 2, 0, size - size / 2);
	g_assert_true(g_file_set_contents(kit.path, whole, size, NULL));
	assert_held(&kit, three);
	g_assert_true(g_file_set_contents(kit.path, "", 0, NULL));
	assert_held(&kit, three);
	kit_clear(&kit);
}

/* In the database's number for the program that it belongs to, or its version: it is refused. */
static gboolean
is_identity(gsize byte)
{
	return (byte >= 60 && byte < 64) || (byte >= 68 && byte < 72);
}

static void
test_no_flipped_bit_changes_a_mark(void)
{
	g_autofree char *rows = NULL, *log = NULL;
	gsize rows_size, log_size;
	GRand *rand = g_rand_new_with_seed(1);
	struct kit kit;

	say_three(&kit);
	rows = contents(kit.path, &rows_size);
	log = contents(kit.log, &log_size);
	for (guint i = 0; i < 600; i++) {
		gboolean is_log = i % 3 == 0;
		char *data = is_log ? log : rows;
		gsize size = is_log ? log_size : rows_size, byte = g_rand_int_range(rand, 0, i % 2 ? size : MIN(size, 600));
		guint bit = g_rand_int_range(rand, 0, 8);

		if (!is_log && is_identity(byte))
			continue;
		data[byte] ^= 1 << bit;
		g_file_set_contents(kit.path, rows, rows_size, NULL);
		g_file_set_contents(kit.log, log, log_size, NULL);
		assert_held(&kit, three);
		data[byte] ^= 1 << bit;
	}
	g_rand_free(rand);
	kit_clear(&kit);
}

static void
test_copies_that_went_apart_are_brought_together(void)
{
	g_autofree char *log = NULL;
	struct kit kit;

	say_three(&kit);
	log = contents(kit.log, NULL);
	g_unlink(kit.log);
	/* As on another machine. */
	g_unlink(kit.path);
	say(&kit, "a", FIELD_STATE, "done");
	say(&kit, "d", FIELD_STATE, "open");
	g_assert_true(g_file_set_contents(kit.log, log, -1, NULL));
	assert_held(&kit, "a state done, b state waiting, c state dropped, d state open");
	assert_notice(&kit, "brought together");
	kit_clear(&kit);
}

/* --- Exchanging ------------------------------------------------------------------------------ */

static guint
import(struct kit *kit, const char *text)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) words = marks_parse(text, &error);
	struct marks *marks = open_writer(kit);
	guint n;

	g_assert_no_error(error);
	marks_keep_news(marks, words);
	n = words->len;
	g_assert_true(marks_say_all(marks, words, &error));
	marks_free(marks);
	return n;
}

static char *
export(struct kit *kit)
{
	struct marks *marks = marks_open_reader(kit->path, &kit->listener, NULL);
	char *text = marks_export(marks);

	marks_free(marks);
	return text;
}

static void
test_what_is_exported_can_be_imported_once(void)
{
	g_autofree char *first = NULL, *second = NULL, *log = NULL;
	struct word *word = word_new("a", FIELD_STATE, "done");
	struct kit kit, other;
	struct marks *marks;

	kit_init(&kit);
	kit_init(&other);
	word_set(&word->note, g_strdup("two\nlines"));
	word_set(&word->day, g_strdup("2024-03-05"));
	word_set(&word->by, g_strdup("panel/2024-03-05/7"));
	marks = open_writer(&kit);
	g_assert_true(marks_say(marks, word, NULL));
	marks_free(marks);
	say(&kit, "b", FIELD_DATE, "2024-01-01");
	first = export(&kit);
	g_assert_cmpuint(import(&other, first), ==, 2);
	g_assert_cmpuint(import(&other, first), ==, 0);
	g_assert_cmpuint(import(&kit, first), ==, 0);
	second = export(&other);
	g_assert_cmpstr(first, ==, second);
	log = contents(kit.log, NULL);
	g_assert_cmpuint(import(&other, log), ==, 0);
	kit_clear(&kit);
	kit_clear(&other);
}

static void
test_an_older_word_does_not_come_back_by_import(void)
{
	g_autofree char *older = NULL;
	struct kit kit;

	kit_init(&kit);
	import(&kit, "a\tstate\tdone\t2024-01-01T10:00:00Z\t\n");
	older = export(&kit);
	say(&kit, "a", FIELD_STATE, "open");
	g_assert_cmpuint(import(&kit, older), ==, 0);
	assert_held(&kit, "a state open");
	g_assert_cmpuint(import(&kit, "a\tstate\twaiting\na\tstate\tdropped\n"), ==, 1);
	assert_held(&kit, "a state dropped");
	kit_clear(&kit);
}

static void
test_a_wrong_line_is_named(void)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "a\tstate\tdone\nno tabs\n", "line 2: not a key" },
		{ "a\tstate\tfinished\n", "line 1: 'finished' is no state" },
		{ "a\tdate\t2024-02-30\n", "line 1: '2024-02-30' is no day" },
		{ "a\tcolour\tred\n", "line 1: there is no field 'colour'" },
		{ "a\tstate\tdone\tyesterday\n", "line 1: 'yesterday' is no time" },
		{ "a\tstate\tdone\\\n", "line 1: ends in a backslash" },
		{ "a\ton\t2024-01-01\n", "line 1: 'on' stands after a state" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(marks_parse(cases[i].text, &error));
		g_assert_error(error, MB_ERROR, MB_ERROR_FILE);
		g_assert_true(g_str_has_prefix(error->message, cases[i].message));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/marks/a line gives back its word", test_a_line_gives_back_its_word);
	g_test_add_func("/marks/a line with any bit flipped is none", test_a_line_with_any_bit_flipped_is_none);
	g_test_add_func("/marks/words are known whatever their spacing and case",
	    test_words_are_known_whatever_their_spacing_and_case);
	g_test_add_func("/marks/without marks nothing is made", test_without_marks_nothing_is_made);
	g_test_add_func("/marks/the last word holds and can be taken back", test_the_last_word_holds_and_can_be_taken_back);
	g_test_add_func("/marks/taking back can be said later", test_taking_back_can_be_said_later);
	g_test_add_func("/marks/who does not wait is told of the other writer",
	    test_who_does_not_wait_is_told_of_the_other_writer);
	g_test_add_func("/marks/the order is the counter's, whatever the clock says",
	    test_the_order_is_the_counters_whatever_the_clock_says);
	g_test_add_func("/marks/an empty value takes back what was set", test_an_empty_value_takes_back_what_was_set);
	g_test_add_func("/marks/either file restores the other", test_either_file_restores_the_other);
	g_test_add_func("/marks/a word that only one file has is in both again",
	    test_a_word_that_only_one_file_has_is_in_both_again);
	g_test_add_func("/marks/a changed row is named and restored with a copy kept",
	    test_a_changed_row_is_named_and_restored_with_a_copy_kept);
	g_test_add_func("/marks/what both have lost is said for good", test_what_both_have_lost_is_said_for_good);
	g_test_add_func("/marks/a torn last line is no word", test_a_torn_last_line_is_no_word);
	g_test_add_func("/marks/a database that is not ours is left as it is", test_a_database_that_is_not_ours_is_left_as_it_is);
	g_test_add_func("/marks/a broken database is made again from the log", test_a_broken_database_is_made_again_from_the_log);
	g_test_add_func("/marks/no flipped bit changes a mark", test_no_flipped_bit_changes_a_mark);
	g_test_add_func("/marks/copies that went apart are brought together", test_copies_that_went_apart_are_brought_together);
	g_test_add_func("/marks/what is exported can be imported once", test_what_is_exported_can_be_imported_once);
	g_test_add_func("/marks/an older word does not come back by import", test_an_older_word_does_not_come_back_by_import);
	g_test_add_func("/marks/a wrong line is named", test_a_wrong_line_is_named);
	return g_test_run();
}
