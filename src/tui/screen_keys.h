/* For screen.c: the keys of this terminal, beside those that curses knows. */
#ifndef TUI_SCREEN_KEYS_H
#define TUI_SCREEN_KEYS_H

#include "tui/screen.h"

void screen_define_keys(void);

#endif
