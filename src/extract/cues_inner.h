/* Inside extract/: the tree of cues, which cues.c makes and cue_scan.c goes down. */
#ifndef EXTRACT_CUES_INNER_H
#define EXTRACT_CUES_INNER_H

#include "extract/cues.h"

enum {
	NO_WORD, BLANK, /* kinds of bytes: what parts words, then each letter in either case, each digit, the rest */
	FIRST_LETTER,
	FIRST_DIGIT = FIRST_LETTER + 26,
	NO_CUE = FIRST_DIGIT + 10,
	N_KINDS
};

/* The tree laid out for scanning: nodes lie where others leave gaps, so that the whole of it fits into
 * the processor's nearest cache. */
struct cell {
	guint16 base;   /* the node with one more letter is the cell at this plus the letter's kind */
	guint16 parent; /* the cell of the one with a letter less; 0: the cell is free */
	/* What a word means that is followed to here and no further: [0] where more letters follow, [1]
	 * where none do. */
	guint16 meaning[2];
};

enum { ROOT = 1, AT_ONCE = 2 };

/* What a word is: a fixed number of things, which are taken in without a branch, and seldom more. */
struct meaning {
	guint64 cue[AT_ONCE];   /* a bit of a cue set; 0: none */
	guint16 start[AT_ONCE];
	guint8 in[AT_ONCE];     /* which word of the set the cue's bit is in */
	guint8 n_cues, n_starts;
	guint16 more;           /* another meaning that it has, too; 0: none */
};

struct cues {
	guint8 kind[256];    /* of each byte */
	GArray *nodes;       /* struct node (cues.c); the root first, each behind the one that it follows */
	GArray *cells;       /* struct cell, once it is closed; the first is nobody's */
	GArray *meanings;    /* struct meaning; the first: nothing */
	guint16 pairs[N_KINDS][N_KINDS]; /* the cell of two letters, by their kinds; ROOT where there is none */
	guint n_cues;
	GHashTable *starts;  /* words that patterns begin with, as written, to their numbers */
	guint longest;       /* letters of the longest word: more starts than twice that and one no word can be */
};

#endif
