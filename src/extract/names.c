/*
 * What may be a person's name: two words or more that begin with capitals and are in no list of
 * other words; after "Councillor" or "Dr" one is enough.
 */
#include "extract/people.h"

enum {
	NAMES_MOST = 3, /* whole words; "Averley Harbour Users Society" is no person */
	PARTS_MOST = 8  /* initials and particles */
};

static const guint other_words = LIST_POST | LIST_WORK | LIST_NO_NAME | LIST_ADDRESS | LIST_TITLE;

/* What stands after the word ends the name. */
static gboolean
is_last(const struct words *words, guint n)
{
	return word_is(words, n, WORD_COMMA | WORD_CLOSES | WORD_STOPS) || word_is(words, n + 1, WORD_OPENS);
}

gboolean
name_is_possessive(const struct words *words, guint n)
{
	const struct word *word = word_at(words, n);
	const char *text = words->scene->text;

	return word->to - word->from > 2 && text[word->to - 1] == 's' &&
	    (text[word->to - 2] == '\'' || (guchar)text[word->to - 2] == 0x99);
}

/* "Ann West,": a word of posts that is a surname, too. */
static gboolean
is_surname(struct words *words, guint n, guint whole)
{
	return whole > 0 && word_in(words, n, LIST_SURNAME) &&
	    (is_last(words, n) || !word_is(words, n + 1, WORD_CAPITAL));
}

static gboolean
is_name_word(struct words *words, guint n, guint whole)
{
	return word_is(words, n, WORD_CAPITAL) && !word_is(words, n, WORD_ACRONYM | WORD_INITIAL) &&
	    (!word_in(words, n, other_words) || is_surname(words, n, whole));
}

/* An initial or "van", before more of the name. */
static gboolean
is_part(struct words *words, guint n)
{
	if (is_last(words, n) || !word_is(words, n + 1, WORD_CAPITAL))
		return word_in(words, n, LIST_PARTICLE) && word_in(words, n + 1, LIST_PARTICLE);
	return word_is(words, n, WORD_INITIAL) || word_in(words, n, LIST_PARTICLE);
}

/* Steps over the words of the name proper, as far as there may be one; counts those that are no initials. */
static guint
read_bare(struct words *words, guint n, guint *whole, guint *parts)
{
	guint first = n;

	for (*whole = *parts = 0; *whole <= NAMES_MOST && *parts <= PARTS_MOST && (n == first || !word_is(words, n, WORD_OPENS)); n++) {
		if (is_name_word(words, n, *whole))
			++*whole;
		else if (is_part(words, n))
			++*parts;
		else
			return n;
		if (is_last(words, n) || name_is_possessive(words, n))
			return n + 1;
	}
	return n;
}

gboolean
name_read(struct words *words, guint n, struct name *name)
{
	guint whole, parts;
	gboolean is_title;

	*name = (struct name){ .first = n };
	while (word_is(words, n, WORD_CAPITAL) && !is_last(words, n) && word_in(words, n, LIST_ADDRESS)) {
		name->is_address = TRUE;
		n++;
	}
	name->bare = n;
	while (word_is(words, n, WORD_CAPITAL) && !is_last(words, n) && word_in(words, n, LIST_TITLE))
		n++;
	is_title = n > name->bare;
	name->bare_end = name->end = read_bare(words, n, &whole, &parts);
	while (!is_last(words, name->end - 1) && word_is(words, name->end, WORD_ACRONYM) &&
	    word_in(words, name->end, LIST_HONOUR))
		name->end++;
	return whole > 0 && whole <= NAMES_MOST && (whole + parts > 1 || name->is_address || is_title);
}
