/*
 * Meetings and items as CommonMark. A paragraph is one line, as editors and mail programs like it;
 * so what begins a line is known, and only that is guarded against being taken for a list or a
 * heading.
 */
#include <string.h>
#include "base/gate.h"
#include "print/markdown.h"
#include "print/paper.h"

/* Bytes at the start of a line that would make it a heading, a list, a rule or a fence: how many
 * there are before the one that needs a backslash; -1 where there is none. */
static gssize
line_marker(const char *text, gsize size)
{
	gsize digits = 0;

	if (size == 0)
		return -1;
	if (strchr("#+-=:", *text) != NULL)
		return 0;
	while (digits < size && g_ascii_isdigit(text[digits]))
		digits++;
	if (digits > 0 && digits < size && strchr(".)", text[digits]) != NULL &&
	    (digits + 1 == size || g_ascii_isspace(text[digits + 1])))
		return digits;
	return -1;
}

/* "&amp;" and the like; "Health & Safety" and "R&D" are not. */
static gboolean
is_entity(const char *text, gsize size)
{
	gsize n = 1;

	if (n < size && text[n] == '#')
		n++;
	while (n < size && g_ascii_isalnum(text[n]))
		n++;
	return n > 1 && n < size && text[n] == ';';
}

static gboolean
is_markup(const char *text, gsize size, gsize at)
{
	switch (text[at]) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '<':
	case '>':
	case '~':
	case '|':
	case '$':
		return TRUE;
	case '_': /* within a word it is none: file names and addresses keep their look */
		return at == 0 || at + 1 == size ||
		    !g_ascii_isalnum(text[at - 1]) || !g_ascii_isalnum(text[at + 1]);
	case '&':
		return is_entity(text + at, size - at);
	default:
		return FALSE;
	}
}

void
markdown_escape(GString *out, const char *text, gsize size, gboolean is_start)
{
	gssize marker = is_start ? line_marker(text, size) : -1;

	for (gsize at = 0; at < size; at++) {
		if ((gssize)at == marker || is_markup(text, size, at))
			g_string_append_c(out, '\\');
		g_string_append_c(out, text[at]);
	}
}

void
markdown_write(FILE *out, const char *text, gssize size, gboolean is_start)
{
	g_autofree char *clean = gate_clean(text, size, GATE_ONE_LINE);
	g_autoptr(GString) escaped = g_string_new(NULL);

	markdown_escape(escaped, clean, strlen(clean), is_start);
	gate_write(out, escaped->str, escaped->len, GATE_LINES);
}

static void
say(FILE *out, const char *text)
{
	gate_write(out, text, -1, GATE_LINES);
}

/* A key as code: it holds no backtick unless the document's number did. */
void
markdown_key(FILE *out, const char *key)
{
	g_autofree char *safe = g_strdelimit(g_strdup(key), "`", '\'');

	say(out, "`");
	gate_write(out, safe, -1, GATE_ONE_LINE);
	say(out, "`");
}

static void
write_line(const char *text, gsize size, int level, gpointer data)
{
	FILE *out = data;

	if (level > 0) {
		g_autofree char *indent = g_strnfill((level - 1) * 2, ' ');

		say(out, indent);
		say(out, "- ");
	}
	markdown_write(out, text, size, TRUE);
	say(out, "\n");
}

static void
write_heading(FILE *out, int level, const char *text)
{
	g_autofree char *mark = g_strnfill(level, '#');

	say(out, "\n");
	say(out, mark);
	say(out, " ");
	say(out, text);
	say(out, "\n\n");
}

/* Where a list of links goes, and how deep its headings are. */
struct linking {
	FILE *out;
	int level;
};

static void
write_link(enum paper_line kind, const char *text, gpointer data)
{
	const struct linking *linking = data;

	if (kind == PAPER_HEADING) {
		write_heading(linking->out, linking->level, text);
		return;
	}
	say(linking->out, kind == PAPER_ENTRY ? "- " : "  ");
	markdown_write(linking->out, text, -1, TRUE);
	say(linking->out, "\n");
}

static void
write_papers(FILE *out, const struct item *item, int level)
{
	if (item->documents->len > 0)
		write_heading(out, level, "Papers");
	for (guint i = 0; i < item->documents->len; i++) {
		const struct document *document = item->documents->pdata[i];

		write_line(document->label, strlen(document->label), 1, out);
	}
}

static void
write_parts(FILE *out, const struct item *item, int level)
{
	struct linking linking = { out, level };

	if (item->agenda.text.len > 0) {
		write_heading(out, level, "Agenda");
		paper_lines(&item->agenda, write_line, out);
	}
	if (item->minutes.text.len > 0) {
		write_heading(out, level, "Minutes");
		paper_lines(&item->minutes, write_line, out);
	}
	if (item->is_truncated)
		say(out, "\n*" CUT_SENTENCE "*\n");
	write_papers(out, item, level);
	paper_links(item, write_link, &linking);
}

void
print_item_markdown(FILE *out, const struct meeting *meeting, const struct item *item)
{
	g_autofree char *citation = meeting_citation(meeting, item);

	say(out, "# ");
	markdown_write(out, item_title_words(item), -1, FALSE);
	say(out, "\n\n");
	markdown_write(out, citation, -1, TRUE);
	say(out, "  \n");
	markdown_key(out, item->key);
	say(out, "\n");
	write_parts(out, item, 2);
}

void
markdown_fact(const char *label, const char *value, gboolean is_address, gpointer data)
{
	FILE *out = data;

	say(out, label != NULL ? "- **" : "  ");
	if (label != NULL) {
		say(out, label);
		say(out, ":** ");
	}
	if (is_address && label == NULL)
		markdown_key(out, value);
	else
		markdown_write(out, value, -1, label == NULL);
	say(out, "\n");
}

static void
write_item(FILE *out, const struct item *item)
{
	say(out, "\n## ");
	if (item->number != NULL) {
		/* "114. Title" is no list within a heading. */
		markdown_write(out, item->number, -1, FALSE);
		say(out, ". ");
	}
	markdown_write(out, item_title_words(item), -1, FALSE);
	say(out, "\n\n");
	markdown_key(out, item->key);
	say(out, "\n");
	write_parts(out, item, 3);
}

void
print_meeting_markdown(FILE *out, const struct meeting *meeting)
{
	g_autofree char *citation = meeting_citation(meeting, NULL);

	say(out, "# ");
	markdown_write(out, citation, -1, FALSE);
	say(out, "\n\n");
	markdown_key(out, meeting->key);
	say(out, "\n\n");
	paper_facts(meeting, markdown_fact, out);
	for (guint i = 0; i < meeting->items->len; i++)
		write_item(out, meeting->items->pdata[i]);
}
