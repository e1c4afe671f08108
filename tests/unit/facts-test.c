/* Sentences, and what one item's minutes yield. */
#include <string.h>
#include "extract/scene.h"

static char *
cut(const char *text)
{
	g_autoptr(GString) all = g_string_new(NULL);
	struct cues *cues = cues_new();
	g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(struct sentence));

	g_assert_true(cues_close(cues));
	sentences_cut(text, strlen(text), cues, sentences, NULL);
	for (guint i = 0; i < sentences->len; i++) {
		const struct sentence *sentence = &g_array_index(sentences, struct sentence, i);

		g_string_append_printf(all, "%u.%u%s<%.*s>", sentence->paragraph, sentence->bullet,
		    sentence->is_first ? "!" : "", (int)(sentence->to - sentence->from), text + sentence->from);
	}
	cues_free(cues);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

static void
text_is_cut_into_sentences(void)
{
	static const struct {
		const char *text, *sentences;
	} all[] = {
		{ "", "" },
		{ "One. Two?  Three", "0.0!<One.>0.0<Two?>0.0<Three>" },
		{ "One.\n\nTwo.", "0.0!<One.>1.0!<Two.>" },
		{ "List:\n\n- a b\n  - c, d", "0.0!<List:>1.1!<a b>2.2!<c, d>" },
		{ "Minute No. 109 refers. Next.", "0.0!<Minute No. 109 refers.>0.0<Next.>" },
		{ "Cllr. Hale and Mr. Orme at 10.00 a.m. in the Hall.", "0.0!<Cllr. Hale and Mr. Orme at 10.00 a.m. in the Hall.>" },
		{ "By Sept. 1 or Oct. 12th. In Nov. The end.", "0.0!<By Sept. 1 or Oct. 12th.>0.0<In Nov.>0.0<The end.>" },
		{ "At 10 a.m. The Chair rose.", "0.0!<At 10 a.m.>0.0<The Chair rose.>" },
		{ "He said \xe2\x80\x9cyes.\xe2\x80\x9d She left.", "0.0!<He said \xe2\x80\x9cyes.\xe2\x80\x9d>0.0<She left.>" },
		{ "It cost \xc2\xa3" "4.5m. \xc2\xa3" "2m was left.", "0.0!<It cost \xc2\xa3" "4.5m.>0.0<\xc2\xa3" "2m was left.>" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autofree char *got = cut(all[i].text);

		g_assert_cmpstr(got, ==, all[i].sentences);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/facts/" #test, test)
	ADD(text_is_cut_into_sentences);
	return g_test_run();
}
