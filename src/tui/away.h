/*
 * Taking away: the record under the cursor to a pager, a command, the clipboard; the list to a file; the
 * source to a pager or a web browser. Inside tui/ only.
 */
#ifndef TUI_AWAY_H
#define TUI_AWAY_H

#include "tui/browser.h"
#include "tui/question.h"

/* Does what the key asked for; FALSE: it is none of these. */
gboolean away_request(struct browser *browser, enum request request);

/* Asks for a file and writes the list that has the focus, or whose text has (export.c). */
void away_export(struct browser *browser);

/* Shows the page or the file that what is read comes from (origin.c). */
void away_view_source(struct browser *browser);

#endif
