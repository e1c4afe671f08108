/*
 * Why a search found nothing. What is surest is said, and that alone: it is a reference, a person's name, a word
 * that no text holds, or words that are never together; then what would find something is counted. None of it is
 * looked for before a search has found nothing, and only as long as somebody may still be waiting.
 */
#include <string.h>
#include "base/cells.h"
#include "base/error.h"
#include "model/day.h"
#include "query/why.h"
#include "sql/db.h"

enum {
	PATIENCE = 100,   /* ms, after which nothing more is counted */
	SOON = 128 << 20, /* bytes of a cache whose minute numbers are gone through in that time */
	CLAUSES_MOST = 12 /* more is a text that was pasted */
};

gboolean
why_is_over(const struct why *why)
{
	return g_get_monotonic_time() > why->until;
}

/* Beginnings of too many words and patterns take long. */
gint64
why_count(const struct why *why, const struct filter *filter)
{
	gint64 n = 0;

	if (why_is_over(why) || filter_has_regex(filter) || !filter_look_up(why->db, filter, NULL) || filter_is_too_common(filter))
		return 0;
	return query_count(why->db, filter, &n, NULL) ? n : 0;
}

gboolean
why_is_plain(const GPtrArray *clause)
{
	const struct term *term = clause->pdata[0];

	return clause->len == 1 && term->kind == TERM_WORDS && !term->is_negated && !term->is_stem && term->near == NULL &&
	    term->columns == 0;
}

void
why_append_typed(GString *out, const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];

		g_string_append_printf(out, "%s%s%s", i > 0 ? " OR " : " ", term->is_negated && *term->typed != '-' ? "NOT " : "",
		    term->typed);
	}
}

/* --- References -------------------------------------------------------------------------------- */

/* Several that fit are named by who opens it. */
static gboolean
is_reference(const struct why *why)
{
	struct whereabouts found;
	g_autoptr(GError) error = NULL;

	if (strpbrk(why->typed, "0123456789") == NULL || strchr(why->typed, '"') != NULL)
		return FALSE;
	return query_find_fact(why->db, why->typed, &found, &error) || g_error_matches(error, MB_ERROR, MB_ERROR_USAGE);
}

/* By its day, or as part of a key, the meeting is soon found. */
static gboolean
names_meeting(const char *typed)
{
	struct day_found day = { .starts = 0 };

	return day_find(typed, strlen(typed), 0, &day) || (strchr(typed, '/') != NULL && strpbrk(typed, " \t") == NULL);
}

/* "Minute No. 114(2)": all minutes are gone through for it. */
static gboolean
is_soon_searched(const struct why *why)
{
	gint64 pages = 0, size = 0;

	return db_number(why->db, "PRAGMA main.page_count", &pages, NULL) &&
	    db_number(why->db, "PRAGMA main.page_size", &size, NULL) && pages * size < SOON;
}

/* --- What else would find something ------------------------------------------------------------ */

static char *
tell_wider(const struct why *why)
{
	struct filter *wider = filter_without(why->filter, NULL);
	gint64 n = 0;

	filter_within(wider, 0, NULL);
	if (why->filter->meeting != 0 || why->filter->body_key != NULL)
		n = why_count(why, wider);
	filter_free(wider);
	return n > 0 ? g_strdup_printf("in all meetings there %s %" G_GINT64_FORMAT, n == 1 ? "is" : "are", n) : NULL;
}

static char *
shown_clause(const GPtrArray *clause)
{
	const struct term *term = clause->pdata[0];
	gboolean is_word = clause->len == 1 && term->kind == TERM_WORDS && !term->is_negated && strpbrk(term->typed, "\":(~") == NULL;
	g_autoptr(GString) typed = g_string_new(NULL);
	g_autofree char *shown = NULL;

	why_append_typed(typed, clause);
	shown = cells_shorten(typed->str + strlen(" "), WHY_WORD_LONGEST);
	return is_word ? g_strdup_printf("\"%s\"", shown) : g_steal_pointer(&shown);
}

/* Whether all that was there to be said fits the line. */
static void
append_without(GString *out, const GPtrArray *clause, gint64 n)
{
	g_autofree char *shown = shown_clause(clause);
	g_autofree char *part = out->len == 0 ?
	    g_strdup_printf("without %s there %s %" G_GINT64_FORMAT, shown, n == 1 ? "is" : "are", n) :
	    g_strdup_printf(", without %s %" G_GINT64_FORMAT, shown, n);

	if (out->len == 0 || g_utf8_strlen(out->str, -1) + g_utf8_strlen(part, -1) <= WHY_LINE - (glong)strlen("nothing fits all; "))
		g_string_append(out, part);
}

static char *
tell_without(const struct why *why)
{
	const GPtrArray *clauses = why->filter->clauses;
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < clauses->len && clauses->len > 1; i++) {
		struct filter *rest = filter_without(why->filter, clauses->pdata[i]);
		gint64 n = why_count(why, rest);

		filter_free(rest);
		if (n > 0)
			append_without(out, clauses->pdata[i], n);
	}
	if (out->len > 0)
		return g_strdup_printf("nothing fits all; %s", out->str);
	return clauses->len > 1 && !why_is_over(why) ? g_strdup("nothing fits all, nor all but one part") : NULL;
}

/* "in:title" has left it out. */
static char *
tell_elsewhere(const struct why *why)
{
	struct filter *anywhere;
	gint64 n;

	if (why->filter->columns == IN_ALL && why->filter->facts == FACTS_NONE)
		return NULL;
	anywhere = filter_without(why->filter, NULL);
	anywhere->columns = IN_ALL;
	anywhere->facts = FACTS_NONE;
	n = why_count(why, anywhere);
	filter_free(anywhere);
	return n > 0 ? g_strdup_printf("elsewhere in items there %s %" G_GINT64_FORMAT, n == 1 ? "is" : "are", n) : NULL;
}

static gint64
count_apart(const struct why *why, const char *phrase)
{
	struct filter *apart = filter_parse(phrase, NULL, NULL);
	gint64 n;

	if (apart == NULL)
		return 0;
	filter_within(apart, why->filter->meeting, why->filter->body_key);
	n = apart->clauses->len > 1 ? why_count(why, apart) : 0;
	filter_free(apart);
	return n;
}

/* Of a phrase its words are there. "5,000" is one, too. */
static char *
tell_apart(const struct why *why)
{
	const GPtrArray *clause = why->filter->clauses->pdata[0];
	g_autofree char *shown = NULL;
	gint64 n;

	if (why->filter->clauses->len > 1 || !why_is_plain(clause))
		return NULL;
	n = count_apart(why, ((const struct term *)clause->pdata[0])->text);
	if (n > 0)
		return g_strdup_printf("never in this order; as words apart there %s %" G_GINT64_FORMAT, n == 1 ? "is" : "are", n);
	shown = shown_clause(clause);
	return why_is_over(why) ? NULL : g_strdup_printf("%s stands nowhere in these minutes", shown);
}

static char *
tell(const struct why *why)
{
	static char *(*const reasons[])(const struct why *why) = {
		why_person, why_unknown, tell_wider, tell_elsewhere, tell_apart,
		tell_without
	};
	char *said = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(reasons) && said == NULL; i++)
		said = reasons[i](why);
	return said;
}

char *
query_why_none(sqlite3 *db, const struct filter *filter, const char *typed, gboolean *is_ref)
{
	/* Of what is typed in the browser the last word may be but begun. */
	g_autofree char *whole = g_strndup(typed, strlen(typed) - g_str_has_suffix(typed, "*"));
	struct why why = { db, filter, whole, g_get_monotonic_time() + PATIENCE * G_TIME_SPAN_MILLISECOND };

	*is_ref = FALSE;
	if (filter->is_void || filter->clauses->len == 0 || filter->clauses->len > CLAUSES_MOST)
		return NULL;
	*is_ref = (names_meeting(whole) || is_soon_searched(&why)) && is_reference(&why);
	return *is_ref ? g_strdup(whole) : tell(&why);
}
