/*
 * Times two commands in turn, ours and a partner, so that a machine that slows down slows both:
 * the ratio is what counts, the times are only there to check it by.
 *
 *     stopwatch [-n RUNS] [--before COMMAND] OURS [PARTNER]
 *
 * Prints three lines, each with the medians of ours and of the partner's and the median of the
 * ratios run by run, parted by tabs: `wall` and `cpu` in seconds, `memory` (the peak) in megabytes.
 * Each command is one string, split as a shell would, but started without one: a shell would cost
 * as much as what is measured. BEFORE comes before each run of ours and is not timed. Output is
 * thrown away. The first run of both is not counted where there are more than three.
 */
#include <fcntl.h>
#include <glib.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_RUNS = 1000, SHOWN = 100 /* bytes of a command in a message */ };

enum { WALL, CPU, MEMORY, MEASURES };
static const char *const names[MEASURES] = {"wall", "cpu", "memory"};

struct run {
	double took[MEASURES];
};

static G_NORETURN void
stop(const char *command, const char *why)
{
	g_printerr("stopwatch: '%.*s': %s\n", SHOWN, command, why);
	exit(1);
}

static double
seconds(const struct timeval *time)
{
	return time->tv_sec + time->tv_usec * 1e-6;
}

static double
megabytes(const struct rusage *usage)
{
#ifdef __APPLE__
	return usage->ru_maxrss / 1e6;
#else
	return usage->ru_maxrss * 1024 / 1e6;
#endif
}

/* posix_spawn, since a fork of this process would count with what is measured. */
static pid_t
start(const char *command)
{
	posix_spawn_file_actions_t quiet;
	g_auto(GStrv) argv = NULL;
	g_autoptr(GError) error = NULL;
	pid_t pid;
	int failed;

	if (!g_shell_parse_argv(command, NULL, &argv, &error))
		stop(command, error->message);
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	failed = posix_spawnp(&pid, argv[0], &quiet, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&quiet);
	if (failed)
		stop(command, g_strerror(failed));
	return pid;
}

static struct run
run(const char *command)
{
	gint64 started = g_get_monotonic_time();
	pid_t pid = start(command);
	struct rusage usage;
	struct run run;
	int status;

	if (wait4(pid, &status, 0, &usage) != pid)
		stop(command, "lost");
	run.took[WALL] = (g_get_monotonic_time() - started) * 1e-6;
	run.took[CPU] = seconds(&usage.ru_utime) + seconds(&usage.ru_stime);
	run.took[MEMORY] = megabytes(&usage);
	if (status != 0) {
		g_autofree char *why =
		    WIFEXITED(status) ? g_strdup_printf("ended with status %d", WEXITSTATUS(status))
				      : g_strdup_printf("killed by signal %d", WTERMSIG(status));

		stop(command, why);
	}
	return run;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, guint n)
{
	qsort(values, n, sizeof(*values), compare);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
report(const struct run *ours, const struct run *partner, guint n)
{
	double a[MAX_RUNS], b[MAX_RUNS], ratio[MAX_RUNS];

	for (guint measure = 0; measure < MEASURES; measure++) {
		for (guint i = 0; i < n; i++) {
			a[i] = ours[i].took[measure];
			b[i] = partner[i].took[measure];
			ratio[i] = b[i] > 0 ? a[i] / b[i] : 0;
		}
		g_print("%s\t%.4f\t%.4f\t%.2f\n", names[measure], median(a, n), median(b, n),
			median(ratio, n));
	}
}

int
main(int argc, char **argv)
{
	static struct run ours[MAX_RUNS], partner[MAX_RUNS];
	g_autofree char *before = NULL;
	int n = 5;
	const GOptionEntry entries[] = {
	    {"runs", 'n', 0, G_OPTION_ARG_INT, &n, "how often each is run, 5 if not said", "RUNS"},
	    {"before", 0, 0, G_OPTION_ARG_STRING, &before, "run before each of ours, untimed",
	     "COMMAND"},
	    {0},
	};
	g_autoptr(GOptionContext) context = g_option_context_new("OURS [PARTNER]");
	g_autoptr(GError) error = NULL;

	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error) || argc < 2 || argc > 3 ||
	    n < 1 || n >= MAX_RUNS) {
		g_printerr("stopwatch: %s\n",
			   error ? error->message : "OURS [PARTNER], and 1 to 999 runs");
		return 2;
	}
	for (int i = n > 3 ? -1 : 0; i < n; i++) {
		if (before && *before)
			run(before);
		ours[MAX(i, 0)] = run(argv[1]);
		if (argc > 2)
			partner[MAX(i, 0)] = run(argv[2]);
	}
	report(ours, partner, n);
	return 0;
}
