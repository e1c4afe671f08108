/* Decisions whose word was lost: pages saved without their labels keep "That ..." paragraphs at the
 * end of an item, and nothing that says what they are. */
#include "extract/decisions.h"
#include "extract/lead.h"

static gboolean
is_bare(const struct decisions *all, const struct paragraph *paragraph)
{
	return find_form(all, FORM_BARE, NULL, paragraph->from, paragraph->to) != NULL;
}

static gboolean
is_labelled(const struct decisions *all, const struct paragraph *paragraph)
{
	struct label label;

	return label_read(all->scene->text, paragraph->from, paragraph->to, NULL, &label);
}

/* The paragraph "That Cabinet:" above the numbered ones that end the item; `end` where there is none. */
static guint
find_lead(const struct decisions *all)
{
	guint end = all->paragraphs->len, first = end;

	while (first > 0 && is_labelled(all, &g_array_index(all->paragraphs, struct paragraph, first - 1)))
		first--;
	if (first == 0 || first == end || !is_bare(all, &g_array_index(all->paragraphs, struct paragraph, first - 1)))
		return end;
	return first - 1;
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
	const struct paragraph *paragraph;

	while (end > 0 && !is_bare(all, &g_array_index(all->paragraphs, struct paragraph, end - 1)) &&
	    end + 3 > all->paragraphs->len)
		end--;
	for (first = end; first > 0 && is_bare(all, &g_array_index(all->paragraphs, struct paragraph, first - 1)); )
		first--;
	if (first == end)
		first = find_lead(all), end = all->paragraphs->len;
	if (first == end || !stands_apart(all, first))
		return;
	paragraph = &g_array_index(all->paragraphs, struct paragraph, first);
	opening.from = opening.at = paragraph->from;
	opening.rule = find_form(all, FORM_BARE, NULL, paragraph->from, paragraph->to);
	read_block(all, first, &opening);
}
