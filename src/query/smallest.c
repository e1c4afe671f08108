/*
 * The smallest record that holds a hit. The title of an item says what all of it is about; where it doesn't
 * hold all that is looked for, the shortest of its resolutions and actions that does is what was found. Where an
 * action is asked for ("is:silent visit"), one that isn't silent is not that; asked for alone ("is:silent"), the
 * shortest that is silent is what was found.
 */
#include <string.h>
#include "query/finder.h"
#include "query/hit.h"
#include "query/plausible.h"
#include "query/snippet.h"
#include "query/where_facts.h"
#include "sql/db.h"

/* What it takes to find them. */
struct smallest {
	const struct filter *filter;
	struct plausible *plausible;
	struct finder *finder;
	gboolean is_all_marked; /* in snippets that are there: by the index, which knows all that is looked for, or look.c */
	sqlite3_stmt *facts, *texts; /* of an item */
	struct where where; /* of actions, where these are asked for */
	gboolean are_actions;
	gboolean is_bare; /* nothing is looked for in texts: actions are asked for alone */
};

/* --- Facts ----------------------------------------------------------------------------------- */

/* The best so far. */
struct found {
	gint64 id;
	guint number;
	gboolean is_action;
	char *text; /* NULL: none */
};

/* A look at the bytes first: most of an item's facts are other ones. */
static gboolean
holds(const struct smallest *smallest, const char *text)
{
	struct candidate as_item = { .texts = { { text, strlen(text) } } };

	return smallest->is_bare ||
	    (plausible_item(smallest->plausible, &as_item) && finder_says(smallest->finder, IN_MINUTES, text));
}

/* Resolutions come first, and so win over an action that is as short. */
static gboolean
find_fact(const struct smallest *smallest, gint64 item, struct found *found, GError **error)
{
	enum db_step step = DB_FAILED;

	if (!db_bind_number(smallest->facts, 1, item, error) ||
	    (smallest->are_actions && !db_bind_number(smallest->facts, 2, item, error)))
		return FALSE;
	while ((step = db_step(smallest->facts, error)) == DB_ROW) {
		const char *text = db_text(smallest->facts, 3);

		if ((found->text != NULL && strlen(text) >= strlen(found->text)) || !holds(smallest, text))
			continue;
		g_free(found->text);
		*found = (struct found){ .id = sqlite3_column_int64(smallest->facts, 0),
			.number = sqlite3_column_int(smallest->facts, 1),
			.is_action = sqlite3_column_int(smallest->facts, 2), .text = g_strdup(text) };
	}
	return step == DB_DONE;
}

static void
take_fact(const struct smallest *smallest, struct item_row *row, const struct found *found)
{
	char *key = g_strdup_printf("%s/%c%u", row->key, found->is_action ? 'a' : 'r', found->number);
	g_autofree char *marked = finder_mark(smallest->finder, IN_MINUTES, found->text);

	g_free(row->key);
	g_free(row->snippet);
	row->key = key;
	row->fact = found->id;
	row->where = found->is_action ? "action" : "resolution";
	row->snippet = hit_one_line(marked);
}

/* --- Texts ----------------------------------------------------------------------------------- */

/* The part of a text with the most of what is found in it; NULL where that is nothing. */
static char *
snippet_in(const struct smallest *smallest, int column, const char *text)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));

	finder_find(smallest->finder, candidate_columns[column], text, places);
	return places->len > 0 ? snippet_of(text, strlen(text), places) : NULL;
}

/* The title says most, and comes last. */
static void
find_snippet(const struct smallest *smallest, struct item_row *row)
{
	for (int i = CANDIDATE_TEXTS - 1; i >= 0 && row->snippet == NULL; i--) {
		const char *text = db_text(smallest->texts, i);
		gsize match[2];

		if (text == NULL)
			continue;
		row->snippet = snippet_in(smallest, i, text);
		/* What has no letters is no place. */
		if (row->snippet == NULL && finder_matches(smallest->finder, candidate_columns[i], text, match))
			row->snippet = snippet_around(text, strlen(text), match);
		if (row->snippet != NULL)
			row->where = hit_where(i);
	}
}

/* The index marked its words; in the same text there may be more. */
static void
replace_snippet(const struct smallest *smallest, struct item_row *row)
{
	for (int i = 0; i < CANDIDATE_TEXTS; i++) {
		const char *text = g_strcmp0(row->where, hit_where(i)) == 0 ? db_text(smallest->texts, i) : NULL;
		char *snippet = text != NULL ? snippet_in(smallest, i, text) : NULL;

		if (snippet != NULL) {
			g_free(row->snippet);
			row->snippet = snippet;
		}
	}
}

static gboolean
add_snippet(const struct smallest *smallest, struct item_row *row, GError **error)
{
	enum db_step step = DB_FAILED;

	if (!db_bind_number(smallest->texts, 1, row->id, error) ||
	    (step = db_step(smallest->texts, error)) == DB_FAILED)
		return FALSE;
	if (step == DB_ROW && row->snippet == NULL)
		find_snippet(smallest, row);
	else if (step == DB_ROW)
		replace_snippet(smallest, row);
	sqlite3_reset(smallest->texts);
	return TRUE;
}

/* --- Rows ------------------------------------------------------------------------------------ */

/* What the index begins with a sentence may end in a hit: within a phrase, or so that nobody sees what it is about. */
static gboolean
is_well_marked(const struct smallest *smallest, const struct item_row *row)
{
	static const char cut[] = { HIT_ENDS, '\xe2', '\x80', '\xa6', '\0' };

	return row->snippet != NULL && smallest->is_all_marked && !g_str_has_suffix(row->snippet, cut);
}

static gboolean
find_smallest(const struct smallest *smallest, struct item_row *row, GError **error)
{
	struct found found = { 0 };

	if (row->resolutions + row->actions > 0 &&
	    (smallest->is_bare || row->title == NULL || !finder_says(smallest->finder, IN_TITLE, row->title)) &&
	    !find_fact(smallest, row->id, &found, error)) {
		g_free(found.text);
		return FALSE;
	}
	if (found.text == NULL)
		return smallest->is_bare || is_well_marked(smallest, row) || add_snippet(smallest, row, error);
	take_fact(smallest, row, &found);
	g_free(found.text);
	return TRUE;
}

/* How many clauses look for something in texts, and whether those who make snippets knew all of it. */
static guint
count_of_texts(const struct filter *filter, gboolean *is_all_marked)
{
	gboolean is_all_words = TRUE, is_pattern = FALSE;
	guint n = 0;

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (!clause_looks_for_text(clause))
			continue;
		is_all_words &= clause_is_words(clause);
		is_pattern = clause_has_regex(clause) && clause->len == 1;
		n++;
	}
	*is_all_marked = is_all_words || (n == 1 && is_pattern);
	return n;
}

/* "is:silent", "due:2024": something that only actions have. */
static gboolean
asks_for_actions(const struct filter *filter)
{
	const struct where of_items = { .of = WHERE_ITEMS };

	for (guint i = 0; filter->facts == FACTS_NONE && i < filter->clauses->len; i++) {
		if (where_is_fact_clause(&of_items, filter, filter->clauses->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

/* Both "?" are the item's id, bound again for each. */
static sqlite3_stmt *
prepare_actions(struct smallest *smallest, sqlite3 *db, GError **error)
{
	struct where *where = &smallest->where;

	where_add(where, "SELECT action.id, " FACT_NUMBER("action.id") ", 1, action.text FROM action"
	    " LEFT JOIN outcome ON outcome.action_id = action.id WHERE " FACT_OF_ITEM("action.id", "?"));
	where_number(where, 0);
	where_number(where, 0);
	where->of = WHERE_ACTIONS;
	where_fact_clauses(where, smallest->filter);
	where_add(where, " ORDER BY 2");
	return where_prepare(where, db, error);
}

#define OF_ITEM " WHERE " FACT_OF_ITEM("id", "?1")

/* A recommendation has no reference of its own. */
static gboolean
prepare(struct smallest *smallest, sqlite3 *db, GError **error)
{
	smallest->facts = smallest->are_actions ? prepare_actions(smallest, db, error) :
	    db_prepare(db, "SELECT id, number, 0, text FROM resolution" OF_ITEM " AND number > 0"
	    " UNION ALL SELECT id, " FACT_NUMBER("id") ", 1, text FROM action" OF_ITEM " ORDER BY 3, 2", error);
	if (smallest->facts != NULL)
		smallest->texts = db_prepare(db, "SELECT minutes_text, agenda_text, title FROM main.item WHERE id = ?1", error);
	return smallest->texts != NULL;
}

gboolean
query_smallest(sqlite3 *db, const struct filter *filter, const GPtrArray *rows, GError **error)
{
	struct smallest smallest = { .filter = filter };
	gboolean is_well;

	if (filter == NULL || filter->facts != FACTS_NONE || rows->len == 0)
		return TRUE;
	smallest.is_bare = count_of_texts(filter, &smallest.is_all_marked) == 0;
	smallest.are_actions = asks_for_actions(filter);
	if (smallest.is_bare && !smallest.are_actions)
		return TRUE;
	smallest.finder = finder_new(filter);
	where_init(&smallest.where, "");
	is_well = prepare(&smallest, db, error);
	smallest.plausible = plausible_new(filter);
	for (guint i = 0; is_well && i < rows->len; i++)
		is_well = find_smallest(&smallest, rows->pdata[i], error);
	plausible_free(smallest.plausible);
	finder_free(smallest.finder);
	sqlite3_finalize(smallest.facts);
	sqlite3_finalize(smallest.texts);
	where_clear(&smallest.where);
	return is_well;
}
