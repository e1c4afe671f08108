/*
 * For tests of the cache: a folder of their own, and a language of minutes that is parsed in ten
 * lines, so that they don't hang on any layout:
 *
 *     body Audit Committee
 *     date 2023-09-12
 *     start 10:00
 *     item 1 Apologies
 *     minutes None were received.
 *     cut
 *     resolved 1 That it be noted.       a label, or "-"
 *     recommended That it be approved.
 *     to Cabinet                         the last one's addressee
 *     action That a note be circulated.  stands in the last resolution of its item, if any
 *     owner Head of Highways
 *     due 2023-10-31                     or 2023-10, or 2023-10-01..2023-12-31
 *     refers 109 2
 *     person Darren Downs
 *     meeting
 *     body …
 */
#ifndef CACHE_KIT_H
#define CACHE_KIT_H

#include <glib/gstdio.h>
#include "sql/db.h"
#include "store/cache.h"

struct kit {
	char *folder, *path;
	struct cache_writing writing;
	GPtrArray *notices;
};

static inline gboolean
kit_takes(const char *line, const char *word, char **value)
{
	if (!g_str_has_prefix(line, word))
		return FALSE;
	*value = g_strdup(line + strlen(word));
	return TRUE;
}

static inline gpointer
kit_last(const struct entries *list)
{
	return list->pdata[list->len - 1];
}

static inline void
kit_add_resolution(struct item *item, const char *label, const char *text, gboolean is_recommendation)
{
	struct resolution *resolution = resolution_new(item->arena);

	resolution->label = g_strcmp0(label, "-") == 0 ? NULL : arena_copy(item->arena, label, -1);
	resolution->text = arena_copy(item->arena, text, -1);
	resolution->word = arena_copy(item->arena, is_recommendation ? "Recommended" : "Resolved", -1);
	resolution->is_recommendation = is_recommendation;
	resolution->rule = "kit.resolution";
	item_add_resolution(item, resolution);
}

static inline void
kit_add_action(struct item *item, const char *text)
{
	struct action *action = action_new(item->arena);

	action->text = arena_copy(item->arena, text, -1);
	action->resolution = (int)item->resolutions->len - 1;
	action->rule = "kit.action";
	item_add_action(item, action);
}

static inline void
kit_set_due(struct item *item, const char *value)
{
	struct action *action = kit_last(item->actions);
	const char *dots = strstr(value, "..");

	action->due_text = arena_take(item->arena, g_strconcat("by ", value, NULL));
	action->due_form = dots != NULL ? DUE_SEASON : DUE_DAY;
	action->due_rule = arena_copy(item->arena, "as the kit says", -1);
	if (dots == NULL) {
		action->due = arena_copy(item->arena, value, -1);
		return;
	}
	action->due_earliest = arena_copy(item->arena, value, dots - value);
	action->due_latest = arena_copy(item->arena, dots + 2, -1);
}

static inline void
kit_add_reference(struct item *item, const char *value)
{
	struct reference *reference = reference_new(item->arena);
	const char *blank = strchr(value, ' ');

	reference->minute = arena_copy(item->arena, value, strcspn(value, " "));
	reference->part = blank != NULL ? arena_copy(item->arena, blank + 1, -1) : NULL;
	reference->rule = "kit.reference";
	item_add_reference(item, reference);
}

static inline void
kit_add_person(struct item *item, const char *name)
{
	struct person *person = person_new(item->arena);

	person->name = arena_copy(item->arena, name, -1);
	person->rule = "kit.person";
	item_add_person(item, person);
}

/* TRUE where the line is a fact of the item. */
static inline gboolean
kit_parse_fact(struct item *item, const char *line)
{
	g_autofree char *value = NULL;

	if (kit_takes(line, "resolved ", &value)) {
		char *text = strchr(value, ' ');

		*text = '\0';
		kit_add_resolution(item, value, text + 1, FALSE);
	} else if (kit_takes(line, "recommended ", &value))
		kit_add_resolution(item, NULL, value, TRUE);
	else if (kit_takes(line, "to ", &value))
		((struct resolution *)kit_last(item->resolutions))->addressee = arena_copy(item->arena, value, -1);
	else if (kit_takes(line, "action ", &value))
		kit_add_action(item, value);
	else if (kit_takes(line, "owner ", &value))
		((struct action *)kit_last(item->actions))->owner = arena_copy(item->arena, value, -1);
	else if (kit_takes(line, "due ", &value))
		kit_set_due(item, value);
	else if (kit_takes(line, "refers ", &value))
		kit_add_reference(item, value);
	else if (kit_takes(line, "person ", &value))
		kit_add_person(item, value);
	else
		return FALSE;
	return TRUE;
}

static inline void
kit_parse_line(struct meeting *meeting, struct item **item, const char *line)
{
	g_autofree char *value = NULL;

	if (kit_takes(line, "body ", &meeting->body))
		meeting->body_basis = BASIS_STATED;
	else if (kit_takes(line, "date ", &meeting->date))
		meeting->date_basis = BASIS_STATED;
	else if (kit_takes(line, "start ", &meeting->start_time))
		return;
	else if (kit_takes(line, "present ", &value))
		meeting_add_attendee(meeting, value, ROLE_PRESENT, NULL);
	else if (kit_takes(line, "item ", &value)) {
		char *title = strchr(value, ' ');

		*item = meeting_add_item(meeting);
		(*item)->number = *value == '-' ? NULL : arena_copy(&meeting->arena, value, title - value);
		(*item)->title = arena_copy(&meeting->arena, title + 1, -1);
	} else if (kit_takes(line, "agenda ", &value))
		g_string_append(&(*item)->agenda.text, value);
	else if (kit_takes(line, "minutes ", &value))
		g_string_append(&(*item)->minutes.text, value);
	else if (kit_takes(line, "paper ", &value))
		item_add_document(*item, arena_copy(&meeting->arena, value, -1));
	else if (strcmp(line, "cut") == 0)
		(*item)->is_truncated = TRUE;
	else if (*item != NULL)
		kit_parse_fact(*item, line);
}

static inline GPtrArray *
kit_parse(const char *text, gsize size, const char *path, GError **error)
{
	GPtrArray *meetings = g_ptr_array_new_with_free_func((GDestroyNotify)meeting_free);
	struct meeting *meeting = meeting_new();
	struct item *item = NULL;
	const char *at = text;

	(void)path, (void)error;
	g_ptr_array_add(meetings, meeting);
	while (at < text + size) {
		g_autofree char *line = g_strndup(at, strcspn(at, "\n"));

		if (strcmp(line, "meeting") == 0) {
			meeting->ends = at - text;
			meeting = meeting_new();
			meeting->starts = at - text;
			g_ptr_array_add(meetings, meeting);
		} else
			kit_parse_line(meeting, &item, line);
		at += strlen(line) + 1;
	}
	meeting->ends = size;
	return meetings;
}

static inline void
kit_told(const char *notice, gpointer data)
{
	g_ptr_array_add(data, g_strdup(notice));
}

static inline void
kit_init(struct kit *kit)
{
	kit->folder = g_dir_make_tmp("minutebook-XXXXXX", NULL);
	kit->path = g_build_filename(kit->folder, "cache.db", NULL);
	kit->notices = g_ptr_array_new_with_free_func(g_free);
	kit->writing = (struct cache_writing){ .parse = kit_parse, .told = kit_told, .data = kit->notices };
}

/* The folder must hold no folders. */
static inline void
kit_remove_folder(const char *folder)
{
	GDir *entries = g_dir_open(folder, 0, NULL);
	const char *name;

	while (entries != NULL && (name = g_dir_read_name(entries)) != NULL) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
			kit_remove_folder(path);
		else
			g_unlink(path);
	}
	if (entries != NULL)
		g_dir_close(entries);
	g_rmdir(folder);
}

static inline void
kit_clear(struct kit *kit)
{
	kit_remove_folder(kit->folder);
	g_ptr_array_unref(kit->notices);
	g_free(kit->folder);
	g_free(kit->path);
}

/* What a query gives, rows parted by line feeds and columns by "|". The caller frees. */
static inline char *
kit_rows(sqlite3 *db, const char *sql)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, &error);
	GString *out = g_string_new(NULL);
	enum db_step step;

	g_assert_no_error(error);
	while ((step = db_step(stmt, &error)) == DB_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			const char *text = db_text(stmt, i);

			g_string_append_printf(out, "%s%s", i == 0 ? "" : "|", text == NULL ? "-" : text);
		}
		g_string_append_c(out, '\n');
	}
	g_assert_no_error(error);
	return g_string_free(out, FALSE);
}

/* All that the cache says, without times and row ids, in an order of its own. */
static inline char *
kit_dump(sqlite3 *db)
{
	static const char *const parts[] = {
		"SELECT path, council FROM root ORDER BY path",
		"SELECT f.path, f.size, f.council, f.failure, s.sha256 FROM file f LEFT JOIN source s ON s.id = f.source_id ORDER BY 1",
		"SELECT sha256, layout, path, text FROM source ORDER BY sha256",
		"SELECT key, body_key, council, body, body_basis, date, date_basis, start_time, venue, status, id >> 24 FROM meeting ORDER BY key",
		"SELECT m.key, s.sha256, r.position, r.rank, r.day_key, r.council, r.start_time, r.minutes_size, r.is_truncated,"
		" r.starts, r.ends FROM rendition r JOIN source s ON s.id = r.source_id JOIN meeting m ON m.id = r.meeting_id ORDER BY 1, 2, 3",
		"SELECT m.key, a.position, name, role, note FROM attendee a JOIN meeting m ON m.id = a.meeting_id ORDER BY 1, 2",
		"SELECT m.key, i.position, key_end, number, title, is_truncated, hex(agenda_spans), hex(minutes_spans), agenda_text,"
		" minutes_text, i.id >> 24 FROM item i JOIN meeting m ON m.id = i.meeting_id ORDER BY 1, 2",
		"SELECT m.key, i.position, d.position, label FROM document d JOIN item i ON i.id = d.item_id"
		" JOIN meeting m ON m.id = i.meeting_id ORDER BY 1, 2, 3",
#define OF_ITEM(columns, table) "SELECT m.key, i.position, " columns " FROM " table " f JOIN item i ON i.id = f.id >> 12" \
		" JOIN meeting m ON m.id = i.meeting_id ORDER BY m.key, i.position, f.id DESC"
		OF_ITEM("f.id & 4095, f.number, label, f.text, word, addressee, is_recommendation", "resolution"),
		OF_ITEM("f.id & 4095, kind, f.text, owner, due_text, due_form, due, due_earliest, due_latest, resolution", "action"),
		OF_ITEM("f.id & 4095, minute, part", "reference"),
		OF_ITEM("f.id & 4095, name, role", "person"),
		"SELECT word, stem FROM vocabulary ORDER BY word",
	};
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *rows = kit_rows(db, parts[i]);

		g_string_append_printf(out, "-- %s\n%s", parts[i], rows);
	}
	return g_string_free(out, FALSE);
}

static inline void
kit_fail_on_fault(const char *fault, gpointer data)
{
	(void)data;
	g_error("%s", fault);
}

/* The list of words has all of the table, in rows of whole words; a long one stands alone. */
static inline void
kit_check_wordlist(sqlite3 *db)
{
	g_autoptr(GHashTable) list = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *all = kit_rows(db, "SELECT word FROM vocabulary");
	g_auto(GStrv) words = g_strsplit(all, "\n", 0);
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT CAST(words AS TEXT) FROM wordlist", NULL);

	while (db_step(rows, NULL) == DB_ROW) {
		const char *row = db_text(rows, 0);
		g_auto(GStrv) of_row = g_strsplit(row, "\n", 0);
		guint n = g_strv_length(of_row);

		g_assert_true(n > 1 && *of_row[n - 1] == '\0');
		g_assert_true(n == 2 || strlen(row) < 32768);
		for (guint i = 0; i + 1 < n; i++)
			g_hash_table_add(list, g_strdup(of_row[i]));
	}
	for (char **word = words; *word != NULL && **word != '\0'; word++)
		if (!g_hash_table_contains(list, *word))
			g_error("the list of words lacks '%s'", *word);
}

/* Sound, with a vocabulary that is exactly what the index holds. */
static inline void
kit_check_sound(const char *path)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *db = cache_open_reader(path, &error);
	g_autofree char *mine = NULL, *indexed = NULL;

	g_assert_no_error(error);
	cache_check(db, kit_fail_on_fault, NULL, &error);
	g_assert_no_error(error);
	sqlite3_exec(db, "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, word, row)", NULL, NULL, NULL);
	mine = kit_rows(db, "SELECT word FROM vocabulary ORDER BY word");
	indexed = kit_rows(db, "SELECT term FROM temp.terms ORDER BY term");
	g_assert_cmpstr(mine, ==, indexed);
	kit_check_wordlist(db);
	cache_close(db);
}

#endif
