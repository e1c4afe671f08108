#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.h"

static const int handled[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH };
static const int crashes[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };

static struct sigaction before[G_N_ELEMENTS(handled)], before_crash[G_N_ELEMENTS(crashes)];
static int ends[2] = { -1, -1 };
static int terminal = -1;
static struct termios modes;

static void
note(int number)
{
	int saved = errno;
	unsigned char byte = number;

	/* A full pipe holds news enough. */
	if (write(ends[1], &byte, 1) < 0)
		errno = saved;
	errno = saved;
}

static void
leave_crashed(int number)
{
	static const char reset[] = "\033[?2004l\033[?1049l\033[?25h\033[0m\r\n";

	tcsetattr(terminal, TCSANOW, &modes);
	if (write(terminal, reset, sizeof(reset) - 1) < 0)
		errno = 0;
	raise(number); /* SA_RESETHAND: now by default */
}

gboolean
signals_open(int fd, GError **error)
{
	struct sigaction action = { .sa_handler = note, .sa_flags = SA_RESTART };
	struct sigaction crash = { .sa_handler = leave_crashed, .sa_flags = SA_RESETHAND | SA_NODEFER };

	if (!g_unix_open_pipe(ends, FD_CLOEXEC, NULL) || !g_unix_set_fd_nonblocking(ends[0], TRUE, NULL) ||
	    !g_unix_set_fd_nonblocking(ends[1], TRUE, NULL)) {
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot watch for signals: %s", g_strerror(errno));
		return FALSE;
	}
	terminal = fd;
	tcgetattr(terminal, &modes);
	sigfillset(&action.sa_mask);
	for (guint i = 0; i < G_N_ELEMENTS(handled); i++)
		sigaction(handled[i], &action, &before[i]);
	for (guint i = 0; i < G_N_ELEMENTS(crashes); i++) {
		sigaction(crashes[i], NULL, &before_crash[i]);
		/* A sanitizer's own report is worth more. */
		if (before_crash[i].sa_handler == SIG_DFL)
			sigaction(crashes[i], &crash, NULL);
	}
	return TRUE;
}

void
signals_close(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(handled); i++)
		sigaction(handled[i], &before[i], NULL);
	for (guint i = 0; i < G_N_ELEMENTS(crashes); i++)
		sigaction(crashes[i], &before_crash[i], NULL);
	close(ends[0]);
	close(ends[1]);
	ends[0] = ends[1] = -1;
}

int
signals_fd(void)
{
	return ends[0];
}

int
signals_take(void)
{
	unsigned char byte;

	return read(ends[0], &byte, 1) == 1 ? byte : 0;
}

void
signals_stop_here(void)
{
	struct sigaction by_default = { .sa_handler = SIG_DFL }, ours;

	sigaction(SIGTSTP, &by_default, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
}

static void
handle(int number, void (*handler)(int number))
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART };

	sigfillset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

void
signals_lend(void)
{
	handle(SIGINT, SIG_IGN);
	handle(SIGQUIT, SIG_IGN);
	handle(SIGTSTP, SIG_DFL);
}

void
signals_take_back(void)
{
	handle(SIGINT, note);
	handle(SIGQUIT, note);
	handle(SIGTSTP, note);
}
