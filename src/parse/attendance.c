#include "parse/attendance.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "parse/columns.h"
#include "parse/names.h"

#include <string.h>

enum {
	LONGEST_GROUP = 60,    /* bytes of "Primary school members:" */
	LONGEST_QUALIFIER = 40 /* bytes of "via video link" */
};

static const struct section {
	const char *words;
	enum role role;
} sections[] = {
	{ "present in the chair", ROLE_CHAIR },
	{ "presiding", ROLE_CHAIR },
	{ "presided", ROLE_CHAIR },
	{ "in the chair", ROLE_CHAIR },
	{ "members present", ROLE_PRESENT },
	{ "members of the senedd", ROLE_PRESENT },
	{ "assembly members", ROLE_PRESENT },
	{ "committee members", ROLE_PRESENT },
	{ "board members", ROLE_PRESENT },
	{ "voting members", ROLE_PRESENT },
	{ "councillors present", ROLE_PRESENT },
	{ "directors present", ROLE_PRESENT },
	{ "trustees present", ROLE_PRESENT },
	{ "participants", ROLE_PRESENT },
	{ "attendees", ROLE_PRESENT },
	{ "those present", ROLE_PRESENT },
	{ "those attending", ROLE_PRESENT },
	{ "also present", ROLE_IN_ATTENDANCE },
	{ "officers present", ROLE_IN_ATTENDANCE },
	{ "others present", ROLE_IN_ATTENDANCE },
	{ "present were", ROLE_PRESENT },
	{ "present was", ROLE_PRESENT },
	{ "members in attendance", ROLE_PRESENT },
	{ "councillors in attendance", ROLE_PRESENT },
	{ "councillors attending", ROLE_PRESENT },
	{ "members attending", ROLE_PRESENT },
	{ "sederunt", ROLE_PRESENT },
	{ "also in attendance", ROLE_IN_ATTENDANCE },
	{ "also attending", ROLE_IN_ATTENDANCE },
	{ "other members present", ROLE_IN_ATTENDANCE },
	{ "other councillors present", ROLE_IN_ATTENDANCE },
	{ "cabinet members present", ROLE_IN_ATTENDANCE },
	{ "staff in attendance", ROLE_IN_ATTENDANCE },
	{ "observers", ROLE_IN_ATTENDANCE },
	{ "attending", ROLE_IN_ATTENDANCE },
	{ "i l\xc3\xa1thair freisin", ROLE_IN_ATTENDANCE }, /* Irish, in either case of its accent */
	{ "i l\xc3\x81thair freisin", ROLE_IN_ATTENDANCE },
	{ "i l\xc3\xa1thair", ROLE_PRESENT },
	{ "i l\xc3\x81thair", ROLE_PRESENT },
	{ "leithsc\xc3\xa9""alta", ROLE_APOLOGIES },
	{ "leithsc\xc3\x89""ALTA", ROLE_APOLOGIES },
	{ "leithsc\xc3\xa9""al", ROLE_APOLOGIES },
	{ "leithsc\xc3\x89""al", ROLE_APOLOGIES },
	{ "hefyd yn bresennol", ROLE_IN_ATTENDANCE },
	{ "wrth law", ROLE_IN_ATTENDANCE },
	{ "officers in attendance", ROLE_IN_ATTENDANCE },
	{ "officials in attendance", ROLE_IN_ATTENDANCE },
	{ "others in attendance", ROLE_IN_ATTENDANCE },
	{ "committee staff", ROLE_IN_ATTENDANCE },
	{ "officers", ROLE_IN_ATTENDANCE },
	{ "officials", ROLE_IN_ATTENDANCE },
	{ "witnesses", ROLE_IN_ATTENDANCE },
	{ "in attendance", ROLE_IN_ATTENDANCE },
	{ "present", ROLE_PRESENT },
	{ "presennol", ROLE_PRESENT },
	{ "yn bresennol", ROLE_PRESENT },
	{ "attendance", ROLE_PRESENT },
	{ "independent co-opted members", ROLE_CO_OPTEE },
	{ "independent members", ROLE_CO_OPTEE },
	{ "co-opted members", ROLE_CO_OPTEE },
	{ "co-optees", ROLE_CO_OPTEE },
	{ "vice-chair", ROLE_VICE_CHAIR },
	{ "chair", ROLE_CHAIR },
	{ "chairman", ROLE_CHAIR },
	{ "apologies for absence", ROLE_APOLOGIES },
	{ "apologies", ROLE_APOLOGIES },
	{ "ymddiheuriadau", ROLE_APOLOGIES },
	{ "absent", ROLE_ABSENT },
	{ "directors absent", ROLE_ABSENT },
	{ "members absent", ROLE_ABSENT },
	{ "guests", ROLE_IN_ATTENDANCE },
	{ "regrets", ROLE_APOLOGIES },
};

static const struct section others_in_attendance = { "in attendance", ROLE_IN_ATTENDANCE };

/* "Present via video link:" */
static gboolean
says_how(const char *words)
{
	static const char *const how[] = { "via ", "by ", "online", "remotely", "virtually", "on ", "in " };
	const char *colon = strchr(words, ':');

	for (guint i = 0; i < G_N_ELEMENTS(how) && colon && colon < words + LONGEST_QUALIFIER; i++)
		if (g_ascii_strncasecmp(words, how[i], strlen(how[i])) == 0)
			return TRUE;
	return FALSE;
}

/* Whether what follows the words of a section makes them its heading. "Also present via video:"
 * says how, before its colon. */
static gboolean
opens_section(const struct section *section, const char *line, gsize length, const char *after)
{
	const char *colon = strchr(after, ':');

	if (*after == '\0' || strchr(":-/", *after) || /* "PRESENT/I LÁTHAIR" */ g_str_has_prefix(after, " -") || g_str_has_prefix(after, " :") ||
	    g_str_has_prefix(after, "\xe2\x80\x93"))
		return TRUE;
	if (*after != ' ')
		return FALSE;
	if (names_begins_with_address(after + 1) && strchr(after, ',')) /* "Present     Councillors Ash, Birch" */
		return TRUE;
	if (section->role == ROLE_APOLOGIES)
		return scan_is_capitals(line, length) || strstr(after, " from ") || (g_ascii_isupper(after[1]) && strchr(after, ','));
	if (colon && section->role == ROLE_PRESENT && says_how(after + 1))
		return TRUE;
	if (colon && colon < after + LONGEST_QUALIFIER && section->role == ROLE_IN_ATTENDANCE && memchr(section->words, ' ', length))
		return TRUE;
	return g_str_has_suffix(section->words, " were") || g_str_has_suffix(section->words, " was") ||
	    (scan_is_capitals(line, length) && !scan_is_capitals(after, strlen(after)));
}

/*
 * The section that a line opens: "Present:-", "PRESENT Mr Ash", "Apologies for absence". *content
 * is what follows on the line.
 */
static const struct section *
section_of(const char *line, const char **content)
{
	char first = g_ascii_tolower(line[0]);

	for (guint i = 0; i < G_N_ELEMENTS(sections); i++) {
		if (first != sections[i].words[0] || g_ascii_strncasecmp(line, sections[i].words, strlen(sections[i].words)) != 0)
			continue;
		gsize length = strlen(sections[i].words);
		const char *after = line + length;
		if (opens_section(&sections[i], line, length, after)) {
			const char *colon = strchr(after, ':');
			if (*after == '/' && colon == NULL)
				after += strlen(after);
			*content = colon && colon < after + LONGEST_QUALIFIER ? colon : after;
			if (*after == ' ' && names_begins_with_address(after + 1)) /* "Also present Councillors: Ash" */
				*content = after;
			*content += strspn(*content, " :-");
			return &sections[i];
		}
	}
	/* "Colleagues, partners and others in attendance:" */
	*content = "";
	return strlen(line) < LONGEST_GROUP && g_str_has_suffix(line, " in attendance:") ? &others_in_attendance : NULL;
}

/* Whether the bytes may be the words of a section, markup and more blanks between them perhaps. */
static gboolean
may_be(const char *bytes, const char *words)
{
	while (*words && g_ascii_tolower(*bytes) == *words)
		bytes++, words++;
	return !*words || !g_ascii_isalnum(*bytes);
}

/* Whether section_of() may find one in a line of the source: hardly any line begins with the letters
 * of a section, or ends with a colon. */
static gboolean
may_open(const char *bytes, gsize size)
{
	char first = g_ascii_tolower(*bytes), last = bytes[size - 1];

	if (!strchr("pimctaovywshbdgrl", first))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
		if (first == sections[i].words[0] && may_be(bytes, sections[i].words))
			return TRUE;
	return last != '.' && !g_ascii_isalnum(last);
}

gboolean
attendance_begins_at(const struct scan *scan, guint i, enum role *role)
{
	const char *rest;

	if (scan_line(scan, i)->size == 0 || !may_open(scan_words(scan, i), scan_line(scan, i)->size))
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
		return names_begins_with_address(words) || g_ascii_isupper(*words);
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
	return names_begins_with_address(words) ||
	    ((!strchr(last, ',') || names_is_line_of_one(last)) && !scan_is_capitals(words, strlen(words)) &&
	    (names_is_line_of_one(words) || strstr(words, "; "))); /* several columns of names */
}

/* "Members:", "Observers:": a heading that says what those below it are. */
static gboolean
names_group(const char *words, enum role *role)
{
	static struct rx *others, *members;
	gsize size = strlen(words);

	if (size < 4 || size > LONGEST_GROUP || words[size - 1] != ':' || names_begins_with_address(words))
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
	return names_group(bare, role) || (size >= 4 && size <= LONGEST_GROUP && bare[size - 1] == ':' && !names_begins_with_address(bare));
}

/* "Jo Dent, Head of Finance": as a rule a line of its own. */
static gboolean
has_one_comma(const char *words)
{
	const char *comma = strchr(words, ',');

	return comma && comma[1] == ' ' && !strchr(comma + 1, ',') && names_is_line_of_one(words);
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
add_line(GString *content, const char *words, gboolean is_close, gboolean wraps)
{
	gsize length = content->len;
	const char *open = strrchr(content->str, '(');
	const char *last = strrchr(content->str, '\n');
	const char *above = last ? last + 1 : content->str;
	gboolean are_two = (has_one_comma(above) && has_one_comma(words)) || (names_begins_with_address(above) && names_begins_with_address(words));
	gboolean runs_on = length && !are_two && (is_unfinished(content->str, words) || (open && !strchr(open, ')')) || strchr(",;", content->str[length - 1]) || g_str_has_suffix(content->str, " and") || (is_close && ends_in_name(content)) ||
	    (is_close && wraps && strchr(content->str, ',')));

	if (length)
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

/* The words of line i, the colon below them included. */
static char *
line_of(const struct scan *scan, guint i, guint end, gboolean *has_pairs)
{
	char *words = columns_line(scan, i, has_pairs), *with_colon;
	guint next = scan_next(scan, i + 1, end);

	if (next == end || !is_colon(scan, next))
		return words;
	with_colon = g_strconcat(words, ":", NULL);
	g_free(words);
	return with_colon;
}

void
attendance_read(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	g_autoptr(GString) content = g_string_new(NULL);
	gboolean is_open = FALSE, is_within = FALSE, has_pairs = FALSE;
	enum role role = ROLE_PRESENT;

	for (guint i = first; i < end; i++) {
		const struct line *line = scan_line(scan, i);
		const char *rest;
		if (line->size == 0 || scan->kind[i] == LINE_FURNITURE || scan->kind[i] == LINE_MARK || is_colon(scan, i))
			continue;
		g_autofree char *words = line_of(scan, i, end, &has_pairs);
		const struct section *section = section_of(words, &rest);
		enum role group = role;
		if (is_open && is_rank(words))
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
			add_line(content, words, line->blanks == 0, scan->wraps && !has_pairs);
	}
	if (is_open)
		take_section(meeting, role, content);
}

/* Where the names after "received from" end: with their line, or, after "received from:-", with
 * the lines below that have a name each. */
static gsize
end_of_names(const GString *text, gsize starts, gsize ends)
{
	gboolean is_list = starts > 1 && text->str[starts - 1] == '\n';

	while (is_list && ends < text->len) {
		gsize next = ends + strspn(text->str + ends, ".\n");
		gsize line_end = next + strcspn(text->str + next, "\n");
		g_autofree char *line = g_strndup(text->str + next, line_end - next);
		if (next == line_end || (!names_begins_with_address(line) && !names_is_line_of_one(line)))
			break;
		ends = line_end;
	}
	return ends;
}

static gboolean
has_word(const char *title, const char *word)
{
	return bytes_find_caseless(title, strlen(title), word, strlen(word)) != NULL;
}

gboolean
attendance_has(const struct meeting *meeting, enum role role)
{
	for (guint i = 0; i < meeting->attendance->len; i++)
		if (((const struct attendee *)g_ptr_array_index(meeting->attendance, i))->role == role)
			return TRUE;
	return FALSE;
}

/* The byte after the paragraph that begins at byte `from`. */
static gsize
paragraph_end(const char *text, gsize from)
{
	const char *end = strstr(text + from, "\n\n");

	return end ? (gsize)(end - text) : strlen(text);
}

/* "D. Dent and E. Elm - Borough Councillor": names, and no sentence about them. */
static gboolean
are_names(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "\\b(?:was|were|is|are|had|have|no|none|to|there|that|received|accepted|noted|sent|gave|the)\\b", RX_CASELESS);
	return size > 3 && g_ascii_isupper(*words) && rx_search(rx, words, size, 0, NULL, 0) == RX_NO_MATCH;
}

/* "MEMBERS PRESENT", "Those Attending" as the title of an item; NULL where it is none of these. */
static const struct section *
section_of_title(const struct item *item)
{
	const char *rest;
	const struct section *section = item->title && may_open(item->title, strlen(item->title)) ? section_of(item->title, &rest) : NULL;

	return section && !*rest && section->role != ROLE_APOLOGIES && strchr(section->words, ' ') ? section : NULL;
}

gboolean
attendance_is_titled(const struct meeting *meeting)
{
	for (guint i = 0; i < meeting->items->len; i++)
		if (section_of_title(g_ptr_array_index(meeting->items, i)))
			return TRUE;
	return FALSE;
}

/* The first paragraph of such an item names them. */
static gboolean
read_titled(struct meeting *meeting, const struct item *item)
{
	const char *text = item->minutes.text.str;
	const struct section *section = section_of_title(item);

	if (!section || attendance_has(meeting, section->role))
		return FALSE;
	gsize end = paragraph_end(text, 0);
	while (text[end] && (names_begins_with_address(text + end + 2) || names_says_how(text + end + 2)))
		end = paragraph_end(text, end + 2);
	g_autofree char *words = g_strndup(text, end);
	names_take(meeting, section->role, words);
	return TRUE;
}

void
attendance_read_item(struct meeting *meeting, const struct item *item)
{
	static struct rx *rx;
	const GString *text = &item->minutes.text;
	gsize group[4];

	rx_own(&rx, "(?:\\bapolog(?:y|ies|ises)\\b[^.]{0,80}?\\b(?:from|on behalf of|by)\\b|^(?:were |was )?(?:received|accepted)\\b[^.]{0,60}?\\bfrom\\b|\\bymddiheuriadau\\b[^.]{0,60}?\\b(?:gan|oddi wrth|gyfer))[:–-]*\\s+"
	    "(.*?)(?:(?<!\\bRt|\\bHon|\\bMrs|\\bMr|\\bMs|\\bDr|\\bRev|\\bRevd|\\bCllr|\\bProf|\\bSt|\\b\\p{Lu})\\.\\s| who\\b|\\.?$)",
	    RX_CASELESS | RX_MULTILINE);
	if (!item->title || read_titled(meeting, item) || !(has_word(item->title, "apolog") || has_word(item->title, "ymddiheuriad")))
		return;
	if (rx_search(rx, text->str, text->len, 0, group, 2) != RX_MATCH) {
		gsize first = paragraph_end(text->str, 0);
		g_autofree char *bare = g_strndup(text->str, first);

		if (are_names(bare, first))
			names_take(meeting, ROLE_APOLOGIES, bare);
		return;
	}
	gsize end = end_of_names(text, group[2], group[3]);
	g_autofree char *words = g_strndup(text->str + group[2], end - group[2]);
	names_take(meeting, ROLE_APOLOGIES, words);
}
