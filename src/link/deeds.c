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

	g_free(deed->text);
	g_free(deed->label);
	g_clear_pointer(&deed->words, g_ptr_array_unref);
	g_free(deed->due);
	g_free(deed->earliest);
	g_free(deed->latest);
	g_free(deed->rule);
	g_free(deed->due_body);
	g_ptr_array_unref(deed->accounts);
	g_free(deed);
}

static struct deed *
read_deed(sqlite3_stmt *row, struct matter *matter)
{
	struct deed *deed = g_new0(struct deed, 1);

	deed->id = sqlite3_column_int64(row, 0);
	deed->matter = matter;
	action_kind_from_name(db_text(row, 1), &deed->kind);
	deed->text = db_dup_text(row, 2);
	due_form_from_name(db_text(row, 3), &deed->form);
	deed->due = db_dup_text(row, 4);
	deed->earliest = db_dup_text(row, 5);
	deed->latest = db_dup_text(row, 6);
	deed->rule = db_dup_text(row, 7);
	deed->due_body = db_dup_text(row, 8);
	deed->label = db_dup_text(row, 9);
	deed->accounts = g_ptr_array_new_with_free_func(account_free);
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
		struct matter *matter = series_matter(series, fact_item(sqlite3_column_int64(rows, 0)));

		if (matter != NULL)
			g_ptr_array_add(deeds, read_deed(rows, matter));
	}
	return step == DB_DONE;
}

GPtrArray *
deeds_read(sqlite3 *db, const struct series *series, GError **error)
{
	/* A resolution's id is made of its item's and its position, too: from the end of the item's range. */
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT a.id, a.kind, a.text, a.due_form, a.due, a.due_earliest, a.due_latest, a.due_rule, a.due_body,"
	    " r.label FROM action AS a LEFT JOIN resolution AS r ON r.id = (a.id | 4095) - a.resolution"
	    " WHERE a.id BETWEEN ?1 AND ?2 ORDER BY a.id DESC", error);
	g_autoptr(GPtrArray) deeds = g_ptr_array_new_with_free_func(deed_free);

	if (rows == NULL)
		return NULL;
	for (guint i = 0; i < series->meetings->len; i++)
		if (!read_deeds_of(rows, series, series->meetings->pdata[i], deeds, error))
			return NULL;
	return g_steal_pointer(&deeds);
}

const GPtrArray *
deed_words(const struct series *series, struct deed *deed)
{
	if (deed->words == NULL)
		deed->words = telling_words(series->words, deed->text);
	return deed->words;
}

void
deed_add_account(struct deed *deed, const struct account *account)
{
	for (guint i = 0; i < deed->accounts->len; i++) {
		struct account *other = deed->accounts->pdata[i];

		if (other->item == account->item) {
			other->is_closing |= account->is_closing;
			g_free(account->words);
			return;
		}
	}
	g_ptr_array_add(deed->accounts, g_memdup2(account, sizeof(*account)));
}

/* The last day of "2024-03" or of "2024-03-05". */
static int
last_day(const char *due)
{
	char iso[DAY_TEXT];

	if (strlen(due) == DAY_TEXT - 1)
		return day_number(due);
	for (int day = 31; day >= 28; day--) {
		g_snprintf(iso, sizeof(iso), "%.7s-%02d", due, day);
		if (day_number(iso) > 0)
			return day_number(iso);
	}
	return 0;
}

static int
first_day(const char *due)
{
	g_autofree char *iso = strlen(due) == DAY_TEXT - 1 ? g_strdup(due) : g_strconcat(due, "-01", NULL);

	return day_number(iso);
}

void
deed_days(const struct deed *deed, int *first, int *last)
{
	*first = deed->due != NULL ? first_day(deed->due) : day_number(deed->earliest);
	*last = deed->due != NULL ? last_day(deed->due) : day_number(deed->latest);
}
