#include "base/settings.h"

#include <string.h>

#define BLANKS " \t\r"

static void
add_fault(GPtrArray *faults, const char *fault)
{
	if (faults->len < SETTINGS_FAULTS)
		g_ptr_array_add(faults, g_strdup(fault));
	else if (faults->len == SETTINGS_FAULTS)
		g_ptr_array_add(faults, g_strdup("further faults are not told"));
}

void
settings_fault(const struct settings_line *line, const char *format, ...)
{
	g_autofree char *what = NULL, *valid = NULL, *fault = NULL;
	va_list args;

	va_start(args, format);
	what = g_strdup_vprintf(format, args);
	va_end(args);
	valid = g_utf8_make_valid(what, -1); /* a long word may be cut within a character */
	fault = g_strdup_printf("line %u: %s", line->number, valid);
	add_fault(line->faults, fault);
}

/* Takes out the empty ones, between two blanks. Returns how many words there are. */
static guint
close_up(char **words)
{
	guint n = 0;

	for (guint i = 0; words[i] != NULL; i++) {
		if (*words[i] != '\0')
			words[n++] = words[i];
		else
			g_free(words[i]);
	}
	words[n] = NULL;
	return n;
}

/* Behind the first word. */
static char *
rest_of(const char *line)
{
	const char *at = line + strspn(line, BLANKS);

	at += strcspn(at, BLANKS);
	return g_strstrip(g_strdup(at));
}

static void
read_line(const char *text, gsize size, struct settings_line *line, settings_take take, gpointer data)
{
	g_autofree char *copy = g_strndup(text, size), *rest = NULL;
	g_auto(GStrv) words = NULL;

	if (!g_utf8_validate(text, size, NULL)) { /* a NUL byte is not valid, either */
		settings_fault(line, "not valid UTF-8");
		return;
	}
	words = g_strsplit_set(copy, BLANKS, -1);
	rest = rest_of(copy);
	line->words = words;
	line->rest = rest;
	line->n_words = close_up(words);
	if (line->n_words > 0 && *words[0] != '#')
		take(line, data);
}

void
settings_read(const char *text, gsize size, settings_take take, gpointer data, GPtrArray *faults)
{
	struct settings_line line = { .faults = faults };

	while (size > 0) {
		const char *end = memchr(text, '\n', size);
		gsize length = end != NULL ? (gsize)(end - text) : size;

		line.number++;
		read_line(text, length, &line, take, data);
		if (end != NULL)
			length++;
		text += length;
		size -= length;
	}
}

void
settings_read_file(const char *path, settings_take take, gpointer data, GPtrArray *faults)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	gsize size = 0;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return;
	/* A pipe or a device would be waited for. */
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		add_fault(faults, "not a regular file, left out");
	else if (!g_file_get_contents(path, &text, &size, &error))
		add_fault(faults, error->message);
	else
		settings_read(text, size, take, data, faults);
}
