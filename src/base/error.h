/*
 * The kinds of failure that callers tell apart. Everything that can fail takes a GError last and
 * leaves it alone on success; its message is the cause in lower case, without a full stop, and
 * without the file's name, which the caller knows and base/message.h puts in front.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <glib.h>

#define MB_ERROR mb_error_quark()

enum mb_error {
	MB_ERROR_FILE,      /* this one file is no use; others may be */
	MB_ERROR_USAGE,     /* the words typed cannot be understood: status 2 */
	MB_ERROR_NOT_FOUND, /* nothing by that name: status 1 */
	MB_ERROR_CACHE,     /* the cache or the marks cannot be used: status 3 */
	MB_ERROR_SYSTEM,    /* no terminal, no memory, output lost: status 4 */
	MB_ERROR_BUSY       /* another minutebook has the cache or the marks: status 3 */
};

GQuark mb_error_quark(void);

#endif
