#include "terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

enum { QUIET = 50 /* ms */, LIMIT = 5000 /* ms */ };

struct terminal {
	int ours, theirs;
	pid_t pid;
	gboolean has_ended;
	int status;
	struct termios before;
	VTerm *emulator;
	VTermScreen *screen;
	int rows, columns;
	gboolean is_alternate, shows_cursor;
	GString *bytes;
};

static int
set_property(VTermProp property, VTermValue *value, void *data)
{
	struct terminal *terminal = data;

	if (property == VTERM_PROP_ALTSCREEN)
		terminal->is_alternate = value->boolean;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		terminal->shows_cursor = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = set_property };

static void
start_emulator(struct terminal *terminal)
{
	terminal->emulator = vterm_new(terminal->rows, terminal->columns);
	vterm_set_utf8(terminal->emulator, TRUE);
	terminal->screen = vterm_obtain_screen(terminal->emulator);
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, TRUE);
	vterm_screen_reset(terminal->screen, TRUE);
}

void
terminal_tell_size(struct terminal *terminal, int rows, int columns)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };

	g_assert_cmpint(ioctl(terminal->ours, TIOCSWINSZ, &size), ==, 0);
}

G_NORETURN static void
be_program(const struct terminal *terminal, char **argv, char **environment)
{
	setsid();
	ioctl(terminal->theirs, TIOCSCTTY, 0);
	for (int fd = 0; fd <= 2; fd++)
		dup2(terminal->theirs, fd);
	for (int fd = 3; fd < 64; fd++)
		close(fd);
	execve(argv[0], argv, environment);
	_exit(127);
}

struct terminal *
terminal_new(char **argv, char **environment, int rows, int columns)
{
	struct terminal *terminal = g_new0(struct terminal, 1);

	terminal->ours = posix_openpt(O_RDWR | O_NOCTTY);
	g_assert_cmpint(terminal->ours, >=, 0);
	g_assert_true(grantpt(terminal->ours) == 0 && unlockpt(terminal->ours) == 0);
	/* Kept open here, so that what the program wrote last is not lost and its modes can be seen. */
	terminal->theirs = open(ptsname(terminal->ours), O_RDWR | O_NOCTTY);
	g_assert_cmpint(terminal->theirs, >=, 0);
	tcgetattr(terminal->theirs, &terminal->before);
	terminal->rows = rows;
	terminal->columns = columns;
	terminal_tell_size(terminal, rows, columns);
	terminal->bytes = g_string_new(NULL);
	terminal->shows_cursor = TRUE;
	start_emulator(terminal);
	terminal->pid = fork();
	g_assert_cmpint(terminal->pid, >=, 0);
	if (terminal->pid == 0)
		be_program(terminal, argv, environment);
	return terminal;
}

gboolean
terminal_take(struct terminal *terminal, int milliseconds)
{
	struct pollfd fd = { .fd = terminal->ours, .events = POLLIN };
	char buffer[4096];
	ssize_t n;

	if (poll(&fd, 1, milliseconds) <= 0)
		return FALSE;
	n = read(terminal->ours, buffer, sizeof(buffer));
	if (n <= 0)
		return FALSE;
	g_string_append_len(terminal->bytes, buffer, n);
	vterm_input_write(terminal->emulator, buffer, n);
	vterm_screen_flush_damage(terminal->screen);
	return TRUE;
}

gboolean
terminal_has_ended(struct terminal *terminal)
{
	if (!terminal->has_ended && waitpid(terminal->pid, &terminal->status, WNOHANG) == terminal->pid)
		terminal->has_ended = TRUE;
	return terminal->has_ended;
}

int
terminal_end(struct terminal *terminal)
{
	gint64 limit = g_get_monotonic_time() + LIMIT * 1000;

	while (!terminal_has_ended(terminal)) {
		if (g_get_monotonic_time() > limit) {
			g_test_message("the program did not end");
			kill(terminal->pid, SIGKILL);
			g_test_fail();
		}
		if (terminal->ours >= 0)
			terminal_take(terminal, 10);
		else
			poll(NULL, 0, 10);
	}
	/* What it wrote last may still be on its way. */
	while (terminal->ours >= 0 && terminal_take(terminal, QUIET))
		;
	return terminal->status;
}

void
terminal_free(struct terminal *terminal)
{
	if (!terminal_has_ended(terminal)) {
		kill(terminal->pid, SIGKILL);
		waitpid(terminal->pid, NULL, 0);
	}
	if (terminal->ours >= 0) {
		close(terminal->ours);
		close(terminal->theirs);
	}
	vterm_free(terminal->emulator);
	g_string_free(terminal->bytes, TRUE);
	g_free(terminal);
}

void
terminal_type(struct terminal *terminal, const char *keys)
{
	g_assert_cmpint(write(terminal->ours, keys, strlen(keys)), ==, strlen(keys));
}

void
terminal_resize(struct terminal *terminal, int rows, int columns)
{
	terminal->rows = rows;
	terminal->columns = columns;
	terminal_tell_size(terminal, rows, columns);
	vterm_set_size(terminal->emulator, rows, columns);
}

void
terminal_signal(struct terminal *terminal, int number)
{
	g_assert_cmpint(kill(terminal->pid, number), ==, 0);
}

void
terminal_hang_up(struct terminal *terminal)
{
	close(terminal->theirs);
	close(terminal->ours);
	terminal->ours = terminal->theirs = -1;
}

void
terminal_wait(struct terminal *terminal, const char *text)
{
	gint64 limit = g_get_monotonic_time() + LIMIT * 1000;
	g_autofree char *screen = NULL;

	for (;;) {
		gboolean has_come = terminal_take(terminal, QUIET);

		g_free(screen);
		screen = terminal_screen(terminal);
		if (!has_come && strstr(screen, text) != NULL)
			return;
		if (g_get_monotonic_time() > limit)
			break;
	}
	g_error("'%s' did not appear on:\n%s", text, screen);
}

char *
terminal_row(struct terminal *terminal, int row)
{
	char buffer[4096];
	VTermRect rect = { .start_row = row, .end_row = row + 1, .end_col = terminal->columns };
	gsize n = vterm_screen_get_text(terminal->screen, buffer, sizeof(buffer), rect);

	while (n > 0 && (buffer[n - 1] == ' ' || buffer[n - 1] == '\n'))
		n--;
	return g_strndup(buffer, n);
}

char *
terminal_screen(struct terminal *terminal)
{
	GString *screen = g_string_new(NULL);

	for (int i = 0; i < terminal->rows; i++) {
		g_autofree char *row = terminal_row(terminal, i);

		g_string_append_printf(screen, "%s\n", row);
	}
	return g_string_free(screen, FALSE);
}

void
terminal_cursor(struct terminal *terminal, int *row, int *column)
{
	VTermPos position;

	vterm_state_get_cursorpos(vterm_obtain_state(terminal->emulator), &position);
	*row = position.row;
	*column = position.col;
}

gboolean
terminal_is_alternate(const struct terminal *terminal)
{
	return terminal->is_alternate;
}

gboolean
terminal_shows_cursor(const struct terminal *terminal)
{
	return terminal->shows_cursor;
}

gboolean
terminal_is_restored(const struct terminal *terminal)
{
	struct termios now;

	tcgetattr(terminal->theirs, &now);
	return now.c_iflag == terminal->before.c_iflag && now.c_oflag == terminal->before.c_oflag &&
	    now.c_cflag == terminal->before.c_cflag && now.c_lflag == terminal->before.c_lflag;
}

const char *
terminal_bytes(const struct terminal *terminal)
{
	return terminal->bytes->str;
}
