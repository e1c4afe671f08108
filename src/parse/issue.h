/*
 * The council system's page of one issue (LAYOUTS.md D): an item of each meeting that dealt with
 * it, of several bodies, newest first.
 *
 *     Meeting: 16/01/2020 - Schools Forum (Item 133)
 *
 *     133 Funding formula pdf icon PDF 176 KB
 */
#ifndef PARSE_ISSUE_H
#define PARSE_ISSUE_H

#include "parse/scan.h"

/* The lines (guint) with which the page's meetings begin; empty where it is no page of an issue.
 * The caller frees. */
GArray *issue_find_meetings(const struct scan *scan);

#endif
