#include "base/hasten.h"

#include <string.h>

#include "base/required.h"

enum { FIRST_MOST = 8 /* literals to look for before a pattern is tried */ };

/* --- What is looked for first ----------------------------------------------------------------- */

static void
append_escaped(GString *out, const char *text, gsize size)
{
	for (gsize i = 0; i < size; i++) {
		if (!g_ascii_isalnum(text[i]))
			g_string_append_c(out, '\\');
		g_string_append_c(out, text[i]);
	}
}

/* PCRE2 is slow at letters with a third case. Those without are enough to look for, if they are some. */
static void
append_part(GString *out, const char *literal)
{
	const char *best = literal;
	gsize most = 0, size;

	for (const char *at = literal; *at != '\0'; at += size + (at[size] != '\0')) {
		size = strcspn(at, "sk");
		if (size > most) {
			most = size;
			best = at;
		}
	}
	if (most >= REQUIRED_SHORTEST)
		append_escaped(out, best, most);
	else
		append_escaped(out, literal, strlen(literal));
}

/* Whether the pattern is no more than these literals. */
static gboolean
is_whole(const GPtrArray *clause, const char *pattern)
{
	g_autoptr(GString) any = g_string_new(NULL), escaped = g_string_new(NULL);

	for (guint i = 0; i < clause->len; i++) {
		const char *literal = clause->pdata[i];

		g_string_append_printf(any, "%s%s", i > 0 ? "|" : "", literal);
		g_string_append(escaped, i > 0 ? "|" : "");
		append_escaped(escaped, literal, strlen(literal));
	}
	return g_ascii_strcasecmp(any->str, pattern) == 0 || g_ascii_strcasecmp(escaped->str, pattern) == 0;
}

static struct rx *
any_of(const GPtrArray *clause)
{
	g_autoptr(GString) any = g_string_new(NULL);

	for (guint i = 0; i < clause->len; i++) {
		g_string_append(any, i > 0 ? "|" : "");
		append_part(any, clause->pdata[i]);
	}
	return rx_new(any->str, RX_CASELESS, NULL);
}

GPtrArray *
rx_required_first(const char *pattern)
{
	g_autoptr(GPtrArray) clauses = rx_required_with_signs(pattern);
	GPtrArray *tests = g_ptr_array_new_with_free_func((GDestroyNotify)rx_free);

	for (guint i = 0; i < clauses->len; i++) {
		const GPtrArray *clause = clauses->pdata[i];
		struct rx *test = clause->len <= FIRST_MOST && !is_whole(clause, pattern) ? any_of(clause) : NULL;

		if (test != NULL)
			g_ptr_array_add(tests, test);
	}
	return tests;
}

/* --- Other words ------------------------------------------------------------------------------ */

GPtrArray *
rx_leads(const char *pattern)
{
	g_autoptr(GPtrArray) leads = g_ptr_array_new_with_free_func(g_free);
	const char *at = pattern + strspn(pattern, "(");
	gsize size;

	if (at != pattern + 1 || !rx_is_one_branch(pattern))
		return NULL;
	at += g_str_has_prefix(at, "?:") ? 2 : 0;
	do {
		size = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ");
		if (size < REQUIRED_SHORTEST || leads->len == RX_LEADS_MOST)
			return NULL;
		g_ptr_array_add(leads, g_strndup(at, size));
		at += size;
	} while (*at++ == '|');
	if (at[-1] != ')' || (*at != '\0' && strchr("*+?{", *at) != NULL) || leads->len < 2)
		return NULL;
	return g_steal_pointer(&leads);
}

static GPtrArray *
rx_of_leads(const GPtrArray *literals)
{
	GPtrArray *leads = g_ptr_array_new_with_free_func((GDestroyNotify)rx_free);

	for (guint i = 0; i < literals->len; i++) {
		g_autofree char *lead = rx_plain_letters(literals->pdata[i]);

		g_ptr_array_add(leads, rx_new(lead != NULL ? lead : literals->pdata[i], RX_CASELESS, NULL));
	}
	return leads;
}

/* The bytes of one character's pattern at the beginning, "[a-z]", "\\w" or "."; 0 where it is another one. */
static gsize
size_of_class(const char *pattern)
{
	gsize size;

	if (*pattern == '.')
		return 1;
	if (*pattern == '\\')
		return pattern[1] != '\0' && strchr("wdsWDS", pattern[1]) != NULL ? 2 : 0;
	if (*pattern != '[')
		return 0;
	size = 1 + strcspn(pattern + 1, "]\\[");
	return size > 2 && pattern[1] != '^' && pattern[size] == ']' ? size + 1 : 0;
}

char *
rx_test(const char *pattern)
{
	gsize size = size_of_class(pattern);
	const char *rest = pattern + size + 1;

	if (size == 0 || rest[-1] != '+' || *rest == '\0' || strchr("*+?{", *rest) != NULL || !rx_is_one_branch(pattern))
		return NULL;
	return g_strdup_printf("(?<=%.*s)%s", (int)size, pattern, rest);
}

/* Other words may be too many for PCRE2: then the pattern goes without. */
static void
hasten(struct rx *rx, const char *words, const GPtrArray *literals)
{
	struct rx *plain = rx_new(words, RX_MULTILINE | RX_CASELESS | RX_GIVEN, NULL), *led = NULL;
	g_autofree char *here = g_strdup_printf("\\G(?:%s)", words);

	if (plain == NULL)
		return;
	rx_set_plain(rx, plain);
	if (literals != NULL)
		led = rx_new(here, RX_MULTILINE | RX_CASELESS | RX_GIVEN, NULL);
	if (led != NULL)
		rx_set_leads(rx, rx_of_leads(literals), led);
}

struct rx *
rx_new_hastened(const char *pattern, GError **error)
{
	g_autofree char *plain = NULL;
	g_autoptr(GPtrArray) literals = NULL;
	struct rx *rx = rx_new(pattern, RX_MULTILINE | RX_CASELESS | RX_GIVEN, error);

	if (rx == NULL)
		return NULL;
	plain = rx_plain_letters(pattern);
	literals = rx_leads(pattern);
	if (plain != NULL || literals != NULL)
		hasten(rx, plain != NULL ? plain : pattern, literals);
	return rx;
}
