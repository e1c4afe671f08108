/*
 * The user's settings: how styles look, and from which sizes on panes stand side by side. data/config
 * is compiled in and read by the same parser as the user's own file (base/settings.h has its form):
 *
 *     colour heading cyan bold
 *     layout beside 120
 *
 * What is wrong is left out and said by line; the other lines count.
 */
#ifndef TUI_CONFIG_H
#define TUI_CONFIG_H

#include "tui/draw.h"
#include "view/layout.h"

struct config {
	struct appearance looks[STYLES];
	struct thresholds thresholds;
};

/* As data/config says. */
void config_init(struct config *config);

/* Reads the text of a settings file, which may hold any bytes; adds to `faults` (char *: "line 3: there
 * is no colour 'bleu'; did you mean 'blue'?"). */
void config_read(struct config *config, const char *text, gsize size, GPtrArray *faults);

/* Reads the user's file; one that does not exist is fine. */
void config_read_file(struct config *config, const char *path, GPtrArray *faults);

#endif
