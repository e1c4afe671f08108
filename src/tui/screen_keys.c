#include "tui/screen_keys.h"

#include <curses.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "tui/keys.h"

/*
 * Keys are curses' business: it reads them byte by byte, and leaves what it hasn't read yet to a pager,
 * say. What is pasted would take it a microsecond a byte, ten seconds for ten megabytes, so that is read
 * here, block by block. What was read too much, behind the end of the paste, is made keys of here, too.
 */

enum {
	FLOOD = 400,   /* bytes at once: more than anybody types ahead */
	BLOCK = 65536, /* bytes */
	SLICE = 10000, /* microseconds: signals and searches want to be heard */
	SEQUENCE = 16  /* bytes that a key may send */
};

/* Far above KEY_MAX: from there on curses itself counts the keys that only this terminal has. */
enum { CODE_PASTE_BEGINS = KEY_MAX + 0x1000, CODE_PASTE_ENDS, CODE_WORD_LEFT, CODE_WORD_RIGHT };

static const char begin_mark[] = "\033[200~", end_mark[] = "\033[201~";

/* Bytes that were read and haven't been made keys of. */
static char waiting[BLOCK + SEQUENCE];
static gsize n_waiting;

/* Some terminals send arrows, Home and End in another form than they are told to. */
void
screen_define_keys(void)
{
	define_key("\033[A", KEY_UP);
	define_key("\033[B", KEY_DOWN);
	define_key("\033[C", KEY_RIGHT);
	define_key("\033[D", KEY_LEFT);
	define_key("\033[H", KEY_HOME);
	define_key("\033[F", KEY_END);
	define_key("\033[1~", KEY_HOME);
	define_key("\033[4~", KEY_END);
	define_key("\033[1;5D", CODE_WORD_LEFT);
	define_key("\033[1;5C", CODE_WORD_RIGHT);
	define_key("\033[1;3D", CODE_WORD_LEFT);
	define_key("\033[1;3C", CODE_WORD_RIGHT);
	define_key(begin_mark, CODE_PASTE_BEGINS);
	define_key(end_mark, CODE_PASTE_ENDS);
}

/* --- Bytes ------------------------------------------------------------------------------------- */

/* Adds what comes within so many ms; FALSE where nothing does. */
static gboolean
read_more(int milliseconds)
{
	struct pollfd fd = { .fd = screen_input(), .events = POLLIN };
	gssize n;

	if (n_waiting == sizeof(waiting) || poll(&fd, 1, milliseconds) <= 0 || (fd.revents & POLLIN) == 0)
		return FALSE;
	n = read(fd.fd, waiting + n_waiting, sizeof(waiting) - n_waiting);
	n_waiting += MAX(n, 0);
	return n > 0;
}

static void
drop(gsize n)
{
	if (n < n_waiting)
		memmove(waiting, waiting + n, n_waiting - n);
	n_waiting -= MIN(n, n_waiting);
}

/* --- Keys -------------------------------------------------------------------------------------- */

static int
named_key(wint_t code)
{
	switch (code) {
	case CODE_PASTE_BEGINS:
		return SCREEN_PASTE_BEGINS;
	case CODE_PASTE_ENDS:
		return SCREEN_PASTE_ENDS;
	case CODE_WORD_LEFT:
		return KEY_WORD_LEFT;
	case CODE_WORD_RIGHT:
		return KEY_WORD_RIGHT;
	case KEY_ENTER:
		return '\r';
	default:
		return KEY_NAMED | (int)code;
	}
}

static int
typed_key(wint_t code)
{
	if (code == '\n')
		return '\r';
	/* Which of the two the Backspace key sends is the terminal's choice. */
	if (code == 127 || (code == '\b' && erasechar() == '\b'))
		return KEY_NAMED | KEY_BACKSPACE;
	return code > 0 && code <= 0x10ffff ? (int)code : SCREEN_NO_KEY;
}

/* The key that the bytes begin with, if it is one that sends several; 0 where it is none. */
static int
sequence_key(void)
{
	char sequence[SEQUENCE + 1];
	int code = -1;

	for (gsize n = 1; code < 0 && n <= SEQUENCE; n++) {
		if (n > n_waiting && !read_more(get_escdelay()))
			break;
		memcpy(sequence, waiting, n);
		sequence[n] = '\0';
		code = key_defined(sequence);
		if (code > 0)
			drop(n);
	}
	return MAX(code, 0);
}

/* One character in the locale's coding; what is none is passed over. */
static int
next_character(void)
{
	while (n_waiting > 0) {
		mbstate_t state = { 0 };
		wchar_t c;
		gsize n = mbrtowc(&c, waiting, n_waiting, &state);

		if (n == (gsize)-2 && read_more(get_escdelay()))
			continue;
		drop(n == 0 || n > SEQUENCE ? 1 : n); /* NUL; what is no character */
		if (n > 0 && n <= SEQUENCE && typed_key(c) != SCREEN_NO_KEY)
			return typed_key(c);
	}
	return SCREEN_NO_KEY;
}

int
screen_key(void)
{
	wint_t code;
	int key;

	if (n_waiting > 0)
		return (key = sequence_key()) > 0 ? named_key(key) : next_character();
	switch (get_wch(&code)) {
	case KEY_CODE_YES:
		return named_key(code);
	case OK:
		return typed_key(code);
	default:
		return SCREEN_NO_KEY;
	}
}

/* --- Pasted text ------------------------------------------------------------------------------- */

/* Where the mark stands, or begins at the end of what has come; n_waiting where it doesn't. */
static gsize
find_mark(const char *mark, gboolean *is_whole)
{
	*is_whole = FALSE;
	for (const char *p = waiting, *end = waiting + n_waiting; (p = memchr(p, *mark, end - p)) != NULL; p++)
		if (memcmp(p, mark, MIN((gsize)(end - p), strlen(mark))) == 0) {
			*is_whole = (gsize)(end - p) >= strlen(mark);
			return p - waiting;
		}
	return n_waiting;
}

gboolean
screen_is_flooded(void)
{
	gboolean is_marked;
	int n;

	if (n_waiting > 0 || ioctl(screen_input(), FIONREAD, &n) < 0 || n < FLOOD || !read_more(0))
		return FALSE;
	find_mark(begin_mark, &is_marked);
	return !is_marked;
}

enum screen_paste
screen_paste(GString *text, gsize most)
{
	gint64 until = g_get_monotonic_time() + SLICE;
	gboolean has_come = FALSE, is_ended;

	do {
		gsize n = find_mark(end_mark, &is_ended);

		has_come |= n > 0;
		g_string_append_len(text, waiting, MIN(n, most - MIN(most, text->len)));
		drop(n + (is_ended ? strlen(end_mark) : 0));
	} while (!is_ended && g_get_monotonic_time() < until && read_more(0));
	return is_ended ? SCREEN_PASTE_ENDED : has_come ? SCREEN_PASTE_GOES_ON : SCREEN_PASTE_PAUSES;
}
