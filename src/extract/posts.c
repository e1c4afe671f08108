/*
 * Where a post begins and ends. Lists of people are the hard part: "Head of Service for Safeguarding
 * and Mental Health and Gemma Hart, Safeguarding Lead at the hospital" holds two "and"s, of which one
 * parts two people. A comma or an "and" ends a post where a person follows.
 */
#include <string.h>
#include "extract/people.h"

enum { POST_LONGEST = 30 /* words */, POST_WITHIN = 9 };

static gboolean
is_mark(const struct words *words, guint n)
{
	return word_is(words, n, WORD_COMMA | WORD_CLOSES | WORD_STOPS);
}

static gboolean
is_number(const struct words *words, guint n)
{
	return n < words->all->len && g_ascii_isdigit(words->scene->text[word_at(words, n)->from]);
}

static gboolean
is_and(const struct words *words, guint n)
{
	return word_reads(words, n, "and") || word_reads(words, n, "&");
}

/* "Cabinet Member" is a post, "a member" is none: only after another word. */
static gboolean
is_post(struct words *words, guint n, guint first)
{
	return word_in(words, n, LIST_POST) || (n > first && word_reads(words, n, "member"));
}

static guint
skip_before(struct words *words, guint n)
{
	while (!is_mark(words, n) && word_in(words, n, LIST_BEFORE_POST))
		n++;
	return n;
}

gboolean
post_begins(struct words *words, guint n)
{
	guint first = skip_before(words, n);

	if (!word_is(words, first, WORD_CAPITAL) && !is_number(words, first) && !word_in(words, first, LIST_BEGINS_POST))
		return FALSE;
	for (n = first; n < first + POST_WITHIN && n < words->all->len; n++) {
		if (is_post(words, n, first))
			return TRUE;
		if (is_mark(words, n) || (n > first && word_is(words, n, WORD_OPENS)) ||
		    (!word_is(words, n, WORD_CAPITAL) && !is_number(words, n) &&
		    !word_in(words, n, LIST_WITHIN | LIST_WORK | LIST_BEGINS_POST)))
			return FALSE;
	}
	return FALSE;
}

gboolean
post_is_organisation(struct words *words, guint n, struct post *post)
{
	gboolean has_sign = FALSE;

	post->first = n = skip_before(words, n);
	for (; word_is(words, n, WORD_CAPITAL) || (n > post->first && word_in(words, n, LIST_WITHIN) && !is_and(words, n)); n++) {
		has_sign = has_sign || word_is(words, n, WORD_ACRONYM) || word_in(words, n, LIST_WORK);
		post->end = n + 1;
		if (is_mark(words, n))
			return has_sign && word_is(words, n, WORD_CAPITAL);
	}
	return has_sign && n > post->first && is_and(words, n) && word_is(words, n - 1, WORD_CAPITAL);
}

guint
post_place(struct words *words, const struct name *name)
{
	return skip_before(words, name->end + word_is(words, name->end, WORD_DASH));
}

/* Whether a person with a post or an organisation begins at word n. */
static gboolean
begins_person(struct words *words, guint n)
{
	struct name name;
	struct post post;

	if (!name_read(words, n, &name))
		return FALSE;
	return name.is_address || post_begins(words, post_place(words, &name)) ||
	    (word_is(words, name.end - 1, WORD_COMMA) && post_is_organisation(words, name.end, &post));
}

/* Whether a name stands at word n, and not words of a post that only look like one: "Young Peoples
 * Services". */
static gboolean
is_whole_name(struct words *words, guint n)
{
	struct name name;

	return name_read(words, n, &name) && (is_mark(words, name.end - 1) || !word_is(words, name.end, WORD_CAPITAL) ||
	    word_is(words, name.end, WORD_OPENS) || post_begins(words, name.end));
}

/* Whether a post that came to a comma before word n goes on there: "Adults, Health and Housing",
 * "Chief Superintendent, South Yorkshire Police". */
static gboolean
goes_on(struct words *words, guint n)
{
	gboolean has_and = is_and(words, n);

	n += has_and;
	if (!word_is(words, n, WORD_CAPITAL) || begins_person(words, n) || is_whole_name(words, n) ||
	    word_in(words, n, LIST_ADDRESS | LIST_NO_NAME | LIST_TITLE) || (has_and && post_begins(words, n)))
		return FALSE;
	return word_is(words, n, WORD_ACRONYM) || word_in(words, n, LIST_WORK | LIST_POST) ||
	    (!is_mark(words, n) && is_and(words, n + 1) && word_is(words, n + 2, WORD_CAPITAL) &&
	    !begins_person(words, n + 2));
}

/* Whether the "and" at word n parts two people, or a post from somebody else's. */
static gboolean
parts_people(struct words *words, guint n)
{
	if (word_reads(words, n + 1, "the"))
		return post_begins(words, n + 2);
	return is_whole_name(words, n + 1) || word_in(words, n + 1, LIST_ADDRESS | LIST_NO_NAME);
}

static gboolean
ends_with(const struct words *words, guint n, const char *end)
{
	const struct word *word = word_at(words, n);
	gsize size = strlen(end);

	return word->to - word->from > size && memcmp(words->scene->text + word->to - size, end, size) == 0;
}

/* "Harbour Users Board representative,": the post is the small word that ends it. */
static gboolean
is_small_end(struct words *words, guint n, const struct post *post)
{
	if (n != post->end || n == post->first || !is_mark(words, n) || !word_in(words, n, LIST_POST))
		return FALSE;
	for (guint i = post->first; i < n; i++)
		if (word_in(words, i, LIST_POST))
			return FALSE;
	return TRUE;
}

/* A small word within a post: "Head of adult social care", but not "Head of Finance for attending". */
static gboolean
is_small_part(struct words *words, guint n, const struct post *post)
{
	gboolean is_small = !word_is(words, post->first, WORD_CAPITAL);
	gboolean is_listed = word_in(words, n, LIST_POST | LIST_WORK | LIST_BEGINS_POST);

	if (is_small_end(words, n, post))
		return TRUE;
	/* Right after a word of the post. */
	if (n == post->end && (n == post->first || is_small || !word_is(words, n - 1, WORD_CAPITAL)))
		return is_listed || (n > post->first && is_small && is_mark(words, n) && !ends_with(words, n, "ed"));
	/* After "of" and its like. */
	if (n == post->end || word_in(words, n, LIST_NO_NAME | LIST_WITHIN))
		return FALSE;
	return (is_small && is_listed) || word_reads(words, n - 1, "of") ||
	    (word_reads(words, n - 1, "for") && (is_listed || !ends_with(words, n, "ing")));
}

/* "Adviser to the Board", but not "welcomed Jane, Head of Finance to the meeting". */
static gboolean
may_join(struct words *words, guint n)
{
	if (!word_in(words, n, LIST_WITHIN) || is_mark(words, n))
		return FALSE;
	/* "Safeguarding Lead at The Averley Trust". */
	if (word_is(words, n, WORD_CAPITAL))
		return word_in(words, n - 1, LIST_WITHIN) && !is_and(words, n - 1);
	if (is_and(words, n))
		return !parts_people(words, n);
	return !word_reads(words, n, "to") || word_in(words, n - 1, LIST_POST);
}

/* The word after a bracket that opens at word n and is part of the post: "Head of Needs (SEND)". */
static guint
skip_bracket(const struct words *words, guint n)
{
	for (guint i = n; i < n + 6 && i < words->all->len; i++)
		if (word_is(words, i, WORD_CLOSES))
			return word_is(words, n, WORD_CAPITAL) || is_number(words, n) ? i + 1 : n;
	return n;
}

/* Steps over one word, or a bracket; returns the same where the post ends before it. */
static guint
step(struct words *words, guint n, struct post *post)
{
	guint next = n;

	if (n > post->first && word_is(words, n, WORD_OPENS))
		next = skip_bracket(words, n);
	else if (word_is(words, n, WORD_DASH))
		return word_is(words, n + 1, WORD_CAPITAL) && !begins_person(words, n + 1) ? n + 1 : n;
	else if (may_join(words, n))
		return n + 1;
	else if (word_is(words, n, WORD_CAPITAL) ? !word_in(words, n, LIST_ADDRESS | LIST_NO_NAME) || n == post->first :
	    is_number(words, n) || is_small_part(words, n, post))
		next = n + 1;
	if (next > n)
		post->end = next;
	return next;
}

/* Whether the post ends with word n, for the mark after it. "Interim Director: Children" goes on. */
static gboolean
ends_post(struct words *words, guint n, gboolean is_bracket)
{
	if (word_is(words, n, WORD_COLON) && word_in(words, n, LIST_POST) && word_in(words, n + 1, LIST_WORK))
		return !word_is(words, n + 1, WORD_CAPITAL) || word_in(words, n + 1, LIST_NO_NAME);
	return word_is(words, n, WORD_STOPS) || (is_bracket && word_is(words, n, WORD_CLOSES)) ||
	    (word_is(words, n, WORD_COMMA) && !goes_on(words, n + 1));
}

gboolean
post_after(struct words *words, guint n, struct post *post)
{
	gboolean is_bracket = word_is(words, n, WORD_OPENS) || (n > 0 && word_is(words, n - 1, WORD_OPENS));

	if (!post_begins(words, n))
		return FALSE;
	*post = (struct post){ .first = n, .end = n };
	while (n < words->all->len && n < post->first + POST_LONGEST) {
		guint next = step(words, n, post);

		if (next == n || ends_post(words, next - 1, is_bracket))
			break;
		n = next;
		/* "Adults, and Housing". */
		if (word_is(words, n - 1, WORD_COMMA) && is_and(words, n))
			n++;
	}
	return post->end > post->first;
}

/* The first word of the bracket that word n closes: "Chief Officer (Housing)"; n where it closes
 * none. */
static guint
bracket_start(const struct words *words, guint n, guint low)
{
	for (guint i = n; word_is(words, n, WORD_CLOSES) && i + 6 > n; i--) {
		if (word_is(words, i, WORD_OPENS))
			return i;
		if (i == low)
			break;
	}
	return n;
}

/* Whether word n may be one of a post before a name. */
static gboolean
may_precede(struct words *words, guint n)
{
	return word_is(words, n, WORD_CAPITAL) || is_number(words, n) ||
	    word_in(words, n, LIST_WITHIN | LIST_POST | LIST_WORK);
}

/* Whether a post may go on before the comma after word n: "the Assistant Director, Strategy and
 * Performance, Joe Kemp". Only up to "the", or else it is another post. */
static gboolean
has_article_before(struct words *words, guint n, guint low)
{
	gboolean has_post = FALSE;

	for (guint end = n + 1; end > low && n - (end - 1) < POST_WITHIN; end--) {
		if (has_post && word_in(words, end - 1, LIST_BEFORE_POST))
			return TRUE;
		if ((end - 1 < n && is_mark(words, end - 1)) || !may_precede(words, end - 1))
			return FALSE;
		has_post = has_post || is_post(words, end - 1, low);
	}
	return FALSE;
}

/* The first word of those before `end` that may be a post, back to a mark or a word that is none. */
static guint
walk_back(struct words *words, guint end, guint low, gboolean *has_post)
{
	guint n = end;

	*has_post = FALSE;
	while (n > low && end - n < POST_LONGEST) {
		guint word = bracket_start(words, n - 1, low);

		if ((*has_post && word_in(words, word, LIST_BEFORE_POST)) || !may_precede(words, word))
			break;
		if (word == n - 1 && n < end && is_mark(words, word) &&
		    (*has_post || !word_is(words, word, WORD_COMMA) || !has_article_before(words, word, low)))
			break;
		*has_post = *has_post || is_post(words, word, low);
		n = word;
	}
	return n;
}

gboolean
post_before(struct words *words, const struct name *name, guint low, struct post *post)
{
	guint end = name->first;
	gboolean is_direct, has_post;

	if (end <= low)
		return FALSE;
	is_direct = !word_is(words, end - 1, WORD_COMMA) && !word_is(words, end, WORD_OPENS);
	if (word_is(words, end - 1, WORD_STOPS) || (word_is(words, end - 1, WORD_CLOSES) && is_direct) || word_in(words, end - 1, LIST_WITHIN) ||
	    (is_direct && !word_in(words, end - 1, LIST_POST | LIST_WORK) && !word_reads(words, end - 1, "member")))
		return FALSE;
	/* More of a name, or of what only looks like one. */
	if (!is_mark(words, name->end - 1) && word_is(words, name->end, WORD_CAPITAL))
		return FALSE;
	*post = (struct post){ .first = walk_back(words, end, low, &has_post), .end = end };
	while (post->first < end && word_in(words, post->first, LIST_WITHIN | LIST_NO_NAME | LIST_BEFORE_POST))
		post->first++;
	return has_post && post->first < end;
}
