/*
 * Which of the places of a NEAR()'s parts make it a hit. As FTS5 counts: one place of each part, of which
 * none ends more than so many words before the one that begins last. Going through the places by where they
 * begin, each in turn is taken for that last one.
 */
#include "query/finder.h"

/* The places of one part. */
struct lane {
	const GArray *spots;
	guint first, end; /* those that are near the last one */
	guint told;       /* before this one all that count are told */
};

static const struct spot *
spot_at(const struct lane *lane, guint i)
{
	return &g_array_index(lane->spots, struct spot, i);
}

/* Those that begin at `last` or before, and not too far. */
static void
move(struct lane *lane, guint last, guint distance)
{
	while (lane->end < lane->spots->len && spot_at(lane, lane->end)->at <= last)
		lane->end++;
	while (lane->first < lane->end && (gint64)spot_at(lane, lane->first)->at + spot_at(lane, lane->first)->n + distance < last)
		lane->first++;
}

static gboolean
begins_at(const struct lane *lane, guint last)
{
	return lane->end > lane->first && spot_at(lane, lane->end - 1)->at == last;
}

static void
tell(struct lane *lane, guint from, const GArray *tokens, GArray *places)
{
	for (guint i = MAX(from, lane->told); i < lane->end; i++) {
		struct hit_bytes place = tokens_place(tokens, spot_at(lane, i)->at, spot_at(lane, i)->n);

		g_array_append_val(places, place);
	}
}

/* Each part has but one place in a hit: beside the last one, no other of the same part. */
static void
tell_all(struct lane *lanes, guint n, guint last, const GArray *tokens, GArray *places)
{
	guint owners = 0;

	for (guint i = 0; i < n; i++)
		owners += begins_at(&lanes[i], last);
	for (guint i = 0; i < n; i++) {
		gboolean is_alone = owners == 1 && begins_at(&lanes[i], last);

		tell(&lanes[i], is_alone ? lanes[i].end - 1 : lanes[i].first, tokens, places);
		lanes[i].told = is_alone ? lanes[i].told : lanes[i].end;
	}
}

/* The next place where any part begins, after `last`; FALSE where there is none. */
static gboolean
next_last(const struct lane *lanes, guint n, gint64 *last)
{
	gint64 next = G_MAXINT64;

	for (guint i = 0; i < n; i++) {
		if (lanes[i].end < lanes[i].spots->len)
			next = MIN(next, spot_at(&lanes[i], lanes[i].end)->at);
	}
	*last = next;
	return next != G_MAXINT64;
}

void
near_add_places(const struct wanted_near *near, GArray *const *spots, const GArray *tokens, GArray *places)
{
	g_autofree struct lane *lanes = g_new0(struct lane, near->n_parts);
	gint64 last;

	for (guint i = 0; i < near->n_parts; i++)
		lanes[i].spots = spots[i];
	while (next_last(lanes, near->n_parts, &last)) {
		gboolean is_hit = TRUE;

		for (guint i = 0; i < near->n_parts; i++) {
			move(&lanes[i], last, near->distance);
			is_hit &= lanes[i].end > lanes[i].first;
		}
		if (is_hit)
			tell_all(lanes, near->n_parts, last, tokens, places);
	}
}
