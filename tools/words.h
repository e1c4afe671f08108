/*
 * Words for generated minutes, as often as in natural text: a few hundred of them everywhere, and
 * always some that were never met before.
 *
 *     words = words_new();
 *     words_add(words, WORD_NOUN, rand, text);
 */
#ifndef TOOLS_WORDS_H
#define TOOLS_WORDS_H

#include <glib.h>

enum word_class { WORD_NOUN, WORD_VERB /* past tense */, WORD_ADJECTIVE, WORD_CLASSES };

struct words;

struct words *words_new(void);
void words_free(struct words *words);

/* Draws a word and puts it at the end of `text`. */
void words_add(const struct words *words, enum word_class class, GRand *rand, GString *text);

/* As above, from the rarer half and with a capital: names of places and people. */
void words_add_name(const struct words *words, GRand *rand, GString *text);

/* One of the n strings. */
const char *words_pick(const char *const *strings, guint n, GRand *rand);
#define WORDS_PICK(strings, rand) words_pick((strings), G_N_ELEMENTS(strings), (rand))

#endif
