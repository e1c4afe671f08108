#include "view/columns.h"

/* What the columns that are shown need in all. */
static int
needed(const struct list_column *columns, guint n, const int *cells)
{
	int sum = 0;

	for (guint i = 0; i < n; i++)
		if (cells[i] > 0)
			sum += columns[i].width + (sum > 0 ? COLUMNS_BETWEEN : 0);
	return sum;
}

static gboolean
drop_next(const struct list_column *columns, guint n, int *cells)
{
	guint next = n;

	for (guint i = 0; i < n; i++)
		if (cells[i] > 0 && columns[i].drop > 0 &&
		    (next == n || columns[i].drop < columns[next].drop))
			next = i;
	if (next == n)
		return FALSE;
	cells[next] = 0;
	return TRUE;
}

void
columns_share(const struct list_column *columns, guint n, int width, int *cells)
{
	int left;

	for (guint i = 0; i < n; i++)
		cells[i] = columns[i].width;
	while (needed(columns, n, cells) > width && drop_next(columns, n, cells))
		;
	left = width - needed(columns, n, cells);
	/* Where even the columns that never go are too wide, the last ones are cut. */
	for (guint i = 0; i < n; i++)
		if (left > 0 && columns[i].takes_rest)
			cells[i] += left;
	for (guint i = n; i-- > 0 && left < 0;) {
		int cut = MIN(cells[i], -left);

		cells[i] -= cut;
		left += cut;
		if (cells[i] == 0 && cut > 0)
			left += COLUMNS_BETWEEN;
	}
}
