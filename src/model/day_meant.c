#include <string.h>
#include "model/day.h"

/* Where the year stands: the only four digits. NULL where there are none. */
static char *
year_in(char *words)
{
	for (char *at = words; *at != '\0'; at += MAX(strspn(at, "0123456789"), 1))
		if (strspn(at, "0123456789") == 4)
			return at;
	return NULL;
}

/* Its day and month, as of a leap year: "-09-17". */
static gboolean
day_and_month(const char *words, gsize size, char *iso)
{
	g_autofree char *copy = g_strndup(words, size);
	char *year = year_in(copy);
	struct day_found found;

	if (year == NULL)
		return FALSE;
	memcpy(year, "2000", 4);
	if (!day_find(copy, strlen(copy), 0, &found) || found.doubt == DAY_IMPOSSIBLE)
		return FALSE;
	strcpy(iso, found.iso + 4);
	return TRUE;
}

gboolean
day_meant(const char *words, gsize words_size, const char *text, gsize size, char *iso)
{
	char wanted[DAY_TEXT];
	struct day_found found;

	*iso = '\0';
	if (!day_and_month(words, words_size, wanted))
		return FALSE;
	for (gsize at = 0; day_find(text, size, at, &found); at = found.ends) {
		if (found.doubt != DAY_SURE || strcmp(found.iso + 4, wanted) != 0)
			continue;
		if (*iso != '\0' && strcmp(iso, found.iso) != 0)
			return FALSE;
		strcpy(iso, found.iso);
	}
	return *iso != '\0';
}
