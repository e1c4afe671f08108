/*
 * ":": a line that names what is to be done, any request ("zoom", "move-down") or one of a few words
 * with something behind it ("filter budget", "go ac/2023-09-12"). Inside tui/ only.
 */
#ifndef TUI_COMMAND_H
#define TUI_COMMAND_H

struct browser;

void command_ask(struct browser *browser);

/* Does what the line says. A request is left in browser->asked: some are the loop's. */
void command_do(struct browser *browser, const char *line);

#endif
