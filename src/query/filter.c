#include <string.h>
#include "base/error.h"
#include "query/days.h"
#include "query/filter.h"
#include "query/typed.h"

#define FIELDS "body, council, date, due, in, is, loaded, min, owner, person, title, year"

/* SQLite limits how deep an expression may be; words have no such limit. */
enum { MOST_CONDITIONS = 200 };

/* What reading goes along with. */
struct reading {
	struct filter *filter;
	GString *notice;
	guint in; /* columns that in: has named so far */
	guint conditions;
	gboolean is_or;    /* OR stands before the next term */
	gboolean is_after; /* a term that OR may follow stands before */
};

static void
term_free(gpointer data)
{
	struct term *term = data;

	g_free(term->text);
	g_free(term);
}

static void
notice(struct reading *reading, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
notice(struct reading *reading, const char *format, ...)
{
	va_list values;

	if (reading->notice->len > 0)
		g_string_append(reading->notice, "; ");
	va_start(values, format);
	g_string_append_vprintf(reading->notice, format, values);
	va_end(values);
}

static struct term *
add_term(struct reading *reading, enum term_kind kind, const struct piece *piece)
{
	GPtrArray *clauses = reading->filter->clauses, *clause;
	struct term *term = g_new0(struct term, 1);

	if (reading->is_or && clauses->len > 0) {
		clause = clauses->pdata[clauses->len - 1];
	} else {
		clause = g_ptr_array_new_with_free_func(term_free);
		g_ptr_array_add(clauses, clause);
	}
	reading->is_or = FALSE;
	reading->is_after = TRUE;
	reading->conditions += kind != TERM_WORDS || piece->is_negated;
	term->kind = kind;
	term->is_negated = piece->is_negated;
	term->text = g_strdup(piece->value);
	g_ptr_array_add(clause, term);
	return term;
}

static void
add_words(struct reading *reading, const struct piece *piece, guint columns)
{
	struct term *term;

	if (!typed_has_token(piece->value)) {
		notice(reading, "'%s' holds no letter and no digit, so nothing was searched for in its place",
		    piece->typed);
		reading->filter->is_void = TRUE;
		return;
	}
	if (piece->is_open)
		notice(reading, "the quotation mark before '%s' is not closed: taken as closed at the end",
		    piece->value);
	if (!piece->is_quoted && strchr(piece->value, '*') != NULL)
		notice(reading, "a star counts at the end of a word only, not in '%s'", piece->value);
	term = add_term(reading, TERM_WORDS, piece);
	term->columns = columns;
	term->is_prefix = piece->is_prefix;
}

/* --- Fields ---------------------------------------------------------------------------------- */

static gboolean
wrong_value(const struct piece *piece, const char *known, GError **error)
{
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "'%s:%s': %s", piece->field, piece->value, known);
	return FALSE;
}

static gboolean
read_title(struct reading *reading, const struct piece *piece, GError **error)
{
	(void)error;
	add_words(reading, piece, IN_TITLE);
	return TRUE;
}

static gboolean
read_in(struct reading *reading, const struct piece *piece, GError **error)
{
	static const struct {
		const char *name;
		guint column;
	} parts[] = { { "title", IN_TITLE }, { "agenda", IN_AGENDA }, { "minutes", IN_MINUTES },
		{ "resolution", IN_RESOLUTION }, { "action", IN_ACTION } };

	for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (g_ascii_strcasecmp(piece->value, parts[i].name) != 0)
			continue;
		if (piece->is_negated && parts[i].column & ~IN_ALL)
			return wrong_value(piece, "in:resolution and in:action have no minus", error);
		reading->in |= piece->is_negated ? IN_ALL & ~parts[i].column : parts[i].column;
		if (reading->in & (IN_RESOLUTION | IN_ACTION) && reading->in != parts[i].column)
			return wrong_value(piece, "in:resolution and in:action stand without another in:", error);
		/* "in:title OR in:agenda" is what both together say anyway. */
		reading->is_or = FALSE;
		reading->is_after = TRUE;
		return TRUE;
	}
	return wrong_value(piece, "in: knows action, agenda, minutes, resolution and title", error);
}

static gboolean
read_slug(struct reading *reading, const struct piece *piece, GError **error)
{
	static const struct {
		const char *field;
		enum term_kind kind;
	} kinds[] = { { "body", TERM_BODY }, { "council", TERM_COUNCIL }, { "owner", TERM_OWNER },
		{ "person", TERM_PERSON } };
	guint i = 0;

	if (!typed_has_token(piece->value))
		return wrong_value(piece, "a name is missing", error);
	while (strcmp(kinds[i].field, piece->field) != 0)
		i++;
	add_term(reading, kinds[i].kind, piece)->is_prefix = piece->is_prefix;
	return TRUE;
}

static gboolean
add_days(struct reading *reading, const struct piece *piece, enum term_kind kind, int first, int last,
    GError **error)
{
	struct term *term;

	if (first > last)
		return wrong_value(piece, "ends before it begins", error);
	term = add_term(reading, kind, piece);
	term->first = first;
	term->last = last;
	return TRUE;
}

static gboolean
read_days(struct reading *reading, const struct piece *piece, GError **error)
{
	enum term_kind kind = strcmp(piece->field, "date") == 0 ? TERM_DAYS :
	    strcmp(piece->field, "due") == 0 ? TERM_DUE : TERM_LOADED;
	int first, last;

	if (!days_read(piece->value, &first, &last))
		return wrong_value(piece, "no such day; try 2023, 2023-09, 2023-09-12, 2023-09..2024-02 or >2023-09",
		    error);
	return add_days(reading, piece, kind, first, last, error);
}

static gboolean
read_year(struct reading *reading, const struct piece *piece, GError **error)
{
	int first, last;

	if (!days_read_year(piece->value, &first, &last))
		return wrong_value(piece, "a municipal year is written 2023/24; for a calendar year try date:2023",
		    error);
	return add_days(reading, piece, TERM_DAYS, first, last, error);
}

static gboolean
read_minute(struct reading *reading, const struct piece *piece, GError **error)
{
	struct term *term;

	if (!typed_has_token(piece->value))
		return wrong_value(piece, "a minute number is missing", error);
	term = add_term(reading, TERM_MINUTE, piece);
	/* "109(2)" is part 2 of what item 109 says. */
	term->text[strcspn(term->text, "(")] = '\0';
	g_strdelimit(term->text, "/", '~');
	return TRUE;
}

static gboolean
read_is(struct reading *reading, const struct piece *piece, GError **error)
{
	g_autofree char *value = g_ascii_strdown(piece->value, -1);
	static const struct {
		const char *name;
		enum term_kind kind;
	} alone[] = { { "truncated", TERM_TRUNCATED }, { "overdue", TERM_OVERDUE }, { "silent", TERM_SILENT },
		{ "deferred", TERM_DEFERRED } };
	enum meeting_status status = STATUS_UNKNOWN;
	enum action_state state;

	for (guint i = 0; i < G_N_ELEMENTS(alone); i++) {
		if (strcmp(value, alone[i].name) == 0) {
			add_term(reading, alone[i].kind, piece);
			return TRUE;
		}
	}
	if (strcmp(value, "undated") == 0)
		return add_days(reading, piece, TERM_DAYS, 0, 0, error);
	if (status_from_name(value, &status) || action_state_from_name(value, &state)) {
		struct term *term = add_term(reading, status == STATUS_UNKNOWN ? TERM_STATE : TERM_STATUS, piece);

		g_free(term->text);
		term->text = g_steal_pointer(&value);
		return TRUE;
	}
	return wrong_value(piece, "is: knows cancelled, deferred, done, draft, dropped, open, overdue, published,"
	    " silent, truncated, undated and waiting", error);
}

static const struct {
	const char *name;
	gboolean (*read)(struct reading *reading, const struct piece *piece, GError **error);
} fields[] = {
	{ "body", read_slug },
	{ "council", read_slug },
	{ "date", read_days },
	{ "due", read_days },
	{ "in", read_in },
	{ "is", read_is },
	{ "loaded", read_days },
	{ "min", read_minute },
	{ "owner", read_slug },
	{ "person", read_slug },
	{ "title", read_title },
	{ "year", read_year },
};

static gboolean
read_field(struct reading *reading, const struct piece *piece, GError **error)
{
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(piece->field, fields[i].name) == 0)
			return fields[i].read(reading, piece, error);
	}
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
	    "there is no field '%s:'; there are " FIELDS " (to search for it as words, put it in quotation marks)",
	    piece->field);
	return FALSE;
}

/* --- Words ----------------------------------------------------------------------------------- */

/* These belong to the language but are not there yet: as mere words they would find the wrong
 * things. */
static gboolean
is_refused(const struct piece *piece, GError **error)
{
	const char *what = NULL;
	gsize size = strlen(piece->value);

	if (g_str_has_prefix(piece->value, "NEAR("))
		what = "NEAR(…)";
	else if (*piece->value == '~' && typed_has_token(piece->value))
		what = "~word";
	else if (size > 2 && *piece->value == '/' && piece->value[size - 1] == '/')
		what = "/regular expressions/";
	if (what == NULL)
		return FALSE;
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
	    "%s cannot be searched for yet; there are words, \"phrases\", word*, -word, OR and the fields " FIELDS,
	    what);
	return TRUE;
}

/* "body: audit" would be searched for as two words. */
static gboolean
is_bare_field(const struct piece *piece, GError **error)
{
	gsize size = strlen(piece->value);

	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (size == strlen(fields[i].name) + 1 && piece->value[size - 1] == ':' &&
		    g_ascii_strncasecmp(piece->value, fields[i].name, size - 1) == 0) {
			g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
			    "what is asked for stands right behind the colon of '%s'", piece->value);
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean
read_word(struct reading *reading, const struct piece *piece, GError **error)
{
	if (piece->is_quoted || piece->is_negated) {
		add_words(reading, piece, 0);
		return TRUE;
	}
	if (is_refused(piece, error) || is_bare_field(piece, error))
		return FALSE;
	if (strcmp(piece->value, "OR") == 0 && !piece->is_prefix) {
		if (reading->is_after && !reading->is_or) {
			reading->is_or = TRUE;
			return TRUE;
		}
		notice(reading, "OR stands between two words; here it was searched for as a word");
	} else if (strcmp(piece->value, "AND") == 0) {
		notice(reading, "AND was searched for as a word: all words must be there anyway");
	} else if (strcmp(piece->value, "NOT") == 0) {
		notice(reading, "NOT was searched for as a word: write -word for what must not be there");
	}
	add_words(reading, piece, 0);
	return TRUE;
}

static gboolean
read_pieces(struct reading *reading, const char *words, GError **error)
{
	struct piece piece;
	gboolean is_well = TRUE;

	while (is_well && piece_next(&words, &piece)) {
		is_well = piece.field != NULL ? read_field(reading, &piece, error) :
		    read_word(reading, &piece, error);
		piece_clear(&piece);
	}
	if (is_well && reading->conditions > MOST_CONDITIONS) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "more than %d conditions", MOST_CONDITIONS);
		return FALSE;
	}
	return is_well;
}

/* An OR with nothing behind it is a word. */
static void
end_reading(struct reading *reading)
{
	struct piece piece = { .value = (char *)"OR", .typed = (char *)"OR" };

	if (reading->is_or) {
		reading->is_or = FALSE;
		notice(reading, "OR stands between two words; here it was searched for as a word");
		add_words(reading, &piece, 0);
	}
	/* Only where nothing else was asked for: "neglect --" is about neglect. */
	reading->filter->is_void &= reading->filter->clauses->len == 0;
	reading->filter->columns = reading->in == 0 ? IN_ALL :
	    reading->in & (IN_RESOLUTION | IN_ACTION) ? IN_MINUTES : reading->in;
	reading->filter->facts = reading->in == IN_ACTION ? FACTS_ACTIONS :
	    reading->in == IN_RESOLUTION ? FACTS_RESOLUTIONS : FACTS_NONE;
	if (reading->in != 0 && !filter_has_words(reading->filter))
		notice(reading, "in: says where words are searched for, but there are none");
}

struct filter *
filter_parse(const char *words, char **told, GError **error)
{
	struct filter *filter = g_new0(struct filter, 1);
	g_autofree char *valid = g_utf8_make_valid(words != NULL ? words : "", -1);
	g_autoptr(GString) said = g_string_new(NULL);
	struct reading reading = { .filter = filter, .notice = said };

	filter->clauses = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	filter->index = "word";
	if (told != NULL)
		*told = NULL;
	if (!read_pieces(&reading, valid, error)) {
		filter_free(filter);
		return NULL;
	}
	end_reading(&reading);
	if (told != NULL && said->len > 0)
		*told = g_strdup(said->str);
	return filter;
}

void
filter_free(struct filter *filter)
{
	if (filter == NULL)
		return;
	g_ptr_array_unref(filter->clauses);
	g_free(filter->body_key);
	g_free(filter);
}

void
filter_within(struct filter *filter, gint64 meeting, const char *body_key)
{
	filter->meeting = meeting;
	g_free(filter->body_key);
	filter->body_key = g_strdup(body_key);
}

/* --- What was asked for ---------------------------------------------------------------------- */

gboolean
clause_is_words(const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];

		if (term->kind != TERM_WORDS || term->is_negated)
			return FALSE;
	}
	return TRUE;
}

gboolean
clause_is_unwanted_word(const GPtrArray *clause)
{
	const struct term *term = clause->pdata[0];

	return clause->len == 1 && term->kind == TERM_WORDS && term->is_negated;
}

gboolean
filter_has_words(const struct filter *filter)
{
	for (guint i = 0; filter != NULL && i < filter->clauses->len; i++) {
		if (clause_is_words(filter->clauses->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_of_items(enum term_kind kind)
{
	switch (kind) {
	case TERM_DAYS:
	case TERM_BODY:
	case TERM_COUNCIL:
	case TERM_STATUS:
	case TERM_LOADED:
		return FALSE;
	default:
		return TRUE;
	}
}

enum filter_facts
term_facts(const struct filter *filter, const struct term *term)
{
	switch (term->kind) {
	case TERM_WORDS:
		return term->columns == 0 ? filter->facts : FACTS_NONE;
	case TERM_OWNER:
	case TERM_DUE:
	case TERM_STATE:
	case TERM_OVERDUE:
	case TERM_SILENT:
	case TERM_DEFERRED:
		return FACTS_ACTIONS;
	default:
		return FACTS_NONE;
	}
}

gboolean
filter_needs_items(const struct filter *filter)
{
	for (guint i = 0; filter != NULL && i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct term *term = clause->pdata[n];

			if (is_of_items(term->kind))
				return TRUE;
		}
	}
	return FALSE;
}

gboolean
filter_asks_for_states(const struct filter *filter)
{
	for (guint i = 0; filter != NULL && i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct term *term = clause->pdata[n];

			if (term->kind == TERM_STATE || term->kind == TERM_OVERDUE || term->kind == TERM_SILENT)
				return TRUE;
		}
	}
	return FALSE;
}
