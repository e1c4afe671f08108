#include "parse/attendance.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "parse/columns.h"
#include "parse/names.h"
#include "parse/person.h"
#include "parse/section.h"

#include <string.h>

enum { LONGEST_GROUP = 60 /* bytes of "Primary school members:" */ };

gboolean
attendance_begins_at(const struct scan *scan, guint i, enum role *role)
{
	const char *rest;

	if (scan_line(scan, i)->size == 0 || !section_may_open(scan_words(scan, i), scan_line(scan, i)->size))
		return FALSE;
	const struct section *section = section_of(scan_plain(scan, i)->str, &rest);
	if (section && role)
		*role = section->role;
	return section != NULL;
}

static void
take_section(struct meeting *meeting, enum role role, GString *content)
{
	const char *words = content->str, *from;

	if (role == ROLE_APOLOGIES && (from = strstr(words, " from ")) != NULL)
		words = from + 6;
	if (role == ROLE_APOLOGIES && (from = strstr(words, "on behalf of ")) != NULL)
		words = from + 13;
	names_take(meeting, role, words + strspn(words, " :-"));
	g_string_truncate(content, 0);
}

/* "Benson, Butler and", "Director (Dr. Ash), Senior" above "Officer (Ms Birch)": more must follow. */
static gboolean
is_unfinished(const char *content, const char *words)
{
	const char *comma = strrchr(content, ',');

	if (g_str_has_suffix(content, ",") || g_str_has_suffix(content, " and"))
		return person_begins_with_address(words) || g_ascii_isupper(*words);
	return comma && comma > content && comma[-1] == ')' && !strchr(comma, '(') && !g_str_has_suffix(content, ".") && strchr(words, '(');
}

/* "BAILIES", "COUNCILLORS" above those who are. */
static gboolean
is_rank(const char *words)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:BAILIES|COUNCILLORS|ALDERMEN)$", 0);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

/* Whether a line can go on with a section: the line below it, or names after a blank line. */
static gboolean
goes_on(const struct line *line, const char *words, enum role role, const GString *content)
{
	const char *last;

	if (role == ROLE_CHAIR && content->len > 0) /* there is but one */
		return FALSE;
	if (strstr(words, "webcast") || strstr(words, "http"))
		return FALSE;
	if (line->bullet || content->len == 0)
		return TRUE;
	if (line->blanks == 0) /* "COUNCILLORS A. HALE, S. PELL," over several lines */
		return !scan_is_capitals(words, strlen(words)) || (strchr(content->str, ',') && strchr(words, ',') && scan_is_capitals(content->str, content->len));
	if (is_unfinished(content->str, words)) /* a line of a PDF may stand apart */
		return TRUE;
	if (role == ROLE_CO_OPTEE && strchr(content->str, ' ')) /* those who are co-opted stand in one paragraph */
		return FALSE;
	last = strrchr(content->str, '\n');
	last = last ? last + 1 : content->str;
	return person_begins_with_address(words) ||
	    ((!strchr(last, ',') || person_is_line_of_one(last)) && !scan_is_capitals(words, strlen(words)) &&
	    (person_is_line_of_one(words) || strstr(words, "; "))); /* several columns of names */
}

/* "Members:", "Observers:": a heading that says what those below it are. */
static gboolean
names_group(const char *words, enum role *role)
{
	static struct rx *others, *members;
	gsize size = strlen(words);

	if (size < 4 || size > LONGEST_GROUP || words[size - 1] != ':' || person_begins_with_address(words))
		return FALSE;
	rx_own(&others, "\\b(?:officers?|officials|staff|observers?|witnesses|guests|public|clerk|advis[eo]rs|speakers|presenters|invited|invitees?|also)\\b", RX_CASELESS);
	rx_own(&members, "\\b(?:members|councillors|governors|representatives|subs(?:titutes)?|trustees)\\b", RX_CASELESS);
	if (rx_search(others, words, size, 0, NULL, 0) == RX_MATCH)
		*role = *role == ROLE_PRESENT || *role == ROLE_CHAIR ? ROLE_IN_ATTENDANCE : *role;
	else if (rx_search(members, words, size, 0, NULL, 0) == RX_MATCH)
		*role = *role == ROLE_IN_ATTENDANCE || *role == ROLE_CHAIR || *role == ROLE_VICE_CHAIR ? ROLE_PRESENT : *role;
	else
		return FALSE;
	return TRUE;
}

/* "School members:", "Report presenters:-" within an attendance: whose names follow. */
static gboolean
begins_group(const char *words, enum role *role)
{
	gsize size = strlen(words);
	g_autofree char *bare = g_strndup(words, size > 4 && words[size - 1] == '-' ? size - 1 : size);

	size = strlen(bare);
	return names_group(bare, role) || (size >= 4 && size <= LONGEST_GROUP && bare[size - 1] == ':' && !person_begins_with_address(bare));
}

/* "Jo Dent, Head of Finance": as a rule a line of its own. */
static gboolean
has_one_comma(const char *words)
{
	const char *comma = strchr(words, ',');

	return comma && comma[1] == ' ' && !strchr(comma + 1, ',') && person_is_line_of_one(words);
}

/* "... and Cole. Mrs. M." at the end of a line: the name goes on. */
static gboolean
ends_in_name(const GString *content)
{
	static struct rx *rx;
	gsize from = content->len > 16 ? content->len - 16 : 0;

	rx_own(&rx, "\\b(?:\\p{Lu}\\.|Mrs?\\.?|Ms\\.?|Miss|Dr\\.?|Cllrs?\\.?|Councillors?)$", 0);
	return rx_search(rx, content->str + from, content->len - from, 0, NULL, 0) == RX_MATCH;
}

/* Adds a line to the names of a section: one name a line, or a list broken at the page's width. */
static void
add_line(const struct scan *scan, GString *content, const char *words, gboolean is_close, gboolean wraps)
{
	gsize length = content->len;
	const char *open = strrchr(content->str, '(');
	const char *last = strrchr(content->str, '\n');
	const char *above = last ? last + 1 : content->str;
	gboolean are_two = (has_one_comma(above) && has_one_comma(words)) || (person_begins_with_address(above) && person_begins_with_address(words));
	gboolean runs_on = length && !are_two && (is_unfinished(content->str, words) || (open && !strchr(open, ')')) || strchr(",;", content->str[length - 1]) || g_str_has_suffix(content->str, " and") || (is_close && ends_in_name(content)) ||
	    (is_close && wraps && strchr(content->str, ',')));

	if (length && runs_on && is_close)
		scan_go_on(scan, content, words, strlen(words));
	else if (length)
		g_string_append_c(content, runs_on ? ' ' : '\n');
	g_string_append(content, words);
}

/* "Members in attendance", below those present, came to listen. */
static enum role
role_of(const struct section *section, const struct meeting *meeting)
{
	gboolean says_members = g_str_has_prefix(section->words, "members in ") || g_str_has_prefix(section->words, "councillors in ");

	for (guint i = 0; says_members && i < meeting->attendance->len; i++)
		if (((const struct attendee *)g_ptr_array_index(meeting->attendance, i))->role == ROLE_PRESENT)
			return ROLE_IN_ATTENDANCE;
	return section->role;
}

/* Puts more words into the bracket that ends the names. */
static void
add_to_post(GString *content, const char *words)
{
	g_string_truncate(content, content->len - 1);
	g_string_append_printf(content, " %s)", words);
}

/* A colon that text out of a PDF parted from its heading. */
static gboolean
is_colon(const struct scan *scan, guint i)
{
	return scan_line(scan, i)->size == 1 && *scan_words(scan, i) == ':';
}

/* "Witnesses: | Jo Dent, Averley Museum |": the cells of a table, as one line. */
static char *
join_cells(char *words)
{
	g_auto(GStrv) cells = g_strsplit(words, "|", -1);
	GString *joined = g_string_new(NULL);

	for (guint i = 0; cells[i] != NULL; i++) {
		const char *cell = g_strstrip(cells[i]);

		if (*cell == '\0')
			continue;
		if (joined->len > 0)
			g_string_append(joined, joined->str[joined->len - 1] == ':' ? " " : ", ");
		g_string_append(joined, cell);
	}
	g_free(words);
	return g_string_free(joined, FALSE);
}

/* The words of line i, the colon below them included. */
static char *
line_of(const struct scan *scan, guint i, guint end, gboolean *has_pairs)
{
	char *words = columns_line(scan, i, has_pairs), *with_colon;
	guint next = scan_next(scan, i + 1, end);

	if (strchr(words, '|') != NULL)
		words = join_cells(words);
	if (next == end || !is_colon(scan, next))
		return words;
	with_colon = g_strconcat(words, ":", NULL);
	g_free(words);
	return with_colon;
}

/* "Mr J Hale in the Chair", "The Cathaoirleach, Cllr. A. Ash presided." on a line of its own: who it was; NULL
 * where it is no such line. */
static char *
chair_of(const char *words)
{
	static struct rx *rx;
	gsize size = strlen(words), group[4];

	if (!bytes_find_caseless(words, size, "chair", 5) && !bytes_find_caseless(words, size, "presid", 6))
		return NULL;
	rx_own(&rx, "^(?:(?:The |An )?(?:Cathaoirleach|Chair(?:man|woman|person)?|(?:Lord )?Mayor|(?:Lord )?Provost|Convener),? )?"
	    "(\\p{Lu}[^,;:()]{2,50}?),? (?:presided|presiding|(?:was )?in the (?i:chair)|took the (?i:chair))\\.?$", 0);
	if (rx_search(rx, words, size, 0, group, 2) != RX_MATCH)
		return NULL;
	char *name = g_strndup(words + group[2], group[3] - group[2]);
	if (!person_begins_with_address(name) && !person_leads_list(name))
		g_clear_pointer(&name, g_free);
	return name;
}

void
attendance_read(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	g_autoptr(GString) content = g_string_new(NULL);
	gboolean is_open = FALSE, is_within = FALSE, has_pairs = FALSE;
	enum role role = ROLE_PRESENT;
	g_autofree char *chair = NULL;

	for (guint i = first; i < end; i++) {
		const struct line *line = scan_line(scan, i);
		const char *rest;
		if (line->size == 0 || scan->kind[i] == LINE_FURNITURE || scan->kind[i] == LINE_MARK || is_colon(scan, i))
			continue;
		g_autofree char *words = line_of(scan, i, end, &has_pairs);
		const struct section *section = section_of(words, &rest);
		enum role group = role;
		gboolean may_name_chair = is_within && (content->len > 0 || !is_open) && !section && !chair;
		if ((is_open && is_rank(words)) || (may_name_chair && (chair = chair_of(words)) != NULL))
			continue;
		else if (is_open && content->len && g_ascii_strcasecmp(words, "in the chair") == 0)
			g_string_append(content, " (in the Chair)");
		else if (is_open && g_str_has_suffix(content->str, ")") && columns_goes_on(scan, i))
			add_to_post(content, words);
		else if (section || (is_within && !is_open && names_group(words, &group)) ||
		    (is_open && (begins_group(words, &group) || !goes_on(line, words, role, content)))) {
			if (is_open)
				take_section(meeting, role, content);
			is_open = section || begins_group(words, &group);
			is_within |= is_open;
			role = section ? role_of(section, meeting) : group;
			if (section)
				g_string_append(content, rest);
		} else if (is_open)
			add_line(scan, content, words, line->blanks == 0, scan->wraps && !has_pairs);
	}
	if (is_open)
		take_section(meeting, role, content);
	if (chair)
		names_take(meeting, ROLE_CHAIR, chair);
}
