#include "sql/fts.h"

#include <string.h>

#include "base/error.h"
#include "sql/db.h"

/* SQLite hands it out through a statement's bound pointer. */
fts5_api *
fts_api(sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, "SELECT fts5(?1)", error);
	fts5_api *api = NULL;

	if (stmt == NULL)
		return NULL;
	if (sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL) != SQLITE_OK)
		db_fail(db, error);
	else if (db_run(stmt, error) && api == NULL)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "this SQLite has no FTS5");
	return api;
}

Fts5Tokenizer *
fts_tokenizer(sqlite3 *db, const char *name, fts5_tokenizer *calls, GError **error)
{
	static const char *settings[] = { "unicode61", FTS_UNICODE61 };
	gboolean is_outer = strcmp(name, settings[0]) != 0; /* it has the other inside */
	fts5_api *api = fts_api(db, error);
	Fts5Tokenizer *made = NULL;
	void *context;

	if (api == NULL)
		return NULL;
	if (api->xFindTokenizer(api, name, &context, calls) == SQLITE_OK &&
	    calls->xCreate(context, settings + !is_outer, G_N_ELEMENTS(settings) - !is_outer, &made) == SQLITE_OK)
		return made;
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "this SQLite lacks the tokenizer %s", name);
	return NULL;
}
