#include "tui/tui.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/message.h"
#include "base/place.h"
#include "tui/browser.h"
#include "tui/messages.h"
#include "tui/saving.h"
#include "tui/screen.h"
#include "tui/signals.h"
#include "view/shown.h"

enum {
	KEYS_AT_ONCE = 512,  /* before the screen is drawn again */
	FAILURES_MOST = 100, /* a terminal that is always readable and gives nothing has gone */
	LOOK_PAUSE = 2000,   /* ms at rest between looks for what a load has brought */
	PASTE_PAUSE = 300,   /* ms without input that end a paste whose end mark got lost */
	FLOOD_PAUSE = 50     /* the same for one that has no marks */
};

struct loop {
	struct browser *browser;
	gboolean has_more_keys, is_dirty;
	GString *pasted; /* as far as it could fit anywhere; NULL: nothing is pasted */
	gboolean is_flood; /* it came without marks */
	guint failures;
	gint64 looked; /* when the last look for news was */
};

/* --- Before ---------------------------------------------------------------------------------- */

/* What is wrong in a file of the user's settings is said on standard error, to be read afterwards,
 * and in the browser: the first line on the screen, the others among its messages. */
static void
tell_faults(struct browser *browser, const char *path, const GPtrArray *faults)
{
	g_autofree char *name = g_path_get_basename(path);

	for (guint i = 0; i < faults->len; i++) {
		g_autofree char *fault = g_strdup_printf("%s, %s", name, (char *)g_ptr_array_index(faults, i));

		message_warning(path, "%s", (char *)g_ptr_array_index(faults, i));
		if (browser->message == NULL)
			browser_tell(browser, "%s", fault);
		else
			messages_keep(browser, fault);
	}
}

static void
read_config(struct browser *browser)
{
	g_autofree char *path = place_setting("config");
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	if (path == NULL)
		return;
	config_read_file(&browser->config, path, faults);
	tell_faults(browser, path, faults);
}

static void
read_keys(struct browser *browser)
{
	g_autofree char *path = place_setting("keys");
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	if (path == NULL)
		return;
	keys_read_file(browser->keys, path, faults);
	tell_faults(browser, path, faults);
}

/* --- The loop -------------------------------------------------------------------------------- */

static void
arrange(struct loop *loop)
{
	int rows, columns;

	screen_size(&rows, &columns);
	browser_arrange(loop->browser, rows, columns);
	loop->is_dirty = TRUE;
}

static void
suspend(struct loop *loop)
{
	screen_leave();
	signals_stop_here();
	screen_return();
	arrange(loop);
}

static void
end_by(struct loop *loop, int number)
{
	loop->browser->end.signal = number;
	loop->browser->is_done = TRUE;
}

/* Ends what is in progress; with nothing in progress it means the program. */
static void
take_interrupt(struct loop *loop)
{
	loop->is_dirty = TRUE;
	if (!browser_cancel(loop->browser) && unsaved_may_leave(loop->browser))
		end_by(loop, SIGINT);
}

static void
take_signal(struct loop *loop, int number)
{
	switch (number) {
	case SIGWINCH:
		screen_resize();
		arrange(loop);
		break;
	case SIGTSTP:
		suspend(loop);
		break;
	case SIGCONT:
		screen_return();
		arrange(loop);
		break;
	case SIGINT:
		take_interrupt(loop);
		break;
	default:
		end_by(loop, number);
	}
}

static void
do_request(struct loop *loop, enum request request)
{
	if (request == REQUEST_SUSPEND) {
		suspend(loop);
	} else if (request == REQUEST_REDRAW) {
		screen_resize();
		arrange(loop);
	} else if (request != REQUEST_NONE) {
		browser_request(loop->browser, request);
	}
}

/* An answer may ask for something that only the loop can do. */
static void
take_typed(struct loop *loop, int key)
{
	enum request asked;

	question_key(loop->browser, key);
	asked = loop->browser->asked;
	loop->browser->asked = REQUEST_NONE;
	do_request(loop, asked);
}

static gboolean
is_way_out(int key)
{
	enum { ESCAPE = 27, CONTROL_G = 7 };

	return key == ESCAPE || key == CONTROL_G;
}

static void
take_request(struct loop *loop, int key)
{
	struct browser *browser = loop->browser;
	gboolean is_small = browser->layout.arrangement == ARRANGED_TOO_SMALL;
	gboolean is_help = browser->help != NULL && !is_small;
	enum request request;

	g_clear_pointer(&browser->message, g_free);
	request = is_help ? help_key(browser, key) : keys_find(browser->keys, key);
	loop->is_dirty = TRUE;
	if (question_is_open(browser) && !is_small) {
		take_typed(loop, key);
	} else if (request == REQUEST_INTERRUPT) {
		take_interrupt(loop);
	} else if (request == REQUEST_SUSPEND || request == REQUEST_REDRAW) {
		do_request(loop, request);
	} else if (is_small) {
		/* What can't be seen isn't done. */
		browser->is_done = request == REQUEST_BACK || request == REQUEST_QUIT;
	} else if (request == REQUEST_NONE && is_help) {
		/* The overlay has taken it. */
	} else if (overlay_is_open(browser)) {
		overlay_request(browser, request);
	} else if (request == REQUEST_NONE && is_way_out(key)) {
		if (!browser_cancel(browser))
			browser_show(browser, "Nothing is going on that could be given up");
	} else if (request == REQUEST_NONE) {
		g_autofree char *name = key_to_name(key), *help = keys_of(browser->keys, REQUEST_HELP, 1);

		browser_tell(browser, "%s is no key here; %s shows the keys", name, help);
	} else {
		do_request(loop, request);
	}
	if (!browser->is_done)
		browser->unsaved.was_warned = FALSE;
	else if (!unsaved_may_leave(browser))
		browser->is_done = FALSE;
}

/* Pasted text goes into the prompt, if there is one, whatever keys its characters are. */
static void
end_paste(struct loop *loop)
{
	g_autoptr(GString) text = g_steal_pointer(&loop->pasted);
	g_autofree char *utf8 = NULL;
	gsize size = text->len;

	g_clear_pointer(&loop->browser->message, g_free);
	if (!shown_is_utf8())
		utf8 = g_locale_to_utf8(text->str, text->len, NULL, &size, NULL);
	if (question_is_open(loop->browser))
		question_paste(loop->browser, utf8 != NULL ? utf8 : text->str, utf8 != NULL ? size : text->len);
	else
		browser_tell(loop->browser, "Pasted text was left out: there is no prompt for it here");
	loop->is_dirty = TRUE;
}

static void
begin_paste(struct loop *loop, gboolean is_flood)
{
	loop->pasted = g_string_new(NULL);
	loop->is_flood = is_flood;
}

/* Whether something has come. */
static gboolean
take_pasted(struct loop *loop)
{
	enum screen_paste paste = screen_paste(loop->pasted, PROMPT_LOOKED_AT + 1);

	if (paste == SCREEN_PASTE_ENDED)
		end_paste(loop);
	return paste != SCREEN_PASTE_PAUSES;
}

static void
take_key(struct loop *loop, int key)
{
	if (key == SCREEN_PASTE_BEGINS)
		begin_paste(loop, FALSE);
	else if (key == SCREEN_PASTE_ENDS)
		return;
	else if (keys_find(loop->browser->keys, key) == REQUEST_INTERRUPT)
		take_interrupt(loop);
	else
		take_request(loop, key);
}

static void
take_keys(struct loop *loop)
{
	int n = 0, key;

	if (loop->pasted == NULL && screen_is_flooded())
		begin_paste(loop, TRUE);
	if (loop->pasted != NULL)
		n += take_pasted(loop);
	for (; loop->pasted == NULL && n < KEYS_AT_ONCE && !loop->browser->is_done; n++) {
		if ((key = screen_key()) == SCREEN_NO_KEY)
			break;
		take_key(loop, key);
	}
	/* Behind the mark that a paste begins with there may be more that has been read already. */
	loop->has_more_keys = n == KEYS_AT_ONCE || (n > 0 && loop->pasted != NULL);
	if (n > 0 && !question_is_open(loop->browser))
		unsaved_try(loop->browser, FALSE);
	loop->failures = n > 0 ? 0 : loop->failures + 1;
}

/* Counting waits until the first screen stands and no key is pressed. */
static void
be_idle(struct loop *loop)
{
	if (loop->pasted != NULL) {
		end_paste(loop);
		loop->has_more_keys = TRUE; /* an Esc at its end may have been meant as a key */
	} else if (find_go_on(loop->browser)) {
		loop->is_dirty = TRUE;
	} else if (browser_has_to_count(loop->browser)) {
		loop->is_dirty |= browser_count(loop->browser);
	} else if (unsaved_patience(loop->browser) >= 0) {
		unsaved_try(loop->browser, TRUE);
		loop->is_dirty = TRUE;
	}
}

/* At most once a second, however fast keys come. */
static void
look_for_news(struct loop *loop)
{
	gint64 now = g_get_monotonic_time();

	if (now - loop->looked < G_USEC_PER_SEC)
		return;
	loop->looked = now;
	loop->is_dirty |= browser_look(loop->browser);
}

static int
patience(const struct loop *loop)
{
	if (loop->pasted != NULL && !loop->has_more_keys)
		return loop->is_flood ? FLOOD_PAUSE : PASTE_PAUSE;
	if (loop->has_more_keys || browser_has_to_count(loop->browser) || loop->browser->finding.slice.is_on)
		return 0;
	if (unsaved_patience(loop->browser) >= 0)
		return unsaved_patience(loop->browser);
	return loop->browser->has_news ? -1 : LOOK_PAUSE;
}

static void
wait_for_something(struct loop *loop)
{
	struct pollfd fds[] = {
		{ .fd = screen_input(), .events = POLLIN },
		{ .fd = signals_fd(), .events = POLLIN },
		{ .fd = search_fd(loop->browser), .events = POLLIN }, /* -1 is passed over */
	};
	int n = poll(fds, G_N_ELEMENTS(fds), patience(loop)), number;

	if (n > 0 && fds[1].revents != 0)
		while ((number = signals_take()) != 0)
			take_signal(loop, number);
	if (n > 0 && fds[2].revents != 0) {
		search_take(loop->browser);
		loop->is_dirty = TRUE;
	}
	if (n > 0 && (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
		take_signal(loop, SIGHUP);
	else if (loop->has_more_keys || (n > 0 && fds[0].revents != 0))
		take_keys(loop);
	else if (n == 0)
		be_idle(loop);
	look_for_news(loop);
	if (loop->failures > FAILURES_MOST)
		take_signal(loop, SIGHUP);
}

static void
run(struct browser *browser)
{
	struct loop loop = { .browser = browser, .is_dirty = TRUE, .looked = g_get_monotonic_time() };

	arrange(&loop);
	while (!browser->is_done) {
		if (loop.is_dirty) {
			browser_follow(browser);
			browser_draw(browser);
			loop.is_dirty = FALSE;
		}
		wait_for_something(&loop);
	}
}

static gboolean
run_on_screen(struct browser *browser, GError **error)
{
	gboolean is_open = signals_open(screen_output(), error) && screen_open(browser->config.looks, error);

	if (is_open) {
		run(browser);
		screen_close();
	}
	if (signals_fd() != -1)
		signals_close();
	return is_open;
}

/* The threads of a search would each get a heap of their own, of some megabytes that come to hold little. */
static void
share_heap(void)
{
#ifdef M_ARENA_MAX /* glibc's */
	mallopt(M_ARENA_MAX, 1);
#endif
}

gboolean
tui_browse(const struct tui_start *start, struct tui_end *end, GError **error)
{
	struct browser browser;
	gboolean is_open;

	share_heap();
	shown_set_utf8(g_get_charset(NULL));
	if (!browser_init(&browser, start, error))
		return FALSE;
	read_config(&browser);
	read_keys(&browser);
	saving_read(&browser);
	is_open = screen_choose(start->is_pick, error) && run_on_screen(&browser, error);
	screen_release();
	browser.end.unsaved = unsaved_end(&browser);
	*end = browser.end;
	browser_position(&browser, &end->at);
	browser_clear(&browser);
	return is_open;
}
