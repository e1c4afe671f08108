/* The fields of search words: body:, date:, is:, ... */
#include <string.h>
#include "base/error.h"
#include "query/days.h"
#include "query/filter_reading.h"

static gboolean
wrong_value(struct reading *reading, const struct piece *piece, const char *known, GError **error)
{
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "'%s:%s': %s", piece->field,
	    reading_shown(reading, piece->value), known);
	return FALSE;
}

static gboolean
read_title(struct reading *reading, const struct piece *piece, GError **error)
{
	if (!piece->is_near)
		return reading_add_texts(reading, piece, IN_TITLE, error);
	reading_add_near(reading, piece, IN_TITLE);
	return TRUE;
}

static guint
columns_left(const struct reading *reading)
{
	return (reading->in != 0 ? reading->in : IN_ALL) & ~reading->not_in;
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
			return wrong_value(reading, piece, "in:resolution and in:action have no minus and no NOT", error);
		*(piece->is_negated ? &reading->not_in : &reading->in) |= parts[i].column;
		if (reading->not_in != 0 && (columns_left(reading) == 0 || reading->in & ~IN_ALL))
			return wrong_value(reading, piece, "no text is left in which words could be searched for", error);
		if (reading->in & (IN_RESOLUTION | IN_ACTION) && reading->in != parts[i].column)
			return wrong_value(reading, piece, "in:resolution and in:action stand without another in:", error);
		/* "in:title OR in:agenda" is what both together say anyway. */
		reading_tell_in(reading, TRUE);
		reading->joiner = NULL;
		reading->is_after = TRUE;
		return TRUE;
	}
	return wrong_value(reading, piece, "in: knows action, agenda, minutes, resolution and title", error);
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
		return wrong_value(reading, piece, "a name is missing", error);
	while (strcmp(kinds[i].field, piece->field) != 0)
		i++;
	reading_add_term(reading, kinds[i].kind, piece)->is_prefix = piece->is_prefix;
	return TRUE;
}

static gboolean
add_days(struct reading *reading, const struct piece *piece, enum term_kind kind, int first, int last,
    GError **error)
{
	struct term *term;

	if (first > last)
		return wrong_value(reading, piece, "ends before it begins", error);
	term = reading_add_term(reading, kind, piece);
	term->first = first;
	term->last = last;
	return TRUE;
}

/* Days pasted from a text may have its dashes. */
static char *
with_hyphens(const char *value)
{
	GString *plain = g_string_new(NULL);

	for (const char *at = value; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		g_string_append_unichar(plain, g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 ? '-' : c);
	}
	return g_string_free(plain, FALSE);
}

static gboolean
read_days(struct reading *reading, const struct piece *piece, GError **error)
{
	enum term_kind kind = strcmp(piece->field, "date") == 0 ? TERM_DAYS :
	    strcmp(piece->field, "due") == 0 ? TERM_DUE : TERM_LOADED;
	g_autofree char *typed = with_hyphens(piece->value);
	int first, last;

	if (!days_read(typed, &first, &last))
		return wrong_value(reading, piece, "no such day; try 2023, 2023-09, 2023-09-12, 2023-09..2024-02 or >2023-09",
		    error);
	return add_days(reading, piece, kind, first, last, error);
}

static struct term *
reading_last(const struct reading *reading)
{
	const GPtrArray *clause = g_ptr_array_index(reading->filter->clauses, reading->filter->clauses->len - 1);

	return clause->pdata[clause->len - 1];
}

static gboolean
read_year(struct reading *reading, const struct piece *piece, GError **error)
{
	g_autofree char *typed = with_hyphens(piece->value);
	int first, last;

	if (!days_read_year(typed, &first, &last))
		return wrong_value(reading, piece, "a municipal year is written 2023/24; for a calendar year try date:2023",
		    error);
	if (!add_days(reading, piece, TERM_DAYS, first, last, error))
		return FALSE;
	reading_last(reading)->is_year = TRUE;
	return TRUE;
}

static gboolean
read_minute(struct reading *reading, const struct piece *piece, GError **error)
{
	struct term *term;

	/* "109(2)" is part 2 of what item 109 says. */
	g_autofree char *number = g_strndup(piece->value, strcspn(piece->value, "("));

	if (!typed_has_token(number))
		return wrong_value(reading, piece, "a minute number is missing", error);
	term = reading_add_term(reading, TERM_MINUTE, piece);
	g_free(term->text);
	term->text = g_steal_pointer(&number);
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
			reading_add_term(reading, alone[i].kind, piece);
			return TRUE;
		}
	}
	if (strcmp(value, "undated") == 0)
		return add_days(reading, piece, TERM_DAYS, 0, 0, error);
	if (status_from_name(value, &status) || action_state_from_name(value, &state)) {
		struct term *term = reading_add_term(reading, status == STATUS_UNKNOWN ? TERM_STATE : TERM_STATUS, piece);

		g_free(term->text);
		term->text = g_steal_pointer(&value);
		return TRUE;
	}
	return wrong_value(reading, piece, "is: knows cancelled, deferred, done, draft, dropped, open, overdue, published,"
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

/* What stands behind a field's colon as it would before a word. */
static void
tell_field(struct reading *reading, const struct piece *piece)
{
	static const char *const names[] = { "body", "council", "owner", "person", "title", NULL };

	if (!piece->is_quoted && !piece->is_regex && *piece->value == '-')
		reading_notice(reading, "'%s': a minus stands before the field, as in -%s:%s", reading_shown(reading, piece->typed),
		    piece->field, reading_shown(reading, piece->value + 1));
	if (piece->is_prefix && !g_strv_contains(names, piece->field))
		reading_notice(reading, "'%s': a star counts behind words and names only", reading_shown(reading, piece->typed));
}

gboolean
reading_add_field(struct reading *reading, const struct piece *piece, GError **error)
{
	tell_field(reading, piece);
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(piece->field, fields[i].name) == 0)
			return fields[i].read(reading, piece, error);
	}
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
	    "there is no field '%s:'; there are " FIELDS " (to search for it as words, put it in quotation marks)",
	    reading_shown(reading, piece->field));
	return FALSE;
}

/* "date:..", "min:" and the like: a known field, behind which nothing stands that could be looked for. */
gboolean
reading_is_bare_field(struct reading *reading, const struct piece *piece, GError **error)
{
	const char *colon = strchr(piece->value, ':');
	gsize size = colon != NULL ? (gsize)(colon - piece->value) : 0;

	for (guint i = 0; colon != NULL && i < G_N_ELEMENTS(fields); i++) {
		if (size == strlen(fields[i].name) && g_ascii_strncasecmp(piece->value, fields[i].name, size) == 0 &&
		    !typed_has_token(colon + 1)) {
			g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
			    "what is asked for stands right behind the colon of '%s'",
			    reading_shown(reading, piece->value));
			return TRUE;
		}
	}
	return FALSE;
}
