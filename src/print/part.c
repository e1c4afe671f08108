#include "print/print.h"

/* A meeting, an item, a resolution or an action: whatever was asked for, in whatever form. */

static void
part_json(FILE *out, const struct meeting *meeting, const struct item *item, const struct part *part)
{
	if (item == NULL)
		print_meeting_json(out, meeting);
	else if (part->action >= 0)
		print_action_json(out, meeting, item, part->action);
	else if (part->resolution >= 0)
		print_resolution_json(out, meeting, item, part->resolution);
	else
		print_item_json(out, meeting, item);
}

void
print_part(FILE *out, const struct meeting *meeting, const struct part *part, enum record_format format, int width)
{
	const struct item *item = part->is_item ? meeting->items->pdata[0] : NULL;
	enum item_format style = format == RECORD_MARKDOWN ? ITEM_MARKDOWN : ITEM_TEXT;

	if (format == RECORD_JSON)
		part_json(out, meeting, item, part);
	else if (item == NULL)
		print_meeting(out, meeting, style, width);
	else if (part->action >= 0)
		print_action(out, meeting, item, part->action, style, width);
	else if (part->resolution >= 0)
		print_resolution(out, meeting, item, part->resolution, style, width);
	else
		print_item(out, meeting, item, style, width);
}
