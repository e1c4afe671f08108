/*
 * Calendars as RFC 5545 has them: lines end in CR LF and have at most 75 octets, longer ones go on
 * behind a blank on the next; texts have their commas, semicolons, backslashes and line ends escaped.
 */
#include <string.h>
#include "base/gate.h"
#include "print/print.h"

enum { LINE = 75 };

/* Where a piece of at most `most` bytes ends: never within a character. */
static const char *
piece_end(const char *text, gsize most)
{
	const char *end = text;

	while (*end != '\0' && (gsize)(g_utf8_next_char(end) - text) <= most)
		end = g_utf8_next_char(end);
	return end;
}

/* `line` is clean. The line ends are our own: the gate would take them for a file's. */
static void
write_line(FILE *out, const char *line)
{
	const char *end = piece_end(line, LINE);

	gate_write(out, line, end - line, GATE_ONE_LINE);
	fputs("\r\n", out);
	while (*end != '\0') {
		line = end;
		end = piece_end(line, LINE - 1);
		gate_write(out, " ", 1, GATE_ONE_LINE);
		gate_write(out, line, end - line, GATE_ONE_LINE);
		fputs("\r\n", out);
	}
}

/* Line feeds may stay, as "\n". */
static void
write_text(FILE *out, const char *name, const char *text)
{
	g_autofree char *clean = gate_clean(text, -1, GATE_LINES);
	g_autoptr(GString) line = g_string_new(name);

	g_string_append_c(line, ':');
	for (const char *at = clean; *at != '\0'; at++) {
		if (*at == '\n')
			g_string_append(line, "\\n");
		else if (strchr("\\;,", *at) != NULL)
			g_string_append_printf(line, "\\%c", *at);
		else
			g_string_append_c(line, *at == '\t' ? ' ' : *at);
	}
	write_line(out, line->str);
}

/* "2026-11-21T10:00:00Z" without what parts it. */
static char *
basic_form(const char *iso)
{
	GString *basic = g_string_new(NULL);

	for (; *iso != '\0'; iso++) {
		if (*iso != '-' && *iso != ':')
			g_string_append_c(basic, *iso);
	}
	return g_string_free(basic, FALSE);
}

void
print_calendar_begin(FILE *out)
{
	write_line(out, "BEGIN:VCALENDAR");
	write_line(out, "VERSION:2.0");
	write_line(out, "PRODID:-//minutebook//minutebook " PACKAGE_VERSION "//EN");
}

/* A day is a DATE; with a time it is local to wherever it is read, as minutes mean it. */
static void
write_start(FILE *out, const struct calendar_entry *entry)
{
	g_autofree char *day = basic_form(entry->date);
	g_autofree char *time = entry->time != NULL ? basic_form(entry->time) : NULL;
	g_autofree char *line = time != NULL ? g_strdup_printf("DTSTART:%sT%s00", day, time) :
	    g_strconcat("DTSTART;VALUE=DATE:", day, NULL);

	write_line(out, line);
}

void
print_calendar_entry(FILE *out, const struct calendar_entry *entry)
{
	g_autofree char *uid = g_strconcat(entry->key, "@minutebook", NULL);
	g_autofree char *stamp = basic_form(entry->stamp);
	g_autofree char *stamp_line = g_strconcat("DTSTAMP:", stamp, NULL);

	write_line(out, "BEGIN:VEVENT");
	write_text(out, "UID", uid);
	write_line(out, stamp_line);
	write_start(out, entry);
	write_text(out, "SUMMARY", entry->summary);
	write_text(out, "DESCRIPTION", entry->description);
	if (entry->time == NULL)
		write_line(out, "TRANSP:TRANSPARENT");
	write_line(out, "END:VEVENT");
}

void
print_calendar_end(FILE *out)
{
	write_line(out, "END:VCALENDAR");
}
