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
#include <stdarg.h>
#include <string.h>
#include "base/cells.h"
#include "base/gate.h"
#include "print/markdown.h"
#include "print/paper.h"
#include "print/print.h"

enum { SET_IN = 4, LABEL = 15, NARROWEST = 20 };

/* A stretch of text between margins. The first line begins with `mark`, the others as deep in. */
struct block {
	FILE *out;
	int width;
	int indent; /* cells before the mark */
	const char *mark;
	int hang; /* cells that the mark and the blanks behind it take */
	gboolean is_begun;
};

static void
say(FILE *out, const char *text)
{
	gate_write(out, text, -1, GATE_LINES);
}

static void
blanks(FILE *out, int n)
{
	g_autofree char *text = g_strnfill(MAX(n, 0), ' ');

	say(out, text);
}

static void
block_line(const char *text, gsize size, gpointer data)
{
	struct block *block = data;

	blanks(block->out, block->indent);
	if (block->is_begun) {
		blanks(block->out, block->hang);
	} else {
		gate_write(block->out, block->mark, -1, GATE_ONE_LINE);
		blanks(block->out, block->hang - cells_width(block->mark, -1));
	}
	block->is_begun = TRUE;
	gate_write(block->out, text, size, GATE_ONE_LINE);
	say(block->out, "\n");
}

static void
wrap(const struct block *block, const char *text, gssize size)
{
	struct block begun = *block;
	int margin = block->indent + block->hang;

	/* Cleaned before it is measured: a stand-in has another width. */
	g_autofree char *clean = gate_clean(text, size, GATE_ONE_LINE);

	cells_wrap(clean, -1, MAX(block->width, NARROWEST), margin, margin, block_line, &begun);
}

static void
wrap_line(FILE *out, int width, int indent, const char *text)
{
	struct block block = { .out = out, .width = width, .indent = indent, .mark = "" };

	wrap(&block, text, -1);
}

static void
write_passage_line(const char *text, gsize size, int level, gpointer data)
{
	struct block block = *(const struct block *)data;
	gsize marked = paper_mark(text, size);
	g_autofree char *mark = NULL;

	if (size == 0 && level == 0) {
		say(block.out, "\n");
		return;
	}
	/* No deeper than half the line, however deep the list. */
	if (level > 0)
		block.indent += MIN((level - 1) * 2, block.width / 2);
	mark = g_strdup_printf("%s%.*s", level > 0 ? "- " : "", (int)marked, text);
	block.mark = g_strchomp(mark);
	block.hang = (level > 0 ? 2 : 0) + (int)marked;
	wrap(&block, text + marked, size - marked);
}

static void
write_section(FILE *out, const char *heading)
{
	say(out, "\n");
	say(out, heading);
	say(out, "\n");
}

static void
write_passage(FILE *out, const char *heading, const struct passage *passage, int width)
{
	struct block block = { .out = out, .width = width, .indent = SET_IN, .mark = "" };

	write_section(out, heading);
	paper_lines(passage, write_passage_line, &block);
}

static void
write_papers(FILE *out, const struct item *item, int width)
{
	struct block block = {
		.out = out, .width = width, .indent = SET_IN, .mark = "-", .hang = 2,
	};

	write_section(out, "Papers");
	for (guint i = 0; i < item->documents->len; i++) {
		const struct document *document = item->documents->pdata[i];

		wrap(&block, document->label, -1);
	}
}

static void
write_item_parts(FILE *out, const struct item *item, int width)
{
	if (item->agenda.text->len > 0)
		write_passage(out, "Agenda", &item->agenda, width);
	if (item->minutes.text->len > 0)
		write_passage(out, "Minutes", &item->minutes, width);
	if (item->is_truncated) {
		say(out, "\n");
		wrap_line(out, width, SET_IN, "[" CUT_SENTENCE "]");
	}
	if (item->documents->len > 0)
		write_papers(out, item, width);
}

static void
print_item_text(FILE *out, const struct meeting *meeting, const struct item *item, int width)
{
	g_autofree char *citation = paper_citation(meeting, item);

	wrap_line(out, width, 0, paper_title(item));
	wrap_line(out, width, 0, citation);
	/* Never wrapped: it is there to be copied. */
	gate_write(out, item->key, -1, GATE_ONE_LINE);
	say(out, "\n");
	write_item_parts(out, item, width);
}

static void
write_fact(const char *label, const char *value, gboolean is_address, gpointer data)
{
	struct block block = *(const struct block *)data;

	block.mark = label;
	if (is_address)
		block_line(value, strlen(value), &block);
	else
		wrap(&block, value, -1);
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
	wrap(&block, paper_title(item), -1);
}

static void
print_meeting_text(FILE *out, const struct meeting *meeting, int width)
{
	struct block block = { .out = out, .width = width, .hang = LABEL };
	g_autofree char *citation = paper_citation(meeting, NULL);

	wrap_line(out, width, 0, citation);
	gate_write(out, meeting->key, -1, GATE_ONE_LINE);
	say(out, "\n\n");
	paper_facts(meeting, write_fact, &block);
	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];

		say(out, "\n\n");
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
