#include <string.h>
#include "query/plausible.h"

#define ALNUM "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* The longest stretch of letters and digits in what one term looks for: where that isn't, neither is the
 * term. */
struct needle {
	char *letters; /* small ones of ASCII */
	gsize size;    /* 0: nothing that a look at bytes could tell */
	guint columns;
	gboolean is_prefix;
};

struct plausible {
	GPtrArray *clauses; /* GPtrArray of struct needle: one of each must be there */
};

static void
needle_free(gpointer data)
{
	struct needle *needle = data;

	g_free(needle->letters);
	g_free(needle);
}

/* Only the last word of a phrase may be the beginning of one. */
static void
set_letters(struct needle *needle, const char *text, gboolean is_prefix)
{
	const char *at = text, *longest = text;

	while (*at != '\0') {
		const char *start = at;

		while (g_ascii_isalnum(*at))
			at++;
		if ((gsize)(at - start) > needle->size) {
			longest = start;
			needle->size = at - start;
		}
		at += *at != '\0' && !g_ascii_isalnum(*at);
	}
	needle->letters = g_ascii_strdown(longest, needle->size);
	needle->is_prefix = is_prefix && strpbrk(longest + needle->size, ALNUM) == NULL;
}

static void
add_needle(GPtrArray *needles, guint columns, const char *text, gboolean is_prefix)
{
	struct needle *needle = g_new0(struct needle, 1);

	needle->columns = columns;
	/* Other letters are folded by the index in its own way. */
	if (g_str_is_ascii(text))
		set_letters(needle, text, is_prefix);
	g_ptr_array_add(needles, needle);
}

/* Of words near each other all must be there: the longest, which says most, will do. */
static const struct near_part *
longest_part(const struct term *term)
{
	const struct near_part *longest = term->near->pdata[0];

	for (guint i = 1; i < term->near->len; i++) {
		const struct near_part *part = term->near->pdata[i];

		if (strlen(part->text) > strlen(longest->text))
			longest = part;
	}
	return longest;
}

static void
add_needles(GPtrArray *needles, const struct filter *filter, const struct term *term)
{
	guint columns = term_columns(filter, term);

	if (term->near != NULL)
		add_needle(needles, columns, longest_part(term)->text, longest_part(term)->is_prefix);
	else if (term->endings == NULL)
		add_needle(needles, columns, term->text, term->is_prefix);
	for (guint i = 0; term->endings != NULL && i < term->endings->len; i++)
		add_needle(needles, columns, term->endings->pdata[i], FALSE);
}

struct plausible *
plausible_new(const struct filter *filter)
{
	struct plausible *plausible = g_new0(struct plausible, 1);

	plausible->clauses = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];
		GPtrArray *needles;

		if (!clause_is_words(clause))
			continue;
		needles = g_ptr_array_new_with_free_func(needle_free);
		for (guint n = 0; n < clause->len; n++)
			add_needles(needles, filter, clause->pdata[n]);
		g_ptr_array_add(plausible->clauses, needles);
	}
	return plausible;
}

void
plausible_free(struct plausible *plausible)
{
	if (plausible == NULL)
		return;
	g_ptr_array_unref(plausible->clauses);
	g_free(plausible);
}

/* Whether letters are at `at`, a whole word or the beginning of one. What isn't ASCII may belong to the
 * word or not: has_foreign_letters() deals with that. */
static inline gboolean
stands_at(const struct needle *needle, const char *at, gsize left)
{
	if (left < needle->size || g_ascii_strncasecmp(at, needle->letters, needle->size) != 0)
		return FALSE;
	return needle->is_prefix || left == needle->size || !g_ascii_isalnum(at[needle->size]);
}

/* Bit 0x20 makes letters small and leaves digits as they are; what else it makes alike, stands_at() tells
 * apart. */
static gboolean
is_in(const struct needle *needle, const struct candidate_text *text)
{
	char first = needle->letters[0];

	for (gsize i = 0; i < text->size; i++) {
		if ((text->text[i] | 0x20) == first && (i == 0 || !g_ascii_isalnum(text->text[i - 1])) &&
		    stands_at(needle, text->text + i, text->size - i))
			return TRUE;
	}
	return FALSE;
}

/* "Café" holds "cafe": where there are letters beyond ASCII, who knows? Dashes, quotation marks (U+2000 to
 * U+203F), pound signs and no-break spaces are no letters. */
static gboolean
has_foreign_letters(const struct candidate_text *text)
{
	const guchar *at = (const guchar *)text->text, *end = at + text->size;

	while (at < end) {
		if (*at < 0x80)
			at++;
		else if (end - at >= 3 && at[0] == 0xe2 && at[1] == 0x80)
			at += 3;
		else if (end - at >= 2 && at[0] == 0xc2 && (at[1] == 0xa0 || at[1] == 0xa3))
			at += 2;
		else
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_needle_there(const struct needle *needle, const struct candidate *item)
{
	for (guint i = 0; i < CANDIDATE_TEXTS; i++) {
		if (needle->columns & candidate_columns[i] &&
		    (needle->size == 0 || is_in(needle, &item->texts[i]) || has_foreign_letters(&item->texts[i])))
			return TRUE;
	}
	return FALSE;
}

gboolean
plausible_item(const struct plausible *plausible, const struct candidate *item)
{
	for (guint i = 0; i < plausible->clauses->len; i++) {
		const GPtrArray *needles = plausible->clauses->pdata[i];
		gboolean is_there = FALSE;

		for (guint n = 0; n < needles->len && !is_there; n++)
			is_there = is_needle_there(needles->pdata[n], item);
		if (!is_there)
			return FALSE;
	}
	return TRUE;
}
