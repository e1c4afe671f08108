/*
 * One word of the user's: what is said about a key, as it stands in a line of the log and in a row of
 * the database, with its checksum.
 */
#ifndef MARKS_WORD_H
#define MARKS_WORD_H

#include <glib.h>

/* What can be said. */
#define FIELD_STATE "state"     /* of an action: "open", "done", "waiting", "dropped" */
#define FIELD_DATE "date"       /* of a meeting: "YYYY-MM-DD"; empty values take back */
#define FIELD_BODY "body"
#define FIELD_COUNCIL "council"
#define FIELD_UNDO "undo"       /* takes back the word whose number is the value */
#define FIELD_LOST "lost"       /* stands where a word could not be read any more */

/* Members are never NULL: what isn't said is "". */
struct word {
	gint64 n;     /* from 1, without gaps: the order in which words were said */
	char *time;   /* "2026-11-27T16:07:42.123Z": when, by the clock */
	char *key;    /* what it is about */
	char *field, *value;
	char *note;
	char *day;    /* on which it was so: "YYYY-MM-DD" */
	char *by;     /* the key of the minute that shows it */
	char *words;  /* of a state: hash of the action's words; of what is set: of the meeting's text,
	               * where its key fits more than one */
};

enum { WORD_TEXTS = 8 };

/* Copies its arguments. The caller frees. */
struct word *word_new(const char *key, const char *field, const char *value);
void word_free(struct word *word);
struct word *word_copy(const struct word *word);

/* Its texts by number, in the order above: for those who read and write all of them. */
char **word_text(struct word *word, guint i);
/* Sets a text; takes the new one; NULL is "". */
void word_set(char **text, char *value);

/* Whether two say the same, number and time aside; whether they are the same to the letter. */
gboolean word_is_same(const struct word *a, const struct word *b);
gboolean word_is_identical(const struct word *a, const struct word *b);

/* Its checksum: 16 hexadecimal digits. The caller frees. */
char *word_sum(const struct word *word);

/* A line of the log, with its line feed; the caller frees. The reverse, without the line feed: NULL
 * where it isn't whole. */
char *word_line(const struct word *word);
struct word *word_from_line(const char *line);

/* The number that a damaged line seems to have; 0 where it has none. */
gint64 word_line_number(const char *line);

/* A text as it stands between tabs, and the reverse (NULL where it is none); the caller frees. */
char *word_escape(const char *text);
char *word_unescape(const char *text);

/* The hash that finds an action by its words, whatever their case, spacing and punctuation. The caller
 * frees. */
char *word_hash(const char *text);

#endif
