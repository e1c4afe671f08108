/*
 * Words at the edges of a decision, for limbs.c and bare.c alone: what leads in to limbs, what ends a
 * text that goes on, quotation marks. Bytes `from` or `at` to `to` of a text.
 */
#ifndef EXTRACT_LEAD_H
#define EXTRACT_LEAD_H

#include "extract/labels.h"

gsize skip_blanks(const char *text, gsize at, gsize to);
gsize trim_blanks(const char *text, gsize from, gsize to);

/* Regardless of the case of ASCII letters. */
gboolean starts_with(const char *text, gsize at, gsize to, const char *words);
gboolean ends_with(const char *text, gsize from, gsize to, const char *words);

/* An opening quotation mark or a bullet, and a closing mark that has no fellow. */
gsize skip_quote(const char *text, gsize at, gsize to);
gsize trim_quote(const char *text, gsize from, gsize to);

/* "That", "that:-", "to" and the marks and blanks behind; `at` where there is none. */
gsize skip_lead_word(const char *text, gsize at, gsize to);

/* Whether more must follow: "... agreed:-", "... resolved that". */
gboolean is_dangling(const char *text, gsize from, gsize to);

/* Whether the words lead in to limbs and decide nothing themselves. */
gboolean is_lead(const char *text, gsize from, gsize to);

/* The first label behind such words and a colon. */
gboolean find_label_after_lead(const char *text, gsize from, gsize to, struct label *label);

#endif
