#include "tui/command.h"

#include <string.h>

#include "base/cells.h"
#include "base/near.h"
#include "tui/browser.h"
#include "tui/filtering.h"
#include "tui/messages.h"
#include "tui/places.h"
#include "tui/saving.h"

/* --- What they do ------------------------------------------------------------------------------ */

/* "Back" leads here again. */
static void
go(struct browser *browser, const char *key)
{
	struct whereabouts where;
	g_autoptr(GError) error = NULL;

	if (!query_find_fact(*browser->db, key, &where, &error)) {
		g_autofree char *shown = cells_shorten(key, TYPED_SHOWN);

		browser_tell(browser, "%s: %s", shown, error->message);
		return;
	}
	places_jump(browser, key);
}

static void
show_messages(struct browser *browser, const char *nothing)
{
	(void)nothing;
	messages_show(browser);
}

/* Names of requests need no entry: without anything behind it, "filter" asks as its key does. */
static const struct command {
	const char *name;
	const char *argument; /* what has to stand behind it; NULL: nothing may */
	void (*run)(struct browser *browser, const char *argument);
} commands[] = {
	{ "filter", "words", filter_words },
	{ "find", "words", find_words },
	{ "go", "a reference", go },
	{ "messages", NULL, show_messages },
	{ "save", "a name", saving_save },
	{ "search", "words", search_words },
};

static const struct command *
find_command(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

/* --- Names ------------------------------------------------------------------------------------- */

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All of them in alphabetical order, each once, ended by a NULL; static strings. */
static GPtrArray *
all_names(void)
{
	GPtrArray *names = g_ptr_array_new();

	for (const char *const *name = request_names(); *name != NULL; name++)
		if (find_command(*name) == NULL)
			g_ptr_array_add(names, (char *)*name);
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		g_ptr_array_add(names, (char *)commands[i].name);
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, NULL);
	return names;
}

static void
tell_unknown(struct browser *browser, const char *name)
{
	g_autoptr(GPtrArray) names = all_names();
	g_autofree char *hint = near_hint(name, (const char *const *)names->pdata), *shown = cells_shorten(name, TYPED_SHOWN);

	browser_tell(browser, "There is no command '%s'%s", shown, *hint != '\0' ? hint : "; Tab goes through all");
}

static void
run(struct browser *browser, const char *name, const char *argument)
{
	const struct command *command = find_command(name);
	enum request request = request_find(name);
	gboolean has_argument = *argument != '\0';

	if (command != NULL && has_argument == (command->argument != NULL))
		command->run(browser, argument);
	else if (request != REQUEST_NONE && !has_argument)
		browser->asked = request;
	else if (request == REQUEST_NONE && command == NULL)
		tell_unknown(browser, name);
	else if (has_argument)
		browser_tell(browser, "Nothing may stand behind '%s'", name);
	else
		browser_tell(browser, "'%s' needs %s behind it", name, command->argument);
}

void
command_do(struct browser *browser, const char *line)
{
	g_autofree char *name = g_strstrip(g_strdup(line));
	char *end = strchr(name, ' ');

	if (end != NULL)
		*end++ = '\0';
	if (*name != '\0')
		run(browser, name, end != NULL ? g_strchug(end) : "");
}

/* --- Tab --------------------------------------------------------------------------------------- */

static GPtrArray *
begun_names(const char *typed)
{
	g_autoptr(GPtrArray) names = all_names();
	GPtrArray *begun = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i + 1 < names->len; i++)
		if (g_str_has_prefix(g_ptr_array_index(names, i), typed))
			g_ptr_array_add(begun, g_strdup(g_ptr_array_index(names, i)));
	return begun;
}

/* Up to the date, which is to be typed. */
static GPtrArray *
begun_bodies(struct browser *browser, const char *typed)
{
	g_autoptr(GPtrArray) bodies = query_bodies(*browser->db, NULL, NULL);
	GPtrArray *begun = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; bodies != NULL && i < bodies->len; i++) {
		const struct body_row *body = g_ptr_array_index(bodies, i);

		if (g_ascii_strncasecmp(body->slug, typed, strlen(typed)) == 0)
			g_ptr_array_add(begun, g_strconcat(body->slug, "/", NULL));
	}
	return begun;
}

static GPtrArray *
complete(const char *text, gsize cursor, gsize *start, gpointer data)
{
	g_autofree char *typed = g_strndup(text, cursor);

	if (strchr(typed, ' ') == NULL)
		return begun_names(typed);
	if (!g_str_has_prefix(typed, "go "))
		return NULL;
	*start = strlen("go ");
	return begun_bodies(data, typed + *start);
}

void
command_ask(struct browser *browser)
{
	static const struct question question = { .label = "", .history = "command", .answered = command_do,
		.complete = complete };

	question_ask(browser, &question);
}
