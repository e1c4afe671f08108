#include "tui/help_rows.h"

#include <string.h>

/* "Moving;next row[j Down];;Panes;..." with '>' before the likely one. */
static char *
narrowed(const char *typed)
{
	struct keys *keys = keys_new();
	g_autoptr(GPtrArray) rows = help_rows(keys, typed);
	guint likely = help_likely(rows, typed);
	GString *line = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++) {
		const struct help_row *row = g_ptr_array_index(rows, i);

		g_string_append_printf(line, "%s%s%s", i > 0 ? ";" : "", i == likely ? ">" : "", row->text);
		if (row->request != REQUEST_NONE)
			g_string_append_printf(line, "[%s]", row->keys);
	}
	keys_free(keys);
	return g_string_free(line, FALSE);
}

static void
narrows(const char *typed, const char *expected)
{
	g_autofree char *rows = narrowed(typed);

	g_assert_cmpstr(rows, ==, expected);
}

static void
test_all(void)
{
	struct keys *keys = keys_new();
	g_autoptr(GPtrArray) rows = help_rows(keys, "");
	guint requests = 0;

	for (guint i = 0; i < rows->len; i++)
		requests += ((struct help_row *)g_ptr_array_index(rows, i))->request != REQUEST_NONE;
	g_assert_cmpuint(requests, ==, REQUEST_COUNT - 1);
	g_assert_cmpuint(help_likely(rows, ""), ==, 1);
	keys_free(keys);
}

static void
test_words(void)
{
	narrows("zoom", "Panes;>zoom this pane[z]");
	narrows("ZOOM  pa", "Panes;>zoom this pane[z]");
	narrows("half-d", "Moving;>half a page on[^D]");
	narrows("no such thing", "");
}

static void
test_keys(void)
{
	narrows("pgd", "Moving;>page on[Space PgDn]");
	narrows("^u", "Moving;>half a page back[^U]");
	narrows("f1", "Other;>these keys[? F1]");
	narrows("?", "Other;>these keys[? F1]");
	narrows("\\", "");
}

/* "p" stands in many words, "P" is the key. */
static void
test_likely(void)
{
	g_autofree char *print = narrowed("P"), *first = narrowed("quit at");
	g_autofree char *back = narrowed("back");

	g_assert_nonnull(strstr(print, ";>print and leave[P]"));
	g_assert_nonnull(strstr(print, "page on["));
	g_assert_cmpstr(first, ==, "Other;>quit at once[Q]");
	g_assert_nonnull(strstr(back, ";>back, then quit["));
}

static void
test_taken_away(void)
{
	struct keys *keys = keys_new();
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free), rows = NULL;

	keys_read(keys, "nothing z\nquit @\n", faults);
	rows = help_rows(keys, "zoom");
	g_assert_cmpuint(rows->len, ==, 0);
	g_assert_cmpuint(help_likely(rows, "zoom"), ==, 0);
	g_ptr_array_unref(rows);
	rows = help_rows(keys, "@");
	g_assert_cmpuint(rows->len, ==, 2);
	keys_free(keys);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/help/every request is shown", test_all);
	g_test_add_func("/help/words narrow it, the request's name too", test_words);
	g_test_add_func("/help/a key narrows it", test_keys);
	g_test_add_func("/help/what has this very key, or begins so, is likely", test_likely);
	g_test_add_func("/help/the user's table is what is shown", test_taken_away);
	return g_test_run();
}
