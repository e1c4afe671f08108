/*
 * When a meeting without a date can have been: after what it speaks of as done on a day, before
 * what it speaks of as still to come. Every rule of the topic `window` says which of the two its day
 * proves. Where proofs contradict each other, the less certain ones fall.
 */
#include <stdlib.h>
#include <string.h>
#include "extract/scene.h"
#include "model/day.h"

enum { MOST_CERTAIN = 4 }; /* the day of the next meeting, which has an item of its own */

struct proof {
	struct clue *clue;
	int day;
	int certainty;
};

/* A text with where it comes from; of a title only the item is known. */
struct place {
	const char *text;
	gsize size;
	const struct passage *passage;
	const struct item *item;
	gboolean is_minutes;
};

static gboolean
is_known(const GArray *proofs, gboolean is_latest, int day)
{
	for (guint i = 0; i < proofs->len; i++) {
		const struct proof *proof = &g_array_index(proofs, struct proof, i);

		if (proof->clue->is_latest == is_latest && proof->day == day)
			return TRUE;
	}
	return FALSE;
}

static struct clue *
add_proof(GArray *proofs, gboolean is_latest, int day, int certainty)
{
	struct proof proof = { clue_new(), day, certainty };
	char iso[DAY_TEXT];

	day_from_number(day, iso);
	proof.clue->is_latest = is_latest;
	proof.clue->date = g_strdup(iso);
	g_array_append_val(proofs, proof);
	return proof.clue;
}

/* Where bytes `from` to `to` of the place are in the source. */
static void
set_place(struct clue *clue, const struct place *place, gsize from, gsize to)
{
	clue->words = g_strndup(place->text + from, to - from);
	clue->starts = place->passage != NULL ? passage_source(place->passage, from) : place->item->starts;
	clue->ends = place->passage != NULL ? passage_source(place->passage, to - 1) + 1 : place->item->ends;
}

/* `group` is of the sentence, which begins at byte `from` of the place. */
static void
take_match(GArray *proofs, const struct place *place, const struct rule *rule, const gsize *group, gsize from)
{
	gboolean is_latest = strcmp(rule_value(rule, "kind"), "before") == 0;
	const char *certainty = rule_value(rule, "certainty");
	struct day_found found;
	struct clue *clue;
	gsize starts, ends;
	int day;

	if (!rule_group(rule, group, "date", &starts, &ends) ||
	    !day_find(place->text, from + ends, from + starts, &found) || found.doubt != DAY_SURE)
		return;
	day = day_number(found.iso) - is_latest;
	if (is_known(proofs, is_latest, day))
		return;
	clue = add_proof(proofs, is_latest, day, certainty != NULL ? atoi(certainty) : 1);
	clue->rule = rule->name;
	set_place(clue, place, from + group[0], from + group[1]);
}

static void
try_rules(GArray *proofs, const struct place *place, const struct sentence *sentence, const struct topic *topic)
{
	gsize size = sentence->to - sentence->from, group[2 * RULE_GROUPS];
	struct rule_set chosen;

	topic_choose(topic, &sentence->cues, &chosen);
	for (int i = -1; (i = rule_set_next(&chosen, i)) >= 0;) {
		const struct rule *rule = topic_rule(topic, i);
		const char *kind = rule_value(rule, "kind");

		/* An agenda is written before the meeting: what is to come by it may have come. */
		if (kind == NULL || (strcmp(kind, "before") == 0 && !place->is_minutes))
			continue;
		for (gsize at = 0; at < size; at = MAX(group[1], at + 1)) {
			if (!rule_finds(rule, place->text + sentence->from, NULL, size, at, group))
				break;
			take_match(proofs, place, rule, group, sentence->from);
		}
	}
}

static void
search_place(GArray *proofs, const struct place *place, const struct phrases *phrases)
{
	const struct topic *topic = phrases_topic(phrases, "window");
	g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(struct sentence));

	sentences_cut(place->text, place->size, phrases_cues(phrases), sentences, NULL);
	for (guint i = 0; i < sentences->len; i++)
		try_rules(proofs, place, &g_array_index(sentences, struct sentence, i), topic);
}

static void
search_item(GArray *proofs, const struct item *item, const struct phrases *phrases)
{
	const struct passage *passages[] = { &item->agenda, &item->minutes };
	struct place title = { .text = item->title, .item = item };

	title.size = item->title != NULL ? strlen(item->title) : 0;
	search_place(proofs, &title, phrases);
	for (gsize i = 0; i < G_N_ELEMENTS(passages); i++) {
		struct place place = {
			.text = passages[i]->text.str, .size = passages[i]->text.len,
			.passage = passages[i], .item = item, .is_minutes = i == 1,
		};
		search_place(proofs, &place, phrases);
	}
}

/* Whether the passage names that day: then that is where the next meeting's day comes from. */
static gboolean
place_next_date(struct clue *clue, const struct item *item, const struct passage *passage, const char *date)
{
	struct place place = { .text = passage->text.str, .size = passage->text.len, .passage = passage, .item = item };
	struct day_found found = { .ends = 0 };

	while (day_find(place.text, place.size, found.ends, &found)) {
		if (strcmp(found.iso, date) != 0)
			continue;
		set_place(clue, &place, found.starts, found.ends);
		return TRUE;
	}
	return FALSE;
}

static void
take_next_date(GArray *proofs, const struct meeting *meeting)
{
	int day = day_number(meeting->next_date);
	struct clue *clue;

	if (day == 0)
		return;
	clue = add_proof(proofs, TRUE, day - 1, MOST_CERTAIN);
	clue->rule = g_intern_static_string("next meeting");
	for (guint i = meeting->items->len; i-- > 0;) {
		const struct item *item = meeting->items->pdata[i];

		if (place_next_date(clue, item, &item->minutes, meeting->next_date) ||
		    place_next_date(clue, item, &item->agenda, meeting->next_date))
			return;
	}
	clue->words = day_words(meeting->next_date);
	clue->starts = meeting->starts;
	clue->ends = meeting->ends;
}

/* The tightest proof of a side, or NULL. */
static struct proof *
tightest(const GArray *proofs, gboolean is_latest)
{
	struct proof *best = NULL;

	for (guint i = 0; i < proofs->len; i++) {
		struct proof *proof = &g_array_index(proofs, struct proof, i);

		if (proof->clue->is_latest == is_latest &&
		    (best == NULL || (is_latest ? proof->day < best->day : proof->day > best->day)))
			best = proof;
	}
	return best;
}

/* Those that contradict each other fall, both where neither is the surer. */
static void
drop_contradictions(GArray *proofs)
{
	const struct proof *first, *last;

	while ((first = tightest(proofs, FALSE)) != NULL && (last = tightest(proofs, TRUE)) != NULL &&
	    first->day > last->day) {
		int surer = first->certainty - last->certainty;
		guint a = first - (struct proof *)proofs->data, b = last - (struct proof *)proofs->data;

		if (surer <= 0)
			g_array_remove_index(proofs, a);
		if (surer >= 0)
			g_array_remove_index(proofs, surer == 0 && b > a ? b - 1 : b);
	}
}

static void
free_clue_of(gpointer proof)
{
	clue_free(((struct proof *)proof)->clue);
}

static void
set_date(const GArray *proofs, gboolean is_latest, char **date)
{
	const struct proof *proof = tightest(proofs, is_latest);

	g_free(*date);
	*date = proof != NULL ? g_strdup(proof->clue->date) : NULL;
}

void
find_window(struct meeting *meeting, const struct phrases *phrases)
{
	g_autoptr(GArray) proofs = g_array_new(FALSE, FALSE, sizeof(struct proof));

	g_array_set_clear_func(proofs, free_clue_of);
	take_next_date(proofs, meeting);
	for (guint i = 0; i < meeting->items->len; i++)
		search_item(proofs, meeting->items->pdata[i], phrases);
	drop_contradictions(proofs);
	set_date(proofs, FALSE, &meeting->date_earliest);
	set_date(proofs, TRUE, &meeting->date_latest);
	for (guint i = 0; i < proofs->len; i++) {
		struct proof *proof = &g_array_index(proofs, struct proof, i);

		g_ptr_array_add(meeting->clues, g_steal_pointer(&proof->clue));
	}
}
