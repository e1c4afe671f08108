/*
 * Meeting to facts: decisions, follow-up actions with their due dates, references, people, and the
 * window of a meeting without a date. What counts is written in data/phrases.conf, which users
 * extend in their own settings.
 *
 *     const struct phrases *phrases = extract_phrases(error);
 *
 *     meetings = parse_meetings(text, path, &layout, error);
 *     extract_facts(meetings, phrases);          fills each item's lists
 *     meeting_set_keys(meeting, key);            only then: keys of facts count what there is
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include "model/meeting.h"

struct phrases;

/* The phrases of the program and of the user's settings, read once; the process owns them. NULL
 * and MB_ERROR_USAGE where the user's file has a mistake: the error names the file, what stands in
 * it and why. Safe to call from several threads. */
const struct phrases *extract_phrases(GError **error);

/* Fills resolutions, actions, references and people of each item, and the window and clues of a
 * meeting without a date. To be called once for each meeting (struct meeting). Safe to call from
 * several threads with the same phrases. */
void extract_facts(GPtrArray *meetings, const struct phrases *phrases);

/* The same for one thread that goes through many, and need not make anew each time what that takes. */
struct extractor;
struct extractor *extractor_new(const struct phrases *phrases);
void extractor_free(struct extractor *extractor);
void extractor_run(struct extractor *extractor, GPtrArray *meetings);

/*
 * For tests: runs every example of every rule and appends a line for each that the rule does not
 * find (`example`), or finds though it must not (`counterexample`). TRUE where there is none. *n
 * counts all that were run.
 */
gboolean extract_try_examples(const struct phrases *phrases, guint *n, GString *wrong);

#endif
