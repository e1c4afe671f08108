/*
 * Meetings and items as text: headings at the margin, what was said set in, as manual pages do, so
 * that the eye finds the parts on paper.
 *
 *     REVIEW OF STREET LIGHTING
 *     Improving Places Scrutiny Panel, 12 September 2023, Minute No. 114
 *     improving-places-scrutiny-panel/2023-09-12/114
 *
 *     Agenda
 *         To consider the report of the Head of Highways.
 */
#include <string.h>
#include "base/cells.h"
#include "base/gate.h"
#include "print/block.h"
#include "print/markdown.h"
#include "print/paper.h"
#include "print/print.h"

enum { SET_IN = 4 };

static void
write_passage_line(const char *text, gsize size, int level, gpointer data)
{
	struct block block = *(const struct block *)data;
	gsize marked = paper_mark(text, size);
	g_autofree char *mark = NULL;

	if (size == 0 && level == 0) {
		block_say(block.out, "\n");
		return;
	}
	/* No deeper than half the line, however deep the list. */
	if (level > 0)
		block.indent += MIN((level - 1) * 2, block.width / 2);
	mark = g_strdup_printf("%s%.*s", level > 0 ? "- " : "", (int)marked, text);
	block.mark = g_strchomp(mark);
	block.hang = (level > 0 ? 2 : 0) + (int)marked;
	block_wrap(&block, text + marked, size - marked);
}

static void
write_passage(FILE *out, const char *heading, const struct passage *passage, int width)
{
	struct block block = { .out = out, .width = width, .indent = SET_IN, .mark = "" };

	block_heading(out, heading);
	paper_lines(passage, write_passage_line, &block);
}

static void
write_papers(FILE *out, const struct item *item, int width)
{
	struct block block = {
		.out = out, .width = width, .indent = SET_IN, .mark = "-", .hang = 2,
	};

	block_heading(out, "Papers");
	for (guint i = 0; i < item->documents->len; i++) {
		const struct document *document = item->documents->pdata[i];

		block_wrap(&block, document->label, -1);
	}
}

static void
write_link(enum paper_line kind, const char *text, gpointer data)
{
	struct block block = *(const struct block *)data;

	if (kind == PAPER_HEADING) {
		block_heading(block.out, text);
		return;
	}
	block.mark = kind == PAPER_ENTRY ? "-" : "";
	block_wrap(&block, text, -1);
}

static void
write_links(FILE *out, const struct item *item, int width)
{
	struct block block = { .out = out, .width = width, .indent = SET_IN, .hang = 2 };

	paper_links(item, write_link, &block);
}

static void
write_item_parts(FILE *out, const struct item *item, int width)
{
	if (item->agenda.text.len > 0)
		write_passage(out, "Agenda", &item->agenda, width);
	if (item->minutes.text.len > 0)
		write_passage(out, "Minutes", &item->minutes, width);
	if (item->is_truncated) {
		block_say(out, "\n");
		block_wrap_line(out, width, SET_IN, "[" CUT_SENTENCE "]");
	}
	if (item->documents->len > 0)
		write_papers(out, item, width);
	write_links(out, item, width);
}

static void
print_item_text(FILE *out, const struct meeting *meeting, const struct item *item, int width)
{
	g_autofree char *citation = meeting_citation(meeting, item);

	block_wrap_line(out, width, 0, item_title_words(item));
	block_wrap_line(out, width, 0, citation);
	/* Never wrapped: it is there to be copied. */
	gate_write(out, item->key, -1, GATE_ONE_LINE);
	block_say(out, "\n");
	write_item_parts(out, item, width);
}

/* "114.  REVIEW OF STREET LIGHTING"; what has no number is named as its key names it. */
static void
write_item_heading(FILE *out, const struct item *item, int width)
{
	const char *end = strrchr(item->key, '/') + 1;
	g_autofree char *mark = item->number != NULL ?
	    g_strconcat(item->number, ".", NULL) : g_strconcat("[", end, "]", NULL);
	struct block block = { .out = out, .width = width, .mark = mark };

	block.hang = MAX(cells_width(mark, -1) + 1, SET_IN + 1);
	block_wrap(&block, item_title_words(item), -1);
}

static void
print_meeting_text(FILE *out, const struct meeting *meeting, int width)
{
	struct block block = { .out = out, .width = width, .hang = BLOCK_LABEL };
	g_autofree char *citation = meeting_citation(meeting, NULL);

	block_wrap_line(out, width, 0, citation);
	gate_write(out, meeting->key, -1, GATE_ONE_LINE);
	block_say(out, "\n\n");
	paper_facts(meeting, block_fact, &block);
	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];

		block_say(out, "\n\n");
		write_item_heading(out, item, width);
		write_item_parts(out, item, width);
	}
}

void
print_item(FILE *out, const struct meeting *meeting, const struct item *item, enum item_format format, int width)
{
	if (format == ITEM_MARKDOWN)
		print_item_markdown(out, meeting, item);
	else
		print_item_text(out, meeting, item, width);
}

void
print_meeting(FILE *out, const struct meeting *meeting, enum item_format format, int width)
{
	if (format == ITEM_MARKDOWN)
		print_meeting_markdown(out, meeting);
	else
		print_meeting_text(out, meeting, width);
}
