/*
 * Asking the cache: rows of meetings, items and bodies page by page, hits of a search, one meeting
 * whole, and what people type as a reference. All functions take a connection from
 * cache_open_reader() (store/store.h) and may run on any one thread at a time per connection.
 *
 *     struct filter *filter = filter_parse("neglect body:improving", &notice, error);
 *     GPtrArray *rows = query_items(db, filter, &(struct page){ .limit = 50 }, error);
 *
 * Lists come newest first and page by row id, never by offset: a row id holds the day of its
 * meeting in its high bits (shared DESIGN.md, decision 6). Failure is NULL or FALSE with
 * MB_ERROR_CACHE, or MB_ERROR_USAGE where typed words are wrong.
 */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "base/rx.h"
#include "marks/homes.h"
#include "model/meeting.h"
#include "model/row.h"
#include "store/store.h"

/* Which rows: at most `limit` (0: all) that come after row `after` (0: from the first), in the
 * order of the list; `is_backwards` gives those before it, nearest last, so in list order too. */
struct page {
	gint64 after;
	gboolean is_backwards;
	guint limit;
	gint64 meeting;   /* of facts: of its items alone; 0: of all */
	const char *body; /* of meetings of this body_key alone; NULL: of all */
	const GArray *ids; /* gint64: of these alone; NULL: of all */
};

struct meeting_row {
	gint64 id;
	char *key;
	char *council, *body, *date, *date_earliest, *date_latest, *start_time;
	enum meeting_status status;
	guint items, sources;
	gboolean is_truncated; /* one of its items is cut off */
	char *confirmed_in; /* the item that approved its minutes; NULL: not known */
};

struct item_row {
	gint64 id, meeting_id;
	char *key;
	char *number, *title;
	char *body, *date;
	guint resolutions, actions; /* how many; recommendations among them */
	gboolean is_truncated;
	/* Of a search: "title", "agenda", "minutes", "resolution" or "action" (static), and a snippet of one line whose hits
	 * stand between HIT_STARTS and HIT_ENDS. NULL elsewhere. */
	const char *where;
	char *snippet;
	const char *state; /* of an action, once query_states() has looked; static, else NULL */
	gint64 item_id; /* the item's, where `id` is that of a fact in it */
	/* The id of the resolution or action in it that holds the hit, whose key `key` is then; 0: the item
	 * itself. */
	gint64 fact;
};

/* Of actions, resolutions, references and people: the key is the item's where they have none of
 * their own; date, body, number and title are the meeting's and the item's. */
struct action_row {
	gint64 id;
	char *key, *item_key;
	gint64 meeting_id, item_id;
	char *date, *council, *body, *number, *title;
	char *kind, *text, *owner;
	char *addressee; /* of the resolution it stands in */
	char *due_text, *due, *due_earliest, *due_latest, *due_rule;
	char *last_day; /* on which it can be due */
	char *state, *basis;
	char *remark; /* "overdue", "silent", "overdue, silent" */
	char *reported_in; /* keys of items, parted by blanks */
	char *note;
	char *meetings_since; /* a number; NULL where it can't be known */
};

/* Minute numbers of a body that are not loaded, between two meetings that are. */
struct gap_row {
	char *key; /* the meeting behind it */
	char *council, *body, *date; /* that meeting's */
	guint first, last;
	char *after, *after_date; /* the meeting before it: key and day */
};

/* A meeting to come, as an earlier one names it. */
struct next_row {
	char *key; /* what its reference will be */
	char *council, *body, *date, *time;
	char *named_in; /* the meeting's key */
};

struct resolution_row {
	gint64 id;
	char *key, *item_key;
	gint64 meeting_id, item_id;
	char *date, *body, *number, *title;
	char *label, *text, *word, *addressee;
	gboolean is_recommendation;
};

struct reference_row {
	gint64 id;
	char *key;
	char *date, *body;
	char *minute, *part, *of_title, *of_body, *of_date; /* as the words give them */
	char *target; /* the key of the item meant, where it is certain */
};

struct person_row {
	gint64 id;
	char *key;
	char *date, *body;
	char *name, *role;
};

#define HIT_STARTS '\x02'
#define HIT_ENDS '\x03'

/* The marks of a hit as people see them, "[neglect]"; NULL stays NULL. The caller frees. */
char *hit_brackets(const char *snippet);

struct body_row {
	char *slug; /* its part of a key, council included: the first column of TSV */
	char *council, *body;
	char *first_date, *last_date;
	guint meetings, undated;
};

struct source_row {
	char *path, *layout, *sha256, *loaded;
	gint64 size; /* bytes of the file */
	char *meeting_keys; /* parted by blanks */
};

/* What is printed of a row of each list (columns.c). */
extern const struct row_columns body_columns, meeting_columns, item_columns, resolution_columns,
    action_columns, person_columns, reference_columns, source_columns, gap_columns, search_columns;
/* ... and of a search's hit, an item_row: its snippet has marks until hit_brackets() takes them. */
extern const struct row_columns hit_columns;

void meeting_row_free(gpointer row);
void item_row_free(gpointer row);
void body_row_free(gpointer row);
void source_row_free(gpointer row);
void action_row_free(gpointer row);
void resolution_row_free(gpointer row);
void reference_row_free(gpointer row);
void person_row_free(gpointer row);
void next_row_free(gpointer row);
void gap_row_free(gpointer row);

/* --- What people type ------------------------------------------------------------------------ */

struct filter;

/*
 * Reads search words (shared INTERFACE.md, "Search words"). NULL words or "" match everything.
 * *notice (may be NULL; the caller frees) says so where something could not be read as the
 * language and was searched for as words; where nothing typed holds a letter or a digit, nothing
 * matches. Alternatives of one clause may be of any kind ("grant OR min:12"). An unknown field is
 * MB_ERROR_USAGE and names those there are. The caller frees with filter_free().
 */
struct filter *filter_parse(const char *words, char **notice, GError **error);
void filter_free(struct filter *filter);
/* The same for one regular expression; NULL and MB_ERROR_USAGE where it is none. */
struct filter *filter_of_regex(const char *pattern, GError **error);
/* From now on statements of this connection fail once it is later than *until (g_get_monotonic_time()), which
 * stays as it is until this is called with NULL: then they may take any time again. */
void query_until(sqlite3 *db, const gint64 *until);
/* ... or once is_over() says so, which is asked every few microseconds; NULL ends that. */
void query_unless(sqlite3 *db, gboolean (*is_over)(gpointer data), gpointer data);
/* Looks up in the cache what words and patterns stand for: now, and not again for each page that is asked for.
 * FALSE, and all is as before, where the cache failed or a ~phrase stands for too much (MB_ERROR_USAGE). */
gboolean filter_look_up_once(sqlite3 *db, struct filter *filter, GError **error);
/* How it was read, for people: `searching items for "children missing" near "education", meetings of 2023/24,
 * newest first`. The caller frees. */
char *query_in_words(const struct filter *filter);
/* Whether there are words that every hit must hold, so that hits come with a snippet. */
gboolean filter_has_words(const struct filter *filter);
/* Whether there are patterns among its words. */
gboolean filter_has_regex(const struct filter *filter);
/* ... and whether they are soon tried, as the index knows: once the filter has been used. */
gboolean filter_is_quick(const struct filter *filter);
/* Of how many items (of in:action, actions; of in:resolution, resolutions) a /pattern/ was too complex to
 * tell whether they fit, in all that the filter has been used for: they are no hits, but may be some. */
gint64 filter_undecided(const struct filter *filter);

/* Looks up what ~words stand for in this cache, for who asks where a filter's words stand; query_…() do so by
 * themselves. Changes nothing of what the filter means. */
gboolean filter_look_up_endings(sqlite3 *db, const struct filter *filter, GError **error);

/* Why a filter that was read from the words `typed` has found nothing, or what would find something, as far as that is
 * soon known: part of a line for people, `"safegaurding" stands nowhere in these minutes; did you mean "safeguarding"?`.
 * *is_reference: it is `typed` itself, without a star at its end, which query_find_fact() understands. NULL where there is nothing to say. The caller
 * frees. Takes some tens of milliseconds beside what query_until() allows. */
char *query_why_none(sqlite3 *db, const struct filter *filter, const char *typed, gboolean *is_reference);

/* --- Where hits stand -------------------------------------------------------------------------- */

/* What a text is: of an item its title, the agenda's text or the minutes'; the text of a resolution or an action
 * is of the minutes, too. */
enum {
	IN_TITLE = 1,
	IN_AGENDA = 2,
	IN_MINUTES = 4,
	IN_ALL = IN_TITLE | IN_AGENDA | IN_MINUTES,
	IN_RESOLUTION = 8, /* in: says so: of one resolution, stands alone */
	IN_ACTION = 16,    /* of one action, likewise */
	IN_ANY = IN_ALL | IN_RESOLUTION | IN_ACTION
};

/* Bytes of a text. */
struct hit_bytes {
	gsize starts, ends;
};

/*
 * Finds in texts what makes them hits: the words of a filter, their other endings, phrases, the parts of a
 * NEAR() that are near each other, and what /patterns/ match. Not what must not be there. The filter, which
 * filter_look_up_endings() has seen, must outlive it; the caller frees.
 */
struct finder *finder_new(const struct filter *filter);
void finder_free(struct finder *finder);
/* Whether the filter looks for nothing in texts. */
gboolean finder_is_empty(const struct finder *finder);
/* Puts the places (struct hit_bytes) in a text that is IN_… into the array, in its order; none overlaps another nor is
 * empty. A term counts only where the filter says that it does. RX_TOO_COMPLEX where PCRE2 gave up: places
 * may be missing. */
enum rx_result finder_find(const struct finder *finder, guint columns, const char *text, GArray *places);

/* --- References -------------------------------------------------------------------------------- */

/*
 * Finds what a reference means: any form that fits one thing only (key, key without council,
 * initials, beginning of a word, "ILSC 12 September 2023 minute 114"). Sets *item to 0 where a
 * whole meeting is meant. More than one fit: MB_ERROR_USAGE, the candidates listed in the message;
 * none: MB_ERROR_NOT_FOUND.
 */
gboolean query_find(sqlite3 *db, const char *typed, gint64 *meeting, gint64 *item, GError **error);

/* What a reference means: ids, 0 where it isn't that. A resolution or an action is one of `item`. */
struct whereabouts {
	gint64 meeting, item, resolution, action;
};

/*
 * The same, down to a resolution ("…/114/r2", "ILSC 12 September 2023 minute 114(2)" where the item
 * has one labelled 2) or an action ("…/114/a1"). query_find() gives the item in which they stand.
 */
gboolean query_find_fact(sqlite3 *db, const char *typed, struct whereabouts *found, GError **error);

/* Whether the meeting of a whole key, one of an item or an action too, is in the cache under that very
 * key: at once, where query_find_fact() would look through all bodies for what else might be meant. */
gboolean query_has_meeting(sqlite3 *db, const char *key);

/* --- The user's marks ------------------------------------------------------------------------ */

struct marks;

/* Where a word of the user's belongs. */
struct mark_home {
	const struct word *word; /* the marks' */
	enum home_kind kind;
	char *key;     /* of the action or the meeting, now; NULL for HOME_NONE */
	gint64 action; /* 0 for HOME_NONE and for meetings */
};

void mark_home_free(gpointer home);

/* A home (struct mark_home) for each word that holds: actions by the word's key, then meetings. The
 * caller frees. */
GPtrArray *query_mark_homes(sqlite3 *db, const struct marks *marks, GError **error);

/* From now on this connection's queries show the marks, which win over what the minutes say; `marks`
 * need not outlive the call. Without it they show none. */
gboolean query_use_marks(sqlite3 *db, const struct marks *marks, GError **error);

/* An action that is to be marked. */
struct action_meant {
	char *key, *words; /* words: their hash */
	enum action_state state; /* that it has by now */
	struct whereabouts where;
};

void action_meant_clear(struct action_meant *meant);
/* The action that a reference, or what stands there, means: itself, or the only one of an item or a
 * resolution. MB_ERROR_USAGE where there are several, or a whole meeting is meant, MB_ERROR_NOT_FOUND;
 * to be cleared then, too. */
gboolean query_find_action(sqlite3 *db, const char *typed, struct action_meant *meant, GError **error);
gboolean query_action_at(sqlite3 *db, const struct whereabouts *where, struct action_meant *meant, GError **error);
/* The user's word that it is "open", "done", "waiting" or "dropped"; marks_say() takes it. */
struct word *action_meant_word(const struct action_meant *meant, const char *state);
/* The key under which it was marked, which may be one that it had before; its own where it wasn't. The
 * caller frees. */
char *query_marked_key(sqlite3 *db, const struct marks *marks, const struct action_meant *meant, GError **error);

/* Whether a filter asks for what marks may change. */
gboolean filter_asks_for_states(const struct filter *filter);

/* --- Lists ----------------------------------------------------------------------------------- */

GPtrArray *query_meetings(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);
/* Items over all meetings, or (meeting > 0) of one meeting in the order of the document. With words
 * in the filter, each row has `where` and `snippet`. */
GPtrArray *query_items(sqlite3 *db, gint64 meeting, const struct filter *filter, const struct page *page, GError **error);
/* The items of one matter, this one among them, over all meetings: newest first. */
GPtrArray *query_matter(sqlite3 *db, gint64 item, const struct page *page, GError **error);
GPtrArray *query_bodies(sqlite3 *db, const struct filter *filter, GError **error);
GPtrArray *query_sources(sqlite3 *db, const struct filter *filter, GError **error);

/* Facts over all meetings, newest first, in the order of the document within an item; those whose
 * item matches, and which match themselves in what only they have. */
GPtrArray *query_actions(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);
GPtrArray *query_resolutions(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);
GPtrArray *query_references(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);
GPtrArray *query_people(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);

/* Gaps all at once, the newest first. date: and year: find those that the days fall into, min: the one
 * of that number. A gap has no items: other words for them are MB_ERROR_USAGE, of which
 * filter_fits_gaps() tells before there is a cache. */
GPtrArray *query_gaps(sqlite3 *db, const struct filter *filter, GError **error);
gboolean filter_fits_gaps(const struct filter *filter, GError **error);

/* Meetings from today on that others name as the next one, each once, by body and day. */
GPtrArray *query_next_meetings(sqlite3 *db, GError **error);

/* What a search finds, as struct item_row. One row an item, with the key of the smallest record that holds
 * all that is looked for: the item where its title does, else the shortest of its resolutions and actions
 * that does (`fact`; of actions alone where one is asked for, is:silent, also where nothing else is), else the
 * item. Where the filter says in:action or in:resolution, each of these that holds it, with the fact's own id. */
GPtrArray *query_hits(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);

/* Gives rows of items that were found otherwise what query_hits() gives: `fact` and its key, where and
 * snippet. */
gboolean query_smallest(sqlite3 *db, const struct filter *filter, const GPtrArray *rows, GError **error);

/* Sets `state` in those rows of hits that are actions, by the marks of this connection. */
gboolean query_states(sqlite3 *db, const GPtrArray *hits, GError **error);

/* The same by relevance, of the newest RANKED_MOST hits: *is_whole where these are all. Wants a filter that
 * filter_rank() has taken, which says FALSE, and changes nothing, where there are no words by which hits of
 * items could differ. */
enum { RANKED_MOST = 2000 };
gboolean filter_rank(struct filter *filter);
GPtrArray *query_best_hits(sqlite3 *db, const struct filter *filter, guint limit, gboolean *is_whole, GError **error);

/* How many hits there are; how many meetings there are in all and when the cache was last loaded
 * ("2026-11-21T10:00:00Z"; the caller frees). */
gboolean query_count(sqlite3 *db, const struct filter *filter, gint64 *count, GError **error);
gboolean query_age(sqlite3 *db, gint64 *meetings, char **loaded, GError **error);

/* How many meetings come before this one in the list of all, the newest first. */
gboolean query_meetings_before(sqlite3 *db, gint64 meeting, gint64 *count, GError **error);

/* --- Searching while keys are typed ----------------------------------------------------------- */

/* Search words of which the last may be only begun: "street lig" as "street lig*". A phrase, a field, an
 * operator, a word with a minus or behind NOT, or one with a blank behind it stay as they are. The caller frees. */
char *words_begun(const char *typed);
/* The same where typing is going on: what means nothing as yet ("street NOT", "street -") is left away, so that
 * nothing is said of what will be right in a moment. */
char *words_so_far(const char *typed);
/* Whether a phrase that isn't closed is the last of search words. */
gboolean words_are_open(const char *typed);

/* Search words that ask for both, also where what ends the first would go on with the second ("a OR", a phrase that
 * isn't closed); NULL others: the words alone. The caller frees. */
char *words_both(const char *words, const char *others);

/* Reads search words as filter_parse() does, of which those alone fit that `within` finds, too (NULL: any): what in: says
 * in one is not said of the other. *notice is about the words alone. */
struct filter *filter_parse_within(const char *words, const char *within, char **notice, GError **error);

/* From now on only what `other` finds, too, fits the filter, each with its own in:. The other is to be freed, and neither to
 * be used where this fails with MB_ERROR_USAGE: in:action and in:resolution, or too many words. */
gboolean filter_add(struct filter *filter, struct filter *other, GError **error);

/* Hits of this meeting (0: of all) and of this body (its key; NULL: all) only. */
void filter_within(struct filter *filter, gint64 meeting, const char *body_key);

/* As query_hits() for the newest `limit` (at least 1) hits, and the same rows, but quick whatever is
 * typed: "s*", too. Makes temporary tables of its own on the connection. */
GPtrArray *query_first_hits(sqlite3 *db, const struct filter *filter, guint limit, GError **error);
/* After query_first_hits(): the filter has the beginning of so many words of a large cache ("s*") that the
 * index would gather tens of megabytes to count its hits, or to go on behind the first ones. */
gboolean filter_is_too_common(const struct filter *filter);

/* A search with a regular expression: what is wanted, and how far it has come. */
struct matching {
	const struct rx *rx; /* NULL: the patterns among the filter's words */
	guint limit; /* rows wanted; further hits are only counted */
	/* Takes a row: `where` and `snippet` are those of its first match. Of the filter's patterns those of query_hits()
	 * before query_smallest(), which may be NULL. */
	void (*found)(struct item_row *row, gpointer data);
	/* After each item: FALSE ends the search. */
	gboolean (*goes_on)(const struct matching *matching, gpointer data);
	gpointer data;
	gint64 items, hits; /* looked at; matched */
	gint64 too_complex; /* items for which it can't be said, since the search met a limit of rx.h */
	gboolean is_whole;  /* no item is left */
};

/* A pattern as typed: lines have each a beginning and an end, and capitals count only where it holds one.
 * The caller frees with rx_free(); NULL and MB_ERROR_USAGE with the place of the mistake. */
struct rx *rx_typed(const char *pattern, GError **error);

/* Goes through the items newest first. The filter (NULL: none) holds neither words nor patterns where `rx` isn't NULL. Else
 * it is any that filter_has_regex(), its hits are those of query_hits(), and `items` may be facts. */
gboolean query_matches(sqlite3 *db, const struct filter *filter, struct matching *matching, GError **error);

/* --- One meeting ----------------------------------------------------------------------------- */

/* Reads a meeting with all that belongs to it and what its neighbours say of it, or (item > 0) with
 * that one item only. The caller frees with meeting_free(). Passages have their spans. */
struct meeting *query_meeting(sqlite3 *db, gint64 meeting, gint64 item, GError **error);

/* Reads what other meetings say about the items of a meeting that query_meeting() gave for the same
 * ids: fills their `links`; where else the same matter was only for the one item asked for. */
gboolean query_links(sqlite3 *db, gint64 meeting_id, gint64 item_id, struct meeting *meeting, GError **error);

/* Reads what its neighbours say of a meeting that query_meeting() gave with one item only. */
gboolean query_neighbours(sqlite3 *db, gint64 meeting_id, struct meeting *meeting, GError **error);

/* How many facts a meeting's items have; of the actions, how many are open, and of these, how many are
 * overdue and of how many nothing was heard. */
struct meeting_counts {
	guint resolutions, recommendations;
	guint actions, open, overdue, silent;
};
gboolean query_meeting_counts(sqlite3 *db, gint64 meeting_id, struct meeting_counts *counts, GError **error);
/* The meeting that holds what was found, with its links, and of an item or a fact with that one item
 * only; *part says what of it that is. The caller frees with meeting_free(). */
struct meeting *query_record(sqlite3 *db, const struct whereabouts *found, struct part *part, GError **error);

/* Ids of all meetings in the order of the export: council, body, date (undated last), key. */
GArray *query_export_order(sqlite3 *db, const struct filter *filter, GError **error);

/* The stored text of a meeting's source, counted as in its sources; the caller frees. */
char *query_source_text(sqlite3 *db, gint64 meeting, guint source, gsize *size, GError **error);

#endif
