/*
 * Inside query/: a filter as the conditions of a statement. Values are always bound.
 */
#ifndef QUERY_WHERE_H
#define QUERY_WHERE_H

#include <sqlite3.h>
#include "query/filter.h"

/* What a statement's rows are, where it isn't meetings or items: facts, whose own conditions are
 * about the row itself; or gaps (the table gap beside meeting, the one behind it), which hold any day
 * between their meetings and any number between their first and last. */
enum where_of { WHERE_ITEMS, WHERE_ACTIONS, WHERE_RESOLUTIONS, WHERE_REFERENCES, WHERE_PEOPLE, WHERE_GAPS };

/* A statement in the making: its text, and what is to be bound to its "?"s in turn. */
struct where {
	enum where_of of;
	gboolean is_verdict; /* a column, not a condition: what is asked of rows that meet all others */
	GString *sql;
	GPtrArray *values; /* struct value */
};

void where_init(struct where *where, const char *sql);
void where_clear(struct where *where);

/* Appends SQL as it stands. */
void where_add(struct where *where, const char *sql);
/* Appends values for "?"s that are in the text already, in their order. Takes a copy. */
void where_text(struct where *where, const char *text);
void where_number(struct where *where, gint64 number);
/* For what hit.h's functions take: borrowed, and must outlive the statement's run. */
void where_term(struct where *where, const struct term *term);
void where_undecided(struct where *where, const struct filter *filter);

/* Appends another's text and moves its values over. */
void where_append(struct where *where, struct where *other);

/* Of an action and its outcome, which may be missing; the user's mark wins over it. The last day on which it can
 * be due; whether that is over; whether nothing was heard of it. */
#define ACTION_STATE "coalesce(mark_state(action.id), outcome.state, 'open')"
#define ACTION_DUE "coalesce(outcome.due, action.due, action.due_latest)"
#define ACTION_LAST_DAY \
	"iif(length(" ACTION_DUE ") = 7, date(" ACTION_DUE " || '-01', '+1 month', '-1 day'), " ACTION_DUE ")"
#define ACTION_IS_OVERDUE "coalesce(" ACTION_STATE " = 'open' AND " ACTION_LAST_DAY " < today(), 0)"
/* What wasn't due when the cache was made may be over by now, and its meeting not loaded. */
#define ACTION_HEARD \
	"iif(outcome.heard = 'not due' AND " ACTION_LAST_DAY " < today(), 'cannot tell', outcome.heard)"
#define ACTION_IS_SILENT "coalesce(" ACTION_STATE " = 'open' AND outcome.heard = 'silent', 0)"

/*
 * Appends " AND (…)" for every condition of the filter but the words that the index is asked for
 * with where_expression(). `id` names the column that holds the day: "item.id", "word.rowid" or
 * "meeting.id", or a fact's id where `of` says so, with action LEFT JOIN outcome for actions. The
 * statement has the tables meeting and, where filter_needs_items(), item. FALSE where the cache
 * failed.
 */
gboolean where_filter(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error);

/*
 * The same in two parts: all but the patterns, and these as an expression, whose value is that of
 * settled() (hit.h); "TRUE" where there are none.
 */
gboolean where_fields(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error);
gboolean where_verdict(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error);

/* Appends the tables of items, of those alone that an expression of the index finds (NULL: of all), and of their meetings, up to
 * "WHERE" and the first condition. The column that holds their ids (static). */
const char *where_items(struct where *where, const char *expression);

/* filter_expression() with what patterns need, once filter_look_up() is done; NULL for no words. FALSE where that
 * failed. */
gboolean where_expression(sqlite3 *db, const struct filter *filter, char **expression, GError **error);

/* " AND …" for what patterns need, where the index is asked for filter_expression() alone: its places and its rank are to
 * be those of the words. "+" keeps it from being asked once for each id. */
void where_needed(struct where *where, const struct filter *filter, const char *id);

/* " AND meeting.body_key = ?" where a page is of one body; a part of where_page(). */
void where_body(struct where *where, const struct page *page);
/* " AND id < ?" and the like for a page; the statement has the table meeting. */
void where_page(struct where *where, const struct page *page, const char *id);
/* Ids (gint64) for json_each(). The caller frees. */
char *ids_as_json(const GArray *ids);
/* " ORDER BY id DESC LIMIT ?" for a page. */
void where_order(struct where *where, const struct page *page, const char *id);

/* Prepares and binds. The values must outlive the statement's run. */
sqlite3_stmt *where_prepare(const struct where *where, sqlite3 *db, GError **error);
/* Runs it for the number that it gives, "SELECT count(*) …". */
gboolean where_read_number(const struct where *where, sqlite3 *db, gint64 *number, GError **error);

#endif
