/* Resolutions and actions as CommonMark. */
#include "base/gate.h"
#include "print/markdown.h"
#include "print/paper.h"

static void
say(FILE *out, const char *text)
{
	gate_write(out, text, -1, GATE_LINES);
}

/* Its words as a quotation, where it stands, and its reference. */
static void
write_head(FILE *out, const char *text, const char *citation, const char *key)
{
	say(out, "> ");
	markdown_write(out, text, -1, TRUE);
	say(out, "\n\n");
	markdown_write(out, citation, -1, TRUE);
	say(out, "  \n");
	markdown_key(out, key);
	say(out, "\n\n");
}

void
print_resolution_markdown(FILE *out, const struct meeting *meeting, const struct item *item, guint position)
{
	const struct resolution *resolution = item->resolutions->pdata[position];
	g_autofree char *citation = paper_limb_citation(meeting, item, resolution);

	write_head(out, resolution->text, citation, resolution->key != NULL ? resolution->key : item->key);
	paper_decision(item, resolution, markdown_fact, out);
}

void
print_action_markdown(FILE *out, const struct meeting *meeting, const struct item *item, guint position)
{
	const struct action *action = item->actions->pdata[position];
	g_autofree char *citation = paper_limb_citation(meeting, item, item_resolution(item, action));

	write_head(out, action->text, citation, action->key);
	paper_action(item, position, markdown_fact, out);
}
