#include <string.h>
#include "link/deeds.h"
#include "model/day.h"
#include "sql/db.h"
#include "store/store.h"

static void
account_free(gpointer data)
{
	struct account *account = data;

	g_free(account->words);
	g_free(account);
}

static void
deed_free(gpointer data)
{
	struct deed *deed = data;

	g_clear_pointer(&deed->accounts, g_ptr_array_unref);
	g_free(deed);
}

/* --- When it is due -------------------------------------------------------------------------- */

/* Of a month, "2024-03"; 0 where it has no such day. */
static int
day_of_month(const char *month, int day)
{
	char iso[DAY_TEXT] = "YYYY-MM-DD";

	if (strlen(month) != strlen("YYYY-MM"))
		return 0;
	memcpy(iso, month, strlen(month));
	iso[8] = (char)('0' + day / 10);
	iso[9] = (char)('0' + day % 10);
	return day_number(iso);
}

static int
last_day(const char *due)
{
	int day = day_number(due);

	for (int of_month = 31; day == 0 && of_month >= 28; of_month--)
		day = day_of_month(due, of_month);
	return day;
}

static int
first_day(const char *due)
{
	int day = day_number(due);

	return day > 0 ? day : day_of_month(due, 1);
}

static void
set_days(struct deed *deed)
{
	deed->first_day = deed->due != NULL ? first_day(deed->due) : day_number(deed->earliest);
	deed->last_day = deed->due != NULL ? last_day(deed->due) : day_number(deed->latest);
}

/* --- Reading --------------------------------------------------------------------------------- */

static struct deed *
read_deed(sqlite3_stmt *row, const struct series *series, struct matter *matter)
{
	struct deed *deed = g_new0(struct deed, 1);

	deed->id = sqlite3_column_int64(row, 0);
	deed->matter = matter;
	action_kind_from_name(db_text(row, 1), &deed->kind);
	deed->text = series_keep(series, db_text(row, 2));
	due_form_from_name(db_text(row, 3), &deed->form);
	deed->due = series_keep(series, db_text(row, 4));
	deed->earliest = series_keep(series, db_text(row, 5));
	deed->latest = series_keep(series, db_text(row, 6));
	deed->rule = series_keep(series, db_text(row, 7));
	deed->due_body = series_keep(series, db_text(row, 8));
	/* Its position there is counted from the end of the item's range. */
	if (sqlite3_column_type(row, 9) != SQLITE_NULL)
		deed->resolution = fact_last(matter->id) - sqlite3_column_int64(row, 9);
	set_days(deed);
	return deed;
}

static gboolean
read_deeds_of(sqlite3_stmt *rows, const struct series *series, const struct held *meeting, GPtrArray *deeds, GError **error)
{
	gint64 first, last;
	enum db_step step;

	if (!held_facts(meeting, &first, &last))
		return TRUE;
	if (!db_bind_number(rows, 1, first, error) || !db_bind_number(rows, 2, last, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		struct matter *matter = held_matter(meeting, fact_item(sqlite3_column_int64(rows, 0)));

		if (matter == NULL)
			continue;
		if (matter->n_deeds++ == 0)
			matter->first_deed = deeds->len;
		g_ptr_array_add(deeds, read_deed(rows, series, matter));
	}
	return step == DB_DONE;
}

GPtrArray *
deeds_read(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT id, kind, text, due_form, due, due_earliest, due_latest, due_rule, due_body, resolution"
	    " FROM action WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC", error);
	g_autoptr(GPtrArray) deeds = g_ptr_array_new_with_free_func(deed_free);

	if (rows == NULL)
		return NULL;
	for (guint i = 0; i < series->meetings->len; i++)
		if (!read_deeds_of(rows, series, series->meetings->pdata[i], deeds, error))
			return NULL;
	return g_steal_pointer(&deeds);
}

const struct words *
deed_words(const struct series *series, struct deed *deed)
{
	if (deed->words == NULL)
		deed->words = telling_words(series->telling, deed->text);
	return deed->words;
}

guint
deed_accounts(const struct deed *deed)
{
	return deed->accounts != NULL ? deed->accounts->len : 0;
}

struct account *
deed_account(const struct deed *deed, guint i)
{
	return deed->accounts->pdata[i];
}

void
deed_add_account(struct deed *deed, const struct account *account)
{
	for (guint i = 0; i < deed_accounts(deed); i++) {
		struct account *other = deed_account(deed, i);

		if (other->item == account->item) {
			other->is_closing |= account->is_closing;
			g_free(account->words);
			return;
		}
	}
	if (deed->accounts == NULL)
		deed->accounts = g_ptr_array_new_with_free_func(account_free);
	g_ptr_array_add(deed->accounts, g_memdup2(account, sizeof(*account)));
}
