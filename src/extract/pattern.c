#include <string.h>
#include "base/error.h"
#include "extract/factor.h"
#include "extract/pattern.h"

enum { DEEPEST = 8 /* pieces of patterns within pieces */ };

struct pattern {
	const struct pieces *pieces;
	char *text;
	gboolean has_starts;
	struct rx *rx; /* NULL until it is made */
};

struct pattern *
pattern_new(const struct pieces *pieces, const char *text, gboolean has_starts)
{
	struct pattern *pattern;

	if (text == NULL)
		return NULL;
	pattern = g_new0(struct pattern, 1);
	pattern->pieces = pieces;
	pattern->text = g_strdup(text);
	pattern->has_starts = has_starts;
	return pattern;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	rx_free(pattern->rx);
	g_free(pattern->text);
	g_free(pattern);
}

/* --- Pieces ---------------------------------------------------------------------------------- */

/* The user's piece of a name before ours. */
static char *
find_piece(const struct pieces *pieces, const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pieces->files); i++) {
		char *piece = pieces->files[i] != NULL ?
		    g_key_file_get_value(pieces->files[i], "words", name, NULL) : NULL;

		if (piece != NULL)
			return piece;
	}
	return NULL;
}

static gboolean expand(const struct pieces *pieces, const char *pattern, guint depth, GString *out, GError **error);

/* `name` is what stands between "%{" and "}". */
static gboolean
expand_piece(const struct pieces *pieces, const char *name, guint depth, GString *out, GError **error)
{
	g_autofree char *piece = depth < DEEPEST ? find_piece(pieces, name) : NULL;

	if (piece != NULL) {
		g_string_append(out, "(?:");
		if (!expand(pieces, piece, depth + 1, out, error))
			return FALSE;
		g_string_append_c(out, ')');
		return TRUE;
	}
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, depth < DEEPEST ?
	    "no piece is named '%s' in [words]" : "the piece '%s' in [words] holds itself", name);
	return FALSE;
}

static gboolean
expand(const struct pieces *pieces, const char *pattern, guint depth, GString *out, GError **error)
{
	const char *open, *close;

	while ((open = strstr(pattern, "%{")) != NULL && (close = strchr(open, '}')) != NULL) {
		g_autofree char *name = g_strndup(open + 2, close - open - 2);

		g_string_append_len(out, pattern, open - pattern);
		if (!expand_piece(pieces, name, depth, out, error))
			return FALSE;
		pattern = close + 1;
	}
	g_string_append(out, pattern);
	return TRUE;
}

/* --- Making ---------------------------------------------------------------------------------- */

/* Mistakes are told of the pattern as it was written. */
static struct rx *
make_rx(const char *text, GError **error)
{
	g_autofree char *factored = factor_pattern(text);
	struct rx *rx = rx_new(factored, RX_CASELESS | RX_ASCII, NULL);

	return rx != NULL ? rx : rx_new(text, RX_CASELESS | RX_ASCII, error);
}

/* With starts, \G is the place that is tried. */
static struct rx *
make(const struct pattern *pattern, GError **error)
{
	g_autoptr(GString) whole = g_string_new(pattern->has_starts ? "\\G(?:" : "");

	if (!expand(pattern->pieces, pattern->text, 0, whole, error))
		return NULL;
	if (pattern->has_starts)
		g_string_append_c(whole, ')');
	return make_rx(whole->str, error);
}

gboolean
pattern_check(struct pattern *pattern, GError **error)
{
	if (pattern != NULL && pattern->rx == NULL)
		pattern->rx = make(pattern, error);
	return pattern == NULL || pattern->rx != NULL;
}

const struct rx *
pattern_rx(struct pattern *pattern)
{
	static GMutex lock;
	struct rx *rx = g_atomic_pointer_get(&pattern->rx);
	g_autoptr(GError) error = NULL;

	if (rx != NULL)
		return rx;
	g_mutex_lock(&lock);
	rx = g_atomic_pointer_get(&pattern->rx);
	if (rx == NULL) {
		rx = make(pattern, &error);
		if (rx == NULL)
			g_error("pattern /%s/: %s", pattern->text, error->message);
		g_atomic_pointer_set(&pattern->rx, rx);
	}
	g_mutex_unlock(&lock);
	return rx;
}
