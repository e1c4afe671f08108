/*
 * What keys do in a prompt: as in the shell, whatever the key table says.
 *
 *     Left Right ^B ^F          by character      Home End ^A ^E   to the ends
 *     C-Left C-Right            by word           Up Down ^P ^N    what was typed before
 *     Backspace ^H  Delete ^D   a character       Tab S-Tab        complete
 *     ^W  ^U  ^K                the word, all before, all behind
 */
#ifndef TUI_PROMPT_KEYS_H
#define TUI_PROMPT_KEYS_H

#include "tui/keys.h"
#include "view/prompt.h"

/* Whether the key stands for a character, to be typed where there is a prompt. */
gboolean key_is_typed(guint32 key);

/* Does what the key says; FALSE where it is none of the prompt's (Enter, Esc, ^G, ^R, ^T, ...). */
gboolean prompt_key(struct prompt *prompt, guint32 key);

#endif
