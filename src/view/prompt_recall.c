#include "view/prompt.h"

#include <string.h>

#include "base/cells.h"

/*
 * Two walks over texts that take the place of what was typed: through the history, and round what
 * it could be completed to. Any edit ends them (prompt_end_walks()), so what is shown by then is
 * what was typed.
 */

/* --- What was typed before ------------------------------------------------------------------- */

static const char *
entry_at(const struct prompt *prompt, guint i)
{
	return g_ptr_array_index(prompt->history, i);
}

/* Worth a step: it begins with what was typed, and is not what stands there. */
static gboolean
is_next_entry(const struct prompt *prompt, guint i)
{
	const char *entry = entry_at(prompt, i);

	return g_str_has_prefix(entry, prompt->typed) && strcmp(entry, prompt->text->str) != 0;
}

static void
show(struct prompt *prompt, guint entry, const char *text)
{
	prompt->entry = entry;
	prompt->cursor = prompt->text->len;
	prompt_replace(prompt, 0, text);
}

void
prompt_older(struct prompt *prompt)
{
	g_clear_pointer(&prompt->candidates, g_ptr_array_unref);
	if (prompt->history == NULL)
		return;
	if (prompt->typed == NULL)
		prompt->typed = g_strdup(prompt->text->str);
	for (guint i = prompt->entry; i > 0; i--)
		if (is_next_entry(prompt, i - 1)) {
			show(prompt, i - 1, entry_at(prompt, i - 1));
			return;
		}
}

void
prompt_newer(struct prompt *prompt)
{
	g_clear_pointer(&prompt->candidates, g_ptr_array_unref);
	if (prompt->typed == NULL) /* no walk goes on */
		return;
	for (guint i = prompt->entry + 1; i < prompt->history->len; i++)
		if (is_next_entry(prompt, i)) {
			show(prompt, i, entry_at(prompt, i));
			return;
		}
	show(prompt, prompt->history->len, prompt->typed);
}

/* --- What could be meant --------------------------------------------------------------------- */

static gsize
common_beginning(const char *a, const char *b, gsize size)
{
	gsize i = 0;

	while (i < size && a[i] != '\0' && a[i] == b[i])
		i++;
	return i;
}

/* What all candidates begin with, in whole clusters. The caller frees. */
static char *
beginning_of_all(const GPtrArray *candidates)
{
	const char *first = g_ptr_array_index(candidates, 0);
	gsize size = strlen(first), common = size, at = 0, next;

	for (guint i = 1; i < candidates->len; i++)
		common = common_beginning(first, g_ptr_array_index(candidates, i), common);
	while (at < common && at + (next = cells_next(first + at, size - at, NULL)) <= common)
		at += next;
	return g_strndup(first, at);
}

static void
show_candidate(struct prompt *prompt, guint i)
{
	prompt_replace(prompt, prompt->word, g_ptr_array_index(prompt->candidates, i));
	prompt->candidate = i;
}

/* TRUE where what they all begin with was put in, so that the next one is still to come. */
static gboolean
put_beginning(struct prompt *prompt)
{
	g_autofree char *beginning = beginning_of_all(prompt->candidates);

	if (strlen(beginning) <= prompt->cursor - prompt->word)
		return FALSE;
	prompt_replace(prompt, prompt->word, beginning);
	return TRUE;
}

/* Asks what could be meant; TRUE where Tab now has something to go round. */
static gboolean
begin(struct prompt *prompt)
{
	gsize word = 0;
	GPtrArray *candidates;

	prompt_end_walks(prompt);
	if (prompt->complete == NULL)
		return FALSE;
	candidates = prompt->complete(prompt->text->str, prompt->cursor, &word, prompt->data);
	if (candidates != NULL && candidates->len == 0)
		g_clear_pointer(&candidates, g_ptr_array_unref);
	prompt->candidates = candidates;
	prompt->word = MIN(word, prompt->cursor);
	return candidates != NULL;
}

static void
go_round(struct prompt *prompt, gboolean is_back)
{
	gboolean is_new = prompt->candidates == NULL;
	guint n;

	if (is_new && !begin(prompt))
		return;
	n = prompt->candidates->len;
	if (is_new) {
		/* The one before the first, or behind the last. */
		prompt->candidate = is_back ? 0 : n - 1;
		if (put_beginning(prompt)) {
			if (n == 1)
				g_clear_pointer(&prompt->candidates, g_ptr_array_unref);
			return;
		}
	}
	show_candidate(prompt, (prompt->candidate + (is_back ? n - 1 : 1)) % n);
}

void
prompt_complete_next(struct prompt *prompt)
{
	go_round(prompt, FALSE);
}

void
prompt_complete_previous(struct prompt *prompt)
{
	go_round(prompt, TRUE);
}
