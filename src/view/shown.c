#include "view/shown.h"

#include <string.h>

#include "base/cells.h"
#include "base/gate.h"

static gboolean takes_utf8 = TRUE;

void
shown_set_utf8(gboolean is_utf8)
{
	takes_utf8 = is_utf8;
}

gboolean
shown_is_utf8(void)
{
	return takes_utf8;
}

char *
shown_text(const char *text, gssize size)
{
	char *clean = gate_clean(text != NULL ? text : "", text != NULL ? size : 0, GATE_LINES);

	for (char *c = clean; *c != '\0'; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	if (!takes_utf8) {
		char *plain = g_str_to_ascii(clean, "C");

		g_free(clean);
		return plain;
	}
	return clean;
}

/* cells_fit() marks a cut with "…", which ASCII lacks. */
static char *
fit_ascii(const char *text, int width)
{
	int size = strlen(text);

	if (size <= width)
		return g_strdup_printf("%-*s", width, text);
	return width > 0 ? g_strdup_printf("%.*s~", width - 1, text) : g_strdup("");
}

char *
shown_fit(const char *text, int width, gboolean is_right)
{
	g_autofree char *shown = shown_text(text, -1);
	int used = cells_width(shown, -1);

	if (is_right && used < width)
		return g_strdup_printf("%*s%s", width - used, "", shown);
	return takes_utf8 ? cells_fit(shown, MAX(0, width)) : fit_ascii(shown, MAX(0, width));
}
