#include "tui/config.h"

#include <string.h>

#include "base/near.h"
#include "base/settings.h"

static const char defaults[] =
#include "tui/config.inc"
    ;

/* The place of a word in a list that ends with NULL; where it isn't there it is a fault of the line. */
static gboolean
find_word(const struct settings_line *line, const char *word, const char *const *words, const char *kind, guint *found)
{
	g_autofree char *hint = NULL;

	for (*found = 0; words[*found] != NULL; ++*found)
		if (strcmp(words[*found], word) == 0)
			return TRUE;
	hint = near_hint(word, words);
	settings_fault(line, "there is no %s '%.60s'%s", kind, word, hint);
	return FALSE;
}

/* --- colour STYLE COLOUR ATTRIBUTE... ---------------------------------------------------------- */

static const char *const styles[STYLES + 1] = {
	[STYLE_PLAIN] = "plain",
	[STYLE_BOLD] = "bold",
	[STYLE_SELECTED] = "selected",
	[STYLE_HEADING] = "heading",
	[STYLE_NOTE] = "note",
	[STYLE_FAINT] = "faint",
	[STYLE_HIT] = "hit",
	[STYLE_LINK] = "link",
	[STYLE_DECIDED] = "resolution",
	[STYLE_TO_FOLLOW] = "action",
};

enum { COLOURS = 8 };

/* The colours by their numbers; behind them the attributes by their bits. */
static const char *const look_words[] = { "black", "red", "green", "yellow", "blue", "magenta", "cyan",
	"white", "bold", "reverse", "underline", "none", NULL };

static gboolean
add_to_look(const struct settings_line *line, const char *word, struct appearance *look)
{
	guint found;

	if (!find_word(line, word, look_words, "colour", &found))
		return FALSE;
	if (strcmp(word, "none") == 0) {
		if (line->n_words > 3)
			settings_fault(line, "'none' stands alone");
		return line->n_words == 3;
	}
	if (found >= COLOURS) {
		look->attributes |= 1u << (found - COLOURS);
		return TRUE;
	}
	if (look->colour != COLOUR_OWN) {
		settings_fault(line, "'%s' is a second colour", word);
		return FALSE;
	}
	look->colour = found;
	return TRUE;
}

static void
take_colour(struct config *config, const struct settings_line *line)
{
	struct appearance look = { .colour = COLOUR_OWN };
	guint style;

	if (!find_word(line, line->words[1], styles, "style", &style))
		return;
	for (guint i = 2; i < line->n_words; i++)
		if (!add_to_look(line, line->words[i], &look))
			return;
	config->looks[style] = look;
}

/* --- layout WHAT NUMBER ------------------------------------------------------------------------ */

enum { MOST = 9999, NEVER = 1 << 20 /* no terminal is as large */ };

static const char *const layout_words[] = { "stacked", "beside", "three", "rows", "lists", "text", NULL };

/* Below the least, panes would be too small to read. */
static const struct {
	gsize offset;
	guint least;
	gboolean can_be_never;
} layout_numbers[] = {
	{ offsetof(struct thresholds, stacked), LEAST_COLUMNS, TRUE },
	{ offsetof(struct thresholds, beside), 60, TRUE },
	{ offsetof(struct thresholds, three), 120, TRUE },
	{ offsetof(struct thresholds, rows), 12, TRUE },
	{ offsetof(struct thresholds, lists), 20, TRUE },
	{ offsetof(struct thresholds, text), LEAST_COLUMNS, FALSE },
};
G_STATIC_ASSERT(G_N_ELEMENTS(layout_words) == G_N_ELEMENTS(layout_numbers) + 1);

static void
take_layout(struct config *config, const struct settings_line *line)
{
	guint what;
	guint64 number;
	const char *word = line->words[2];

	if (!find_word(line, line->words[1], layout_words, "layout", &what))
		return;
	if (line->n_words > 3) {
		settings_fault(line, "one number is enough for '%s'", layout_words[what]);
		return;
	}
	if (layout_numbers[what].can_be_never && strcmp(word, "never") == 0) {
		number = NEVER;
	} else if (!g_ascii_string_to_unsigned(word, 10, layout_numbers[what].least, MOST, &number, NULL)) {
		settings_fault(line, "'%.60s' is no number from %u to %d%s", word, layout_numbers[what].least, MOST,
		    layout_numbers[what].can_be_never ? ", nor 'never'" : "");
		return;
	}
	G_STRUCT_MEMBER(int, &config->thresholds, layout_numbers[what].offset) = (int)number;
}

/* --- All of them ------------------------------------------------------------------------------- */

static const char *const settings[] = { "colour", "layout", NULL };

static const struct {
	const char *usage;
	void (*take)(struct config *config, const struct settings_line *line);
} takers[] = {
	{ "colour STYLE COLOUR", take_colour },
	{ "layout NAME NUMBER", take_layout },
};
G_STATIC_ASSERT(G_N_ELEMENTS(settings) == G_N_ELEMENTS(takers) + 1);

static void
take_line(const struct settings_line *line, gpointer data)
{
	guint setting;

	if (!find_word(line, line->words[0], settings, "setting", &setting))
		return;
	if (line->n_words < 3)
		settings_fault(line, "words are missing: %s", takers[setting].usage);
	else
		takers[setting].take(data, line);
}

void
config_read(struct config *config, const char *text, gsize size, GPtrArray *faults)
{
	settings_read(text, size, take_line, config, faults);
}

void
config_read_file(struct config *config, const char *path, GPtrArray *faults)
{
	settings_read_file(path, take_line, config, faults);
}

void
config_init(struct config *config)
{
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	*config = (struct config){ 0 };
	config_read(config, defaults, sizeof(defaults) - 1, faults);
	g_assert(faults->len == 0);
}
