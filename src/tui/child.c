#include "tui/child.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.h"
#include "tui/screen.h"
#include "tui/signals.h"
#include "tui/traffic.h"

enum { AT_ONCE = 1000 /* ms */, NOT_EXECUTABLE = 126, NO_SUCH_COMMAND = 127 };

const char *
child_pager(void)
{
	const char *pager = g_getenv("PAGER");
	g_autofree char *less = NULL;

	if (pager != NULL && *pager != '\0')
		return pager;
	less = g_find_program_in_path("less");
	return less != NULL ? "less" : "more";
}

static gboolean
fail(GError **error, int cause)
{
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot hand on the text: %s", g_strerror(cause));
	return FALSE;
}

FILE *
child_text(GError **error)
{
	g_autofree char *name = g_build_filename(g_get_tmp_dir(), "minutebook.XXXXXX", NULL);
	int fd = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
	FILE *text = fd >= 0 ? fdopen(fd, "w+") : NULL;

	if (text == NULL)
		fail(error, errno);
	if (fd >= 0)
		g_unlink(name);
	return text;
}

/* --- Starting -------------------------------------------------------------------------------- */

/* The shell knows the arguments as "$@": what stands in them is never read as a command. */
static char **
words_of(const struct child *child)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();

	g_ptr_array_add(words, g_strdup("/bin/sh"));
	g_ptr_array_add(words, g_strdup("-c"));
	g_ptr_array_add(words, child->arguments != NULL ? g_strdup_printf("%s \"$@\"", child->command) :
	    g_strdup(child->command));
	g_ptr_array_add(words, g_strdup("minutebook"));
	for (guint i = 0; child->arguments != NULL && child->arguments[i] != NULL; i++)
		g_ptr_array_add(words, g_strdup(child->arguments[i]));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_steal(words, NULL);
}

static void
by_default(posix_spawnattr_t *attributes)
{
	sigset_t signals;

	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGQUIT);
	sigaddset(&signals, SIGTSTP);
	sigaddset(&signals, SIGPIPE);
	posix_spawnattr_setsigdefault(attributes, &signals);
	posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

/* An errno, or 0. */
static int
start(const struct child *child, pid_t *pid)
{
	g_auto(GStrv) words = words_of(child);
	g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "LESS", "FIRX", FALSE);
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	int failure;

	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attributes);
	by_default(&attributes);
	posix_spawn_file_actions_adddup2(&files, child->input != NULL ? fileno(child->input) : screen_input(), STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, screen_output(), STDOUT_FILENO);
	failure = posix_spawn(pid, "/bin/sh", &files, &attributes, words, environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return failure;
}

/* --- Its end --------------------------------------------------------------------------------- */

static gboolean
judge(const char *command, int status, GError **error)
{
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;

	if (code == 0)
		return TRUE;
	if (code == NO_SUCH_COMMAND)
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot run: %s: there is no such command", command);
	else if (code == NOT_EXECUTABLE)
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot run: %s: it is no program", command);
	else if (code > 0)
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "'%s' ended with %d", command, code);
	else
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "'%s' was ended by a signal: %s", command,
		    g_strsignal(WTERMSIG(status)));
	return FALSE;
}

/* What was written is covered by the screen when that comes back. A pager that asked for no key has
 * ended because all fitted (less -F), or it is none (cat). */
static gboolean
is_unread(const struct child *child, const struct traffic *traffic)
{
	if (child->is_pager && traffic_lasted(traffic) >= AT_ONCE)
		return FALSE;
	return !traffic->is_known || (traffic_has_written(traffic) && !traffic_has_read(traffic));
}

/* Whether a signal says that nobody is there to press a key; the loop is to see it, too. */
static gboolean
is_to_end(void)
{
	int number;

	while ((number = signals_take()) != 0) {
		if (number != SIGTERM && number != SIGHUP)
			continue;
		raise(number);
		return TRUE;
	}
	return FALSE;
}

/* ^C comes as a key, as it is not to end the browser. */
static void
take_modes(int fd)
{
	struct termios modes;

	if (tcgetattr(fd, &modes) < 0)
		return;
	modes.c_lflag &= ~(ICANON | ECHO | ISIG);
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	tcsetattr(fd, TCSADRAIN, &modes);
}

static gboolean
say(const char *words)
{
	return write(screen_output(), words, strlen(words)) == (gssize)strlen(words);
}

static void
wait_for_enter(void)
{
	struct pollfd fds[] = { { .fd = screen_input(), .events = POLLIN }, { .fd = signals_fd(), .events = POLLIN } };
	char key = '\0';

	take_modes(screen_input());
	if (!say("\r\nPress Enter to come back to minutebook "))
		return;
	while (strchr("\r\nq\003", key) == NULL || key == '\0') {
		if (poll(fds, G_N_ELEMENTS(fds), -1) < 0 && errno != EINTR)
			return;
		if (fds[1].revents != 0 && is_to_end())
			return;
		if (fds[0].revents != 0 && read(screen_input(), &key, 1) <= 0)
			return;
	}
	say("\r\n");
}

gboolean
child_run(const struct child *child, GError **error)
{
	struct traffic traffic;
	int failure, status = 0;
	pid_t pid;

	if (child->input != NULL && (fflush(child->input) != 0 || fseek(child->input, 0, SEEK_SET) != 0))
		return fail(error, errno);
	screen_leave();
	signals_lend();
	traffic_watch(&traffic, screen_output());
	failure = start(child, &pid);
	while (failure == 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (failure == 0 && is_unread(child, &traffic))
		wait_for_enter();
	signals_take_back();
	screen_return();
	raise(SIGWINCH); /* the size may have changed meanwhile */
	if (failure == 0)
		return judge(child->command, status, error);
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot run: %s: %s", child->command, g_strerror(failure));
	return FALSE;
}
