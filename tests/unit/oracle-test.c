/*
 * Random queries, each answered by the search and by the oracle's plain scan (oracle.h): the same rows, in
 * the same order, whichever way they are asked for. A fixed seed, and by hand others and more:
 *
 *     ORACLE_QUERIES=200000 ORACLE_SEED=7 ORACLE_MEETINGS=40 tests/unit/oracle-test
 *
 * What differs is told with the seed that makes the query alone (with ORACLE_QUERIES=1).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "load/load.h"
#include "marks/marks.h"
#include "oracle.h"
#include "query-kit.h"

#define TODAY "2024-09-01"
#define COUNCIL "Averley Borough Council"

enum { QUERIES = 1000, SEED = 1, MEETINGS = 40 /* generated */, WRONG_MOST = 20 };

/* Texts that could be cut or folded in more than one way, and what the others don't have. */
static const char *const files[][3] = {
	{ "/m/1.txt", NULL,
	    "body Improving Places Scrutiny Panel\ndate 2022-09-12\nstart 10:00\n"
	    "item 113 Apologies for absence\nminutes None were received: cafe\u0301, CAFÉ and O’Brien_s c++ tram-stop.\n"
	    "item 114 Street lighting\nagenda To consider the children’s petition at £20 a lamp.\n"
	    "minutes The well-lit streets of Averley were praised, neglect was not. Straße, ſtreet, naïve, ½, x²."
	    " That the children's café at Worthing be worth £½m.\n"
	    "action That the children's café at Worthing be worth £½m.\nowner Head of Café Licensing\ndue 2024-05\n"
	    "item - Urgent business\nminutes Łódź ﬁne ０１２ 第五 streets3 3streets Ὀδυσσεύς ΟΔΥΣΣΕΥΣ ЙОГА йога."
	    " That the ﬁne of the naïve Łódź lamp be x².\n"
	    "resolved 1 That the ﬁne of the naïve Łódź lamp be x².\nperson Ángel Łuków\n" },
	{ "/m/2.txt", NULL,
	    "body Improving Places Scrutiny Panel\ndate 2022-10-10\npresent Councillor O’Brien\n"
	    "item 119/19 Matters arising: neglect\nminutes Lighting had been mended — “street” by \u00a0street.\ncut\n"
	    "item 120 Café licences\nminutes A café may open. Streetwise.\nitem 120 Café licences, again\nminutes Worthing.\n" },
	{ "/m/3.txt", COUNCIL,
	    "body Audit Committee\ndate 2023-09-12\nitem 1 Neglect of drains\nminutes Noted. The street. That the drains be mended."
	    " That the street be swept at the children‘s request.\n"
	    "resolved - That the drains be mended.\naction That drains be mended.\nowner the Drainage Engineer\ndue 2023-10-31\n"
	    "action That the street be swept at the children‘s request.\n" },
	{ "/m/4.txt", NULL,
	    "body Cabinet\ndate 2023-09-12\nstart 14:00\nitem 8 Grants\nminutes A grant, not neglect. That a grant be made."
	    " That the street be swept.\n"
	    "recommended That a grant be made.\nto Council\naction That the street be swept.\ndue 2023-10-01..2023-12-31\n" },
	{ "/m/5.txt", NULL, "body Health and Wellbeing Board\nitem 3 Children's health\nminutes No day is known of it.\n" },
	{ "/m/6.txt", "Worthing Town Council", "body Cabinet\ndate 2023-09-12\nitem 1 Worth\nminutes Worth it.\n" },
	{ "/m/8.txt", NULL, "body Cabinet\nitem 4 Undated\nminutes Nor of this. That it be found out.\naction That it be found out.\n" },
	{ "/m/9.txt", NULL, "body Cabinet\nitem 5 Likewise\nminutes Nor of that. That it be looked for.\nresolved - That it be looked for.\n" },
	{ "/m/7.txt", NULL, "body Council\ndate 2024-05-15\n" },
	{ NULL }
};

static struct kit kit;
static sqlite3 *db;
static struct oracle *oracle;
static guint wrong;

static guint
number_of(const char *variable, guint otherwise)
{
	const char *value = g_getenv(variable);

	return value != NULL ? strtoul(value, NULL, 10) : otherwise;
}

/* --- The cache ---------------------------------------------------------------------------------- */

static void
note(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data)
{
	(void)path, (void)error, (void)warning, (void)done, (void)of, (void)data;
}

static void
load_folder(const char *folder, const char *council)
{
	g_autoptr(GError) error = NULL;
	char *paths[] = { (char *)folder, NULL };
	struct load load = { .cache_path = kit.path, .paths = paths, .council = council, .jobs = 1, .told = note };
	struct load_report report = { 0 };

	load_run(&load, &report, &error);
	g_assert_no_error(error);
	g_assert_cmpint(report.loaded, >, 0);
}

static char *
generate(void)
{
	g_autofree char *program = g_test_build_filename(G_TEST_BUILT, "tools", "generate", NULL);
	g_autofree char *folder = g_build_filename(kit.folder, "generated", NULL);
	g_autofree char *number = g_strdup_printf("%u", number_of("ORACLE_MEETINGS", MEETINGS));
	char *argv[] = { program, number, folder, NULL };
	g_autoptr(GError) error = NULL;
	int status;

	g_spawn_sync(NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
	g_assert_no_error(error);
	g_assert_true(g_spawn_check_wait_status(status, NULL));
	return g_steal_pointer(&folder);
}

/* What no minutes at hand have: states of meetings, days on which they were loaded, what is known of days
 * that are not. */
static void
make_various(void)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *writer;

	g_assert_cmpint(sqlite3_open(kit.path, &writer), ==, SQLITE_OK);
	db_exec(writer, "UPDATE source SET loaded = date('2024-01-01', (id % 90) || ' days') || 'T10:00:00Z';"
	    "UPDATE meeting SET status = CASE rowid % 5 WHEN 0 THEN 'draft' WHEN 1 THEN 'cancelled' WHEN 2 THEN status END;"
	    "UPDATE meeting SET date_earliest = iif(id % 3, date('2023-03-01', id % 7 || ' months'), NULL),"
	    " date_latest = iif(id % 4, date('2023-11-01', id % 5 || ' months'), NULL) WHERE date IS NULL;"
	    "UPDATE item SET is_truncated = 1 WHERE id % 7 = 0", &error);
	g_assert_no_error(error);
	sqlite3_close(writer);
}

/* The user's word about every fifth action. */
static void
mark(struct marks *marks, struct told_fact *action)
{
	static const char *const states[] = { "open", "done", "waiting", "dropped" };
	struct whereabouts where = { action->item->meeting->id, action->item->id, 0, action->id };
	g_autoptr(GError) error = NULL;
	struct action_meant meant = { 0 };

	query_action_at(db, &where, &meant, &error);
	g_assert_no_error(error);
	g_free(action->state);
	action->state = g_strdup(states[action->id / 5 % G_N_ELEMENTS(states)]);
	marks_say(marks, action_meant_word(&meant, action->state), &error);
	g_assert_no_error(error);
	action_meant_clear(&meant);
}

static void
mark_some(void)
{
	g_autofree char *path = g_build_filename(kit.folder, "marks.db", NULL);
	g_autoptr(GError) error = NULL;
	struct marks *marks = marks_open_writer(path, NULL, &error);

	g_assert_no_error(error);
	for (guint i = 0; i < oracle->actions->len; i += 5)
		mark(marks, oracle->actions->pdata[i]);
	query_use_marks(db, marks, &error);
	g_assert_no_error(error);
	marks_free(marks);
}

/* Whether the language has it. */
static gboolean
knows(const char *words)
{
	struct filter *filter = filter_parse(words, NULL, NULL);

	filter_free(filter);
	return filter != NULL;
}

static void
set_up(void)
{
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL), *generated = NULL;
	g_autoptr(GError) error = NULL;

	cache_close(kit_cache(&kit, files));
	generated = generate();
	load_folder(generated, NULL);
	load_folder(sample, COUNCIL);
	make_various();
	db = cache_open_reader(kit.path, &error);
	g_assert_no_error(error);
	oracle = oracle_read(db, TODAY);
	oracle->has_forms = knows("~a");
	mark_some();
}

/* --- Comparing ---------------------------------------------------------------------------------- */

static void
told_ids(GString *out, const char *who, const GArray *ids, const GArray *others)
{
	guint n = 0;

	g_string_append_printf(out, "  %s: %u", who, ids->len);
	for (guint i = 0; i < ids->len && n < 5; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		gboolean is_in_both = FALSE;

		for (guint k = 0; k < others->len && !is_in_both; k++)
			is_in_both = g_array_index(others, gint64, k) == id;
		if (!is_in_both && n++ < 5)
			g_string_append_printf(out, ", alone %" G_GINT64_FORMAT, id);
	}
	g_string_append_c(out, '\n');
}

static void
complain(const char *what, const struct ask *ask, guint32 seed, const char *why)
{
	/* g_printerr() would replace what the locale has not. */
	fprintf(stderr, "# %s, ORACLE_SEED=%u: %s\n%s\n", what, seed, ask->text, why);
	if (++wrong >= WRONG_MOST)
		g_error("too much is wrong");
}

static void
compare_ids(const char *what, const struct ask *ask, guint32 seed, const GArray *ids, const GArray *expected, guint limit)
{
	guint n = limit > 0 ? MIN(expected->len, limit) : expected->len;
	g_autoptr(GString) why = NULL;

	if (ids->len == n && (n == 0 || memcmp(ids->data, expected->data, n * sizeof(gint64)) == 0))
		return;
	why = g_string_new(NULL);
	told_ids(why, "search", ids, expected);
	told_ids(why, "oracle", expected, ids);
	complain(what, ask, seed, why->str);
}

/* Ids are the first member of all rows. */
static GArray *
row_ids(const GPtrArray *rows)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < rows->len; i++)
		g_array_append_vals(ids, rows->pdata[i], 1);
	return ids;
}

G_STATIC_ASSERT(offsetof(struct item_row, id) == 0 && offsetof(struct meeting_row, id) == 0 &&
    offsetof(struct action_row, id) == 0 && offsetof(struct resolution_row, id) == 0);

typedef GPtrArray *(*lister)(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);

static GPtrArray *
list_items(sqlite3 *cache, const struct filter *filter, const struct page *page, GError **error)
{
	return query_items(cache, 0, filter, page, error);
}

static GPtrArray *
list_first(sqlite3 *cache, const struct filter *filter, const struct page *page, GError **error)
{
	return query_first_hits(cache, filter, page->limit, error);
}

static GPtrArray *
rows_of(lister list, const struct filter *filter, const struct page *page)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *rows = list(db, filter, page, &error);

	g_assert_no_error(error);
	return rows;
}

static void
compare(const char *what, const struct ask *ask, guint32 seed, lister list, const struct filter *filter, enum rows rows)
{
	g_autoptr(GPtrArray) found = rows_of(list, filter, &(struct page){ 0 });
	g_autoptr(GArray) ids = row_ids(found), expected = oracle_find(oracle, ask, rows);

	compare_ids(what, ask, seed, ids, expected, 0);
}

/* --- One query ---------------------------------------------------------------------------------- */

static struct filter *
parse(const char *words)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);

	if (filter == NULL)
		g_error("%s: %s", words, error->message);
	return filter;
}

static void
check_count(const struct ask *ask, guint32 seed, const struct filter *filter, const GArray *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *why = NULL;
	gint64 count = -1;

	query_count(db, filter, &count, &error);
	g_assert_no_error(error);
	if (count == expected->len)
		return;
	why = g_strdup_printf("  search: %" G_GINT64_FORMAT "\n  oracle: %u", count, expected->len);
	complain("count", ask, seed, why);
}

/* From the newest to the oldest and back, by pages of any size. */
static void
check_pages(const struct ask *ask, guint32 seed, const struct filter *filter, const GArray *expected, guint limit)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64)), back = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct page page = { .limit = limit };
	guint n;

	do {
		g_autoptr(GPtrArray) rows = rows_of(query_hits, filter, &page);
		g_autoptr(GArray) some = row_ids(rows);

		g_array_append_vals(ids, some->data, n = some->len);
		page.after = n > 0 ? g_array_index(some, gint64, n - 1) : 0;
	} while (n == limit);
	compare_ids("pages", ask, seed, ids, expected, 0);
	page = (struct page){ .limit = limit, .is_backwards = TRUE };
	do {
		g_autoptr(GPtrArray) rows = rows_of(query_hits, filter, &page);
		g_autoptr(GArray) some = row_ids(rows);

		g_array_prepend_vals(back, some->data, n = some->len);
		page.after = n > 0 ? g_array_index(some, gint64, 0) : 0;
	} while (n == limit);
	compare_ids("pages backwards", ask, seed, back, expected, 0);
}

/* Only those of a meeting or a body. */
static GArray *
only_within(const struct ask *ask, const GArray *ids, const struct told_meeting *meeting, const char *body_key)
{
	GArray *left = g_array_new(FALSE, FALSE, sizeof(gint64));
	guint bits = ask->of == ROWS_ITEMS ? 0 : 12;

	for (guint i = 0, at = 0; i < ids->len; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		const struct told_item *item;

		while ((item = oracle->items->pdata[at])->id != id >> bits)
			at++;
		if ((meeting == NULL || item->meeting == meeting) && (body_key == NULL || strcmp(item->meeting->body_key, body_key) == 0))
			g_array_append_val(left, id);
	}
	return left;
}

static const struct told_item *
item_by(const struct ask *ask, gint64 id)
{
	for (guint i = 0; i < oracle->items->len; i++) {
		const struct told_item *item = oracle->items->pdata[i];

		if (item->id == id >> (ask->of == ROWS_ITEMS ? 0 : 12))
			return item;
	}
	return NULL;
}

/* With these FTS5 does not tell of all that it has found in a row. */
static gboolean
has_unwanted_words(const struct ask *ask)
{
	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct ask_term *term = clause->pdata[n];

			if (term->kind == ASK_WORDS && term->is_negated)
				return TRUE;
		}
	}
	return FALSE;
}

/* The smallest record that holds it may be one of an item's facts. */
static gboolean
is_in_fact(const struct item_row *row)
{
	return g_strcmp0(row->where, "resolution") == 0 || g_strcmp0(row->where, "action") == 0;
}

/* A hit says where it stands, and what is said of it is marked. */
static void
check_row(const struct ask *ask, guint32 seed, const struct item_row *row)
{
	const char *where = ask->of == ROWS_ACTIONS ? "action" : ask->of == ROWS_RESOLUTIONS ? "resolution" :
	    oracle_where(oracle, ask, item_by(ask, row->id));
	g_autofree char *why = NULL;

	/* What need not hold a word, or matches a pattern, may say where it does. */
	if (ask->of == ROWS_ITEMS && where != NULL && !has_unwanted_words(ask) && g_strcmp0(row->where, where) != 0 &&
	    !is_in_fact(row)) {
		why = g_strdup_printf("  search: %s %s\n  oracle: %s", row->key, row->where, where);
		complain("where", ask, seed, why);
	}
	if (row->where != NULL && (row->snippet == NULL || *row->snippet == '\0'))
		complain("snippet", ask, seed, row->key);
	if (ask->of == ROWS_ITEMS && row->where != NULL && strchr(row->snippet, HIT_STARTS) == NULL)
		complain("marks in a snippet", ask, seed, row->snippet);
}

static void
check_first(const struct ask *ask, guint32 seed, const struct filter *filter, const GArray *expected, guint limit)
{
	g_autoptr(GPtrArray) rows = rows_of(list_first, filter, &(struct page){ .limit = limit });
	g_autoptr(GArray) ids = row_ids(rows);

	compare_ids("first hits", ask, seed, ids, expected, limit);
	for (guint i = 0; i < rows->len; i++)
		check_row(ask, seed, rows->pdata[i]);
}

static void
check_within(const struct ask *ask, guint32 seed, struct filter *filter, const GArray *expected, GRand *rand)
{
	const struct told_meeting *meeting = oracle->meetings->pdata[g_rand_int_range(rand, 0, oracle->meetings->len)];
	gboolean is_one = g_rand_boolean(rand);
	const char *body_key = is_one ? NULL : meeting->body_key;
	g_autoptr(GArray) left = only_within(ask, expected, is_one ? meeting : NULL, body_key);

	filter_within(filter, is_one ? meeting->id : 0, body_key);
	check_first(ask, seed, filter, left, g_rand_int_range(rand, 1, 60));
	check_count(ask, seed, filter, left);
	filter_within(filter, 0, NULL);
}

/* What is typed while the last word is only begun. */
static void
check_begun(const struct ask *ask, guint32 seed)
{
	const GPtrArray *clause = ask->clauses->pdata[ask->clauses->len - 1];
	const struct ask_term *term = clause->pdata[clause->len - 1];
	g_autofree char *typed = NULL, *begun = NULL;

	if (term->kind != ASK_WORDS || term->form != FORM_PHRASE || !term->is_prefix || term->is_negated || term->columns != 0 || strchr(term->text, '"') != NULL ||
	    strstr(term->text, "\u201c") != NULL || strstr(term->text, "\u201e") != NULL)
		return;
	typed = g_strndup(ask->text, strlen(ask->text) - 1);
	if (strcmp(typed, "OR") == 0 || g_str_has_suffix(typed, " OR") || g_str_has_suffix(typed, "AND") || g_str_has_suffix(typed, "NOT"))
		return;
	begun = words_begun(typed);
	if (strcmp(begun, ask->text) != 0)
		complain("words begun", ask, seed, begun);
}

/* All rows cost most: each query has them in one way. */
static void
check_one_way(const struct ask *ask, guint32 seed, struct filter *filter, const GArray *expected, GRand *rand)
{
	switch (g_rand_int_range(rand, 0, 7)) {
	case 0:
		check_pages(ask, seed, filter, expected, g_rand_int_range(rand, 1 + expected->len / 8, 2 + expected->len * 5 / 4));
		break;
	case 1:
		check_within(ask, seed, filter, expected, rand);
		break;
	case 2:
		compare("items", ask, seed, list_items, filter, ROWS_ITEMS);
		break;
	case 3:
		compare("meetings", ask, seed, query_meetings, filter, ROWS_MEETINGS);
		break;
	case 4:
		if (ask->of != ROWS_RESOLUTIONS)
			compare("actions", ask, seed, query_actions, filter, ROWS_ACTIONS);
		break;
	case 5:
		if (ask->of != ROWS_ACTIONS)
			compare("resolutions", ask, seed, query_resolutions, filter, ROWS_RESOLUTIONS);
		break;
	default:
		compare("hits", ask, seed, query_hits, filter, ask->of);
	}
}

static void
check(const struct ask *ask, guint32 seed, GRand *rand)
{
	struct filter *filter = parse(ask->text);
	g_autoptr(GArray) expected = oracle_find(oracle, ask, ask->of);

	check_count(ask, seed, filter, expected);
	check_first(ask, seed, filter, expected, g_rand_int_range(rand, 1, 60));
	check_begun(ask, seed);
	check_one_way(ask, seed, filter, expected, rand);
	filter_free(filter);
}

static void
random_queries_find_what_a_plain_scan_finds(void)
{
	guint n = number_of("ORACLE_QUERIES", QUERIES), seed = number_of("ORACLE_SEED", SEED);

	for (guint i = 0; i < n; i++) {
		GRand *rand = g_rand_new_with_seed(seed + i);
		struct ask *ask = ask_random(oracle, rand);

		check(ask, seed + i, rand);
		ask_free(ask);
		g_rand_free(rand);
	}
	g_assert_cmpint(wrong, ==, 0);
}

int
main(int argc, char **argv)
{
	int status;

	g_setenv("MINUTEBOOK_TODAY", TODAY, TRUE);
	g_test_init(&argc, &argv, NULL);
	set_up();
	g_test_add_func("/oracle/random-queries", random_queries_find_what_a_plain_scan_finds);
	status = g_test_run();
	oracle_free(oracle);
	cache_close(db);
	kit_clear(&kit);
	return status;
}
