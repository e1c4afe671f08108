/*
 * Resolutions and actions by themselves, as text:
 *
 *     That a note on the culverts be circulated to the Panel.
 *
 *     Improving Places Scrutiny Panel, 12 September 2023, Minute No. 114(2)
 *     improving-places-scrutiny-panel/2023-09-12/114/a1
 *
 *     Kind           request
 *     Owner          Head of Highways
 */
#include "base/gate.h"
#include "print/block.h"
#include "print/markdown.h"
#include "print/paper.h"
#include "print/print.h"

static void
write_head(FILE *out, const char *text, const char *citation, const char *key, int width)
{
	block_wrap_line(out, width, 0, text);
	block_say(out, "\n");
	block_wrap_line(out, width, 0, citation);
	gate_write(out, key, -1, GATE_ONE_LINE);
	block_say(out, "\n\n");
}

static void
print_resolution_text(FILE *out, const struct meeting *meeting, const struct item *item, guint position, int width)
{
	const struct resolution *resolution = item->resolutions->pdata[position];
	struct block block = { .out = out, .width = width, .hang = BLOCK_LABEL };
	g_autofree char *citation = paper_limb_citation(meeting, item, resolution);

	write_head(out, resolution->text, citation, resolution->key != NULL ? resolution->key : item->key, width);
	paper_decision(item, resolution, block_fact, &block);
}

static void
print_action_text(FILE *out, const struct meeting *meeting, const struct item *item, guint position, int width)
{
	const struct action *action = item->actions->pdata[position];
	struct block block = { .out = out, .width = width, .hang = BLOCK_LABEL };
	g_autofree char *citation = paper_limb_citation(meeting, item, item_resolution(item, action));

	write_head(out, action->text, citation, action->key, width);
	paper_action(item, position, block_fact, &block);
}

void
print_resolution(FILE *out, const struct meeting *meeting, const struct item *item, guint position,
    enum item_format format, int width)
{
	if (format == ITEM_MARKDOWN)
		print_resolution_markdown(out, meeting, item, position);
	else
		print_resolution_text(out, meeting, item, position, width);
}

void
print_action(FILE *out, const struct meeting *meeting, const struct item *item, guint position,
    enum item_format format, int width)
{
	if (format == ITEM_MARKDOWN)
		print_action_markdown(out, meeting, item, position);
	else
		print_action_text(out, meeting, item, position, width);
}
