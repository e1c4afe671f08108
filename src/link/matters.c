#include <string.h>
#include "base/rx.h"
#include "link/matters.h"

/* Items of any agenda, under which many matters are reported back, by the folded title. */
#define STANDING \
	"minutes|cofnodion|matters-arising|apologies|ymddiheuriadau|(?:declarations?|disclosures?)-(?:of-(?:\\w+-){0,5}?(?:interests?|whip)|by-)" \
	"|(?:appointment|election|nomination)-of-(?:the-|a-)?(?:vice-)?chair|welcome|introductions?$|announcements" \
	"|(?:chair(?:man|woman|person)?|mayor|leader)-s-(?:announcements?|reports?|updates?|remarks|business|communications)" \
	"|public-(?:questions|participation|speaking|session|forum)|questions?(?:$|-(?:from|by|on-notice))" \
	"|(?:petitions|deputations|communications|correspondence)(?:$|-(?:and|from|to)-)|exclusion-of-(?:the-)?(?:press|public)" \
	"|urgent-(?:business|items?|matters?|decisions?)|(?:any-)?other-(?:urgent-)?business|date-(?:of|and)-|next-meeting" \
	"|(?:forward-|work-)(?:plan|programme)|(?:outstanding-)?actions?(?:$|-(?:sheet|list|log|tracker|arising|points?|outstanding|from-))" \
	"|tracking-(?:of-)?decisions|(?:exempt|confidential)-(?:items?|information|business)"

/* Who leads a matter's group: matters point to another one, the leader to itself. Each search halves
 * the way for the next one. */
static struct matter *
leader(struct matter *matter)
{
	while (matter->leader != NULL && matter->leader != matter) {
		matter->leader = matter->leader->leader;
		matter = matter->leader;
	}
	return matter;
}

static void
join(struct matter *a, struct matter *b)
{
	a = leader(a);
	b = leader(b);
	a->leader = a;
	b->leader = a;
}

/* Whether items of a heading are about a matter of their own. */
static gboolean
is_matter(const struct heading *heading)
{
	static struct rx *standing;
	const struct rx *rx = rx_own(&standing, "^(?:to-|the-)*(?:receive-|consider-|approve-|confirm-|agree-|note-)?(?:the-)?(?:draft-)?"
	    "(?:" STANDING ")", 0);

	return !heading->is_standing && rx_search(rx, heading->slug, strlen(heading->slug), 0, NULL, 0) != RX_MATCH;
}

/* Years and numbers stand in any title. */
static gboolean
share_a_word(const struct words *a, const struct words *b)
{
	for (guint i = 0; i < a->n; i++)
		if (!g_ascii_isdigit(*a->word[i]) && words_have(b, a->word[i]))
			return TRUE;
	return FALSE;
}

/* A heading's items follow the first of them. One that is alone, as most are, is left as it is. */
static void
join_by_title(const struct series *series)
{
	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];
		struct heading *heading = matter->heading;

		if (heading->first == NULL) {
			heading->first = matter;
			heading->is_matter = is_matter(heading);
		} else if (heading->is_matter) {
			join(heading->first, matter);
		}
	}
}

/* What refers to a minute need not be about the same: the titles have to say so, too. */
static void
join_cited(const struct meant *meant)
{
	const struct heading *citing = meant->citing->heading, *cited = meant->cited->heading;

	if (cited->is_matter && citing->is_matter && share_a_word(citing->words, cited->words))
		join(meant->cited, meant->citing);
}

/* Meeting by meeting, within each from the last reference to the first. */
static void
join_by_reference(const GArray *meant)
{
	for (guint from = 0, to = 0; from < meant->len; from = to) {
		const struct held *meeting = g_array_index(meant, struct meant, from).citing->meeting;

		while (to < meant->len && g_array_index(meant, struct meant, to).citing->meeting == meeting)
			to++;
		for (guint i = to; i > from; i--)
			join_cited(&g_array_index(meant, struct meant, i - 1));
	}
}

void
matters_find(const struct series *series, const GArray *meant, struct findings *findings)
{
	join_by_title(series);
	join_by_reference(meant);
	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];
		struct found_matter found = { matter->id, matter->leader != NULL ? leader(matter)->id : 0 };

		if (matter->leader != NULL)
			findings_add(findings, FINDINGS_MATTERS, &found);
	}
}
