#include "view/prompt.h"

#include <string.h>

#include "base/cells.h"
#include "base/hygiene.h"

void
prompt_init(struct prompt *prompt, const GPtrArray *history)
{
	*prompt = (struct prompt){ .text = g_string_new(NULL), .history = history };
	prompt_end_walks(prompt);
}

void
prompt_clear(struct prompt *prompt)
{
	if (prompt->text != NULL)
		g_string_free(prompt->text, TRUE);
	prompt->text = NULL;
	g_clear_pointer(&prompt->typed, g_free);
	g_clear_pointer(&prompt->candidates, g_ptr_array_unref);
}

/* --- Clusters -------------------------------------------------------------------------------- */

/* Bytes of as many whole clusters as fit into `most` bytes. */
static gsize
whole_clusters(const char *text, gsize size, gsize most)
{
	gsize at = 0;

	while (at < size) {
		gsize next = cells_next(text + at, size - at, NULL);

		if (at + next > most)
			break;
		at += next;
	}
	return at;
}

/* The cluster boundary at or behind this byte: what was put together may have joined. */
static gsize
boundary_from(const struct prompt *prompt, gsize at)
{
	const GString *text = prompt->text;
	gsize start = whole_clusters(text->str, text->len, at);

	return start == at ? at : start + cells_next(text->str + start, text->len - start, NULL);
}

static gsize
boundary_left(const struct prompt *prompt)
{
	const GString *text = prompt->text;

	return prompt->cursor > 0 ? whole_clusters(text->str, text->len, prompt->cursor - 1) : 0;
}

/* Behind the cluster that starts here. */
static gsize
boundary_right(const struct prompt *prompt, gsize at)
{
	return at + cells_next(prompt->text->str + at, prompt->text->len - at, NULL);
}

/* --- What may come in ------------------------------------------------------------------------ */

static gboolean
is_line_end(gunichar c)
{
	return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Joiners stay behind what may be joined, whatever will come after: an emoji that is made of several
 * is typed character by character. */
static gboolean
is_welcome(const char *p, gunichar c, gunichar before)
{
	if (c == 0x200C || c == 0x200D)
		return before >= 0x600;
	return !g_unichar_iscntrl(c) && hygiene_first(p, g_utf8_next_char(p) - p) > 0;
}

/* The text as it may stand behind the character `before` (0: none). */
static GString *
cleaned(const char *text, gsize size, gunichar before)
{
	GString *out = g_string_sized_new(MIN(size, PROMPT_BYTES));

	for (const char *p = text, *end = text + size; p < end;) {
		gunichar c = g_utf8_get_char_validated(p, end - p);
		const char *next = (gint32)c < 0 ? p + 1 : g_utf8_next_char(p);
		gboolean is_first_of_two = c == '\r' && next < end && *next == '\n';

		if ((c == '\t' || is_line_end(c)) && !is_first_of_two)
			g_string_append_c(out, before = ' ');
		else if ((gint32)c > 0 && is_welcome(p, c, before))
			g_string_append_unichar(out, before = c);
		p = next;
	}
	return out;
}

static gunichar
character_before(const struct prompt *prompt)
{
	const char *text = prompt->text->str, *cursor = text + prompt->cursor;

	return prompt->cursor > 0 ? g_utf8_get_char(g_utf8_prev_char(cursor)) : 0;
}

/* --- Editing --------------------------------------------------------------------------------- */

void
prompt_end_walks(struct prompt *prompt)
{
	prompt->entry = prompt->history != NULL ? prompt->history->len : 0;
	g_clear_pointer(&prompt->typed, g_free);
	g_clear_pointer(&prompt->candidates, g_ptr_array_unref);
}

/* Text at the cursor, as much as fits; the cursor goes behind it. */
static void
put(struct prompt *prompt, const char *text, gsize size)
{
	gsize looked_at = MIN(size, PROMPT_LOOKED_AT);
	g_autoptr(GString) in = cleaned(text, looked_at, character_before(prompt));
	gsize fits = whole_clusters(in->str, in->len, PROMPT_BYTES - prompt->text->len);

	prompt->is_cut = fits < in->len || looked_at < size;
	if (fits == 0)
		return;
	g_string_insert_len(prompt->text, prompt->cursor, in->str, fits);
	prompt->cursor = boundary_from(prompt, prompt->cursor + fits);
	prompt->changes++;
}

static void
erase(struct prompt *prompt, gsize start, gsize end)
{
	if (start == end)
		return;
	g_string_erase(prompt->text, start, end - start);
	prompt->cursor = boundary_from(prompt, start);
	prompt->is_cut = FALSE;
	prompt->changes++;
}

void
prompt_replace(struct prompt *prompt, gsize start, const char *text)
{
	if (prompt->cursor - start == strlen(text) &&
	    memcmp(prompt->text->str + start, text, prompt->cursor - start) == 0)
		return;
	erase(prompt, start, prompt->cursor);
	prompt->cursor = start;
	put(prompt, text, strlen(text));
	prompt->cursor = boundary_from(prompt, prompt->cursor);
}

void
prompt_insert(struct prompt *prompt, const char *text, gssize size)
{
	prompt_end_walks(prompt);
	put(prompt, text, size < 0 ? strlen(text) : (gsize)size);
}

void
prompt_set(struct prompt *prompt, const char *text)
{
	prompt_end_walks(prompt);
	prompt->cursor = prompt->text->len;
	prompt_replace(prompt, 0, text);
}

static void
edit(struct prompt *prompt, gsize start, gsize end)
{
	prompt_end_walks(prompt);
	erase(prompt, start, end);
}

/* --- Moving ---------------------------------------------------------------------------------- */

static void
move(struct prompt *prompt, gsize cursor)
{
	/* What stands there now is what Tab would begin with. */
	g_clear_pointer(&prompt->candidates, g_ptr_array_unref);
	prompt->cursor = cursor;
}

void
prompt_left(struct prompt *prompt)
{
	move(prompt, boundary_left(prompt));
}

void
prompt_right(struct prompt *prompt)
{
	move(prompt, boundary_right(prompt, prompt->cursor));
}

void
prompt_home(struct prompt *prompt)
{
	move(prompt, 0);
}

void
prompt_end(struct prompt *prompt)
{
	move(prompt, prompt->text->len);
}

static gboolean
is_letter_at(const struct prompt *prompt, gsize at)
{
	gunichar c = g_utf8_get_char(prompt->text->str + at);

	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static gboolean
is_dark_at(const struct prompt *prompt, gsize at)
{
	return !g_unichar_isspace(g_utf8_get_char(prompt->text->str + at));
}

/* Where the last word before the cursor starts; 0 where there is none. */
static gsize
word_start(const struct prompt *prompt, gboolean (*is_word)(const struct prompt *prompt, gsize at))
{
	gsize start = 0;
	gboolean was_word = FALSE;

	for (gsize at = 0; at < prompt->cursor; at = boundary_right(prompt, at)) {
		gboolean is = is_word(prompt, at);

		if (is && !was_word)
			start = at;
		was_word = is;
	}
	return start;
}

void
prompt_word_left(struct prompt *prompt)
{
	move(prompt, word_start(prompt, is_letter_at));
}

void
prompt_word_right(struct prompt *prompt)
{
	gsize at = prompt->cursor, size = prompt->text->len;

	while (at < size && !is_letter_at(prompt, at))
		at = boundary_right(prompt, at);
	while (at < size && is_letter_at(prompt, at))
		at = boundary_right(prompt, at);
	move(prompt, at);
}

/* --- Taking away ----------------------------------------------------------------------------- */

void
prompt_erase_left(struct prompt *prompt)
{
	edit(prompt, boundary_left(prompt), prompt->cursor);
}

void
prompt_erase_right(struct prompt *prompt)
{
	edit(prompt, prompt->cursor, boundary_right(prompt, prompt->cursor));
}

/* Up to a blank, as the shell does: "owner:chair" goes whole. */
void
prompt_erase_word(struct prompt *prompt)
{
	edit(prompt, word_start(prompt, is_dark_at), prompt->cursor);
}

void
prompt_erase_to_start(struct prompt *prompt)
{
	edit(prompt, 0, prompt->cursor);
}

void
prompt_erase_to_end(struct prompt *prompt)
{
	edit(prompt, prompt->cursor, prompt->text->len);
}
