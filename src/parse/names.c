#include "parse/names.h"
#include "parse/person.h"

#include "base/rx.h"

#include <string.h>

enum { MOST_COMPARED = 300 /* people a name is compared with: no meeting has more */ };

/* Where reading a list stands. */
struct names {
	struct meeting *meeting;
	enum role role;
	char *address;      /* "Councillor", said once for many */
	gboolean is_plural; /* "Councillors" */
	gboolean is_mixed;  /* someone with an address of their own has come between */
	gboolean is_short;  /* those it was said for have surnames alone: "Cllrs Ash and Birch" */
	gboolean is_closing; /* "and" stands before the name that comes now */
	gboolean has_posts;  /* each line is a name, and behind its comma who that is */
	gboolean is_post;    /* what comes now stands behind that comma */
	struct attendee *last;
};

/* "Rod Vance @rvance": the name on a site of code. */
static void
cut_handle(char *name)
{
	char *at = strstr(name, " @"), *rest;

	if (!at)
		return;
	rest = at + 1 + strcspn(at + 1, " ");
	memmove(at, rest, strlen(rest) + 1);
}

/* Where the name ends in "Ann Ash in the Chair", "Ann Ash presided"; 0 where nothing says that. */
static gsize
end_of_chair(const char *name)
{
	static struct rx *rx;
	gsize group[2];

	rx_own(&rx, "(?<=\\p{L})(?: was)?(?: in the Chair| took the Chair| presided| presiding)\\.?$", RX_CASELESS);
	return rx_search(rx, name, strlen(name), 0, group, 1) == RX_MATCH ? group[0] : 0;
}

/* Cuts what is said of a person off the name: "(Chair)", ", in the Chair", " - Chair". */
static char *
cut_note(char *name)
{
	cut_handle(name);
	char *bracket = strchr(name, '('), *dash = strstr(name, " \xe2\x80\x93 "), *joined = strstr(name, "\xe2\x80\x94"), *note = NULL;
	gsize end;


	if (bracket) {
		note = g_strdup(bracket + 1);
		note[strcspn(note, ")")] = '\0';
		*bracket = '\0';
	} else if ((end = end_of_chair(name)) > 0) {
		name[end] = '\0';
		note = g_strdup("in the Chair");
	} else if (dash || (dash = strstr(name, " - ")) != NULL) {
		note = g_strdup(strchr(dash + 1, ' '));
		*dash = '\0';
	} else if (joined) { /* "Jo Dent—_Chair_" */
		note = g_strdup(joined + 3);
		g_strdelimit(note, "_*", ' ');
		*joined = '\0';
	}
	g_strchomp(name);
	return note ? g_strstrip(note) : NULL;
}

/* Whether "(Chair)" or "in the Chair" stands anywhere: "Ash (Leader of the Council) (Chair)". */
static gboolean
says(const char *words, const char *role)
{
	g_autofree char *small = g_ascii_strdown(words, -1);

	return strstr(small, role) != NULL;
}

/* Cuts the note off a name, and says what it makes of its bearer. A chair who sent apologies is
 * not there to be one. */
static char *
split_note(char *name, enum role *role)
{
	static struct rx *chair, *vice, *co_opted, *clerk;
	gboolean has_two = strchr(name, ')') && strchr(name, ')')[1];
	gboolean is_chair = has_two && (says(name, "(chair)") || says(name, "(chairman)") || says(name, " in the chair") || says(name, "(in the chair)"));
	gboolean is_vice = has_two && (says(name, "(vice-chair)") || says(name, "(vice-chairman)"));
	g_autofree char *note = cut_note(name);
	gsize size = note ? strlen(note) : 0;

	rx_own(&chair, "^(?:in the |independent |acting )?chair(?:man|woman|person)?$|^presiding$|^Cadeirydd$", RX_CASELESS);
	rx_own(&vice, "^(?:in the )?(?:vice|deputy)[- ]chair(?:man|woman|person)?$|^Is-Gadeirydd$", RX_CASELESS);
	rx_own(&co_opted, "\\bco-?opt", RX_CASELESS);
	if (!note || *role == ROLE_APOLOGIES || *role == ROLE_ABSENT)
		return g_steal_pointer(&note);
	if (is_chair || is_vice) {
		*role = is_chair ? ROLE_CHAIR : ROLE_VICE_CHAIR;
		return g_steal_pointer(&note);
	}
	if (rx_search(chair, note, size, 0, NULL, 0) == RX_MATCH) {
		*role = ROLE_CHAIR;
		return NULL;
	}
	if (rx_search(vice, note, size, 0, NULL, 0) == RX_MATCH) {
		*role = ROLE_VICE_CHAIR;
		return NULL;
	}
	rx_own(&clerk, "^(?:(?:town|parish|community|council|deputy|assistant|acting|locum|committee) )*clerk(?: (?:to|of|and|&)\\b.*)?$|^minutes? (?:taker|secretary)$|^taking (?:the )?minutes$", RX_CASELESS);
	if (*role == ROLE_PRESENT && rx_search(co_opted, note, size, 0, NULL, 0) == RX_MATCH)
		*role = ROLE_CO_OPTEE;
	else if (*role == ROLE_PRESENT && rx_search(clerk, note, size, 0, NULL, 0) == RX_MATCH)
		*role = ROLE_IN_ATTENDANCE;
	return g_steal_pointer(&note);
}

/* "Assistant Director: Jo Dent": the post before the name. */
static char *
cut_post_before(char **name)
{
	char *colon = strstr(*name, ": "), *post;

	if (!colon || !person_is_post(*name, colon - *name) || person_is_post(colon + 2, strlen(colon + 2)))
		return NULL;
	post = g_strndup(*name, colon - *name);
	*name = colon + 2;
	return post;
}

/* "Mr Ash Clerk and Proper Officer": the post after the name without a comma. */
static char *
split_post(char *name)
{
	static struct rx *rx;
	const char *blank = strchr(name, ' ');
	gsize group[2];

	if (!blank || !strchr(blank + 1, ' ')) /* "Mr Ash" */
		return NULL;
	rx_own(&rx, "(?<=[a-z] )(?:(?:Deputy |Assistant |Town |Parish )*(?:Clerk|Director|Head of|Officer|Manager|Chief Executive|Solicitor)\\b)", 0);
	if (!person_begins_with_address(name) || rx_search(rx, name, strlen(name), 0, group, 1) != RX_MATCH ||
	    !memchr(name, ' ', group[0] - 1))
		return NULL;
	char *post = g_strdup(name + group[0]);
	name[group[0] - 1] = '\0';
	return post;
}

/* Puts the form of address that the list gave once before a bare name. */
static char *
with_address(struct names *names, const char *name)
{
	gsize size = strlen(name), group[6];

	if (rx_search(person_address(), name, size, 0, group, 3) == RX_MATCH) {
		gboolean is_plural = group[4] != G_MAXSIZE || g_str_has_prefix(name, "Y Cynghorwyr");
		if (names->is_plural && !is_plural) { /* "Councillors Ash, Mrs Birch, Cole and Jo Dent" */
			names->is_mixed = TRUE;
			return g_strdup(name);
		}
		g_free(names->address);
		names->address = g_str_has_prefix(name, "Y Cynghor") ? g_strdup("Y Cynghorydd") : g_strndup(name + group[2], group[3] - group[2]);
		names->is_plural = is_plural;
		names->is_mixed = FALSE;
		if (!names->is_plural)
			return g_strdup(name);
		name += group[1];
		names->is_short = strchr(name, ' ') == NULL;
		if (g_str_has_prefix(name, names->address)) /* "Councillors Councillor Ash" */
			return g_strdup(name);
	} else if (!names->address || (!names->is_plural && strchr(name, ' ')) || (names->is_mixed && person_has_first_name(name)))
		return g_strdup(name);
	return *name ? g_strconcat(names->address, " ", name, NULL) : g_strdup("");
}

/* "ACC" behind an officer is whom he works for; those present may be named by their initials. */
static gboolean
is_employer(const struct names *names, const char *words)
{
	return names->role != ROLE_PRESENT && names->last && person_is_initials(words) && !person_is_initials(names->last->name);
}

static gboolean
describes_last(const struct names *names, const char *words)
{
	return names->last && !names->last->note && !person_begins_with_address(words) &&
	    (person_is_post_or_body(words) || person_is_of(words) || is_employer(names, words));
}

/* "Councillor Ann ASH in the Chair" below "Ann ASH"; NULL where nobody of that name is there. */
static struct attendee *
find_same(const struct meeting *meeting, const char *name)
{
	const char *bare = person_bare_name(name);

	for (guint i = 0; i < meeting->attendance->len && i < MOST_COMPARED; i++) {
		struct attendee *attendee = g_ptr_array_index(meeting->attendance, i);

		if (g_ascii_strcasecmp(person_bare_name(attendee->name), bare) == 0)
			return attendee;
	}
	return NULL;
}

/* "Butler (Cecelia), Butler (Conor)" are two: the bracket is part of each name. Sets *whole, which the caller
 * frees, and *note to NULL where it is. */
static void
tell_apart(struct meeting *meeting, const char *name, const char **note, char **whole)
{
	for (guint i = 0; i < meeting->attendance->len && i < MOST_COMPARED && person_is_first_name(*note); i++) {
		struct attendee *other = g_ptr_array_index(meeting->attendance, i);
		gsize size = strlen(name);

		if (strcmp(other->name, name) == 0 && person_is_first_name(other->note) && strcmp(other->note, *note) != 0)
			meeting_name_in_full(meeting, other);
		else if (strncmp(other->name, name, size) != 0 || strncmp(other->name + size, " (", 2) != 0)
			continue;
		*whole = g_strdup_printf("%s (%s)", name, *note);
		*note = NULL;
		return;
	}
}

static void
add_name(struct names *names, const char *name, enum role role, const char *note)
{
	gboolean is_addressed = names->address && g_str_has_prefix(name, names->address);
	g_autofree char *whole = NULL;
	struct attendee *other;

	if (!person_is_name(name) || person_is_bare_address(name) || (!is_addressed && !person_begins_with_address(name) && (person_is_nobody(name) || person_is_organisation(name) || person_has_small_word(name) || person_has_post_glued(name))))
		return;
	if (role == ROLE_CHAIR && (other = find_same(names->meeting, name)) != NULL) {
		other->role = other->role == ROLE_PRESENT ? ROLE_CHAIR : other->role;
		names->last = other;
		return;
	}
	tell_apart(names->meeting, name, &note, &whole);
	names->last = meeting_add_attendee(names->meeting, whole ? whole : name, role, note);
}

/* "Co-opted members Jo Dent", among councillors; returns where the name begins. */
static char *
begin_co_optees(struct names *names, char *words)
{
	g_clear_pointer(&names->address, g_free);
	names->is_plural = names->is_mixed = names->is_short = FALSE;
	if (names->role == ROLE_PRESENT)
		names->role = ROLE_CO_OPTEE;
	return strchr(words + strlen("co-opted member"), ' ') + 1;
}

static void
take_name(struct names *names, const char *words, gsize size)
{
	g_autofree char *part = g_strstrip(g_strndup(words, size));
	enum role role = names->role;
	char *bare = part, *colon;

	while (g_str_has_prefix(bare, "and ") || g_str_has_prefix(bare, "AND ") || g_str_has_prefix(bare, "also ") || g_str_has_prefix(bare, "& "))
		bare += strcspn(bare, " ") + 1;
	if (g_str_has_prefix(bare, "together with ")) { /* "Councillors Ash and Birch, together with Jo Dent" */
		bare += strlen("together with ");
		g_clear_pointer(&names->address, g_free);
		names->is_plural = names->is_mixed = FALSE;
	}
	if (g_str_has_prefix(bare, "the "))
		bare += 4;
	if ((colon = strstr(bare, ": ")) != NULL && !person_begins_with_address(bare) && person_begins_with_address(colon + 2)) /* "Members: Councillors Ash" */
		bare = colon + 2;
	if (g_ascii_strncasecmp(bare, "co-opted member", 15) == 0 && strchr(bare + 15, ' ')) {
		bare = begin_co_optees(names, bare);
		role = names->role;
	}
	g_autofree char *note = split_note(bare, &role);
	if (g_str_has_suffix(bare, ".") && !(strlen(bare) > 3 && bare[strlen(bare) - 3] == '.')) /* but "Ann Ash M.C.C." */
		bare[strlen(bare) - 1] = '\0';
	if (is_employer(names, bare) && names->last->note) /* "Clerk, ACC" */
		return;
	if (names->last && person_is_honour(bare)) {
		if (role != names->role)
			names->last->role = role;
		return;
	}
	if (names->last && person_is_chair(bare) && names->role != ROLE_APOLOGIES && names->role != ROLE_ABSENT) {
		names->last->role = ROLE_CHAIR;
		return;
	}
	if (!strstr(bare, ": ") && describes_last(names, bare)) {
		names->last->note = arena_copy(&names->meeting->arena, bare, -1);
		return;
	}
	if (note && person_begins_with_address(note) && !person_is_bare_address(note) && !person_is_post(note, strlen(note)) &&
	    (person_is_office(bare) || !person_begins_with_address(bare))) { /* "the Chair (Councillor Hale)" */
		add_name(names, note, role, bare);
		return;
	}
	if (!note && (note = cut_post_before(&bare)) == NULL)
		note = split_post(bare);
	g_autofree char *name = with_address(names, bare);
	add_name(names, name, role, note);
}

/* Whether a sentence ends at the full stop `at`, and not a form of address ("Mrs. Ash"). */
static gboolean
ends_sentence(const char *start, const char *at)
{
	static const char *const short_words[] = { "Mrs", "Hon", "Rev", "Revd", "Cllr", "Cllrs", "Coun", "Prof", "Messrs" };
	const char *word = at;

	if (at[1] != ' ' || !g_ascii_isupper(at[2]) || at - start <= 3 || !g_ascii_islower(at[-1]) || !g_ascii_islower(at[-2]))
		return FALSE;
	while (word > start && word[-1] != ' ')
		word--;
	for (guint i = 0; i < G_N_ELEMENTS(short_words); i++)
		if (strlen(short_words[i]) == (gsize)(at - word) && memcmp(word, short_words[i], at - word) == 0)
			return FALSE;
	return TRUE;
}

/* "Online: Cllrs Ash and Birch" goes on with the list. */
gboolean
names_says_how(const char *words)
{
	const char *colon = strstr(words, ": ");

	return colon && colon < words + 24 && person_begins_with_address(colon + 2);
}

/* "Averley Museum (Chair)" behind a name */
static void
take_post(struct names *names, const char *words, gsize size)
{
	g_autofree char *whole = g_strstrip(g_strndup(words, size)), *post = g_strdup(whole);
	enum role role = names->role;
	g_autofree char *note = split_note(post, &role);
	gboolean is_chair = note == NULL && role != names->role;

	names->last->note = arena_copy(&names->meeting->arena, is_chair ? post : whole, -1);
	if (is_chair && names->last->role == names->role)
		names->last->role = role;
}

/* Takes the name that ends at `at`, behind which `mark` bytes part it from the next. The last of "Cllrs Ash
 * and Birch" ends those that the address was said for. */
static void
take_part(struct names *names, const char **start, const char *at, gsize mark)
{
	gboolean is_last = names->is_closing;

	if (names->is_post && names->last && !names->last->note)
		take_post(names, *start, at - *start);
	else
		take_name(names, *start, at - *start);
	names->is_post = names->has_posts && *at == ',';
	*start = at + mark;
	names->is_mixed |= is_last && names->is_short;
	names->is_closing = FALSE;
}

/* The bytes of what parts two names at `at`: ";", ",", a line's end, "and", "&", "together with", or the end of
 * a bracket; 0 where nothing does. */
static gsize
mark_at(const struct names *names, const char *start, const char *at)
{
	if (*at == ',' || *at == ';' || *at == '\n' || (*at == ')' && at[1] == ' ' && g_ascii_isupper(at[2])))
		return 1;
	if (*at != ' ' || names->is_post)
		return 0;
	if (g_str_has_prefix(at, " and ") || g_str_has_prefix(at, " AND "))
		return (at > start && at[-1] == ')') || !person_is_post(start, at - start) || person_begins_with_address(at + 5) ? 5 : 0;
	if (g_str_has_prefix(at, " & ") && g_ascii_isupper(at[3]) && !person_is_post(start, at - start))
		return names->is_plural || person_leads_list(at + 3) ? 3 : 0;
	return g_str_has_prefix(at, " together with ") ? 1 : 0;
}

/* Splits outside brackets, and after "Ash (Chair) Birch (Vice-Chair)". */
static void
take_names(struct names *names, const char *words)
{
	const char *start = words, *at;
	gsize mark;
	int depth = 0;

	for (at = words; *at; at++) {
		depth += *at == '(' ? 1 : *at == ')' && depth > 0 ? -1 : 0;
		if (depth > 0)
			continue;
		if (*at == '.' && ends_sentence(start, at)) {
			/* "... and Taylor. Mrs. M. Ash (Co-opted Member)", "... Mary Butler. Denis Malone, ..." */
			if (!person_begins_with_address(at + 2) && !names_says_how(at + 2) && !person_leads_list(at + 2))
				break;
			take_part(names, &start, at, 1);
		} else if ((mark = mark_at(names, start, at)) > 0) {
			take_part(names, &start, at, mark);
			names->is_closing = mark == 5;
			if (mark == 1 && *at != ',' && *at != ' ')
				names->last = NULL;
		}
	}
	take_part(names, &start, at, 0);
}

/* "Averley Museum", "HS2 Ltd", and, behind a name of two words, "Museum": nobody. */
static gboolean
is_nobody_behind(const char *line, const char *comma)
{
	g_autofree char *words = g_strndup(comma + 2, strcspn(comma + 2, ","));
	gboolean is_alone = !strchr(g_strchomp(words), ' ') && memchr(line, ' ', comma - line);

	return is_alone || person_is_post_or_body(words) || person_is_of(words) || person_is_initials(words) || strpbrk(words, "0123456789") != NULL;
}

/* "Jo Dent, Averley Museum", a line each: nobody stands behind the comma. */
static gboolean
has_posts(const char *words)
{
	enum { FEWEST = 3 };
	g_auto(GStrv) lines = g_strsplit(words, "\n", -1);
	guint with_comma = 0, with_post = 0, n = g_strv_length(lines);

	for (guint i = 0; lines[i] != NULL; i++) {
		const char *comma = strchr(lines[i], ',');

		if (comma == NULL)
			continue;
		if (comma[1] != ' ' || person_begins_with_address(comma + 2))
			return FALSE;
		gboolean is_post = is_nobody_behind(lines[i], comma);
		if (!is_post && strchr(comma + 1, ','))
			return FALSE;
		with_comma++;
		with_post += is_post;
	}
	return (with_comma >= FEWEST && with_post * 3 >= with_comma) || (n > 1 && with_post == n);
}

void
names_take(struct meeting *meeting, enum role role, const char *words)
{
	struct names names = { .meeting = meeting, .role = role };
	g_autofree char *round = g_strdup(words);

	/* "Jo Hale [Treasurer] (JH)" */
	for (char *at = round; *at; at++)
		*at = *at == '[' ? '(' : *at == ']' ? ')' : *at;
	names.has_posts = strchr(round, '\n') && has_posts(round);
	take_names(&names, round);
	g_free(names.address);
}
