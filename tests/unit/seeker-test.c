#include <poll.h>
#include "query-kit.h"
#include "view/seeker.h"

enum { LONGEST = 20 /* s that anything may take on the slowest machine */, ITEMS = 400 };

static struct kit kit;

static const char *const no_files[][3] = { { NULL } };

/* Many items: so that there is more than a page. The last file is of another body, and holds lines that
 * a regular expression can hang on. */
static void
fill(struct cache *cache)
{
	g_autoptr(GString) hard = g_string_new("body Audit Committee\ndate 2020-01-01\n");

	for (guint i = 0; i < ITEMS / 4; i++) {
		g_autofree char *path = g_strdup_printf("/m/%u.txt", i);
		g_autofree char *text = g_strdup_printf("body Cabinet\ndate 20%02u-01-01\n"
		    "item 1 Streets\nminutes All streets were swept.\nitem 2 Lamps\nminutes Lamps and street %u.\n"
		    "item 3 Café\nminutes Closed.\nitem 4 Parks\nminutes The park was open.\n", i, i);

		kit_save(cache, path, NULL, text);
	}
	for (guint i = 1; i <= 50; i++) {
		g_autofree char *line = g_strnfill(2000, 'a');

		g_string_append_printf(hard, "item %u Letters\nminutes %s!\n", i, line);
	}
	kit_save(cache, "/m/hard.txt", NULL, hard->str);
}

static void
change(void (*save)(struct cache *cache))
{
	g_autoptr(GError) error = NULL;
	struct cache *cache = cache_open_writer(kit.path, &kit.writing, &error);
	gboolean is_done;

	g_assert_no_error(error);
	is_done = cache_begin(cache, &error);
	g_assert_no_error(error);
	save(cache);
	is_done = is_done && cache_commit(cache, &error) && cache_finish(cache, &error);
	g_assert_no_error(error);
	g_assert_true(is_done);
	cache_free(cache);
}

static void
set_up(struct seeker **seeker, gconstpointer data)
{
	(void)data;
	*seeker = seeker_new(kit.path, NULL, NULL, NULL);
	g_assert_nonnull(*seeker);
}

static void
tear_down(struct seeker **seeker, gconstpointer data)
{
	(void)data;
	seeker_free(*seeker);
}

/* What has been found when `is_enough` says so. */
static struct answer *
wait_for(struct seeker *seeker, gboolean (*is_enough)(const struct answer *answer))
{
	gint64 end = g_get_monotonic_time() + LONGEST * G_TIME_SPAN_SECOND;
	struct answer *all = NULL, *more;

	while (all == NULL || !is_enough(all)) {
		struct pollfd readable = { .fd = seeker_fd(seeker), .events = POLLIN };

		g_assert_cmpint(g_get_monotonic_time(), <, end);
		poll(&readable, 1, 1000);
		more = seeker_take(seeker);
		if (more != NULL && all != NULL)
			answer_add(all, more);
		else if (more != NULL)
			all = more;
	}
	return all;
}

static gboolean
is_page(const struct answer *answer)
{
	return answer->is_page;
}

static gboolean
is_all(const struct answer *answer)
{
	return answer->is_counted || answer->is_ended || answer->error != NULL;
}

static gboolean
has_why(const struct answer *answer)
{
	return answer->why != NULL || answer->error != NULL;
}

static struct answer *
ask(struct seeker *seeker, const char *words, gboolean is_regex, gboolean (*is_enough)(const struct answer *answer))
{
	struct search search = { .words = words, .is_regex = is_regex, .is_begun = TRUE, .limit = 30 };
	guint serial = seeker_ask(seeker, &search);
	struct answer *answer = wait_for(seeker, is_enough);

	g_assert_cmpint(answer->serial, ==, serial);
	return answer;
}

static void
assert_found(struct answer *answer, guint rows, gint64 count)
{
	g_assert_no_error(answer->error);
	g_assert_true(answer->is_page);
	g_assert_true(answer->is_counted);
	g_assert_cmpint(answer->rows->len, ==, rows);
	g_assert_cmpint(answer->count, ==, count);
	answer_free(answer);
}

static void
test_rest(struct seeker **seeker, gconstpointer data)
{
	gint64 begun = g_get_monotonic_time();
	struct answer *answer = ask(*seeker, "stre", FALSE, is_all);

	assert_found(answer, 30, ITEMS / 2);
	g_assert_cmpint(g_get_monotonic_time() - begun, >=, SEEKER_COUNT_PAUSE * G_TIME_SPAN_MILLISECOND);
	(void)data;
}

static void
test_words(struct seeker **seeker, gconstpointer data)
{
	struct answer *answer = ask(*seeker, "stre", FALSE, is_page);
	const struct item_row *row = answer->rows->pdata[0];

	(void)data;
	g_assert_cmpstr(row->key, ==, "cabinet/2099-01-01/1");
	g_assert_cmpstr(row->where, ==, "title");
	g_assert_cmpstr(row->snippet, ==, "\x02Streets\x03");
	g_assert_cmpint(answer->count, >=, 30);
	answer_free(answer);
	assert_found(ask(*seeker, "stre", FALSE, is_all), 30, 200);
	assert_found(ask(*seeker, "street", FALSE, is_all), 30, 200);
	assert_found(ask(*seeker, "street ", FALSE, is_all), 30, 100);
	assert_found(ask(*seeker, "\"street 17\"", FALSE, is_all), 1, 1);
	assert_found(ask(*seeker, "zebra", FALSE, is_all), 0, 0);
	assert_found(ask(*seeker, "cafe", FALSE, is_all), 30, 100);
}

static void
test_regex(struct seeker **seeker, gconstpointer data)
{
	(void)data;
	assert_found(ask(*seeker, "streets? (were|17)", TRUE, is_all), 30, 101);
	assert_found(ask(*seeker, "Streets? 17", TRUE, is_all), 0, 0);
	assert_found(ask(*seeker, "é$", TRUE, is_all), 30, 100);
}

static void
test_patterns(struct seeker **seeker, gconstpointer data)
{
	struct answer *answer = ask(*seeker, "swept /stre+ts/", FALSE, is_all);
	const struct item_row *row = answer->rows->pdata[0];

	(void)data;
	g_assert_true(answer->is_scanned);
	g_assert_cmpstr(row->key, ==, "cabinet/2099-01-01/1");
	g_assert_cmpstr(row->snippet, ==, "All \x02streets\x03 were \x02swept\x03.");
	assert_found(answer, 30, 100);
	assert_found(ask(*seeker, "/stre+ts? (were|17)/ date:2017..2018", FALSE, is_all), 3, 3);
	assert_found(ask(*seeker, "/str[e]+t 17/ OR closed", FALSE, is_all), 30, 101);
	assert_found(ask(*seeker, "street* -/were/ -/1[0-8]/ 9*", FALSE, is_all), 11, 11);
	assert_found(ask(*seeker, "/zebra/ OR zebra", FALSE, is_all), 0, 0);
}

static void
test_within(struct seeker **seeker, gconstpointer data)
{
	struct search search = { .words = "letters", .limit = 30, .body_key = "cabinet" };

	(void)data;
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 0, 0);
	search.body_key = "audit-committee";
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 30, 50);
	search.is_regex = TRUE;
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 30, 50);
}

static void
test_within_filter(struct seeker **seeker, gconstpointer data)
{
	struct search search = { .words = "letters", .limit = 30, .within = "date:2020-01-01" };

	(void)data;
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 30, 50);
	search.within = "date:2021";
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 0, 0);
	search.is_regex = TRUE;
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 0, 0);
	search.within = "/l[e]tters/ -/zebra/ date:2020";
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 30, 50);
	/* Words, too; their in: is about themselves. */
	search.words = "a{9}";
	search.within = "in:title /l[e]tters/";
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 30, 50);
	search.within = "in:title letters";
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 30, 50);
	search.within = "in:minutes letters";
	seeker_ask(*seeker, &search);
	assert_found(wait_for(*seeker, is_all), 0, 0);
}

/* Once it is typed: while it is, each key would find another reason. */
static void
test_why(struct seeker **seeker, gconstpointer data)
{
	struct search search = { .words = "street zebra", .limit = 30 };
	struct answer *answer;

	(void)data;
	seeker_ask(*seeker, &search);
	answer = wait_for(*seeker, has_why);
	g_assert_cmpstr(answer->why, ==, "\"zebra\" stands nowhere in these minutes");
	g_assert_false(answer->is_reference);
	assert_found(answer, 0, 0);
	search.words = "cabinet 1 January 2099 minute 1";
	seeker_ask(*seeker, &search);
	answer = wait_for(*seeker, has_why);
	g_assert_cmpstr(answer->why, ==, search.words);
	g_assert_true(answer->is_reference);
	assert_found(answer, 0, 0);
	search.words = "streets";
	search.body_key = "audit-committee";
	seeker_ask(*seeker, &search);
	answer = wait_for(*seeker, has_why);
	g_assert_cmpstr(answer->why, ==, "in all meetings there are 100");
	answer_free(answer);
	answer = ask(*seeker, "street zebra", FALSE, is_all);
	g_assert_null(answer->why);
	answer_free(answer);
}

static void
test_mistakes(struct seeker **seeker, gconstpointer data)
{
	struct answer *answer = ask(*seeker, "(lights", TRUE, is_all);

	(void)data;
	g_assert_error(answer->error, MB_ERROR, MB_ERROR_USAGE);
	g_assert_nonnull(strstr(answer->error->message, "(at character 8)"));
	g_assert_cmpint(answer->rows->len, ==, 0);
	answer_free(answer);
	answer = ask(*seeker, "colour:red", FALSE, is_all);
	g_assert_error(answer->error, MB_ERROR, MB_ERROR_USAGE);
	answer_free(answer);
	answer = ask(*seeker, "\"street", FALSE, is_page);
	g_assert_no_error(answer->error);
	g_assert_nonnull(answer->notice);
	g_assert_nonnull(strstr(answer->notice, "not closed"));
	answer_free(answer);
}

static void
test_too_complex(struct seeker **seeker, gconstpointer data)
{
	struct answer *answer = ask(*seeker, "((.)(.))*x(?1)\\1$|(a+)+$", TRUE, is_all);

	(void)data;
	g_assert_no_error(answer->error);
	g_assert_cmpint(answer->too_complex, >, 0);
	answer_free(answer);
	answer = ask(*seeker, "letters -/(a+)+(b|$)/", FALSE, is_all);
	g_assert_no_error(answer->error);
	g_assert_cmpint(answer->count, ==, 0);
	g_assert_cmpint(answer->too_complex, ==, 50);
	answer_free(answer);
	assert_found(ask(*seeker, "zebra", TRUE, is_all), 0, 0);
}

/* However slow the others are. */
static void
test_newest(struct seeker **seeker, gconstpointer data)
{
	struct search slow = { .words = "(a+)+(b|$)", .is_regex = TRUE, .limit = 1000 };

	(void)data;
	for (guint i = 0; i < 200; i++) {
		slow.words = i % 3 == 0 ? "(a+)+(b|$)" : i % 3 == 1 ? "s" : "the street";
		slow.is_regex = i % 3 == 0;
		seeker_ask(*seeker, &slow);
		if (i % 7 == 0)
			answer_free(seeker_take(*seeker));
	}
	assert_found(ask(*seeker, "\"street 17\"", FALSE, is_all), 1, 1);
}

static void
test_stop(struct seeker **seeker, gconstpointer data)
{
	struct search search = { .words = "(a+)+(b|$)", .is_regex = TRUE, .limit = 1000 };

	(void)data;
	g_assert_null(seeker_take(*seeker));
	seeker_stop(*seeker);
	seeker_ask(*seeker, &search);
	seeker_stop(*seeker);
	g_assert_null(seeker_take(*seeker));
	assert_found(ask(*seeker, "\"street 17\"", FALSE, is_all), 1, 1);
}

static void
test_free(void)
{
	struct search search = { .words = "(a+)+(b|$)", .is_regex = TRUE, .limit = 1000 };

	for (guint i = 0; i < 20; i++) {
		struct seeker *seeker = seeker_new(kit.path, NULL, NULL, NULL);

		for (guint n = 0; n < i; n++)
			seeker_ask(seeker, &search);
		search.is_regex = !search.is_regex;
		search.words = search.is_regex ? "(a+)+(b|$)" : "s*";
		seeker_free(seeker);
	}
	seeker_free(NULL);
}

/* --- Opening --------------------------------------------------------------------------------- */

static void
save_zebra(struct cache *cache)
{
	kit_save(cache, "/m/zebra.txt", NULL, "body Cabinet\ndate 2024-01-01\nstart 18:00\nitem 9 A zebra\nminutes Met.\n");
}

/* Whether by the new connection or the old one. */
static void
test_reopen(struct seeker **seeker, gconstpointer data)
{
	(void)data;
	assert_found(ask(*seeker, "zebr", FALSE, is_all), 0, 0);
	change(save_zebra);
	seeker_reopen(*seeker);
	assert_found(ask(*seeker, "zebr", FALSE, is_all), 1, 1);
	/* Another file in its place. */
	g_assert_cmpint(g_unlink(kit.path), ==, 0);
	change(save_zebra);
	seeker_reopen(*seeker);
	assert_found(ask(*seeker, "a", FALSE, is_all), 1, 1);
	g_assert_cmpint(g_unlink(kit.path), ==, 0);
	change(fill);
	seeker_reopen(*seeker);
	assert_found(ask(*seeker, "zebr", FALSE, is_all), 0, 0);
}

static gboolean
count_opened(sqlite3 *db, gpointer data, GError **error)
{
	int *opened = data;

	g_assert_nonnull(db);
	if ((*opened)++ > 0)
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "not today");
	return FALSE;
}

static void
test_opened(void)
{
	int opened = 0;
	struct seeker *seeker = seeker_new(kit.path, count_opened, &opened, NULL);
	struct answer *answer = ask(seeker, "street", FALSE, is_all);

	g_assert_error(answer->error, MB_ERROR, MB_ERROR_CACHE);
	g_assert_cmpstr(answer->error->message, ==, "not today");
	answer_free(answer);
	assert_found(ask(seeker, "street", FALSE, is_all), 30, 200);
	seeker_free(seeker);
	/* Both threads have their own. */
	g_assert_cmpint(opened, ==, 3);
}

static void
test_no_cache(void)
{
	struct seeker *seeker = seeker_new("/nonexistent/cache.db", NULL, NULL, NULL);
	struct answer *answer = ask(seeker, "street", FALSE, is_all);

	g_assert_error(answer->error, MB_ERROR, MB_ERROR_CACHE);
	answer_free(answer);
	seeker_free(seeker);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	cache_close(kit_cache(&kit, no_files));
	change(fill);
#define ADD(name, test) g_test_add("/seeker/" name, struct seeker *, NULL, set_up, test, tear_down)
	ADD("hits are counted once the typing rests", test_rest);
	ADD("words are answered with a page, then the count", test_words);
	ADD("regular expressions, too", test_regex);
	ADD("words with a pattern among them, too", test_patterns);
	ADD("a search may be within a body", test_within);
	ADD("a search may be within what a filter leaves", test_within_filter);
	ADD("a search without hits is told why", test_why);
	ADD("mistakes and notices are answers", test_mistakes);
	ADD("what is too complex isn't no match", test_too_complex);
	ADD("the newest search is answered", test_newest);
	ADD("what was stopped isn't answered", test_stop);
	g_test_add_func("/seeker/it may be freed while it searches", test_free);
	ADD("after reopening it knows the new cache", test_reopen);
	g_test_add_func("/seeker/each connection is made ready", test_opened);
	g_test_add_func("/seeker/no cache is an answer", test_no_cache);
	status = g_test_run();
	kit_clear(&kit);
	return status;
}
