#include "tui/messages.h"

#include <string.h>

#include "tui/browser.h"
#include "tui/overlay.h"

enum { TIME = 10 /* bytes of "09:12:33  " */ };

static gboolean
is_last(const GPtrArray *said, const char *message)
{
	return said->len > 0 && strcmp((char *)g_ptr_array_index(said, said->len - 1) + TIME, message) == 0;
}

void
messages_keep(struct browser *browser, const char *message)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	g_autofree char *time = g_date_time_format(now, "%H:%M:%S");

	if (browser->said == NULL)
		browser->said = g_ptr_array_new_with_free_func(g_free);
	if (is_last(browser->said, message))
		return;
	if (browser->said->len == MESSAGES_KEPT)
		g_ptr_array_remove_index(browser->said, 0);
	g_ptr_array_add(browser->said, g_strdup_printf("%s  %s", time, message));
}

void
messages_clear(struct browser *browser)
{
	g_clear_pointer(&browser->said, g_ptr_array_unref);
}

void
messages_show(struct browser *browser)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; browser->said != NULL && i < browser->said->len; i++)
		g_ptr_array_add(lines, g_strdup(g_ptr_array_index(browser->said, i)));
	if (lines->len == 0)
		g_ptr_array_add(lines, g_strdup("Nothing was said yet"));
	overlay_open(browser, "Messages", lines, TRUE);
}
