#include <stdarg.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "base/cells.h"
#include "base/gate.h"
#include "base/message.h"

static GMutex lock;
static int progress_width; /* cells of the progress line on the screen; 0: none */

/* Blanks rather than an erasing sequence: they work on every terminal. */
static void
take_progress_away(void)
{
	if (progress_width > 0)
		fprintf(stderr, "\r%*s\r", progress_width, "");
	progress_width = 0;
}

static void
say(GString *line)
{
	g_mutex_lock(&lock);
	take_progress_away();
	gate_write(stderr, line->str, line->len, GATE_ONE_LINE);
	fputc('\n', stderr);
	fflush(stderr);
	g_mutex_unlock(&lock);
}

static void G_GNUC_PRINTF(3, 0)
say_about(const char *file, const char *kind, const char *format, va_list args)
{
	g_autoptr(GString) line = g_string_new("minutebook: ");

	if (file)
		g_string_append_printf(line, "'%s': ", file);
	g_string_append(line, kind);
	g_string_append_vprintf(line, format, args);
	say(line);
}

void
message_error(const char *file, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_about(file, "", format, args);
	va_end(args);
}

void
message_warning(const char *file, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_about(file, "warning: ", format, args);
	va_end(args);
}

void
message_note(const char *format, ...)
{
	g_autoptr(GString) line = g_string_new(NULL);
	va_list args;

	va_start(args, format);
	g_string_append_vprintf(line, format, args);
	va_end(args);
	say(line);
}

static int
terminal_width(void)
{
	struct winsize size;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}

void
message_progress(const char *format, ...)
{
	g_autofree char *line = NULL, *clean = NULL;
	int width = 0;
	va_list args;

	if (!isatty(STDERR_FILENO))
		return;
	if (format) {
		va_start(args, format);
		line = g_strdup_vprintf(format, args);
		va_end(args);
		clean = gate_clean(line, -1, GATE_ONE_LINE);
		/* The last cell stays free: written to, it would move some terminals to the next line. */
		clean[cells_prefix(clean, -1, terminal_width() - 1, &width)] = 0;
	}
	g_mutex_lock(&lock);
	take_progress_away();
	if (clean)
		gate_write(stderr, clean, -1, GATE_ONE_LINE);
	fflush(stderr);
	progress_width = width;
	g_mutex_unlock(&lock);
}
