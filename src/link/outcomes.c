#include "link/chance.h"
#include "link/outcomes.h"
#include "model/day.h"
#include "sql/db.h"
#include "store/store.h"

struct verdict {
	enum action_state state;
	const char *heard; /* static */
	struct held *meeting; /* at which it was due; NULL: not known, or not loaded */
	char due[DAY_TEXT]; /* the day, where a loaded meeting gives it; else empty */
};

static gboolean
is_closed(const struct deed *deed)
{
	/* What comes back each time is never done. */
	for (guint i = 0; deed->form != DUE_EACH && i < deed->accounts->len; i++)
		if (((struct account *)deed->accounts->pdata[i])->is_closing)
			return TRUE;
	return FALSE;
}

static gboolean
was_heard_of(const struct deed *deed)
{
	for (guint i = 0; i < deed->accounts->len; i++)
		if (((struct account *)deed->accounts->pdata[i])->is_closing)
			return TRUE;
	return FALSE;
}

/* Whether what isn't due yet is over meanwhile is asked whenever it is read (query/where.h). */
static const char *
heard(const struct deed *deed, const struct chance *chance)
{
	int first, last;

	deed_days(deed, &first, &last);
	if (was_heard_of(deed))
		return "reported";
	if (chance->meeting != NULL)
		return "silent";
	return last > 0 || !chance->is_missing ? "not due" : "cannot tell";
}

/* "to the April meeting" is due on the day of that meeting, once it is known. */
static gboolean
names_a_meeting(const struct deed *deed)
{
	return deed->form == DUE_MONTH_MEETING || deed->form == DUE_NEXT_MEETING || deed->form == DUE_FIRST_OF_YEAR ||
	    deed->form == DUE_LAST_OF_YEAR;
}

static void
judge(const struct series *series, const struct deed *deed, struct verdict *verdict)
{
	struct chance chance = chance_find(series, deed);

	*verdict = (struct verdict){ .state = is_closed(deed) ? ACTION_DONE : ACTION_OPEN, .meeting = chance.meeting };
	verdict->heard = heard(deed, &chance);
	if (chance.meeting != NULL && chance.is_meant && chance.meeting->day > 0 && deed->due_body == NULL &&
	    names_a_meeting(deed))
		day_from_number(chance.meeting->day, verdict->due);
}

/* --- Writing --------------------------------------------------------------------------------- */

static gboolean
bind_since(sqlite3_stmt *insert, const struct series *series, const struct held *meeting, GError **error)
{
	return meeting->is_placed ? db_bind_number(insert, 10, series->meetings->len - 1 - meeting->place, error) :
	    db_bind_text(insert, 10, NULL, error);
}

static gboolean
put_outcome(sqlite3_stmt *insert, const struct series *series, const struct deed *deed, const struct verdict *verdict, GError **error)
{
	gboolean is_dated = *verdict->due != '\0';
	const char *due = is_dated ? verdict->due : deed->due;
	g_autofree char *rule = is_dated && g_strcmp0(due, deed->due) != 0 ?
	    g_strconcat(deed->rule != NULL ? deed->rule : "", deed->rule != NULL ? ", " : "", "the meeting loaded", NULL) :
	    g_strdup(deed->rule);

	return db_bind_number(insert, 1, deed->id, error) &&
	    db_bind_text(insert, 2, action_state_name(verdict->state), error) &&
	    db_bind_text(insert, 3, verdict->state == ACTION_DONE ? "minutes" : "default", error) &&
	    db_bind_text(insert, 4, verdict->heard, error) &&
	    db_bind_text(insert, 5, due, error) &&
	    db_bind_text(insert, 6, is_dated ? NULL : deed->earliest, error) &&
	    db_bind_text(insert, 7, is_dated ? NULL : deed->latest, error) &&
	    db_bind_text(insert, 8, rule, error) &&
	    db_bind_number(insert, 9, verdict->meeting != NULL ? verdict->meeting->id : 0, error) &&
	    bind_since(insert, series, deed->matter->meeting, error) &&
	    db_run(insert, error);
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

static int
compare_deeds(gconstpointer left, gconstpointer right)
{
	const struct deed *a = *(const struct deed *const *)left, *b = *(const struct deed *const *)right;

	return a->id < b->id ? -1 : a->id > b->id;
}

gboolean
outcomes_write(sqlite3 *db, const struct series *series, const GPtrArray *deeds, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = NULL, report = NULL;
	g_autoptr(GPtrArray) sorted = g_ptr_array_copy((GPtrArray *)deeds, NULL, NULL);

	/* Rows that come by rising id are put at the end. */
	g_ptr_array_set_free_func(sorted, NULL);
	g_ptr_array_sort(sorted, compare_deeds);
	if (!series_each_meeting(db, series, "DELETE FROM outcome WHERE action_id BETWEEN ?1 AND ?2", FALSE, error) ||
	    !series_each_meeting(db, series, "DELETE FROM report WHERE action_id BETWEEN ?1 AND ?2", FALSE, error))
		return FALSE;
	insert = db_prepare(db, "INSERT INTO outcome(action_id, state, basis, heard, due, due_earliest, due_latest,"
	    " due_rule, due_meeting, meetings_since) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, 0), ?10)", error);
	report = db_prepare(db, "INSERT INTO report(action_id, item_id, how, starts, ends, words)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)", error);
	for (guint i = 0; insert != NULL && report != NULL && i < sorted->len; i++) {
		const struct deed *deed = sorted->pdata[i];
		struct verdict verdict;

		judge(series, deed, &verdict);
		if (!put_outcome(insert, series, deed, &verdict, error))
			return FALSE;
		for (guint j = 0; j < deed->accounts->len; j++)
			/* Where it was only asked after, nothing came back. */
			if (((struct account *)deed->accounts->pdata[j])->is_closing && !put_account(report, deed, deed->accounts->pdata[j], error))
				return FALSE;
	}
	return insert != NULL && report != NULL;
}
