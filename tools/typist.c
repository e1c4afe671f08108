/*
 * Runs a full-screen program on a terminal of 80 by 24, types, and times what comes back.
 *
 *     typist [-n TIMES] [-k KEYS]... [-p BYTES[:TEXT]]... -- COMMAND [ARG...]
 *
 * Prints, parted by tabs:
 *
 *     start    milliseconds from its start to the last byte of its first screen
 *     KEYS     one line for each -k, typed TIMES times, key by key: the 50th, 95th and 99th percentile
 *              and the most of the milliseconds from a key to the last byte written for it, and the 99th
 *              percentile of those to the first
 *     memory   megabytes at the peak
 *
 *     paste BYTES[:TEXT]   one line for each -p, as -k in turn: milliseconds from the beginning of a bracketed
 *              paste of so many bytes (TEXT again and again) to the last byte written for it, and the same
 *              from the next key, a "x"
 *
 * KEYS knows \r, \e, \t and \xHH. A screen is complete when nothing has come for a while. The program
 * is ended at last by closing its terminal.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { START_QUIET = 80, KEY_QUIET = 25 /* ms */, NO_ANSWER = 300, PATIENCE = 5000, ROWS = 24, COLUMNS = 80 };

static G_NORETURN void
fail(const char *what)
{
	fprintf(stderr, "typist: %s: %s\n", what, g_strerror(errno));
	exit(1);
}

/* --- The terminal ------------------------------------------------------------------------------ */

static int
open_terminal(char **name)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
	int master = posix_openpt(O_RDWR | O_NOCTTY);

	if (master < 0 || grantpt(master) < 0 || unlockpt(master) < 0)
		fail("no terminal");
	*name = g_strdup(ptsname(master));
	if (ioctl(master, TIOCSWINSZ, &size) < 0)
		fail("no size");
	return master;
}

static pid_t
start(int master, const char *name, char **argv)
{
	pid_t pid = fork();
	int slave;

	if (pid != 0)
		return pid;
	setsid();
	slave = open(name, O_RDWR);
	if (slave < 0)
		_exit(127);
	ioctl(slave, TIOCSCTTY, 0);
	for (int i = 0; i < 3; i++)
		dup2(slave, i);
	close(slave);
	close(master);
	setenv("TERM", "xterm-256color", TRUE);
	execvp(argv[0], argv);
	_exit(127);
}

/* Milliseconds from `from` to the last byte before so long a silence, and (`first` may be NULL) to the first; 0
 * where nothing comes. */
static double
time_answer(int master, gint64 from, int quiet, double *first)
{
	struct pollfd fd = { .fd = master, .events = POLLIN };
	gint64 last = from;
	gboolean has_come = FALSE;
	char bytes[1 << 16];

	while (poll(&fd, 1, has_come ? quiet : quiet == START_QUIET ? PATIENCE : NO_ANSWER) > 0) {
		if (read(master, bytes, sizeof(bytes)) <= 0)
			break;
		last = g_get_monotonic_time();
		if (!has_come && first != NULL)
			*first = (last - from) / 1000.0;
		has_come = TRUE;
	}
	return (last - from) / 1000.0;
}

/* --- Typing ------------------------------------------------------------------------------------ */

static int
compare(gconstpointer left, gconstpointer right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return a < b ? -1 : a > b;
}

static double
percentile(const GArray *times, int of)
{
	guint at = (times->len * of + 99) / 100;

	return g_array_index(times, double, at > 0 ? at - 1 : 0);
}

/* As it is written on the command line, "\x14" for ^T. */
static char *
read_keys(const char *typed)
{
	GString *keys = g_string_new(NULL);

	for (; *typed != '\0'; typed++) {
		if (*typed != '\\')
			g_string_append_c(keys, *typed);
		else if (*++typed == 'x' && g_ascii_isxdigit(typed[1]) && g_ascii_isxdigit(typed[2])) {
			g_string_append_c(keys, (char)(g_ascii_xdigit_value(typed[1]) * 16 + g_ascii_xdigit_value(typed[2])));
			typed += 2;
		} else if (*typed != '\0') {
			g_string_append_c(keys, *typed == 'r' ? '\r' : *typed == 'e' ? '\033' : *typed == 't' ? '\t' : *typed);
		}
	}
	return g_string_free(keys, FALSE);
}

static void
type(int master, const char *typed, int times)
{
	g_autoptr(GArray) took = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(GArray) begun = g_array_new(FALSE, FALSE, sizeof(double));
	g_autofree char *keys = read_keys(typed);

	for (int i = 0; i < times; i++)
		for (const char *key = keys; *key != '\0'; key++) {
			gint64 from = g_get_monotonic_time();
			double ms, first = 0;

			if (write(master, key, 1) != 1)
				fail("cannot type");
			ms = time_answer(master, from, KEY_QUIET, &first);
			g_array_append_val(took, ms);
			g_array_append_val(begun, first);
		}
	if (took->len == 0)
		return;
	g_array_sort(took, compare);
	g_array_sort(begun, compare);
	printf("%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\n", typed, percentile(took, 50), percentile(took, 95), percentile(took, 99),
	    percentile(took, 100), percentile(begun, 99));
}

/* What the program writes meanwhile is left to be read: it is less than a terminal holds. */
static void
write_all(int master, const char *text, gsize size)
{
	while (size > 0) {
		gssize n = write(master, text, size);

		if (n < 0)
			fail("cannot paste");
		text += n;
		size -= n;
	}
}

static void
paste(int master, const char *what)
{
	const char *colon = strchr(what, ':');
	const char *line = colon != NULL ? colon + 1 : "the committee noted the report on libraries and ";
	g_autoptr(GString) text = g_string_new("\033[200~");
	gsize size = strtoull(what, NULL, 10);
	gint64 from;
	double ready, key;

	while (text->len < size)
		g_string_append(text, line);
	g_string_append(text, "\033[201~");
	from = g_get_monotonic_time();
	write_all(master, text->str, text->len);
	ready = time_answer(master, from, START_QUIET, NULL);
	from = g_get_monotonic_time();
	write_all(master, "x", 1);
	key = time_answer(master, from, START_QUIET, NULL);
	printf("paste %s\t%.2f\t%.2f\n", what, ready, key);
}

/* --- The end ------------------------------------------------------------------------------------ */

static double
peak(pid_t pid)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/status", (int)pid), *text = NULL;
	const char *line;

	if (!g_file_get_contents(path, &text, NULL, NULL) || (line = strstr(text, "VmHWM:")) == NULL)
		return 0;
	return atof(line + strlen("VmHWM:")) / 1024;
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *name = NULL;
	int option, times = 1, master;
	gint64 from;
	pid_t pid;

	while ((option = getopt(argc, argv, "+n:k:p:")) != -1) {
		if (option == 'n')
			times = atoi(optarg);
		else if (option == 'k' || option == 'p')
			g_ptr_array_add(keys, g_strdup_printf("%c%s", option, optarg));
		else
			return 2;
	}
	if (optind >= argc) {
		fprintf(stderr, "usage: typist [-n TIMES] [-k KEYS]... [-p BYTES[:TEXT]]... -- COMMAND [ARG...]\n");
		return 2;
	}
	master = open_terminal(&name);
	from = g_get_monotonic_time();
	pid = start(master, name, argv + optind);
	printf("start\t%.2f\n", time_answer(master, from, START_QUIET, NULL));
	for (guint i = 0; i < keys->len; i++)
		if (*(char *)keys->pdata[i] == 'p')
			paste(master, (char *)keys->pdata[i] + 1);
		else
			type(master, (char *)keys->pdata[i] + 1, times);
	printf("memory\t%.1f\n", peak(pid));
	close(master);
	waitpid(pid, NULL, 0);
	return 0;
}
