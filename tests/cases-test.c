/*
 * Runs every folder tests/cases/TOPIC/NAME: `minutebook facts` on its input.txt, against what
 * expected.json asks for. What expected.json does not name is not looked at:
 *
 *     {"path": "harbour-board/2024-01-30.txt",      where the input is put first; may be left out
 *      "meetings": [{"date": "2024-01-30", "items": [{"number": "1"}, {}]}],
 *      "warnings": ["no body is named"],            all of them, in their order
 *      "error": "no meeting is recognised in it"}   the cause, where the file is refused
 *
 * Lists must be as long as expected. Text may be tried in part: {"~starts": …}, "~ends",
 * "~contains", "~lacks".
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

static void compare(const json_t *want, const json_t *have, const char *where, GString *wrong);

static void
say(GString *wrong, const char *where, const json_t *want, const json_t *have)
{
	char *wanted = json_dumps(want, JSON_ENCODE_ANY), *had = have ? json_dumps(have, JSON_ENCODE_ANY) : NULL;

	g_string_append_printf(wrong, "%s: want %s, have %s\n", where, wanted, had ? had : "nothing");
	free(wanted);
	free(had);
}

static gboolean
holds_part(const char *part, const char *want, const char *have)
{
	if (strcmp(part, "~starts") == 0)
		return g_str_has_prefix(have, want);
	if (strcmp(part, "~ends") == 0)
		return g_str_has_suffix(have, want);
	if (strcmp(part, "~contains") == 0)
		return strstr(have, want) != NULL;
	if (strcmp(part, "~lacks") == 0)
		return strstr(have, want) == NULL;
	g_error("expected.json: no such part of a text: %s", part);
}

static void
compare_object(json_t *want, const json_t *have, const char *where, GString *wrong)
{
	const char *name;
	json_t *value;

	json_object_foreach (want, name, value) {
		if (*name == '~') {
			if (!json_is_string(have) || !holds_part(name, json_string_value(value), json_string_value(have)))
				say(wrong, where, want, have);
			continue;
		}
		g_autofree char *below = g_strconcat(where, ".", name, NULL);
		compare(value, json_object_get(have, name), below, wrong);
	}
}

static void
compare(const json_t *want, const json_t *have, const char *where, GString *wrong)
{
	if (json_is_object(want))
		compare_object((json_t *)want, have, where, wrong);
	else if (!json_is_array(want)) {
		if (!json_equal(want, have))
			say(wrong, where, want, have);
	} else if (!json_is_array(have) || json_array_size(want) != json_array_size(have))
		say(wrong, where, want, have);
	else
		for (gsize i = 0; i < json_array_size(want); i++) {
			g_autofree char *below = g_strdup_printf("%s[%" G_GSIZE_FORMAT "]", where, i);
			compare(json_array_get(want, i), json_array_get(have, i), below, wrong);
		}
}

/* A list of what each line holds: JSON, or what follows `mark`. */
static json_t *
lines_as_list(const char *output, const char *mark)
{
	g_auto(GStrv) lines = g_strsplit(output, "\n", -1);
	json_t *list = json_array();

	for (guint i = 0; lines[i]; i++) {
		char *said = mark ? strstr(lines[i], mark) : NULL;
		if (said)
			json_array_append_new(list, json_string(said + strlen(mark)));
		else if (!mark && *lines[i])
			json_array_append_new(list, json_loads(lines[i], 0, NULL));
	}
	return list;
}

static char *
put_in_place(const char *folder, const char *input, const char *path)
{
	g_autofree char *target = g_build_filename(folder, path, NULL);
	g_autofree char *parent = g_path_get_dirname(target);
	g_autofree char *text = NULL;
	gsize size;

	g_assert_true(g_file_get_contents(input, &text, &size, NULL));
	g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
	g_assert_true(g_file_set_contents(target, text, size, NULL));
	return g_steal_pointer(&target);
}

static void
check(const json_t *expected, const char *out, const char *err, int status, GString *wrong)
{
	const json_t *meetings = json_object_get(expected, "meetings");
	const json_t *warnings = json_object_get(expected, "warnings");
	const char *error = json_string_value(json_object_get(expected, "error"));
	json_t *printed = lines_as_list(out, NULL), *warned = lines_as_list(err, "': warning: ");

	if (meetings)
		compare(meetings, printed, "meetings", wrong);
	if (warnings)
		compare(warnings, warned, "warnings", wrong);
	if (error && (status == 0 || *out || !strstr(err, error)))
		g_string_append_printf(wrong, "want the error \"%s\", have status %d: %s%s\n", error, status, out, err);
	else if (!error && status != 0)
		g_string_append_printf(wrong, "status %d: %s\n", status, err);
	json_decref(printed);
	json_decref(warned);
}

static void
test_case(gconstpointer data)
{
	const char *folder = data, *program = g_test_get_filename(G_TEST_BUILT, "minutebook", NULL);
	g_autofree char *input = g_build_filename(folder, "input.txt", NULL);
	g_autofree char *expected_path = g_build_filename(folder, "expected.json", NULL);
	g_autofree char *place = g_dir_make_tmp("minutebook-case-XXXXXX", NULL);
	g_autofree char *out = NULL, *err = NULL;
	g_autoptr(GString) wrong = g_string_new(NULL);
	json_error_t mistake;
	json_t *expected = json_load_file(expected_path, 0, &mistake);
	int status;

	if (!expected)
		g_error("%s:%d: %s", expected_path, mistake.line, mistake.text);
	const char *path = json_string_value(json_object_get(expected, "path"));
	g_autofree char *file = put_in_place(place, input, path ? path : "input.txt");
	const char *argv[] = { program, "facts", file, NULL };
	g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, NULL));
	check(expected, out, err, status, wrong);
	json_decref(expected);
	g_remove(file);
	g_autofree char *parent = g_path_get_dirname(file);
	g_rmdir(parent);
	g_rmdir(place);
	if (wrong->len) {
		g_test_message("%s", wrong->str);
		g_test_fail();
	}
}

static void
add_cases(const char *topic, const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *words = g_strdelimit(g_strdup(name), "-", ' ');
		g_autofree char *path = g_strdup_printf("/%s/%s", topic, words);
		g_test_add_data_func_full(path, g_build_filename(folder, name, NULL), test_case, g_free);
	}
}

int
main(int argc, char **argv)
{
	/* The tester's own phrases take no part. */
	g_setenv("XDG_CONFIG_HOME", "/nonexistent", TRUE);
	g_test_init(&argc, &argv, NULL);
	g_autofree char *root = g_test_build_filename(G_TEST_DIST, "tests", "cases", NULL);
	g_autoptr(GDir) dir = g_dir_open(root, 0, NULL);
	const char *topic;

	g_assert_nonnull(dir);
	while ((topic = g_dir_read_name(dir)) != NULL) {
		g_autofree char *folder = g_build_filename(root, topic, NULL);
		add_cases(topic, folder);
	}
	return g_test_run();
}
