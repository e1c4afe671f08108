/*
 * The words in which people are told of a meeting, an item and its facts, on paper and on the screen
 * alike. What isn't const the caller frees.
 */
#ifndef MODEL_WORDING_H
#define MODEL_WORDING_H

#include "model/meeting.h"

/* Said where the source was cut. */
#define CUT_SENTENCE "The published page breaks off here; what was resolved is not known."

/* "Audit Committee"; "Body not known". */
const char *meeting_body_words(const struct meeting *meeting);

/* "12 September 2023", "date not known, between 9 July 2019 and 3 September 2019", "date not stated,
 * but only 9 July 2019 fits". */
char *meeting_date_words(const struct meeting *meeting);

/* "Averley Borough Council, Audit Committee, 12 September 2023, Minute No. 114 (draft minutes)";
 * item may be NULL. */
char *meeting_citation(const struct meeting *meeting, const struct item *item);

/* The item's heading without its number; UNTITLED where it has none. */
#define UNTITLED "(untitled)"
const char *item_title_words(const struct item *item);

/* "Audit Committee, 12 September 2023, Minute No. 114: External Audit Plan". */
char *cited_words(const struct cited *cited);

/* "31 October 2023", "October 2023": a day or a month. */
char *day_or_month_words(const char *iso);

/* When an action is due: "31 October 2023", "between 1 January 2024 and 31 March 2024"; NULL where it
 * has no date. */
char *action_due_words(const struct action *action);
/* The same with the words of the minutes and what was made of them: "31 October 2023, “to the next
 * meeting” (next meeting), of Cabinet"; NULL where the minutes don't say when. */
char *action_due_line(const struct action *action);

/* "open, overdue", "done: a later minute reports back". */
char *action_state_words(const struct action *action);

/* "6 for, 4 against, 1 abstained"; NULL where there are no numbers. */
char *resolution_vote_words(const struct resolution *resolution);

/* "12 June 2023: “as agreed at the June meeting”", which proves when an undated meeting was. */
char *clue_words(const struct clue *clue);

/* "minutes 119 to 142, after those of 12 September 2023"; where: "after" or "before". */
char *gap_words(const struct gap *gap, const char *where);

#endif
