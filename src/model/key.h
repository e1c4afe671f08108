/*
 * References (KEY), as shared INTERFACE.md defines them:
 *
 *     rotherham:improving-lives-select-commission/2023-09-12/114
 *
 * This file makes them from what a meeting says; finding a meeting by what people type is
 * query/key.h.
 */
#ifndef MODEL_KEY_H
#define MODEL_KEY_H

#include "model/meeting.h"

/* Lower case, accents dropped, every run of other characters one "-", none at the ends. The caller
 * frees; empty where nothing is left. */
char *key_slug(const char *name);

/*
 * The meeting's key without looking at others: [council:]body/date, or undated- and the first
 * eight digits of the SHA-256 of its part of `text` (the source's stored text). A body that is not
 * known is "unnamed". The caller frees.
 */
char *key_of_meeting(const struct meeting *meeting, const char *text);

/* Whether the key of a body, "[council:]body", is that of all whose body is not known: nothing says that two
 * of them belong together. */
gboolean key_is_unnamed(const char *body_key);

/*
 * Sets meeting->key to `key` and the key of every item: its number with "/" as "~", ".2" and so on
 * where the number was met before in this meeting, "@n" where it has none. A number that holds a
 * blank has it written "_". Resolutions get ".../r1", actions ".../a1", counted within the item;
 * recommendations have none.
 */
void meeting_set_keys(struct meeting *meeting, const char *key);

/* As long as the meeting's own key isn't certain: its items' are "/" and how they will end, the facts
 * have only their numbers. */
void meeting_set_key_ends(struct meeting *meeting);

/* As meeting_set_keys() for the facts of one item, which has its key. */
void item_set_fact_keys(struct item *item);

#endif
