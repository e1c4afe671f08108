/*
 * Lists of people as minutes print them: "Councillor Hale (in the Chair); Councillors Ash, Birch
 * and Cole; Jo Dent, Head of Finance".
 */
#ifndef PARSE_NAMES_H
#define PARSE_NAMES_H

#include "model/meeting.h"

/* Adds the people whom the words name, each on a line or parted by commas and the like. What is no
 * name ("None", "6 members of the public") is passed over. */
void names_take(struct meeting *meeting, enum role role, const char *words);

/* Whether the words begin with a form of address: "Councillor", "Cllrs", "Mrs". */
gboolean names_begins_with_address(const char *words);

/* Whether they say how those were there whom they name: "Online: Cllrs Ash and Birch". */
gboolean names_says_how(const char *words);

/* Whether the words say what someone does, or works for. */
gboolean names_is_post(const char *words);

/* Whether a line by itself looks like one person, post or organisation included. */
gboolean names_is_line_of_one(const char *words);

#endif
