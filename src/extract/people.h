/*
 * A sentence word by word, for finding people in extract/ alone. Which words are parts of posts, of
 * names or of neither, lists in phrases.conf say.
 */
#ifndef EXTRACT_PEOPLE_H
#define EXTRACT_PEOPLE_H

#include "extract/scene.h"

enum word_form {
	WORD_CAPITAL = 1,
	WORD_INITIAL = 2, /* "J", "J.R.", but not "A" of "A report" */
	WORD_ACRONYM = 4, /* "CCG", "MBE" */
	WORD_DASH = 8,
	WORD_OPENS = 16,  /* "(" stands before it */
	WORD_CLOSES = 32, /* ")" after it */
	WORD_COMMA = 64,
	WORD_STOPS = 128  /* ";" or ":" after it, or it is the last */
};

/* Lists of [words]. */
enum word_list {
	LIST_POST = 1,
	LIST_WORK = 2,
	LIST_NO_NAME = 4,
	LIST_ADDRESS = 8,
	LIST_TITLE = 16,
	LIST_PARTICLE = 32,
	LIST_WITHIN = 64,
	LIST_BEFORE_POST = 128,
	LIST_BEGINS_POST = 256,
	LIST_HONOUR = 512,
	LIST_SURNAME = 1024
};

struct word {
	gsize from, to; /* bytes of the text, without what stands around it */
	guint form;     /* enum word_form */
	guint lists;    /* enum word_list; looked up when first asked for */
	gboolean is_known;
};

struct words {
	const struct scene *scene;
	GArray *all;     /* struct word, of one sentence */
	guint64 bits[11]; /* of the lists, in the order of enum word_list */
};

void words_init(struct words *words, const struct scene *scene);
void words_clear(struct words *words);

/* Whether a sentence may hold a name beside a post: cheap, and wrong only towards yes. */
gboolean words_may_name(const char *text, gsize from, gsize to);

/* Cuts bytes `from` to `to` of the scene's text. */
void words_cut(struct words *words, gsize from, gsize to);

/* Whether word n is there and has any of the forms, or is in any of the lists. */
gboolean word_is(const struct words *words, guint n, guint forms);
gboolean word_in(struct words *words, guint n, guint lists);
/* Whether word n is this one, in small letters. */
gboolean word_reads(const struct words *words, guint n, const char *word);
const struct word *word_at(const struct words *words, guint n);

/* A person as words `first` to `end`, the end not included: with forms of address and honours. */
struct name {
	guint first, end;
	guint bare, bare_end; /* without them; "Dr" is kept */
	gboolean is_address;  /* "Councillor Hale": one word is enough */
};

/* Reads a name that begins at word n. */
gboolean name_read(struct words *words, guint n, struct name *name);
/* Whether word n is "Hall's". */
gboolean name_is_possessive(const struct words *words, guint n);

/* A post or an organisation as words `first` to `end`. */
struct post {
	guint first, end;
};

/* Whether a post may begin at word n: one is among the next few words. */
gboolean post_begins(struct words *words, guint n);
/* Whether an organisation stands at word n and nothing else up to the next comma or "and". */
gboolean post_is_organisation(struct words *words, guint n, struct post *post);
/* Where a post that belongs to the name may begin: after "Ann Lee, the", "(", a dash or nothing
 * at all. */
guint post_place(struct words *words, const struct name *name);
/* Reads the post that begins at word n, after a name: up to the next person, to a small word that is
 * no part of it, or to the closing bracket. */
gboolean post_after(struct words *words, guint n, struct post *post);
/* The post before a name: "the Head of Roads, Tom Park". Words before `low` belong to others. */
gboolean post_before(struct words *words, const struct name *name, guint low, struct post *post);

#endif
