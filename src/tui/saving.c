#include "tui/saving.h"

#include <string.h>

#include "base/message.h"
#include "base/place.h"
#include "tui/browser.h"

void
saving_read(struct browser *browser)
{
	g_autofree char *path = place_setting("searches");
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	if (path != NULL)
		saved_read_file(browser->saved, path, faults);
	for (guint i = 0; i < faults->len; i++) {
		message_warning(path, "%s", (char *)faults->pdata[i]);
		browser_tell(browser, "searches, %s", (char *)faults->pdata[i]);
	}
}

GPtrArray *
saving_complete(const char *text, gsize cursor, gsize *start, gpointer data)
{
	const struct browser *browser = data;
	const GPtrArray *searches = saved_list(browser->saved);
	g_autofree char *typed = g_strndup(text, cursor);
	const char *word = strrchr(typed, ' ');
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	word = word != NULL ? word + 1 : typed;
	*start = word - typed;
	for (guint i = 0; *word == '@' && i < searches->len; i++) {
		const struct saved_search *search = searches->pdata[i];

		if (g_str_has_prefix(search->name, word + 1))
			g_ptr_array_add(names, g_strconcat("@", search->name, NULL));
	}
	return names;
}

/* It stays until the first key. */
void
saving_offer(struct browser *browser)
{
	const GPtrArray *searches = saved_list(browser->saved);
	g_autoptr(GString) names = g_string_new(NULL);

	for (guint i = 0; i < searches->len; i++)
		g_string_append_printf(names, " @%s", ((const struct saved_search *)searches->pdata[i])->name);
	if (searches->len > 0)
		browser_show(browser, "Saved (Tab completes):%s", names->str);
}

/* What is searched for; a regular expression has no place in search words. */
static const char *
words_now(struct browser *browser)
{
	const struct wanted *wanted = &browser->searching.wanted;

	if (browser->choice.list != AREA_HITS)
		return browser->listings[browser->choice.list].words;
	return wanted->kind == SEARCH_WORDS ? wanted->words : NULL;
}

void
saving_save(struct browser *browser, const char *name)
{
	g_autofree char *path = place_setting("searches");
	const char *words = words_now(browser);
	GError *error = NULL;

	if (words == NULL || path == NULL) {
		browser_tell(browser, "There is nothing to save: search (s) or filter (f) for words first");
		return;
	}
	if (browser_check(browser, saved_keep(browser->saved, path, name, words, &error), &error))
		browser_tell(browser, "saved: @%s is %s", name, words);
}
