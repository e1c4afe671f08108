/*
 * Text as this terminal can show it: cleaned (base/gate.h), on one line, and in a locale
 * without UTF-8 written with ASCII's letters ("Moulin de la Fee"), so that widths are right from
 * the start. The only file of the view that knows of it.
 */
#ifndef VIEW_SHOWN_H
#define VIEW_SHOWN_H

#include <glib.h>

/* TRUE until said otherwise: the terminal takes UTF-8. */
void shown_set_utf8(gboolean is_utf8);
gboolean shown_is_utf8(void);

/* The text (`size` bytes, or up to its NUL where size is -1) as it can be shown; NULL is "". The
 * caller frees. */
char *shown_text(const char *text, gssize size);

/* The same in exactly `width` cells: cut with a mark at its end, or filled with blanks at its
 * right or (is_right) left side. The caller frees. */
char *shown_fit(const char *text, int width, gboolean is_right);

#endif
