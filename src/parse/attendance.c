#include "parse/attendance.h"

#include "base/rx.h"

#include <string.h>

enum { LONGEST_NAME = 60 };

static const struct section {
	const char *words;
	enum role role;
} sections[] = {
	{ "present in the chair", ROLE_CHAIR },
	{ "in the chair", ROLE_CHAIR },
	{ "members present", ROLE_PRESENT },
	{ "councillors present", ROLE_PRESENT },
	{ "those present", ROLE_PRESENT },
	{ "those attending", ROLE_PRESENT },
	{ "also present", ROLE_IN_ATTENDANCE },
	{ "officers present", ROLE_IN_ATTENDANCE },
	{ "others present", ROLE_IN_ATTENDANCE },
	{ "also in attendance", ROLE_IN_ATTENDANCE },
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
	{ "attendance", ROLE_PRESENT },
	{ "co-opted members", ROLE_CO_OPTEE },
	{ "co-optees", ROLE_CO_OPTEE },
	{ "vice-chair", ROLE_VICE_CHAIR },
	{ "chair", ROLE_CHAIR },
	{ "chairman", ROLE_CHAIR },
	{ "apologies for absence", ROLE_APOLOGIES },
	{ "apologies", ROLE_APOLOGIES },
	{ "ymddiheuriadau", ROLE_APOLOGIES },
	{ "absent", ROLE_ABSENT },
};

/* Reads the names of one section. */
struct names {
	struct meeting *meeting;
	enum role role;
	char *address;       /* "Councillor", said once for many */
	gboolean is_plural;  /* "Councillors" */
	struct attendee *last;
};

/*
 * The section that a line opens: "Present:-", "PRESENT Mr Ash", "Apologies for absence". *content
 * is what follows on the line.
 */
static const struct section *
section_of(const char *line, const char **content)
{
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++) {
		gsize length = strlen(sections[i].words);
		if (g_ascii_tolower(line[0]) != sections[i].words[0] || g_ascii_strncasecmp(line, sections[i].words, length) != 0)
			continue;
		const char *after = line + length;
		gboolean is_capitals = scan_is_capitals(line, length);
		if (*after == '\0' || strchr(":-", *after) || g_str_has_prefix(after, " -") || g_str_has_prefix(after, " :") ||
		    g_str_has_prefix(after, "\xe2\x80\x93") || (is_capitals && *after == ' ' && !scan_is_capitals(after, strlen(after))) ||
		    (sections[i].role == ROLE_APOLOGIES && strstr(after, " from "))) {
			*content = after + strspn(after, " :-");
			return &sections[i];
		}
	}
	return NULL;
}

gboolean
attendance_begins_at(const struct scan *scan, guint i, enum role *role)
{
	const char *rest;

	if (scan_line(scan, i)->size == 0 || !strchr("pimctaovyw", g_ascii_tolower(*scan_words(scan, i))))
		return FALSE;
	g_autofree char *words = text_line_plain(scan->text, i);
	const struct section *section = section_of(words, &rest);
	if (section && role)
		*role = section->role;
	return section != NULL;
}

static const struct rx *
address_rx(void)
{
	static struct rx *rx;

	return rx_own(&rx, "^(?:The )?((?:(?:Deputy |Lord )?Mayor,? )?(?:Councillor|Cllr|Coun|Cllor|Alderman|Bailie|Baillie|Mrs|Mr|Ms|Miss|Mx|Dr|"
	    "Prof(?:essor)?|Rev(?:erend)?|Canon|Sir|Dame|Lord|Lady|Mayor|Provost|Deputy Mayor|Y Cynghorydd))(s)?\\b\\.?(?: |$)", 0);
}

static const struct rx *
post_rx(void)
{
	static struct rx *rx;

	return rx_own(&rx, "\\b(?:director|head of|officer|manager|chief|clerk|lead|advis[eo]r|solicitor|assistant|representative|"
	    "secretary|governance|democratic|services?|lawyer|inspector|superintendent|cabinet member|portfolio|leader|"
	    "constable|commander|consultant|auditor|engineer|planner|chair of|co-opt|member of|nurse|professor of|partner|"
	    "coordinator|co-ordinator|commissioner|monitoring|executive|deputy|ward)\\b", RX_CASELESS);
}

static gboolean
is_post(const char *words, gsize size)
{
	return rx_search(post_rx(), words, size, 0, NULL, 0) == RX_MATCH;
}

/* A name has one to six words, the first with a capital, and no digit. */
static gboolean
is_name(const char *words)
{
	guint blanks = 0;

	if (!*words || strlen(words) > LONGEST_NAME || !(g_ascii_isupper(*words) || *words & 0x80))
		return FALSE;
	for (const char *at = words; *at; at++) {
		if (g_ascii_isdigit(*at) || strchr(":;/", *at))
			return FALSE;
		blanks += *at == ' ';
	}
	return blanks <= 5 && g_ascii_strncasecmp(words, "none", 4) != 0 && g_ascii_strncasecmp(words, "no ", 3) != 0 &&
	    g_ascii_strncasecmp(words, "there ", 6) != 0 && g_ascii_strncasecmp(words, "apolog", 6) != 0;
}

/* Cuts "(in the Chair)" or ", in the Chair" off a name, and says what it makes of its bearer. */
static char *
split_note(char *name, enum role *role)
{
	static struct rx *chair, *vice, *co_opted;
	char *bracket = strchr(name, '('), *note = NULL;
	gsize size;

	rx_own(&chair, "^(?:in the )?chair(?:man|woman|person)?$|^Cadeirydd$", RX_CASELESS);
	rx_own(&vice, "^(?:in the )?(?:vice|deputy)[- ]chair(?:man|woman|person)?$", RX_CASELESS);
	rx_own(&co_opted, "\\bco-?opt", RX_CASELESS);
	if (bracket) {
		note = g_strdup(bracket + 1);
		note[strcspn(note, ")")] = '\0';
		*bracket = '\0';
		g_strstrip(note);
	} else if (g_str_has_suffix(name, " in the Chair")) {
		name[strlen(name) - 13] = '\0';
		note = g_strdup("in the Chair");
	}
	g_strchomp(name);
	size = note ? strlen(note) : 0;
	if (note && rx_search(chair, note, size, 0, NULL, 0) == RX_MATCH)
		*role = ROLE_CHAIR;
	else if (note && rx_search(vice, note, size, 0, NULL, 0) == RX_MATCH)
		*role = ROLE_VICE_CHAIR;
	else {
		if (note && *role == ROLE_PRESENT && rx_search(co_opted, note, size, 0, NULL, 0) == RX_MATCH)
			*role = ROLE_CO_OPTEE;
		return note;
	}
	g_free(note);
	return NULL;
}

/* Puts the form of address that the list gave once before a bare name. */
static char *
with_address(struct names *names, const char *name)
{
	gsize size = strlen(name), group[6];

	if (rx_search(address_rx(), name, size, 0, group, 3) == RX_MATCH) {
		g_free(names->address);
		names->address = g_strndup(name + group[2], group[3] - group[2]);
		names->is_plural = group[4] != G_MAXSIZE;
		if (!names->is_plural)
			return g_strdup(name);
		name += group[1];
	} else if (!names->address || (!names->is_plural && strchr(name, ' ')))
		return g_strdup(name);
	return *name ? g_strconcat(names->address, " ", name, NULL) : g_strdup("");
}

static void
take_name(struct names *names, const char *words, gsize size)
{
	g_autofree char *part = g_strstrip(g_strndup(words, size));
	enum role role = names->role;
	char *bare = part;

	while (g_str_has_prefix(bare, "and "))
		bare += 4;
	if (g_str_has_prefix(bare, "the "))
		bare += 4;
	g_autofree char *note = split_note(bare, &role);
	if (g_str_has_suffix(bare, "."))
		bare[strlen(bare) - 1] = '\0';
	if (names->last && (strcmp(bare, "Chair") == 0 || strcmp(bare, "in the Chair") == 0)) {
		names->last->role = ROLE_CHAIR;
		return;
	}
	g_autofree char *name = with_address(names, bare);
	if (names->last && !names->last->note && is_post(bare, strlen(bare)) &&
	    rx_search(address_rx(), bare, strlen(bare), 0, NULL, 0) == RX_NO_MATCH) {
		names->last->note = g_strdup(bare);
		return;
	}
	if (!is_name(name))
		return;
	guint before = names->meeting->attendance->len;
	meeting_add_attendee(names->meeting, name, role, note);
	if (names->meeting->attendance->len > before)
		names->last = g_ptr_array_index(names->meeting->attendance, before);
}

/* Splits at ";", "," and "and" outside brackets. "A, B; C, Director of D" */
static void
take_names(struct names *names, const char *words)
{
	const char *start = words, *at;
	int depth = 0;

	for (at = words; *at; at++) {
		depth += *at == '(' ? 1 : *at == ')' && depth > 0 ? -1 : 0;
		if (depth > 0)
			continue;
		if (at[0] == '.' && at[1] == ' ' && g_ascii_isupper(at[2]) && at - start > 3 && g_ascii_islower(at[-1]) && g_ascii_islower(at[-2]))
			break; /* a further sentence */
		if (*at == ',' || *at == ';' || *at == '\n') {
			take_name(names, start, at - start);
			start = at + 1;
			if (*at != ',')
				names->last = NULL;
		} else if (g_str_has_prefix(at, " and ") && !is_post(start, at - start)) {
			take_name(names, start, at - start);
			start = at + 5;
		}
	}
	take_name(names, start, at - start);
}

static void
take_section(struct meeting *meeting, enum role role, GString *content)
{
	struct names names = { .meeting = meeting, .role = role };
	const char *words = content->str, *from;

	if (role == ROLE_APOLOGIES && (from = strstr(words, " from ")) != NULL)
		words = from + 6;
	if (role == ROLE_APOLOGIES && (from = strstr(words, "on behalf of ")) != NULL)
		words = from + 13;
	take_names(&names, words + strspn(words, " :-"));
	g_free(names.address);
	g_string_truncate(content, 0);
}

/* Whether a line can go on with a section: the line below it, or names after a blank line. */
static gboolean
goes_on(const struct line *line, const char *words, const GString *content)
{
	static struct rx *name;

	if (strstr(words, "webcast") || strstr(words, "http"))
		return FALSE;
	if (line->bullet || content->len == 0)
		return TRUE;
	if (line->blanks == 0)
		return !scan_is_capitals(words, strlen(words));
	rx_own(&name, "^\\p{Lu}[\\w'’.-]*(?: \\p{Lu}[\\w'’.-]*){1,4}(?:\\s*\\(.*\\)|, .*)?$", 0);
	return rx_search(address_rx(), words, strlen(words), 0, NULL, 0) == RX_MATCH ||
	    (!strchr(content->str, ',') && !scan_is_capitals(words, strlen(words)) &&
		rx_search(name, words, strlen(words), 0, NULL, 0) == RX_MATCH);
}

void
attendance_read(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	g_autoptr(GString) content = g_string_new(NULL);
	const struct section *open = NULL;

	for (guint i = first; i < end; i++) {
		const struct line *line = scan_line(scan, i);
		const char *rest;
		if (line->size == 0 || scan->kind[i] == LINE_FURNITURE || scan->kind[i] == LINE_MARK)
			continue;
		g_autofree char *words = text_line_plain(scan->text, i);
		const struct section *section = section_of(words, &rest);
		if (section || (open && !goes_on(line, words, content))) {
			if (open)
				take_section(meeting, open->role, content);
			open = section;
			if (section)
				g_string_append(content, rest);
		} else if (open) {
			/* One name a line, or a list broken at the width of the page. */
			gsize length = content->len;
			gboolean runs_on = length && (strchr(",;", content->str[length - 1]) || g_str_has_suffix(content->str, " and") ||
			    (line->blanks == 0 && strchr(content->str, ',') && scan->wraps));
			if (length)
				g_string_append_c(content, runs_on ? ' ' : '\n');
			g_string_append(content, words);
		}
	}
	if (open)
		take_section(meeting, open->role, content);
}

void
attendance_read_apologies(struct meeting *meeting, const struct item *item)
{
	static struct rx *rx;
	gsize group[4];

	rx_own(&rx, "\\bapolog(?:y|ies)\\b[^.]{0,80}?\\b(?:from|on behalf of|by)\\b:?-?\\s+(.*?)(?:\\.\\s|\\.?$)", RX_CASELESS | RX_MULTILINE);
	if (!item->title || !item->minutes.text || g_ascii_strncasecmp(item->title, "apolog", 6) != 0)
		return;
	if (rx_search(rx, item->minutes.text->str, item->minutes.text->len, 0, group, 2) != RX_MATCH)
		return;
	struct names names = { .meeting = meeting, .role = ROLE_APOLOGIES };
	g_autofree char *words = g_strndup(item->minutes.text->str + group[2], group[3] - group[2]);
	take_names(&names, words);
	g_free(names.address);
}
