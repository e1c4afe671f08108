#include <string.h>
#include "marks/agree.h"

struct agreeing {
	struct agreed *agreed;
	GHashTable *by_number; /* gint64 * to struct word, all of agreed->words */
	GPtrArray *apart;      /* struct word, borrowed: the number is another's */
};

void
agreed_clear(struct agreed *agreed)
{
	g_clear_pointer(&agreed->words, g_ptr_array_unref);
	g_clear_pointer(&agreed->for_rows, g_ptr_array_unref);
	g_clear_pointer(&agreed->for_log, g_ptr_array_unref);
	g_clear_pointer(&agreed->lost, g_array_unref);
}

static struct word *
add(struct agreeing *agreeing, struct word *word)
{
	g_ptr_array_add(agreeing->agreed->words, word);
	g_hash_table_insert(agreeing->by_number, &word->n, word);
	return word;
}

/* Adds what wasn't met; *is_new says whether. */
static struct word *
take(struct agreeing *agreeing, const struct word *word)
{
	struct word *met = g_hash_table_lookup(agreeing->by_number, &word->n);

	if (met == NULL)
		return add(agreeing, word_copy(word));
	if (!word_is_identical(met, word))
		g_ptr_array_add(agreeing->apart, (gpointer)word);
	return NULL;
}

static void
take_log(struct agreeing *agreeing, const struct rows_read *rows, const struct log *log)
{
	g_autoptr(GHashTable) in_rows = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < rows->words->len; i++)
		g_hash_table_add(in_rows, &((struct word *)rows->words->pdata[i])->n);
	for (guint i = 0; i < log->words->len; i++) {
		struct word *word = take(agreeing, log->words->pdata[i]);

		if (word != NULL && !g_hash_table_contains(in_rows, &word->n))
			g_ptr_array_add(agreeing->agreed->for_rows, word);
	}
}

static void
take_rows(struct agreeing *agreeing, const struct rows_read *rows)
{
	for (guint i = 0; i < rows->words->len; i++) {
		struct word *word = take(agreeing, rows->words->pdata[i]);

		if (word != NULL)
			g_ptr_array_add(agreeing->agreed->for_log, word);
	}
}

static void
add_to_both(struct agreeing *agreeing, struct word *word)
{
	add(agreeing, word);
	g_ptr_array_add(agreeing->agreed->for_rows, word);
	g_ptr_array_add(agreeing->agreed->for_log, word);
}

/* What neither has any more leaves a word behind that says so, for good. */
static void
fill_gaps(struct agreeing *agreeing, gint64 reaches)
{
	for (gint64 n = 1; n <= reaches; n++) {
		struct word *word;

		if (g_hash_table_contains(agreeing->by_number, &n))
			continue;
		word = word_new("", FIELD_LOST, "");
		word->n = n;
		add_to_both(agreeing, word);
		g_array_append_val(agreeing->agreed->lost, n);
	}
}

static gboolean
is_news(const struct agreed *agreed, const struct word *word)
{
	for (guint i = 0; i < agreed->words->len; i++) {
		const struct word *other = agreed->words->pdata[i];

		if (strcmp(other->key, word->key) == 0 && strcmp(other->field, word->field) == 0 &&
		    strcmp(other->time, word->time) >= 0)
			return FALSE;
	}
	return TRUE;
}

static void
renumber_apart(struct agreeing *agreeing, gint64 reaches)
{
	struct agreed *agreed = agreeing->agreed;

	agreed->apart = agreeing->apart->len;
	for (guint i = 0; i < agreeing->apart->len; i++) {
		struct word *word = word_copy(agreeing->apart->pdata[i]);

		/* What another word takes back is said by its number, which isn't the same any more. */
		if (strcmp(word->field, FIELD_UNDO) == 0 || !is_news(agreed, word)) {
			agreed->older++;
			word_free(word);
			continue;
		}
		word->n = ++reaches;
		add_to_both(agreeing, word);
	}
}

static int
compare_numbers(gconstpointer left, gconstpointer right)
{
	const struct word *a = *(struct word *const *)left, *b = *(struct word *const *)right;

	return a->n < b->n ? -1 : a->n > b->n;
}

void
agree(const struct rows_read *rows, const struct log *log, struct agreed *agreed)
{
	struct agreeing agreeing = { .agreed = agreed,
		.by_number = g_hash_table_new(g_int64_hash, g_int64_equal), .apart = g_ptr_array_new() };
	gint64 reaches = MAX(rows->reaches, log->reaches);

	*agreed = (struct agreed){
		.words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free),
		.for_rows = g_ptr_array_new(), .for_log = g_ptr_array_new(),
		.lost = g_array_new(FALSE, FALSE, sizeof(gint64)) };
	take_log(&agreeing, rows, log);
	take_rows(&agreeing, rows);
	fill_gaps(&agreeing, reaches);
	renumber_apart(&agreeing, reaches);
	g_ptr_array_sort(agreed->words, compare_numbers);
	g_ptr_array_sort(agreed->for_rows, compare_numbers);
	g_ptr_array_sort(agreed->for_log, compare_numbers);
	g_hash_table_unref(agreeing.by_number);
	g_ptr_array_unref(agreeing.apart);
}
