/* The plain scan: every row is asked every condition. */
#include <string.h>
#include "oracle.h"

/* --- Words in a text ---------------------------------------------------------------------------- */

/* The numbers of a term's words; one that no text holds has none. */
static void
look_up(const struct oracle *oracle, struct ask_term *term)
{
	guint n = g_strv_length(term->words);

	if (term->numbers != NULL)
		return;
	term->numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
	term->stems = g_ptr_array_new();
	for (guint i = 0; i < n; i++) {
		gpointer found;
		guint32 number = g_hash_table_lookup_extended(oracle->numbers, term->words[i], NULL, &found) ?
		    GPOINTER_TO_UINT(found) : G_MAXUINT32;

		g_array_append_val(term->numbers, number);
		g_ptr_array_add(term->stems, (char *)stemmer_stem(oracle->stemmer, term->words[i]));
	}
	if (!term->is_prefix)
		return;
	term->begins = g_malloc0(oracle->vocabulary->len);
	for (guint i = 0; i < oracle->vocabulary->len; i++)
		term->begins[i] = g_str_has_prefix(oracle->vocabulary->pdata[i], term->words[n - 1]);
}

static gboolean
is_word(const struct oracle *oracle, const struct ask_term *term, guint i, guint32 word)
{
	if (term->form == FORM_STEM)
		return term->stems->pdata[i] == oracle->stems->pdata[word];
	if (term->is_prefix && i + 1 == term->numbers->len)
		return term->begins[word];
	return g_array_index(term->numbers, guint32, i) == word;
}

/* All words of the term, behind each other. */
static gboolean
stand_at(const struct oracle *oracle, struct ask_term *term, const struct told_text *text, guint at)
{
	look_up(oracle, term);
	if (at + term->numbers->len > text->words->len)
		return FALSE;
	for (guint i = 0; i < term->numbers->len; i++) {
		if (!is_word(oracle, term, i, g_array_index(text->words, guint32, at + i)))
			return FALSE;
	}
	return TRUE;
}

/* A phrase that begins at `last` or before it, with no more words between its end and `last`. */
static gboolean
stands_near(const struct oracle *oracle, struct ask_term *part, guint distance, const struct told_text *text, guint last)
{
	guint reach = g_strv_length(part->words) + distance;

	for (guint at = last > reach ? last - reach : 0; at <= last; at++) {
		if (stand_at(oracle, part, text, at))
			return TRUE;
	}
	return FALSE;
}

/* All parts near the one that begins last. */
static gboolean
stand_near(const struct oracle *oracle, struct ask_term *term, const struct told_text *text, guint last)
{
	gboolean is_last = FALSE;

	for (guint i = 0; i < term->parts->len && !is_last; i++)
		is_last = stand_at(oracle, term->parts->pdata[i], text, last);
	for (guint i = 0; i < term->parts->len && is_last; i++)
		is_last = stands_near(oracle, term->parts->pdata[i], term->distance, text, last);
	return is_last;
}

gboolean
oracle_holds(const struct oracle *oracle, struct ask_term *term, const struct told_text *text)
{
	if (text == NULL)
		return FALSE;
	if (term->form == FORM_PATTERN)
		return g_regex_match(term->pattern, text->text, 0, NULL);
	for (guint i = 0; i < text->words->len; i++) {
		if (term->form == FORM_NEAR ? stand_near(oracle, term, text, i) : stand_at(oracle, term, text, i))
			return TRUE;
	}
	return FALSE;
}

static gboolean
one_holds(const struct oracle *oracle, struct ask_term *term, const GPtrArray *texts)
{
	for (guint i = 0; i < texts->len; i++) {
		if (oracle_holds(oracle, term, texts->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

static guint
columns_of(const struct oracle *oracle, struct ask_term *term, const struct told_item *item)
{
	if (term->columns_of == NULL) {
		term->columns_of = g_malloc(oracle->items->len);
		memset(term->columns_of, 0xff, oracle->items->len);
	}
	if (term->columns_of[item->at] == 0xff) {
		term->columns_of[item->at] = 0;
		for (int i = 0; i < ITEM_FIELDS; i++)
			term->columns_of[item->at] |= oracle_holds(oracle, term, item->fields[i]) << i;
	}
	return term->columns_of[item->at];
}

static guint
columns_asked(const struct ask *ask, const struct ask_term *term)
{
	return term->columns != 0 ? term->columns : ask->columns;
}

/* --- Names of bodies ---------------------------------------------------------------------------- */

/* 2: it is the name; 1: its initials, with or without small words, or the beginning of a word of it and
 * what follows; 0: it doesn't fit. */
static int
name_fits(const char *name, const char *asked)
{
	static const char *const small[] = { "and", "of", "the", "for", "on", "in", "to", "a", NULL };
	g_auto(GStrv) words = g_strsplit(name, "-", -1);
	g_autoptr(GString) all = g_string_new(NULL), large = g_string_new(NULL);
	gboolean begins = FALSE;

	for (guint i = 0; words[i] != NULL; i++) {
		g_autofree char *rest = g_strjoinv("-", words + i);

		begins |= g_str_has_prefix(rest, asked);
		g_string_append_unichar(all, g_utf8_get_char(words[i]));
		if (!g_strv_contains(small, words[i]))
			g_string_append_unichar(large, g_utf8_get_char(words[i]));
	}
	if (*asked == '\0')
		return 0;
	if (strcmp(name, asked) == 0)
		return 2;
	return begins || strcmp(all->str, asked) == 0 || strcmp(large->str, asked) == 0;
}

/* "averley: audit" asks for both. */
static int
body_fits(const char *body_key, const struct ask_term *term)
{
	const char *colon = strchr(body_key, ':');
	g_autofree char *council = colon != NULL ? g_strndup(body_key, colon - body_key) : g_strdup("");
	g_autofree char *asked = g_strjoinv("-", term->words);
	int fits = name_fits(colon != NULL ? colon + 1 : body_key, asked);

	return term->value == NULL ? fits : MIN(fits, name_fits(council, term->value));
}

/* Where one fits by its name, only those that do. */
static gboolean
is_body(const struct oracle *oracle, struct ask_term *term, guint body)
{
	int best = 1;

	if (term->bodies == NULL) {
		term->bodies = g_malloc(oracle->bodies->len);
		for (guint i = 0; i < oracle->bodies->len; i++)
			best = MAX(best, body_fits(oracle->bodies->pdata[i], term));
		for (guint i = 0; i < oracle->bodies->len; i++)
			term->bodies[i] = body_fits(oracle->bodies->pdata[i], term) >= best;
	}
	return term->bodies[body];
}

static gboolean
is_council(const struct ask_term *term, const char *body_key)
{
	g_autofree char *asked = g_strjoinv("-", term->words);
	const char *colon = strchr(body_key, ':');
	g_autofree char *council = colon != NULL ? g_strndup(body_key, colon - body_key) : NULL;

	return council != NULL && name_fits(council, asked) > 0;
}

/* --- One condition ------------------------------------------------------------------------------ */

static gboolean
is_within(const char *day, const struct ask_term *term)
{
	return day != NULL && strcmp(day, term->first) >= 0 && strcmp(day, term->last) <= 0;
}

/* One without a date: all days on which it can have been. */
static gboolean
was_within(const struct told_meeting *meeting, const struct ask_term *term)
{
	if (meeting->date != NULL)
		return is_within(meeting->date, term);
	return strcmp(meeting->earliest != NULL ? meeting->earliest : FIRST_OF_ALL, term->first) >= 0 &&
	    strcmp(meeting->latest != NULL ? meeting->latest : LAST_OF_ALL, term->last) <= 0;
}

static gboolean
was_loaded(const struct told_meeting *meeting, const struct ask_term *term)
{
	for (guint i = 0; i < meeting->loaded->len; i++) {
		if (is_within(meeting->loaded->pdata[i], term))
			return TRUE;
	}
	return FALSE;
}

/* As printed, or as it stands in the key. */
static gboolean
has_number(const struct told_item *item, const char *value)
{
	g_autofree char *printed = g_strdup(item->number != NULL ? item->number : "");
	g_autofree char *asked = g_strdup(value);

	g_strdelimit(printed, "/", '~');
	g_strdelimit(asked, "/", '~');
	return g_ascii_strcasecmp(printed, asked) == 0 || g_ascii_strcasecmp(item->key_end, asked) == 0;
}

/* What a meeting knows by itself. */
static gboolean
is_of_meeting(enum ask_kind kind)
{
	return kind == ASK_DAYS || kind == ASK_UNDATED || kind == ASK_BODY || kind == ASK_COUNCIL ||
	    kind == ASK_STATUS || kind == ASK_LOADED;
}

static gboolean
fits_meeting(const struct oracle *oracle, struct ask_term *term, const struct told_meeting *meeting)
{
	switch (term->kind) {
	case ASK_DAYS:
		return was_within(meeting, term);
	case ASK_UNDATED:
		return meeting->date == NULL;
	case ASK_BODY:
		return is_body(oracle, term, meeting->body);
	case ASK_COUNCIL:
		return is_council(term, meeting->body_key);
	case ASK_STATUS:
		return g_strcmp0(meeting->status, term->value) == 0;
	case ASK_LOADED:
		return was_loaded(meeting, term);
	default:
		g_assert_not_reached();
	}
}

/* Was there, or is named in the item; in a list of people, the one who is listed. */
static gboolean
has_person(const struct oracle *oracle, struct ask_term *term, const struct told_item *item, const struct told_text *listed)
{
	return listed != NULL ? oracle_holds(oracle, term, listed) :
	    one_holds(oracle, term, item->people) || one_holds(oracle, term, item->meeting->attendees);
}

static gboolean
fits_item(const struct oracle *oracle, const struct ask *ask, struct ask_term *term, const struct told_item *item,
    const struct told_text *listed)
{
	switch (term->kind) {
	case ASK_WORDS:
		return (columns_of(oracle, term, item) & columns_asked(ask, term)) != 0;
	case ASK_MINUTE:
		return has_number(item, term->value);
	case ASK_PERSON:
		return has_person(oracle, term, item, listed);
	case ASK_TRUNCATED:
		return item->is_truncated;
	default:
		return fits_meeting(oracle, term, item->meeting);
	}
}

static gboolean
fits_fact(const struct oracle *oracle, struct ask_term *term, const struct told_fact *fact)
{
	gboolean is_open = g_strcmp0(fact->state, "open") == 0;

	switch (term->kind) {
	case ASK_WORDS:
		return oracle_holds(oracle, term, fact->text);
	case ASK_OWNER:
		return oracle_holds(oracle, term, fact->owner);
	case ASK_DUE:
		return is_within(fact->last_day, term);
	case ASK_STATE:
		return strcmp(fact->state, term->value) == 0;
	case ASK_OVERDUE:
		return is_open && fact->last_day != NULL && strcmp(fact->last_day, oracle->today) < 0;
	case ASK_SILENT:
		return is_open && fact->is_silent;
	case ASK_DEFERRED:
		return fact->is_deferral;
	default:
		g_assert_not_reached();
	}
}

/* --- All conditions ----------------------------------------------------------------------------- */

/* A row that is asked: an item, or one of its facts. */
struct row {
	const struct oracle *oracle;
	const struct ask *ask;
	enum rows rows;
	const struct told_item *item;
	const struct told_fact *fact;
	const struct told_text *listed; /* a person's name; NULL: the row is none */
};

/* ROWS_ITEMS: about no fact. */
static enum rows
about(const struct ask *ask, const struct ask_term *term)
{
	switch (term->kind) {
	case ASK_WORDS:
		return term->columns == 0 ? ask->of : ROWS_ITEMS;
	case ASK_OWNER:
	case ASK_DUE:
	case ASK_STATE:
	case ASK_OVERDUE:
	case ASK_SILENT:
	case ASK_DEFERRED:
		return ROWS_ACTIONS;
	default:
		return ROWS_ITEMS;
	}
}

/*
 * Clauses about facts of one kind, which one and the same fact has to fit. That an item has no such action
 * ("-is:overdue") is none of them, but that one holds not the word is: with in:action words are an action's.
 */
static enum rows
clause_about(const struct row *row, const GPtrArray *clause)
{
	enum rows of = about(row->ask, clause->pdata[0]);

	for (guint i = 0; i < clause->len; i++) {
		const struct ask_term *term = clause->pdata[i];

		if (about(row->ask, term) != of)
			return ROWS_ITEMS;
		if (term->is_negated && term->kind != ASK_WORDS && row->rows != of)
			return ROWS_ITEMS;
	}
	return of;
}

static gboolean
fact_fits_clauses(const struct row *row, enum rows of, const struct told_fact *fact)
{
	for (guint i = 0; i < row->ask->clauses->len; i++) {
		const GPtrArray *clause = row->ask->clauses->pdata[i];
		gboolean fits = clause_about(row, clause) != of;

		for (guint n = 0; n < clause->len && !fits; n++) {
			struct ask_term *term = clause->pdata[n];

			fits = fits_fact(row->oracle, term, fact) != term->is_negated;
		}
		if (!fits)
			return FALSE;
	}
	return TRUE;
}

/* Of a resolution: only the actions that stand in it. */
static gboolean
is_in_row(const struct row *row, enum rows of, const struct told_fact *fact)
{
	return row->rows != ROWS_RESOLUTIONS || of != ROWS_ACTIONS || fact->resolution == row->fact->resolution;
}

static const GPtrArray *
facts_of(const struct told_item *item, enum rows of)
{
	return of == ROWS_ACTIONS ? item->actions : item->resolutions;
}

static gboolean
has_clauses(const struct row *row, enum rows of)
{
	for (guint i = 0; i < row->ask->clauses->len; i++) {
		if (clause_about(row, row->ask->clauses->pdata[i]) == of)
			return TRUE;
	}
	return FALSE;
}

static gboolean
one_fact_fits_clauses(const struct row *row, enum rows of)
{
	const GPtrArray *facts = facts_of(row->item, of);

	if (row->rows == of)
		return fact_fits_clauses(row, of, row->fact);
	for (guint i = 0; i < facts->len; i++) {
		if (is_in_row(row, of, facts->pdata[i]) && fact_fits_clauses(row, of, facts->pdata[i]))
			return TRUE;
	}
	return !has_clauses(row, of);
}

gboolean
oracle_wants_actions(const struct oracle *oracle, const struct ask *ask)
{
	return has_clauses(&(struct row){ .oracle = oracle, .ask = ask }, ROWS_ACTIONS);
}

gboolean
oracle_fits_action(const struct oracle *oracle, const struct ask *ask, const struct told_fact *action)
{
	struct row row = { .oracle = oracle, .ask = ask, .rows = ROWS_ACTIONS, .fact = action, .item = action->item };

	return fact_fits_clauses(&row, ROWS_ACTIONS, action);
}

static gboolean
one_fact_fits(const struct row *row, struct ask_term *term, enum rows of)
{
	const GPtrArray *facts = facts_of(row->item, of);

	if (row->rows == of)
		return fits_fact(row->oracle, term, row->fact);
	for (guint i = 0; i < facts->len; i++) {
		if (is_in_row(row, of, facts->pdata[i]) && fits_fact(row->oracle, term, facts->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

static gboolean
clause_fits(const struct row *row, const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		struct ask_term *term = clause->pdata[i];
		enum rows of = about(row->ask, term);
		gboolean fits = of == ROWS_ITEMS ? fits_item(row->oracle, row->ask, term, row->item, row->listed) :
		    one_fact_fits(row, term, of);

		if (fits != term->is_negated)
			return TRUE;
	}
	return FALSE;
}

static gboolean
row_fits(const struct row *row)
{
	for (guint i = 0; i < row->ask->clauses->len; i++) {
		const GPtrArray *clause = row->ask->clauses->pdata[i];

		if (clause_about(row, clause) == ROWS_ITEMS && !clause_fits(row, clause))
			return FALSE;
	}
	return one_fact_fits_clauses(row, ROWS_ACTIONS) && one_fact_fits_clauses(row, ROWS_RESOLUTIONS);
}

/* --- All rows ----------------------------------------------------------------------------------- */

/* Whether only items can tell, so that a meeting needs one that fits. */
static gboolean
needs_items(const struct ask *ask)
{
	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			if (!is_of_meeting(((struct ask_term *)clause->pdata[n])->kind))
				return TRUE;
		}
	}
	return FALSE;
}

static gboolean
meeting_fits(const struct oracle *oracle, const struct ask *ask, const struct told_meeting *meeting)
{
	struct told_item alone = { .meeting = (struct told_meeting *)meeting };
	struct row row = { .oracle = oracle, .ask = ask, .item = &alone };

	if (!needs_items(ask)) {
		for (guint i = 0; i < ask->clauses->len; i++) {
			if (!clause_fits(&row, ask->clauses->pdata[i]))
				return FALSE;
		}
		return TRUE;
	}
	for (guint i = 0; i < meeting->items->len; i++) {
		row.item = meeting->items->pdata[i];
		if (row_fits(&row))
			return TRUE;
	}
	return FALSE;
}

static gboolean
fits(const struct oracle *oracle, const struct ask *ask, enum rows rows, gconstpointer data, gint64 *id)
{
	struct row row = { .oracle = oracle, .ask = ask, .rows = rows };

	if (rows == ROWS_MEETINGS) {
		*id = ((const struct told_meeting *)data)->id;
		return meeting_fits(oracle, ask, data);
	}
	if (rows == ROWS_PEOPLE || rows == ROWS_REFERENCES) {
		const struct told_row *told = data;

		row.item = told->item;
		row.listed = told->name;
		*id = told->id;
	} else if (rows == ROWS_ITEMS) {
		row.item = data;
		*id = row.item->id;
	} else {
		row.fact = data;
		row.item = row.fact->item;
		*id = row.fact->id;
	}
	return row_fits(&row);
}

GArray *
oracle_find(const struct oracle *oracle, const struct ask *ask, enum rows rows)
{
	const GPtrArray *const lists[] = { oracle->items, oracle->actions, oracle->resolutions, oracle->meetings, oracle->people,
		oracle->references };
	const GPtrArray *all = lists[rows];
	GArray *found = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < all->len; i++) {
		gint64 id;

		if (fits(oracle, ask, rows, all->pdata[i], &id))
			g_array_append_val(found, id);
	}
	return found;
}

/* The fields in which anything that is looked for stands. */
static guint
columns_of_any(const struct oracle *oracle, const struct ask *ask, const struct told_item *item)
{
	guint columns = 0;

	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			struct ask_term *term = clause->pdata[n];

			if (term->kind == ASK_WORDS && !term->is_negated)
				columns |= columns_of(oracle, term, item) & columns_asked(ask, term);
		}
	}
	return columns;
}

/* Of each field how many clauses that are words alone stand in it: "grant OR min:12" needn't have a word. */
static void
count_clauses(const struct oracle *oracle, const struct ask *ask, const struct told_item *item, guint counts[ITEM_FIELDS])
{
	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];
		guint columns = 0;

		for (guint n = 0; n < clause->len; n++) {
			struct ask_term *term = clause->pdata[n];

			if (term->kind != ASK_WORDS || term->is_negated || term->form == FORM_PATTERN) {
				columns = 0;
				break;
			}
			columns |= columns_of(oracle, term, item) & columns_asked(ask, term);
		}
		for (int field = 0; field < ITEM_FIELDS; field++)
			counts[field] += columns >> field & 1;
	}
}

const char *
oracle_where(const struct oracle *oracle, const struct ask *ask, const struct told_item *item)
{
	static const char *const names[] = { "title", "agenda", "minutes" };
	guint counts[ITEM_FIELDS] = { 0 }, any = columns_of_any(oracle, ask, item);
	int best = 0;

	count_clauses(oracle, ask, item, counts);
	for (int i = 1; i < ITEM_FIELDS; i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	if (counts[best] > 0)
		return names[best];
	for (int i = 0; i < ITEM_FIELDS; i++) {
		if (any & 1u << i)
			return names[i];
	}
	return NULL;
}
