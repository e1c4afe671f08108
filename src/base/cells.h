/*
 * Text in terminal cells: widths, cutting and wrapping by grapheme cluster (UAX 29), line breaks
 * by UAX 14, through libunistring. Texts are UTF-8; sizes are bytes, widths are cells.
 */
#ifndef BASE_CELLS_H
#define BASE_CELLS_H

#include <glib.h>

/* Bytes of the cluster at the start of text (size > 0); its width goes to *cells (may be NULL).
 * A cluster that is empty to the eye counts 0; a joined emoji or a flag counts 2. */
gsize cells_next(const char *text, gsize size, int *cells);

/* Width of the whole text. */
int cells_width(const char *text, gssize size);

/* The longest prefix, in bytes, that fits into `width` cells and ends between clusters; its own
 * width goes to *used (may be NULL). */
gsize cells_prefix(const char *text, gssize size, int width, int *used);

/* A new string of exactly `width` cells: cut with "…" at its end where it is too wide, else filled
 * with blanks. The caller frees. */
char *cells_fit(const char *text, int width);

/* A new string of at most `width` cells, cut with "…" at its end where the text is wider. The caller frees. */
char *cells_shorten(const char *text, int width);

/* So much of what was typed is shown in a message, beside what is said of it. */
enum { TYPED_SHOWN = 30 /* cells */ };

/*
 * Wraps one paragraph (no line feed in it) to `width` cells and calls `line` for each line in
 * turn with its bytes (borrowed, without the blank at its end). A word wider than the line is
 * broken between clusters; empty text is one empty line. `first` and `rest` are the cells by which
 * the first and the further lines are shorter (for bullets and indentation). width is taken as at
 * least 8.
 */
void cells_wrap(const char *text, gssize size, int width, int first, int rest,
    void (*line)(const char *text, gsize size, gpointer data), gpointer data);

#endif
