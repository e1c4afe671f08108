#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>
#include "base/error.h"
#include "base/rx.h"

/*
 * Limits on what one search may cost. The defaults of PCRE2 stop a hostile pattern only after
 * minutes; these do after milliseconds.
 */
enum {
	LONGEST_PATTERN = 4096,
	MATCH_LIMIT = 100000,
	DEPTH_LIMIT = 10000,
	HEAP_LIMIT = 16 << 10, /* KiB */
	STACK_START = 32 << 10,
	STACK_LIMIT = 1 << 20,
	GROUPS = 32 /* in a thread's first match data */
};

struct rx {
	pcre2_code *code;
	char *pattern;
	gsize is_ready; /* once it is made machine code: READY_... */
	struct rx *plain; /* rx_set_plain() */
	GPtrArray *leads; /* rx_set_leads(); else NULL */
	struct rx *led;
};

enum { READY_MACHINE_CODE = 1, READY_INTERPRETED };

/* What a thread needs to search: none of it may be shared. */
struct workplace {
	pcre2_match_data *match;
	guint32 groups;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack;
};

static void
workplace_free(gpointer data)
{
	struct workplace *workplace = data;

	pcre2_match_data_free(workplace->match);
	pcre2_match_context_free(workplace->limits);
	pcre2_jit_stack_free(workplace->stack);
	g_free(workplace);
}

static _Thread_local struct workplace *workplace_here; /* asked for at each search: without a call */
static GPrivate workplaces = G_PRIVATE_INIT(workplace_free); /* the same, freed when the thread ends */

/* Where there is no memory for a part of it, the search goes without, or is given up. */
static struct workplace *
workplace_new(void)
{
	struct workplace *workplace = g_new0(struct workplace, 1);

	workplace->stack = pcre2_jit_stack_create(STACK_START, STACK_LIMIT, NULL);
	workplace->limits = pcre2_match_context_create(NULL);
	if (workplace->limits) {
		pcre2_set_match_limit(workplace->limits, MATCH_LIMIT);
		pcre2_set_depth_limit(workplace->limits, DEPTH_LIMIT);
		pcre2_set_heap_limit(workplace->limits, HEAP_LIMIT);
		pcre2_jit_stack_assign(workplace->limits, NULL, workplace->stack);
	}
	return workplace;
}

/* The thread's own, with room for so many groups. */
static struct workplace *
own_workplace(guint groups)
{
	struct workplace *workplace = workplace_here;

	if (!workplace) {
		workplace = workplace_here = workplace_new();
		g_private_set(&workplaces, workplace);
	}
	if (!workplace->match || workplace->groups < groups) {
		pcre2_match_data_free(workplace->match);
		workplace->groups = MAX(groups, GROUPS);
		workplace->match = pcre2_match_data_create(workplace->groups, NULL);
	}
	return workplace;
}

/*
 * PCRE2 10.42 takes a repeat before an atomic group that begins with an optional one for possessive, and
 * "[a-c]+(?:x)?+b" does not match "ab". Whether there may be such a group.
 */
static gboolean
is_misjudged(const char *pattern)
{
	const char *before = "";

	for (const char *at = pattern; *at != '\0'; at++) {
		if (*at == '+' && (*before == '?' || *before == '}'))
			return TRUE;
		if (!g_ascii_isspace(*at))
			before = at;
	}
	return strstr(pattern, "(?>") != NULL || strstr(pattern, "(*atomic:") != NULL;
}

static guint32
options(const char *pattern, enum rx_flags flags)
{
	return PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C |
	    (flags & RX_ASCII ? 0 : PCRE2_UCP) | (flags & RX_GIVEN && is_misjudged(pattern) ? PCRE2_NO_AUTO_POSSESS : 0) |
	    (flags & RX_CASELESS ? PCRE2_CASELESS : 0) | (flags & RX_MULTILINE ? PCRE2_MULTILINE : 0) |
	    (flags & RX_EXTENDED ? PCRE2_EXTENDED : 0);
}

static void
say_what_is_wrong(const char *pattern, int code, gsize at, GError **error)
{
	char what[256];

	pcre2_get_error_message(code, (PCRE2_UCHAR *)what, sizeof(what));
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "regular expression: %s (at character %ld)", what,
	    g_utf8_pointer_to_offset(pattern, pattern + MIN(at, strlen(pattern))) + 1);
}

struct rx *
rx_new(const char *pattern, enum rx_flags flags, GError **error)
{
	struct rx *rx;
	pcre2_code *code;
	PCRE2_SIZE at;
	int wrong;

	if (strlen(pattern) > LONGEST_PATTERN) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
		    "regular expression: longer than %d bytes", LONGEST_PATTERN);
		return NULL;
	}
	if (!g_utf8_validate(pattern, -1, NULL)) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE, "regular expression: not valid UTF-8");
		return NULL;
	}
	code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options(pattern, flags), &wrong, &at, NULL);
	if (!code) {
		say_what_is_wrong(pattern, wrong, at, error);
		return NULL;
	}
	rx = g_new0(struct rx, 1);
	rx->code = code;
	rx->pattern = g_strdup(pattern);
	return rx;
}

/* Machine code takes four times as long to make as the pattern to read, and many a pattern is never
 * asked. Where there is no JIT for this machine or pattern, the interpreter does the same, slower. */
static gboolean
is_machine_code(const struct rx *rx)
{
	gsize *is_ready = (gsize *)&rx->is_ready; /* nothing that a caller could see changes */

	if (g_once_init_enter(is_ready))
		g_once_init_leave(is_ready, pcre2_jit_compile(rx->code, PCRE2_JIT_COMPLETE) == 0 ?
		    READY_MACHINE_CODE : READY_INTERPRETED);
	return *is_ready == READY_MACHINE_CODE;
}

const struct rx *
rx_own(struct rx **where, const char *pattern, enum rx_flags flags)
{
	static GMutex lock;
	struct rx *rx = g_atomic_pointer_get(where);
	GError *error = NULL;

	if (rx)
		return rx;
	g_mutex_lock(&lock);
	rx = g_atomic_pointer_get(where);
	if (!rx) {
		rx = rx_new(pattern, flags, &error);
		if (!rx)
			g_error("own pattern /%s/: %s", pattern, error->message);
		g_atomic_pointer_set(where, rx);
	}
	g_mutex_unlock(&lock);
	return rx;
}

void
rx_free(struct rx *rx)
{
	if (!rx)
		return;
	rx_free(rx->plain);
	if (rx->leads != NULL)
		g_ptr_array_unref(rx->leads);
	rx_free(rx->led);
	pcre2_code_free(rx->code);
	g_free(rx->pattern);
	g_free(rx);
}

void
rx_set_plain(struct rx *rx, struct rx *plain)
{
	rx_free(rx->plain);
	rx->plain = plain;
}

void
rx_set_leads(struct rx *rx, GPtrArray *leads, struct rx *led)
{
	g_return_if_fail(rx->leads == NULL && leads->len <= RX_LEADS_MOST);
	rx->leads = leads;
	rx->led = led;
}

const char *
rx_pattern(const struct rx *rx)
{
	return rx->pattern;
}

/* What took no part is PCRE2_UNSET, which is G_MAXSIZE. */
static void
copy_groups(const pcre2_match_data *match, guint n, gsize *group, guint groups)
{
	const PCRE2_SIZE *found = pcre2_get_ovector_pointer((pcre2_match_data *)match);

	G_STATIC_ASSERT(PCRE2_UNSET == G_MAXSIZE);
	guint i = 0;

	for (; i < 2 * MIN(n, groups); i++)
		group[i] = found[i];
	for (; i < 2 * groups; i++)
		group[i] = G_MAXSIZE;
}

/* What pcre2_match() looks at before it comes to the machine code costs as much as a short search. */
static int
match(const struct rx *rx, const char *text, gsize size, gsize from, const struct workplace *workplace)
{
	return (is_machine_code(rx) ? pcre2_jit_match : pcre2_match)(rx->code, (PCRE2_SPTR)(text ? text : ""), size, from, 0,
	    workplace->match, workplace->limits);
}

/* Whether a letter stands in the text, of which one byte is rare. */
static gboolean
has_letter(const char *text, gsize size, const char *letter, gsize rare)
{
	const char *end = text + size;
	gsize behind = strlen(letter) - rare;

	for (const char *at = text; (at = memchr(at, letter[rare], end - at)) != NULL; at++)
		if ((gsize)(at - text) >= rare && (gsize)(end - at) >= behind && memcmp(at - rare, letter, rare + behind) == 0)
			return TRUE;
	return FALSE;
}

/* Not again at each place from which one text is searched. */
static gboolean
is_plain(const char *text, gsize size, gsize from)
{
	return from == 0 && size > 0 && !has_letter(text, size, "\xc5\xbf", 0) && !has_letter(text, size, "\xe2\x84\xaa", 1);
}

static inline enum rx_result
search(const struct rx *rx, const char *text, gsize size, gsize from, gsize *group, guint groups)
{
	const struct workplace *workplace = own_workplace(MAX(groups, 1));
	int n;

	if (!workplace->match || !workplace->limits)
		return RX_TOO_COMPLEX;
	if (from > size)
		return RX_NO_MATCH;
	n = match(rx, text, size, from, workplace);
	if (n == PCRE2_ERROR_NOMATCH)
		return RX_NO_MATCH;
	if (n < 0)
		return RX_TOO_COMPLEX;
	copy_groups(workplace->match, n == 0 ? workplace->groups : (guint)n, group, groups);
	return RX_MATCH;
}

/* The next place from `from` on where a lead is found; at: of each the last one found, -1 before any is. */
static enum rx_result
next_lead(const GPtrArray *leads, const char *text, gsize size, gint64 from, gint64 *at)
{
	for (guint i = 0; i < leads->len; i++) {
		gsize found[2] = { 0 };
		enum rx_result result;

		if (at[i] >= from)
			continue;
		result = search(leads->pdata[i], text, size, from, found, 1);
		if (result == RX_TOO_COMPLEX)
			return result;
		at[i] = result == RX_MATCH ? (gint64)found[0] : G_MAXINT64;
	}
	return RX_MATCH;
}

static enum rx_result
search_led(const struct rx *rx, const char *text, gsize size, gsize *group, guint groups)
{
	gint64 at[RX_LEADS_MOST] = { -1, -1, -1, -1 }, first;
	enum rx_result result = RX_NO_MATCH;

	for (gint64 from = 0; result == RX_NO_MATCH; from = first + 1) {
		if (next_lead(rx->leads, text, size, from, at) != RX_MATCH)
			return RX_TOO_COMPLEX;
		first = G_MAXINT64;
		for (guint i = 0; i < rx->leads->len; i++)
			first = MIN(first, at[i]);
		if (first == G_MAXINT64)
			break;
		result = search(rx->led, text, size, first, group, groups);
	}
	return result;
}

/* Apart from what the program's own patterns go through. */
static G_GNUC_NO_INLINE enum rx_result
search_plain(const struct rx *rx, const char *text, gsize size, gsize *group, guint groups)
{
	enum rx_result result = rx->leads != NULL ? search_led(rx, text, size, group, groups) :
	    search(rx->plain, text, size, 0, group, groups);

	return result != RX_TOO_COMPLEX ? result : search(rx, text, size, 0, group, groups);
}

enum rx_result
rx_search(const struct rx *rx, const char *text, gsize size, gsize from, gsize *group, guint groups)
{
	if (rx->plain != NULL && is_plain(text, size, from))
		return search_plain(rx, text, size, group, groups);
	return search(rx, text, size, from, group, groups);
}

int
rx_group(const struct rx *rx, const char *name)
{
	int number = pcre2_substring_number_from_name(rx->code, (PCRE2_SPTR)name);

	return number > 0 ? number : -1;
}
