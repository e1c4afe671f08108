/*
 * References as people type them. A key is read from the left: council and body, day, item. What
 * holds a blank is a citation: its day and its minute number are found in it, and what is left over
 * is the body.
 */
#include <string.h>
#include "base/error.h"
#include "base/rx.h"
#include "model/day.h"
#include "model/key.h"
#include "query/body.h"
#include "query/limb.h"
#include "query/query.h"
#include "sql/db.h"

enum { CANDIDATES_NAMED = 5 };

/* What was typed, taken apart. NULL: not said. */
struct wanted {
	char *body; /* as typed, maybe with "council:" */
	char *day;  /* the beginning of the key's second part: "2023-09-12", "undated-ba78" */
	char *item; /* "114", "119~19", "@4" */
	struct limb limb; /* of the item */
};

static void
wanted_clear(struct wanted *wanted)
{
	g_free(wanted->body);
	g_free(wanted->day);
	g_free(wanted->item);
	g_free(wanted->limb.label);
}

/* --- Taking apart ---------------------------------------------------------------------------- */

/* Takes "/r2" or "/a1" off the end. */
static void
cut_limb(struct wanted *wanted, char *item)
{
	char *last = strrchr(item, '/');

	if (last != NULL && limb_read(&wanted->limb, last + 1))
		*last = '\0';
}

/* "114(2)" means item 114, and in it what is labelled 2; "114." is what minutes print. */
static void
set_item(struct wanted *wanted, char *item)
{
	char *bracket = strchr(item, '(');

	cut_limb(wanted, item);
	if (bracket != NULL && bracket > item) {
		*bracket = '\0';
		wanted->limb.label = g_strndup(bracket + 1, strcspn(bracket + 1, ")"));
	}
	g_strstrip(item);
	if (*item != '\0' && item[strlen(item) - 1] == '.')
		item[strlen(item) - 1] = '\0';
	g_strdelimit(item, "/", '~');
	wanted->item = item;
}

/* "2023-09-12", "undated-ba78d00d": what stands second in a key, typed without its body. */
static gboolean
is_day(const char *typed)
{
	static struct rx *pattern;
	const struct rx *rx = rx_own(&pattern,
	    "^(?:[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:\\.[0-9]+)?)?|undated-[0-9a-f]*)(?:/|$)", RX_CASELESS);

	return rx_search(rx, typed, strlen(typed), 0, NULL, 0) == RX_MATCH;
}

static void
read_key(const char *typed, struct wanted *wanted)
{
	g_autofree char *whole = g_strconcat(is_day(typed) ? "/" : "", typed, NULL);
	g_auto(GStrv) parts = g_strsplit(whole, "/", 3);

	wanted->body = g_strdup(parts[0] != NULL ? parts[0] : "");
	if (parts[0] == NULL || parts[1] == NULL || *parts[1] == '\0')
		return;
	wanted->day = g_ascii_strdown(parts[1], -1);
	if (parts[2] == NULL || *parts[2] == '\0')
		return;
	set_item(wanted, g_strdup(parts[2]));
}

static void
cut_out(GString *text, gsize starts, gsize ends)
{
	g_string_erase(text, starts, ends - starts);
	g_string_insert_c(text, starts, ' ');
}

/* Takes out "minute 114(2)", "Minute No. 119/19", "item @4", or a bare number where a citation
 * ends, if it stands behind the day: before it, it belongs to the body ("Ward Panel 3"). */
static char *
cut_number(GString *rest, gsize day_at)
{
	static struct rx *labelled, *bare;
	const struct rx *rx = rx_own(&labelled,
	    "\\b(?:minute|min|item)s?\\b[.\\s]*(?:(?:number|num|no)s?\\b[.\\s]*)?"
	    "(@?[\\p{L}]{0,4}[0-9][\\p{L}0-9/~.]*)", RX_CASELESS);
	gsize group[4];
	char *number;

	if (rx_search(rx, rest->str, rest->len, 0, group, 2) != RX_MATCH) {
		rx = rx_own(&bare, "(?:^|[\\s,;])(@?[\\p{L}]?[0-9][\\p{L}0-9/~.]*)[\\s,.;]*$", RX_CASELESS);
		if (rx_search(rx, rest->str, rest->len, day_at, group, 2) != RX_MATCH)
			return NULL;
	}
	number = g_strndup(rest->str + group[2], group[3] - group[2]);
	cut_out(rest, group[0], group[1]);
	return number;
}

/* The "2" of "minute 114(2)" or "114 (2)(a)": the first brackets behind a figure; NULL where there
 * are none. */
static char *
find_label(const GString *rest)
{
	static struct rx *pattern;
	const struct rx *rx = rx_own(&pattern, "[0-9][\\p{L}]?\\s?\\(([\\p{L}0-9]{1,4})\\)", RX_CASELESS);
	gsize group[4];

	return rx_search(rx, rest->str, rest->len, 0, group, 2) == RX_MATCH ?
	    g_strndup(rest->str + group[2], group[3] - group[2]) : NULL;
}

/* "(2)" behind a number, "(draft minutes)" behind a citation. */
static void
cut_brackets(GString *rest)
{
	const char *opens, *closes;

	while ((opens = strchr(rest->str, '(')) != NULL && (closes = strchr(opens, ')')) != NULL)
		cut_out(rest, opens - rest->str, closes + 1 - rest->str);
}

/* Takes the day out, as a key has it, and says where it stood; NULL where there is none. What is
 * printed of an undated meeting is understood, too. */
static char *
cut_day(GString *rest, gsize *day_at)
{
	static struct rx *pattern;
	const struct rx *rx = rx_own(&pattern, "\\b(?:undated|date not known)\\b", RX_CASELESS);
	struct day_found found = { .starts = 0 };
	char *day = NULL;
	gsize group[2];

	if (day_find(rest->str, rest->len, 0, &found) && found.doubt != DAY_IMPOSSIBLE) {
		day = g_strdup(found.iso);
		cut_out(rest, found.starts, found.ends);
		*day_at = found.starts;
	} else if (rx_search(rx, rest->str, rest->len, 0, group, 1) == RX_MATCH) {
		day = g_strdup("undated-");
		cut_out(rest, group[0], group[1]);
		*day_at = group[0];
	}
	return day;
}

static void
read_citation(const char *typed, struct wanted *wanted)
{
	g_autoptr(GString) rest = g_string_new(typed);
	g_autofree char *slug = NULL;
	gsize day_at = 0;
	char *number;

	wanted->limb.label = find_label(rest);
	cut_brackets(rest);
	wanted->day = cut_day(rest, &day_at);
	number = cut_number(rest, day_at);
	if (number != NULL)
		set_item(wanted, number);
	slug = key_slug(rest->str);
	wanted->body = g_strdup(*slug != '\0' ? rest->str : "");
}

static gboolean
has_blank(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		if (g_unichar_isspace(g_utf8_get_char(text)))
			return TRUE;
	}
	return FALSE;
}

/* --- Looking up ------------------------------------------------------------------------------ */

/* What fits. */
struct found {
	gint64 meeting, item;
	char *key;
};

static void
found_free(gpointer data)
{
	struct found *found = data;

	g_free(found->key);
	g_free(found);
}

static enum db_step
take_found(sqlite3_stmt *rows, GPtrArray *all, GError **error)
{
	enum db_step step;

	while ((step = db_step(rows, error)) == DB_ROW) {
		struct found *found = g_new0(struct found, 1);

		found->meeting = sqlite3_column_int64(rows, 0);
		found->item = sqlite3_column_int64(rows, 1);
		found->key = db_dup_text(rows, 2);
		g_ptr_array_add(all, found);
	}
	return step;
}

/* The key of one meeting to the letter, or with all that begins as `last` says. */
static gboolean
find_meetings(sqlite3 *db, const char *first, const char *last, GPtrArray *all, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT id, 0, key FROM meeting WHERE key BETWEEN ?1 AND ?2 ORDER BY id DESC", error);

	return rows != NULL && db_bind_text(rows, 1, first, error) && db_bind_text(rows, 2, last, error) &&
	    take_found(rows, all, error) == DB_DONE;
}

/* The n of "@n", which counts all items, numbered or not; 0 where it is something else. */
static gint64
position(const char *item)
{
	guint64 n = 0;

	return *item == '@' && g_ascii_string_to_unsigned(item + 1, 10, 1, G_MAXINT32, &n, NULL) ? (gint64)n : 0;
}

static gboolean
find_items(sqlite3 *db, const char *first, const char *last, const char *item, GPtrArray *all, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT meeting.id, item.id, meeting.key || '/' || item.key_end"
	    " FROM meeting CROSS JOIN item ON item.meeting_id = meeting.id"
	    " WHERE meeting.key BETWEEN ?1 AND ?2"
	    " AND (item.position = ?4 OR item.key_end = ?3 COLLATE NOCASE"
	    /* "3a" is not "3A" where a meeting has both */
	    " AND (item.key_end = ?3 OR NOT EXISTS (SELECT 1 FROM item AS same"
	    " WHERE same.meeting_id = meeting.id AND same.key_end = ?3)))"
	    " ORDER BY item.id DESC", error);

	return rows != NULL && db_bind_text(rows, 1, first, error) && db_bind_text(rows, 2, last, error) &&
	    db_bind_text(rows, 3, item, error) &&
	    db_bind_number(rows, 4, position(item), error) && take_found(rows, all, error) == DB_DONE;
}

static gboolean
find_between(sqlite3 *db, const char *first, const char *last, const struct wanted *wanted, GPtrArray *all, GError **error)
{
	return wanted->item == NULL ? find_meetings(db, first, last, all, error) :
	    find_items(db, first, last, wanted->item, all, error);
}

/* Below one body: its meeting of that day, else all whose day begins so. */
static gboolean
find_below(sqlite3 *db, const char *body_key, const struct wanted *wanted, GPtrArray *all, GError **error)
{
	g_autofree char *first = g_strconcat(body_key, "/", wanted->day, NULL);
	g_autofree char *last = g_strconcat(first, "\364\217\277\277", NULL);
	guint before = all->len;

	if (!find_between(db, first, first, wanted, all, error))
		return FALSE;
	return all->len > before || find_between(db, first, last, wanted, all, error);
}

static gboolean
find_all(sqlite3 *db, const struct wanted *wanted, GPtrArray *all, GError **error)
{
	g_autofree char *whole = wanted->day != NULL ?
	    g_strconcat(wanted->body, "/", wanted->day, NULL) : g_strdup(wanted->body);
	g_autoptr(GPtrArray) keys = NULL;
	gboolean is_any_body;

	/* What the program prints is found at once. */
	if (!find_between(db, whole, whole, wanted, all, error))
		return FALSE;
	if (all->len > 0)
		return TRUE;
	is_any_body = *wanted->body == '\0' && (wanted->day != NULL || wanted->item != NULL);
	keys = is_any_body ? body_keys(db, error) : body_keys_fitting(db, wanted->body, error);
	if (keys == NULL)
		return FALSE;
	for (guint i = 0; i < keys->len; i++) {
		if (!find_below(db, keys->pdata[i], wanted, all, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
several(const GPtrArray *all, GError **error)
{
	g_autoptr(GString) named = g_string_new(NULL);

	for (guint i = 0; i < MIN(all->len, CANDIDATES_NAMED); i++) {
		const struct found *found = all->pdata[i];

		g_string_append_printf(named, "%s%s", i > 0 ? ", " : "", found->key);
	}
	if (all->len > CANDIDATES_NAMED)
		g_string_append_printf(named, " and %u more", all->len - CANDIDATES_NAMED);
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "fits more than one: %s", named->str);
	return FALSE;
}

/* Says which part was not found: the item of a meeting that is there, or all of it. */
static gboolean
none(sqlite3 *db, struct wanted *wanted, GError **error)
{
	g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func(found_free);
	g_autofree char *item = g_steal_pointer(&wanted->item);

	if (item != NULL && !find_all(db, wanted, meetings, error))
		return FALSE;
	if (meetings->len == 1) {
		const struct found *found = meetings->pdata[0];

		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "%s has no item '%s'", found->key, item);
	} else {
		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "nothing by that name in the cache");
	}
	return FALSE;
}

static gboolean
find(sqlite3 *db, struct wanted *wanted, struct whereabouts *where, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(found_free);
	const struct found *found;

	if (!find_all(db, wanted, all, error))
		return FALSE;
	if (all->len == 0)
		return none(db, wanted, error);
	if (all->len > 1)
		return several(all, error);
	found = all->pdata[0];
	*where = (struct whereabouts){ .meeting = found->meeting, .item = found->item };
	return limb_find(db, &wanted->limb, where, error);
}

gboolean
query_find_fact(sqlite3 *db, const char *typed, struct whereabouts *found, GError **error)
{
	g_autofree char *valid = g_utf8_make_valid(typed, -1);
	struct wanted wanted = { 0 };
	gboolean is_found;

	g_strstrip(valid);
	if (has_blank(valid))
		read_citation(valid, &wanted);
	else
		read_key(valid, &wanted);
	is_found = find(db, &wanted, found, error);
	wanted_clear(&wanted);
	return is_found;
}

gboolean
query_find(sqlite3 *db, const char *typed, gint64 *meeting, gint64 *item, GError **error)
{
	struct whereabouts found;

	if (!query_find_fact(db, typed, &found, error))
		return FALSE;
	*meeting = found.meeting;
	*item = found.item;
	return TRUE;
}

gboolean
query_has_meeting(sqlite3 *db, const char *key)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db, "SELECT 1 FROM meeting WHERE key = ?1", NULL);
	const char *slash = strchr(key, '/');
	g_autofree char *meeting = slash != NULL ? g_strndup(key, slash + 1 - key + strcspn(slash + 1, "/")) : NULL;

	return row != NULL && meeting != NULL && db_bind_text(row, 1, meeting, NULL) && db_step(row, NULL) == DB_ROW;
}
