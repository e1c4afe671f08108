/* Search words, piece by piece, to a filter. */
#include <string.h>
#include "base/cells.h"
#include "base/error.h"
#include "base/hygiene.h"
#include "query/filter_reading.h"
#include "query/tokens.h"

enum {
	MOST_CONDITIONS = 200, /* SQLite limits how deep an expression may be */
	MOST_WORDS = 100,      /* different ones: FTS5 takes up to 0.1 MB for each, on each thread */
	NOTICES_MOST = 5,
	NOTICE_LONGEST = 200, /* bytes */
	STEM_WORDS_MOST = 4    /* each with some endings: there are as many phrases as combinations of them */
};

const char *
reading_shown(struct reading *reading, const char *typed)
{
	char *shown;

	if (strlen(typed) <= TYPED_SHOWN)
		return typed;
	shown = cells_shorten(typed, TYPED_SHOWN);
	if (reading->shown == NULL)
		reading->shown = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(reading->shown, shown);
	return shown;
}

void
reading_notice(struct reading *reading, const char *format, ...)
{
	g_autofree char *text = NULL;
	gsize size;
	va_list values;

	if (reading->notices++ >= NOTICES_MOST)
		return;
	va_start(values, format);
	text = g_strdup_vprintf(format, values);
	va_end(values);
	size = strlen(text);
	if (size > NOTICE_LONGEST)
		size = g_utf8_find_prev_char(text, text + NOTICE_LONGEST) - text;
	g_string_append_printf(reading->notice, "%s%.*s%s", reading->notice->len > 0 ? "; " : "", (int)size, text,
	    text[size] != '\0' ? "…" : "");
}

static void
end_notices(struct reading *reading)
{
	if (reading->notices > NOTICES_MOST)
		g_string_append_printf(reading->notice, "; and %u more such", reading->notices - NOTICES_MOST);
}

void
reading_tell_in(struct reading *reading, gboolean is_in)
{
	if (g_strcmp0(reading->joiner, "OR") == 0 && reading->is_after_in != is_in)
		reading_notice(reading, "in: is about all words, so OR beside it was left aside; title: is about one");
	reading->is_after_in = is_in;
}

struct term *
reading_add_term(struct reading *reading, enum term_kind kind, const struct piece *piece)
{
	GPtrArray *clauses = reading->filter->clauses, *clause;
	struct term *term = g_new0(struct term, 1);
	gboolean is_beside_in = reading->is_after_in;

	reading_tell_in(reading, FALSE);
	if (g_strcmp0(reading->joiner, "OR") == 0 && !is_beside_in && clauses->len > 0 && !reading->is_after_nothing) {
		clause = clauses->pdata[clauses->len - 1];
	} else {
		clause = clause_new();
		g_ptr_array_add(clauses, clause);
	}
	reading->joiner = NULL;
	reading->is_after = TRUE;
	reading->is_after_nothing = FALSE;
	term->kind = kind;
	term->is_negated = piece->is_negated;
	term->text = g_strdup(piece->value);
	term->typed = g_strdup(piece->typed);
	g_ptr_array_add(clause, term);
	return term;
}

/* --- Texts ----------------------------------------------------------------------------------- */

static guint
count_words(const char *text)
{
	g_autoptr(GArray) tokens = tokens_cut(text);

	return tokens->len;
}

/* The notice, and whether the tilde counts. */
static gboolean
is_stem(struct reading *reading, const struct piece *piece)
{
	if (!piece->is_stem)
		return FALSE;
	if (piece->is_prefix)
		reading_notice(reading, "'%s': the tilde finds other endings already, the star was left aside",
		    reading_shown(reading, piece->typed));
	if (count_words(piece->value) <= STEM_WORDS_MOST)
		return TRUE;
	reading_notice(reading, "'%s' is too long for a tilde: searched for as it stands", reading_shown(reading, piece->typed));
	return FALSE;
}

/* One that finds nothing but what would be found without it. */
static void
tell_star(struct reading *reading, const struct piece *piece)
{
	if (strchr(piece->value, '*') == NULL)
		return;
	if (piece->is_quoted)
		reading_notice(reading, "a star counts behind quotation marks, not within, in '%s'", reading_shown(reading, piece->typed));
	else
		reading_notice(reading, "a star counts at the end of a word only, not in '%s'", reading_shown(reading, piece->value));
}

static void
add_words(struct reading *reading, const struct piece *piece, guint columns)
{
	struct term *term;

	if (!typed_has_token(piece->value)) {
		reading_notice(reading, "'%s' holds no letter and no digit, so nothing was searched for in its place",
		    reading_shown(reading, piece->typed));
		reading->filter->is_void = TRUE;
		reading->is_after_nothing = TRUE;
		return;
	}
	if (piece->is_open)
		reading_notice(reading, "the quotation mark before '%s' is not closed: taken as closed at the end",
		    reading_shown(reading, piece->value));
	tell_star(reading, piece);
	term = reading_add_term(reading, TERM_WORDS, piece);
	term->columns = columns;
	term->is_stem = is_stem(reading, piece);
	term->is_prefix = piece->is_prefix && !piece->is_stem;
}

static gboolean
add_regex(struct reading *reading, const struct piece *piece, guint columns, GError **error)
{
	struct rx *rx = rx_typed(piece->value, error);
	struct term *term;

	if (rx == NULL)
		return FALSE;
	term = reading_add_term(reading, TERM_REGEX, piece);
	term->columns = columns;
	term->rx = rx;
	return TRUE;
}

gboolean
reading_add_texts(struct reading *reading, const struct piece *piece, guint columns, GError **error)
{
	if (piece->is_regex)
		return add_regex(reading, piece, columns, error);
	add_words(reading, piece, columns);
	return TRUE;
}

/* --- Operators and words --------------------------------------------------------------------- */

static void
add_operator_as_word(struct reading *reading, const char *operator)
{
	struct piece piece = { .value = (char *)operator, .typed = (char *)operator };

	reading_notice(reading, strcmp(operator, "NOT") == 0 ?
	    "%s stands before what must not be there; here it was searched for as a word" :
	    "%s stands between two words; here it was searched for as a word", operator);
	add_words(reading, &piece, 0);
}

/* Those with nothing behind them. */
static void
end_nots(struct reading *reading)
{
	if (reading->nots > 0)
		add_operator_as_word(reading, "NOT");
	reading->nots = 0;
}

/* Binds to this one piece. */
static void
negate(struct reading *reading, struct piece *piece)
{
	if (reading->nots + piece->is_negated > 1)
		reading_notice(reading, "more than one NOT or minus stands before '%s': two of them cancel each other out",
		    reading_shown(reading, piece->is_negated ? piece->typed + strlen("-") : piece->typed));
	piece->is_negated ^= reading->nots & 1;
	reading->nots = 0;
}

/* OR and AND join what stands on both sides, NOT waits for what is behind it. */
static void
read_operator(struct reading *reading, const char *operator)
{
	reading->has_operator = TRUE;
	if (strcmp(operator, "NOT") == 0) {
		reading->nots++;
		return;
	}
	end_nots(reading);
	/* "grant OR % OR loan": what stood before is still to be joined. */
	if (reading->is_after_nothing)
		reading->is_after_nothing = FALSE;
	else if (reading->is_after && reading->joiner == NULL)
		reading->joiner = operator;
	else
		add_operator_as_word(reading, operator);
}

/* "(a" or "b)": one of a pair that has another piece between. */
static gboolean
is_half_bracketed(const char *word)
{
	gboolean begins = *word == '(' && strchr(word, ')') == NULL;

	return begins || (g_str_has_suffix(word, ")") && strchr(word, '(') == NULL);
}

/* "/neglect/i", as other programs have it. */
static gboolean
has_flags(const char *word)
{
	const char *slash = strrchr(word, '/');

	return *word == '/' && slash > word + 1 && slash[1] != '\0' && strlen(slash + 1) <= 3 &&
	    strspn(slash + 1, "gimsux") == strlen(slash + 1);
}

/* "/children?": no slash closes it. */
static gboolean
begins_pattern(const char *word)
{
	return *word == '/' && word[1] != '\0' && strchr(word + 1, '/') == NULL;
}

/* Words that look like a part of the language. */
static void
tell_words(struct reading *reading, const struct piece *piece)
{
	const char *operator = piece_operator(piece);

	if (is_half_bracketed(piece->value)) {
		reading->has_bracket = TRUE;
		reading->has_operator |= piece->is_negated;
	}

	if (operator != NULL)
		reading_notice(reading, "'%s' was searched for as a word: a minus stands before words, not before %s",
		    piece->typed, operator);
	else if (strcmp(piece->value, "NEAR") == 0 || g_str_has_prefix(piece->value, "NEAR(") ||
	    g_str_has_prefix(piece->value, "NEAR/"))
		reading_notice(reading, "'%s' was searched for as a word: near each other are NEAR(a b, 10)",
		    reading_shown(reading, piece->value));
	else if (begins_pattern(piece->value))
		reading_notice(reading, "'%s' was searched for as a word: a pattern ends with a slash before a blank",
		    reading_shown(reading, piece->value));
	else if (has_flags(piece->value))
		reading_notice(reading, "'%s' was searched for as a word: a pattern ends with its slash, and (?i) within it does what /i would",
		    reading_shown(reading, piece->value));
}

static gboolean
read_word(struct reading *reading, const struct piece *piece, GError **error)
{
	if (piece->is_near) {
		reading_add_near(reading, piece, 0);
		return TRUE;
	}
	if (!piece->is_quoted && !piece->is_stem && !piece->is_regex) {
		if (reading_is_bare_field(reading, piece, error))
			return FALSE;
		tell_words(reading, piece);
	}
	return reading_add_texts(reading, piece, 0, error);
}

static gboolean
read_piece(struct reading *reading, struct piece *piece, GError **error)
{
	const char *operator = piece->is_negated ? NULL : piece_operator(piece);

	if (operator != NULL) {
		read_operator(reading, operator);
		return TRUE;
	}
	negate(reading, piece);
	return piece->field != NULL ? reading_add_field(reading, piece, error) : read_word(reading, piece, error);
}

static gboolean
read_pieces(struct reading *reading, const char *words, GError **error)
{
	struct piece piece;
	gboolean is_well = TRUE;

	while (is_well && piece_next(&words, &piece)) {
		is_well = read_piece(reading, &piece, error);
		piece_clear(&piece);
	}
	return is_well;
}

/* --- All that was read ------------------------------------------------------------------------- */

static guint
words_of_term(const struct term *term)
{
	guint n = 0;

	if (term->near == NULL)
		return count_words(term->text);
	for (guint i = 0; i < term->near->len; i++)
		n += count_words(((const struct near_part *)term->near->pdata[i])->text);
	return n;
}

/* What each key costs is bounded. */
gboolean
filter_is_too_much(const struct filter *filter, GError **error)
{
	guint words = 0, conditions = 0;

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct term *term = clause->pdata[n];

			conditions += term->kind != TERM_WORDS || term->is_negated;
			words += term->kind == TERM_WORDS ? words_of_term(term) : 0;
		}
	}
	if (conditions > MOST_CONDITIONS)
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%u conditions: %d are the most", conditions, MOST_CONDITIONS);
	else if (words > MOST_WORDS)
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%u words to search for: %d are the most", words, MOST_WORDS);
	return conditions > MOST_CONDITIONS || words > MOST_WORDS;
}

/* What waits for something at the end is a word. */
static void
end_operators(struct reading *reading)
{
	const char *joiner;

	end_nots(reading);
	joiner = reading->joiner;
	reading->joiner = NULL;
	if (joiner != NULL && !reading->is_after_nothing)
		add_operator_as_word(reading, joiner);
}

static void
end_reading(struct reading *reading)
{
	struct filter *filter = reading->filter;

	end_operators(reading);
	if (reading->has_bracket && reading->has_operator)
		reading_notice(reading, "brackets keep nothing together: OR takes the words beside it, NOT and minus the one behind");
	/* Only where nothing else was asked for: "neglect --" is about neglect. */
	filter->is_void &= filter->clauses->len == 0;
	filter->columns = reading->in & (IN_RESOLUTION | IN_ACTION) ? IN_MINUTES :
	    (reading->in != 0 ? reading->in : IN_ALL) & ~reading->not_in;
	filter->facts = reading->in == IN_ACTION ? FACTS_ACTIONS :
	    reading->in == IN_RESOLUTION ? FACTS_RESOLUTIONS : FACTS_NONE;
	if ((reading->in | reading->not_in) != 0 && filter->facts == FACTS_NONE && !filter_minds_in(filter))
		reading_notice(reading, "in: says where words are searched for, but there are none");
	filter_drop_doubles(filter);
	end_notices(reading);
}

struct filter *
filter_of_regex(const char *pattern, GError **error)
{
	struct filter *filter = filter_new();
	struct reading reading = { .filter = filter };
	struct piece piece = { .value = (char *)pattern, .typed = (char *)pattern, .is_regex = TRUE };

	if (reading_add_texts(&reading, &piece, 0, error))
		return filter;
	filter_free(filter);
	return NULL;
}

/* Without soft hyphens and what else is left out of all texts when they are read. */
static char *
as_texts_are(const char *words)
{
	char *valid = g_utf8_make_valid(words, -1), *clean;
	gsize size;

	clean = hygiene_clean(valid, strlen(valid), &size, NULL);
	if (clean == NULL)
		return valid;
	g_free(valid);
	return clean;
}

struct filter *
filter_parse(const char *words, char **told, GError **error)
{
	struct filter *filter = filter_new();
	g_autofree char *valid = as_texts_are(words != NULL ? words : "");
	g_autoptr(GString) said = g_string_new(NULL);
	struct reading reading = { .filter = filter, .notice = said };
	gboolean is_well;

	if (told != NULL)
		*told = NULL;
	is_well = read_pieces(&reading, valid, error);
	if (is_well)
		end_reading(&reading);
	g_clear_pointer(&reading.shown, g_ptr_array_unref);
	if (!is_well || filter_is_too_much(filter, error)) {
		filter_free(filter);
		return NULL;
	}
	if (told != NULL && said->len > 0)
		*told = g_strdup(said->str);
	return filter;
}
