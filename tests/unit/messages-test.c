#include "tui/messages.h"

#include <string.h>

#include "tui/browser.h"

/* The overlay is tested with them; nothing is drawn. */

static void
begin(struct browser *browser, int rows, int columns)
{
	*browser = (struct browser){ .layout = { .rows = rows, .columns = columns } };
}

static void
end(struct browser *browser)
{
	overlay_close(browser);
	messages_clear(browser);
	g_free(browser->message);
}

static void
tell_many(struct browser *browser, int n)
{
	for (int i = 1; i <= n; i++)
		browser_tell(browser, "message %d", i);
}

static const char *
kept(const struct browser *browser, guint i)
{
	return strstr(g_ptr_array_index(browser->said, i), "  ") + 2;
}

static void
test_kept(void)
{
	struct browser browser;

	begin(&browser, 24, 80);
	tell_many(&browser, 3);
	g_assert_cmpuint(browser.said->len, ==, 3);
	g_assert_true(g_regex_match_simple("^\\d\\d:\\d\\d:\\d\\d  message 1$", browser.said->pdata[0], 0, 0));
	g_assert_cmpstr(browser.message, ==, "message 3");
	browser_tell(&browser, "message 3");
	g_assert_cmpuint(browser.said->len, ==, 3);
	browser_tell(&browser, "message 2");
	g_assert_cmpuint(browser.said->len, ==, 4);
	end(&browser);
}

static void
test_most(void)
{
	struct browser browser;

	begin(&browser, 24, 80);
	tell_many(&browser, MESSAGES_KEPT + 50);
	g_assert_cmpuint(browser.said->len, ==, MESSAGES_KEPT);
	g_assert_cmpstr(kept(&browser, 0), ==, "message 51");
	g_assert_cmpstr(kept(&browser, MESSAGES_KEPT - 1), ==, "message 250");
	end(&browser);
}

static void
test_scrolling(void)
{
	struct browser browser;

	begin(&browser, 12, 80); /* ten lines */
	tell_many(&browser, 35);
	messages_show(&browser);
	g_assert_true(overlay_is_open(&browser));
	overlay_request(&browser, REQUEST_MOVE_DOWN); /* at the end already */
	g_assert_cmpuint(browser.overlay.top, ==, 25);
	overlay_request(&browser, REQUEST_MOVE_UP);
	g_assert_cmpuint(browser.overlay.top, ==, 24);
	overlay_request(&browser, REQUEST_PAGE_UP);
	g_assert_cmpuint(browser.overlay.top, ==, 14);
	overlay_request(&browser, REQUEST_HOME);
	overlay_request(&browser, REQUEST_PAGE_UP);
	g_assert_cmpuint(browser.overlay.top, ==, 0);
	overlay_request(&browser, REQUEST_HALF_DOWN);
	g_assert_cmpuint(browser.overlay.top, ==, 5);
	overlay_request(&browser, REQUEST_BACK);
	g_assert_false(overlay_is_open(&browser));
	g_assert_false(browser.is_done);
	end(&browser);
}

static void
test_wrapped(void)
{
	struct browser browser;
	g_autofree char *words = g_strnfill(300, 'x');

	for (char *c = words; c < words + 300; c += 10)
		*c = ' ';
	begin(&browser, 8, 40); /* six lines */
	browser_tell(&browser, "%s", words);
	messages_show(&browser);
	overlay_request(&browser, REQUEST_MOVE_UP);
	g_assert_cmpuint(browser.overlay.top, >=, 2); /* its last lines are in sight */
	end(&browser);
}

static void
test_few(void)
{
	struct browser browser;

	begin(&browser, 24, 80);
	messages_show(&browser);
	g_assert_cmpuint(browser.overlay.lines->len, ==, 1);
	overlay_request(&browser, REQUEST_PAGE_DOWN);
	g_assert_cmpuint(browser.overlay.top, ==, 0);
	overlay_request(&browser, REQUEST_NONE);
	g_assert_false(overlay_is_open(&browser));
	messages_show(&browser);
	overlay_request(&browser, REQUEST_QUIT);
	g_assert_true(browser.is_done);
	end(&browser);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/messages/they are kept with the time, each once", test_kept);
	g_test_add_func("/messages/the oldest go", test_most);
	g_test_add_func("/messages/moving keys scroll them, another key closes", test_scrolling);
	g_test_add_func("/messages/long ones are wrapped", test_wrapped);
	g_test_add_func("/messages/none yet is no failure, Q leaves", test_few);
	return g_test_run();
}
