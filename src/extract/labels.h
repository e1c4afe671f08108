/*
 * What numbers the limbs of a decision: "(1)", "1)", "1.", "(a)", "ii.", "2.1", for extract/ alone.
 */
#ifndef EXTRACT_LABELS_H
#define EXTRACT_LABELS_H

#include <glib.h>

enum label_style {
	LABEL_NONE,
	LABEL_DIGITS,
	LABEL_DOTTED, /* "2.1" */
	LABEL_SMALL,  /* "a" */
	LABEL_CAPITAL,
	LABEL_ROMAN   /* "ii" */
};

struct label {
	enum label_style style;
	guint value;    /* the last part of a dotted one */
	gsize from, to; /* the label itself, bare */
	gsize starts;   /* with its bracket */
	gsize after;    /* the first byte of what it labels */
};

/*
 * Reads the label at byte `at`, blanks before what it labels included. Where "i" could be a letter
 * or a number, `last` (may be NULL) says which would come next. A number without a mark ("1 That")
 * counts only before a capital.
 */
gboolean label_read(const char *text, gsize at, gsize to, const struct label *last, struct label *label);

/* Whether `next` goes on where `last` was. Some pages number each entry "1.". */
gboolean label_follows(const struct label *last, const struct label *next);

/* The next label in the running text of a limb, "...; (2) That ...". `is_run`: `last` was found so,
 * too, and "and (3)" is then enough. */
gboolean label_find_next(const char *text, gsize from, gsize to, const struct label *last, gboolean is_run, struct label *label);

#endif
