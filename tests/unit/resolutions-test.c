/* Where decisions stand: in the source, and in which sentences of the text. */
#include <fcntl.h>
#include <string.h>
#include "extract/extract.h"
#include "extract/scene.h"
#include "parse/parse.h"
#include "read/read.h"

/* Letters and digits alone, without the tags that Markdown files hold. */
static char *
bare(const char *text, gsize size)
{
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < size; i++) {
		if (text[i] == '<' && memchr(text + i, '>', MIN(size - i, 6)) != NULL)
			while (text[i] != '>')
				i++;
		else if (g_ascii_isalnum(text[i]))
			g_string_append_c(out, text[i]);
	}
	return g_string_free(out, FALSE);
}

/* A page turn may put more between the words, but none before and none after them. */
static gboolean
gives_back(const char *source, const char *words)
{
	const char *at = source;
	gsize n = strlen(words), most = MIN(n, 8);

	if (strncmp(source, words, most) != 0 || !g_str_has_suffix(source, words + n - most))
		return FALSE;
	for (; *words != '\0'; words++, at++)
		if ((at = strchr(at, *words)) == NULL)
			return FALSE;
	return TRUE;
}

static void
check_resolution(const struct text *text, const struct resolution *resolution, const char *path)
{
	g_autofree char *words = bare(resolution->text, strlen(resolution->text));
	g_autofree char *source = bare(text->data + resolution->starts, resolution->ends - resolution->starts);

	if (!gives_back(source, words)) {
		g_test_message("%s: '%s' is '%s' in the source", path, words, source);
		g_test_fail();
	}
}

static guint
check_file(const char *path)
{
	struct file file;
	struct text *text;
	const char *layout;
	GPtrArray *meetings;
	guint n = 0;

	g_assert_true(read_open(AT_FDCWD, path, READ_FOLLOW, &file, NULL));
	text = read_text(&file, NULL);
	file_clear(&file);
	meetings = parse_meetings(text, path, &layout, NULL);
	extract_facts(meetings, extract_phrases(NULL));
	for (guint i = 0; i < meetings->len; i++) {
		const struct meeting *meeting = meetings->pdata[i];

		for (guint j = 0; j < meeting->items->len; j++) {
			const struct entries *all = ((struct item *)meeting->items->pdata[j])->resolutions;

			for (guint k = 0; k < all->len; k++, n++)
				check_resolution(text, all->pdata[k], path);
		}
	}
	g_ptr_array_unref(meetings);
	text_free(text);
	return n;
}

static guint
check_folder(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	guint n = 0;

	g_assert_nonnull(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			n += check_folder(path);
		else if (!g_str_has_suffix(name, ".json"))
			n += check_file(path);
	}
	return n;
}

static void
offsets_give_the_words_back(void)
{
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL);
	g_autofree char *cases = g_test_build_filename(G_TEST_DIST, "tests", "cases", "resolutions", NULL);

	g_assert_cmpuint(check_folder(sample), >, 200);
	g_assert_cmpuint(check_folder(cases), >, 80);
}

/* "0" and so on for a limb's sentence, "d" for one that belongs to a block alone, "-" for others. */
static char *
marks(const char *minutes)
{
	struct meeting *meeting = meeting_new();
	struct item *item = meeting_add_item(meeting);
	GString *out = g_string_new(NULL);
	struct scene scene;

	g_string_append(&item->minutes.text, minutes);
	scene_init(&scene, meeting, extract_phrases(NULL));
	scene_enter(&scene, item);
	find_resolutions(&scene);
	for (guint i = 0; i < scene.sentences->len; i++) {
		const struct sentence *sentence = &g_array_index(scene.sentences, struct sentence, i);

		if (sentence->resolution >= 0)
			g_string_append_printf(out, "%d", sentence->resolution);
		else
			g_string_append_c(out, sentence->is_decision ? 'd' : '-');
		g_assert_true(sentence->is_decision || sentence->resolution < 0);
	}
	scene_clear(&scene);
	meeting_free(meeting);
	return g_string_free(out, FALSE);
}

static void
sentences_know_their_limb(void)
{
	static const struct {
		const char *minutes, *marks;
	} all[] = {
		{ "It rained. The lamps were out.", "--" },
		{ "It rained.\n\nResolved:- That the lamps be lit.\n\nIt stopped.", "-0-" },
		{ "Resolved:- That\n\n- 1) the lamps be lit.\n- 2) they be counted.", "d01" },
		{ "RESOLVED\n\nThat the lamps be lit. That they be counted.\n\nThe end.", "d00-" },
		{ "RESOLVED: (1) That the lamps be lit; (2) that they be counted.", "01" },
		{ "RESOLVED: 1. That the lamps be lit. 2. That they be counted.", "d0d1" },
		{ "It was agreed that the lamps be lit. It rained.", "0-" },
		{ "RECOMMENDED: That Council light the lamps.", "0" },
		{ "RESOLVED: That the lamps be lit.\n\nIt rained.\n\nRESOLVED: That the lamps be lit.", "d-0" },
		{ "Moved by Mr Hale, seconded by Mr Pell, that the lamps be lit.\n\nThe motion was lost.", "--" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autofree char *got = marks(all[i].minutes);

		if (strcmp(got, all[i].marks) != 0) {
			g_test_message("%s: want %s, have %s", all[i].minutes, all[i].marks, got);
			g_test_fail();
		}
	}
}

int
main(int argc, char **argv)
{
	/* The tester's own phrases take no part. */
	g_setenv("XDG_CONFIG_HOME", "/nonexistent", TRUE);
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/resolutions/" #test, test)
	ADD(offsets_give_the_words_back);
	ADD(sentences_know_their_limb);
	return g_test_run();
}
