#include "parse/person.h"

#include <string.h>

enum { LONGEST_NAME = 60 };

/* Members of an Irish parliament are "Deputy Hale"; these are deputies of somebody. */
#define UNDER_DEPUTY "Chief|Leader|Director|Head|Chair|Clerk|Town|County|Parish|Manager|Governor|Principal|Monitoring|Section|Police|" \
	"Commissioner|Lieutenant|Executive|Secretary|Treasurer|Convener"

const struct rx *
person_address(void)
{
	static struct rx *rx;

	return rx_own(&rx, "^(?:The )?((?:(?:Deputy |Lord )?Mayor,? )?(?:(?:Parish|Town|District|County|Borough|City) (?=C(?:ouncillor|llr)))?(?:Councillor|Cllr|Coun|Cllor|Alderman|Bailie|Baillie|Mrs|Mr|Ms|Miss|Mx|Dr|"
	    "COUNCILLOR|CLLR|ALDERMAN|MRS|MR|MS|MISS|DR|Prof(?:essor)?|Rev(?:erend)?|Canon|Sir|Dame|Lord|Lady|Mayor|Provost|Deputy Mayor|Deputy(?! (?:" UNDER_DEPUTY ")\\b)|"
	    "(?:(?:Detective|Chief|Acting) )*(?:Superintendent|Inspector|Sergeant|Constable|Garda|Senator)(?= \\p{Lu}[\\p{Ll}'’]+\\p{L}*(?: |$|,))(?! (?:Registrar|General))|"
	    "Y Cynghor(?:ydd|wyr)))([sS])?\\b[.:]?(?: |$)", 0);
}

gboolean
person_begins_with_address(const char *words)
{
	return rx_search(person_address(), words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

#define POSTS "director|head of|officer|manager|chief|clerk|lead|advis[eo]r|solicitor|assistant|representative|" \
	"secretary|governance|democratic|services?|lawyer|inspector|superintendent|cabinet member|portfolio|leader|" \
	"constable|commander|consultant|auditor|engineer|planner|chair of|co-opt|member of|nurse|professor of|partner|" \
	"coordinator|co-ordinator|principal|specialist|analyst|commissioner|monitoring|executive|deputy|chaplain|ward|convener|administrator|cathaoirleach|treasurer|headteacher"
#define ORGANISATIONS "NHS|CCG|ICB|police|council|university|healthwatch|association|federation|museum|government|authority|" \
	"ltd|limited|plc|foundation trust|housing trust|partnership|committee|board|service|" \
	"school|primary|academy|college|high|infants?|juniors?|nursery"

/* "P. Ward" is somebody. */
static gboolean
is_surname_with_initials(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^\\s*(?:\\p{Lu}\\.\\s?){1,3}\\p{L}+$", 0);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

gboolean
person_is_post(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "\\b(?:" POSTS ")\\b", RX_CASELESS);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH && !is_surname_with_initials(words, size);
}

gboolean
person_is_organisation(const char *words)
{
	static struct rx *rx;

	rx_own(&rx, "\\b(?:" ORGANISATIONS ")\\b", RX_CASELESS);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

gboolean
person_is_post_or_body(const char *words)
{
	static struct rx *rx;
	gsize size = strlen(words);

	rx_own(&rx, "\\b(?:" POSTS "|" ORGANISATIONS ")\\b", RX_CASELESS);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH && !is_surname_with_initials(words, size);
}

gboolean
person_is_of(const char *words)
{
	return strstr(words, " of ") || strstr(words, " for ");
}

gboolean
person_is_nobody(const char *words)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:none|no |nil\\b|there |apolog|categor|names?$|items?\\b|bailies$|councillors?$|members?$|the (?:leas[- ])?ch?athaoirleach$|vacan|as above|see |(?:(?:via|on) )?(?:ms |microsoft )?teams$|zoom$|council chamber$)|\\b(?:members?|representatives?) of (?:the )?(?:public|press)\\b|"
	    "\\bresidents\\b|\\b(?:officer|manager|director|solicitor|secretary|engineer|advis[eo]r|administrator)$|^(?:the )?(?:public|press)\\b", RX_CASELESS);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

gboolean
person_has_small_word(const char *words)
{
	static struct rx *rx;

	rx_own(&rx, "\\s(?!(?:de|del|van|von|der|den|du|da|di|la|le|ap|ab|ferch|y|of|the|al|el|bin|dos|and|in)\\b)\\p{Ll}{2,}", 0);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

gboolean
person_is_name(const char *words)
{
	guint blanks = 0;

	if (!*words || strlen(words) > LONGEST_NAME || !(g_ascii_isupper(*words) || *words & 0x80))
		return FALSE;
	if (strpbrk(words, "0123456789:;/|"))
		return FALSE;
	for (const char *at = words; *at; at++)
		blanks += *at == ' ';
	return blanks <= 5;
}

gboolean
person_is_line_of_one(const char *words)
{
	static struct rx *rx;

	rx_own(&rx, "^\\p{Lu}[\\w'’.-]*(?: \\p{Lu}[\\w'’.-]*){1,4}(?:\\s*\\(.*\\)(?:\\s+\\p{Lu}[^.,;:]{2,40})?|, .*| [–-] .*)?$", 0);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

gboolean
person_is_office(const char *words)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:the )?(?:(?:right )?worshipful )?(?:the )?(?:(?:deputy |lord )?mayor|provost|chair(?:man)?)(?: of [^,]*)?$", RX_CASELESS);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

gboolean
person_has_first_name(const char *name)
{
	static struct rx *particle;

	rx_own(&particle, "^(?:de|van|von|der|le|la|mac|mc|st|nic?|ní|ó|ap|ab)\\b", RX_CASELESS);
	return strcspn(name, " .") > 1 && strchr(name, ' ') != NULL && rx_search(particle, name, strlen(name), 0, NULL, 0) != RX_MATCH;
}

gboolean
person_is_initials(const char *words)
{
	static struct rx *rx;

	if (!g_ascii_isupper(*words))
		return FALSE;
	rx_own(&rx, "^(?:\\p{Lu}\\.?){2,5}$", 0);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

gboolean
person_leads_list(const char *words)
{
	static struct rx *rx;
	gsize group[2];

	rx_own(&rx, "^\\p{Lu}[\\w'’.-]+(?: \\p{Lu}[\\w'’.-]*){1,3}(?=[,;\\n(]| and | & |$)", 0);
	return rx_search(rx, words, strlen(words), 0, group, 1) == RX_MATCH && !person_is_post(words, group[1]);
}

gboolean
person_has_post_glued(const char *name)
{
	const char *second = strchr(name, ' ');
	const char *third = second ? strchr(second + 1, ' ') : NULL;

	return third && person_is_post(third, strlen(third));
}

gboolean
person_is_bare_address(const char *name)
{
	gsize group[2];

	return *name == '\0' || (rx_search(person_address(), name, strlen(name), 0, group, 1) == RX_MATCH && group[1] == strlen(name));
}

const char *
person_bare_name(const char *name)
{
	gsize group[2];
	const char *bare = rx_search(person_address(), name, strlen(name), 0, group, 1) == RX_MATCH ? name + group[1] : name;

	return strchr(bare, ' ') ? bare : name;
}

gboolean
person_is_first_name(const char *note)
{
	return note && g_ascii_isupper(*note) && !strpbrk(note, " ,.") && g_ascii_islower(note[1]);
}

gboolean
person_is_honour(const char *words)
{
	static struct rx *rx;

	if (!g_ascii_isupper(words[0]) || !(g_ascii_isupper(words[1]) || words[1] == '.'))
		return FALSE;
	rx_own(&rx, "^(?:(?:[KCOM]BE|BEM|JP|DL|MP|MS|AM|MEP|QPM|TD|QC|KC|CBE|MCC|M\\.C\\.C|T\\.D)\\b\\.?\\s*)+$", 0);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}

gboolean
person_is_chair(const char *words)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:(?-i:Chair)|in the chair|chair(?:man|woman|person)|cathaoirleach|presid(?:ed|ing))$", RX_CASELESS);
	return rx_search(rx, words, strlen(words), 0, NULL, 0) == RX_MATCH;
}
