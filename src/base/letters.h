/*
 * Large and small letters.
 */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include <glib.h>

/* A text in small letters. The caller frees. */
char *letters_small(const char *text);

#endif
