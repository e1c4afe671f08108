#include "view/seeking.h"

enum {
	TELL_FIRST = 15, /* ms: the first rows, whose snippets take a slow pattern its time, too ... */
	TELL_EVERY = 50  /* ms: what a long search has found so far */
};

struct answer *
answer_new(void)
{
	struct answer *answer = g_new0(struct answer, 1);

	answer->rows = g_ptr_array_new_with_free_func(item_row_free);
	return answer;
}

void
answer_free(struct answer *answer)
{
	if (answer == NULL)
		return;
	g_ptr_array_unref(answer->rows);
	g_free(answer->notice);
	g_free(answer->read);
	g_free(answer->why);
	g_clear_error(&answer->error);
	g_free(answer);
}

void
answer_add(struct answer *answer, struct answer *later)
{
	struct answer former = *answer;

	*answer = *later;
	answer->rows = former.rows;
	answer->notice = later->notice != NULL ? later->notice : former.notice;
	answer->read = later->read != NULL ? later->read : former.read;
	answer->error = later->error != NULL ? later->error : former.error;
	answer->why = later->why != NULL ? later->why : former.why;
	if (answer->why != former.why)
		g_free(former.why);
	if (answer->notice != former.notice)
		g_free(former.notice);
	if (answer->read != former.read)
		g_free(former.read);
	if (answer->error != former.error)
		g_clear_error(&former.error);
	g_ptr_array_extend_and_steal(answer->rows, later->rows);
	g_free(later);
}

/* What fails because it was interrupted is nobody's business. */
static void
give_error(const struct seeking *seeking, GError *error)
{
	struct answer *answer = answer_new();

	answer->is_page = TRUE;
	answer->error = error;
	if (seeking->is_over(seeking->data))
		answer_free(answer);
	else
		seeking->give(answer, seeking->data);
}

/* --- Words ----------------------------------------------------------------------------------- */

/* Of the filter that is set nothing is said: it was told when it was typed. */
static struct filter *
read_words(const struct search *search, char **notice, GError **error)
{
	g_autofree char *words = search->is_begun ? words_so_far(search->words) : g_strdup(search->words);
	struct filter *filter = filter_parse_within(words, search->within, notice, error);

	if (filter != NULL)
		filter_within(filter, search->meeting, search->body_key);
	return filter;
}

/* What the filter has to say beside its rows. */
static void
tell_reading(struct answer *answer, const struct search *search, const struct filter *filter)
{
	answer->too_complex = filter_undecided(filter);
	if (!search->is_begun)
		answer->read = query_in_words(filter);
}

static gboolean
seek_first(const struct seeking *seeking, const struct filter *filter, struct answer *answer)
{
	const struct search *search = seeking->search;
	GPtrArray *rows = query_first_hits(seeking->db, filter, search->limit, &answer->error);
	gboolean is_counted, is_too_common;

	if (rows == NULL || !query_states(seeking->db, rows, &answer->error)) {
		g_clear_pointer(&rows, g_ptr_array_unref);
		give_error(seeking, g_steal_pointer(&answer->error));
		answer_free(answer);
		return FALSE;
	}
	tell_reading(answer, search, filter);
	is_counted = rows->len < search->limit;
	is_too_common = filter_is_too_common(filter);
	g_ptr_array_extend_and_steal(answer->rows, rows);
	answer->is_page = TRUE;
	answer->count = answer->rows->len;
	answer->is_counted = is_counted;
	answer->is_too_common = is_too_common && !is_counted;
	if (answer->count == 0 && answer->too_complex == 0 && !search->is_begun)
		answer->why = query_why_none(seeking->db, filter, search->words, &answer->is_reference);
	seeking->give(answer, seeking->data);
	return !is_counted && !is_too_common;
}

void
seek_count(const struct seeking *seeking)
{
	struct answer *answer = answer_new();
	struct filter *filter = read_words(seeking->search, &answer->notice, &answer->error);
	gboolean is_known = filter != NULL && query_count(seeking->db, filter, &answer->count, &answer->error);

	if (is_known)
		tell_reading(answer, seeking->search, filter);
	filter_free(filter);
	if (is_known) {
		answer->is_page = answer->is_counted = TRUE;
		seeking->give(answer, seeking->data);
		return;
	}
	give_error(seeking, g_steal_pointer(&answer->error));
	answer_free(answer);
}

/* --- Regular expressions --------------------------------------------------------------------- */

/* A long search, and what of it hasn't been told yet. */
struct scan {
	const struct seeking *seeking;
	const struct filter *pattern; /* what is looked for, as a filter */
	char *notice; /* what filter_parse() said; NULL: nothing, or it is told */
	GPtrArray *rows;
	guint n; /* rows told */
	gboolean is_page_told;
	gint64 begun, told; /* microseconds */
};

static void
tell(struct scan *scan, const struct matching *matching, gboolean is_end)
{
	guint limit = scan->seeking->search->limit;
	struct answer *answer = answer_new();

	scan->n += scan->rows->len;
	if (query_smallest(scan->seeking->db, scan->pattern, scan->rows, &answer->error))
		query_states(scan->seeking->db, scan->rows, &answer->error);
	g_ptr_array_extend_and_steal(answer->rows, scan->rows);
	scan->rows = g_ptr_array_new_with_free_func(item_row_free);
	answer->is_page = scan->is_page_told = is_end || scan->n >= limit;
	answer->count = matching->hits;
	answer->is_counted = matching->is_whole;
	answer->is_ended = is_end && !matching->is_whole;
	answer->items = matching->items;
	answer->too_complex = matching->too_complex;
	answer->is_scanned = TRUE;
	answer->notice = g_steal_pointer(&scan->notice);
	if (is_end && (scan->seeking->search->is_regex || !scan->seeking->search->is_begun))
		answer->read = query_in_words(scan->pattern);
	scan->told = g_get_monotonic_time();
	scan->seeking->give(answer, scan->seeking->data);
}

static void
found(struct item_row *row, gpointer data)
{
	struct scan *scan = data;

	g_ptr_array_add(scan->rows, row);
}

static gboolean
goes_on(const struct matching *matching, gpointer data)
{
	struct scan *scan = data;
	const struct search *search = scan->seeking->search;
	gint64 now = g_get_monotonic_time();

	if (scan->seeking->is_over(scan->seeking->data))
		return FALSE;
	if (!search->is_patient && now - scan->begun > SEEKING_MOST * G_TIME_SPAN_MILLISECOND)
		return FALSE;
	if ((scan->n + scan->rows->len >= search->limit && !scan->is_page_told) ||
	    (scan->n == 0 && scan->rows->len > 0 && now - scan->begun > TELL_FIRST * G_TIME_SPAN_MILLISECOND) ||
	    now - scan->told > TELL_EVERY * G_TIME_SPAN_MILLISECOND)
		tell(scan, matching, FALSE);
	return TRUE;
}

/* Items that the filter lets through, before a pattern, or (NULL) before the filter's own. Takes the notice. */
static void
scan(const struct seeking *seeking, const struct rx *rx, const struct filter *pattern, const struct filter *filter,
    char *notice)
{
	struct scan scan = { .seeking = seeking, .pattern = pattern, .notice = notice,
		.rows = g_ptr_array_new_with_free_func(item_row_free) };
	struct matching matching = { .rx = rx, .limit = seeking->search->limit, .found = found,
		.goes_on = goes_on, .data = &scan };
	GError *error = NULL;

	scan.begun = scan.told = g_get_monotonic_time();
	if (!query_matches(seeking->db, filter, &matching, &error))
		give_error(seeking, error);
	else if (!seeking->is_over(seeking->data))
		tell(&scan, &matching, TRUE);
	g_ptr_array_unref(scan.rows);
	g_free(scan.notice);
}

/* Beside words and other patterns it is one of these. */
static void
scan_beside(const struct seeking *seeking, struct filter *pattern, struct filter *filter)
{
	GError *error = NULL;

	if (!filter_add(pattern, filter, &error)) {
		give_error(seeking, error);
		return;
	}
	filter_within(pattern, seeking->search->meeting, seeking->search->body_key);
	scan(seeking, NULL, pattern, pattern, NULL);
}

static void
scan_within(const struct seeking *seeking, const struct rx *rx, struct filter *pattern)
{
	GError *error = NULL;
	struct filter *filter = filter_parse(seeking->search->within, NULL, &error);

	if (filter == NULL) {
		give_error(seeking, error);
	} else if (filter_has_words(filter) || filter_has_regex(filter)) {
		scan_beside(seeking, pattern, filter);
	} else {
		filter_within(filter, seeking->search->meeting, seeking->search->body_key);
		scan(seeking, rx, pattern, filter, NULL);
	}
	filter_free(filter);
}

static void
seek_pattern(const struct seeking *seeking)
{
	GError *error = NULL;
	struct rx *rx = rx_typed(seeking->search->words, &error);
	struct filter *pattern = rx != NULL ? filter_of_regex(seeking->search->words, &error) : NULL;

	if (pattern == NULL)
		give_error(seeking, error);
	else
		scan_within(seeking, rx, pattern);
	filter_free(pattern);
	rx_free(rx);
}

/* --- All ------------------------------------------------------------------------------------- */

/* Words with a pattern among them may take as long as one alone. */
static gboolean
seek_words(const struct seeking *seeking)
{
	struct answer *answer = answer_new();
	struct filter *filter = read_words(seeking->search, &answer->notice, &answer->error);
	gboolean is_to_count = FALSE;

	if (filter == NULL) {
		give_error(seeking, g_steal_pointer(&answer->error));
		answer_free(answer);
	} else if (filter_has_regex(filter)) {
		scan(seeking, NULL, filter, filter, g_steal_pointer(&answer->notice));
		answer_free(answer);
	} else {
		is_to_count = seek_first(seeking, filter, answer);
	}
	filter_free(filter);
	return is_to_count;
}

gboolean
seek_rows(const struct seeking *seeking)
{
	if (!seeking->search->is_regex)
		return seek_words(seeking);
	seek_pattern(seeking);
	return FALSE;
}
