/* NEAR(a "b c" d*, 10): words and phrases with few others between them. */
#include <string.h>
#include "query/filter_reading.h"

enum {
	DISTANCE_USUAL = 10,
	DISTANCE_MOST = 1000000 /* no text has so many words */
};

static void
part_free(gpointer data)
{
	struct near_part *part = data;

	g_free(part->text);
	g_free(part);
}

/* "-1", "2.5" */
static gboolean
is_like_number(const char *text)
{
	return strpbrk(text, "0123456789") != NULL && text[strspn(text, "+-.0123456789")] == '\0';
}

/* A number behind the last comma; takes it away. */
static guint
take_distance(struct reading *reading, const struct piece *piece, char *inside)
{
	char *comma = strrchr(inside, ',');
	g_autofree char *number = comma != NULL ? g_strstrip(g_strdup(comma + 1)) : NULL;

	if (number == NULL || !is_like_number(number))
		return DISTANCE_USUAL;
	*comma = '\0';
	if (number[strspn(number, "0123456789")] == '\0')
		return MIN(g_ascii_strtoull(number, NULL, 10), DISTANCE_MOST);
	reading_notice(reading, "'%s': %s is no number of words, %d was taken", reading_shown(reading, piece->typed),
	    reading_shown(reading, number), DISTANCE_USUAL);
	return DISTANCE_USUAL;
}

/* Words may be parted by commas, but "1,000" is one. */
static void
drop_commas(char *inside)
{
	for (char *at = inside; *at != '\0'; at++) {
		if (*at == ',' && (at == inside || !g_ascii_isdigit(at[-1]) || !g_ascii_isdigit(at[1])))
			*at = ' ';
	}
}

static gboolean
is_plain(const struct piece *piece)
{
	return !piece->is_negated && piece->field == NULL && !piece->is_stem && !piece->is_regex && !piece->is_near &&
	    !piece->is_open && (piece->is_quoted || strpbrk(piece->value, "*\"(") == NULL) &&
	    (piece->is_quoted || piece_operator(piece) == NULL) &&
	    typed_has_token(piece->value);
}

static void
add_part(GPtrArray *parts, const struct piece *piece)
{
	struct near_part *part = g_new0(struct near_part, 1);

	part->text = g_strdup(piece->value);
	part->is_prefix = piece->is_prefix;
	g_ptr_array_add(parts, part);
}

static GPtrArray *
read_parts(const char *inside)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(part_free);
	struct piece piece;
	gboolean is_well = TRUE;

	while (is_well && piece_next(&inside, &piece)) {
		is_well = is_plain(&piece);
		if (is_well)
			add_part(parts, &piece);
		piece_clear(&piece);
	}
	return is_well && parts->len > 0 ? g_steal_pointer(&parts) : NULL;
}

/* Its words, and the operator's name, so that nothing typed is lost. */
static void
read_as_words(struct reading *reading, const struct piece *piece, guint columns)
{
	g_autofree char *words = g_strconcat("NEAR ", piece->value, NULL);
	const char *inside = words;
	struct piece each;

	reading_notice(reading, "'%s' was searched for as words: NEAR(a b, 10) holds words and phrases",
	    reading_shown(reading, piece->typed));
	while (piece_next(&inside, &each)) {
		g_autofree char *whole = g_strdup(each.typed);
		struct piece word = { .value = whole, .typed = whole, .is_negated = piece->is_negated };

		if (typed_has_token(whole))
			reading_add_texts(reading, &word, columns, NULL);
		piece_clear(&each);
	}
}

void
reading_add_near(struct reading *reading, const struct piece *piece, guint columns)
{
	g_autofree char *inside = g_strdup(piece->value);
	guint distance = take_distance(reading, piece, inside);
	GPtrArray *parts;
	struct term *term;

	drop_commas(inside);
	parts = read_parts(inside);
	if (parts == NULL) {
		read_as_words(reading, piece, columns);
		return;
	}
	term = reading_add_term(reading, TERM_WORDS, piece);
	term->near = parts;
	term->distance = distance;
	term->columns = columns;
}
