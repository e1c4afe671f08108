#include "tui/screen.h"

#include <curses.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.h"
#include "tui/draw.h"
#include "tui/screen_keys.h"

static SCREEN *screen;
static FILE *in, *out;

/* --- Which terminal -------------------------------------------------------------------------- */

static FILE *
open_tty(const char *mode, GError **error)
{
	FILE *tty = fopen("/dev/tty", mode);

	if (tty == NULL)
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot open /dev/tty: %s", g_strerror(errno));
	return tty;
}

gboolean
screen_choose(gboolean is_own, GError **error)
{
	in = is_own ? open_tty("re", error) : stdin;
	out = in == NULL ? NULL : is_own ? open_tty("we", error) : stdout;
	if (out != NULL)
		return TRUE;
	screen_release();
	return FALSE;
}

void
screen_release(void)
{
	if (in != NULL && in != stdin)
		fclose(in);
	if (out != NULL && out != stdout)
		fclose(out);
	in = out = NULL;
}

int
screen_input(void)
{
	return fileno(in);
}

int
screen_output(void)
{
	return fileno(out);
}

/* --- Setting up and giving back -------------------------------------------------------------- */

/* Pasted text then comes between two marks and is not taken for keys. */
static void
set_bracketed_paste(gboolean is_on)
{
	fputs(is_on ? "\033[?2004h" : "\033[?2004l", out);
	fflush(out);
}

/* ^C comes as a key: the signal would go to all of a pipeline, and end those who wait for what is
 * picked where it only cancels a prompt here. */
static void
take_interrupts(void)
{
	struct termios modes;

	if (tcgetattr(fileno(in), &modes) < 0)
		return;
	modes.c_cc[VINTR] = _POSIX_VDISABLE;
	tcsetattr(fileno(in), TCSANOW, &modes);
	def_prog_mode();
}

static void
set_modes(void)
{
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	scrollok(stdscr, FALSE);
	/* The cursor stands on the selected row and is seen there: screen readers follow it. */
	leaveok(stdscr, FALSE);
	screen_define_keys();
	take_interrupts();
}

gboolean
screen_open(const struct appearance *looks, GError **error)
{
	/* Esc alone is known after 25 ms rather than a second. */
	if (g_getenv("ESCDELAY") == NULL)
		set_escdelay(25);
	screen = newterm(NULL, out, in);
	if (screen == NULL) {
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "the terminal cannot be set up");
		return FALSE;
	}
	set_term(screen);
	set_modes();
	draw_open(looks);
	set_bracketed_paste(TRUE);
	return TRUE;
}

void
screen_close(void)
{
	set_bracketed_paste(FALSE);
	endwin();
	delscreen(screen);
	screen = NULL;
}

void
screen_leave(void)
{
	set_bracketed_paste(FALSE);
	endwin();
}

void
screen_return(void)
{
	reset_prog_mode();
	screen_resize();
	clearok(curscr, TRUE);
	refresh();
	set_bracketed_paste(TRUE);
}

void
screen_resize(void)
{
	struct winsize size;

	/* 0 by 0 is said by a terminal that does not know. */
	if (ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resize_term(size.ws_row, size.ws_col);
	clearok(curscr, TRUE);
}

void
screen_size(int *rows, int *columns)
{
	getmaxyx(stdscr, *rows, *columns);
}

/* Those that would show it, or nothing at all. */
static gboolean
has_no_clipboard(const char *term)
{
	static const char *const known[] = { "linux", "vt1", "vt2", "ansi", "dumb" };

	for (guint i = 0; i < G_N_ELEMENTS(known); i++)
		if (g_str_has_prefix(term, known[i]))
			return TRUE;
	return FALSE;
}

/* Not asked of terminfo, which hardly knows it. What is between us and the terminal, tmux say, passes
 * it on as it is set to. */
gboolean
screen_copy(const char *text)
{
	enum { MOST = 4096 }; /* bytes; terminals take some 75,000 */
	const char *term = g_getenv("TERM");
	g_autofree char *coded = g_base64_encode((const guchar *)text, strlen(text));

	return strlen(text) <= MOST && term != NULL && !has_no_clipboard(term) &&
	    dprintf(screen_output(), "\033]52;c;%s\a", coded) > 0;
}
