/*
 * What the user set about meetings, applied to what was parsed, before the facts are extracted: due
 * dates count from the day that was set. For load/ alone.
 *
 * A word is found by the key that the minutes alone give their meeting, and by a hash of its text or
 * of its items' titles, since another meeting may come to have that key. An undated meeting, whose
 * key changes with its text, is also found by its titles together with the items whose texts are as
 * they were, where these are at least half of it.
 */
#ifndef LOAD_SETS_H
#define LOAD_SETS_H

#include "marks/marks.h"
#include "model/meeting.h"
#include "store/store.h"

/* Reads them for sets_use() from where the marks lie; NULL: there are none. */
gboolean sets_read(const char *path, const struct marks_listener *listener, GError **error);

/* From now on all threads apply these words; NULL: none. Not to be called while one of them works. */
void sets_use(const struct marks *marks);

/* Applies them to meetings (struct meeting) just parsed from `text`, the source's stored text. */
void sets_apply(const GPtrArray *meetings, const char *text);

/* The key under which the user's words about a meeting are kept, without its council: of the words that
 * there are already, else that of the minutes alone, with ".2" where it is another's, which was moved
 * from there; `meeting` as it was parsed. And the hashes of
 * text, titles and items by which it is found. The caller frees both. */
char *sets_key(const struct meeting *meeting, const char *text);
char *sets_hashes(const struct meeting *meeting, const char *text);

/* The word that holds about the key of a meeting, "body/day", and a field; NULL where there is none. */
const struct word *sets_find(const char *key, const char *field);
/* Whether anything was ever said about that key that fits to these hashes of text or titles. */
gboolean sets_know(const char *key, const char *text, const char *titles);
/* As marks_set_meetings(); NULL where nothing was ever set. */
GHashTable *sets_meetings(void);

/* Makes again what isn't where the user has set it, in a batch of its own (settle.c). */
gboolean sets_settle(struct cache *cache, GError **error);

#endif
