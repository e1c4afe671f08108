/* The facts of an item as JSON, for print/ alone. */
#ifndef PRINT_FACTS_JSON_H
#define PRINT_FACTS_JSON_H

#include <jansson.h>
#include <stdio.h>
#include "model/meeting.h"

/* A string, through the gate, or null where it is not given. */
void set_text(json_t *object, const char *name, const char *text);

/* Sets source, starts and ends; the last two to null where words that are evidence are NULL. */
void set_words_place(json_t *object, const char *words, gsize starts, gsize ends);

/* One of them; new objects. */
json_t *resolution_json(const struct resolution *resolution);
json_t *action_json(const struct item *item, const struct action *action);

/* All strings went through the gate one by one: writes the object on a line and frees it. */
void write_json(FILE *out, json_t *object);

/* Sets clues, confirmed_in, gap_before and gap_after of a meeting. */
void set_neighbours(json_t *object, const struct meeting *meeting);

/* Sets the lists: resolutions, recommendations, actions, references, people. */
void set_facts(json_t *object, const struct item *item);

#endif
