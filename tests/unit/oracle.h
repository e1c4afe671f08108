/*
 * For oracle-test: what a query must find, by a plain scan of all that the cache holds. It is written from
 * the manual and shares no code with src/query, the index or the folding of words: the tables are read with
 * plain SELECTs, each word of each text is compared.
 *
 *     struct oracle *oracle = oracle_read(db, "2024-09-01");
 *     struct ask *ask = ask_random(oracle, rand);
 *     ids = oracle_find(oracle, ask, ROWS_ITEMS);          beside query_hits() for ask->text
 */
#ifndef ORACLE_H
#define ORACLE_H

#include <glib.h>
#include <sqlite3.h>

/* --- What the cache holds (oracle-texts.c) ------------------------------------------------------ */

/* A text as it stands, and its words. */
struct told_text {
	char *text;
	GArray *words; /* guint32: numbers of folded words */
	GPtrArray *raw; /* char *: the same as they stand, kept */
};

struct told_meeting {
	gint64 id;
	char *key, *body_key, *body_name, *date, *status;
	char *earliest, *latest; /* days on which one without a date can have been; NULL: no bound is known */
	guint body; /* in the oracle's bodies */
	GPtrArray *attendees; /* struct told_text */
	GPtrArray *loaded; /* char *: days on which its sources were */
	GPtrArray *items;
};

enum { FIELD_TITLE_TEXT, FIELD_AGENDA_TEXT, FIELD_MINUTES_TEXT, ITEM_FIELDS };

struct told_item {
	gint64 id;
	guint at; /* in the oracle's items */
	struct told_meeting *meeting;
	char *key_end, *number;
	gboolean is_truncated;
	struct told_text *fields[ITEM_FIELDS];
	GPtrArray *actions, *resolutions; /* struct told_fact */
	guint decisions; /* resolutions without those that ask another body */
	GPtrArray *people; /* struct told_text, the listed ones' */
};

/* A person or a reference, as listed. */
struct told_row {
	gint64 id;
	struct told_item *item;
	struct told_text *name; /* NULL: a reference */
};

struct told_fact {
	gint64 id;
	char *key; /* its own; NULL: a recommendation has none */
	struct told_item *item;
	struct told_text *text;
	/* Of actions: */
	struct told_text *owner; /* NULL: none */
	char *last_day; /* on which it can be due; NULL: not known */
	char *state;
	gboolean is_silent, is_deferral;
	int resolution; /* in which it stands, -1: in none; of a resolution: its own */
};

struct oracle {
	char *today;
	GPtrArray *meetings, *items; /* the newest first */
	GPtrArray *actions, *resolutions;
	GPtrArray *people, *references; /* struct told_row */
	GPtrArray *vocabulary; /* char *: folded words by number */
	GPtrArray *stems; /* const char *, kept: theirs, by Porter's algorithm */
	GPtrArray *accented; /* const char *, kept: words as they stand that hold more than ASCII */
	GPtrArray *related; /* const char *: folded words of which there are other endings */
	struct stemmer *stemmer;
	GHashTable *numbers;
	const GPtrArray *from; /* struct told_fact, from whose texts all words are taken; NULL: from any */
	GPtrArray *bodies; /* char *: each body_key once */
};

struct oracle *oracle_read(sqlite3 *db, const char *today);
void oracle_free(struct oracle *oracle);

/* The one copy of a word, for as long as the test runs. GLib's own would be reported as leaks. */
const char *keep_word(const char *word);

/* The words of a text, folded: small letters without accents. The caller frees. */
GStrv fold_words(const char *text, GPtrArray *raw);

/* Stems by Porter's algorithm (oracle-stems.c), which SQLite has and the manual names. Interned. */
struct stemmer *stemmer_new(sqlite3 *db);
const char *stemmer_stem(const struct stemmer *stemmer, const char *word);
void stemmer_free(struct stemmer *stemmer);

/* --- What is asked for (oracle-ask.c) ----------------------------------------------------------- */

enum ask_kind { ASK_WORDS, ASK_MINUTE, ASK_DAYS, ASK_UNDATED, ASK_BODY, ASK_COUNCIL, ASK_STATUS, ASK_LOADED, ASK_PERSON,
	ASK_TRUNCATED, ASK_OWNER, ASK_DUE, ASK_STATE, ASK_OVERDUE, ASK_SILENT, ASK_DEFERRED };

enum { IN_TITLE_TEXT = 1 << FIELD_TITLE_TEXT, IN_AGENDA_TEXT = 1 << FIELD_AGENDA_TEXT,
	IN_MINUTES_TEXT = 1 << FIELD_MINUTES_TEXT, IN_EVERY_TEXT = 7 };

/* Of ASK_WORDS: how they are meant. */
enum ask_form { FORM_PHRASE, FORM_NEAR, FORM_STEM, FORM_PATTERN };

/* Bytes of "YYYY-MM-DD" with its NUL, and the days without a bound. */
enum { DAY_SIZE = 11 };
#define FIRST_OF_ALL "0001-01-01"
#define LAST_OF_ALL "9999-12-31"

/* What a row or a term is about. */
enum rows { ROWS_ITEMS, ROWS_ACTIONS, ROWS_RESOLUTIONS, ROWS_MEETINGS, ROWS_PEOPLE, ROWS_REFERENCES };

struct ask_term {
	enum ask_kind kind;
	gboolean is_negated;
	char *text; /* as it is typed */
	enum ask_form form;
	GStrv words; /* folded, to stand behind each other */
	gboolean is_prefix; /* the last word may go on */
	GPtrArray *parts; /* struct ask_term: phrases of FORM_NEAR */
	guint distance; /* words that may stand between the first and the last of them */
	GRegex *pattern;
	guint columns; /* IN_…; 0: where in: says */
	char first[DAY_SIZE], last[DAY_SIZE]; /* days, both included */
	char *value; /* a number, a status, a state */
	/* What the oracle keeps of it, once it has looked: */
	GArray *numbers; /* guint32: of its words */
	GPtrArray *stems; /* const char *: of its words, kept */
	guint8 *begins; /* by the number of a word: whether it begins as the last one does */
	guint8 *bodies; /* by the number of a body: whether it is meant */
	guint8 *columns_of; /* by the place of the item: in which fields it stands */
};

struct ask {
	GPtrArray *clauses; /* GPtrArray of struct ask_term: one of each must hold */
	guint columns; /* in: */
	enum rows of; /* in:action and in:resolution, else ROWS_ITEMS */
	char *in; /* as typed; "" */
	gboolean is_in_last; /* "words in:title" */
	char *text;
};

struct ask *ask_random(const struct oracle *oracle, GRand *rand);
/* One with a /pattern/ among its terms at least, which must be found. */
struct ask *ask_random_with_pattern(const struct oracle *oracle, GRand *rand);
/* One term of words, of the actions' or the resolutions' own, with in:. */
struct ask *ask_fact_random(struct oracle *oracle, GRand *rand);
/* One term of any kind but in:, about the rows. */
struct ask_term *ask_term_random(const struct oracle *oracle, GRand *rand);
/* /a pattern/ for all texts. */
struct ask_term *ask_pattern_random(const struct oracle *oracle, GRand *rand);
/* Of clauses, which are taken. */
struct ask *ask_new(GPtrArray *clauses, const char *in, enum rows of, guint columns);
GPtrArray *ask_clause(struct ask_term *term);
void ask_print(struct ask *ask);
void ask_term_free(gpointer term);
void ask_free(struct ask *ask);

/* --- What is found (oracle.c) ------------------------------------------------------------------- */

/* Ids (gint64), the newest first. The caller frees. */
GArray *oracle_find(const struct oracle *oracle, const struct ask *ask, enum rows rows);

/* Where a hit stands: the field that holds most of what is asked for, and of those that hold as much "title" before
 * "agenda" and that before "minutes". NULL where none does. */
const char *oracle_where(const struct oracle *oracle, const struct ask *ask, const struct told_item *item);

/* Whether a text holds what a term looks for. */
gboolean oracle_holds(const struct oracle *oracle, struct ask_term *term, const struct told_text *text);

/* Whether there is something that only actions have ("is:silent"), and whether one has it. */
gboolean oracle_wants_actions(const struct oracle *oracle, const struct ask *ask);
gboolean oracle_fits_action(const struct oracle *oracle, const struct ask *ask, const struct told_fact *action);

/* --- What is shown of it (oracle-record.c) ------------------------------------------------------ */

/* The smallest record that holds all that is looked for: one of the item's resolutions and actions, where its
 * title doesn't; where an action is asked for, too, of these alone, also where no words are. NULL: the item itself. */
const struct told_fact *oracle_smallest(const struct oracle *oracle, const struct ask *ask, const struct told_item *item);

/* Whether anything is looked for in texts: then it is marked in the snippet. */
gboolean oracle_asks_for_words(const struct ask *ask);

/* What is wrong with a snippet of a text, whose hits stand between the two marks: it is no part of it, or marks what
 * nobody asked for. NULL: nothing. The caller frees. */
char *oracle_snippet_fault(const struct oracle *oracle, const struct ask *ask, const struct told_text *text,
    const char *snippet, char starts, char ends);

#endif
