/* Words that say something, in titles, promises and what is said of them; for link/ alone. */
#ifndef LINK_TELLING_H
#define LINK_TELLING_H

#include <glib.h>

/* A title or a promise says what it is about in fewer. */
enum { WORDS_MOST = 120 };

/* Where words are kept, so that equal ones are one pointer. */
struct telling;

struct telling *telling_new(void);
void telling_free(struct telling *telling);

/* Words of a text that say something (const char *, kept), each once, the first WORDS_MOST: letters and
 * digits folded as in keys, without those that any minutes hold. The caller frees the array. */
GPtrArray *telling_words(struct telling *telling, const char *text);
/* The same of a text that is folded already; uses it up. */
GPtrArray *telling_words_of_slug(struct telling *telling, char *slug);

/* How many of the words `of` are among `in`. */
guint words_in_common(const GPtrArray *of, const GPtrArray *in);
/* Whether a title is known again in words: half of its own are among them. */
gboolean words_tell(const GPtrArray *words, const GPtrArray *title);

#endif
