/* Whose meeting a reference means, and when: the words before or right after it. */
#include <string.h>
#include "extract/place.h"
#include "model/day.h"

enum { FAR = 240 /* bytes that are looked at on either side */ };

/* "the Panel's meeting": the last word of a name stands for the body named before, or for this
 * one. */
static gboolean
is_short(const char *body)
{
	static const char *const words[] = {
		"Committee", "Sub-Committee", "Panel", "Commission", "Board", "Forum", "Assembly", "Group", "Authority",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(body, words[i]) == 0)
			return TRUE;
	return FALSE;
}

/* The last body in `text` whose name ends with the short one; NULL where there is none. */
static char *
find_whole(const struct place_rules *rules, const char *text, gsize from, gsize to, const char *body)
{
	char *whole = NULL;
	gsize group[2 * RULE_GROUPS], starts, ends;

	for (gsize at = from; rules->body != NULL && rule_finds(rules->body, text, NULL, to, at, group); at = ends) {
		g_autofree char *name = NULL;

		if (!rule_group(rules->body, group, "body", &starts, &ends) || ends <= at)
			break;
		name = g_strndup(text + starts, ends - starts);
		if (!is_short(name) && g_str_has_suffix(name, body)) {
			g_free(whole);
			whole = g_steal_pointer(&name);
		}
	}
	return whole;
}

static void
take_body(const struct place_rules *rules, const struct scene *scene, const struct rule *rule, const gsize *group,
    gsize sentence, gsize starts, struct reference *reference)
{
	gsize from, to;
	g_autofree char *body = NULL;

	if (reference->body != NULL || !rule_group(rule, group, "body", &from, &to))
		return;
	body = scene_line(scene, from, to);
	reference->body = is_short(body) ? find_whole(rules, scene->text, sentence, starts, body) : g_steal_pointer(&body);
}

static gboolean
has_body(const struct rule *rule, const gsize *group)
{
	gsize from, to;

	return rule_group(rule, group, "body", &from, &to);
}

/* "... of the Cabinet meeting held on 16 October 2023". */
static void
look_after(const struct place_rules *rules, const struct scene *scene, gsize sentence, gsize starts, gsize ends,
    gsize limit, struct reference *reference)
{
	gsize group[2 * RULE_GROUPS], to = MIN(limit, ends + FAR);
	struct day_found day;

	if (rules->after != NULL && day_find(scene->text, to, ends, &day) && *day.iso != '\0' &&
	    scene_finds(scene, rules->after, ends, day.starts, group)) {
		reference->date = g_strdup(day.iso);
		take_body(rules, scene, rules->after, group, sentence, starts, reference);
	} else if (rules->after_body != NULL && scene_finds(scene, rules->after_body, ends, to, group))
		take_body(rules, scene, rules->after_body, group, sentence, starts, reference);
}

/* The last day that ends right before `starts`, but for a bracket and "see". */
static gboolean
day_before(const char *text, gsize from, gsize starts, struct day_found *last)
{
	static struct rx *between;
	struct day_found day;
	gboolean found = FALSE;

	for (gsize at = from; day_find(text, starts, at, &day); at = day.ends) {
		*last = day;
		found = TRUE;
	}
	return found && *last->iso != '\0' && rx_search(rx_own(&between,
	    "\\G[\\s,;(\\[-]*(?:(?:under|vide|see|in|by|at|as|and|per)\\b\\s*)*\\z", RX_CASELESS),
	    text, starts, last->ends, NULL, 0) == RX_MATCH;
}

/* "... the Cabinet meeting held on 19th February, 2018 (Minute No. 109 refers)". */
static void
look_before(const struct place_rules *rules, const struct scene *scene, gsize from, gsize sentence, gsize starts,
    struct reference *reference)
{
	gsize group[2 * RULE_GROUPS];
	struct day_found day;

	if (reference->date == NULL && rules->before != NULL && day_before(scene->text, from, starts, &day)) {
		if (!scene_finds(scene, rules->before, from, day.starts, group))
			return;
		/* Both given on either side would be two meetings. */
		if (reference->body == NULL || !has_body(rules->before, group))
			reference->date = g_strdup(day.iso);
		take_body(rules, scene, rules->before, group, sentence, starts, reference);
	} else if (rules->before_body != NULL && scene_finds(scene, rules->before_body, from, starts, group))
		take_body(rules, scene, rules->before_body, group, sentence, starts, reference);
}

void
place_find(const struct place_rules *rules, const struct scene *scene, const struct sentence *sentence,
    gsize after, gsize starts, gsize ends, gsize limit, struct reference *reference)
{
	gsize from = starts > after + FAR ? starts - FAR : after;

	while (from < starts && (scene->text[from] & 0xc0) == 0x80)
		from++;
	while (limit < sentence->to && (scene->text[limit] & 0xc0) == 0x80)
		limit++;
	look_after(rules, scene, sentence->from, starts, ends, limit, reference);
	look_before(rules, scene, from, sentence->from, starts, reference);
}
