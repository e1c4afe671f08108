#include "sql/db.h"
#include "store/cache.h"
#include "store/fresh.h"

static const struct fresh_table *const tables[] = {
	&fresh_items, &fresh_attendees, &fresh_documents, &fresh_resolutions, &fresh_actions, &fresh_references, &fresh_people,
};

/* An owner that has rows of a table: how many, and the list that they are made of (NULL: none). */
struct lot {
	struct fresh_owner owner;
	const struct entries *list;
	guint n;
};

/* What a virtual table is made of. */
struct supply {
	const struct fresh_table *table;
	GArray *lots; /* struct lot */
};

struct fresh {
	struct supply supplies[G_N_ELEMENTS(tables)];
};

struct view {
	sqlite3_vtab base;
	const struct supply *supply;
};

struct cursor {
	sqlite3_vtab_cursor base;
	const struct supply *supply;
	guint at, taken; /* the lot, and how many of its rows */
	const struct lot *lot;
	struct fresh_row row;
};

/* --- Rows ------------------------------------------------------------------------------------ */

static struct lot
lot_of(const struct fresh_table *table, const struct fresh_owner *owner)
{
	struct lot lot = { *owner, NULL, 0 };

	if (table->list == NULL)
		lot.n = owner->item != NULL;
	else if ((lot.list = table->list(owner)) != NULL)
		lot.n = MIN(lot.list->len, table->most);
	return lot;
}

/* The row that comes after those taken. */
static void
take_row(struct cursor *cursor)
{
	const struct lot *lot = cursor->lot;
	guint at = cursor->supply->table->is_falling ? lot->n - 1 - cursor->taken : cursor->taken;

	cursor->row.at = at;
	if (lot->list != NULL)
		cursor->row.entry = lot->list->pdata[at];
}

/* On to its first row, unless all lots are through. */
static void
enter_lot(struct cursor *cursor)
{
	if (cursor->at == cursor->supply->lots->len)
		return;
	cursor->lot = &g_array_index(cursor->supply->lots, struct lot, cursor->at);
	cursor->row.owner = &cursor->lot->owner;
	cursor->taken = 0;
	take_row(cursor);
}

/* --- As SQLite asks for them ----------------------------------------------------------------- */

static int
view_connect(sqlite3 *db, void *context, int n, const char *const *words, sqlite3_vtab **made, char **error)
{
	struct view *view = g_new0(struct view, 1);

	(void)n, (void)words, (void)error;
	view->supply = context;
	*made = &view->base;
	return sqlite3_declare_vtab(db, view->supply->table->declared);
}

static int
view_disconnect(sqlite3_vtab *view)
{
	g_free(view);
	return SQLITE_OK;
}

/* All of it, each time. */
static int
view_plan(sqlite3_vtab *view, sqlite3_index_info *plan)
{
	(void)view, (void)plan;
	return SQLITE_OK;
}

static int
cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **made)
{
	struct cursor *cursor = g_new0(struct cursor, 1);

	cursor->supply = ((struct view *)base)->supply;
	*made = &cursor->base;
	return SQLITE_OK;
}

static int
cursor_close(sqlite3_vtab_cursor *cursor)
{
	g_free(cursor);
	return SQLITE_OK;
}

static int
cursor_start(sqlite3_vtab_cursor *base, int plan, const char *words, int n, sqlite3_value **values)
{
	struct cursor *cursor = (struct cursor *)base;

	(void)plan, (void)words, (void)n, (void)values;
	cursor->at = 0;
	enter_lot(cursor);
	return SQLITE_OK;
}

static int
cursor_next(sqlite3_vtab_cursor *base)
{
	struct cursor *cursor = (struct cursor *)base;

	if (++cursor->taken < cursor->lot->n) {
		take_row(cursor);
	} else {
		cursor->at++;
		enter_lot(cursor);
	}
	return SQLITE_OK;
}

static int
cursor_is_at_end(sqlite3_vtab_cursor *base)
{
	const struct cursor *cursor = (struct cursor *)base;

	return cursor->at == cursor->supply->lots->len;
}

static int
cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *out, int column)
{
	const struct cursor *cursor = (struct cursor *)base;

	cursor->supply->table->column(&cursor->row, column, out);
	return SQLITE_OK;
}

/* Nobody asks for it. */
static int
cursor_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
	(void)cursor;
	*id = 0;
	return SQLITE_OK;
}

static const sqlite3_module module = {
	.xConnect = view_connect, .xDisconnect = view_disconnect, .xBestIndex = view_plan,
	.xOpen = cursor_open, .xClose = cursor_close, .xFilter = cursor_start, .xNext = cursor_next,
	.xEof = cursor_is_at_end, .xColumn = cursor_column, .xRowid = cursor_rowid,
};

/* --- The door -------------------------------------------------------------------------------- */

struct fresh *
fresh_new(sqlite3 *db, GError **error)
{
	struct fresh *fresh = g_new0(struct fresh, 1);

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
		fresh->supplies[i] = (struct supply){ tables[i], g_array_new(FALSE, FALSE, sizeof(struct lot)) };
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		if (sqlite3_create_module(db, tables[i]->name, &module, &fresh->supplies[i]) != SQLITE_OK) {
			db_fail(db, error);
			fresh_free(fresh);
			return NULL;
		}
	}
	return fresh;
}

void
fresh_free(struct fresh *fresh)
{
	if (fresh == NULL)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
		g_array_unref(fresh->supplies[i].lots);
	g_free(fresh);
}

/* Most have rows of few tables. Which they are is noted while the owner is near the processor: when rows are
 * put it is not any more. */
void
fresh_add(struct fresh *fresh, const struct fresh_owner *owner)
{
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		struct lot lot = lot_of(tables[i], owner);

		if (lot.n > 0)
			g_array_append_val(fresh->supplies[i].lots, lot);
	}
}

gboolean
fresh_put(struct cache *cache, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		GArray *lots = cache->fresh->supplies[i].lots;
		sqlite3_stmt *stmt = lots->len > 0 ? cache_statement(cache, tables[i]->insert, error) : NULL;

		if (lots->len > 0 && (stmt == NULL || !db_run(stmt, error)))
			return FALSE;
		g_array_set_size(lots, 0);
	}
	return TRUE;
}

void
fresh_text(sqlite3_context *out, const char *text)
{
	if (text != NULL)
		sqlite3_result_text(out, text, -1, SQLITE_STATIC);
}
