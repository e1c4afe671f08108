#include "base/error.h"
#include "read/inner.h"

/*
 * The kind of a file, by its content. What is not read yet is named, so that the user knows what to
 * do with it.
 */
enum { BINARY_WINDOW = 8000 }; /* git's rule: a NUL in there is binary */

#define READS "; plain text and Markdown are read"

static const struct {
	const char *magic;
	gsize size;
	const char *cause;
} kinds[] = {
	{ "%PDF-", 5, "a PDF file, which is not read yet; save its text first: pdftotext FILE" },
	{ "PK\3\4", 4, "a zip file (Word?)" READS },
	{ "PK\5\6", 4, "an empty zip file" READS },
	{ "\x1F\x8B", 2, "compressed with gzip; unpack it first: gunzip FILE" },
	{ "BZh", 3, "compressed with bzip2; unpack it first: bunzip2 FILE" },
	{ "\xFD" "7zXZ\0", 6, "compressed with xz; unpack it first: unxz FILE" },
	{ "\x28\xB5\x2F\xFD", 4, "compressed with zstd; unpack it first: unzstd FILE" },
	{ "7z\xBC\xAF\x27\x1C", 6, "a 7z archive" READS },
	{ "SQLite format 3\0", 16, "an SQLite database" READS },
	{ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "an old Word or Office file" READS },
	{ "{\\rtf", 5, "a rich text file (RTF)" READS },
	{ "%!PS", 4, "a PostScript file" READS },
	{ "\x89PNG", 4, "a picture (PNG)" READS },
	{ "\xFF\xD8\xFF", 3, "a picture (JPEG)" READS },
	{ "\x7F" "ELF", 4, "a program" READS }
};

static gboolean
refuse(GError **error, const char *cause)
{
	g_set_error_literal(error, MB_ERROR, MB_ERROR_FILE, cause);
	return FALSE;
}

static gboolean
has_utf16_mark(const char *bytes, gsize size)
{
	return size >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)) &&
	    !(size >= 4 && !memcmp(bytes, "\xFF\xFE\0\0", 4));
}

/* Text of Latin letters in UTF-16 has a NUL in every other byte. */
static gboolean
looks_like_utf16(const char *bytes, gsize size)
{
	gsize nuls[2] = { 0, 0 }, pairs = size / 2;

	for (gsize i = 0; i < pairs * 2; i++)
		nuls[i % 2] += bytes[i] == 0;
	return pairs > 0 && MAX(nuls[0], nuls[1]) > pairs * 3 / 4 && MIN(nuls[0], nuls[1]) < pairs / 8 + 1;
}

gboolean
kind_check_bytes(const char *bytes, gsize size, GError **error)
{
	gsize window = MIN(size, BINARY_WINDOW);

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (size >= kinds[i].size && !memcmp(bytes, kinds[i].magic, kinds[i].size))
			return refuse(error, kinds[i].cause);
	}
	if (has_utf16_mark(bytes, size) || !memchr(bytes, 0, window))
		return TRUE;
	if (looks_like_utf16(bytes, window))
		return refuse(error, "binary, or UTF-16 without a byte order mark; convert it first: "
		    "iconv -f UTF-16LE -t UTF-8 FILE");
	return refuse(error, "binary" READS);
}

static gboolean
begins(const char *p, gsize size, const char *what)
{
	return size >= strlen(what) && !g_ascii_strncasecmp(p, what, strlen(what));
}

/* Past blanks and comments, which may stand before the first tag. */
static gsize
first_tag(const char *text, gsize size)
{
	gsize at = 0;

	for (;;) {
		const char *end;

		while (at < size && ((guchar)text[at] <= ' '))
			at++;
		if (!begins(text + at, size - at, "<!--"))
			return at;
		end = memmem(text + at, size - at, "-->", 3);
		if (!end)
			return at;
		at = end + 3 - text;
	}
}

gboolean
kind_check_text(const char *text, gsize size, GError **error)
{
	gsize at = first_tag(text, size);
	const char *p = text + at;

	if (begins(p, size - at, "%PDF-"))
		return refuse(error, kinds[0].cause);
	if (begins(p, size - at, "<!doctype html") || begins(p, size - at, "<html") ||
	    begins(p, size - at, "<head>"))
		return refuse(error, "a web page (HTML), which is not read yet; save it as text first");
	if (begins(p, size - at, "<?xml"))
		return refuse(error, "an XML file" READS);
	for (gsize blank; at < size; at += blank) {
		blank = text[at] == '\f' || text[at] == '\r' ? 1 : blank_size(text + at);
		if (blank == 0)
			return TRUE;
	}
	return refuse(error, "empty: there is no text in it");
}
