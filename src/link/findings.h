/*
 * What is found of bodies, until all of it is written in one go; for link/ alone. A body's meetings go
 * over many years: written body by body, rows would come in between those of the bodies before.
 */
#ifndef LINK_FINDINGS_H
#define LINK_FINDINGS_H

#include <sqlite3.h>
#include <glib.h>

/* In the order in which they are written. */
enum findings_table {
	FINDINGS_TARGETS,
	FINDINGS_OUTCOMES,
	FINDINGS_REPORTS,
	FINDINGS_CONFIRMATIONS,
	FINDINGS_MATTERS,
	FINDINGS_GAPS,
	FINDINGS_TABLES
};

/* Rows of the tables of schema.sql; each begins with the id by which it is put in order. Texts are the
 * findings', static, or NULL. */
struct found_target {
	gint64 reference, item;
	gboolean is_certain;
};

struct found_outcome {
	gint64 action;
	gint64 meeting; /* 0: none */
	gboolean is_done;
	int since;      /* meetings; negative: not known */
	const char *heard, *due, *earliest, *latest, *rule;
};

struct found_report {
	gint64 action, item;
	const char *how, *words;
	gsize starts, ends;
};

struct found_confirmation {
	gint64 meeting, item; /* of several items, the one that is added last holds */
};

struct found_matter {
	gint64 item, matter;
};

struct found_gap {
	gint64 after, before;
	const char *body_key;
	int first, last;
};

/* What isn't a row of its own: the window of an undated meeting. */
struct found_window {
	gint64 meeting;
	int earliest, latest; /* days; 0: none */
};

/* A meeting that is linked anew; its facts go from first to last, where it has items. */
struct found_meeting {
	gint64 meeting;
	gboolean has_items;
	gint64 first, last;
};

struct findings {
	GArray *rows[FINDINGS_TABLES];
	GArray *windows;     /* struct found_window */
	GArray *meetings;    /* struct found_meeting */
	GStringChunk *texts;
};

struct findings *findings_new(void);
void findings_free(struct findings *findings);

/* Copies the row, of which the table says what it is. */
void findings_add(struct findings *findings, enum findings_table table, gconstpointer row);
/* A text to be kept as long as the findings, once however often it is given; NULL for NULL. */
const char *findings_keep(struct findings *findings, const char *text);

/* Writes them all (`all`: struct findings), in place of what the cache has of these bodies (char *: keys).
 * FALSE and MB_ERROR_CACHE. */
gboolean findings_write(sqlite3 *db, const GPtrArray *all, const GPtrArray *bodies, GError **error);
/* Adds one table's rows alone. */
gboolean findings_put(sqlite3 *db, const GPtrArray *all, enum findings_table table, GError **error);

#endif
