#include "query/narrow.h"

#include "base/required.h"
#include "query/few.h"
#include "query/holders.h"
#include "query/needed.h"

/* --- The filter -------------------------------------------------------------------------------- */

/* Whether any clause was worth it. */
static gboolean
add_clauses(struct filter *filter, const GPtrArray *found)
{
	gboolean is_narrower = FALSE;

	for (guint i = 0; i < found->len; i++) {
		const GPtrArray *holders = found->pdata[i];

		if (holders == NULL)
			continue;
		is_narrower = TRUE;
		if (holders->len > 0)
			g_ptr_array_add(filter->clauses, needed_clause(holders, IN_ALL));
		else
			filter->is_void = TRUE;
	}
	return is_narrower;
}

/* --- Whether it is worth it --------------------------------------------------------------------- */

static gboolean
are_few(sqlite3 *db, const struct filter *filter, gboolean *are, GError **error)
{
	g_autofree char *expression = filter_expression(filter);
	gint64 count = 0, most;

	*are = filter->is_void;
	if (*are)
		return TRUE;
	if (!few_most(db, &most, error) || !few_count(db, expression, most, &count, error))
		return FALSE;
	*are = count < most;
	return TRUE;
}

gboolean
narrow_filter(sqlite3 *db, const struct filter *filter, const struct rx *rx, struct filter **narrowed, GError **error)
{
	g_autoptr(GPtrArray) clauses = rx_required(rx_pattern(rx)), found = NULL;
	struct filter *narrow;
	gboolean is_well = TRUE, are = FALSE;

	*narrowed = NULL;
	if (clauses->len == 0)
		return TRUE;
	if ((found = find_holders(db, clauses, error)) == NULL)
		return FALSE;
	narrow = filter != NULL ? filter_without(filter, NULL) : filter_parse(NULL, NULL, NULL);
	if (add_clauses(narrow, found))
		is_well = are_few(db, narrow, &are, error);
	if (is_well && are)
		*narrowed = narrow;
	else
		filter_free(narrow);
	return is_well;
}
