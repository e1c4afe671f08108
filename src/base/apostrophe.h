/*
 * Signs that Unicode calls letters and people take for an apostrophe or a prime: "childrenʼs" is "children's". They
 * part words as the other shapes do. The index has the same list (store/schema.sql).
 */
#ifndef BASE_APOSTROPHE_H
#define BASE_APOSTROPHE_H

#include <glib.h>

#define APOSTROPHE_LETTERS "ʹʻʼʽˈ"

static inline gboolean
is_apostrophe_letter(gunichar c)
{
	return c == 0x2b9 || (c >= 0x2bb && c <= 0x2bd) || c == 0x2c8;
}

#endif
