/*
 * A pattern is read as groups of alternatives within each other. Alternatives that begin with
 * different letters exclude each other, so that those with one letter may stand together, in their
 * order, without changing which matches first; what begins with anything else keeps its place.
 */
#include <string.h>
#include "extract/factor.h"

enum { FEWEST = 4 /* alternatives that are worth it */ };

struct reader {
	const char *at;
	gboolean is_unknown; /* something was met that can't be read here */
};

/* What may stand in a group's place. */
struct group {
	GPtrArray *alternatives; /* GString */
	gboolean has_numbers;    /* something in it is counted, as captured groups are */
};

static void
free_string(gpointer data)
{
	g_string_free(data, TRUE);
}

/* --- Writing --------------------------------------------------------------------------------- */

/* The letter that it must begin with; 0 where that can't be told at a glance. */
static char
first_letter(const char *alternative)
{
	return g_ascii_islower(*alternative) && strchr("?*+{", alternative[1]) == NULL ? *alternative :
	    g_ascii_islower(*alternative) && alternative[1] == '\0' ? *alternative : '\0';
}

static void write_alternatives(GString *out, const char *const *alternatives, guint n);

/* Those of a run that begin with the letter of the first of them, which are taken out. */
static void
write_letter(GString *out, const char **run, guint n)
{
	g_autoptr(GPtrArray) rests = g_ptr_array_new();
	char letter = *run[0];

	for (guint i = 0; i < n; i++)
		if (run[i] != NULL && *run[i] == letter) {
			g_ptr_array_add(rests, (char *)run[i] + 1);
			run[i] = NULL;
		}
	g_string_append_c(out, letter);
	if (rests->len > 1)
		g_string_append(out, "(?:");
	write_alternatives(out, (const char *const *)rests->pdata, rests->len);
	if (rests->len > 1)
		g_string_append_c(out, ')');
}

/* Alternatives that all begin with a letter. */
static void
write_run(GString *out, const char *const *alternatives, guint n)
{
	g_autofree const char **run = g_memdup2(alternatives, n * sizeof(*run));

	for (guint i = 0; i < n; i++) {
		if (run[i] == NULL)
			continue;
		if (i > 0)
			g_string_append_c(out, '|');
		write_letter(out, run + i, n - i);
	}
}

static void
write_alternatives(GString *out, const char *const *alternatives, guint n)
{
	guint end;

	for (guint i = 0; i < n; i = end) {
		for (end = i; end < n && first_letter(alternatives[end]) != '\0'; end++)
			;
		if (i > 0)
			g_string_append_c(out, '|');
		if (end - i >= FEWEST) {
			write_run(out, alternatives + i, end - i);
			continue;
		}
		end = MAX(end, i + 1);
		for (guint j = i; j < end; j++)
			g_string_append(g_string_append(out, j > i ? "|" : ""), alternatives[j]);
	}
}

static void
write_group(GString *out, const struct group *group, gboolean is_fixed)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new();

	for (guint i = 0; i < group->alternatives->len; i++) {
		const GString *alternative = group->alternatives->pdata[i];

		g_ptr_array_add(texts, alternative->str);
		if (is_fixed || group->has_numbers)
			g_string_append(g_string_append(out, i > 0 ? "|" : ""), alternative->str);
	}
	if (!is_fixed && !group->has_numbers)
		write_alternatives(out, (const char *const *)texts->pdata, texts->len);
}

/* --- Reading --------------------------------------------------------------------------------- */

static void
copy(struct reader *reader, GString *out, gsize n)
{
	n = strnlen(reader->at, n);
	g_string_append_len(out, reader->at, n);
	reader->at += n;
}

/* "[^]\d']" */
static void
read_class(struct reader *reader, GString *out)
{
	copy(reader, out, 1);
	if (*reader->at == '^')
		copy(reader, out, 1);
	if (*reader->at == ']')
		copy(reader, out, 1);
	while (*reader->at != '\0' && *reader->at != ']') {
		reader->is_unknown |= g_str_has_prefix(reader->at, "[:");
		copy(reader, out, *reader->at == '\\' ? 2 : 1);
	}
	reader->is_unknown |= *reader->at == '\0';
	copy(reader, out, 1);
}

static void read_alternatives(struct reader *reader, struct group *group);

/* What a group's bracket goes on with, and whether its alternatives must stay as they are: those of
 * what lies behind have one length each. 0: not known here. */
static gsize
head_size(const char *at, gboolean *is_fixed, gboolean *is_number)
{
	static const char *const plain[] = { "(?:", "(?=", "(?!", "(?>", "(?-i:" };

	*is_fixed = *is_number = FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(plain); i++)
		if (g_str_has_prefix(at, plain[i]))
			return strlen(plain[i]);
	*is_fixed = TRUE;
	if (g_str_has_prefix(at, "(?<=") || g_str_has_prefix(at, "(?<!"))
		return strlen("(?<=");
	*is_number = TRUE;
	if (g_str_has_prefix(at, "(?|"))
		return strlen("(?|");
	if (at[1] != '?' && at[1] != '*')
		return strlen("(");
	*is_fixed = FALSE;
	if (g_str_has_prefix(at, "(?<") && strchr(at, '>') != NULL)
		return strchr(at, '>') + 1 - at;
	return 0;
}

static void
read_group(struct reader *reader, GString *out, struct group *around)
{
	struct group group = { g_ptr_array_new_with_free_func(free_string), FALSE };
	gboolean is_fixed, is_number;
	gsize head = head_size(reader->at, &is_fixed, &is_number);

	reader->is_unknown |= head == 0;
	copy(reader, out, head);
	if (!reader->is_unknown) {
		read_alternatives(reader, &group);
		write_group(out, &group, is_fixed);
		reader->is_unknown |= *reader->at != ')';
		copy(reader, out, 1);
	}
	around->has_numbers |= is_number || group.has_numbers;
	g_ptr_array_unref(group.alternatives);
}

/* Up to the bracket that closes the group, or to the pattern's end. \Q would quote what follows, \K
 * moves a match's beginning: neither is in a list of words. */
static void
read_alternatives(struct reader *reader, struct group *group)
{
	GString *alternative = g_string_new(NULL);

	g_ptr_array_add(group->alternatives, alternative);
	while (*reader->at != '\0' && *reader->at != ')' && !reader->is_unknown) {
		if (*reader->at == '|') {
			reader->at++;
			alternative = g_string_new(NULL);
			g_ptr_array_add(group->alternatives, alternative);
		} else if (*reader->at == '[') {
			read_class(reader, alternative);
		} else if (*reader->at == '(') {
			read_group(reader, alternative, group);
		} else if (*reader->at == '\\') {
			reader->is_unknown |= reader->at[1] == 'Q';
			copy(reader, alternative, 2);
		} else {
			copy(reader, alternative, strcspn(reader->at, "\\[()|"));
		}
	}
}

char *
factor_pattern(const char *pattern)
{
	struct group group = { g_ptr_array_new_with_free_func(free_string), FALSE };
	struct reader reader = { pattern, FALSE };
	GString *out = g_string_new(NULL);

	read_alternatives(&reader, &group);
	write_group(out, &group, FALSE);
	if (reader.is_unknown || *reader.at != '\0')
		g_string_assign(out, pattern);
	g_ptr_array_unref(group.alternatives);
	return g_string_free(out, FALSE);
}
