/* What the cache holds, by plain SELECTs, and words by the letter of the specification: exact but for case,
 * accents and the shape of apostrophes and dashes, which part words. */
#include <string.h>
#include "oracle.h"

/* --- Words -------------------------------------------------------------------------------------- */

static gboolean
is_of_word(gunichar c)
{
	/* Letters by name, apostrophes to the eye. */
	if (c == 0x2b9 || c == 0x2bb || c == 0x2bc || c == 0x2bd || c == 0x2c8)
		return FALSE;
	switch (g_unichar_type(c)) {
	case G_UNICODE_LOWERCASE_LETTER:
	case G_UNICODE_MODIFIER_LETTER:
	case G_UNICODE_OTHER_LETTER:
	case G_UNICODE_TITLECASE_LETTER:
	case G_UNICODE_UPPERCASE_LETTER:
	case G_UNICODE_DECIMAL_NUMBER:
	case G_UNICODE_LETTER_NUMBER:
	case G_UNICODE_OTHER_NUMBER:
	case G_UNICODE_NON_SPACING_MARK:
		return TRUE;
	default:
		return FALSE;
	}
}

/* Letters that differ in case or accents only become the same one. */
static char *
fold(const char *word)
{
	g_autofree char *split = g_utf8_normalize(word, -1, G_NORMALIZE_NFD);
	g_autoptr(GString) bare = g_string_new(NULL);

	for (const char *at = split; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
			g_string_append_unichar(bare, g_unichar_tolower(g_unichar_toupper(c)));
	}
	return g_utf8_normalize(bare->str, -1, G_NORMALIZE_NFC);
}

const char *
keep_word(const char *word)
{
	static GStringChunk *words;

	if (words == NULL)
		words = g_string_chunk_new(1 << 16);
	return g_string_chunk_insert_const(words, word);
}

GStrv
fold_words(const char *text, GPtrArray *raw)
{
	GPtrArray *words = g_ptr_array_new();

	while (*text != '\0') {
		const char *end = text;
		g_autofree char *word = NULL, *folded = NULL;

		while (*end != '\0' && is_of_word(g_utf8_get_char(end)))
			end = g_utf8_next_char(end);
		word = g_strndup(text, end - text);
		folded = fold(word);
		if (*folded != '\0') {
			g_ptr_array_add(words, g_steal_pointer(&folded));
			if (raw != NULL)
				g_ptr_array_add(raw, (char *)keep_word(word));
		}
		text = *end != '\0' ? g_utf8_next_char(end) : end;
	}
	g_ptr_array_add(words, NULL);
	return (GStrv)g_ptr_array_free(words, FALSE);
}

static guint32
number_of(struct oracle *oracle, const char *word)
{
	gpointer number;
	char *kept;

	if (g_hash_table_lookup_extended(oracle->numbers, word, NULL, &number))
		return GPOINTER_TO_UINT(number);
	kept = g_strdup(word);
	g_ptr_array_add(oracle->vocabulary, kept);
	g_hash_table_insert(oracle->numbers, kept, GUINT_TO_POINTER(oracle->vocabulary->len - 1));
	return oracle->vocabulary->len - 1;
}

static struct told_text *
text_new(struct oracle *oracle, const char *text)
{
	struct told_text *told;
	g_auto(GStrv) words = NULL;

	if (text == NULL)
		return NULL;
	told = g_new0(struct told_text, 1);
	told->text = g_strdup(text);
	told->words = g_array_new(FALSE, FALSE, sizeof(guint32));
	told->raw = g_ptr_array_new();
	words = fold_words(text, told->raw);
	for (guint i = 0; words[i] != NULL; i++) {
		guint32 number = number_of(oracle, words[i]);

		if (!g_str_is_ascii(told->raw->pdata[i]))
			g_ptr_array_add(oracle->accented, told->raw->pdata[i]);
		g_array_append_val(told->words, number);
	}
	return told;
}

static void
text_free(gpointer data)
{
	struct told_text *told = data;

	if (told == NULL)
		return;
	g_free(told->text);
	g_array_unref(told->words);
	g_ptr_array_unref(told->raw);
	g_free(told);
}

/* --- Rows --------------------------------------------------------------------------------------- */

static char *
dup_text(sqlite3_stmt *row, int column)
{
	return g_strdup((const char *)sqlite3_column_text(row, column));
}

static const char *
text_at(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

static void
each_row(struct oracle *oracle, sqlite3 *db, const char *sql, void (*take)(struct oracle *oracle, sqlite3_stmt *row))
{
	sqlite3_stmt *rows;
	int result = sqlite3_prepare_v2(db, sql, -1, &rows, NULL);

	if (result != SQLITE_OK)
		g_error("%s: %s", sql, sqlite3_errmsg(db));
	while ((result = sqlite3_step(rows)) == SQLITE_ROW)
		take(oracle, rows);
	g_assert_cmpint(result, ==, SQLITE_DONE);
	sqlite3_finalize(rows);
}

static struct told_meeting *
meeting_of(const struct oracle *oracle, gint64 id)
{
	for (guint i = 0; i < oracle->meetings->len; i++) {
		struct told_meeting *meeting = oracle->meetings->pdata[i];

		if (meeting->id == id)
			return meeting;
	}
	g_error("no such meeting");
}

static struct told_item *
item_of(const struct oracle *oracle, gint64 id)
{
	for (guint i = 0; i < oracle->items->len; i++) {
		struct told_item *item = oracle->items->pdata[i];

		if (item->id == id)
			return item;
	}
	g_error("no such item");
}

static void
take_meeting(struct oracle *oracle, sqlite3_stmt *row)
{
	struct told_meeting *meeting = g_new0(struct told_meeting, 1);

	meeting->id = sqlite3_column_int64(row, 0);
	meeting->key = dup_text(row, 1);
	meeting->body_key = dup_text(row, 2);
	meeting->date = dup_text(row, 3);
	meeting->status = dup_text(row, 4);
	meeting->earliest = dup_text(row, 5);
	meeting->latest = dup_text(row, 6);
	meeting->body_name = dup_text(row, 7);
	meeting->attendees = g_ptr_array_new_with_free_func(text_free);
	meeting->loaded = g_ptr_array_new_with_free_func(g_free);
	meeting->items = g_ptr_array_new();
	g_ptr_array_add(oracle->meetings, meeting);
	if (!g_ptr_array_find_with_equal_func(oracle->bodies, meeting->body_key, g_str_equal, &meeting->body)) {
		meeting->body = oracle->bodies->len;
		g_ptr_array_add(oracle->bodies, meeting->body_key);
	}
}

static void
take_attendee(struct oracle *oracle, sqlite3_stmt *row)
{
	g_ptr_array_add(meeting_of(oracle, sqlite3_column_int64(row, 0))->attendees, text_new(oracle, text_at(row, 1)));
}

static void
take_loaded(struct oracle *oracle, sqlite3_stmt *row)
{
	g_ptr_array_add(meeting_of(oracle, sqlite3_column_int64(row, 0))->loaded, g_strndup(text_at(row, 1), 10));
}

static void
take_item(struct oracle *oracle, sqlite3_stmt *row)
{
	struct told_item *item = g_new0(struct told_item, 1);

	item->id = sqlite3_column_int64(row, 0);
	item->at = oracle->items->len;
	item->meeting = meeting_of(oracle, sqlite3_column_int64(row, 1));
	item->key_end = dup_text(row, 2);
	item->number = dup_text(row, 3);
	item->is_truncated = sqlite3_column_int(row, 4);
	for (int i = 0; i < ITEM_FIELDS; i++)
		item->fields[i] = text_new(oracle, text_at(row, 5 + i));
	item->actions = g_ptr_array_new();
	item->resolutions = g_ptr_array_new();
	item->people = g_ptr_array_new_with_free_func(text_free);
	g_ptr_array_add(oracle->items, item);
	g_ptr_array_add(item->meeting->items, item);
}

/* The last day of "2023-10", or that day. */
static char *
last_day(const char *due)
{
	int year, month;

	if (due == NULL || strlen(due) != strlen("2023-10"))
		return g_strdup(due);
	year = atoi(due);
	month = atoi(due + 5);
	return g_strdup_printf("%s-%02d", due, g_date_get_days_in_month(month, year));
}

/* They are counted as the document has them. */
static char *
fact_key(const struct told_item *item, char letter, guint number)
{
	return g_strdup_printf("%s/%s/%c%u", item->meeting->key, item->key_end, letter, number);
}

static void
take_action(struct oracle *oracle, sqlite3_stmt *row)
{
	struct told_fact *fact = g_new0(struct told_fact, 1);

	fact->id = sqlite3_column_int64(row, 0);
	fact->item = item_of(oracle, fact->id >> 12);
	fact->text = text_new(oracle, text_at(row, 1));
	fact->owner = text_new(oracle, text_at(row, 2));
	fact->last_day = last_day(text_at(row, 3));
	fact->state = g_strdup(text_at(row, 4) != NULL ? text_at(row, 4) : "open");
	fact->is_silent = g_strcmp0(text_at(row, 5), "silent") == 0;
	fact->is_deferral = strcmp(text_at(row, 6), "deferral") == 0;
	fact->resolution = sqlite3_column_type(row, 7) == SQLITE_NULL ? -1 : sqlite3_column_int(row, 7);
	g_ptr_array_add(oracle->actions, fact);
	g_ptr_array_add(fact->item->actions, fact);
	fact->key = fact_key(fact->item, 'a', fact->item->actions->len);
}

static void
take_resolution(struct oracle *oracle, sqlite3_stmt *row)
{
	struct told_fact *fact = g_new0(struct told_fact, 1);

	fact->id = sqlite3_column_int64(row, 0);
	fact->item = item_of(oracle, fact->id >> 12);
	fact->text = text_new(oracle, text_at(row, 1));
	fact->resolution = 4095 - (fact->id & 4095);
	if (!sqlite3_column_int(row, 2))
		fact->key = fact_key(fact->item, 'r', ++fact->item->decisions);
	g_ptr_array_add(oracle->resolutions, fact);
	g_ptr_array_add(fact->item->resolutions, fact);
}

static struct told_row *
take_row(const struct oracle *oracle, GPtrArray *rows, sqlite3_stmt *row)
{
	struct told_row *told = g_new0(struct told_row, 1);

	told->id = sqlite3_column_int64(row, 0);
	told->item = item_of(oracle, told->id >> 12);
	g_ptr_array_add(rows, told);
	return told;
}

static void
take_person(struct oracle *oracle, sqlite3_stmt *row)
{
	struct told_row *person = take_row(oracle, oracle->people, row);

	person->name = text_new(oracle, text_at(row, 1));
	g_ptr_array_add(person->item->people, person->name);
}

static void
take_reference(struct oracle *oracle, sqlite3_stmt *row)
{
	take_row(oracle, oracle->references, row);
}

/* Stems are kept words: the same one is at the same place. */
static void
find_related(struct oracle *oracle)
{
	g_autoptr(GHashTable) first = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < oracle->stems->len; i++) {
		char *other = g_hash_table_lookup(first, oracle->stems->pdata[i]);

		if (other == NULL) {
			g_hash_table_insert(first, oracle->stems->pdata[i], oracle->vocabulary->pdata[i]);
			continue;
		}
		g_ptr_array_add(oracle->related, other);
		g_ptr_array_add(oracle->related, oracle->vocabulary->pdata[i]);
	}
}

struct oracle *
oracle_read(sqlite3 *db, const char *today)
{
	struct oracle *oracle = g_new0(struct oracle, 1);

	oracle->today = g_strdup(today);
	oracle->meetings = g_ptr_array_new();
	oracle->items = g_ptr_array_new();
	oracle->actions = g_ptr_array_new();
	oracle->resolutions = g_ptr_array_new();
	oracle->people = g_ptr_array_new_with_free_func(g_free);
	oracle->references = g_ptr_array_new_with_free_func(g_free);
	oracle->bodies = g_ptr_array_new();
	oracle->accented = g_ptr_array_new();
	oracle->related = g_ptr_array_new();
	oracle->vocabulary = g_ptr_array_new_with_free_func(g_free);
	oracle->numbers = g_hash_table_new(g_str_hash, g_str_equal);
	each_row(oracle, db, "SELECT id, key, body_key, date, status, date_earliest, date_latest, body FROM meeting"
	    " ORDER BY id DESC", take_meeting);
	each_row(oracle, db, "SELECT meeting_id, name FROM attendee", take_attendee);
	each_row(oracle, db, "SELECT meeting_id, loaded FROM rendition JOIN source ON source.id = source_id", take_loaded);
	each_row(oracle, db, "SELECT id, meeting_id, key_end, number, is_truncated, coalesce(title, ''), agenda_text,"
	    " minutes_text FROM item ORDER BY id DESC", take_item);
	each_row(oracle, db, "SELECT id, text, owner, coalesce(outcome.due, action.due, action.due_latest), state, heard,"
	    " kind, resolution FROM action LEFT JOIN outcome ON action_id = id ORDER BY id DESC", take_action);
	each_row(oracle, db, "SELECT id, text, is_recommendation FROM resolution ORDER BY id DESC", take_resolution);
	each_row(oracle, db, "SELECT id, name FROM person ORDER BY id DESC", take_person);
	each_row(oracle, db, "SELECT id FROM reference ORDER BY id DESC", take_reference);
	oracle->stemmer = stemmer_new(db);
	oracle->stems = g_ptr_array_new();
	for (guint i = 0; i < oracle->vocabulary->len; i++)
		g_ptr_array_add(oracle->stems, (char *)stemmer_stem(oracle->stemmer, oracle->vocabulary->pdata[i]));
	find_related(oracle);
	return oracle;
}

/* --- The end ------------------------------------------------------------------------------------ */

static void
free_meeting(gpointer data, gpointer user_data)
{
	struct told_meeting *meeting = data;

	(void)user_data;
	g_free(meeting->key);
	g_free(meeting->body_key);
	g_free(meeting->body_name);
	g_free(meeting->date);
	g_free(meeting->status);
	g_free(meeting->earliest);
	g_free(meeting->latest);
	g_ptr_array_unref(meeting->attendees);
	g_ptr_array_unref(meeting->loaded);
	g_ptr_array_unref(meeting->items);
	g_free(meeting);
}

static void
free_item(gpointer data, gpointer user_data)
{
	struct told_item *item = data;

	(void)user_data;
	g_free(item->key_end);
	g_free(item->number);
	for (int i = 0; i < ITEM_FIELDS; i++)
		text_free(item->fields[i]);
	g_ptr_array_unref(item->actions);
	g_ptr_array_unref(item->resolutions);
	g_ptr_array_unref(item->people);
	g_free(item);
}

static void
free_fact(gpointer data, gpointer user_data)
{
	struct told_fact *fact = data;

	(void)user_data;
	text_free(fact->text);
	text_free(fact->owner);
	g_free(fact->key);
	g_free(fact->last_day);
	g_free(fact->state);
	g_free(fact);
}

void
oracle_free(struct oracle *oracle)
{
	g_ptr_array_foreach(oracle->actions, free_fact, NULL);
	g_ptr_array_foreach(oracle->resolutions, free_fact, NULL);
	g_ptr_array_foreach(oracle->items, free_item, NULL);
	g_ptr_array_foreach(oracle->meetings, free_meeting, NULL);
	g_ptr_array_unref(oracle->actions);
	g_ptr_array_unref(oracle->resolutions);
	g_ptr_array_unref(oracle->items);
	g_ptr_array_unref(oracle->meetings);
	g_ptr_array_unref(oracle->people);
	g_ptr_array_unref(oracle->references);
	g_ptr_array_unref(oracle->bodies);
	g_hash_table_unref(oracle->numbers);
	g_ptr_array_unref(oracle->vocabulary);
	g_ptr_array_unref(oracle->stems);
	g_ptr_array_unref(oracle->accented);
	g_ptr_array_unref(oracle->related);
	stemmer_free(oracle->stemmer);
	g_free(oracle->today);
	g_free(oracle);
}
