#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/error.h"
#include "load/load.h"
#include "read/read.h"
#include "cache-kit.h"

/* A folder of minutes beside a cache, and what the last load told. */
struct place {
	struct kit kit;
	char *minutes;
	GString *told;
	struct load_report report;
};

static void
note(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data)
{
	struct place *place = data;
	const char *name;

	(void)done, (void)of;
	if (path == NULL)
		return;
	name = strrchr(path, '/') + 1;
	g_string_append_printf(place->told, "%s: %s%s\n", name, error != NULL ? "" : "warning: ", error != NULL ? error : warning);
}

static void
place_init(struct place *place)
{
	kit_init(&place->kit);
	place->minutes = g_build_filename(place->kit.folder, "minutes", NULL);
	place->told = g_string_new(NULL);
	g_mkdir(place->minutes, 0700);
}

static void
place_clear(struct place *place)
{
	kit_clear(&place->kit);
	g_string_free(place->told, TRUE);
	g_free(place->minutes);
}

static char *
path_of(struct place *place, const char *name)
{
	return g_build_filename(place->minutes, name, NULL);
}

static void
put(struct place *place, const char *name, const char *text)
{
	g_autofree char *path = path_of(place, name);

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
put_minutes(struct place *place, const char *name, const char *body, const char *date, const char *words)
{
	g_autofree char *text = g_strdup_printf("%s\n%s\n\nPresent:- Councillor Marlow (in the Chair).\n\n"
	    "41. APOLOGIES FOR ABSENCE\n\nNo apologies were received.\n\n"
	    "42. BUDGET OF THE PANEL\n\n%s\n\nResolved:- That the report be noted.\n", body, date, words);

	put(place, name, text);
}

static gboolean
load_with(struct place *place, struct load load, GError **error)
{
	load.cache_path = place->kit.path;
	load.told = note;
	load.data = place;
	g_string_truncate(place->told, 0);
	return load_run(&load, &place->report, error);
}

static void
load(struct place *place)
{
	g_autoptr(GError) error = NULL;
	char *paths[] = { place->minutes, NULL };

	load_with(place, (struct load){ .paths = paths }, &error);
	g_assert_no_error(error);
	if (place->told->len > 0)
		g_test_message("%s", place->told->str);
}

static void
load_again(struct place *place, struct load how)
{
	g_autoptr(GError) error = NULL;

	load_with(place, how, &error);
	g_assert_no_error(error);
}

static char *
ask(struct place *place, const char *sql)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *db = cache_open_reader(place->kit.path, &error);
	char *rows;

	g_assert_no_error(error);
	rows = kit_rows(db, sql);
	cache_close(db);
	return rows;
}

static char *
dump(struct place *place)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *db = cache_open_reader(place->kit.path, &error);
	char *all;

	g_assert_no_error(error);
	all = kit_dump(db);
	cache_close(db);
	return all;
}

#define assert_rows(place, sql, expected) \
	G_STMT_START { \
		g_autofree char *rows_ = ask((place), (sql)); \
		g_assert_cmpstr(rows_, ==, (expected)); \
	} G_STMT_END

#define KEYS "SELECT key FROM meeting ORDER BY key"

static void
folder_is_loaded_with_what_lies_below(void)
{
	struct place place;
	g_autofree char *deep = NULL;

	place_init(&place);
	deep = path_of(&place, "deep");
	g_mkdir(deep, 0700);
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	put_minutes(&place, "deep/b.txt", "CABINET", "Monday 6 January 2020", "Two.");
	put(&place, ".hidden.txt", "not looked at");
	load(&place);
	g_assert_cmpstr(place.told->str, ==, "");
	g_assert_cmpuint(place.report.files, ==, 2);
	g_assert_cmpuint(place.report.loaded, ==, 2);
	g_assert_cmpuint(place.report.meetings, ==, 2);
	g_assert_cmpuint(place.report.items, ==, 4);
	assert_rows(&place, KEYS, "audit-committee/2023-09-12\ncabinet/2020-01-06\n");
	kit_check_sound(place.kit.path);
	place_clear(&place);
}

static void
second_load_changes_nothing(void)
{
	struct place place;
	g_autofree char *before = NULL, *after = NULL;

	place_init(&place);
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	put(&place, "bad.txt", "%PDF-1.4 of old");
	load(&place);
	before = dump(&place);
	load(&place);
	after = dump(&place);
	g_assert_cmpstr(before, ==, after);
	g_assert_cmpuint(place.report.unchanged, ==, 1);
	g_assert_cmpuint(place.report.loaded, ==, 0);
	place_clear(&place);
}

static void
one_bad_file_stops_nothing_and_is_named_again(void)
{
	struct place place;
	g_autofree char *first = NULL;

	place_init(&place);
	put(&place, "bad.txt", "%PDF-1.4 of old");
	put_minutes(&place, "good.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	load(&place);
	g_assert_cmpuint(place.report.failed, ==, 1);
	g_assert_cmpuint(place.report.loaded, ==, 1);
	first = g_strdup(place.told->str);
	g_assert_true(g_str_has_prefix(first, "bad.txt: "));
	load(&place);
	g_assert_cmpuint(place.report.failed, ==, 1);
	g_assert_cmpstr(place.told->str, ==, first);
	place_clear(&place);
}

static void
changed_file_is_read_again(void)
{
	struct place place;

	place_init(&place);
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "Of elephants.");
	put_minutes(&place, "b.txt", "CABINET", "Monday 6 January 2020", "Two.");
	load(&place);
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Wednesday 13 September 2023", "Of zebras.");
	load(&place);
	g_assert_cmpuint(place.report.loaded, ==, 1);
	assert_rows(&place, KEYS, "audit-committee/2023-09-13\ncabinet/2020-01-06\n");
	assert_rows(&place, "SELECT word FROM vocabulary WHERE word IN ('elephants', 'zebras')", "zebras\n");
	kit_check_sound(place.kit.path);
	place_clear(&place);
}

static void
file_that_has_gone_is_counted_and_dropped_when_asked(void)
{
	struct place place;
	g_autofree char *path = NULL;

	place_init(&place);
	path = path_of(&place, "a.txt");
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	put_minutes(&place, "b.txt", "CABINET", "Monday 6 January 2020", "Two.");
	load(&place);
	g_unlink(path);
	load(&place);
	g_assert_cmpuint(place.report.gone, ==, 1);
	assert_rows(&place, KEYS, "audit-committee/2023-09-12\ncabinet/2020-01-06\n");
	load_again(&place, (struct load){ .is_prune = TRUE });
	g_assert_cmpuint(place.report.pruned, ==, 1);
	assert_rows(&place, KEYS, "cabinet/2020-01-06\n");
	kit_check_sound(place.kit.path);
	place_clear(&place);
}

static void
without_paths_the_former_ones_are_loaded(void)
{
	struct place place;
	g_autoptr(GError) error = NULL;

	place_init(&place);
	g_assert_false(load_with(&place, (struct load){ .paths = NULL }, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_assert_cmpstr(error->message, ==, "nothing was loaded before; name a folder");
	g_assert_false(g_file_test(place.kit.path, G_FILE_TEST_EXISTS));
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	load(&place);
	put_minutes(&place, "b.txt", "CABINET", "Monday 6 January 2020", "Two.");
	load_again(&place, (struct load){ .paths = NULL });
	assert_rows(&place, KEYS, "audit-committee/2023-09-12\ncabinet/2020-01-06\n");
	load_again(&place, (struct load){ .is_rebuild = TRUE });
	g_assert_cmpuint(place.report.loaded, ==, 2);
	load_again(&place, (struct load){ .paths = NULL });
	g_assert_cmpuint(place.report.unchanged, ==, 2);
	place_clear(&place);
}

static void
folder_without_files_and_missing_path_are_said(void)
{
	struct place place;

	place_init(&place);
	load(&place);
	g_assert_cmpstr(place.told->str, ==, "minutes: holds no files\n");
	{
		g_autofree char *missing = path_of(&place, "nowhere.txt"), *good = path_of(&place, "a.txt");
		char *paths[] = { missing, good, NULL };

		put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
		load_again(&place, (struct load){ .paths = paths });
	}
	g_assert_cmpstr(place.told->str, ==, "nowhere.txt: cannot open: No such file or directory\n");
	g_assert_cmpuint(place.report.loaded, ==, 1);
	place_clear(&place);
}

static void
link_is_followed_only_where_it_is_named(void)
{
	struct place place;
	g_autofree char *link = NULL, *up = NULL;
	char *paths[] = { NULL, NULL };

	place_init(&place);
	link = path_of(&place, "link.txt");
	up = path_of(&place, "up");
	put_minutes(&place, "real.md", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	g_assert_cmpint(symlink("real.md", link), ==, 0);
	g_assert_cmpint(symlink("..", up), ==, 0);
	load(&place);
	g_assert_cmpuint(place.report.failed, ==, 2);
	g_assert_cmpuint(place.report.loaded, ==, 1);
	paths[0] = link;
	load_again(&place, (struct load){ .paths = paths });
	g_assert_cmpuint(place.report.loaded, ==, 1);
	assert_rows(&place, "SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM source)", "2|1\n");
	place_clear(&place);
}

static void
own_files_are_not_read(void)
{
	struct place place;
	g_autofree char *hard_link = NULL;
	char *paths[] = { NULL, NULL };

	place_init(&place);
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	load(&place);
	hard_link = path_of(&place, "b.txt");
	g_assert_cmpint(link(place.kit.path, hard_link), ==, 0);
	paths[0] = place.kit.folder;
	load_again(&place, (struct load){ .paths = paths });
	g_assert_nonnull(strstr(place.told->str, "b.txt: one of minutebook's own files"));
	g_assert_nonnull(strstr(place.told->str, "cache.db: one of minutebook's own files"));
	kit_check_sound(place.kit.path);
	place_clear(&place);
}

static void
council_is_kept_and_can_be_said_later(void)
{
	struct place place;

	place_init(&place);
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	load(&place);
	{
		char *paths[] = { place.minutes, NULL };

		load_again(&place, (struct load){ .paths = paths, .council = "Averley" });
	}
	assert_rows(&place, KEYS, "averley:audit-committee/2023-09-12\n");
	put_minutes(&place, "b.txt", "CABINET", "Monday 6 January 2020", "Two.");
	load(&place);
	assert_rows(&place, KEYS, "averley:audit-committee/2023-09-12\naverley:cabinet/2020-01-06\n");
	kit_check_sound(place.kit.path);
	place_clear(&place);
}

static void
forgotten_folder_does_not_come_back(void)
{
	struct place place;
	g_autoptr(GError) error = NULL;
	char *paths[] = { NULL, NULL };
	guint gone;

	place_init(&place);
	paths[0] = place.minutes;
	g_assert_false(load_forget(place.kit.path, NULL, paths, &gone, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_CACHE);
	g_clear_error(&error);
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	load(&place);
	g_assert_true(load_forget(place.kit.path, NULL, paths, &gone, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(gone, ==, 1);
	assert_rows(&place, KEYS, "");
	g_assert_false(load_with(&place, (struct load){ .paths = NULL }, &error));
	kit_check_sound(place.kit.path);
	place_clear(&place);
}

static void
dry_run_changes_nothing(void)
{
	struct place place;
	char *paths[] = { NULL, NULL };

	place_init(&place);
	paths[0] = place.minutes;
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	load_again(&place, (struct load){ .paths = paths, .is_dry_run = TRUE });
	g_assert_cmpuint(place.report.loaded, ==, 1);
	g_assert_false(g_file_test(place.kit.path, G_FILE_TEST_EXISTS));
	place_clear(&place);
}

static void
note_change(const char *path, enum load_change change, gpointer data)
{
	static const char *const words[] = { "new", "changed", "gone", "out of reach" };

	note(path, words[change], NULL, 0, 0, data);
}

static void
check_tells_what_changed_and_went(void)
{
	struct place place;
	g_autofree char *path = NULL;
	sqlite3 *db;
	guint files;

	place_init(&place);
	path = path_of(&place, "a.txt");
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	put_minutes(&place, "b.txt", "CABINET", "Monday 6 January 2020", "Two.");
	load(&place);
	g_unlink(path);
	put_minutes(&place, "b.txt", "CABINET", "Monday 6 January 2020", "Two, and more.");
	db = cache_open_reader(place.kit.path, NULL);
	g_string_truncate(place.told, 0);
	g_assert_true(load_check(db, note_change, &place, &files, NULL));
	g_assert_cmpuint(files, ==, 2);
	g_assert_cmpstr(place.told->str, ==, "a.txt: gone\nb.txt: changed\n");
	cache_close(db);
	place_clear(&place);
}

/* --- Kills and two at once ------------------------------------------------------------------- */

/* Enough that a load takes some time. */
static void
put_many(struct place *place, int n)
{
	for (int i = 0; i < n; i++) {
		g_autofree char *name = g_strdup_printf("m%03d.txt", i);
		g_autofree char *date = g_strdup_printf("%d March %d", 1 + i % 28, 1990 + i / 28);
		g_autofree char *words = g_strdup_printf("Meeting number%d of the panel.", i);

		put_minutes(place, name, "AUDIT COMMITTEE", date, words);
	}
}

static pid_t
load_in_child(struct place *place)
{
	pid_t child = fork();

	if (child == 0) {
		char *paths[] = { place->minutes, NULL };
		struct load how = { .cache_path = place->kit.path, .paths = paths };
		struct load_report report;

		_exit(load_run(&how, &report, NULL) && report.failed == 0 ? 0 : 1);
	}
	g_assert_cmpint(child, >, 0);
	return child;
}

/* Kills loads after ever more time, until one comes through. */
static void
check_kills(gboolean has_old)
{
	struct place place;
	g_autofree char *whole = NULL, *after = NULL;
	int status = 1;

	place_init(&place);
	put_many(&place, 60);
	load(&place);
	whole = dump(&place);
	for (useconds_t wait = 0; status != 0; wait += wait / 4 + 700) {
		pid_t child;

		if (has_old) {
			g_unlink(place.kit.path);
			put_minutes(&place, "m000.txt", "CABINET", "1 March 1980", "Before.");
			load(&place);
			put_many(&place, 60);
		} else
			g_unlink(place.kit.path);
		child = load_in_child(&place);
		usleep(wait);
		kill(child, SIGKILL);
		g_assert_cmpint(waitpid(child, &status, 0), ==, child);
		if (g_file_test(place.kit.path, G_FILE_TEST_EXISTS))
			kit_check_sound(place.kit.path);
		else
			g_assert_false(has_old);
	}
	load(&place);
	g_clear_pointer(&after, g_free);
	after = dump(&place);
	g_assert_cmpstr(after, ==, whole);
	place_clear(&place);
}

static void
killed_first_load_leaves_no_half_cache(void)
{
	check_kills(FALSE);
}

static void
killed_later_load_leaves_the_cache_whole(void)
{
	check_kills(TRUE);
}

static void
two_loads_at_once_wait_for_each_other(void)
{
	struct place place;
	g_autofree char *whole = NULL, *after = NULL;

	place_init(&place);
	put_many(&place, 30);
	load(&place);
	whole = dump(&place);
	for (int i = 0; i < 5; i++) {
		pid_t one, other;
		int status;

		if (i % 2 == 0)
			g_unlink(place.kit.path);
		one = load_in_child(&place);
		other = load_in_child(&place);
		g_assert_cmpint(waitpid(one, &status, 0), ==, one);
		g_assert_cmpint(status, ==, 0);
		g_assert_cmpint(waitpid(other, &status, 0), ==, other);
		g_assert_cmpint(status, ==, 0);
		g_clear_pointer(&after, g_free);
		after = dump(&place);
		g_assert_cmpstr(after, ==, whole);
	}
	place_clear(&place);
}

static void
number_of_threads_changes_nothing(void)
{
	struct place place;
	g_autofree char *one = NULL, *four = NULL;

	place_init(&place);
	put_many(&place, 40);
	load(&place);
	load_again(&place, (struct load){ .is_rebuild = TRUE, .jobs = 1 });
	one = dump(&place);
	load_again(&place, (struct load){ .is_rebuild = TRUE, .jobs = 4 });
	four = dump(&place);
	g_assert_cmpstr(one, ==, four);
	place_clear(&place);
}

/* --- One file -------------------------------------------------------------------------------- */

static void
one_file_without_a_cache_has_keys(void)
{
	struct place place;
	struct text *text;
	g_autofree char *path = NULL;
	g_autoptr(GPtrArray) meetings = NULL;
	const struct meeting *meeting;

	place_init(&place);
	path = path_of(&place, "a.txt");
	put_minutes(&place, "a.txt", "AUDIT COMMITTEE", "Tuesday 12 September 2023", "One.");
	meetings = load_one(path, "Averley", &text, NULL);
	g_assert_nonnull(meetings);
	meeting = meetings->pdata[0];
	g_assert_cmpstr(meeting->key, ==, "averley:audit-committee/2023-09-12");
	g_assert_cmpuint(meeting->sources->len, ==, 1);
	g_assert_nonnull(strstr(text->data, "AUDIT COMMITTEE"));
	text_free(text);
	place_clear(&place);
}

int
main(int argc, char **argv)
{
	/* The tester's own phrases take no part. */
	g_setenv("XDG_CONFIG_HOME", "/nonexistent", TRUE);
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/load/" #test, test)
	ADD(folder_is_loaded_with_what_lies_below);
	ADD(second_load_changes_nothing);
	ADD(one_bad_file_stops_nothing_and_is_named_again);
	ADD(changed_file_is_read_again);
	ADD(file_that_has_gone_is_counted_and_dropped_when_asked);
	ADD(without_paths_the_former_ones_are_loaded);
	ADD(folder_without_files_and_missing_path_are_said);
	ADD(link_is_followed_only_where_it_is_named);
	ADD(own_files_are_not_read);
	ADD(council_is_kept_and_can_be_said_later);
	ADD(forgotten_folder_does_not_come_back);
	ADD(dry_run_changes_nothing);
	ADD(check_tells_what_changed_and_went);
	ADD(killed_first_load_leaves_no_half_cache);
	ADD(killed_later_load_leaves_the_cache_whole);
	ADD(two_loads_at_once_wait_for_each_other);
	ADD(number_of_threads_changes_nothing);
	ADD(one_file_without_a_cache_has_keys);
	return g_test_run();
}
