/*
 * Searches that are answered while keys are typed. Threads of their own do them, each with its own
 * connection: the first gives rows, the second counts all hits, which takes longer and can't be broken
 * off at once. Who asks never waits, and the latest search replaces those before.
 *
 *     seeker = seeker_new(path, use_marks, browser);
 *     serial = seeker_ask(seeker, &(struct search){ .words = "safegu", .is_begun = TRUE, .limit = 50 });
 *     ... poll() on seeker_fd(seeker)
 *     while ((answer = seeker_take(seeker)) != NULL)
 *             show and answer_free(answer)
 *
 * One thread asks, takes and frees.
 */
#ifndef VIEW_SEEKER_H
#define VIEW_SEEKER_H

#include "view/seeking.h"

struct seeker;

/* While words are typed their hits are counted only once no key came for so many ms: else each key begins a count that
 * the next one throws away, beside the search for that one's hits. */
enum { SEEKER_COUNT_PAUSE = 40 };

/*
 * Threads and connections (cache_open_reader()) are made when they are first needed. `opened` (may be
 * NULL) is called on the thread of each new connection, though never for two at a time: FALSE and an
 * error are the answer to the search. The caller frees. NULL where there are no descriptors left.
 */
struct seeker *seeker_new(const char *cache_path, gboolean (*opened)(sqlite3 *db, gpointer data, GError **error),
    gpointer data, GError **error);
/* Breaks off, waits for the threads and closes. NULL is fine. */
void seeker_free(struct seeker *seeker);

/* Can be read from (poll's POLLIN) while there is something for seeker_take(), and at times where there is
 * not. */
int seeker_fd(const struct seeker *seeker);

/* The search's serial number, from 1. All of it is copied. */
guint seeker_ask(struct seeker *seeker, const struct search *search);
/* No answer to what was asked is wanted any more. */
void seeker_stop(struct seeker *seeker);

/* What has been found since it was last asked, of the newest search alone; NULL: nothing. The caller
 * frees with answer_free(). */
struct answer *seeker_take(struct seeker *seeker);

/* The cache's file, or what `opened` did, is another now: each connection is made anew before its next
 * search. What is being answered isn't asked again. */
void seeker_reopen(struct seeker *seeker);

#endif
