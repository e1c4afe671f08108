/* What is kept of an item's facts, and what goes with it. */
#include "marks/marks.h"
#include "query-kit.h"

#define P "places-panel"

static const char *const files[][3] = {
	{ "a.txt", NULL, "body Places Panel\ndate 2023-09-12\n"
	    "item 113 Lighting\nminutes Lamps were discussed.\n"
	    "item 114 Weir Lane\nminutes Resolved.\n"
	    "recommended That the order be made.\nto Cabinet\n"
	    "resolved 1 That the report be noted.\n"
	    "resolved 2 That a note be circulated.\n"
	    "action That a note be circulated.\nowner Head of Highways\ndue 2023-10-31\n"
	    "action That a visit be arranged.\ndue 2024-01-01..2024-03-31\n"
	    "refers 109 2\nperson Yusuf Demir\n" },
	{ "b.txt", NULL, "body Places Panel\ndate 2023-10-31\nitem 120 Minutes\nminutes Further to 114.\n" },
	{ NULL, NULL, NULL },
};

static struct meeting *
read_meeting(sqlite3 *db, const char *key)
{
	g_autoptr(GError) error = NULL;
	gint64 meeting, item;
	struct meeting *read;

	query_find(db, key, &meeting, &item, &error);
	g_assert_no_error(error);
	read = query_meeting(db, meeting, item, &error);
	g_assert_no_error(error);
	return read;
}

static void
facts_come_back(void)
{
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	struct meeting *meeting = read_meeting(db, P "/2023-09-12");
	const struct item *item = meeting->items->pdata[1];
	const struct resolution *resolution = item->resolutions->pdata[2];
	const struct action *action = item->actions->pdata[1];

	g_assert_cmpuint(((struct item *)meeting->items->pdata[0])->actions->len, ==, 0);
	g_assert_cmpuint(item->resolutions->len, ==, 3);
	g_assert_cmpstr(resolution->key, ==, P "/2023-09-12/114/r2");
	g_assert_cmpstr(resolution->rule, ==, "kit.resolution");
	g_assert_cmpint(resolution->vote.against, ==, -1);
	resolution = item->resolutions->pdata[0];
	g_assert_null(resolution->key);
	g_assert_cmpstr(resolution->addressee, ==, "Cabinet");
	g_assert_cmpuint(item->actions->len, ==, 2);
	g_assert_cmpstr(action->key, ==, P "/2023-09-12/114/a2");
	g_assert_cmpstr(action->due_latest, ==, "2024-03-31");
	g_assert_cmpint(action->due_form, ==, DUE_SEASON);
	g_assert_cmpint(action->resolution, ==, 2);
	g_assert_cmpstr(((struct reference *)item->references->pdata[0])->part, ==, "2");
	g_assert_cmpstr(((struct person *)item->people->pdata[0])->name, ==, "Yusuf Demir");
	meeting_free(meeting);
	cache_close(db);
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

static void
run(const struct kit *kit, const char *sql)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *db = NULL;

	sqlite3_open(kit->path, &db);
	db_exec(db, sql, &error);
	g_assert_no_error(error);
	sqlite3_close(db);
}

#define ACTION "(SELECT max(id) FROM action)"

static void
what_became_of_an_action_comes_back(void)
{
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	struct meeting *meeting;
	const struct action *action;

	run(&kit, "INSERT INTO outcome(action_id, state, basis, heard, due, due_rule, meetings_since)"
	    " VALUES(" ACTION ", 'done', 'minutes', 'reported', '2023-11-07', 'next meeting', 1);"
	    "INSERT INTO report SELECT " ACTION ", item.id, 'reference', 0, 7, 'Further' FROM item WHERE number = '120'");
	meeting = read_meeting(db, P "/2023-09-12/114");
	action = ((struct item *)meeting->items->pdata[0])->actions->pdata[0];
	g_assert_cmpint(action->state, ==, ACTION_DONE);
	g_assert_cmpint(action->state_basis, ==, STATE_MINUTES);
	g_assert_cmpstr(action->due, ==, "2023-11-07");
	g_assert_cmpuint(action->reported_in->len, ==, 1);
	g_assert_cmpstr(action->reported_in->pdata[0], ==, P "/2023-10-31/120");
	meeting_free(meeting);
	cache_close(db);
	kit_clear(&kit);
}

static void
links_are_read_in_both_directions(void)
{
	g_autoptr(GError) error = NULL;
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	struct whereabouts found;
	struct meeting *meeting;
	const struct item *item;
	const struct outcome *outcome;

	run(&kit, "INSERT INTO outcome(action_id, state, basis, heard, meetings_since)"
	    " VALUES(" ACTION ", 'open', 'default', 'silent', 3);"
	    "INSERT INTO report SELECT " ACTION ", item.id, 'reference', 0, 7, 'Further' FROM item WHERE number = '120';"
	    "INSERT INTO target SELECT reference.id, item.id, 1 FROM reference, item WHERE number = '120'");
	query_find_fact(db, P "/2023-09-12/114/a1", &found, &error);
	meeting = query_meeting(db, found.meeting, found.item, &error);
	g_assert_true(query_links(db, found.meeting, found.item, meeting, &error));
	item = meeting->items->pdata[0];
	g_assert_cmpuint(item->links->outcomes->len, ==, 2);
	outcome = item->links->outcomes->pdata[0];
	g_assert_cmpstr(((struct action *)item->actions->pdata[0])->heard, ==, "silent");
	g_assert_cmpuint(outcome->meetings_since, ==, 3);
	g_assert_null(outcome->note);
	g_assert_cmpstr(((struct report *)outcome->reports->pdata[0])->words, ==, "Further");
	g_assert_cmpstr(((struct cited *)item->links->refers_to->pdata[0])->key, ==, P "/2023-10-31/120");
	g_assert_null(((struct action *)item->actions->pdata[1])->heard);
	meeting_free(meeting);
	query_find_fact(db, P "/2023-10-31", &found, &error);
	meeting = query_meeting(db, found.meeting, 0, &error);
	g_assert_true(query_links(db, found.meeting, 0, meeting, &error));
	item = meeting->items->pdata[0];
	g_assert_cmpstr(((struct cited *)item->links->referred_by->pdata[0])->title, ==, "Weir Lane");
	meeting_free(meeting);
	cache_close(db);
	kit_clear(&kit);
}

static void
facts_go_with_their_file(void)
{
	static const char *const tables[] = { "resolution", "action", "reference", "person", "outcome", "report", "target" };
	g_autoptr(GError) error = NULL;
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	struct cache *cache;

	run(&kit, "INSERT INTO outcome(action_id, state, basis, heard, meetings_since)"
	    " VALUES(" ACTION ", 'open', 'default', 'silent', 1);"
	    "INSERT INTO report SELECT " ACTION ", item.id, 'reference', 0, 7, NULL FROM item WHERE number = '120';"
	    "INSERT INTO target SELECT reference.id, item.id, 1 FROM reference, item WHERE number = '120'");
	cache = cache_open_writer(kit.path, &kit.writing, &error);
	g_assert_true(cache_begin(cache, &error) && cache_drop(cache, "a.txt", &error) && cache_commit(cache, &error));
	cache_free(cache);
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strconcat("SELECT count(*) FROM ", tables[i], NULL);
		g_autofree char *rows = kit_rows(db, sql);

		g_assert_cmpstr(rows, ==, "0\n");
	}
	cache_close(db);
	kit_check_sound(kit.path);
	kit_clear(&kit);
}

static void
count_fault(const char *fault, gpointer data)
{
	if (strstr(fault, "belong to no item") != NULL)
		++*(guint *)data;
}

static void
a_fact_without_its_item_is_a_fault(void)
{
	g_autoptr(GError) error = NULL;
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	guint faults = 0;

	run(&kit, "INSERT INTO person(id, name, starts, ends) VALUES(4096, 'Nobody', 0, 0)");
	g_assert_true(cache_check(db, count_fault, &faults, &error));
	g_assert_cmpuint(faults, ==, 1);
	cache_close(db);
	kit_clear(&kit);
}

static void
use_mark(struct kit *kit, sqlite3 *db, struct word *word)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = g_build_filename(kit->folder, "marks.db", NULL);
	struct marks *marks = marks_open_writer(path, NULL, &error);

	g_assert_no_error(error);
	g_assert_true(marks_say(marks, word, &error));
	g_assert_true(query_use_marks(db, marks, &error));
	marks_free(marks);
}

static void
the_mark_wins_over_the_minutes(void)
{
	g_autoptr(GError) error = NULL;
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	struct word *word = word_new(P "/2023-09-12/114/a1", FIELD_STATE, "dropped");
	struct filter *filter = filter_parse("is:dropped", NULL, NULL);
	g_autoptr(GPtrArray) rows = NULL;
	const struct action_row *row;
	struct meeting *meeting;
	const struct action *action;

	run(&kit, "INSERT INTO outcome(action_id, state, basis, heard, meetings_since)"
	    " VALUES(" ACTION ", 'done', 'minutes', 'reported', 1);"
	    "INSERT INTO report SELECT " ACTION ", item.id, 'reference', 0, 7, 'Further' FROM item WHERE number = '120'");
	word_set(&word->note, g_strdup("asked twice"));
	word_set(&word->by, g_strdup(P "/2023-10-31/120"));
	use_mark(&kit, db, word);
	meeting = read_meeting(db, P "/2023-09-12/114");
	action = ((struct item *)meeting->items->pdata[0])->actions->pdata[0];
	g_assert_cmpint(action->state, ==, ACTION_DROPPED);
	g_assert_cmpint(action->state_basis, ==, STATE_MARK);
	g_assert_cmpuint(action->reported_in->len, ==, 1);
	rows = query_actions(db, filter, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 1);
	row = rows->pdata[0];
	g_assert_cmpstr(row->basis, ==, "mark");
	g_assert_cmpstr(row->note, ==, "asked twice");
	g_assert_cmpstr(row->reported_in, ==, P "/2023-10-31/120");
	filter_free(filter);
	meeting_free(meeting);
	cache_close(db);
	kit_clear(&kit);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/saved/facts come back as they were found", facts_come_back);
	g_test_add_func("/saved/what became of an action comes back", what_became_of_an_action_comes_back);
	g_test_add_func("/saved/links are read in both directions", links_are_read_in_both_directions);
	g_test_add_func("/saved/facts and links go with their file", facts_go_with_their_file);
	g_test_add_func("/saved/a fact without its item is a fault", a_fact_without_its_item_is_a_fault);
	g_test_add_func("/saved/the mark wins over the minutes", the_mark_wins_over_the_minutes);
	return g_test_run();
}
