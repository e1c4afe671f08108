/*
 * Attendance by letters (LAYOUTS.md, N3), with a legend above or below:
 *
 *     P  Jo Dent (Chairman)            A  Sam Pell
 *
 *     P: Present
 *     A: Apologies for absence submitted
 */
#include "parse/attendance.h"

#include "base/rx.h"
#include "parse/names.h"
#include "parse/person.h"

#include <string.h>

enum { MOST_LETTERS = 3 };

/* What the letters mean. */
struct legend {
	struct {
		char letters[MOST_LETTERS + 1];
		enum role role;
	} entry[8];
	guint n;
	gboolean has_present;
};

/* "AB: Absent" */
static void
take_meaning(struct legend *legend, const char *words, gsize size)
{
	static struct rx *rx;
	gsize group[12];

	rx_own(&rx, "^(\\p{Lu}{1,3})\\s*[:=–-]\\s*(?i:(present)|(apolog(?:y|ies)\\b.*)|(absent\\b.*)|((?:also )?in attendance))\\.?$", 0);
	if (legend->n == G_N_ELEMENTS(legend->entry) || rx_search(rx, words, size, 0, group, 6) != RX_MATCH || group[3] - group[2] > MOST_LETTERS)
		return;
	memset(legend->entry[legend->n].letters, 0, MOST_LETTERS + 1);
	memcpy(legend->entry[legend->n].letters, words + group[2], group[3] - group[2]);
	legend->entry[legend->n].role = group[4] != G_MAXSIZE ? ROLE_PRESENT : group[6] != G_MAXSIZE ? ROLE_APOLOGIES :
	    group[8] != G_MAXSIZE ? ROLE_ABSENT : ROLE_IN_ATTENDANCE;
	legend->has_present |= group[4] != G_MAXSIZE;
	legend->n++;
}

static gboolean
role_of(const struct legend *legend, const char *letters, gsize size, enum role *role)
{
	for (guint i = 0; i < legend->n; i++)
		if (strlen(legend->entry[i].letters) == size && memcmp(legend->entry[i].letters, letters, size) == 0) {
			*role = legend->entry[i].role;
			return TRUE;
		}
	return FALSE;
}

/* "P  Jo Dent (Chairman)", more of them side by side */
static void
take_names(const struct legend *legend, const char *words, gsize size, struct meeting *meeting)
{
	static struct rx *rx;
	gsize group[6];
	enum role role;

	rx_own(&rx, "(?:^|\\s{2,})(\\p{Lu}{1,3})[\\s:–-]+(\\p{Lu}\\S*(?: \\S+){1,9}?)(?=\\s{2,}|$)", 0);
	for (gsize from = 0; rx_search(rx, words, size, from, group, 3) == RX_MATCH; from = group[1]) {
		g_autofree char *name = g_strndup(words + group[4], group[5] - group[4]);

		if (role_of(legend, words + group[2], group[3] - group[2], &role) && (person_is_line_of_one(name) || person_begins_with_address(name)))
			names_take(meeting, role, name);
	}
}

/* Most lines begin with a word. */
static gboolean
may_mean(const char *words)
{
	gsize capitals = 0;

	while (capitals <= MOST_LETTERS && g_ascii_isupper(words[capitals]))
		capitals++;
	return capitals > 0 && capitals <= MOST_LETTERS && !g_ascii_isalpha(words[capitals]);
}

void
attendance_read_letters(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	enum { LONGEST_MEANING = 80 /* bytes */, LONGEST_ROW = 200 };
	struct legend legend = { .n = 0 };

	for (guint i = first; i < end; i++)
		if (scan_line(scan, i)->size > 4 && scan_line(scan, i)->size < LONGEST_MEANING && may_mean(scan_words(scan, i)))
			take_meaning(&legend, scan_words(scan, i), scan_line(scan, i)->size);
	if (legend.n < 2 || !legend.has_present)
		return;
	for (guint i = first; i < end; i++)
		if (scan_line(scan, i)->size > 4 && scan_line(scan, i)->size < LONGEST_ROW && may_mean(scan_words(scan, i)))
			take_names(&legend, scan_words(scan, i), scan_line(scan, i)->size, meeting);
}
