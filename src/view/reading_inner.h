/*
 * Inside view/: how a reading is put together. Texts may hold anything: they are cleaned here.
 */
#ifndef VIEW_READING_INNER_H
#define VIEW_READING_INNER_H

#include "view/reading.h"

struct paragraph {
	char *text; /* as it can be shown */
	enum look look;
	int first, rest; /* blanks before its first and its further lines */
	/* What it is of an item, by reading_set_text(): */
	guint columns;    /* IN_… of query.h; 0: none of its texts */
	gsize label;      /* bytes before that text */
	gboolean goes_on; /* the text begins in the paragraph before; this is its next line */
};

/* Bytes of a paragraph's text that go together: a mark, a link or a hit. */
struct stretch {
	guint paragraph;
	guint from, size;
	enum look look; /* of a mark */
	char *target;   /* of a link */
	gboolean goes_on; /* of a hit: it begins in a paragraph before */
};

enum { DETAIL = 2 /* blanks by which what belongs to an entry stands in */ };

struct reading *reading_new(const char *title);

/* Adds a paragraph (`size` bytes, or -1) and returns its number. */
guint reading_add(struct reading *reading, enum look look, int first, int rest, const char *text, gssize size);
void reading_add_blank(struct reading *reading);
/* A blank line and a heading. */
void reading_add_heading(struct reading *reading, const char *heading);

/* Says that a paragraph, from byte `label` on, is a text of an item, by which a search finds it (IN_… of query.h), or
 * (goes_on) a further line of one. */
void reading_set_text(struct reading *reading, guint paragraph, guint columns, gsize label, gboolean goes_on);

/* Adds a paragraph of a label (ASCII) and a text that leads to `target`; where that is NULL, nowhere. Returns its
 * number. */
guint reading_add_link(struct reading *reading, int first, int rest, const char *label, const char *text, const char *target);
/* One of a list, "- Audit Committee, ...", that leads to the item. */
void reading_add_cited(struct reading *reading, const struct cited *cited);

/* Marks bytes of a paragraph, or makes them lead somewhere. They grow to whole clusters. */
void reading_mark(struct reading *reading, guint paragraph, gsize from, gsize size, enum look look);
void reading_lead(struct reading *reading, guint paragraph, gsize from, gsize size, const char *target);

const struct paragraph *reading_paragraph(const struct reading *reading, guint i);

/* The line that holds a byte of a paragraph. */
guint reading_line_of(const struct reading *reading, guint paragraph, guint byte);

/* The resolutions and actions of an item, set off (reading_facts.c). */
void reading_add_facts(struct reading *reading, const struct item *item);

/* A passage with its words marked that the item's facts are of, and leading where its references do,
 * as far as its spans say where they stand (reading_passage.c). */
void reading_add_passage(struct reading *reading, const char *heading, const struct passage *passage, guint columns,
    const struct item *item);

#endif
