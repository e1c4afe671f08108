/* The door to FTS5's own functions and tokenizers. */
#ifndef SQL_FTS_H
#define SQL_FTS_H

#include <glib.h>
#include <sqlite3.h>

#include "base/apostrophe.h"

/* How the index cuts and folds words: unicode61 with these (store/schema.sql). */
#define FTS_UNICODE61 "remove_diacritics", "2", "separators", APOSTROPHE_LETTERS

/* A connection's; NULL and MB_ERROR_CACHE where it has none. */
fts5_api *fts_api(sqlite3 *db, GError **error);

/* One of its tokenizers: "unicode61" as the index has it, or "porter" with that inside. *calls are its functions. NULL and
 * MB_ERROR_CACHE where there is none; the caller frees with calls->xDelete(), before the connection is closed. For one
 * thread at a time. */
Fts5Tokenizer *fts_tokenizer(sqlite3 *db, const char *name, fts5_tokenizer *calls, GError **error);

#endif
