/*
 * What a regular expression finds with help from the index, or on two threads, against all items read one by
 * one here: minutes of the sample, generated ones, and texts that the index cuts and folds in odd ways.
 */
#include <string.h>
#include "dice.h"
#include "load/load.h"
#include "query-kit.h"
#include "query/item_rows.h"
#include "query/slices.h"
#include "query/trial.h"
#include "sql/db.h"

enum { ODD_FIRST = 0xc0, ODD_END = 0x1b0, LONG_WORD = 40000 };

static struct kit kit;
static sqlite3 *db;
static GRand *dice;
static GPtrArray *words; /* of the index */
static gint64 all_items;
static guint narrowed, whole; /* searches that read few items, or all */

/* They are older than all others, so that the index is asked before these items are looked at. */
static const char odd_texts[] =
    "body Improving Places Scrutiny Panel\ndate 1974-09-12\n"
    "item 1 Childrens children's children’s CHILDREN\xe2\x80\x99S\n"
    "minutes Councillor\tSmith, councillor\xc2\xa0smith, Councillors, councillor_smith, (councillor)\n"
    "item 2 Gu\xc3\xa1rding, gua\xcc\x81rding, GUARDING\xcc\x81, safe-guarding, safeguarding2004, 2guarding\n"
    "minutes \xc5\xbf""afeguarding, bac\xe2\x84\xaa""log, \xe2\x84\xaa""ey, mi\xc5\xbf""\xc5\xbf""ing, Stra\xc3\x9f""e, \xef\xac\x81""ne, \xef\xbc\x91""23abc\n"
    "item 3 Stra I\xc4\xb0zmir, \xc4\xb0stanbul, zq\xc3\x9fw, zq\xe1\xba\x9ew\n";

static void
note(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data)
{
	(void)path, (void)error, (void)warning, (void)done, (void)of, (void)data;
}

/* "zaaqq" and the like, of a character that stands behind it. */
static char *
odd_word(gunichar c)
{
	guint n = c - ODD_FIRST;

	return g_strdup_printf("z%c%cqq", 'a' + n / 26, 'a' + n % 26);
}

static void
save_odd_texts(void)
{
	g_autoptr(GString) text = g_string_new(odd_texts);
	g_autofree char *long_word = g_strnfill(LONG_WORD, 'h');

	g_string_append_printf(text, "item 4 Long\nminutes A %sneedle in it.\nitem 5 Letters\nminutes ", long_word);
	for (gunichar c = ODD_FIRST; c < ODD_END; c++) {
		g_autofree char *word = odd_word(c);

		g_string_append_printf(text, "%s", word);
		g_string_append_unichar(text, c);
		g_string_append(text, "qq ");
	}
	g_string_append_c(text, '\n');
	cache_close(kit_cache(&kit, (const char *const[][3]){ { "/m/odd.txt", NULL, text->str }, { NULL } }));
}

static char *
generate(void)
{
	g_autofree char *program = g_test_build_filename(G_TEST_BUILT, "tools", "generate", NULL);
	char *folder = g_build_filename(kit.folder, "many", NULL);
	char *command[] = { program, (char *)"150", folder, NULL };
	g_autoptr(GError) error = NULL;
	int status = 0;

	g_spawn_sync(NULL, command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
	g_assert_no_error(error);
	g_assert_cmpint(status, ==, 0);
	return folder;
}

static void
read_words(void)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT word FROM vocabulary WHERE length(word) < 1000", NULL);

	words = g_ptr_array_new_with_free_func(g_free);
	while (db_step(rows, NULL) == DB_ROW)
		g_ptr_array_add(words, db_dup_text(rows, 0));
}

static void
set_up(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL), *many = NULL;
	char *paths[] = { sample, NULL, NULL };
	struct load load = { .paths = paths, .jobs = 1, .told = note };
	struct load_report report = { 0 };

	save_odd_texts();
	many = paths[1] = generate();
	load.cache_path = kit.path;
	load_run(&load, &report, &error);
	g_assert_no_error(error);
	db = cache_open_reader(kit.path, &error);
	g_assert_no_error(error);
	db_number(db, "SELECT count(*) FROM item", &all_items, NULL);
	g_assert_cmpint(all_items, >, 1500);
	read_words();
}

/* --- Both ways -------------------------------------------------------------------------------- */

/* The same pattern as PCRE2 takes it, without help. */
static struct rx *
unaided(const char *pattern)
{
	gboolean is_exact = FALSE;

	for (const char *at = pattern; *at != '\0'; at++) {
		is_exact |= g_ascii_isupper(*at);
		at += *at == '\\' && at[1] != '\0';
	}
	return rx_new(pattern, RX_MULTILINE | RX_GIVEN | (is_exact ? 0 : RX_CASELESS), NULL);
}

/* Keys and the text that matched, a line each. The caller frees. */
static char *
plain_scan(const struct rx *typed)
{
	struct rx *rx = unaided(rx_pattern(typed));
	static const char *const names[] = { "title", "agenda", "minutes" };
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT meeting.key || '/' || key_end, coalesce(title, ''), agenda_text, minutes_text"
	    " FROM item JOIN meeting ON meeting.id = meeting_id ORDER BY item.id DESC", NULL);
	GString *out = g_string_new(NULL);

	while (db_step(rows, NULL) == DB_ROW) {
		for (int i = 0; i < 3; i++) {
			const char *text = db_text(rows, i + 1);

			if (rx_search(rx, text, strlen(text), 0, NULL, 0) != RX_MATCH)
				continue;
			g_string_append_printf(out, "%s %s\n", db_text(rows, 0), names[i]);
			break;
		}
	}
	rx_free(rx);
	return g_string_free(out, FALSE);
}

static void
take(struct item_row *row, gpointer data)
{
	g_string_append_printf(data, "%s %s\n", row->key, row->where);
	item_row_free(row);
}

static gboolean
always(const struct matching *matching, gpointer data)
{
	(void)matching, (void)data;
	return TRUE;
}

/* What the search says; the caller frees. */
static char *
search(struct matching *matching, const char *filter_words)
{
	struct filter *filter = filter_parse(filter_words, NULL, NULL);
	g_autoptr(GError) error = NULL;
	GString *out = g_string_new(NULL);

	matching->found = take;
	matching->data = out;
	if (matching->goes_on == NULL)
		matching->goes_on = always;
	query_matches(db, filter, matching, &error);
	g_assert_no_error(error);
	filter_free(filter);
	return g_string_free(out, FALSE);
}

static guint
count_lines(const char *text)
{
	guint n = 0;

	for (; *text != '\0'; text++)
		n += *text == '\n';
	return n;
}

/* How many hits there are. */
static guint
compare(const char *pattern)
{
	g_autoptr(GError) error = NULL;
	struct rx *rx = rx_typed(pattern, &error);
	struct matching all = { .rx = rx, .limit = G_MAXUINT }, few = { .rx = rx, .limit = 5 };
	g_autofree char *expected = NULL, *got = NULL, *first = NULL;

	g_assert_no_error(error);
	expected = plain_scan(rx);
	got = search(&all, NULL);
	first = search(&few, NULL);
	if (strcmp(got, expected) != 0)
		g_error("/%s/ finds %u items, not %u", pattern, count_lines(got), count_lines(expected));
	if (!g_str_has_prefix(expected, first) || count_lines(first) != MIN(count_lines(expected), 5))
		g_error("/%s/ finds another first 5", pattern);
	g_assert_cmpint(all.hits, ==, count_lines(expected));
	g_assert_cmpint(few.hits, ==, all.hits);
	g_assert_true(all.is_whole && few.is_whole);
	narrowed += all.items < all_items;
	whole += all.items == all_items;
	rx_free(rx);
	return all.hits;
}

static void
test_odd(void)
{
	static const struct {
		const char *pattern;
		guint least; /* hits */
	} cases[] = {
		{ "councillor\\s+smith", 1 }, { "councillor ?_? ?smith", 1 }, { "children's", 1 }, { "children.s", 1 },
		{ "gu[aá]rding", 1 }, { "guarding", 1 }, { "Gu\xc3\xa1rding", 1 }, { "gua\xcc\x81rding", 1 }, { "rding\xcc\x81", 1 },
		{ "uarding2004", 1 }, { "(?<=2)guarding", 1 }, { "\xc5\xbf""afeguarding", 1 }, { "safeguarding", 1 },
		{ "backlog", 1 }, { "\\bkey\\b", 1 }, { "missing", 1 }, { "misz*sing", 1 }, { "Stra\xc3\x9f""e", 1 }, { "stra", 2 },
		{ "\xef\xac\x81ne", 1 }, { "23abc", 1 }, { "zmir", 1 }, { "stanbul", 1 }, { "zq.w", 1 }, { "needle", 1 }, { "hhhhneedle in", 1 },
		{ "hhhneedles?", 1 }, { "zzzzqq", 0 }, { "zzzzqq|needle", 1 }, { "(zzzzqq)?needle", 1 }, { "(?!needle)zzzzqq", 0 },
		{ "report|servic", 100 }, { "(a+)+$", 0 }, { "the", 100 }, { "", 100 }, { ".", 100 }, { "^$", 0 }, { "safeguarding.*report", 1 },
		{ "(safeguarding|neglect) (report|plan)s?", 0 }, { "Needle", 0 }, { "NEEDLE|needle", 1 }, { "(?i)NEEDLE", 1 },
		{ "(?x) nee dle # in", 1 }, { "nee(?#comment)dle", 1 }, { "\\Qneedle in\\E", 1 }, { "n\\x65edle", 1 }, { "nee(d)le|\\1", 1 },
		{ "(?:needle){1}", 1 }, { "ne{2}dle", 1 }, { "needlez{0}", 1 }, { "needl(?=e)", 1 },
		{ "(safeguarding|missing)", 1 }, { "(missing|backlog).{0,40}fine", 0 }, { "(backlog|needle)\\W", 2 }, { "(?:key|backlog), ", 1 },
		{ "(needle|hhhhneedle) in", 1 }, { "(councillor|children)s?", 1 }, { "ri[sk]k", 0 }, { "(report|service)s? .*year", 1 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		guint hits = compare(cases[i].pattern);

		if (hits < cases[i].least)
			g_error("/%s/ finds %u items", cases[i].pattern, hits);
	}
}

/* The index folds a word that it is asked for again. */
static void
test_letters(void)
{
	for (gunichar c = ODD_FIRST; c < ODD_END; c++) {
		g_autofree char *word = odd_word(c), *found = NULL;
		struct matching matching = { .rx = rx_typed(word, NULL), .limit = 2 };

		found = search(&matching, NULL);
		if (strcmp(found, "improving-places-scrutiny-panel/1974-09-12/5 minutes\n") != 0)
			g_error("/%s/ (U+%04X) finds '%s'", word, c, found);
		g_assert_cmpint(matching.items, <, all_items);
		rx_free((struct rx *)matching.rx);
	}
}

/* --- Patterns by chance ------------------------------------------------------------------------- */

static const char *
some_word(void)
{
	return words->pdata[g_rand_int_range(dice, 0, words->len)];
}

/* %: a word, %%: letters out of one. The caller frees. */
static char *
fill_in(const char *form)
{
	GString *out = g_string_new(NULL);

	for (; *form != '\0'; form++) {
		const char *word = some_word();
		gsize size = strlen(word), at = 0;

		if (*form != '%') {
			g_string_append_c(out, *form);
		} else if (form[1] != '%' || !g_str_is_ascii(word) || size < 4) {
			g_string_append(out, word);
		} else {
			at = g_rand_int_range(dice, 0, size - 2);
			g_string_append_len(out, word + at, g_rand_int_range(dice, 2, size - at + 1));
		}
		form += *form == '%' && form[1] == '%';
	}
	return g_string_free(out, FALSE);
}

static void
test_random(void)
{
	static const char *const forms[] = { "%", "%%", "\\b%%", "%%\\b", "%\\s+\\w+", "(%|%)", "%|%|%", "%s?", "%%{1,2}", "(%%)?%%", "%.*%",
		"(?:the|a) %%", "[^%]%%", "%%[a-z]*", "\\w*%%\\w+ing", "(%%|%%|%%) of", "(?=%)%%", "(?i)%%", "the %", "%%+", "x*%%(y|%%)",
		"^%", "%$", "% %", "(%%)\\1", "%%'s", "(?!%%)%", "(%|%).{0,40}%", "(?:%%s|%%|%) ", "(the|was|and) .*%%" };
	guint hits = 0;

	for (guint i = 0; i < 160; i++) {
		g_autofree char *pattern = fill_in(forms[i % G_N_ELEMENTS(forms)]);

		hits += compare(pattern) > 0;
	}
	g_test_message("%u with hits; %u with the index, %u without", hits, narrowed, whole);
	g_assert_cmpuint(hits, >, 40);
	g_assert_cmpuint(narrowed, >, 20);
	g_assert_cmpuint(whole, >, 20);
}

/* --- Filters, and the end ----------------------------------------------------------------------- */

static void
test_filter(void)
{
	struct matching matching = { .rx = rx_typed("needle|councillor|stanbul", NULL), .limit = 10 };
	g_autofree char *old = search(&matching, "date:1974"), *none = search(&matching, "date:1975"), *minute = NULL;

	g_assert_cmpuint(count_lines(old), ==, 3);
	g_assert_cmpstr(none, ==, "");
	minute = search(&matching, "min:4 body:improving-places-scrutiny-panel date:1974");
	g_assert_cmpstr(minute, ==, "improving-places-scrutiny-panel/1974-09-12/4 minutes\n");
	rx_free((struct rx *)matching.rx);
}

static guint calls_left;

static gboolean
for_a_while(const struct matching *matching, gpointer data)
{
	(void)matching, (void)data;
	return calls_left-- > 1;
}

/* Wherever it is ended, on one thread or two, what was found are the newest hits. */
static void
test_end(void)
{
	static const char *const patterns[] = { "the|e", "zix|a{30}|of", "guarding", "[a-z]+ing the" };

	for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
		struct rx *rx = rx_typed(patterns[i], NULL);
		g_autofree char *expected = plain_scan(rx);

		for (guint calls = 1; calls < 2000; calls += 1 + calls / 3) {
			struct matching matching = { .rx = rx, .limit = G_MAXUINT, .goes_on = for_a_while };
			g_autofree char *got = NULL;

			calls_left = calls;
			got = search(&matching, NULL);
			g_assert_true(g_str_has_prefix(expected, got));
			g_assert_cmpint(matching.hits, ==, count_lines(got));
			g_assert_true(matching.is_whole || calls_left == 0);
		}
		rx_free(rx);
	}
}

/* The same of a pattern among words. */
static void
test_end_among_words(void)
{
	static const char *const queries[] = { "the -/zix/", "report /s[a-z]+ing/", "/ing the/ /report/", "in:resolution /the/" };

	for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
		struct matching all = { .limit = G_MAXUINT };
		g_autofree char *expected = search(&all, queries[i]);

		g_assert_cmpint(all.hits, >, 20);
		for (guint calls = 1; calls < 2000; calls += 1 + calls / 3) {
			struct matching matching = { .limit = G_MAXUINT, .goes_on = for_a_while };
			g_autofree char *got = NULL;

			calls_left = calls;
			got = search(&matching, queries[i]);
			g_assert_true(g_str_has_prefix(expected, got));
			g_assert_cmpint(matching.hits, ==, count_lines(got));
			g_assert_true(matching.is_whole || calls_left == 0);
		}
	}
}

/* One for which no text is simple enough is given up, and says so of each item. */
static void
test_hopeless(void)
{
	static const char *const queries[] = { "/(?R)/", "-/(?R)/", "the /(?R)/", "/(?R)/ OR childrens" };
	struct rx *rx = rx_typed("(?R)", NULL);

	for (guint i = 0; i <= G_N_ELEMENTS(queries); i++) {
		struct matching matching = { .rx = i < G_N_ELEMENTS(queries) ? NULL : rx, .limit = G_MAXUINT };
		g_autofree char *got = search(&matching, matching.rx == NULL ? queries[i] : NULL);

		g_assert_true(matching.is_whole);
		g_assert_cmpint(matching.hits > 0, ==, i == 3);
		g_assert_cmpint(matching.too_complex, ==, matching.items - matching.hits);
		g_assert_cmpint(matching.items, >, i == 2 ? TRIAL_ITEMS : all_items - 1);
	}
	rx_free(rx);
}

/* Who is waited for ends in time, and may take any time again. */
static void
test_until(void)
{
	struct filter *filter = filter_parse("/[b-y]+ing [a-z]+s/", NULL, NULL);
	struct page page = { .limit = 1000 };
	gint64 until = g_get_monotonic_time() - 1;
	g_autoptr(GError) error = NULL;
	GPtrArray *rows;

	query_until(db, &until);
	g_assert_null(query_items(db, 0, filter, &page, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_CACHE);
	g_clear_error(&error);
	query_until(db, NULL);
	rows = query_items(db, 0, filter, &page, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, >, 100);
	g_ptr_array_unref(rows);
	filter_free(filter);
}

/* In memory there is no second connection. */
static void
test_memory(void)
{
	sqlite3 *cache = g_steal_pointer(&db);
	struct matching matching = { .rx = rx_typed("needle", NULL), .limit = 10 };
	g_autofree char *found = NULL;

	db = cache_open_empty(NULL);
	found = search(&matching, NULL);
	g_assert_cmpstr(found, ==, "");
	g_assert_true(matching.is_whole);
	cache_close(db);
	db = cache;
	rx_free((struct rx *)matching.rx);
}

static gboolean
count_looked(struct looked *looked, gpointer items)
{
	*(gint64 *)items += looked->items;
	looked->items = looked->hits = 0;
	return TRUE;
}

static gboolean
goes_ever_on(gpointer data)
{
	(void)data;
	return TRUE;
}

/* Where the machine is busy, no item is looked at in the time that the first ones have. */
static void
test_slices_of_all(void)
{
	struct rx *rx = rx_new("a", RX_CASELESS, NULL);
	struct second *second = second_new(db);
	struct trial trial = { 0 };
	struct sieve sieve;
	struct look look = { .rx = rx, .columns = IN_ALL, .trial = &trial, .sieve = &sieve, .rows = item_rows_open(db, NULL) };
	gint64 items = 0;
	struct slicing slicing = { .take = count_looked, .goes_on = goes_ever_on, .data = &items };

	sieve_init(&sieve, "a");
	g_assert_true(slices_go_through(db, second, &look, &slicing, NULL));
	g_assert_true(slicing.is_whole);
	g_assert_cmpint(items, ==, all_items);
	second_free(second);
	sqlite3_finalize(look.rows);
	sieve_clear(&sieve);
	rx_free(rx);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	dice = dice_new();
	set_up();
	g_test_add_func("/narrow/odd words are found as by reading all", test_odd);
	g_test_add_func("/narrow/a word with any letter in it is found", test_letters);
	g_test_add_func("/narrow/any pattern finds what reading all finds", test_random);
	g_test_add_func("/narrow/a filter goes along", test_filter);
	g_test_add_func("/narrow/a search that is ended has found the newest", test_end);
	g_test_add_func("/narrow/so has one with words", test_end_among_words);
	g_test_add_func("/narrow/a hopeless pattern is given up, and is no \"no match\"", test_hopeless);
	g_test_add_func("/narrow/a list that is waited for ends in time", test_until);
	g_test_add_func("/narrow/a cache in memory is searched, too", test_memory);
	g_test_add_func("/narrow/where none was looked at before, slices are of all items", test_slices_of_all);
	status = g_test_run();
	g_rand_free(dice);
	g_ptr_array_unref(words);
	cache_close(db);
	kit_clear(&kit);
	return status;
}
