#include "tui/tui.h"

#include "tui/screen.h"

#include <curses.h>
#include <term.h> /* after our own: it has a macro for each capability, "columns" too */
#include <unistd.h>

#include "base/error.h"

static const char instead[] = "Use \"minutebook list\" or \"minutebook search\".";

static gboolean
is_terminal(int fd, const char *name, GError **error)
{
	if (isatty(fd))
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "browse needs a terminal (%s is not one). %s", name,
	    instead);
	return FALSE;
}

static gboolean
are_terminals(GError **error)
{
	return is_terminal(STDOUT_FILENO, "standard output", error) &&
	    is_terminal(STDIN_FILENO, "standard input", error);
}

/* A job of cron or a service has none. */
static gboolean
has_own(GError **error)
{
	g_autoptr(GError) wrong = NULL;

	if (screen_choose(TRUE, &wrong)) {
		screen_release();
		return TRUE;
	}
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "browse --pick needs a terminal (%s). %s", wrong->message,
	    instead);
	return FALSE;
}

static gboolean
can_move_cursor(const char *term)
{
	int found;
	const char *capability;
	gboolean has_it;

	if (g_str_equal(term, "dumb") || setupterm(term, STDOUT_FILENO, &found) != OK)
		return FALSE;
	capability = tigetstr("cup");
	has_it = capability != NULL && capability != (const char *)-1;
	del_curterm(cur_term); /* the screen sets up its own */
	return has_it;
}

gboolean
tui_ready(gboolean is_pick, GError **error)
{
	const char *term = g_getenv("TERM");

	if (!(is_pick ? has_own(error) : are_terminals(error)))
		return FALSE;
	if (term == NULL || *term == '\0') {
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM,
		    "browse needs a terminal that it knows (TERM is not set). %s", instead);
		return FALSE;
	}
	if (can_move_cursor(term))
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM,
	    "browse needs a terminal whose cursor it can move (TERM is '%s'). %s", term, instead);
	return FALSE;
}
