#include "parse/header.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "model/day.h"
#include "parse/attendance.h"
#include "parse/body.h"
#include "parse/furniture.h"
#include "parse/head_event.h"
#include "parse/head_field.h"
#include "parse/head_line.h"
#include "parse/head_name.h"
#include "parse/head_place.h"
#include "parse/title.h"

#include <string.h>

enum { LONGEST_HEAD = 250 /* lines */ };

/* Where reading a head stands. */
struct head {
	const struct scan *scan;
	struct meeting *meeting;
	char **wanted; /* a label stood alone: the next line is its value */
	gboolean was_council; /* the body so far is "… Council", which a committee's name may follow */
	gboolean wants_webcast;
	gboolean is_begun; /* a line was read */
	gboolean is_below_attendance; /* "Jo Dent, Harbour Authority" is somebody */
	char *title; /* of a YAML head */
};

static const struct title {
	const char *words;
	enum meeting_status status;
} titles[] = {
	{ "agenda and minutes", STATUS_PUBLISHED },
	{ "agenda, decisions and minutes", STATUS_PUBLISHED },
	{ "agenda and decisions", STATUS_UNKNOWN },
	{ "agenda and draft minutes", STATUS_DRAFT },
	{ "agenda, decisions and draft minutes", STATUS_DRAFT },
	{ "draft minutes", STATUS_DRAFT },
	{ "rhaglen a chofnodion", STATUS_PUBLISHED },
	{ "rhaglen a chofnodion drafft", STATUS_DRAFT },
	{ "agenda a chofnodion", STATUS_PUBLISHED },
	{ "agenda a chofnodion drafft", STATUS_DRAFT },
	{ "printed minutes", STATUS_UNKNOWN },
	{ "agenda item", STATUS_UNKNOWN },
	{ "eitem agenda", STATUS_UNKNOWN },
	{ "agenda", STATUS_UNKNOWN },
	{ "rhaglen", STATUS_UNKNOWN },
	{ "minutes", STATUS_UNKNOWN },
	{ "minute of meeting", STATUS_UNKNOWN },
	{ "minutes of meeting", STATUS_UNKNOWN },
};

static const struct title *
title_of_page(const char *line)
{
	char first = g_ascii_tolower(*line);

	for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
		if (first == *titles[i].words && g_ascii_strcasecmp(line, titles[i].words) == 0)
			return &titles[i];
	return NULL;
}

/* Takes the words as the body's name. */
static void
take_name(struct head *head, const char *words, gsize size)
{
	struct meeting *meeting = head->meeting;
	g_autofree char *name = g_strndup(words, size);
	gboolean is_council = head_is_council(words, size);

	if (meeting->body && !(head->was_council && !is_council) && !body_says_more(meeting->body, name))
		return;
	g_free(meeting->body);
	meeting->body = g_ascii_islower(*name) ? body_capitalise(name) : g_steal_pointer(&name);
	meeting->body_basis = BASIS_STATED;
	head->was_council = is_council;
}

/* The same without what stands round the name. */
static void
take_body(struct head *head, const char *words, gsize size)
{
	size = head_bare_name(&words, size);
	if (size > 0)
		take_name(head, words, size);
}

/* As take_body(), where a name is left that is likely to be a body's: "Minutes of parish council meeting"
 * has one in small letters, since others stand before it. */
static gboolean
take_likely_body(struct head *head, const char *words, gsize size)
{
	const char *name = words;
	gsize bare = head_bare_name(&name, size);
	g_autofree char *large = name > words && g_ascii_isupper(*words) && g_ascii_islower(*name) ? g_strndup(name, bare) : NULL;

	if (large)
		*large = g_ascii_toupper(*large);
	if (!body_is_likely(large ? large : name, bare))
		return FALSE;
	take_name(head, name, bare);
	return TRUE;
}

void
header_take_date(struct meeting *meeting, const char *words, const struct day_found *found, enum basis basis)
{
	int length = found->ends - found->starts;

	if (meeting->date)
		return;
	if (found->doubt == DAY_IMPOSSIBLE) {
		meeting_warn(meeting, "the date \"%.*s\" is not possible: the meeting is left undated", length, words + found->starts);
		return;
	}
	if (found->doubt == DAY_WRONG_WEEKDAY)
		meeting_warn(meeting, "the date \"%.*s\" does not fall on that weekday: kept as printed", length, words + found->starts);
	meeting->date = g_strdup(found->iso);
	meeting->date_basis = basis;
}

/* The first time in the line from byte `from` on, where none is known yet. */
static void
take_time(struct meeting *meeting, const char *line, gsize size, gsize from)
{
	char hhmm[6];

	if (!meeting->start_time && day_find_time(line, size, from, hhmm, NULL))
		meeting->start_time = g_strdup(hhmm);
}

/* "Minutes of the meeting of the Finance Committee held at the Town Hall on 3 May 2022 at 7pm" */
static gboolean
take_sentence(struct head *head, const char *line, gsize size)
{
	static struct rx *rx;
	gsize group[4];

	rx_own(&rx, "(?:\\b(?:meeting|proceedings|minutes?(?: \\(\\w+\\))?)|^(?:draft )?(?:notes?|record)) of (?:the |an? )?(?:(?:[\\w'’-]+ ){0,4}?(?:meeting|session|minutes)(?: \\([^()]{2,20}\\)| no\\.? ?\\d+)? of (?:the )?)?"
	    "(\\S.*?)(?:,?\\s+(?:held|which was held|on\\b|meeting (?:held|on|\\d)|\\|)|$)", RX_CASELESS);
	if (!bytes_find_caseless(line, size, " of ", 4) || rx_search(rx, line, size, 0, group, 2) != RX_MATCH)
		return FALSE;
	return take_likely_body(head, line + group[2], group[3] - group[2]);
}

/* "Audit Committee minutes of"; below the body's name, or on the very first line, "Minutes" alone. */
static gboolean
is_of_minutes(const struct head *head, const char *line, gsize size)
{
	static struct rx *rx, *alone;

	rx_own(&rx, "^[^.]{3,60} minutes(?: (?:from|of|for|on))?$", RX_CASELESS);
	rx_own(&alone, "^(?:(?:draft|approved|confirmed|unconfirmed|unapproved) )?(?:meeting )?minutes$", RX_CASELESS);
	return rx_search(rx, line, size, 0, NULL, 0) == RX_MATCH || ((head->meeting->body || !head->is_begun) && rx_search(alone, line, size, 0, NULL, 0) == RX_MATCH);
}

/* What stands before the day, or else behind it: "Audit Committee, 3 May 2018", "3 May 2018: Audit Committee";
 * FALSE where that makes it another day than the meeting's. */
static gboolean
take_words_at_day(struct head *head, const char *line, gsize size, gsize before)
{
	const char *name = line;
	gsize bare;

	if (head_is_about_minutes(line, before))
		return FALSE;
	if (before > 0)
		return head_is_of_meeting(line, before) || take_likely_body(head, line, before) || is_of_minutes(head, line, before);
	bare = head_bare_name(&name, size);
	if (!head_is_place(name, bare))
		take_likely_body(head, name, bare);
	return TRUE;
}

/* "Harbour Hall (a charity) Minutes of the Annual General Meeting held at the Hall on": the words before a day,
 * many as they are, say that it is the meeting's. */
static gboolean
take_words_of_meeting(struct head *head, const char *line, gsize before)
{
	static struct rx *rx;

	rx_own(&rx, "^[^;]{0,80}\\bminutes of (?:the |an? )?(?:[\\w-]+ ){0,4}meeting held\\b[^.;]{0,100}$", RX_CASELESS);
	if (head_is_about_minutes(line, before) || rx_search(rx, line, before, 0, NULL, 0) != RX_MATCH)
		return FALSE;
	take_likely_body(head, line, before);
	return TRUE;
}

static gboolean
take_date_line(struct head *head, const char *line, gsize size)
{
	struct meeting *meeting = head->meeting;
	enum { LONG_LINE = 160, LONG_WORDS = 60 /* bytes: more than a name and a day */ };
	struct day_found found;
	gsize prefix;

	if (size > HEAD_LINE_LONGEST || !day_find(line, size, 0, &found))
		return FALSE;
	prefix = head_before_date(line, found.starts);
	if (head_is_of_system(line, size, &found, prefix))
		take_body(head, line, prefix);
	else if (!take_sentence(head, line, size) && (prefix > LONG_WORDS || size > LONG_LINE ? !take_words_of_meeting(head, line, prefix) :
	    !take_words_at_day(head, line, size, prefix)))
		return FALSE;
	if (!meeting->venue)
		meeting->venue = head_place_of_sentence(line, size, found.ends);
	header_take_date(meeting, line, &found, BASIS_STATED);
	take_time(meeting, line, size, found.ends);
	take_time(meeting, line, found.starts, 0);
	return TRUE;
}

/* "Date: Thursday, 1 June 2017", "Meeting time: 09.15 - 10.40", "2.00 pm" */
static gboolean
take_labelled_time(struct head *head, const char *line)
{
	struct meeting *meeting = head->meeting;
	static struct rx *rx;
	struct day_found found;
	gsize group[2];

	rx_own(&rx, "^(?:(?:meeting )?(?:date|time)(?: and time)?|(?:date|time) of (?:the )?meeting|at|dyddiad(?: y cyfarfod)?|amser(?: y cyfarfod)?):\\s*|^(?:the )?meeting (?:commenced|started|opened|began)(?: at|:)\\s+|^(?:held |commencing |starting |beginning )?at\\s+(?=\\d)|^\\(?(?=\\d{1,2}[.:]\\d\\d\\s*(?:[ap]\\.?\\s?m|(?:-|–|to)\\s*\\d{1,2}[.:]\\d\\d\\b))", RX_CASELESS);
	if (!(strchr("mdathcsbMDATHCSB(0123456789", *line) || *line & 0x80) || rx_search(rx, line, strlen(line), 0, group, 1) != RX_MATCH)
		return FALSE;
	if (day_find(line, strlen(line), group[1], &found))
		header_take_date(meeting, line, &found, BASIS_STATED);
	take_time(meeting, line, strlen(line), group[1]);
	return TRUE;
}

/* "Committee: Licensing Sub Committee" */
static gboolean
take_labelled_body(struct head *head, const char *line)
{
	static struct rx *rx;
	gsize group[2], size = strlen(line);

	rx_own(&rx, "^(?:(?:name of )?(?:committee|meeting|body)|pwyllgor):\\s+", RX_CASELESS);
	if (!strchr(line, ':') || rx_search(rx, line, size, 0, group, 1) != RX_MATCH || !body_is_likely(line + group[1], size - group[1]))
		return FALSE;
	take_body(head, line + group[1], size - group[1]);
	return TRUE;
}

/* A place alone on its line, as below the date of printed minutes: "Town Hall, Averley". */
static gboolean
take_place(struct head *head, const char *line, gsize size)
{
	struct meeting *meeting = head->meeting;
	gboolean is_alone = !g_str_has_prefix(line, "held") && !g_str_has_prefix(line, "Held") && !g_str_has_prefix(line, "HELD");
	char *led = head->is_below_attendance || (is_alone && !meeting->body && !meeting->date) ? NULL : head_place_led(line, size);

	if (!led && !head_is_place(line, size))
		return FALSE;
	if (led)
		take_time(meeting, line, size, 0);
	if (!meeting->venue && (led || meeting->body || meeting->date))
		meeting->venue = led ? g_steal_pointer(&led) : g_strdup(line);
	g_free(led);
	return TRUE;
}

/* "Audit Committee", "Averley Town Council: Audit Committee" */
static gboolean
may_name_body(const char *line, gsize size)
{
	const char *name = line;
	gsize bare;

	if (body_is_likely(line, size))
		return TRUE;
	if (size > BODY_LONGEST || !strchr(line, ':') || !body_has_kind(line, size))
		return FALSE;
	bare = head_bare_name(&name, size);
	return body_is_likely(name, bare);
}

/* Takes one line of the head; FALSE where it is no part of one. */
static gboolean
take_line(struct head *head, char *line)
{
	struct meeting *meeting = head->meeting;
	const struct title *title = title_of_page(line);
	gsize size = strlen(line);
	char **wanted = g_steal_pointer(&head->wanted);

	if (title) {
		if (title->status && meeting->status == STATUS_UNKNOWN)
			meeting->status = title->status;
		return TRUE;
	}
	if (head_take_field(head->meeting, line, &head->wanted)) {
		head_take_webcast(head->meeting, line, &head->wants_webcast);
		return TRUE;
	}
	if (head_take_webcast(head->meeting, line, &head->wants_webcast))
		return TRUE;
	if (wanted && size < BODY_LONGEST) {
		if (!*wanted)
			*wanted = g_strdup(line);
		return TRUE;
	}
	gboolean is_cancelled = size < BODY_LONGEST && (strstr(line, "CANCELLED") || strstr(line, "ancelled"));
	if (is_cancelled && meeting->status == STATUS_UNKNOWN)
		meeting->status = STATUS_CANCELLED;
	if (take_labelled_time(head, line) || take_date_line(head, line, size) || take_place(head, line, size))
		return TRUE;
	if (take_labelled_body(head, line))
		return TRUE;
	if (g_str_has_suffix(line, " -") && body_is_likely(line, size - 2)) {
		take_body(head, line, size - 2);
		return TRUE;
	}
	if (!(head->is_below_attendance && strchr(line, ',')) && may_name_body(line, size)) {
		if (meeting->body && !head->was_council)
			return FALSE;
		take_body(head, line, size);
		return TRUE;
	}
	return is_cancelled || (size < HEAD_LINE_LONGEST && take_sentence(head, line, size));
}

/* A YAML head: its title is what is left to go by where the minutes don't say; its date is that of
 * the page (LAYOUTS.md, L2). */
static void
note_title(struct head *head, const char *line)
{
	static struct rx *rx;
	gsize group[4];

	rx_own(&rx, "^title:\\s*[\"']?(.*?)[\"']?$", RX_CASELESS);
	if (head->title == NULL && rx_search(rx, line, strlen(line), 0, group, 2) == RX_MATCH)
		head->title = g_strndup(line + group[2], group[3] - group[2]);
	else
		head_take_event(head->meeting, line);
}

/* "Averley Parish Council Meeting - February", "Minutes from PFA meeting held 01 June 2022" */
static void
take_title(struct head *head)
{
	static struct rx *rx;
	struct day_found found;
	const char *title = head->title;
	gsize group[4], size = strlen(title);

	rx_own(&rx, "^(?:\\d{4}-\\d\\d-\\d\\d:?\\s+)?(?:(?:draft )?minutes (?:of|from|for) (?:the )?)?(\\S.*?)(?:\\s+(?:(?:annual|ordinary|draft|general) )*(?:meetings?|minutes)\\b.*|\\s+[-–—|].*)?$", RX_CASELESS);
	if (head->meeting->body == NULL && rx_search(rx, title, size, 0, group, 2) == RX_MATCH)
		take_likely_body(head, title + group[2], group[3] - group[2]);
	if (day_find(title, size, 0, &found))
		header_take_date(head->meeting, title, &found, BASIS_STATED);
}

gboolean
header_begins_at(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	struct day_found found;

	if (line->size == 0 || line->size > BODY_LONGEST + 40)
		return FALSE;
	char *words = head_line(scan, i);
	const struct title *title = title_of_page(words);
	if (title)
		return title->status != STATUS_UNKNOWN;
	return day_find(words, strlen(words), 0, &found) && found.starts > 4 && found.ends + 40 > strlen(words) &&
	    body_is_likely(words, head_before_date(words, found.starts));
}

/* Whether a title begins at line i that says whose meeting it was, and when. */
static gboolean
title_begins_at(const struct scan *scan, guint i, guint end)
{
	struct meeting *meeting;
	gboolean says_all = FALSE;

	if (scan_line(scan, i)->size == 0 || scan_line(scan, i)->size > HEAD_LINE_LONGEST || scan_line(scan, i)->in_head)
		return FALSE;
	g_autofree char *title = head_join_title(scan, &i, end, head_line(scan, i));
	if (title == NULL)
		return FALSE;
	meeting = meeting_new();
	take_date_line(&(struct head){ .scan = scan, .meeting = meeting }, title, strlen(title));
	says_all = meeting->body != NULL && meeting->date != NULL;
	meeting_free(meeting);
	return says_all;
}

guint
header_read(const struct scan *scan, guint first, guint end, gboolean is_open, struct meeting *meeting)
{
	struct head head = { .scan = scan, .meeting = meeting };
	gboolean is_below_items = FALSE;
	guint i = first;

	if (is_open) /* navigation of the page may come first, or the title in another language */
		for (guint j = first; j < end && j < first + 80; j++)
			if (header_begins_at(scan, j) || title_begins_at(scan, j, end)) {
				i = j;
				break;
			}
	for (; i < end && i < first + LONGEST_HEAD; i++) {
		const struct line *line = scan_line(scan, i);
		is_below_items |= scan->kind[i] == LINE_ITEMS;
		if (line->size == 0 || scan->kind[i] == LINE_ITEMS || scan->kind[i] == LINE_MARK)
			continue;
		if (is_open && (line->size > HEAD_LINE_LONGEST || is_below_items || title_has_paper(scan, i)))
			break;
		if (is_open && furniture_is_page_mark(scan, i))
			continue;
		if (line->in_head) {
			note_title(&head, scan_plain(scan, i)->str);
			continue;
		}
		guint last = i;
		g_autofree char *title = head_join_title(scan, &last, end, head_line(scan, i));
		if (title != NULL && take_line(&head, title)) {
			head.is_begun = TRUE;
			i = last;
			continue;
		}
		head.is_below_attendance |= attendance_begins_at(scan, i, NULL);
		char *words = head_line(scan, i);
		if ((line->size > 2 * HEAD_LINE_LONGEST || !take_line(&head, words)) && is_open)
			break;
		head.is_begun = TRUE;
	}
	if (head.title != NULL)
		take_title(&head);
	g_free(head.title);
	return i;
}
