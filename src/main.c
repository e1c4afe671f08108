#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gate.h"
#include "cmd/cmd.h"
#include "cmd/help.h"

/*
 * Descriptors 0 to 2 that came closed would be given to the next file opened, a database perhaps.
 * They are opened the wrong way round, so that using them still fails and is noticed.
 */
static void
fill_standard_descriptors(void)
{
	static const int wrong_way[] = { O_WRONLY, O_RDONLY, O_RDONLY };

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", wrong_way[fd]) != fd)
			_exit(STATUS_SYSTEM);
	}
}

static void
start(void)
{
	fill_standard_descriptors();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	umask(077);
	/* Only how characters are written: numbers and messages are the same everywhere. */
	setlocale(LC_CTYPE, "");
	g_set_prgname("minutebook");
}

static int
show_version(void)
{
	output_text("minutebook " PACKAGE_VERSION "\n");
	return output_finish(STATUS_OK);
}

static int
show_help(void)
{
	help_all(stdout);
	return output_finish(STATUS_OK);
}

/* The screen where there is one; else there is nothing to do, which is wrong usage. */
static const struct command *
command_by_default(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) ? command_find("browse") : NULL;
}

static int
run_words(struct context *context, char **words)
{
	char *nothing[] = { "browse", NULL };
	g_autofree char **argv = NULL;
	const struct command *command;

	if (words == NULL) {
		command = command_by_default();
		words = nothing;
		if (command == NULL) {
			help_all(stderr);
			return STATUS_USAGE;
		}
	} else if ((command = command_find(words[0])) == NULL) {
		return command_failed(NULL, command_unknown(words[0]));
	}
	/* GOption takes words out of the array that it is given; they stay the caller's. */
	argv = g_memdup2(words, (g_strv_length(words) + 1) * sizeof(*words));
	return command_run(command, context, g_strv_length(words), argv);
}

int
main(int argc, char **argv)
{
	g_autofree char *cache_path = NULL, *marks_path = NULL;
	g_auto(GStrv) words = NULL;
	gboolean is_help = FALSE, is_version = FALSE;
	const GOptionEntry entries[] = {
		{ "cache", 0, 0, G_OPTION_ARG_FILENAME, &cache_path, NULL, NULL },
		{ "marks", 0, 0, G_OPTION_ARG_FILENAME, &marks_path, NULL, NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &is_help, NULL, NULL },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &is_version, NULL, NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
		{ NULL }
	};
	g_autoptr(GOptionContext) options = g_option_context_new(NULL);
	g_autoptr(GError) wrong = NULL;
	struct context context = { NULL };

	start();
	g_option_context_add_main_entries(options, entries, NULL);
	g_option_context_set_help_enabled(options, FALSE);
	g_option_context_set_strict_posix(options, TRUE); /* what follows the command is its own */
	if (!g_option_context_parse(options, &argc, &argv, &wrong))
		return command_failed(NULL, options_wrong(wrong, "help"));
	if (is_help)
		return show_help();
	if (is_version)
		return show_version();
	context.cache_path = cache_path;
	context.marks_path = marks_path;
	return run_words(&context, words);
}
