/* What is loaded: the paths named, or those named before; for load/ alone. */
#ifndef LOAD_ROOTS_H
#define LOAD_ROOTS_H

#include "load/load.h"
#include "store/store.h"

/* The roots of this load (struct root, paths absolute), with the council that is said now or was
 * said before; `former` are those of the loads before. NULL and MB_ERROR_USAGE where there are
 * none. The caller frees. */
GPtrArray *roots_find(const struct load *load, const GPtrArray *former, GError **error);

/* Whether a path is one of the roots or lies below one. */
gboolean roots_hold(const GPtrArray *roots, const char *path);

/* Whether a load to come finds the root again by the former ones. */
gboolean roots_are_remembered(const GPtrArray *former, const struct root *root);

#endif
