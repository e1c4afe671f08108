/* The facts of an item as JSON, for print/ alone. */
#ifndef PRINT_FACTS_JSON_H
#define PRINT_FACTS_JSON_H

#include <jansson.h>
#include "model/meeting.h"

/* A string, through the gate, or null where it is not given. */
void set_text(json_t *object, const char *name, const char *text);

/* Sets the lists: resolutions, recommendations, actions, references, people. */
void set_facts(json_t *object, const struct item *item);

#endif
