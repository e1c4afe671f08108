#include <string.h>
#include "base/cells.h"
#include "base/gate.h"
#include "print/block.h"

enum { NARROWEST = 20 };

void
block_say(FILE *out, const char *text)
{
	gate_write(out, text, -1, GATE_LINES);
}

static void
blanks(FILE *out, int n)
{
	g_autofree char *text = g_strnfill(MAX(n, 0), ' ');

	block_say(out, text);
}

static void
write_line(const char *text, gsize size, gpointer data)
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
	block_say(block->out, "\n");
}

void
block_wrap(const struct block *block, const char *text, gssize size)
{
	struct block begun = *block;
	int margin = block->indent + block->hang;

	/* Cleaned before it is measured: a stand-in has another width. */
	g_autofree char *clean = gate_clean(text, size, GATE_ONE_LINE);

	cells_wrap(clean, -1, MAX(block->width, NARROWEST), margin, margin, write_line, &begun);
}

void
block_wrap_line(FILE *out, int width, int indent, const char *text)
{
	struct block block = { .out = out, .width = width, .indent = indent, .mark = "" };

	block_wrap(&block, text, -1);
}

void
block_address(const struct block *block, const char *text)
{
	struct block begun = *block;

	write_line(text, strlen(text), &begun);
}

void
block_heading(FILE *out, const char *heading)
{
	block_say(out, "\n");
	block_say(out, heading);
	block_say(out, "\n");
}

void
block_fact(const char *label, const char *value, gboolean is_address, gpointer data)
{
	struct block block = *(const struct block *)data;

	block.mark = label != NULL ? label : "";
	if (is_address)
		block_address(&block, value);
	else
		block_wrap(&block, value, -1);
}
