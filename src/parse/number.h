/*
 * Item numbers as councils print them: "143", "3a", "60/17", "298/PF", "1.1", "C97", "109(2)",
 * "Cou/285/07-08"; which one follows which, and which of many lines that look like one begin an
 * item.
 */
#ifndef PARSE_NUMBER_H
#define PARSE_NUMBER_H

#include <glib.h>

struct number {
	gsize starts;   /* bytes before it: the label of "Item 20: Winter works" */
	gsize size;     /* bytes of the number, without a full stop after it */
	gsize ends;     /* the byte after the full stop or bracket, where there is one */
	guint64 value;  /* the first run of digits; G_MAXUINT64 where it does not fit */
	guint sub;      /* "2" of "1.2"; 0: none */
	guint part;     /* "50" of "19/50/PLAN"; 0: none */
	int letter;     /* 'a' of "3a"; 0: none */
	gboolean has_stop;
	gboolean is_odd; /* kept as printed, but no council numbers like that */
};

/* Reads a number at the start of text. It ends at a blank or at the end. */
gboolean number_read(const char *text, gsize size, struct number *number);

/* The same in Roman numerals, before more words: "II MINUTES". */
gboolean number_read_roman(const char *text, gsize size, struct number *number);

/* The same behind a label: "ITEM NO. 1", "Item 20:", "(Agenda Item 3)", "Minute 111" alone. Sentences that begin so ("Item 4 was
 * put off") have none. */
gboolean number_read_labelled(const char *text, gsize size, struct number *number);

/* Whether it could be a page's, "3/10", rather than a minute's: "03/1125", "C/95/25", "213/25". */
gboolean number_is_of_page(const struct number *number, const char *text);

/* Whether `next` is the number expected after `number`: 144 after 143, 3a after 3, 1.2 after 1.1. */
gboolean number_follows(const struct number *number, const struct number *next);

/* A line that may begin an item. */
struct candidate {
	guint line;
	struct number number;
	gboolean is_sure; /* its own text has a label, or it is set in bold or capitals */
	gboolean is_labelled; /* the text below it has a label, or it has one itself */
	gboolean has_letters; /* on the line above: "SPP" of the reference "SPP 12" */
	gboolean is_run_on;   /* its title and what was minuted share the line */
	gboolean is_item; /* the answer */
};

/*
 * Decides which candidates begin items: those in a run of numbers, and the sure ones that do not
 * stand inside such a run. A year or a list's "1." alone on its line is none (the run of numbers
 * tells: 143, 144, "2024.", 145). Sets is_item; returns how many there are.
 */
guint number_choose(struct candidate *candidate, guint n);

/* Leaves only the candidates that have is_item, in one go: a text may have a million of them. */
void number_keep_items(GArray *candidates);

#endif
