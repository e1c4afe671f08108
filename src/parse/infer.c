#include "parse/infer.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "model/day.h"
#include "parse/body.h"
#include "parse/header.h"

#include <string.h>

/* Ways in which minutes name their own body, the surest first. */
static const struct rx *
own_name_rx(guint i)
{
	static struct rx *rx[3];
	static const char *const patterns[] = {
		"\\bminutes of (?:the )?(?:previous |last |ordinary )?meeting of (?:the )?((?-i:[A-Z])[^.,;:()\\n]{3,90}?)(?:,? held\\b|,| be\\b| on\\b)",
		"\\bminutes of the (?!(?:previous|last|ordinary) )((?-i:[A-Z])[^.,;:()\\n]{3,90}?) (?:meeting|held on)\\b",
		"\\bnext (?:ordinary )?meeting of (?:the )?((?-i:[A-Z])[^.,;:()\\n]{3,90}?) (?:will|would|to|take|be|is|on)\\b",
	};

	return i < G_N_ELEMENTS(patterns) ? rx_own(&rx[i], patterns[i], RX_CASELESS) : NULL;
}

void
infer_body(struct meeting *meeting, const struct text *text)
{
	const struct rx *rx;
	gsize group[4];

	for (guint i = 0; !meeting->body && (rx = own_name_rx(i)) != NULL; i++)
		for (gsize from = meeting->starts; !meeting->body && rx_search(rx, text->data, meeting->ends, from, group, 2) == RX_MATCH; from = group[1]) {
			g_autoptr(GString) name = g_string_new(NULL);
			text_append_plain(text, group[2], group[3], name, NULL);
			if (g_str_has_suffix(name->str, " meeting"))
				g_string_truncate(name, name->len - 8);
			if (!body_is_likely(name->str, name->len))
				continue;
			meeting->body = body_small_letters(text, name->str);
			meeting->body_basis = BASIS_INFERRED;
		}
}

/* "improving-places-scrutiny-panel" as "Improving Places Scrutiny Panel"; NULL where it names no
 * body. Dates, times and words such as "Printed minutes" are left out. */
static char *
body_in_name(const char *name)
{
	static struct rx *noise;
	gsize group[2], size;

	rx_own(&noise, "\\b(?:printed|draft|public|approved|confirmed|signed|final|minutes?|agenda|decisions?|frontsheet|reports? pack|"
	    "meeting|mins|(?:mon|tues|wednes|thurs|fri|satur|sun)day|of the|of|for|\\d{1,2}(?:st|nd|rd|th)?[ .](?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*[ .]\\d{4}|"
	    "\\d{4} \\d\\d \\d\\d|\\d+(?:[.:]\\d+)*)\\b", RX_CASELESS);
	g_autofree char *words = g_strdelimit(g_strdup(name), "-_+", ' ');
	while (rx_search(noise, words, strlen(words), 0, group, 1) == RX_MATCH) {
		/* "Committee of the Whole" keeps its "of the": only what stands at an end is noise. */
		gboolean is_inside = strncmp(words + group[0], "of", 2) == 0 || strncmp(words + group[0], "for", 3) == 0;
		if (is_inside && group[0] > 0 && words[group[1]])
			break;
		memmove(words + group[0], words + group[1], strlen(words + group[1]) + 1);
	}
	g_strstrip(words);
	size = strlen(words);
	if (size == 0)
		return NULL;
	g_autofree char *capitals = g_utf8_strup(words, size);
	if (!body_is_likely(capitals, strlen(capitals)))
		return NULL;
	return g_ascii_islower(words[0]) ? body_small_letters(&(struct text){ .data = (char *)"" }, capitals) : g_steal_pointer(&words);
}

static void
take_name(struct meeting *meeting, const char *name)
{
	struct day_found found;

	if (!meeting->date && meeting->date_basis == BASIS_NONE && day_find(name, strlen(name), 0, &found) && found.doubt == DAY_SURE)
		header_take_date(meeting, name, &found, BASIS_FILE_NAME);
	if (!meeting->body && (meeting->body = body_in_name(name)) != NULL)
		meeting->body_basis = BASIS_FILE_NAME;
}

void
infer_from_name(struct meeting *meeting, const char *path)
{
	if (meeting->body && meeting->date)
		return;
	g_autofree char *base = g_path_get_basename(path);
	g_autofree char *folder_path = g_path_get_dirname(path);
	g_autofree char *folder = g_path_get_basename(folder_path);
	char *extension = strrchr(base, '.');

	if (extension && extension > base)
		*extension = '\0';
	g_autofree char *valid = g_utf8_make_valid(base, -1);
	take_name(meeting, valid);
	g_autofree char *valid_folder = g_utf8_make_valid(folder, -1);
	take_name(meeting, valid_folder);
}

static gboolean
has_word(const char *title, const char *word)
{
	return bytes_find_caseless(title, strlen(title), word, strlen(word)) != NULL;
}

static gboolean
is_about_next_meeting(const char *title)
{
	static struct rx *rx;

	rx_own(&rx, "\\bnext (?:ordinary |scheduled )?meeting|^dates? (?:(?:and|,)? times? )?(?:(?:and|,) (?:place|venue) )?of (?:future )?meetings?\\b|"
	    "^future meetings?|cyfarfod nesaf", RX_CASELESS);
	return title && (has_word(title, "meeting") || has_word(title, "cyfarfod")) &&
	    rx_search(rx, title, strlen(title), 0, NULL, 0) == RX_MATCH;
}

/* A day without its year, "Tuesday 5th March": the year in which it has that weekday, the meeting's or the one after. */
static gboolean
find_day_without_year(const char *words, gsize size, const char *date, struct day_found *found)
{
	static struct rx *rx;
	gsize group[6];

	rx_own(&rx, "\\b((?:mon|tues|wednes|thurs|fri|satur|sun)day),?\\s+(?:the\\s+)?((?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)))\\b(?!,?\\s+\\d{4})", RX_CASELESS);
	if (!date || rx_search(rx, words, size, 0, group, 3) != RX_MATCH)
		return FALSE;
	for (int year = atoi(date), n = 0; n < 2; n++) {
		g_autofree char *whole = g_strdup_printf("%.*s %.*s %d", (int)(group[3] - group[2]), words + group[2], (int)(group[5] - group[4]), words + group[4], year + n);

		if (day_find(whole, strlen(whole), 0, found) && found->doubt == DAY_SURE && strcmp(found->iso, date) > 0) {
			found->starts = group[0];
			found->ends = group[1];
			return TRUE;
		}
	}
	return FALSE;
}

static void
keep_next(struct meeting *meeting, const char *words, gsize size, const struct day_found *found)
{
	char hhmm[6];

	meeting->next_date = g_strdup(found->iso);
	if (day_find_time(words, MIN(size, found->ends + 60), found->ends, hhmm, NULL) ||
	    day_find_time(words, found->starts, found->starts > 40 ? found->starts - 40 : 0, hhmm, NULL))
		meeting->next_time = g_strdup(hhmm);
}

static gboolean
take_next(struct meeting *meeting, const char *words, gsize size)
{
	struct day_found found;

	for (gsize from = 0; day_find(words, size, from, &found); from = found.ends) {
		if (found.doubt == DAY_IMPOSSIBLE || (meeting->date && strcmp(found.iso, meeting->date) <= 0))
			continue;
		keep_next(meeting, words, size, &found);
		return TRUE;
	}
	if (!find_day_without_year(words, size, meeting->date, &found))
		return FALSE;
	keep_next(meeting, words, size, &found);
	return TRUE;
}

/* Whether the words between "next" and "will" speak of this body's meeting: each long one is of its name. */
static gboolean
is_of_body(const struct meeting *meeting, const char *words, gsize size)
{
	enum { SHORTEST = 4 /* bytes of a word that counts: not "the", "JPC" */ };
	g_autofree char *copy = g_strndup(words, size);
	g_auto(GStrv) word = g_strsplit_set(copy, " ,", -1);

	for (guint i = 0; word[i]; i++)
		if (strlen(word[i]) >= SHORTEST && g_ascii_strcasecmp(word[i], "meeting") != 0 && g_ascii_strcasecmp(word[i], "ordinary") != 0 &&
		    g_ascii_strcasecmp(word[i], "scheduled") != 0 &&
		    !(meeting->body && bytes_find_caseless(meeting->body, strlen(meeting->body), word[i], strlen(word[i]))))
			return FALSE;
	return TRUE;
}

/* "The next meeting will be held on 10 July 2023": what the last items say at their end, whatever their title. */
static gboolean
take_next_of_sentence(struct meeting *meeting, const GString *text)
{
	static struct rx *rx;
	enum { LONGEST = 200 /* bytes of such a sentence */, LAST = 1500 /* bytes that are looked at */ };
	gsize group[4], from = text->len > LAST ? text->len - LAST : 0;

	rx_own(&rx, "^(?:it was agreed that )?(?:the |date (?:and time )?of (?:the )?)?next ((?:(?:ordinary|scheduled|\\p{Lu}\\w*) ){0,3}meeting(?: of (?:the )?[^.:\\n]{3,80}?)?)(?:\\s*[:–-]|\\s+(?:is|will|would|was|has|to)\\b)[^.\\n]{0,80}", RX_CASELESS | RX_MULTILINE);
	if (!bytes_find_caseless(text->str + from, text->len - from, "next ", 5) || rx_search(rx, text->str, text->len, from, group, 2) != RX_MATCH ||
	    !is_of_body(meeting, text->str + group[2], group[3] - group[2]))
		return FALSE;
	return take_next(meeting, text->str + group[0], MIN(text->len - group[0], LONGEST));
}

void
infer_next_meeting(struct meeting *meeting)
{
	enum { CLOSING = 2 /* items that may say so */ };

	for (guint i = meeting->items->len; i-- > 0;) {
		const struct item *item = g_ptr_array_index(meeting->items, i);
		if (!is_about_next_meeting(item->title))
			continue;
		if (take_next(meeting, item->minutes.text.str, item->minutes.text.len) ||
		    take_next(meeting, item->agenda.text.str, item->agenda.text.len) ||
		    take_next(meeting, item->title, strlen(item->title)))
			return;
	}
	for (guint i = meeting->items->len, n = 0; i-- > 0 && n < CLOSING && !meeting->next_date; n++)
		take_next_of_sentence(meeting, &((const struct item *)g_ptr_array_index(meeting->items, i))->minutes.text);
}

/* "The meeting commenced at 2.05 p.m.", "The chair called the meeting to order at 14:05" */
static gboolean
take_start(struct meeting *meeting, const GString *text)
{
	static struct rx *rx, *called;
	gsize group[2];
	char hhmm[6];

	rx_own(&rx, "meeting\\b(?<!\\wmeeting|next meeting|last meeting|future meeting|previous meeting|following meeting)(?! (?:on|of \\d))[^.;]{0,60}?\\b(?:called to order|commenced|began|started|opened|convened|scheduled for)\\b[^.;\\d]{0,20}(?=\\d{1,2}[.:]\\d\\d|\\d{1,2}\\s?[ap]m)",
	    RX_CASELESS | RX_ASCII);
	rx_own(&called, "\\bcalled (?:the |this )?meeting to order\\b[^.;\\d]{0,20}(?=\\d{1,2}[.:]\\d\\d|\\d{1,2}\\s?[ap]m)", RX_CASELESS | RX_ASCII);
	if ((rx_search(rx, text->str, text->len, 0, group, 1) != RX_MATCH &&
		(!bytes_find_caseless(text->str, text->len, " to order", 9) || rx_search(called, text->str, text->len, 0, group, 1) != RX_MATCH)) ||
	    !day_find_time(text->str, MIN(text->len, group[1] + 12), group[1], hhmm, NULL))
		return FALSE;
	meeting->start_time = g_strdup(hhmm);
	return TRUE;
}

void
infer_start_time(struct meeting *meeting)
{
	enum { OPENING = 2 /* items that may say so */ };

	for (guint i = 0; !meeting->start_time && i < meeting->items->len && i < OPENING; i++)
		take_start(meeting, &((const struct item *)g_ptr_array_index(meeting->items, i))->minutes.text);
}
