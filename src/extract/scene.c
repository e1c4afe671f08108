#include <string.h>
#include "base/letters.h"
#include "extract/decisions.h"
#include "extract/scene.h"

void
scene_init(struct scene *scene, struct meeting *meeting, const struct phrases *phrases)
{
	*scene = (struct scene){ .meeting = meeting, .phrases = phrases };
	scene->limb_actions = phrases_topic(phrases, "action.limb");
	scene->limb_none = phrases_topic(phrases, "none.limb");
	scene->told_actions = phrases_topic(phrases, "action.narrative");
	scene->listed_actions = phrases_topic(phrases, "action.list");
	scene->told_none = phrases_topic(phrases, "none.narrative");
	scene->owners = phrases_topic(phrases, "owner");
	scene->dues = phrases_topic(phrases, "due");
	scene->sentences = g_array_new(FALSE, FALSE, sizeof(struct sentence));
	scene->starts = g_array_new(FALSE, FALSE, sizeof(struct start));
}

void
scene_clear(struct scene *scene)
{
	g_array_unref(scene->sentences);
	g_array_unref(scene->starts);
	g_free(scene->title);
	decisions_free(scene->decisions);
	references_free(scene->references);
	people_free(scene->people);
}

void
scene_enter(struct scene *scene, struct item *item)
{
	scene->item = item;
	g_clear_pointer(&scene->title, g_free);
	scene->passage = &item->minutes;
	scene->text = item->minutes.text.str;
	scene->size = item->minutes.text.len;
	sentences_cut(scene->text, scene->size, phrases_cues(scene->phrases), scene->sentences, scene->starts);
}

const char *
scene_title(struct scene *scene)
{
	if (scene->title == NULL)
		scene->title = letters_small(scene->item->title != NULL ? scene->item->title : "");
	return scene->title;
}

void
scene_source(const struct scene *scene, gsize from, gsize to, gsize *starts, gsize *ends)
{
	*starts = passage_source(scene->passage, from);
	*ends = to > from ? passage_source(scene->passage, to - 1) + 1 : *starts;
}

gboolean
scene_finds(const struct scene *scene, const struct rule *rule, gsize from, gsize to, gsize *group)
{
	return rule_finds(rule, scene->text, scene->starts, to, from, group);
}

gboolean
scene_is_full(const struct entries *facts)
{
	return facts->len > FACTS_MOST;
}

guint
scene_sentence_at(const struct scene *scene, gsize at)
{
	guint low = 0, high = scene->sentences->len;

	while (low < high) {
		guint middle = (low + high) / 2;

		if (g_array_index(scene->sentences, struct sentence, middle).to <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
scene_cues(const struct scene *scene, gsize from, gsize to, struct cue_set *met)
{
	for (guint i = scene_sentence_at(scene, from); i < scene->sentences->len; i++) {
		const struct sentence *sentence = &g_array_index(scene->sentences, struct sentence, i);

		if (sentence->from >= to)
			break;
		cue_set_join(met, &sentence->cues);
	}
}

/* Writes it to `line`, at most to - from + 1 bytes with its NUL; returns its size. */
static gsize
write_line(const char *text, gsize from, gsize to, char *line)
{
	gsize n = 0;

	for (gsize at = from; at < to; at++) {
		if (text[at] != ' ' && text[at] != '\n') {
			line[n++] = text[at];
			continue;
		}
		if (n > 0 && line[n - 1] != ' ')
			line[n++] = ' ';
		while (text[at] == '\n' && at + 2 < to && strncmp(text + at + 1, "- ", 2) == 0)
			at += 2;
	}
	if (n > 0 && line[n - 1] == ' ')
		n--;
	line[n] = '\0';
	return n;
}

char *
scene_line(const struct scene *scene, gsize from, gsize to)
{
	char *line = g_malloc(to - from + 1);

	write_line(scene->text, from, to, line);
	return line;
}

char *
scene_line_kept(const struct scene *scene, gsize from, gsize to)
{
	char *line = arena_room(scene->item->arena, to - from + 1);

	arena_use(scene->item->arena, write_line(scene->text, from, to, line) + 1);
	return line;
}
