#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/error.h"
#include "cache-kit.h"

#define AUDIT "body Audit Committee\ndate 2023-09-12\n"

static struct cache *
begin(struct kit *kit)
{
	g_autoptr(GError) error = NULL;
	struct cache *cache = cache_open_writer(kit->path, &kit->writing, &error);

	g_assert_no_error(error);
	cache_begin(cache, &error);
	g_assert_no_error(error);
	return cache;
}

static void
end(struct cache *cache)
{
	g_autoptr(GError) error = NULL;
	gboolean is_done = cache_commit(cache, &error) && cache_finish(cache, &error);

	g_assert_no_error(error);
	g_assert_true(is_done);
	cache_free(cache);
}

static void
save_as(struct cache *cache, const char *path, const char *text, const char *council)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	struct file_state file = { .path = (char *)path, .size = strlen(text), .council = (char *)council };
	struct content *content = content_new(path, g_strdup(text), strlen(text), sum, "test",
	    kit_parse(text, strlen(text), path, NULL));

	cache_save(cache, &file, content, &error);
	g_assert_no_error(error);
}

static void
save(struct cache *cache, const char *path, const char *text)
{
	save_as(cache, path, text, NULL);
}

static void
drop(struct cache *cache, const char *path)
{
	g_autoptr(GError) error = NULL;

	cache_drop(cache, path, &error);
	g_assert_no_error(error);
}

static char *
ask(struct kit *kit, const char *sql)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *db = cache_open_reader(kit->path, &error);
	char *rows;

	g_assert_no_error(error);
	rows = kit_rows(db, sql);
	cache_close(db);
	return rows;
}

#define assert_rows(kit, sql, expected) \
	G_STMT_START { \
		g_autofree char *rows_ = ask((kit), (sql)); \
		g_assert_cmpstr(rows_, ==, (expected)); \
	} G_STMT_END

static char *
dump(struct kit *kit)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *db = cache_open_reader(kit->path, &error);
	char *all;

	g_assert_no_error(error);
	all = kit_dump(db);
	cache_close(db);
	return all;
}

/* --- What is saved can be read back ---------------------------------------------------------- */

static void
head_items_and_papers_are_kept(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a.txt", AUDIT "start 10:00\npresent Councillor Reed\nitem 119/19 Budget\n"
	    "agenda To agree it.\nminutes Agreed.\npaper PDF 1 KB\nitem - Urgent business\ncut\n");
	end(cache);
	assert_rows(&kit, "SELECT key, body_key, body, body_basis, date, date_basis, start_time FROM meeting",
	    "audit-committee/2023-09-12|audit-committee|Audit Committee|stated|2023-09-12|stated|10:00\n");
	assert_rows(&kit, "SELECT position, key_end, number, title, agenda_text, minutes_text, is_truncated FROM item ORDER BY id DESC",
	    "1|119~19|119/19|Budget|To agree it.|Agreed.|0\n2|@2|-|Urgent business|||1\n");
	assert_rows(&kit, "SELECT label FROM document", "PDF 1 KB\n");
	assert_rows(&kit, "SELECT name, role FROM attendee", "Councillor Reed|present\n");
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

static void
row_ids_hold_the_day(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a.txt", AUDIT "item 1 One\nitem 2 Two\n");
	save(cache, "/m/b.txt", "body Cabinet\nitem 1 One\n");
	end(cache);
	assert_rows(&kit, "SELECT DISTINCT id >> 24 FROM meeting UNION SELECT DISTINCT id >> 24 FROM item",
	    "0\n738775\n");
	kit_clear(&kit);
}

static void
number_met_again_has_its_own_key(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a.txt", AUDIT "item 7 One\nitem 7 Two\nitem 7.2 Three\n");
	end(cache);
	assert_rows(&kit, "SELECT key_end FROM item ORDER BY position", "7\n7.2\n7.2.2\n");
	kit_clear(&kit);
}

static void
words_are_found_in_all_three_texts(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a.txt", AUDIT "item 1 Safeguarding\nagenda a café\nminutes It was noted.\n");
	end(cache);
	assert_rows(&kit, "SELECT count(*) FROM word('safeguarding')", "1\n");
	assert_rows(&kit, "SELECT count(*) FROM word('agenda_text : cafe')", "1\n");
	assert_rows(&kit, "SELECT count(*) FROM word('minutes_text : noted')", "1\n");
	assert_rows(&kit, "SELECT word, stem FROM vocabulary WHERE word IN ('safeguarding', 'noted', 'cafe') ORDER BY 1",
	    "cafe|cafe\nnoted|note\nsafeguarding|safeguard\n");
	kit_clear(&kit);
}

static void
two_meetings_of_one_file_are_two(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a.txt", AUDIT "item 1 One\nmeeting\nbody Audit Committee\ndate 2023-10-10\nitem 1 One\n");
	end(cache);
	assert_rows(&kit, "SELECT m.key, r.position, r.starts FROM rendition r JOIN meeting m ON m.id = meeting_id ORDER BY 1",
	    "audit-committee/2023-09-12|0|0\naudit-committee/2023-10-10|1|48\n");
	kit_clear(&kit);
}

/* --- Renditions ------------------------------------------------------------------------------ */

#define PAGE AUDIT "item 1 Apologies\nitem 2 Budget\nminutes Short.\nitem 3 Risks\n"
#define PRINTED AUDIT "start 10:00\nitem 1 APOLOGIES\nitem 2 BUDGET\nminutes A much longer account of it.\n"
#define OTHER AUDIT "start 14:00\nitem 1 Apologies\nitem 2 Budget\nitem 3 Accounts\n"
#define OWN_TITLES AUDIT "item 4 Licences\nitem 5 Taxis\nitem 6 Apologies\n"

struct case_ {
	const char *path, *text, *council;
};

enum way { ONE_BATCH, BATCHES, LOADS, WAYS };

static struct cache *
go_on(struct kit *kit, struct cache *cache, enum way way)
{
	g_autoptr(GError) error = NULL;

	if (way == LOADS) {
		end(cache);
		return begin(kit);
	}
	if (way == BATCHES)
		(void)(cache_commit(cache, &error) && cache_begin(cache, &error));
	g_assert_no_error(error);
	return cache;
}

/* Saves the cases in every order, in one batch, in a batch each of one load and in a load each; the cache must
 * be the same. */
static char *
dump_in_order(const struct case_ *cases, const guint *order, guint n, enum way way)
{
	struct kit kit;
	struct cache *cache;
	char *all;

	kit_init(&kit);
	cache = begin(&kit);
	for (guint i = 0; i < n; i++) {
		const struct case_ *one = &cases[order[i]];

		save_as(cache, one->path, one->text, one->council);
		if (i + 1 < n)
			cache = go_on(&kit, cache, way);
	}
	end(cache);
	kit_check_sound(kit.path);
	all = dump(&kit);
	kit_clear(&kit);
	return all;
}

static void
check_all_orders(const struct case_ *cases, guint n, guint *order, guint done, char **first)
{
	if (done == n) {
		for (enum way way = ONE_BATCH; way < WAYS; way++) {
			g_autofree char *all = dump_in_order(cases, order, n, way);

			if (*first == NULL)
				*first = g_strdup(all);
			g_assert_cmpstr(all, ==, *first);
		}
		return;
	}
	for (guint i = 0; i < n; i++) {
		gboolean is_taken = FALSE;

		for (guint j = 0; j < done; j++)
			is_taken |= order[j] == i;
		if (is_taken)
			continue;
		order[done] = i;
		check_all_orders(cases, n, order, done + 1, first);
	}
}

static void
assert_in_all_orders(const struct case_ *cases, guint n, const char *expected)
{
	guint order[8];
	g_autofree char *all = NULL;

	check_all_orders(cases, n, order, 0, &all);
	if (strstr(all, expected) == NULL)
		g_error("'%s' is not in: %s", expected, all);
}

static void
page_and_printed_minutes_are_one_meeting(void)
{
	static const struct case_ cases[] = { { "/m/a", PAGE, NULL }, { "/m/b", PRINTED, NULL } };

	/* The printed one has more in its minutes. */
	assert_in_all_orders(cases, 2, "\naudit-committee/2023-09-12|1|1|1|APOLOGIES|");
}

static void
what_was_cut_off_is_not_shown_where_there_is_a_whole_one(void)
{
	static const struct case_ cases[] = {
		{ "/m/a", AUDIT "item 1 Apologies\nminutes A long but incomplete text of an item\ncut\n", NULL },
		{ "/m/b", AUDIT "item 1 APOLOGIES\nminutes Complete.\n", NULL } };

	assert_in_all_orders(cases, 2, "|1|1|1|APOLOGIES|");
}

static void
other_start_time_is_another_meeting(void)
{
	static const struct case_ cases[] = {
		{ "/m/a", OTHER, NULL }, { "/m/b", PRINTED, NULL }, { "/m/c", PAGE, NULL } };

	assert_in_all_orders(cases, 3, "\naudit-committee/2023-09-12.2|1|1|1|Apologies|");
}

static void
other_titles_are_another_meeting(void)
{
	static const struct case_ cases[] = { { "/m/a", OWN_TITLES, NULL }, { "/m/b", PAGE, NULL } };

	assert_in_all_orders(cases, 2, "\naudit-committee/2023-09-12.2|1|1|1|Apologies|");
}

static void
known_council_is_the_meetings(void)
{
	static const struct case_ cases[] = { { "/m/a", PAGE, NULL }, { "/m/b", PRINTED, "Averley" } };

	assert_in_all_orders(cases, 2, "\naverley:audit-committee/2023-09-12|averley:audit-committee|Averley|");
}

static void
two_councils_may_have_a_body_of_one_name(void)
{
	static const struct case_ cases[] = { { "/m/a", PAGE, "Averley" }, { "/m/b", PRINTED, "Brock" } };

	assert_in_all_orders(cases, 2, "\nbrock:audit-committee/2023-09-12|brock:audit-committee|Brock|");
}

static void
same_content_under_two_paths_is_one_source(void)
{
	static const struct case_ cases[] = {
		{ "/m/b", PAGE, NULL }, { "/m/a", PAGE, "Averley" }, { "/m/c", PRINTED, NULL } };
	struct kit kit;
	struct cache *cache;

	assert_in_all_orders(cases, 3, "|test|/m/a|");
	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	save(cache, "/m/b", PAGE);
	end(cache);
	assert_rows(&kit, "SELECT count(*) FROM source", "1\n");
	kit_clear(&kit);
}

static void
meeting_is_made_again_when_the_shown_source_goes(void)
{
	struct kit kit;
	struct cache *cache;
	g_autofree char *before = NULL, *after = NULL;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	end(cache);
	before = dump(&kit);
	cache = begin(&kit);
	save(cache, "/m/b", PRINTED);
	end(cache);
	cache = begin(&kit);
	drop(cache, "/m/b");
	end(cache);
	after = dump(&kit);
	g_assert_cmpstr(after, ==, before);
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

static void
changed_file_takes_its_old_meeting_along(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	save(cache, "/m/b", "body Cabinet\ndate 2023-09-12\nitem 1 Only here\n");
	end(cache);
	cache = begin(&kit);
	save(cache, "/m/a", "body Audit Committee\ndate 2023-09-13\nitem 1 Apologies\nminutes None.\n");
	end(cache);
	assert_rows(&kit, "SELECT key FROM meeting ORDER BY key", "audit-committee/2023-09-13\ncabinet/2023-09-12\n");
	assert_rows(&kit, "SELECT count(*) FROM source", "2\n");
	assert_rows(&kit, "SELECT count(*) FROM word('budget')", "0\n");
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

static void
dropping_all_leaves_nothing(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	save(cache, "/m/b", PRINTED);
	save(cache, "/m/c", OTHER);
	end(cache);
	cache = begin(&kit);
	drop(cache, "/m/a");
	drop(cache, "/m/b");
	drop(cache, "/m/c");
	end(cache);
	assert_rows(&kit, "SELECT (SELECT count(*) FROM source) + (SELECT count(*) FROM file) + (SELECT count(*) FROM meeting)"
	    " + (SELECT count(*) FROM rendition) + (SELECT count(*) FROM item) + (SELECT count(*) FROM vocabulary)"
	    " + (SELECT count(*) FROM wordlist)", "0\n");
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

/* --- The list of words ------------------------------------------------------------------------ */

/* A meeting of so many words of its own; the caller frees. */
static char *
of_words(const char *date, const char *start, guint n)
{
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, "body Audit Committee\ndate %s\nitem 1 Words\nminutes", date);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(text, " %s%u", start, i);
	g_string_append_c(text, '\n');
	return g_string_free(text, FALSE);
}

static void
save_words(struct kit *kit, const char *path, const char *date, const char *start, guint n)
{
	g_autofree char *text = of_words(date, start, n);
	struct cache *cache = begin(kit);

	save(cache, path, text);
	end(cache);
	kit_check_sound(kit->path);
}

#define LATE "SELECT sum(is_late), max(CAST(words AS TEXT) LIKE '%apple1%'), max(CAST(words AS TEXT) LIKE '%pear1%') FROM wordlist"

static void
words_of_a_later_load_are_put_behind_the_others(void)
{
	struct kit kit;
	g_autofree char *before = NULL, *after = NULL;

	kit_init(&kit);
	save_words(&kit, "/m/a", "2023-01-02", "apple", 9000);
	before = ask(&kit, "SELECT id, words FROM wordlist WHERE NOT is_late");
	assert_rows(&kit, "SELECT count(*) > 2, sum(is_late), max(length(words)) < 32768 FROM wordlist", "1|0|1\n");
	save_words(&kit, "/m/b", "2023-01-03", "pear", 100);
	assert_rows(&kit, LATE, "1|1|1\n");
	save_words(&kit, "/m/c", "2023-01-04", "pear", 100);
	assert_rows(&kit, LATE, "1|1|1\n");
	after = ask(&kit, "SELECT id, words FROM wordlist WHERE NOT is_late");
	g_assert_cmpstr(before, ==, after);
	kit_clear(&kit);
}

static void
many_that_came_or_went_have_the_list_written_anew(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	save_words(&kit, "/m/a", "2023-01-02", "apple", 1000);
	save_words(&kit, "/m/b", "2023-01-03", "pear", 900);
	assert_rows(&kit, LATE, "0|1|1\n");
	cache = begin(&kit);
	drop(cache, "/m/a");
	end(cache);
	kit_check_sound(kit.path);
	assert_rows(&kit, LATE, "0|0|1\n");
	kit_clear(&kit);
}

static void
many_small_loads_have_it_too(void)
{
	struct kit kit;

	kit_init(&kit);
	save_words(&kit, "/m/a", "2023-01-02", "apple", 9000);
	for (guint i = 0; i < 70; i++) {
		g_autofree char *path = g_strdup_printf("/m/%u", i), *start = g_strdup_printf("pear%u", i);
		g_autofree char *date = g_strdup_printf("20%02u-02-03", i);

		save_words(&kit, path, date, start, 1);
	}
	assert_rows(&kit, "SELECT sum(is_late) BETWEEN 1 AND 10 FROM wordlist", "1\n");
	kit_clear(&kit);
}

static void
long_word_has_a_row_of_its_own(void)
{
	struct kit kit;
	g_autofree char *word = g_strnfill(40000, 'h'), *text = NULL;
	struct cache *cache;

	kit_init(&kit);
	text = g_strdup_printf("body Audit Committee\ndate 2023-01-02\nitem 1 Long\nminutes a %s zebra\n", word);
	cache = begin(&kit);
	save(cache, "/m/a", text);
	end(cache);
	kit_check_sound(kit.path);
	assert_rows(&kit, "SELECT max(length(words)) FROM wordlist", "32769\n");
	kit_clear(&kit);
}

static void
failure_is_remembered_and_drops_what_was_there(void)
{
	struct kit kit;
	struct cache *cache;
	struct file_state bad = { .path = (char *)"/m/a", .size = 3, .failure = (char *)"binary" };

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	end(cache);
	cache = begin(&kit);
	g_assert_true(cache_save_failure(cache, &bad, NULL));
	end(cache);
	assert_rows(&kit, "SELECT path, failure FROM file", "/m/a|binary\n");
	assert_rows(&kit, "SELECT count(*) FROM meeting", "0\n");
	kit_clear(&kit);
}

/* --- Opening --------------------------------------------------------------------------------- */

static void
assert_open_fails(struct kit *kit, const char *expected)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(cache_open_reader(kit->path, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_CACHE);
	if (strstr(error->message, expected) == NULL)
		g_error("'%s' is not in '%s'", expected, error->message);
}

static void
opening_says_what_is_wrong(void)
{
	struct kit kit;

	kit_init(&kit);
	assert_open_fails(&kit, "no cache yet; load some minutes first: minutebook load FOLDER");
	g_file_set_contents(kit.path, "", 0, NULL);
	assert_open_fails(&kit, "empty");
	g_file_set_contents(kit.path, "These are no pages of a database, however long the text may be.", -1, NULL);
	assert_open_fails(&kit, "not a database");
	g_unlink(kit.path);
	g_mkdir(kit.path, 0700);
	assert_open_fails(&kit, "not a regular file");
	kit_clear(&kit);
}

static void
change(struct kit *kit, const char *sql)
{
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(kit->path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

static void
opening_knows_what_is_not_ours(void)
{
	struct kit kit;

	kit_init(&kit);
	end(begin(&kit));
	change(&kit, "PRAGMA user_version = 999");
	assert_open_fails(&kit, "newer minutebook");
	change(&kit, "PRAGMA user_version = 0");
	assert_open_fails(&kit, "older minutebook");
	change(&kit, "PRAGMA application_id = 7");
	assert_open_fails(&kit, "another program");
	kit_clear(&kit);
}

static void
assert_touched(struct cache *cache, const char *body)
{
	g_autoptr(GPtrArray) bodies = cache_touched(cache);

	g_assert_cmpuint(bodies->len, ==, body != NULL);
	if (body != NULL)
		g_assert_cmpstr(bodies->pdata[0], ==, body);
}

static void
bodies_that_an_ended_load_did_not_link_are_left_to_the_next(void)
{
	struct kit kit;
	struct cache *cache;

	kit_init(&kit);
	end(begin(&kit));
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	g_assert_true(cache_commit(cache, NULL));
	cache_free(cache);
	cache = begin(&kit);
	assert_touched(cache, "audit-committee");
	g_assert_true(cache_set_linked(cache, NULL));
	assert_touched(cache, NULL);
	end(cache);
	cache = begin(&kit);
	assert_touched(cache, NULL);
	end(cache);
	kit_clear(&kit);
}

/* What remains of the other body may have meant the meeting. */
static void
meeting_that_gets_another_council_leaves_both_bodies_to_be_linked(void)
{
	struct kit kit;
	struct cache *cache;
	g_autoptr(GPtrArray) bodies = NULL;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PRINTED);
	save_as(cache, "/m/b", PAGE, "Averley");
	g_assert_true(cache_commit(cache, NULL) && cache_set_linked(cache, NULL));
	end(cache);
	assert_rows(&kit, "SELECT key FROM meeting", "averley:audit-committee/2023-09-12\n");
	cache = begin(&kit);
	drop(cache, "/m/b");
	g_assert_true(cache_commit(cache, NULL));
	bodies = cache_touched(cache);
	g_assert_true(g_ptr_array_find_with_equal_func(bodies, "averley:audit-committee", g_str_equal, NULL));
	g_assert_true(g_ptr_array_find_with_equal_func(bodies, "audit-committee", g_str_equal, NULL));
	cache_free(cache);
	assert_rows(&kit, "SELECT key FROM meeting", "audit-committee/2023-09-12\n");
	kit_clear(&kit);
}

static void
rebuild_keeps_what_it_cannot_read(void)
{
	struct kit kit;
	g_autofree char *aside = NULL, *kept = NULL;

	kit_init(&kit);
	aside = g_strconcat(kit.path, ".aside", NULL);
	g_file_set_contents(kit.path, "a letter to my aunt", -1, NULL);
	kit.writing.is_rebuild = TRUE;
	end(begin(&kit));
	g_assert_true(g_file_get_contents(aside, &kept, NULL, NULL));
	g_assert_cmpstr(kept, ==, "a letter to my aunt");
	g_assert_cmpuint(kit.notices->len, ==, 1);
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

static void
rebuild_beside_a_reader_reaches_it(void)
{
	struct kit kit;
	struct cache *cache;
	sqlite3 *reader;
	g_autofree char *before = NULL, *after = NULL;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	end(cache);
	reader = cache_open_reader(kit.path, NULL);
	before = kit_rows(reader, "SELECT key FROM meeting");
	kit.writing.is_rebuild = TRUE;
	cache = begin(&kit);
	save(cache, "/m/b", "body Cabinet\ndate 2024-01-01\nitem 1 One\n");
	end(cache);
	after = kit_rows(reader, "SELECT key FROM meeting");
	g_assert_cmpstr(before, ==, "audit-committee/2023-09-12\n");
	g_assert_cmpstr(after, ==, "cabinet/2024-01-01\n");
	cache_close(reader);
	assert_rows(&kit, "SELECT key FROM meeting", "cabinet/2024-01-01\n");
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

static void
left_over_wal_does_not_reach_a_new_cache(void)
{
	struct kit kit;
	struct cache *cache;
	g_autofree char *wal = NULL;

	kit_init(&kit);
	wal = g_strconcat(kit.path, "-wal", NULL);
	g_file_set_contents(wal, "frames of a cache that was deleted", -1, NULL);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	end(cache);
	assert_rows(&kit, "SELECT count(*) FROM item", "3\n");
	kit_clear(&kit);
}

/* As root, too: the child gives up what root may do. */
static void
cache_in_a_folder_that_cannot_be_written_is_read(void)
{
	struct kit kit;
	struct cache *cache;
	pid_t child;
	int status;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	end(cache);
	g_chmod(kit.path, 0444);
	g_chmod(kit.folder, 0555);
	child = fork();
	if (child == 0) {
		sqlite3 *db;

		if (geteuid() == 0 && setuid(65534) < 0)
			_exit(2);
		db = cache_open_reader(kit.path, NULL);
		_exit(db != NULL && sqlite3_exec(db, "SELECT count(*) FROM item", NULL, NULL, NULL) == SQLITE_OK ? 0 : 1);
	}
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_cmpint(status, ==, 0);
	g_chmod(kit.folder, 0755);
	kit_clear(&kit);
}

static void
foreign_lock_is_said_after_a_while(void)
{
	struct kit kit;
	struct cache *cache;
	sqlite3 *foreign;
	g_autoptr(GError) error = NULL;

	kit_init(&kit);
	end(begin(&kit));
	g_assert_cmpint(sqlite3_open(kit.path, &foreign), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(foreign, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
	cache = cache_open_writer(kit.path, &kit.writing, &error);
	g_assert_no_error(error);
	sqlite3_busy_timeout(cache_db(cache), 10);
	g_assert_false(cache_begin(cache, &error));
	g_assert_cmpstr(error->message, ==, "cannot write: in use by another program");
	cache_free(cache);
	sqlite3_close(foreign);
	kit_clear(&kit);
}

static void
damaged_cache_never_ends_the_program(void)
{
	struct kit kit;
	struct cache *cache;
	g_autofree char *bytes = NULL;
	gsize size;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a", PAGE);
	save(cache, "/m/b", OTHER);
	end(cache);
	g_file_get_contents(kit.path, &bytes, &size, NULL);
	for (gsize at = 0; at < size; at += 997) {
		sqlite3 *db;

		bytes[at] ^= 0x10;
		g_file_set_contents(kit.path, bytes, size, NULL);
		bytes[at] ^= 0x10;
		db = cache_open_reader(kit.path, NULL);
		if (db != NULL) {
			g_clear_pointer(&(GHashTable *){ cache_files(db, NULL) }, g_hash_table_unref);
			sqlite3_exec(db, "SELECT * FROM item; SELECT * FROM word('apologies')", NULL, NULL, NULL);
		}
		cache_close(db);
	}
	kit_clear(&kit);
}

static void
what_a_load_brings_is_news_to_a_reader(void)
{
	struct kit kit;
	struct cache *cache;
	struct cache_stamp stamp;
	sqlite3 *db;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a.txt", AUDIT "item 1 One\n");
	end(cache);
	db = cache_open_reader(kit.path, NULL);
	cache_stamp(db, kit.path, &stamp);
	g_assert_false(cache_has_news(db, kit.path, &stamp));
	cache = begin(&kit);
	save(cache, "/m/b.txt", "body Cabinet\nitem 1 One\n");
	g_assert_false(cache_has_news(db, kit.path, &stamp));
	end(cache);
	g_assert_true(cache_has_news(db, kit.path, &stamp));
	cache_stamp(db, kit.path, &stamp);
	g_assert_false(cache_has_news(db, kit.path, &stamp));
	cache_close(db);
	kit_clear(&kit);
}

static void
another_file_in_its_place_is_news_and_none_is_not(void)
{
	struct kit kit;
	struct cache *cache;
	struct cache_stamp stamp;
	g_autofree char *aside = NULL;
	sqlite3 *db;

	kit_init(&kit);
	cache = begin(&kit);
	save(cache, "/m/a.txt", AUDIT "item 1 One\n");
	end(cache);
	aside = g_strconcat(kit.path, ".aside", NULL);
	db = cache_open_reader(kit.path, NULL);
	cache_stamp(db, kit.path, &stamp);
	g_assert_cmpint(g_rename(kit.path, aside), ==, 0);
	g_assert_false(cache_has_news(db, kit.path, &stamp));
	g_assert_true(g_file_set_contents(kit.path, "", 0, NULL));
	g_assert_false(cache_has_news(db, kit.path, &stamp));
	g_assert_true(g_file_set_contents(kit.path, "another one", -1, NULL));
	g_assert_true(cache_has_news(db, kit.path, &stamp));
	cache_close(db);
	kit_clear(&kit);
}

static void
who_does_not_wait_is_told_of_the_other_load(void)
{
	g_autoptr(GError) error = NULL;
	struct cache_writing hasty;
	struct cache *cache;
	struct kit kit;

	kit_init(&kit);
	hasty = kit.writing;
	hasty.is_hasty = TRUE;
	cache = cache_open_writer(kit.path, &kit.writing, &error);
	g_assert_no_error(error);
	g_assert_null(cache_open_writer(kit.path, &hasty, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_BUSY);
	g_clear_error(&error);
	cache_free(cache);
	cache = cache_open_writer(kit.path, &hasty, &error);
	g_assert_no_error(error);
	cache_free(cache);
	kit_clear(&kit);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/store/" #test, test)
	ADD(head_items_and_papers_are_kept);
	ADD(row_ids_hold_the_day);
	ADD(number_met_again_has_its_own_key);
	ADD(words_are_found_in_all_three_texts);
	ADD(two_meetings_of_one_file_are_two);
	ADD(page_and_printed_minutes_are_one_meeting);
	ADD(what_was_cut_off_is_not_shown_where_there_is_a_whole_one);
	ADD(other_start_time_is_another_meeting);
	ADD(other_titles_are_another_meeting);
	ADD(known_council_is_the_meetings);
	ADD(two_councils_may_have_a_body_of_one_name);
	ADD(same_content_under_two_paths_is_one_source);
	ADD(meeting_is_made_again_when_the_shown_source_goes);
	ADD(changed_file_takes_its_old_meeting_along);
	ADD(dropping_all_leaves_nothing);
	ADD(words_of_a_later_load_are_put_behind_the_others);
	ADD(many_that_came_or_went_have_the_list_written_anew);
	ADD(many_small_loads_have_it_too);
	ADD(long_word_has_a_row_of_its_own);
	ADD(failure_is_remembered_and_drops_what_was_there);
	ADD(opening_says_what_is_wrong);
	ADD(opening_knows_what_is_not_ours);
	ADD(rebuild_keeps_what_it_cannot_read);
	ADD(bodies_that_an_ended_load_did_not_link_are_left_to_the_next);
	ADD(meeting_that_gets_another_council_leaves_both_bodies_to_be_linked);
	ADD(rebuild_beside_a_reader_reaches_it);
	ADD(left_over_wal_does_not_reach_a_new_cache);
	ADD(cache_in_a_folder_that_cannot_be_written_is_read);
	ADD(foreign_lock_is_said_after_a_while);
	ADD(damaged_cache_never_ends_the_program);
	ADD(what_a_load_brings_is_news_to_a_reader);
	ADD(another_file_in_its_place_is_news_and_none_is_not);
	ADD(who_does_not_wait_is_told_of_the_other_load);
	return g_test_run();
}
