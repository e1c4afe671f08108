/*
 * Threads that read and parse, for load/ alone. Results come in the order in which the files were
 * found, whichever thread was faster; what is read ahead is bounded by bytes.
 *
 *     pool = pool_new(changed, jobs);
 *     while ((job = pool_next(pool)) != NULL)
 *             save(job);
 */
#ifndef LOAD_POOL_H
#define LOAD_POOL_H

#include "load/walk.h"
#include "store/store.h"

/* One file, read or failed. */
struct job {
	const struct found *found;
	struct file_state state; /* as it was when it was read; owns nothing */
	struct content *content; /* taken by who saves it; NULL where it failed */
	GPtrArray *warnings;     /* char * */
	GError *error;
	gboolean is_opened; /* its bytes could be read: the failure is theirs */
	gboolean is_done;
};

struct pool;

/* `found`: struct found, which must outlive the pool. NULL and MB_ERROR_SYSTEM where no thread can
 * be had, MB_ERROR_USAGE where the user's phrases have a mistake. */
struct pool *pool_new(const GPtrArray *found, guint jobs, GError **error);

/* The next file's result, borrowed until the next call; NULL after the last. */
struct job *pool_next(struct pool *pool);

/* Ends the threads, whether they are through or not. */
void pool_free(struct pool *pool);

#endif
