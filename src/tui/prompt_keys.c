#include "tui/prompt_keys.h"

#include <curses.h>

enum { CONTROL = 0x1F }; /* ^A is 'A' & CONTROL */

static const struct {
	guint32 key;
	void (*edit)(struct prompt *prompt);
} edits[] = {
	{ KEY_NAMED | KEY_LEFT, prompt_left },
	{ 'B' & CONTROL, prompt_left },
	{ KEY_NAMED | KEY_RIGHT, prompt_right },
	{ 'F' & CONTROL, prompt_right },
	{ KEY_WORD_LEFT, prompt_word_left },
	{ KEY_WORD_RIGHT, prompt_word_right },
	{ KEY_NAMED | KEY_HOME, prompt_home },
	{ 'A' & CONTROL, prompt_home },
	{ KEY_NAMED | KEY_END, prompt_end },
	{ 'E' & CONTROL, prompt_end },
	{ KEY_NAMED | KEY_BACKSPACE, prompt_erase_left },
	{ 'H' & CONTROL, prompt_erase_left },
	{ KEY_NAMED | KEY_DC, prompt_erase_right },
	{ 'D' & CONTROL, prompt_erase_right },
	{ 'W' & CONTROL, prompt_erase_word },
	{ 'U' & CONTROL, prompt_erase_to_start },
	{ 'K' & CONTROL, prompt_erase_to_end },
	{ KEY_NAMED | KEY_UP, prompt_older },
	{ 'P' & CONTROL, prompt_older },
	{ KEY_NAMED | KEY_DOWN, prompt_newer },
	{ 'N' & CONTROL, prompt_newer },
	{ '\t', prompt_complete_next },
	{ KEY_NAMED | KEY_BTAB, prompt_complete_previous },
};

gboolean
key_is_typed(guint32 key)
{
	return key < KEY_NAMED && g_unichar_validate(key) && !g_unichar_iscntrl(key);
}

gboolean
prompt_key(struct prompt *prompt, guint32 key)
{
	char utf8[6];

	if (key_is_typed(key)) {
		prompt_insert(prompt, utf8, g_unichar_to_utf8(key, utf8));
		return TRUE;
	}
	for (guint i = 0; i < G_N_ELEMENTS(edits); i++)
		if (edits[i].key == key) {
			edits[i].edit(prompt);
			return TRUE;
		}
	return FALSE;
}
