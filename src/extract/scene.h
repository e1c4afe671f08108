/*
 * One item of a meeting being read for facts, for extract/ alone: its minutes text cut into
 * sentences, and what was found in it before. Each finder takes the scene and appends to the item's
 * lists; one scene serves all items of a meeting, so that what they need is made once:
 *
 *     scene_init(&scene, meeting, phrases);
 *     scene_enter(&scene, item);
 *     find_resolutions(scene);  find_actions(scene);  find_references(scene);  find_people(scene);
 *
 * All offsets of a scene are bytes of its text; scene_source() makes those of the source of them.
 */
#ifndef EXTRACT_SCENE_H
#define EXTRACT_SCENE_H

#include "extract/phrases.h"
#include "model/meeting.h"

/* A sentence, a heading line, or a whole entry without a full stop. */
struct sentence {
	gsize from, to;      /* without blanks at either end, without a bullet */
	guint paragraph;     /* paragraphs and list entries, counted from 0 */
	guint8 bullet;       /* depth of its list entry, from 1; 0: none */
	gboolean is_first;   /* of its paragraph */
	struct cue_set cues;
	int resolution;      /* position in item->resolutions of the limb it stands in; -1: narrative */
	gboolean is_decision; /* part of a block of decisions or recommendations, its lead-in too */
};

struct decisions;
struct references;
struct people;

struct scene {
	struct meeting *meeting;
	const struct phrases *phrases;
	/* Their rules: of actions and what is none, in limbs of decisions and beside them; of the entries of a list;
	 * of who does it, where the rule of the action does not say. */
	const struct topic *limb_actions, *limb_none, *told_actions, *told_none, *listed_actions, *owners, *dues;
	/* What the finders of resolutions, references and people keep from item to item; NULL before. */
	struct decisions *decisions;
	struct references *references;
	struct people *people;
	struct item *item;
	char *title; /* the item's in small letters, once scene_title() was asked for it */
	const struct passage *passage; /* the item's minutes */
	const char *text;
	gsize size;
	gboolean is_list; /* the item is a list of actions, by its title */
	GArray *sentences; /* struct sentence */
	GArray *starts;    /* struct start: of the whole text */
};

void scene_init(struct scene *scene, struct meeting *meeting, const struct phrases *phrases);
void scene_clear(struct scene *scene);

/* Turns to an item of the meeting and cuts its text. */
void scene_enter(struct scene *scene, struct item *item);

/* The item's title in small letters; "" where it has none. The scene's own. */
const char *scene_title(struct scene *scene);

/* Bytes of the source for bytes `from` to `to` of the text. */
void scene_source(const struct scene *scene, gsize from, gsize to, gsize *starts, gsize *ends);

/* The number of the first sentence that ends behind byte `at`. */
guint scene_sentence_at(const struct scene *scene, gsize at);

/* Adds the cues of the sentences that hold any of bytes `from` to `to`. */
void scene_cues(const struct scene *scene, gsize from, gsize to, struct cue_set *met);

/* Whether there are more facts of a kind than the cache keeps: a finder looks no further. */
gboolean scene_is_full(const struct entries *facts);

/* Bytes `from` to `to` as one line: line ends and runs of blanks become one space, bullets go. The
 * caller frees. */
char *scene_line(const struct scene *scene, gsize from, gsize to);

/* The same as a string of the item's arena. */
char *scene_line_kept(const struct scene *scene, gsize from, gsize to);

/* Whether the rule finds something in bytes `from` to `to` of the text; see rule_finds(). */
gboolean scene_finds(const struct scene *scene, const struct rule *rule, gsize from, gsize to, gsize *group);

/* Cuts a passage's text into sentences (struct sentence, their cues scanned), which take the place of
 * those that the array holds; as the words with which patterns begin do in `starts` (may be NULL). */
void sentences_cut(const char *text, gsize size, const struct cues *cues, GArray *sentences, GArray *starts);

void references_free(struct references *reading);
void people_free(struct people *search);

/* The finders, in the order in which they are to be called. */
void find_resolutions(struct scene *scene);
void find_actions(struct scene *scene);
void find_references(struct scene *scene);
void find_people(struct scene *scene);

/* The window of a meeting without a date, before its items are gone through, whose due dates count
 * from it: sets date_earliest, date_latest and clues. */
void find_window(struct meeting *meeting, const struct phrases *phrases);

#endif
