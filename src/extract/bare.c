/* Decisions whose word was lost: pages saved without their labels keep "That ..." paragraphs at the
 * end of an item, and nothing that says what they are. */
#include "extract/decisions.h"
#include "extract/lead.h"

static gboolean
is_bare(const struct decisions *all, const struct paragraph *paragraph)
{
	gsize group[2 * RULE_GROUPS];

	return find_form(all, FORM_BARE, NULL, paragraph->from, paragraph->to, group) != NULL;
}

/* Not what a sentence above leads in: "It was proposed that:". */
static gboolean
stands_apart(const struct decisions *all, guint number)
{
	const struct paragraph *before;

	if (number == 0)
		return TRUE;
	before = &g_array_index(all->paragraphs, struct paragraph, number - 1);
	return !is_dangling(all->scene->text, before->from, before->to);
}

void
read_bare(struct decisions *all)
{
	guint end = all->paragraphs->len, first;
	struct opening opening = { .form = FORM_BARE };
	gsize group[2 * RULE_GROUPS];

	while (end > 0 && !is_bare(all, &g_array_index(all->paragraphs, struct paragraph, end - 1)) &&
	    end + 3 > all->paragraphs->len)
		end--;
	for (first = end; first > 0 && is_bare(all, &g_array_index(all->paragraphs, struct paragraph, first - 1)); )
		first--;
	if (first == end || !stands_apart(all, first))
		return;
	opening.from = opening.at = g_array_index(all->paragraphs, struct paragraph, first).from;
	opening.rule = find_form(all, FORM_BARE, NULL, opening.from, all->scene->size, group);
	read_block(all, first, &opening);
}
