#include "query/doubts.h"

enum { IDS_MOST = 100000 /* kept: about 5 MB; the same few are asked about twice, never all */ };

struct doubts {
	GHashTable *ids; /* gint64 */
	gint64 others;   /* whose ids aren't kept */
};

struct doubts *
doubts_new(void)
{
	struct doubts *doubts = g_rc_box_new0(struct doubts);

	doubts->ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	return doubts;
}

struct doubts *
doubts_ref(struct doubts *doubts)
{
	return g_rc_box_acquire(doubts);
}

static void
clear(gpointer data)
{
	struct doubts *doubts = data;

	g_hash_table_unref(doubts->ids);
}

void
doubts_unref(struct doubts *doubts)
{
	g_rc_box_release_full(doubts, clear);
}

void
doubts_add(struct doubts *doubts, gint64 id)
{
	if (g_hash_table_size(doubts->ids) < IDS_MOST)
		g_hash_table_add(doubts->ids, g_memdup2(&id, sizeof(id)));
	else if (!g_hash_table_contains(doubts->ids, &id))
		doubts->others++;
}

gint64
doubts_count(const struct doubts *doubts)
{
	return g_hash_table_size(doubts->ids) + doubts->others;
}
