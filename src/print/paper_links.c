/* What follows from an item, and what other minutes it is tied to. */
#include <string.h>
#include "print/paper.h"

typedef void say_line(enum paper_line kind, const char *text, gpointer data);

/* Characters of an action: its whole words stand in the minutes above. */
enum { BEGINNING = 68 };

/* The first words of a text; the caller frees. */
static char *
beginning(const char *text)
{
	const char *end;

	if (g_utf8_strlen(text, -1) <= BEGINNING)
		return g_strdup(text);
	end = g_utf8_offset_to_pointer(text, BEGINNING);
	while (end > text && *end != ' ')
		end = g_utf8_prev_char(end);
	if (end == text)
		end = g_utf8_offset_to_pointer(text, BEGINNING);
	return g_strdup_printf("%.*s …", (int)(end - text), text);
}

/* "a1: open, overdue; Head of Highways; due 31 October 2023 (next meeting)". */
static char *
action_line(const struct item *item, guint position)
{
	const struct action *action = item->actions->pdata[position];
	g_autofree char *state = action_state_words(action);
	g_autofree char *due = action_due_words(action);
	GString *line = g_string_new(strrchr(action->key, '/') + 1);

	g_string_append_printf(line, ": %s", state);
	if (action->owner != NULL)
		g_string_append_printf(line, "; %s", action->owner);
	if (due != NULL)
		g_string_append_printf(line, "; due %s", due);
	if (due != NULL && action->due_rule != NULL)
		g_string_append_printf(line, " (%s)", action->due_rule);
	return g_string_free(line, FALSE);
}

static void
say_reports(const struct outcome *outcome, say_line *say, gpointer data)
{
	for (guint i = 0; outcome != NULL && i < outcome->reports->len; i++) {
		const struct report *report = outcome->reports->pdata[i];
		g_autofree char *citation = cited_words(report->item);
		g_autofree char *line = g_strconcat("reported in ", citation, NULL);

		say(PAPER_DETAIL, line, data);
	}
}

static void
say_actions(const struct item *item, say_line *say, gpointer data)
{
	if (item->actions->len > 0)
		say(PAPER_HEADING, "Actions", data);
	for (guint i = 0; i < item->actions->len; i++) {
		const struct action *action = item->actions->pdata[i];
		g_autofree char *text = beginning(action->text), *line = action_line(item, i);

		say(PAPER_ENTRY, text, data);
		say(PAPER_DETAIL, line, data);
		say_reports(item_outcome(item, i), say, data);
	}
}

static void
say_list(const GPtrArray *list, say_line *say, gpointer data)
{
	for (guint i = 0; i < list->len; i++) {
		g_autofree char *citation = cited_words(list->pdata[i]);

		say(PAPER_ENTRY, citation, data);
	}
}

static void
say_cited(const char *heading, const GPtrArray *list, say_line *say, gpointer data)
{
	if (list->len > 0)
		say(PAPER_HEADING, heading, data);
	say_list(list, say, data);
}

/* What it refers to, or what refers to it, has been named already. */
static void
say_same_matter(const struct links *links, say_line *say, gpointer data)
{
	g_autoptr(GPtrArray) rest = g_ptr_array_new();
	guint more = links->same_matter_count - links->same_matter->len;

	for (guint i = 0; i < links->same_matter->len; i++) {
		const struct cited *cited = links->same_matter->pdata[i];

		if (!links_name(links, cited->key))
			g_ptr_array_add(rest, (gpointer)cited);
	}
	if (rest->len == 0 && more == 0)
		return;
	say(PAPER_HEADING, "The same matter at other meetings", data);
	say_list(rest, say, data);
	if (more > 0) {
		g_autofree char *line = g_strdup_printf("and %u more", more);

		say(PAPER_ENTRY, line, data);
	}
}

void
paper_links(const struct item *item, say_line *say, gpointer data)
{
	say_actions(item, say, data);
	if (item->links == NULL)
		return;
	say_cited("Refers to", item->links->refers_to, say, data);
	say_cited("Referred to by", item->links->referred_by, say, data);
	say_same_matter(item->links, say, data);
}
