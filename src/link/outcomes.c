#include "link/chance.h"
#include "link/outcomes.h"
#include "model/day.h"
#include "sql/db.h"
#include "store/store.h"

/* So many are put in by one statement: what a statement costs by itself is a good part of what a row costs. */
enum { TOGETHER = 8, COLUMNS = 10 };

struct verdict {
	enum action_state state;
	const char *heard;    /* static */
	struct held *meeting; /* at which it was due; NULL: not known, or not loaded */
	char day[DAY_TEXT];   /* on which it is due, where a loaded meeting gives it; else empty */
	const char *due;      /* that, or what the deed itself says */
	char *rule;
};

static gboolean
was_heard_of(const struct deed *deed)
{
	for (guint i = 0; i < deed_accounts(deed); i++)
		if (deed_account(deed, i)->is_closing)
			return TRUE;
	return FALSE;
}

static gboolean
is_closed(const struct deed *deed)
{
	/* What comes back each time is never done. */
	return deed->form != DUE_EACH && was_heard_of(deed);
}

/* Whether what isn't due yet is over meanwhile is asked whenever it is read (query/where.h). */
static const char *
heard(const struct deed *deed, const struct chance *chance)
{
	if (was_heard_of(deed))
		return "reported";
	if (chance->meeting != NULL)
		return "silent";
	return deed->last_day > 0 || !chance->is_missing ? "not due" : "cannot tell";
}

/* "to the April meeting" is due on the day of that meeting, once it is known. */
static gboolean
names_a_meeting(const struct deed *deed)
{
	return deed->form == DUE_MONTH_MEETING || deed->form == DUE_NEXT_MEETING || deed->form == DUE_FIRST_OF_YEAR ||
	    deed->form == DUE_LAST_OF_YEAR;
}

static char *
rule_of(const struct deed *deed, const struct verdict *verdict)
{
	if (verdict->due == deed->due || g_strcmp0(verdict->due, deed->due) == 0)
		return g_strdup(deed->rule);
	return g_strconcat(deed->rule != NULL ? deed->rule : "", deed->rule != NULL ? ", " : "", "the meeting loaded", NULL);
}

static void
judge(const struct series *series, const struct deed *deed, struct verdict *verdict)
{
	struct chance chance = chance_find(series, deed);

	*verdict = (struct verdict){ .state = is_closed(deed) ? ACTION_DONE : ACTION_OPEN, .meeting = chance.meeting };
	verdict->heard = heard(deed, &chance);
	if (chance.meeting != NULL && chance.is_meant && chance.meeting->day > 0 && deed->due_body == NULL &&
	    names_a_meeting(deed))
		day_from_number(chance.meeting->day, verdict->day);
	verdict->due = *verdict->day != '\0' ? verdict->day : deed->due;
	verdict->rule = rule_of(deed, verdict);
}

/* --- Writing --------------------------------------------------------------------------------- */

/* 0 is bound as NULL. */
static gboolean
bind_id(sqlite3_stmt *insert, int parameter, gint64 id, GError **error)
{
	return id != 0 ? db_bind_number(insert, parameter, id, error) : db_bind_text(insert, parameter, NULL, error);
}

static gboolean
bind_since(sqlite3_stmt *insert, int parameter, const struct series *series, const struct held *meeting, GError **error)
{
	return meeting->is_placed ? db_bind_number(insert, parameter, series->meetings->len - 1 - meeting->place, error) :
	    db_bind_text(insert, parameter, NULL, error);
}

/* The row's parameters follow `before`. */
static gboolean
bind_outcome(sqlite3_stmt *insert, int before, const struct series *series, const struct deed *deed,
    const struct verdict *verdict, GError **error)
{
	gboolean is_dated = *verdict->day != '\0';

	return db_bind_number(insert, before + 1, deed->id, error) &&
	    db_bind_text(insert, before + 2, action_state_name(verdict->state), error) &&
	    db_bind_text(insert, before + 3, verdict->state == ACTION_DONE ? "minutes" : "default", error) &&
	    db_bind_text(insert, before + 4, verdict->heard, error) &&
	    db_bind_text(insert, before + 5, verdict->due, error) &&
	    db_bind_text(insert, before + 6, is_dated ? NULL : deed->earliest, error) &&
	    db_bind_text(insert, before + 7, is_dated ? NULL : deed->latest, error) &&
	    db_bind_text(insert, before + 8, verdict->rule, error) &&
	    bind_id(insert, before + 9, verdict->meeting != NULL ? verdict->meeting->id : 0, error) &&
	    bind_since(insert, before + 10, series, deed->matter->meeting, error);
}

/* `n` deeds with a statement of so many rows. */
static gboolean
put_outcomes(sqlite3_stmt *insert, const struct series *series, struct deed *const *deeds, guint n, GError **error)
{
	struct verdict verdicts[TOGETHER];
	gboolean is_done = TRUE;

	for (guint i = 0; i < n; i++) {
		judge(series, deeds[i], &verdicts[i]);
		is_done = is_done && bind_outcome(insert, i * COLUMNS, series, deeds[i], &verdicts[i], error);
	}
	is_done = is_done && db_run(insert, error);
	for (guint i = 0; i < n; i++)
		g_free(verdicts[i].rule);
	return is_done;
}

/* What fails ends the load. Where it could be taken back by itself, SQLite would copy each page first that
 * a statement of several rows writes to. */
#define INSERT "INSERT OR FAIL INTO outcome(action_id, state, basis, heard, due, due_earliest, due_latest," \
	" due_rule, due_meeting, meetings_since) VALUES"
#define ROW "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

static gboolean
write_outcomes(sqlite3 *db, const struct series *series, const GPtrArray *deeds, GError **error)
{
	g_autoptr(sqlite3_stmt) one = db_prepare(db, INSERT ROW, error);
	g_autoptr(sqlite3_stmt) many = one == NULL ? NULL : db_prepare(db,
	    INSERT ROW ", " ROW ", " ROW ", " ROW ", " ROW ", " ROW ", " ROW ", " ROW, error);

	for (guint i = 0, n; many != NULL && i < deeds->len; i += n) {
		n = i + TOGETHER <= deeds->len ? TOGETHER : 1;
		if (!put_outcomes(n == 1 ? one : many, series, (struct deed **)deeds->pdata + i, n, error))
			return FALSE;
	}
	return many != NULL;
}

static gboolean
put_account(sqlite3_stmt *insert, const struct deed *deed, const struct account *account, GError **error)
{
	return db_bind_number(insert, 1, deed->id, error) &&
	    db_bind_number(insert, 2, account->item, error) &&
	    db_bind_text(insert, 3, account->how, error) &&
	    db_bind_number(insert, 4, account->starts, error) &&
	    db_bind_number(insert, 5, account->ends, error) &&
	    db_bind_text(insert, 6, account->words, error) &&
	    db_run(insert, error);
}

static gboolean
write_reports(sqlite3 *db, const GPtrArray *deeds, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = db_prepare(db, "INSERT INTO report(action_id, item_id, how, starts, ends, words)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)", error);

	for (guint i = 0; insert != NULL && i < deeds->len; i++) {
		const struct deed *deed = deeds->pdata[i];

		for (guint j = 0; j < deed_accounts(deed); j++)
			/* Where it was only asked after, nothing came back. */
			if (deed_account(deed, j)->is_closing && !put_account(insert, deed, deed_account(deed, j), error))
				return FALSE;
	}
	return insert != NULL;
}

static int
compare_deeds(gconstpointer left, gconstpointer right)
{
	const struct deed *a = *(const struct deed *const *)left, *b = *(const struct deed *const *)right;

	return a->id < b->id ? -1 : a->id > b->id;
}

gboolean
outcomes_write(sqlite3 *db, const struct series *series, const GPtrArray *deeds, GError **error)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();

	/* Rows that come by rising id are put at the end. */
	g_ptr_array_extend(sorted, (GPtrArray *)deeds, NULL, NULL);
	g_ptr_array_sort(sorted, compare_deeds);
	return write_outcomes(db, series, sorted, error) && write_reports(db, sorted, error);
}
