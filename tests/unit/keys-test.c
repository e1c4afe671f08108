#include "tui/keys.h"

#include <string.h>

static enum request
find(const struct keys *keys, const char *name)
{
	guint32 key;

	g_assert_true(key_from_name(name, &key));
	return keys_find(keys, key);
}

static void
test_defaults(void)
{
	struct keys *keys = keys_new();
	g_autofree char *down = keys_of(keys, REQUEST_MOVE_DOWN, 0);
	g_autofree char *one = keys_of(keys, REQUEST_MOVE_DOWN, 1);

	g_assert_cmpstr(down, ==, "j Down");
	g_assert_cmpstr(one, ==, "j");
	g_assert_cmpint(find(keys, "PgDn"), ==, REQUEST_PAGE_DOWN);
	g_assert_cmpint(find(keys, "^D"), ==, REQUEST_HALF_DOWN);
	g_assert_cmpint(find(keys, "F1"), ==, REQUEST_HELP);
	g_assert_cmpint(find(keys, "~"), ==, REQUEST_NONE);
	keys_free(keys);
}

static void
test_every_request_has_a_key(void)
{
	struct keys *keys = keys_new();

	for (const struct request_info *info = request_infos(); info->help != NULL; info++) {
		g_autofree char *names = keys_of(keys, info->request, 0);

		if (info->request != REQUEST_NONE)
			g_assert_cmpstr(names, !=, "");
	}
	keys_free(keys);
}

/* In the overlay at 80 columns two rows stand side by side, each with its keys. */
static void
test_words_fit(void)
{
	enum { ROOM = 17 };

	for (const struct request_info *info = request_infos(); info->help != NULL; info++)
		if (strlen(info->help) > ROOM)
			g_error("'%s' is longer than %d", info->help, ROOM);
}

static void
test_user(void)
{
	struct keys *keys = keys_new();
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	keys_read(keys, "# mine\n\n  page-down\tj é\r\nnothing Q\n", faults);
	g_assert_cmpuint(faults->len, ==, 0);
	g_assert_cmpint(find(keys, "j"), ==, REQUEST_PAGE_DOWN);
	g_assert_cmpint(find(keys, "é"), ==, REQUEST_PAGE_DOWN);
	g_assert_cmpint(find(keys, "Down"), ==, REQUEST_MOVE_DOWN);
	g_assert_cmpint(find(keys, "Q"), ==, REQUEST_NONE);
	keys_free(keys);
}

static void
test_long_words(void)
{
	struct keys *keys = keys_new();
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *word = g_strnfill(1 << 20, 'a');
	g_autofree char *text = g_strdup_printf("%s j\nmove-up %s\n", word, word);

	keys_read(keys, text, faults);
	g_assert_cmpuint(faults->len, ==, 2);
	g_assert_cmpuint(strlen(faults->pdata[0]), <, 120);
	g_assert_cmpuint(strlen(faults->pdata[1]), <, 120);
	keys_free(keys);
}

static void
test_faults(void)
{
	struct keys *keys = keys_new();
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	keys_read(keys, "move-dwon j\nmove-up\nzoom Pgdown w\nhome F64\n", faults);
	g_assert_cmpuint(faults->len, ==, 4);
	g_assert_cmpstr(faults->pdata[0], ==, "line 1: there is no request 'move-dwon'; did you mean 'move-down'?");
	g_assert_cmpstr(faults->pdata[1], ==, "line 2: no key is named");
	g_assert_cmpstr(faults->pdata[2], ==, "line 3: no key is called 'Pgdown'");
	g_assert_cmpstr(faults->pdata[3], ==, "line 4: no key is called 'F64'");
	g_assert_cmpint(find(keys, "j"), ==, REQUEST_MOVE_DOWN);
	g_assert_cmpint(find(keys, "w"), ==, REQUEST_ZOOM);
	keys_read(keys, "zoom \xff\n", faults);
	g_assert_cmpuint(faults->len, ==, 5);
	g_assert_cmpstr(faults->pdata[4], ==, "line 1: not valid UTF-8");
	keys_free(keys);
}

static void
test_names(void)
{
	static const char *const names[] = { "j", "Space", "S-Tab", "^A", "^?", "^_", "F12", "Esc", "é", "#", "^" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		guint32 key;
		g_autofree char *name = NULL;

		g_assert_true(key_from_name(names[i], &key));
		name = key_to_name(key);
		g_assert_cmpstr(name, ==, names[i]);
	}
}

static void
test_file(void)
{
	struct keys *keys = keys_new();
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);

	keys_read_file(keys, "/nonexistent/keys", faults);
	g_assert_cmpuint(faults->len, ==, 0);
	keys_read_file(keys, "/dev/zero", faults);
	g_assert_cmpuint(faults->len, ==, 1);
	keys_free(keys);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/keys/data/keys is compiled in", test_defaults);
	g_test_add_func("/keys/every request has a key", test_every_request_has_a_key);
	g_test_add_func("/keys/what a request does fits half a narrow screen", test_words_fit);
	g_test_add_func("/keys/the user's file adds, moves and takes away", test_user);
	g_test_add_func("/keys/what is wrong is named by its line, the rest counts", test_faults);
	g_test_add_func("/keys/a long word is not said whole", test_long_words);
	g_test_add_func("/keys/a name reads back as it is written", test_names);
	g_test_add_func("/keys/a missing file is fine, a device is not read", test_file);
	return g_test_run();
}
