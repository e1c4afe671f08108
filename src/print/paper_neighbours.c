/* What other meetings say about a meeting, and what proves when an undated one was. */
#include "print/paper.h"

typedef void say_fact(const char *label, const char *value, gboolean is_address, gpointer data);

static void
say_clues(const struct meeting *meeting, say_fact *say, gpointer data)
{
	for (guint i = 0; i < meeting->clues->len; i++) {
		const struct clue *clue = meeting->clues->pdata[i];
		g_autofree char *line = clue_words(clue);

		say(clue->is_latest ? "Not after" : "Not before", line, FALSE, data);
	}
}

static void
say_confirmed(const struct cited *confirmed_in, say_fact *say, gpointer data)
{
	g_autofree char *citation = NULL;

	if (confirmed_in == NULL)
		return;
	citation = cited_words(confirmed_in);
	say("Confirmed in", citation, FALSE, data);
	say(NULL, confirmed_in->key, TRUE, data);
}

static void
say_gap(const char *label, const struct gap *gap, const char *where, say_fact *say, gpointer data)
{
	g_autofree char *line = gap_words(gap, where);

	say(label, line, FALSE, data);
	say(NULL, gap->meeting, TRUE, data);
}

void
paper_neighbours(const struct meeting *meeting, say_fact *say, gpointer data)
{
	const struct neighbours *neighbours = meeting->neighbours;

	if (meeting->date == NULL)
		say_clues(meeting, say, data);
	if (neighbours == NULL)
		return;
	say_confirmed(neighbours->confirmed_in, say, data);
	if (neighbours->gap_before != NULL)
		say_gap("Not loaded", neighbours->gap_before, "after", say, data);
	if (neighbours->gap_after != NULL)
		say_gap(neighbours->gap_before != NULL ? NULL : "Not loaded", neighbours->gap_after, "before", say, data);
}
