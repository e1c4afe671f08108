/*
 * A block of decisions, limb by limb. What follows "Resolved:-" is one limb, or a lead-in ("That",
 * "That Cabinet:") under which each numbered paragraph, list entry or "That ..." is one. Numbering
 * of another kind inside a limb is part of it: no minutes seen so far refer to "(a)" of "(1)" alone.
 * The block ends with the first paragraph that is neither a limb nor goes on with one.
 */
#include <string.h>
#include "extract/decisions.h"
#include "extract/lead.h"

enum {
	LABEL_BYTES = 9, /* a paragraph's own number and the blank behind it, at most */
	LINE_BYTES = 80  /* of a line of a list without bullets */
};

enum mode {
	MODE_NONE,     /* nothing but a lead-in so far */
	MODE_LABELLED,
	MODE_THAT,     /* paragraphs that begin with "That" */
	MODE_BULLET,
	MODE_PLAIN
};

struct reader {
	struct decisions *all;
	const char *text;
	struct block block;
	enum mode mode;
	guint8 bullet;           /* depth of the entries that are limbs */
	gboolean has_parts;      /* the limb has list entries of its own */
	gboolean has_lines;      /* or short lines: those who were appointed */
	gboolean is_listed;      /* limbs stand below the lead-in, not behind it */
	struct label label;      /* that of the limb to come, if its words stand in the next paragraph */
};

static struct limb *
last_limb(struct reader *reader)
{
	GArray *limbs = reader->all->limbs;

	return limbs->len > reader->block.first ? &g_array_index(limbs, struct limb, limbs->len - 1) : NULL;
}

/* "... be accepted.(Cllr Hale proposed, Cllr Pell seconded)": the bracket is no part of it. */
static gsize
trim_bracket(struct reader *reader, gsize from, gsize to)
{
	gsize open = to;

	if (to <= from || reader->text[to - 1] != ')')
		return to;
	while (open > from && reader->text[open] != '(')
		open--;
	return open > from && find_form(reader->all, FORM_END, NULL, open, to) != NULL ?
	    trim_blanks(reader->text, from, open) : to;
}

/* --- Limbs ----------------------------------------------------------------------------------- */

static void
add_limb(struct reader *reader, const struct label *label, gsize from, gsize to)
{
	struct limb limb = { .block = reader->all->blocks->len, .vote = { -1, -1, -1 } };

	limb.from = skip_quote(reader->text, from, to);
	limb.to = to;
	if (label != NULL)
		limb.label = *label;
	g_array_append_val(reader->all->limbs, limb);
	reader->has_parts = reader->has_lines = FALSE;
	reader->block.to = to;
}

/* What stands behind a label, cut where the next one follows in the same paragraph. */
static void
add_labelled(struct reader *reader, const struct label *label, gsize to)
{
	struct label this = *label, next;

	reader->mode = MODE_LABELLED;
	while (label_find_next(reader->text, this.after, to, &this, this.starts > label->starts, &next)) {
		add_limb(reader, &this, this.after, trim_blanks(reader->text, this.after, next.starts));
		this = next;
	}
	if (this.after >= to)
		reader->label = this;
	else
		add_limb(reader, &this, this.after, to);
	reader->block.to = to;
}

static void
go_on(struct reader *reader, gsize to)
{
	last_limb(reader)->to = to;
	reader->block.to = to;
}

/* --- The lead-in ----------------------------------------------------------------------------- */

static const struct paragraph *
paragraph_at(const struct reader *reader, guint number)
{
	GArray *paragraphs = reader->all->paragraphs;

	return number < paragraphs->len ? &g_array_index(paragraphs, struct paragraph, number) : NULL;
}

/* Whether limbs stand below: a first label, or list entries. */
static gboolean
is_list_below(const struct reader *reader, guint number)
{
	const struct paragraph *next = paragraph_at(reader, number + 1);
	struct label label;

	return next != NULL && (next->bullet > 0 || label_read(reader->text, next->from, next->to, NULL, &label) ||
	    starts_with(reader->text, next->from, next->to, "that "));
}

/* What follows the opening in its own paragraph. */
static void
read_first(struct reader *reader, guint number, gsize at, gsize to)
{
	const char *text = reader->text;
	gsize words = skip_quote(text, skip_blanks(text, at, to), to), lead = skip_lead_word(text, words, to);
	struct label label;

	to = trim_blanks(text, at, to);
	reader->block.to = MAX(to, at);
	if (label_read(text, words, to, NULL, &label) || (lead > words && label_read(text, lead, to, NULL, &label) &&
	    label.value == 1) || find_label_after_lead(text, words, to, &label))
		add_labelled(reader, &label, to);
	else if (lead >= to || (is_dangling(text, words, to) && is_lead(text, words, to) && is_list_below(reader, number)))
		reader->is_listed = TRUE;
	else {
		reader->mode = starts_with(text, words, to, "that") ? MODE_THAT : MODE_PLAIN;
		add_limb(reader, NULL, words, to);
	}
}

/* --- The paragraphs below -------------------------------------------------------------------- */

/* "...; and be it further" and a second RESOLVED are one motion, as is what follows WHEREAS. */
static gboolean
is_open_motion(struct reader *reader)
{
	const struct limb *limb = last_limb(reader);

	return limb != NULL && (ends_with(reader->text, limb->from, limb->to, "further") ||
	    ends_with(reader->text, limb->from, limb->to, "be it") ||
	    ends_with(reader->text, limb->from, limb->to, "further,") ||
	    ends_with(reader->text, limb->from, limb->to, "be it,"));
}

static gboolean
is_unfinished(struct reader *reader, const struct paragraph *next)
{
	const struct limb *limb = last_limb(reader);
	const char *text = reader->text;
	gsize to = trim_blanks(text, limb->from, limb->to);
	gunichar first = g_utf8_get_char(text + next->from);

	if (to == limb->from || strchr(":,", text[to - 1]) || is_dangling(text, limb->from, to) ||
	    ends_with(text, limb->from, to, " and") || ends_with(text, limb->from, to, " or"))
		return TRUE;
	return !strchr(".;!?)", text[to - 1]) && !ends_with(text, limb->from, to, "\xe2\x80\x9d") && g_unichar_islower(first);
}

/* A paragraph "and" between two limbs. */
static gboolean
is_joint(const char *text, gsize from, gsize to)
{
	return to - from <= 4 && (starts_with(text, from, to, "and") || starts_with(text, from, to, "or"));
}

/* The first paragraph below a lead-in. */
static gboolean
take_first(struct reader *reader, const struct paragraph *paragraph)
{
	const char *text = reader->text;
	struct label label;
	gsize words = skip_quote(text, paragraph->from, paragraph->to);
	gsize lead = skip_lead_word(text, words, paragraph->to);

	if (lead >= paragraph->to) {
		reader->block.to = paragraph->to;
		return TRUE;
	}
	if (label_read(text, words, paragraph->to, NULL, &label) ||
	    (lead > words && label_read(text, lead, paragraph->to, NULL, &label) && label.value == 1) ||
	    find_label_after_lead(text, words, paragraph->to, &label)) {
		add_labelled(reader, &label, paragraph->to);
		return TRUE;
	}
	if (is_dangling(text, words, paragraph->to) && is_lead(text, words, paragraph->to) &&
	    is_list_below(reader, paragraph - &g_array_index(reader->all->paragraphs, struct paragraph, 0)))
		return reader->block.to = paragraph->to, TRUE;
	reader->mode = paragraph->bullet > 0 ? MODE_BULLET : starts_with(text, words, paragraph->to, "that") ? MODE_THAT : MODE_PLAIN;
	reader->bullet = paragraph->bullet;
	add_limb(reader, NULL, words, paragraph->to);
	return TRUE;
}

static gboolean
take_labelled(struct reader *reader, const struct paragraph *paragraph)
{
	struct limb *limb = last_limb(reader);
	struct label label;

	if (reader->label.style != LABEL_NONE) {
		struct label pending = reader->label;

		reader->label.style = LABEL_NONE;
		pending.after = paragraph->from;
		add_labelled(reader, &pending, paragraph->to);
		return TRUE;
	}
	if (!label_read(reader->text, paragraph->from, paragraph->to, limb ? &limb->label : NULL, &label))
		return FALSE;
	if (label_follows(&limb->label, &label)) {
		add_labelled(reader, &label, paragraph->to);
		return TRUE;
	}
	if (label.style == limb->label.style || label.style == LABEL_DOTTED)
		return FALSE;
	go_on(reader, paragraph->to);
	return TRUE;
}

/* Another limb without a label: "That ..." below "That ...", an entry below an entry, what follows
 * a semicolon. */
static gboolean
take_unlabelled(struct reader *reader, const struct paragraph *paragraph)
{
	const struct limb *limb = last_limb(reader);
	const char *text = reader->text;
	gsize words = skip_quote(text, paragraph->from, paragraph->to);
	gboolean is_that = starts_with(text, words, paragraph->to, "that ");
	gboolean is_entry = paragraph->bullet > 0 && paragraph->bullet == reader->bullet;
	gboolean is_after_semicolon = reader->is_listed && paragraph->bullet == 0 &&
	    (ends_with(text, limb->from, limb->to, ";") || ends_with(text, limb->from, limb->to, "; and"));
	struct label label;

	if (!reader->has_parts && !is_dangling(text, limb->from, limb->to) && label_read(text, words, paragraph->to, NULL, &label) &&
	    starts_with(text, label.after, paragraph->to, "that ")) {
		add_labelled(reader, &label, paragraph->to);
		return TRUE;
	}
	/* "... be refused on the grounds:-" has its grounds as a list. */
	if (paragraph->bullet > reader->bullet && (reader->has_parts || is_dangling(text, limb->from, limb->to)))
		return FALSE;
	if (!(reader->mode == MODE_BULLET ? is_entry : reader->mode == MODE_THAT ? is_that || is_after_semicolon :
	    is_after_semicolon))
		return FALSE;
	add_limb(reader, NULL, words, paragraph->to);
	return TRUE;
}

/* List entries and lines that belong to the limb before. */
static gboolean
take_part(struct reader *reader, const struct paragraph *paragraph)
{
	struct label label;
	gboolean is_part = paragraph->bullet > reader->bullet ||
	    (reader->mode != MODE_LABELLED && label_read(reader->text, paragraph->from, paragraph->to, NULL, &label));

	gboolean is_line = !is_part && paragraph->to - paragraph->from <= LINE_BYTES && reader->text[paragraph->to - 1] != '.' &&
	    g_unichar_isupper(g_utf8_get_char(reader->text + paragraph->from));

	if (!is_unfinished(reader, paragraph) && !(is_part && reader->has_parts) && !(is_line && reader->has_lines))
		return FALSE;
	reader->has_parts = is_part;
	reader->has_lines = is_line;
	go_on(reader, paragraph->to);
	return TRUE;
}

/* "This Council notes ..." and "This Council resolves to:-" are one motion, as far as it reads like one. */
static gboolean
is_more_of_motion(struct reader *reader, const struct paragraph *paragraph)
{
	static const char *const begins[] = { "this council ", "council ", "the council ", "this committee ", "notes ", "believes ",
		"recognises ", "welcomes ", "calls ", "resolves ", "supports ", "requests ", "asks ", "agrees ", "urges ", "commits ",
		"therefore ", "furthermore ", "we " };
	const char *text = reader->text;
	gsize words = skip_quote(text, paragraph->from, paragraph->to);
	struct label label;

	if (reader->block.form != FORM_MOTION || last_limb(reader) == NULL || reader->mode == MODE_LABELLED)
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(begins); i++)
		if (starts_with(text, words, paragraph->to, begins[i]))
			return TRUE;
	return is_dangling(text, last_limb(reader)->from, last_limb(reader)->to) || paragraph->bullet > 0 ||
	    label_read(text, paragraph->from, paragraph->to, NULL, &label);
}

static gboolean
take(struct reader *reader, const struct paragraph *paragraph)
{
	if (is_open_motion(reader))
		return go_on(reader, paragraph->to), TRUE;
	if (opens_block(reader->all, paragraph) ||
	    find_form(reader->all, FORM_END, NULL, paragraph->from, paragraph->to) != NULL)
		return FALSE;
	if (reader->label.style == LABEL_NONE && last_limb(reader) == NULL)
		return take_first(reader, paragraph);
	if (is_more_of_motion(reader, paragraph))
		return go_on(reader, paragraph->to), TRUE;
	if (reader->mode == MODE_LABELLED && take_labelled(reader, paragraph))
		return TRUE;
	if (reader->mode != MODE_LABELLED && take_unlabelled(reader, paragraph))
		return TRUE;
	if (is_joint(reader->text, paragraph->from, paragraph->to))
		return reader->block.to = paragraph->to, TRUE;
	return take_part(reader, paragraph);
}

/* --- The block ------------------------------------------------------------------------------- */

static void
trim_limbs(struct reader *reader)
{
	for (guint i = reader->block.first; i < reader->block.end; i++) {
		struct limb *limb = &g_array_index(reader->all->limbs, struct limb, i);

		limb->to = trim_blanks(reader->text, limb->from, limb->to);
		limb->to = trim_bracket(reader, limb->from, limb->to);
		limb->to = trim_quote(reader->text, limb->from, limb->to);
	}
}

/* A sentence that can be part of a decision: the others tell what happened. */
static gboolean
is_decided(const char *text, gsize from, gsize to)
{
	static const char *const signs[] = { " be ", " shall ", " is ", " are ", " must ", " should ", "http" };

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_strstr_len(text + from, to - from, signs[i]))
			return TRUE;
	return starts_with(text, from, to, "that ") || starts_with(text, from, to, "to ") || !g_ascii_isupper(text[from]);
}

/* From `at` on, without the sentences at the end that say who voted or went, or what was done. */
static gsize
end_in_paragraph(const struct decisions *all, const struct paragraph *paragraph, gsize at, gboolean is_numbered)
{
	for (guint i = scene_sentence_at(all->scene, at); i < paragraph->end; i++) {
		const struct sentence *sentence = &g_array_index(all->scene->sentences, struct sentence, i);

		if (sentence->from > at && (find_form(all, FORM_END, &sentence->cues, sentence->from, sentence->to) ||
		    (!is_numbered && !is_decided(all->scene->text, sentence->from, sentence->to))))
			return sentence->from;
	}
	return paragraph->to;
}

/* An opening in the middle of a paragraph decides in its sentence, unless limbs are numbered. */
static gsize
end_of_words(const struct decisions *all, const struct paragraph *paragraph, const struct opening *opening)
{
	const char *text = all->scene->text;
	gsize at = skip_blanks(text, opening->at, paragraph->to), lead = skip_lead_word(text, at, paragraph->to);
	struct label label;

	gboolean is_numbered;

	if (opening->form == FORM_WHOLE || opening->form == FORM_ALONE)
		return opening->to;
	is_numbered = label_read(text, at, paragraph->to, NULL, &label) || label_read(text, lead, paragraph->to, NULL, &label) ||
	    find_label_after_lead(text, at, paragraph->to, &label);
	if (is_numbered || (opening->form != FORM_INLINE && opening->from < paragraph->from + LABEL_BYTES))
		return end_in_paragraph(all, paragraph, at, is_numbered);
	return at < paragraph->to ? g_array_index(all->scene->sentences, struct sentence, scene_sentence_at(all->scene, at)).to : at;
}

static void
close_block(struct reader *reader, const struct opening *opening)
{
	reader->block.end = reader->all->limbs->len;
	if (reader->block.end == reader->block.first && opening->form != FORM_MOTION)
		return;
	trim_limbs(reader);
	g_array_append_val(reader->all->blocks, reader->block);
}

guint
read_block(struct decisions *all, guint number, const struct opening *opening)
{
	const struct paragraph *paragraph = &g_array_index(all->paragraphs, struct paragraph, number);
	struct reader reader = { .all = all, .text = all->scene->text };
	gsize to = end_of_words(all, paragraph, opening);

	reader.block = (struct block){ .from = opening->from, .rule = opening->rule, .form = opening->form,
		.word = opening->word, .who = opening->who, .first = all->limbs->len };
	if (opening->form == FORM_WHOLE || opening->form == FORM_ALONE) {
		reader.mode = MODE_PLAIN;
		add_limb(&reader, NULL, opening->at, opening->to);
	} else
		read_first(&reader, number, opening->at, to);
	if (to >= paragraph->to && opening->form != FORM_WHOLE && opening->form != FORM_ALONE) {
		while (++number < all->paragraphs->len && take(&reader, paragraph_at(&reader, number)))
			;
		number--;
	}
	close_block(&reader, opening);
	return number + 1;
}
