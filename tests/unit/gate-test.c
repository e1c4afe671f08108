#include "base/gate.h"
#include "base/error.h"
#include "base/message.h"

#include <errno.h>
#include <locale.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct passing {
	const char *text;
	enum gate_lines lines;
	const char *out;
};

static const struct passing passings[] = {
	{ "Plain “text”\n\tand more", GATE_LINES, "Plain “text”\n\tand more" },
	{ "two\nlines\tand a tab", GATE_ONE_LINE, "two␊lines␉and a tab" },
	{ "an \x1b[2J escape", GATE_LINES, "an ␛[2J escape" },
	{ "c1 \xc2\x9b" "2J, raw \x9b" "2J", GATE_LINES, "c1 \xef\xbf\xbd" "2J, raw \xef\xbf\xbd" "2J" },
	{ "exe\xe2\x80\xaetxt", GATE_ONE_LINE, "exe\xef\xbf\xbdtxt" },
	{ "not-utf8-\xff\xfe.txt", GATE_ONE_LINE, "not-utf8-\xef\xbf\xbd\xef\xbf\xbd.txt" },
	{ "", GATE_ONE_LINE, "" },
};

static char *
written(const char *text, enum gate_lines lines)
{
	g_autofree char *path = NULL;
	char *out = NULL;
	int fd = g_file_open_tmp("gate-test-XXXXXX", &path, NULL);
	FILE *stream = fdopen(fd, "w");

	gate_write(stream, text, -1, lines);
	g_assert_true(gate_finish(stream, NULL));
	fclose(stream);
	g_assert_true(g_file_get_contents(path, &out, NULL, NULL));
	unlink(path);
	return out;
}

static void
test_nothing_passes_that_drives_a_terminal(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(passings); i++) {
		g_autofree char *clean = gate_clean(passings[i].text, -1, passings[i].lines);
		g_autofree char *out = written(passings[i].text, passings[i].lines);

		g_assert_cmpstr(clean, ==, passings[i].out);
		g_assert_cmpstr(out, ==, passings[i].out);
	}
}

static void
test_a_size_may_end_a_text_early(void)
{
	g_autofree char *clean = gate_clean("Minutes", 3, GATE_LINES);

	g_assert_cmpstr(clean, ==, "Min");
}

static void
test_output_that_was_lost_is_a_failure(void)
{
	g_autoptr(GError) error = NULL;
	FILE *full = fopen("/dev/full", "w");

	if (!full) {
		g_test_skip("no /dev/full here");
		return;
	}
	gate_write(full, "lost", -1, GATE_LINES);
	g_assert_false(gate_finish(full, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_SYSTEM);
	g_assert_nonnull(strstr(error->message, g_strerror(ENOSPC)));
	fclose(full);
}

static void
test_the_cause_is_known_though_it_was_met_early(void)
{
	g_autoptr(GError) error = NULL;
	FILE *full = fopen("/dev/full", "w");

	if (!full) {
		g_test_skip("no /dev/full here");
		return;
	}
	setvbuf(full, NULL, _IONBF, 0);
	gate_write(full, "lost", -1, GATE_LINES);
	errno = 0;
	g_assert_false(gate_finish(full, &error));
	g_assert_nonnull(strstr(error->message, g_strerror(ENOSPC)));
	fclose(full);
}

static void
test_a_closed_pipe_wants_no_words(void)
{
	g_autoptr(GError) error = NULL;
	int ends[2];
	FILE *out;

	signal(SIGPIPE, SIG_IGN);
	g_assert_cmpint(pipe(ends), ==, 0);
	close(ends[0]);
	out = fdopen(ends[1], "w");
	gate_write(out, "lost", -1, GATE_LINES);
	g_assert_false(gate_finish(out, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_SYSTEM);
	g_assert_cmpstr(error->message, ==, "");
	fclose(out);
}

/* Runs in a child of its own: GLib asks for the locale only once. */
static void
write_to_a_terminal(void)
{
	int terminal, screen;
	char got[200];
	ssize_t n;
	FILE *out;

	setlocale(LC_ALL, "C");
	g_assert_cmpint(openpty(&terminal, &screen, NULL, NULL, NULL), ==, 0);
	out = fdopen(screen, "w");
	gate_write(out, "‘It’s’ “5 – 6”… • é 教", -1, GATE_LINES);
	fflush(out);
	n = read(terminal, got, sizeof(got) - 1);
	g_assert_cmpint(n, >, 0);
	got[n] = 0;
	g_assert_cmpstr(got, ==, "'It's' \"5 - 6\"... * ? ?");
}

static void
test_a_terminal_without_utf8_gets_plain_forms(void)
{
	if (g_test_subprocess()) {
		write_to_a_terminal();
		return;
	}
	g_setenv("LC_ALL", "C", TRUE);
	g_test_trap_subprocess(NULL, 0, 0);
	g_setenv("LC_ALL", "C.UTF-8", TRUE);
	g_test_trap_assert_passed();
}

static void
test_messages_stay_on_one_line(void)
{
	if (g_test_subprocess()) {
		message_error("a\nb\x1b.txt", "cannot open: %s", "why\nnot");
		message_warning("001.txt", "no date");
		message_note("%d files", 3);
		message_error(NULL, "no cache yet");
		message_progress("never shown: no terminal");
		return;
	}
	g_test_trap_subprocess(NULL, 0, 0);
	g_test_trap_assert_passed();
	g_test_trap_assert_stderr("minutebook: 'a␊b␛.txt': cannot open: why␊not\n"
	    "minutebook: '001.txt': warning: no date\n"
	    "3 files\n"
	    "minutebook: no cache yet\n");
}

/* What a terminal gets for progress, cut to its width, and a message over it. */
static void
progress_on_a_terminal(void)
{
	struct winsize size = { .ws_row = 24, .ws_col = 12 };
	g_autoptr(GString) got = g_string_new(NULL);
	int terminal, screen;
	char byte = 0;

	g_assert_cmpint(openpty(&terminal, &screen, NULL, NULL, &size), ==, 0);
	dup2(screen, STDERR_FILENO);
	message_progress("loading %d of %d\x1b", 10, 200);
	message_error(NULL, "stop");
	message_progress(NULL);
	while (byte != '\n' && read(terminal, &byte, 1) == 1)
		g_string_append_c(got, byte);
	g_assert_cmpstr(got->str, ==, "loading 10 \r           \rminutebook: stop\r\n");
}

static void
test_progress_is_one_line_that_goes_away(void)
{
	if (g_test_subprocess()) {
		progress_on_a_terminal();
		return;
	}
	g_test_trap_subprocess(NULL, 0, 0);
	g_test_trap_assert_passed();
}

int
main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/gate/nothing passes that drives a terminal", test_nothing_passes_that_drives_a_terminal);
	g_test_add_func("/gate/a size may end a text early", test_a_size_may_end_a_text_early);
	g_test_add_func("/gate/output that was lost is a failure", test_output_that_was_lost_is_a_failure);
	g_test_add_func("/gate/the cause is known, though it was met early", test_the_cause_is_known_though_it_was_met_early);
	g_test_add_func("/gate/a closed pipe wants no words", test_a_closed_pipe_wants_no_words);
	g_test_add_func("/gate/a terminal without UTF-8 gets plain forms", test_a_terminal_without_utf8_gets_plain_forms);
	g_test_add_func("/message/messages stay on one line", test_messages_stay_on_one_line);
	g_test_add_func("/message/progress is one line that goes away", test_progress_is_one_line_that_goes_away);
	return g_test_run();
}
