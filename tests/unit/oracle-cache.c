/* The cache that oracle-test searches: odd texts of our own, generated minutes and the sample. */
#include <stdlib.h>
#include "load/load.h"
#include "marks/marks.h"
#include "oracle-cache.h"

#define COUNCIL "Averley Borough Council"

enum { MEETINGS = 20 /* generated */ };

struct kit oracle_kit;
sqlite3 *oracle_db;
struct oracle *the_oracle;

/* Texts that could be cut or folded in more than one way, and what the others don't have. Not so letters that
 * the index takes apart from their accents in one of two spellings only, such as Й and Ὀ: those of Latin it knows. */
static const char *const files[][3] = {
	{ "/m/1.txt", NULL,
	    "body Improving Places Scrutiny Panel\ndate 2022-09-12\nstart 10:00\n"
	    "item 113 Apologies for absence\nminutes None were received: cafe\u0301, CAFÉ and O’Brien_s c++ tram-stop.\n"
	    "item 114 Street lighting\nagenda To consider the children’s petition at £20 a lamp.\n"
	    "minutes The well-lit streets of Averley were praised, neglect was not. Straße, ſtreet, naïve, ½, x²."
	    " That the children's café at Worthing be worth £½m.\n"
	    "action That the children's café at Worthing be worth £½m.\nowner Head of Café Licensing\ndue 2024-05\n"
	    "item - Urgent business\nminutes Łódź ﬁne ０１２ 第五 streets3 3streets Οδυσσευς ΟΔΥΣΣΕΥΣ."
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
	{ "/m/10.txt", NULL,
	    "body Cabinet\ndate 2024-02-20\nitem 1 Inspect\nminutes It may inspect.\nitem 2 Inspects\nminutes It inspects.\n"
	    "item 3 Inspected\nminutes It inspected.\nitem 4 Inspecting\nminutes It is inspecting. That inspecting go on.\n"
	    "resolved - That inspecting go on.\nitem 5 Inspection\nminutes Its inspection, naïvely: an élite of Łódź. That it be"
	    " seen on the very day. That it be seen before.\naction That it be seen on the very day.\ndue 2024-09-01\n"
	    "action That it be seen before.\ndue 2024-08-31\n" },
	{ "/m/7.txt", NULL, "body Council\ndate 2024-05-15\n" },
	{ NULL }
};

guint
oracle_number(const char *variable, guint otherwise)
{
	const char *value = g_getenv(variable);

	return value != NULL ? strtoul(value, NULL, 10) : otherwise;
}

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
	struct load load = { .cache_path = oracle_kit.path, .paths = paths, .council = council, .jobs = 1, .told = note };
	struct load_report report = { 0 };

	load_run(&load, &report, &error);
	g_assert_no_error(error);
	g_assert_cmpint(report.loaded, >, 0);
}

static char *
generate(void)
{
	g_autofree char *program = g_test_build_filename(G_TEST_BUILT, "tools", "generate", NULL);
	g_autofree char *folder = g_build_filename(oracle_kit.folder, "generated", NULL);
	g_autofree char *number = g_strdup_printf("%u", oracle_number("ORACLE_MEETINGS", MEETINGS));
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

	g_assert_cmpint(sqlite3_open(oracle_kit.path, &writer), ==, SQLITE_OK);
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

	query_action_at(oracle_db, &where, &meant, &error);
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
	g_autofree char *path = g_build_filename(oracle_kit.folder, "marks.db", NULL);
	g_autoptr(GError) error = NULL;
	struct marks *marks = marks_open_writer(path, NULL, &error);

	g_assert_no_error(error);
	for (guint i = 0; i < the_oracle->actions->len; i += 5)
		mark(marks, the_oracle->actions->pdata[i]);
	query_use_marks(oracle_db, marks, &error);
	g_assert_no_error(error);
	marks_free(marks);
}

void
oracle_set_up(void)
{
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL), *generated = NULL;
	g_autoptr(GError) error = NULL;

	cache_close(kit_cache(&oracle_kit, files));
	generated = generate();
	load_folder(generated, NULL);
	load_folder(sample, COUNCIL);
	make_various();
	oracle_db = cache_open_reader(oracle_kit.path, &error);
	g_assert_no_error(error);
	the_oracle = oracle_read(oracle_db, TODAY);
	mark_some();
}

void
oracle_tear_down(void)
{
	oracle_free(the_oracle);
	cache_close(oracle_db);
	kit_clear(&oracle_kit);
}
