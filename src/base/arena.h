/*
 * Many small pieces of memory that are freed at once. Of what a meeting holds, a thread makes a hundred
 * and more, and another one is done with them: to give each to malloc() and free() took longer than to
 * fill it.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <glib.h>

struct arena {
	struct block *last; /* NULL as long as there is none */
	char *next, *end;   /* what of it is left */
};

/* An arena of zeros is empty. Whoever owns it frees what is in it. One thread at a time may add to it. */
void arena_clear(struct arena *arena);

/* A piece for a struct, all zeros. */
gpointer arena_get(struct arena *arena, gsize size);

/* A copy of so many bytes of a text, or up to its NUL where size is -1. NULL of NULL. */
char *arena_copy(struct arena *arena, const char *text, gssize size);

/* A copy of a text that is freed; NULL of NULL. */
char *arena_take(struct arena *arena, char *text);

/* Where the next piece will begin, with room for so many bytes; and makes it one of so many. */
char *arena_room(struct arena *arena, gsize size);
void arena_use(struct arena *arena, gsize size);

#endif
