#include "parse/section.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "parse/person.h"
#include "parse/scan.h"

#include <string.h>

enum { LETTERS = 7 /* of "present" */, LONGEST_GROUP = 60 /* bytes of "Colleagues and others in attendance:" */, LONGEST_QUALIFIER = 40 /* bytes of "via video link" */ };

/* By their first letters; of those that begin alike, the first that fits is taken. */
static const struct section sections[] = {
	{ "assembly members", ROLE_PRESENT },
	{ "attendees", ROLE_PRESENT },
	{ "also present", ROLE_IN_ATTENDANCE },
	{ "also in attendance", ROLE_IN_ATTENDANCE },
	{ "also attending", ROLE_IN_ATTENDANCE },
	{ "attending", ROLE_IN_ATTENDANCE },
	{ "attendance", ROLE_PRESENT },
	{ "apologies for absence", ROLE_APOLOGIES },
	{ "apologies", ROLE_APOLOGIES },
	{ "absent", ROLE_ABSENT },
	{ "board members", ROLE_PRESENT },
	{ "committee members", ROLE_PRESENT },
	{ "councillors present", ROLE_PRESENT },
	{ "councillors in attendance", ROLE_PRESENT },
	{ "councillors attending", ROLE_PRESENT },
	{ "cabinet members present", ROLE_IN_ATTENDANCE },
	{ "committee staff", ROLE_IN_ATTENDANCE },
	{ "co-opted members", ROLE_CO_OPTEE },
	{ "co-optees", ROLE_CO_OPTEE },
	{ "church representatives", ROLE_CO_OPTEE },
	{ "chair", ROLE_CHAIR },
	{ "chairman", ROLE_CHAIR },
	{ "directors present", ROLE_PRESENT },
	{ "directors absent", ROLE_ABSENT },
	{ "guests", ROLE_IN_ATTENDANCE },
	{ "hefyd yn bresennol", ROLE_IN_ATTENDANCE },
	{ "in the chair", ROLE_CHAIR },
	{ "i l\xc3\xa1thair freisin", ROLE_IN_ATTENDANCE }, /* Irish, in either case of its accent */
	{ "i l\xc3\x81thair freisin", ROLE_IN_ATTENDANCE },
	{ "i l\xc3\xa1thair", ROLE_PRESENT },
	{ "i l\xc3\x81thair", ROLE_PRESENT },
	{ "in attendance", ROLE_IN_ATTENDANCE },
	{ "independent co-opted members", ROLE_CO_OPTEE },
	{ "independent members", ROLE_CO_OPTEE },
	{ "leithsc\xc3\xa9""alta", ROLE_APOLOGIES },
	{ "leithsc\xc3\x89""ALTA", ROLE_APOLOGIES },
	{ "leithsc\xc3\xa9""al", ROLE_APOLOGIES },
	{ "leithsc\xc3\x89""al", ROLE_APOLOGIES },
	{ "members present", ROLE_PRESENT },
	{ "members of the board present", ROLE_PRESENT },
	{ "members of the committee present", ROLE_PRESENT },
	{ "members of the council present", ROLE_PRESENT },
	{ "members of the panel present", ROLE_PRESENT },
	{ "members of the senedd", ROLE_PRESENT },
	{ "members in attendance", ROLE_PRESENT },
	{ "members attending", ROLE_PRESENT },
	{ "members absent", ROLE_ABSENT },
	{ "non-voting members", ROLE_CO_OPTEE },
	{ "officers present", ROLE_IN_ATTENDANCE },
	{ "others present", ROLE_IN_ATTENDANCE },
	{ "other members in attendance", ROLE_IN_ATTENDANCE },
	{ "other councillors in attendance", ROLE_IN_ATTENDANCE },
	{ "other members present", ROLE_IN_ATTENDANCE },
	{ "other councillors present", ROLE_IN_ATTENDANCE },
	{ "observers", ROLE_IN_ATTENDANCE },
	{ "officers in attendance", ROLE_IN_ATTENDANCE },
	{ "officials in attendance", ROLE_IN_ATTENDANCE },
	{ "others in attendance", ROLE_IN_ATTENDANCE },
	{ "officers", ROLE_IN_ATTENDANCE },
	{ "officials", ROLE_IN_ATTENDANCE },
	{ "present in the chair", ROLE_CHAIR },
	{ "presiding", ROLE_CHAIR },
	{ "presided", ROLE_CHAIR },
	{ "participants", ROLE_PRESENT },
	{ "present were", ROLE_PRESENT },
	{ "present was", ROLE_PRESENT },
	{ "present", ROLE_PRESENT },
	{ "presennol", ROLE_PRESENT },
	{ "regrets", ROLE_APOLOGIES },
	{ "religious representatives", ROLE_CO_OPTEE },
	{ "sederunt", ROLE_PRESENT },
	{ "staff in attendance", ROLE_IN_ATTENDANCE },
	{ "trustees present", ROLE_PRESENT },
	{ "the following people attended the meeting", ROLE_PRESENT },
	{ "the following people attended", ROLE_PRESENT },
	{ "the following attended", ROLE_PRESENT },
	{ "the following were present", ROLE_PRESENT },
	{ "those present", ROLE_PRESENT },
	{ "those attending", ROLE_PRESENT },
	{ "voting members", ROLE_PRESENT },
	{ "vice-chair", ROLE_VICE_CHAIR },
	{ "wrth law", ROLE_IN_ATTENDANCE },
	{ "witnesses", ROLE_IN_ATTENDANCE },
	{ "yn bresennol", ROLE_PRESENT },
	{ "ymddiheuriadau", ROLE_APOLOGIES },
};

static const struct section others_in_attendance = { "in attendance", ROLE_IN_ATTENDANCE };
static const struct section those_present = { "present", ROLE_PRESENT };
static const struct section those_absent = { "absent", ROLE_ABSENT };
static const struct section those_with_apologies = { "apologies", ROLE_APOLOGIES };

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
	if (person_begins_with_address(after + 1) && strchr(after, ',')) /* "Present     Councillors Ash, Birch" */
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

/* The place of the first section that begins with the letter, or else with a later one. */
static guint
sections_from(char letter)
{
	guint i = 0;

	while (i < G_N_ELEMENTS(sections) && sections[i].words[0] < letter)
		i++;
	return i;
}

/* Whether the rest of a line, behind what says who or how, may be names. */
static gboolean
matches(struct rx *rx, const char *line, const char **content)
{
	gsize group[2];

	if (rx_search(rx, line, strlen(line), 0, group, 1) != RX_MATCH)
		return FALSE;
	*content = line + group[1];
	return TRUE;
}

/* "Apologies for absence received from:", "Absent without apologies:", "Not present:" */
static const struct section *
of_those_away(const char *line, const char **content)
{
	static struct rx *apologies, *absent;

	rx_own(&apologies, "^apologies(?: (?:for (?:absence|non-attendance)|were|had been|have been|also)){0,2} (?:received|submitted|tendered|noted|given|accepted)(?: (?:from|by))?\\s*:[\\s–-]*", RX_CASELESS);
	rx_own(&absent, "^(?:(?:members|councillors) )?(?:absent|not present|not in attendance)(?: \\p{L}+){0,3}\\s*:[\\s–-]*", RX_CASELESS);
	if (g_ascii_strncasecmp(line, "apologies", strlen("apologies")) == 0 && matches(apologies, line, content))
		return &those_with_apologies;
	return (strstr(line, "bsent") || strstr(line, "BSENT") || strstr(line, "ot ") || strstr(line, "OT ")) && matches(absent, line, content) ? &those_absent : NULL;
}

/* "Parish Councillors Present:", "Officers and Trustees Present", "Present (virtually):" */
static const struct section *
of_those_there(const char *line, const char **content)
{
	static struct rx *there, *others;
	gsize size = strlen(line);

	rx_own(&there, "^(?:(?:(?:parish|town|ward|county|district|borough|city|community|committee|board|panel|forum|council|cabinet|executive|"
	    "sub-committee|non-committee|elected|voting|school|lay|other|partner|the|of|all|and|&|officers?|officials|staff|members?|councillors?|cllrs|"
	    "governors?|trustees|directors|representatives?|substitutes?|commissioners|delegates|observers|guests|portfolio holders|public)[\\s/]+){1,6}"
	    "(?:present|in attendance|attending)(?: \\([^()]{2,30}\\))?\\s*(?:[:–-][\\s:–-]*|$)|(?:present|in attendance) \\([^():]{2,30}\\)\\s*(?:[:–-][\\s:–-]*|$))", RX_CASELESS);
	rx_own(&others, "^(?:(?:council )?officers?|officials|staff|cabinet|executive|portfolio|non-|other|observers|guests|in attendance)\\b(?! and (?:trustees|members|governors|councillors)\\b)|\\bpublic\\b", RX_CASELESS);
	if ((!bytes_find_caseless(line, size, "present", 7) && !bytes_find_caseless(line, size, "atten", 5)) || !matches(there, line, content))
		return NULL;
	return rx_search(others, line, *content - line, 0, NULL, 0) == RX_MATCH ? &others_in_attendance : &those_present;
}

const struct section *
section_of(const char *line, const char **content)
{
	char first = g_ascii_tolower(line[0]);

	for (guint i = sections_from(first); i < G_N_ELEMENTS(sections) && sections[i].words[0] == first; i++) {
		if (g_ascii_strncasecmp(line, sections[i].words, strlen(sections[i].words)) != 0)
			continue;
		gsize length = strlen(sections[i].words);
		const char *after = line + length;
		if (opens_section(&sections[i], line, length, after)) {
			const char *colon = strchr(after, ':');
			if (*after == '/' && colon == NULL)
				after += strlen(after);
			*content = colon && colon < after + LONGEST_QUALIFIER ? colon : after;
			if (*after == ' ' && person_begins_with_address(after + 1)) /* "Also present Councillors: Ash" */
				*content = after;
			*content += strspn(*content, " :-");
			return &sections[i];
		}
	}
	const struct section *section = of_those_away(line, content);
	if (section == NULL)
		section = of_those_there(line, content);
	if (section != NULL)
		return section;
	/* "Colleagues, partners and others in attendance:", "Non-Members also present:" */
	*content = "";
	return strlen(line) < LONGEST_GROUP && (g_str_has_suffix(line, " in attendance:") || g_str_has_suffix(line, " also present:")) ?
	    &others_in_attendance : NULL;
}

/* Whether the bytes may be the words of a section, markup and more blanks between them perhaps. */
static gboolean
may_be(const char *bytes, const char *words)
{
	while (*words && g_ascii_tolower(*bytes) == *words)
		bytes++, words++;
	return !*words || !g_ascii_isalnum(*bytes);
}

gboolean
section_may_open(const char *bytes, gsize size)
{
	char first = g_ascii_tolower(*bytes), last = bytes[size - 1];

	if (!strchr("pimctaovywshbdgrlnefu", first))
		return FALSE;
	for (guint i = sections_from(first); i < G_N_ELEMENTS(sections) && sections[i].words[0] == first; i++)
		if (may_be(bytes, sections[i].words))
			return TRUE;
	return last != '.' && (!g_ascii_isalnum(last) || (size > LETTERS && g_ascii_strncasecmp(bytes + size - LETTERS, "present", LETTERS) == 0));
}
