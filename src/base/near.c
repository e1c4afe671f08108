#include "base/near.h"

#include <string.h>

enum { LONGEST = 31, SLIPS = 2 /* more are another word */ };

static guint
least_of(guint row[][LONGEST + 1], const char *a, const char *b, guint i, guint j)
{
	guint least = MIN(row[i - 1][j], row[i][j - 1]) + 1;

	least = MIN(least, row[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
		least = MIN(least, row[i - 2][j - 2] + 1);
	return least;
}

guint
near_slips(const char *a, const char *b)
{
	guint row[LONGEST + 1][LONGEST + 1], n = strlen(a), m = strlen(b);

	if (n > LONGEST || m > LONGEST)
		return LONGEST;
	for (guint i = 0; i <= n; i++)
		for (guint j = 0; j <= m; j++)
			row[i][j] = i == 0 || j == 0 ? i + j : least_of(row, a, b, i, j);
	return row[n][m];
}

const char *
near_find(const char *typed, const char *const *names)
{
	const char *nearest = NULL;
	guint least = SLIPS + 1;

	for (; *names != NULL; names++) {
		guint slips = near_slips(typed, *names);

		if (slips < least && slips < strlen(*names)) {
			least = slips;
			nearest = *names;
		}
	}
	return nearest;
}

char *
near_hint(const char *typed, const char *const *names)
{
	const char *near = near_find(typed, names);

	return near != NULL ? g_strdup_printf("; did you mean '%s'?", near) : g_strdup("");
}
