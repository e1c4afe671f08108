#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "base/gate.h"
#include "base/hygiene.h"

/* Why the first write that failed did so; ferror() doesn't say. */
static int write_cause;

/* --- What may leave -------------------------------------------------------------------------- */

static gboolean
is_fit(const char *text, gsize size, enum gate_lines lines)
{
	return g_utf8_validate_len(text, size, NULL) && hygiene_first(text, size) == size &&
	    (lines == GATE_LINES || (!memchr(text, '\n', size) && !memchr(text, '\t', size)));
}

static char *
show_line_ends(const char *text, gsize size)
{
	GString *out = g_string_sized_new(size + 16);

	for (gsize i = 0; i < size; i++) {
		if (text[i] == '\n' || text[i] == '\t')
			g_string_append_unichar(out, 0x2400 + text[i]);
		else
			g_string_append_c(out, text[i]);
	}
	return g_string_free(out, FALSE);
}

static char *
make_fit(const char *text, gsize size, enum gate_lines lines)
{
	g_autofree char *valid = g_utf8_make_valid(text, size);
	gsize valid_size = strlen(valid), cleaned_size;
	char *cleaned = hygiene_clean(valid, valid_size, &cleaned_size, NULL);

	if (!cleaned) {
		cleaned = g_steal_pointer(&valid);
		cleaned_size = valid_size;
	}
	if (lines == GATE_ONE_LINE) {
		char *shown = show_line_ends(cleaned, cleaned_size);

		g_free(cleaned);
		cleaned = shown;
	}
	return cleaned;
}

char *
gate_clean(const char *text, gssize size, enum gate_lines lines)
{
	gsize n = size < 0 ? strlen(text) : (gsize)size;

	return is_fit(text, n, lines) ? g_strndup(text, n) : make_fit(text, n, lines);
}

/* --- Terminals without UTF-8 ----------------------------------------------------------------- */

static const char *
plain_form(gunichar c)
{
	switch (c) {
	case 0xA0:
		return " ";
	case 0x2018:
	case 0x2019:
	case 0x2032:
		return "'";
	case 0x201C:
	case 0x201D:
		return "\"";
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2212:
		return "-";
	case 0x2026:
		return "...";
	case 0xB7:
	case 0x2022:
	case 0x25AA:
		return "*";
	default:
		return NULL;
	}
}

/* One character in the terminal's encoding; FALSE where it lacks it. */
static gboolean
convert(GIConv converter, const char *c, gsize size, GString *out)
{
	char bytes[16], *from = (char *)c, *to = bytes;
	gsize room = sizeof(bytes);

	if (converter == (GIConv)-1)
		return FALSE;
	if (g_iconv(converter, &from, &size, &to, &room) != 0) {
		g_iconv(converter, NULL, NULL, NULL, NULL);
		return FALSE;
	}
	g_string_append_len(out, bytes, to - bytes);
	return TRUE;
}

static void
write_converted(FILE *out, const char *text, gsize size, const char *charset)
{
	g_autoptr(GString) bytes = g_string_sized_new(size);
	GIConv converter = g_iconv_open(charset, "UTF-8");

	for (const char *p = text; p < text + size; p = g_utf8_next_char(p)) {
		const char *form;

		if ((guchar)*p < 0x80)
			g_string_append_c(bytes, *p);
		else if (!convert(converter, p, g_utf8_next_char(p) - p, bytes))
			g_string_append(bytes, (form = plain_form(g_utf8_get_char(p))) ? form : "?");
	}
	if (converter != (GIConv)-1)
		g_iconv_close(converter);
	fwrite(bytes->str, 1, bytes->len, out);
}

/* --- Writing --------------------------------------------------------------------------------- */

static void
write_fit(FILE *out, const char *text, gsize size)
{
	gboolean had_failed = ferror(out) != 0;
	const char *charset;

	if (g_get_charset(&charset) || !isatty(fileno(out)))
		fwrite(text, 1, size, out);
	else
		write_converted(out, text, size, charset);
	if (ferror(out) && !had_failed)
		write_cause = errno;
}

void
gate_write(FILE *out, const char *text, gssize size, enum gate_lines lines)
{
	gsize n = size < 0 ? strlen(text) : (gsize)size;
	g_autofree char *fit = NULL;

	if (is_fit(text, n, lines)) {
		write_fit(out, text, n);
		return;
	}
	fit = make_fit(text, n, lines);
	write_fit(out, fit, strlen(fit));
}

gboolean
gate_finish(FILE *out, GError **error)
{
	int cause = ferror(out) ? write_cause : 0;

	if (fflush(out) != 0)
		cause = cause ? cause : errno;
	else if (!ferror(out))
		return TRUE;
	if (cause == EPIPE)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_SYSTEM, "");
	else
		g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "output could not be written%s%s",
		    cause ? ": " : "", cause ? g_strerror(cause) : "");
	return FALSE;
}
