/* Inside query/: the words of a text that has no index of its own, as the index would have them. */
#ifndef QUERY_FOLDED_H
#define QUERY_FOLDED_H

/* In small letters without accents, parted by "-", with none before the first nor behind the last. Unlike
 * key_slug() (model/key.h), which makes names easy to type, it leaves "½" and "ﬁ" what they are. The caller
 * frees. */
char *folded_words(const char *text);

#endif
