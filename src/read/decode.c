#include "base/bytes.h"
#include "base/error.h"
#include "read/inner.h"

/*
 * Bytes to valid UTF-8. What states its encoding, or is valid UTF-8, is taken at its word; all else
 * is a guess, and a warning.
 */

/* What bytes that are not valid UTF-8 look like. */
struct evidence {
	gsize sequences; /* of several bytes and the shape of UTF-8, overlong ones and surrogates too */
	gsize bad;       /* bytes that have no place in UTF-8 */
	gsize undefined; /* of those, bytes that Windows-1252 doesn't have either */
};

/* Bytes 80 to 9F of Windows-1252; the rest is Latin-1. 0: not defined. */
static const gunichar windows[32] = {
	0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178
};

/* Bytes of a sequence that has the shape of UTF-8 at p, though the file's end may have cut it; 1
 * where the first byte stands alone. */
static gsize
shape(const char *p, const char *end)
{
	guchar first = *p;
	gsize n = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;

	if (first < 0xC0 || first > 0xF7)
		return 1;
	n = MIN(n, (gsize)(end - p));
	for (gsize i = 1; i < n; i++) {
		if (((guchar)p[i] & 0xC0) != 0x80)
			return 1;
	}
	return n;
}

static struct evidence
weigh(const char *p, gsize size)
{
	const char *end = p + size;
	struct evidence evidence = { 0 };

	while (p < end) {
		gsize n = (guchar)*p < 0x80 ? 1 : shape(p, end);

		if (n > 1) {
			evidence.sequences++;
		} else if ((guchar)*p >= 0x80) {
			evidence.bad++;
			evidence.undefined += (guchar)*p < 0xA0 && windows[(guchar)*p - 0x80] == 0;
		}
		p += n;
	}
	return evidence;
}

/* A file of Windows-1252 has next to no sequences of UTF-8's shape, and none of the bytes that
 * Windows-1252 doesn't define. */
static gboolean
is_damaged_utf8(const struct evidence *evidence)
{
	return evidence->undefined > 0 || evidence->sequences > evidence->bad / 2;
}

static void
replace(struct raw *raw, GString *out)
{
	g_free(raw->bytes);
	raw->size = out->len;
	raw->skip = 0;
	raw->bytes = g_string_free(out, FALSE);
}

static void
decode_windows(struct raw *raw)
{
	GString *out = g_string_sized_new(raw->size + raw->size / 8);
	const char *p = raw->bytes + raw->skip, *end = raw->bytes + raw->size, *from;

	while (p < end) {
		for (from = p; p < end && (guchar)*p < 0x80; p++)
			;
		g_string_append_len(out, from, p - from);
		for (; p < end && (guchar)*p >= 0x80; p++) {
			gunichar c = (guchar)*p < 0xA0 ? windows[(guchar)*p - 0x80] : (guchar)*p;

			g_string_append_unichar(out, c ? c : 0xFFFD);
		}
	}
	replace(raw, out);
}

/* Bytes of the valid sequence at p, which holds no ASCII; 0 where it is not valid (Unicode standard,
 * table 3-7). */
static inline gsize
sequence_size(const guchar *p, gsize room)
{
	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		return room >= 2 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
	if (p[0] >= 0xE0 && p[0] <= 0xEF) {
		guchar least = p[0] == 0xE0 ? 0xA0 : 0x80, most = p[0] == 0xED ? 0x9F : 0xBF;

		return room >= 3 && p[1] >= least && p[1] <= most && (p[2] & 0xC0) == 0x80 ? 3 : 0;
	}
	if (p[0] >= 0xF0 && p[0] <= 0xF4) {
		guchar least = p[0] == 0xF0 ? 0x90 : 0x80, most = p[0] == 0xF4 ? 0x8F : 0xBF;

		return room >= 4 && p[1] >= least && p[1] <= most && (p[2] & 0xC0) == 0x80 &&
		    (p[3] & 0xC0) == 0x80 ? 4 : 0;
	}
	return 0;
}

/* The first byte that is not part of valid UTF-8, or the end. g_utf8_validate_len() does the same,
 * but byte by byte, and it takes NUL for an error. */
static const char *
valid_end(const char *p, const char *end)
{
	gsize n;

	while (p < end) {
		while (end - p >= BYTES && bytes_are_ascii(bytes_load(p)))
			p += BYTES;
		while (p < end && (guchar)*p < 0x80)
			p++;
		if (p == end || (n = sequence_size((const guchar *)p, end - p)) == 0)
			break;
		p += n;
	}
	return p;
}

/* Keeps what is valid; U+FFFD for each bad sequence. Returns the number of them. */
static gsize
mend_utf8(struct raw *raw)
{
	GString *out = g_string_sized_new(raw->size + 64);
	const char *p = raw->bytes + raw->skip, *end = raw->bytes + raw->size, *valid;
	gsize bad = 0;

	for (;; bad++) {
		valid = valid_end(p, end);
		g_string_append_len(out, p, valid - p);
		if (valid == end)
			break;
		g_string_append_unichar(out, 0xFFFD);
		for (p = valid + 1; p < end && ((guchar)*p & 0xC0) == 0x80; p++)
			;
	}
	replace(raw, out);
	return bad;
}

static gunichar
unit_at(const guchar *p, gboolean is_big)
{
	return is_big ? p[0] << 8 | p[1] : p[1] << 8 | p[0];
}

/* Returns the number of units that are no characters: lone surrogates, a byte left over. */
static gsize
decode_utf16(struct raw *raw)
{
	const guchar *p = (const guchar *)raw->bytes, *end = p + raw->size;
	gboolean is_big = p[0] == 0xFE;
	GString *out = g_string_sized_new(raw->size * 2 / 3);
	gsize bad = raw->size % 2;

	for (p += 2; end - p >= 2; p += 2) {
		gunichar c = unit_at(p, is_big);

		if (c >= 0xD800 && c < 0xDC00 && end - p >= 4 && (unit_at(p + 2, is_big) & 0xFC00) == 0xDC00) {
			p += 2;
			c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(p, is_big) - 0xDC00);
		} else if (c >= 0xD800 && c < 0xE000) {
			c = 0xFFFD;
			bad++;
		}
		if (c < 0x80)
			g_string_append_c(out, (char)c);
		else
			g_string_append_unichar(out, c);
	}
	replace(raw, out);
	return bad;
}

void
warn_count(GPtrArray *warnings, gsize n, const char *one, const char *many)
{
	if (n > 0)
		g_ptr_array_add(warnings, g_strdup_printf("%" G_GSIZE_FORMAT " %s", n, n == 1 ? one : many));
}

static void
decode_unmarked(struct raw *raw, GPtrArray *warnings)
{
	const char *text = raw->bytes + raw->skip;
	gsize size = raw->size - raw->skip;
	struct evidence evidence;

	if (valid_end(text, text + size) == text + size)
		return;
	evidence = weigh(text, size);
	if (is_damaged_utf8(&evidence)) {
		warn_count(warnings, mend_utf8(raw), "place is not valid UTF-8, shown as U+FFFD",
		    "places are not valid UTF-8, shown as U+FFFD");
		return;
	}
	decode_windows(raw);
	g_ptr_array_add(warnings, g_strdup("not valid UTF-8, read as Windows-1252"));
}

gboolean
decode(struct raw *raw, GPtrArray *warnings, GError **error)
{
	if (raw->size >= 2 && (!memcmp(raw->bytes, "\xFF\xFE", 2) || !memcmp(raw->bytes, "\xFE\xFF", 2))) {
		warn_count(warnings, decode_utf16(raw), "place is not valid UTF-16, shown as U+FFFD",
		    "places are not valid UTF-16, shown as U+FFFD");
		return kind_check_bytes(raw->bytes, raw->size, error);
	}
	if (raw->size >= 3 && !memcmp(raw->bytes, "\xEF\xBB\xBF", 3))
		raw->skip = 3;
	decode_unmarked(raw, warnings);
	return TRUE;
}
