/* Words that say something, in titles, promises and what is said of them; for link/ alone. */
#ifndef LINK_TELLING_H
#define LINK_TELLING_H

#include <glib.h>

/* A title or a promise says what it is about in fewer. */
enum { WORDS_MOST = 120 };

/* Where words are kept, so that equal ones are one pointer. */
struct telling;

struct words {
	guint n;
	const char *word[]; /* each once */
};

struct telling *telling_new(void);
void telling_free(struct telling *telling);

/* Words of a text that say something, the first WORDS_MOST: letters and digits folded as in keys, without
 * those that any minutes hold. Kept. */
const struct words *telling_words(struct telling *telling, const char *text);
/* The same of a text that is folded already; uses it up. */
const struct words *telling_words_of_slug(struct telling *telling, char *slug);

/* Whether a kept word is among them. */
gboolean words_have(const struct words *words, const char *word);
/* How many of the words `of` are among `in`. */
guint words_in_common(const struct words *of, const struct words *in);
/* Whether a title is known again in words: half of its own are among them. */
gboolean words_tell(const struct words *words, const struct words *title);

#endif
