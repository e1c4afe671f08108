/* One item before a regular expression. */
#include "query/look.h"

#include "query/hit.h"
#include "query/item_rows.h"
#include "query/snippet.h"

static struct item_row *
take_row(const struct look *look, const struct candidate *item, int column, const gsize match[2], GError **error)
{
	struct item_row *row = item_rows_take(look->rows, item->id, error);

	if (row == NULL)
		return NULL;
	if (look->is_bare)
		return row;
	row->where = hit_where(column);
	row->snippet = snippet_of_pattern(look->rx, item->texts[column].text, item->texts[column].size, match);
	return row;
}

static gboolean
may_match(const struct look *look, const struct candidate_text *in)
{
	if (look->unjudged != NULL)
		return sieve_try(look->unjudged, in->text, in->size);
	return sieve_passes(look->sieve, in->text, in->size);
}

/* Where a hit stands is only asked of those that get a row. */
static enum rx_result
match(const struct look *look, const struct candidate_text *in, const struct looked *looked, gsize group[2])
{
	enum rx_result result = RX_TOO_COMPLEX;

	if (in->size > 0 && !may_match(look, in))
		return RX_NO_MATCH;
	if (look->test != NULL)
		result = rx_search(look->test, in->text, in->size, 0, NULL, 0);
	if (result == RX_NO_MATCH || (result == RX_MATCH && looked->hits >= looked->limit))
		return result;
	return rx_search(look->rx, in->text, in->size, 0, group, 1);
}

/* The title says most, and comes last. */
gboolean
look_at(const struct look *look, const struct candidate *item, struct looked *looked, GError **error)
{
	gboolean is_too_complex = FALSE;

	looked->items++;
	if (trial_is_over(look->trial)) {
		looked->too_complex++;
		return TRUE;
	}
	for (int i = CANDIDATE_TEXTS - 1; i >= 0; i--) {
		gsize at[2];
		enum rx_result result = candidate_columns[i] & look->columns ? match(look, &item->texts[i], looked, at) : RX_NO_MATCH;

		if (result == RX_MATCH) {
			struct item_row *row = NULL;

			trial_note(look->trial, RX_MATCH);
			if (looked->hits++ >= looked->limit)
				return TRUE;
			if ((row = take_row(look, item, i, at, error)) != NULL)
				g_ptr_array_add(looked->rows, row);
			return row != NULL;
		}
		is_too_complex |= result == RX_TOO_COMPLEX;
	}
	trial_note(look->trial, is_too_complex ? RX_TOO_COMPLEX : RX_NO_MATCH);
	looked->too_complex += is_too_complex;
	return TRUE;
}
