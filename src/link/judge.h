/* What later minutes say of an earlier matter, for link/ alone. */
#ifndef LINK_JUDGE_H
#define LINK_JUDGE_H

#include <glib.h>

/* Whether a sentence says that something came about: "had been circulated", "reported that", and
 * nothing that takes it back: "had not yet", "still awaited", "not all". */
gboolean judge_closes(const char *sentence, gsize size);

/* The end of the sentence of `text` that holds byte `at`; its beginning in *from. Of one that is longer
 * than SENTENCE_MOST bytes on either side of `at`, what is nearer. */
enum { SENTENCE_MOST = 2000 };
gsize judge_sentence(const char *text, gsize size, gsize at, gsize *from);

#endif
