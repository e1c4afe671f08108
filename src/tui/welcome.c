#include "tui/welcome.h"

#include "base/place.h"

const struct hint welcome_hints[] = {
	{ REQUEST_OPEN, "load the sample" },
	{ REQUEST_REFRESH, "look again" },
	{ REQUEST_HELP, "keys" },
	{ REQUEST_BACK, "quit" },
	{ REQUEST_NONE, NULL },
};

gboolean
welcome_is_due(const struct browser *browser)
{
	const struct listing *meetings = &browser->listings[AREA_MEETINGS];

	return !meetings->is_stale && meetings->filter == NULL && meetings->body == NULL &&
	    meetings->list.rows->len == 0;
}

static void G_GNUC_PRINTF(2, 3)
add(GPtrArray *lines, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_ptr_array_add(lines, g_strdup_vprintf(format, args));
	va_end(args);
}

/* They fit the smallest screen, but for paths. */
static GPtrArray *
welcome_lines(const struct browser *browser)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *call = place_call(browser->cache_path), *key = keys_of(browser->keys, REQUEST_OPEN, 1);
	g_autofree char *sample = browser->sample != NULL ? place_typed(browser->sample) : NULL;

	add(lines, "No minutes are loaded yet. In a shell:");
	add(lines, "  %s load FOLDER", call);
	add(lines, " ");
	if (sample == NULL) {
		add(lines, "Sample minutes are not installed here.");
		return lines;
	}
	add(lines, "%s loads a sample; to take it out:", key);
	add(lines, "  %s forget %s", call, sample);
	return lines;
}

int
welcome_draw(const struct browser *browser)
{
	g_autoptr(GPtrArray) lines = welcome_lines(browser);
	int columns = browser->layout.columns, room = browser->layout.rows - 3;
	int first = 1 + MAX(0, (room - (int)lines->len) / 3), margin = columns >= 60 ? 4 : 1;

	draw_text(0, 0, columns, "minutebook", STYLE_HEADING);
	for (guint i = 0; i < lines->len && (int)i < room; i++)
		draw_text(first + i, margin, columns - margin, g_ptr_array_index(lines, i), STYLE_PLAIN);
	return first;
}

gboolean
welcome_request(struct browser *browser, enum request request)
{
	switch (request) {
	case REQUEST_OPEN:
		browser->end.wants_sample = browser->is_done = browser->sample != NULL;
		if (browser->sample == NULL)
			browser_tell(browser, "Sample minutes are not installed here");
		return TRUE;
	case REQUEST_BACK:
		browser->is_done = TRUE;
		return TRUE;
	case REQUEST_HELP:
	case REQUEST_REFRESH:
	case REQUEST_QUIT:
		return FALSE;
	default:
		browser_tell(browser, "Nothing is loaded yet");
		return TRUE;
	}
}
