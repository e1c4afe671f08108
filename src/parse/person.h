/*
 * What single words of a list of people are: a form of address, a name, a post, an organisation, or nobody.
 * Words are NUL-terminated; what is `size` bytes long need not be.
 */
#ifndef PARSE_PERSON_H
#define PARSE_PERSON_H

#include "base/rx.h"

/* Matches a form of address at the beginning: its group 1 is the words, group 2 the "s" of a plural. */
const struct rx *person_address(void);

/* Whether the words begin with one: "Councillor", "Cllrs", "Mrs". */
gboolean person_begins_with_address(const char *words);

/* Whether the words say what someone does; "P. Ward" is somebody. */
gboolean person_is_post(const char *words, gsize size);

/* Whether they say for whom. */
gboolean person_is_organisation(const char *words);

/* Whether they say either of these. */
gboolean person_is_post_or_body(const char *words);

/* "Farmers' Union of Averley", "Clinical Lead for Boats": no name has such a word. */
gboolean person_is_of(const char *words);

/* "6 members of the public", "None", and the heads of a table of names. */
gboolean person_is_nobody(const char *words);

/* "to", but not "de" or "van". */
gboolean person_has_small_word(const char *words);

/* A name has one to six words, the first with a capital, and no digit. */
gboolean person_is_name(const char *words);

/* Whether a line by itself looks like one person, post or organisation included. */
gboolean person_is_line_of_one(const char *words);

/* "The Mayor of Averley (Councillor Ash)": an office, whose holder is named in brackets. */
gboolean person_is_office(const char *words);

/* "Jo Dent", but neither "Dent" nor "J. Dent" nor "De Vries". */
gboolean person_has_first_name(const char *name);

/* "JD", "A.O": letters alone. */
gboolean person_is_initials(const char *words);

/* Whether a name of several words stands at their beginning, more names or nothing behind it. */
gboolean person_leads_list(const char *words);

/* "Sue Ash Harbour Director": where the name ends can't be said. */
gboolean person_has_post_glued(const char *name);

/* "Councillors", above the list of them. */
gboolean person_is_bare_address(const char *name);

/* The name without its form of address, where a first name or an initial is left. */
const char *person_bare_name(const char *name);

/* One word with a capital: a first name, where two would be the same without. */
gboolean person_is_first_name(const char *note);

/* "OBE" after a comma belongs to the name before it. */
gboolean person_is_honour(const char *words);

/* "Hale, Chairman": what the name before it is. */
gboolean person_is_chair(const char *words);

#endif
