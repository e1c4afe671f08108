/*
 * Sentences for generated minutes, out of patterns and drawn words: they read as sentences until
 * one asks what they mean. The borough, its members and its places are invented.
 */
#ifndef TOOLS_SENTENCES_H
#define TOOLS_SENTENCES_H

#include <glib.h>
#include "words.h"

/* Where and when it is said. */
struct scene {
	const struct words *words;
	GRand *rand;
	const GDate *date;
};

/* One sentence, its full stop included. */
void scene_add_sentence(const struct scene *scene, GString *text);

/* As many sentences as fill about `bytes`. */
void scene_add_paragraph(const struct scene *scene, gsize bytes, GString *text);

/* What was decided, from "That" to the full stop; now and then with a time by which it is due. */
void scene_add_resolution(const struct scene *scene, GString *text);

/* What an item is about, as a title: "Rural Housing Strategy". */
void scene_add_title(const struct scene *scene, GString *text);

/* Fills in a pattern: %n noun, %v verb, %a adjective, %N place, %c councillor, %r post,
 * %m a month to come, %p per cent, %q pounds, %d by when. */
void scene_fill(const struct scene *scene, const char *pattern, GString *text);

/* One of 48, by number: "Councillor Halworth". */
const char *councillor_name(guint number);
enum { COUNCILLORS = 48 };

#endif
