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

/* Whether they say how those were there whom they name: "Online: Cllrs Ash and Birch". */
gboolean names_says_how(const char *words);

#endif
