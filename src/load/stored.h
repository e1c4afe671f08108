/* Parsing what the cache has stored, for store/, which doesn't know how; for load/ alone. */
#ifndef LOAD_STORED_H
#define LOAD_STORED_H

#include <glib.h>

GPtrArray *parse_stored(const char *text, gsize size, const char *path, GError **error);

#endif
