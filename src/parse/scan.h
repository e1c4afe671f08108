/*
 * One pass over the lines before any layout is tried: what each line is by its own words. Detectors
 * look at the counts, readers at the kinds.
 */
#ifndef PARSE_SCAN_H
#define PARSE_SCAN_H

#include "parse/broken.h"
#include "parse/number.h"
#include "read/text.h"

enum line_kind {
	LINE_BLANK,
	LINE_TEXT,
	LINE_NUMBER,    /* an item number alone: "143." */
	LINE_NUMBERED,  /* a number and words: "107. WORK PROGRAMME", "1 Apologies" */
	LINE_MINUTES,   /* "Minutes:", "Cofnodion:"; words may follow on the same line */
	LINE_DECISION,  /* "Decision:", "Penderfyniad:" */
	LINE_DOCUMENTS, /* "Additional documents:", "Supporting documents:", "Dogfennau ychwanegol:" */
	LINE_ITEMS,     /* "Items" and "No. Item" before the first item, in English or Welsh */
	LINE_MARK,      /* "<AI1>", "</AI1>" round an item */
	LINE_FURNITURE, /* a running page head or a page number; set by furniture_find() */
	LINE_KINDS
};

/* A bullet within a line, and without the blank before it. */
#define SCAN_BULLET " " SCAN_BULLET_ALONE
#define SCAN_BULLET_ALONE "\xe2\x80\xa2 "

/* What a detector found between two lines, kept for its reader. */
struct headings {
	GArray *found; /* NULL: nobody looked, or the reader has taken them */
	guint first, end;
};

struct scan {
	const struct text *text;
	const struct line *lines; /* the text's */
	GString *plain; /* what scan_plain() and scan_plain_part() return */
	struct headings *headings;
	guint8 *kind; /* enum line_kind, one a line */
	guint count[LINE_KINDS];
	guint cuts;      /* "view the full minutes text for item" */
	guint resolved;  /* lines that begin with "Resolved" or the like */
	guint papers;    /* lines that end with the size of an attached PDF */
	guint bullets;   /* those that stand within lines: "Resolved: • That ... • That ..." */
	gboolean wraps;  /* paragraphs are broken over lines, as in text out of a PDF */
	guint width;     /* bytes of a full line where they are */
	struct broken *broken; /* the words that were broken at the ends of lines; NULL where none were */
};

void scan_text(struct scan *scan, const struct text *text);
void scan_clear(struct scan *scan);

static inline const struct line *
scan_line(const struct scan *scan, guint i)
{
	return &scan->lines[i];
}

static inline const char *
scan_words(const struct scan *scan, guint i)
{
	return scan->text->data + scan_line(scan, i)->start;
}

/* The first line from `i` on, before `end`, that is neither blank nor furniture nor a mark; `end`
 * where there is none. */
guint scan_next(const struct scan *scan, guint i, guint end);

/* What a reader sees of line i (text_append_plain()), or of its bytes from `from` to `to`. The scan's:
 * the next call writes over it, and the caller may meanwhile change it. */
GString *scan_plain(const struct scan *scan, guint i);
GString *scan_plain_part(const struct scan *scan, guint i, gsize from, gsize to);

/* Parts what was written so far from the line of words that goes on with it: appends a blank, or takes off
 * the hyphen of a word that was broken there. A hyphen that stays has no blank behind it. */
void scan_go_on(const struct scan *scan, GString *so_far, const char *words, gsize size);

/* Bytes of a label at the start of the line ("Minutes:" is 8), blanks after it included. */
gsize scan_label(const struct scan *scan, guint i);

/* Whether the line begins with "Resolved", "RESOLVED", "PENDERFYNWYD", "Agreed:", "The Council resolved:-" and the like. */
gboolean scan_is_resolved(const char *words, gsize size);

/* Whether no letter is small but those of "th", "nd", "<sup>" after digits; needs two capitals. */
gboolean scan_is_capitals(const char *words, gsize size);

#endif
