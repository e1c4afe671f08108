/*
 * A reader of patterns in the syntax of PCRE2 that knows what people type. It goes on where it is sure what
 * the next piece is and where that ends; everything else (\Q, backreferences, recursion, conditions, verbs,
 * (?x), comments, odd braces) means that nothing is known of the whole pattern.
 */
#include "base/required.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 250 /* brackets, as PCRE2 */ };

struct reader {
	const char *at;
	guint depth;
	gboolean has_signs; /* runs are of whatever stands for itself */
	gboolean is_lost;   /* nothing is known */
	GString *plain;     /* the pattern in other words, up to ... (NULL: not wanted) */
	const char *copied; /* ... here */
};

/* One piece of a pattern. */
struct atom {
	char letter;        /* 0: anything but one of which runs are made */
	GPtrArray *clauses; /* of a group, NULL where there are none */
};

static void
lose(struct reader *reader)
{
	reader->is_lost = TRUE;
}

static GPtrArray *
clauses_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
}

/* --- Escapes and classes ---------------------------------------------------------------------- */

static void
skip_character(struct reader *reader)
{
	if (*reader->at != '\0')
		reader->at = g_utf8_next_char(reader->at);
	else
		lose(reader);
}

/* Behind \p: "{Lu}" or "L". */
static void
skip_property(struct reader *reader)
{
	const char *end = strchr(reader->at, '}');

	if (*reader->at != '{')
		skip_character(reader);
	else if (end != NULL)
		reader->at = end + 1;
	else
		lose(reader);
}

/* What stands behind a backslash: a sign, or one of these letters. */
static void
read_escape(struct reader *reader, const char *known)
{
	char kind = *reader->at;

	skip_character(reader);
	if (kind == 'p' || kind == 'P')
		skip_property(reader);
	else if (g_ascii_isalnum(kind) && strchr(known, kind) == NULL)
		lose(reader);
	else if (kind == 'N' && *reader->at == '{')
		lose(reader);
}

/* "[:alpha:]" in a class; other brackets with ":", "." or "=" behind them are left alone. */
static void
read_bracket(struct reader *reader)
{
	gsize size;

	reader->at++;
	if (*reader->at == '\0' || strchr(":.=", *reader->at) == NULL)
		return;
	size = strspn(reader->at + 1, "^abcdefghijklmnopqrstuvwxyz");
	if (*reader->at == ':' && size > 0 && g_str_has_prefix(reader->at + 1 + size, ":]"))
		reader->at += size + 3;
	else
		lose(reader);
}

static void
read_class(struct reader *reader)
{
	gboolean is_first = TRUE;

	reader->at += reader->at[1] == '^' ? 2 : 1;
	for (; !reader->is_lost && (*reader->at != ']' || is_first); is_first = FALSE) {
		if (*reader->at == '[') {
			read_bracket(reader);
		} else if (*reader->at == '\\') {
			reader->at++;
			read_escape(reader, "dDwWsShHvVbnrtfea");
		} else {
			skip_character(reader);
		}
	}
	reader->at += reader->is_lost ? 0 : 1;
}

/* --- Groups ----------------------------------------------------------------------------------- */

static GPtrArray *read_alternatives(struct reader *reader);

/* A name and what ends it. */
static void
skip_name(struct reader *reader, char end)
{
	const char *at = reader->at;

	if (g_ascii_isalpha(*at) || *at == '_')
		while (g_ascii_isalnum(*at) || *at == '_')
			at++;
	if (at == reader->at || *at != end)
		lose(reader);
	else
		reader->at = at + 1;
}

/* Settings that change nothing about which letters there must be: "i)" or "i-s:". Whether a group follows. */
static gboolean
skip_settings(struct reader *reader)
{
	reader->at += strspn(reader->at, reader->plain != NULL ? "ms-" : "ims-");
	if (*reader->at != ')' && *reader->at != ':')
		lose(reader);
	return *reader->at == ':';
}

/* "=", "!", "<=" or "<!": what must stand there, or mustn't, isn't part of the match. */
static gboolean
skip_look(struct reader *reader)
{
	gsize size = *reader->at == '<' ? 1 : 0;

	if (reader->at[size] != '=' && reader->at[size] != '!')
		return FALSE;
	reader->at += size + 1;
	return TRUE;
}

/* Behind "(?". Whether a group follows that is part of the match. */
static gboolean
read_kind_of_group(struct reader *reader)
{
	char kind = *reader->at;

	if (kind == ':' || kind == '|' || kind == '>') {
		reader->at++;
	} else if (kind == '<' || kind == '\'') {
		reader->at++;
		skip_name(reader, kind == '<' ? '>' : '\'');
	} else if (kind == 'P' && reader->at[1] == '<') {
		reader->at += 2;
		skip_name(reader, '>');
	} else {
		if (!skip_settings(reader))
			return FALSE;
		reader->at++;
	}
	return TRUE;
}

/* Clauses of what stands in the brackets; NULL where they are no part of the match. */
static GPtrArray *
read_group(struct reader *reader)
{
	GPtrArray *clauses = NULL;
	gboolean is_part = TRUE;

	reader->at++;
	if (*reader->at == '*' || ++reader->depth > DEEPEST)
		lose(reader);
	if (*reader->at == '?') {
		reader->at++;
		is_part = !skip_look(reader) && read_kind_of_group(reader);
	}
	/* Settings have no inside, so that this sees their end at once. */
	if (!reader->is_lost)
		clauses = read_alternatives(reader);
	if (*reader->at == ')' && !reader->is_lost)
		reader->at++;
	else
		lose(reader);
	reader->depth--;
	if (!is_part)
		g_clear_pointer(&clauses, g_ptr_array_unref);
	return clauses;
}

/* --- Pieces ----------------------------------------------------------------------------------- */

/* A letter that stands for itself, if runs are made of it; else 0. */
static char
letter_of_run(const struct reader *reader, char c)
{
	return g_ascii_isalnum(c) || (reader->has_signs && g_ascii_isprint(c)) ? g_ascii_tolower(c) : '\0';
}

/* A letter that has a third case. */
static gboolean
is_odd(char c)
{
	return g_ascii_tolower(c) == 's' || g_ascii_tolower(c) == 'k';
}

/* At such a letter, which stands for itself. */
static void
write_plain(struct reader *reader, char c)
{
	g_string_append_len(reader->plain, reader->copied, reader->at - reader->copied);
	g_string_append_printf(reader->plain, "(?-i:[%c%c])", g_ascii_tolower(c), g_ascii_toupper(c));
	reader->copied = reader->at + 1;
}

static struct atom
read_atom(struct reader *reader)
{
	struct atom atom = { 0 };
	char c = *reader->at;

	if (c == '(') {
		atom.clauses = read_group(reader);
	} else if (c == '[') {
		read_class(reader);
	} else if (c == '\\') {
		c = *++reader->at;
		atom.letter = g_ascii_isalnum(c) ? '\0' : letter_of_run(reader, c);
		read_escape(reader, "dDwWsShHvVRXNbBAzZGKnrtfea");
	} else if (strchr("*+?{", c) != NULL) {
		lose(reader);
	} else {
		atom.letter = strchr(".^$", c) != NULL ? '\0' : letter_of_run(reader, c);
		if (reader->plain != NULL && is_odd(c))
			write_plain(reader, c);
		skip_character(reader);
	}
	return atom;
}

/* "{2}", "{2,}" or "{2,5}", whose first number is given; other braces may be letters or not, by the
 * version of PCRE2. */
static int
read_braces(struct reader *reader)
{
	const char *at = reader->at + 1;
	gsize first = strspn(at, "0123456789");
	int least = atoi(at);

	at += first;
	if (*at == ',')
		at += 1 + strspn(at + 1, "0123456789");
	if (first == 0 || first > 5 || *at != '}')
		lose(reader);
	else
		reader->at = at;
	return least;
}

/* How often the piece before must be there at least; -1: just once, nothing is said about it. */
static int
read_quantifier(struct reader *reader)
{
	char c = *reader->at;
	int least;

	if (c == '\0' || strchr("*+?{", c) == NULL)
		return -1;
	least = c == '{' ? read_braces(reader) : c == '+';
	if (!reader->is_lost)
		reader->at++;
	if (*reader->at == '+' || *reader->at == '?')
		reader->at++;
	/* "a{2}{0}" is allowed. */
	if (*reader->at != '\0' && strchr("*+?{", *reader->at) != NULL)
		lose(reader);
	return least;
}

/* --- Branches --------------------------------------------------------------------------------- */

static void
end_run(GString *run, GPtrArray *clauses)
{
	if (run->len >= REQUIRED_SHORTEST) {
		GPtrArray *clause = g_ptr_array_new_with_free_func(g_free);

		g_ptr_array_add(clause, g_strdup(run->str));
		g_ptr_array_add(clauses, clause);
	}
	g_string_truncate(run, 0);
}

/* A letter that may be there again, or not at all, ends the run: what follows it may stand beside another. */
static void
take_atom(struct atom *atom, int least, GString *run, GPtrArray *clauses)
{
	if (atom->letter != '\0' && least != 0)
		g_string_append_c(run, atom->letter);
	if (atom->letter == '\0' || least != -1)
		end_run(run, clauses);
	if (atom->clauses != NULL && least != 0)
		g_ptr_array_extend_and_steal(clauses, g_steal_pointer(&atom->clauses));
	g_clear_pointer(&atom->clauses, g_ptr_array_unref);
}

static GPtrArray *
read_branch(struct reader *reader)
{
	g_autoptr(GString) run = g_string_new(NULL);
	GPtrArray *clauses = clauses_new();

	while (!reader->is_lost && *reader->at != '\0' && *reader->at != '|' && *reader->at != ')') {
		struct atom atom = read_atom(reader);
		int least = reader->is_lost ? 0 : read_quantifier(reader);

		take_atom(&atom, least, run, clauses);
	}
	end_run(run, clauses);
	return clauses;
}

static gsize
shortest(const GPtrArray *clause)
{
	gsize least = G_MAXSIZE;

	for (guint i = 0; i < clause->len; i++)
		least = MIN(least, strlen(clause->pdata[i]));
	return least;
}

/* Long literals are in few words. NULL where there is no clause. */
static GPtrArray *
best_clause(const GPtrArray *clauses)
{
	GPtrArray *best = NULL;

	for (guint i = 0; i < clauses->len; i++) {
		if (best == NULL || shortest(clauses->pdata[i]) > shortest(best))
			best = clauses->pdata[i];
	}
	return best;
}

/* One of two branches is there: so is one literal of those that the one has, or the other. */
static GPtrArray *
either(GPtrArray *left, GPtrArray *right)
{
	GPtrArray *clauses = clauses_new(), *one = best_clause(left), *other = best_clause(right);

	if (one != NULL && other != NULL) {
		g_ptr_array_extend_and_steal(one, g_ptr_array_ref(other));
		g_ptr_array_add(clauses, g_ptr_array_ref(one));
	}
	g_ptr_array_unref(left);
	g_ptr_array_unref(right);
	return clauses;
}

static GPtrArray *
read_alternatives(struct reader *reader)
{
	GPtrArray *clauses = read_branch(reader);

	while (*reader->at == '|' && !reader->is_lost) {
		reader->at++;
		clauses = either(clauses, read_branch(reader));
	}
	return clauses;
}

static GPtrArray *
read_pattern(const char *pattern, gboolean has_signs)
{
	struct reader reader = { .at = pattern, .has_signs = has_signs };
	GPtrArray *clauses = read_alternatives(&reader);

	if (!reader.is_lost && *reader.at == '\0')
		return clauses;
	g_ptr_array_unref(clauses);
	return clauses_new();
}

GPtrArray *
rx_required(const char *pattern)
{
	return read_pattern(pattern, FALSE);
}

GPtrArray *
rx_required_with_signs(const char *pattern)
{
	return read_pattern(pattern, TRUE);
}

/* Regardless of case: in a pattern that says itself where it is, nothing is known of its letters. */
char *
rx_plain_letters(const char *pattern)
{
	g_autoptr(GString) plain = g_string_new(NULL);
	struct reader reader = { .at = pattern, .plain = plain, .copied = pattern };

	g_ptr_array_unref(read_alternatives(&reader));
	if (reader.is_lost || *reader.at != '\0' || reader.copied == pattern)
		return NULL;
	g_string_append(plain, reader.copied);
	return g_string_free(g_steal_pointer(&plain), FALSE);
}

gboolean
rx_is_one_branch(const char *pattern)
{
	g_autoptr(GString) plain = g_string_new(NULL);
	struct reader reader = { .at = pattern, .plain = plain, .copied = pattern };

	g_ptr_array_unref(read_branch(&reader));
	return !reader.is_lost && *reader.at == '\0' && strstr(pattern, "\\G") == NULL;
}
