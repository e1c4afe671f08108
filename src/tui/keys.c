#include "tui/keys.h"

#include <curses.h>
#include <string.h>

#include "base/near.h"
#include "base/settings.h"

static const char defaults[] =
#include "tui/keys.inc"
    ;

struct binding {
	guint32 key;
	enum request request;
};

struct keys {
	GArray *bindings; /* struct binding, in the order they were made */
};

/* --- Names ----------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	guint32 key;
} named[] = {
	{ "Space", ' ' }, { "Tab", '\t' }, { "Enter", '\r' }, { "Esc", 27 },
	{ "Up", KEY_NAMED | KEY_UP }, { "Down", KEY_NAMED | KEY_DOWN },
	{ "Left", KEY_NAMED | KEY_LEFT }, { "Right", KEY_NAMED | KEY_RIGHT },
	{ "PgDn", KEY_NAMED | KEY_NPAGE }, { "PgUp", KEY_NAMED | KEY_PPAGE },
	{ "Home", KEY_NAMED | KEY_HOME }, { "End", KEY_NAMED | KEY_END },
	{ "Backspace", KEY_NAMED | KEY_BACKSPACE }, { "S-Tab", KEY_NAMED | KEY_BTAB },
	{ "C-Left", KEY_WORD_LEFT }, { "C-Right", KEY_WORD_RIGHT },
	{ "Insert", KEY_NAMED | KEY_IC }, { "Delete", KEY_NAMED | KEY_DC },
};

char *
key_to_name(guint32 key)
{
	char utf8[7] = "";

	for (guint i = 0; i < G_N_ELEMENTS(named); i++)
		if (named[i].key == key)
			return g_strdup(named[i].name);
	if (key > (KEY_NAMED | KEY_F0) && key <= (KEY_NAMED | (KEY_F0 + 63)))
		return g_strdup_printf("F%d", (int)(key - (KEY_NAMED | KEY_F0)));
	if (key >= KEY_NAMED)
		return g_strdup_printf("key %d", (int)(key - KEY_NAMED));
	if (key < ' ')
		return g_strdup_printf("^%c", (int)key + '@');
	if (key == 127)
		return g_strdup("^?");
	g_unichar_to_utf8(key, utf8);
	return g_strdup(utf8);
}

static gboolean
function_key(const char *name, guint32 *key)
{
	guint64 number;

	if (name[0] != 'F' || !g_ascii_string_to_unsigned(name + 1, 10, 1, 63, &number, NULL))
		return FALSE;
	*key = KEY_NAMED | (guint32)(KEY_F0 + number);
	return TRUE;
}

gboolean
key_from_name(const char *name, guint32 *key)
{
	for (guint i = 0; i < G_N_ELEMENTS(named); i++)
		if (strcmp(named[i].name, name) == 0) {
			*key = named[i].key;
			return TRUE;
		}
	if (name[0] == '^' && name[1] >= '?' && name[1] <= '_' && name[2] == '\0') {
		*key = name[1] == '?' ? 127 : (guint32)(name[1] - '@');
		return TRUE;
	}
	if (g_utf8_strlen(name, -1) == 1) {
		*key = g_utf8_get_char(name);
		return TRUE;
	}
	return function_key(name, key);
}

/* --- The table ------------------------------------------------------------------------------- */

static void
unbind(struct keys *keys, guint32 key)
{
	for (guint i = 0; i < keys->bindings->len; i++)
		if (g_array_index(keys->bindings, struct binding, i).key == key) {
			g_array_remove_index(keys->bindings, i);
			return;
		}
}

static void
bind_word(struct keys *keys, enum request request, const char *word, const struct settings_line *line)
{
	struct binding binding = { 0, request };

	if (!key_from_name(word, &binding.key)) {
		settings_fault(line, "no key is called '%.60s'", word);
		return;
	}
	unbind(keys, binding.key);
	if (request != REQUEST_NONE)
		g_array_append_val(keys->bindings, binding);
}

static void
take_line(const struct settings_line *line, gpointer data)
{
	enum request request = request_find(line->words[0]);

	if (request == REQUEST_NONE && strcmp(line->words[0], "nothing") != 0) {
		g_autofree char *hint = near_hint(line->words[0], request_names());

		settings_fault(line, "there is no request '%.60s'%s", line->words[0], hint);
		return;
	}
	if (line->n_words == 1)
		settings_fault(line, "no key is named");
	for (guint i = 1; i < line->n_words; i++)
		bind_word(data, request, line->words[i], line);
}

void
keys_read(struct keys *keys, const char *text, GPtrArray *faults)
{
	settings_read(text, strlen(text), take_line, keys, faults);
}

void
keys_read_file(struct keys *keys, const char *path, GPtrArray *faults)
{
	settings_read_file(path, take_line, keys, faults);
}

struct keys *
keys_new(void)
{
	struct keys *keys = g_new0(struct keys, 1);
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	keys->bindings = g_array_new(FALSE, FALSE, sizeof(struct binding));
	keys_read(keys, defaults, faults);
	g_assert(faults->len == 0);
	return keys;
}

void
keys_free(struct keys *keys)
{
	if (keys == NULL)
		return;
	g_array_unref(keys->bindings);
	g_free(keys);
}

enum request
keys_find(const struct keys *keys, guint32 key)
{
	for (guint i = 0; i < keys->bindings->len; i++) {
		const struct binding *binding = &g_array_index(keys->bindings, struct binding, i);

		if (binding->key == key)
			return binding->request;
	}
	return REQUEST_NONE;
}

char *
keys_of(const struct keys *keys, enum request request, guint most)
{
	GString *names = g_string_new(NULL);
	guint found = 0;

	for (guint i = 0; i < keys->bindings->len; i++) {
		const struct binding *binding = &g_array_index(keys->bindings, struct binding, i);
		g_autofree char *name = NULL;

		if (binding->request != request || (most > 0 && found == most))
			continue;
		name = key_to_name(binding->key);
		g_string_append_printf(names, "%s%s", found++ > 0 ? " " : "", name);
	}
	return g_string_free(names, FALSE);
}
