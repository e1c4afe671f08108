/*
 * All this is much more memory than there is near the processor, and where a word is, is far from where
 * the one before is. So words wait until they are some dozens; what each of them needs is asked for, step
 * by step, before any of them gets it: what would be waited for word by word comes together.
 */
#include <stdlib.h>
#include <string.h>
#include "store/postings.h"
#include "store/varint.h"

enum {
	FIRST_BITS = 14,
	MOST_AT_ONCE = 32,  /* bytes that are added to a list for one place */
	TOGETHER = 1024,    /* words that memory is taken for at once */
	PLACES = 64         /* that wait */
};

struct place {
	struct plain word;
	struct posting *posting; /* NULL: still to be looked for */
	guint16 size, column;
	guint32 place;
};

struct postings {
	struct posting **slots; /* last + 1, at least half of them empty */
	gsize last, n, told;    /* told: of them, by postings_next_new() */
	guint shift;            /* of a hash, to a slot's number */
	GHashTable *longer;     /* char * to struct posting */
	GPtrArray *blocks;      /* struct posting, TOGETHER each */
	gsize size;
	gint64 row;
	struct place places[PLACES]; /* in that row, to be added to their words' lists */
	guint waiting;
};

static void
make_slots(struct postings *postings, guint bits)
{
	gsize n = (gsize)1 << bits;

	postings->slots = g_new0(struct posting *, n);
	postings->last = n - 1;
	postings->shift = 64 - bits;
}

struct postings *
postings_new(void)
{
	struct postings *postings = g_new0(struct postings, 1);

	make_slots(postings, FIRST_BITS);
	postings->longer = g_hash_table_new(g_str_hash, g_str_equal);
	postings->blocks = g_ptr_array_new_with_free_func(free);
	return postings;
}

static struct posting *
posting_at(const struct postings *postings, gsize i)
{
	return (struct posting *)postings->blocks->pdata[i / TOGETHER] + i % TOGETHER;
}

void
postings_empty(struct postings *postings)
{
	memset(postings->slots, 0, (postings->last + 1) * sizeof(*postings->slots));
	g_hash_table_remove_all(postings->longer);
	for (gsize i = 0; i < postings->n; i++) {
		g_free(posting_at(postings, i)->list);
		g_free(posting_at(postings, i)->longer);
	}
	g_ptr_array_set_size(postings->blocks, 0);
	postings->n = postings->told = postings->size = 0;
}

void
postings_free(struct postings *postings)
{
	if (postings == NULL)
		return;
	postings_empty(postings);
	g_free(postings->slots);
	g_hash_table_unref(postings->longer);
	g_ptr_array_unref(postings->blocks);
	g_free(postings);
}

/* --- Words ----------------------------------------------------------------------------------- */

static gsize
first_slot(const struct postings *postings, struct plain word)
{
	return plain_hash(word) >> postings->shift;
}

static struct posting **
find_slot(const struct postings *postings, struct plain word)
{
	gsize at = first_slot(postings, word);

	while (postings->slots[at] != NULL && !plain_is_same(postings->slots[at]->word, word))
		at = (at + 1) & postings->last;
	return &postings->slots[at];
}

static void
grow(struct postings *postings)
{
	struct posting **old = postings->slots;
	gsize last = postings->last;

	make_slots(postings, 64 - postings->shift + 1);
	for (gsize i = 0; i <= last; i++)
		if (old[i] != NULL)
			*find_slot(postings, old[i]->word) = old[i];
	g_free(old);
}

static void
add_block(struct postings *postings)
{
	struct posting *block = aligned_alloc(sizeof(*block), TOGETHER * sizeof(*block));

	if (block == NULL)
		g_error("out of memory");
	memset(block, 0, TOGETHER * sizeof(*block));
	g_ptr_array_add(postings->blocks, block);
}

static struct posting *
add_word(struct postings *postings, gsize size)
{
	struct posting *posting;

	if (postings->n % TOGETHER == 0)
		add_block(postings);
	posting = posting_at(postings, postings->n++);
	posting->size = size;
	postings->size += size;
	return posting;
}

static struct posting *
find_short(struct postings *postings, struct plain word, gsize size)
{
	struct posting **slot = find_slot(postings, word), *posting = *slot;

	if (posting != NULL)
		return posting;
	*slot = posting = add_word(postings, size);
	posting->word = word;
	if (2 * postings->n > postings->last)
		grow(postings);
	return posting;
}

static struct posting *
find_long(struct postings *postings, const char *word, gsize size)
{
	g_autofree char *copy = g_strndup(word, size);
	struct posting *posting = g_hash_table_lookup(postings->longer, copy);

	if (posting != NULL)
		return posting;
	posting = add_word(postings, size);
	posting->longer = g_steal_pointer(&copy);
	g_hash_table_insert(postings->longer, posting->longer, posting);
	return posting;
}

/* --- Lists ----------------------------------------------------------------------------------- */

/* Twice: the lowest bit would say that the row was taken out. One byte was left for it. */
static void
put_size(struct posting *posting)
{
	guint32 from = posting->size_at + 1, size = posting->used - from;
	guint more = varint_size(2 * (guint64)size) - 1;

	if (more > 0) {
		memmove(posting->list + from + more, posting->list + from, size);
		posting->used += more;
	}
	varint_put(posting->list + posting->size_at, 2 * (guint64)size);
}

static void
put_row(struct posting *posting, gint64 row)
{
	if (posting->used > 0)
		put_size(posting);
	posting->used += varint_put(posting->list + posting->used, row - posting->row);
	posting->row = row;
	posting->size_at = posting->used++;
	posting->column = 0;
	posting->place = 0;
}

static void
put_column(struct posting *posting, guint column)
{
	posting->list[posting->used++] = 1;
	posting->used += varint_put(posting->list + posting->used, column);
	posting->column = column;
	posting->place = 0;
}

static void
make_room(struct posting *posting)
{
	posting->room = 2 * posting->used + MOST_AT_ONCE;
	posting->list = g_realloc(posting->list, posting->room);
}

static void
put_place(struct postings *postings, struct posting *posting, guint column, guint place)
{
	guint32 before = posting->used;

	if (posting->used + MOST_AT_ONCE > posting->room)
		make_room(posting);
	if (posting->row != postings->row || posting->used == 0)
		put_row(posting, postings->row);
	if (posting->column != column)
		put_column(posting, column);
	posting->used += varint_put(posting->list + posting->used, place - posting->place + 2);
	posting->place = place;
	postings->size += posting->used - before;
}

static void
find_words(struct postings *postings)
{
	for (guint i = 0; i < postings->waiting; i++)
		__builtin_prefetch(postings->slots[first_slot(postings, postings->places[i].word)]);
	for (guint i = 0; i < postings->waiting; i++) {
		struct place *place = &postings->places[i];

		if (place->posting == NULL)
			place->posting = find_short(postings, place->word, place->size);
		if (place->posting->list != NULL)
			__builtin_prefetch(place->posting->list + place->posting->used, 1);
	}
}

static void
put_places(struct postings *postings)
{
	find_words(postings);
	for (guint i = 0; i < postings->waiting; i++) {
		const struct place *place = &postings->places[i];

		put_place(postings, place->posting, place->column, place->place);
	}
	postings->waiting = 0;
}

void
postings_start(struct postings *postings, gint64 row)
{
	postings->row = row;
}

void
postings_add(struct postings *postings, struct plain word, const char *longer, gsize size, guint column, guint place)
{
	postings->places[postings->waiting++] = (struct place){ .word = word, .size = size, .column = column, .place = place,
		.posting = longer != NULL ? find_long(postings, longer, size) : NULL };
	__builtin_prefetch(&postings->slots[first_slot(postings, word)]);
	if (postings->waiting == PLACES)
		put_places(postings);
}

void
postings_end(struct postings *postings)
{
	put_places(postings);
}

const struct posting *
postings_next_new(struct postings *postings)
{
	return postings->told < postings->n ? posting_at(postings, postings->told++) : NULL;
}

gsize
postings_size(const struct postings *postings)
{
	return postings->size;
}

static int
compare_words(gconstpointer left, gconstpointer right)
{
	const struct posting *a = *(struct posting *const *)left, *b = *(struct posting *const *)right;
	int order = memcmp(posting_word(a), posting_word(b), MIN(a->size, b->size));

	return order != 0 ? order : (int)a->size - (int)b->size;
}

GPtrArray *
postings_sort(struct postings *postings)
{
	GPtrArray *words = g_ptr_array_sized_new(postings->n);

	for (gsize i = 0; i < postings->n; i++) {
		put_size(posting_at(postings, i));
		g_ptr_array_add(words, posting_at(postings, i));
	}
	g_ptr_array_sort(words, compare_words);
	return words;
}
