#include "base/arena.h"

#include <string.h>

enum {
	BLOCK = (4 << 10) - 64, /* bytes: a meeting needs two or three */
	ALIGNMENT = sizeof(gint64)
};

struct block {
	struct block *before;
	char bytes[];
};

void
arena_clear(struct arena *arena)
{
	struct block *block = arena->last, *before;

	for (; block != NULL; block = before) {
		before = block->before;
		g_free(block);
	}
	*arena = (struct arena){ 0 };
}

char *
arena_room(struct arena *arena, gsize size)
{
	struct block *block;
	gsize room = MAX(BLOCK, size);

	if (size <= (gsize)(arena->end - arena->next))
		return arena->next;
	block = g_malloc(sizeof(struct block) + room);
	block->before = arena->last;
	arena->last = block;
	arena->next = block->bytes;
	arena->end = block->bytes + room;
	return arena->next;
}

void
arena_use(struct arena *arena, gsize size)
{
	arena->next += size;
}

gpointer
arena_get(struct arena *arena, gsize size)
{
	char *piece = arena_room(arena, size + ALIGNMENT);

	arena->next = piece += -(guintptr)piece % ALIGNMENT;
	arena_use(arena, size);
	return memset(piece, 0, size);
}

char *
arena_copy(struct arena *arena, const char *text, gssize size)
{
	gsize bytes;
	char *copy;

	if (text == NULL)
		return NULL;
	bytes = size < 0 ? strlen(text) : (gsize)size;
	copy = arena_room(arena, bytes + 1);
	memcpy(copy, text, bytes);
	copy[bytes] = '\0';
	arena_use(arena, bytes + 1);
	return copy;
}

char *
arena_take(struct arena *arena, char *text)
{
	char *copy = arena_copy(arena, text, -1);

	g_free(text);
	return copy;
}
