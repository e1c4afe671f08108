/* Words are exact but for case, accents and the shape of apostrophes and dashes, whichever way they are asked for. */
#include "query-kit.h"

/* As they are typed, printed and pasted. Some are letters by their Unicode name. */
static const char *const apostrophes[] = { "'", "’", "‘", "‛", "ʼ", "ʻ", "ʽ", "ʹ", "ˈ", "`", "´", "′", "＇" };
static const char *const dashes[] = { "-", "‐", "‑", "‒", "–", "—", "―", "−", "﹣", "－", "⁃" };
static const char *const cafes[] = { "cafe", "café", "cafe\u0301", "CAFÉ", "Cafe\u0301", "CAFE", "cafè", "çåfê" };

static struct kit kit;
static sqlite3 *db;

/* An item for each spelling: in the minutes, a resolution, an action, its owner and a person's name. */
static void
add_items(GString *text, const char *before, const char *const *spellings, guint n, const char *behind, guint first)
{
	for (guint i = 0; i < n; i++) {
		g_autofree char *word = g_strconcat(before, spellings[i], behind, NULL);

		g_string_append_printf(text, "item %u Number %u\nminutes The %s plan. That the %s plan be noted. That a %s note be sent.\n"
		    "resolved - That the %s plan be noted.\naction That a %s note be sent.\nowner the %s officer\nperson The %s Officer\n",
		    first + i, first + i, word, word, word, word, word, word, word);
	}
}

static char *
all_texts(void)
{
	GString *text = g_string_new("body Cabinet\ndate 2023-09-12\n");

	add_items(text, "children", apostrophes, G_N_ELEMENTS(apostrophes), "s", 100);
	add_items(text, "well", dashes, G_N_ELEMENTS(dashes), "lit", 200);
	add_items(text, "", cafes, G_N_ELEMENTS(cafes), "", 300);
	g_string_append(text, "item 400 Worthing\nminutes Of worthing alone. That Worthing be told.\nresolved - That Worthing be told.\n"
	    "item 401 Worth\nminutes Of worth alone. That its worth be told.\nresolved - That its worth be told.\n"
	    "item 402 Childrens and childs\nminutes Neither has an apostrophe; childrenss is no word.\n");
	return g_string_free(text, FALSE);
}

/* --- Asking ------------------------------------------------------------------------------------- */

static guint
number_of_rows(GPtrArray *rows)
{
	guint n = rows->len;

	g_ptr_array_unref(rows);
	return n;
}

/* How many are found, which is the same in whatever way they are asked for. */
static gint64
found(const char *words)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);
	gint64 count = -1;
	guint first, all;

	g_assert_no_error(error);
	query_count(db, filter, &count, &error);
	g_assert_no_error(error);
	first = number_of_rows(query_first_hits(db, filter, 1000, &error));
	all = number_of_rows(query_hits(db, filter, &(struct page){ 0 }, &error));
	if (first != count || all != count)
		g_error("%s: counted %" G_GINT64_FORMAT ", %u first hits, %u hits", words, count, first, all);
	filter_free(filter);
	return count;
}

/* Each spelling finds all of them, in each form of the language. */
static void
check_all_alike(const char *before, const char *const *spellings, guint n, const char *behind)
{
	static const char *const forms[][2] = { { "", "" }, { "\"the ", " plan\"" }, { "", "*" }, { "~", "" }, { "NEAR(plan ", ", 0)" },
		{ "in:minutes ", "" }, { "in:resolution ", "" }, { "in:action ", "" }, { "in:resolution \"the ", " pla\"*" },
		{ "in:action NEAR(sent ", ", 2)" }, { "owner:", "" }, { "person:", "" }, { "plan ", "" }, { "zebra OR ", "" },
		{ "min:999 OR ", "" } };

	for (guint i = 0; i < n; i++) {
		for (guint form = 0; form < G_N_ELEMENTS(forms); form++) {
			g_autofree char *words = g_strconcat(forms[form][0], before, spellings[i], behind, forms[form][1], NULL);

			if (found(words) != n)
				g_error("%s: %d of %u", words, (int)found(words), n);
		}
	}
}

/* --- What it comes to ----------------------------------------------------------------------------- */

static void
the_shape_of_apostrophes_does_not_matter(void)
{
	check_all_alike("children", apostrophes, G_N_ELEMENTS(apostrophes), "s");
}

static void
the_shape_of_dashes_does_not_matter(void)
{
	check_all_alike("well", dashes, G_N_ELEMENTS(dashes), "lit");
}

static void
accents_and_case_do_not_matter(void)
{
	check_all_alike("", cafes, G_N_ELEMENTS(cafes), "");
}

static void
an_apostrophe_is_not_left_out(void)
{
	g_assert_cmpint(found("childrens"), ==, 1);
	g_assert_cmpint(found("children"), ==, G_N_ELEMENTS(apostrophes));
	g_assert_cmpint(found("children's OR childrens"), ==, G_N_ELEMENTS(apostrophes) + 1);
}

static void
worthing_never_finds_worth(void)
{
	g_assert_cmpint(found("worthing"), ==, 1);
	g_assert_cmpint(found("worth"), ==, 1);
	g_assert_cmpint(found("worth worthing"), ==, 0);
	g_assert_cmpint(found("\"of worth\""), ==, 1);
	g_assert_cmpint(found("title:worth"), ==, 1);
	g_assert_cmpint(found("in:resolution worth"), ==, 1);
	g_assert_cmpint(found("in:resolution worthing"), ==, 1);
	g_assert_cmpint(found("alone -worth"), ==, 1);
	g_assert_cmpint(found("worth*"), ==, 2);
	g_assert_cmpint(found("NEAR(worth told, 3)"), ==, 1);
}

int
main(int argc, char **argv)
{
	g_autofree char *text = all_texts();
	const char *const files[][3] = { { "/m/1.txt", NULL, text }, { NULL } };
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/exact/the shape of apostrophes does not matter", the_shape_of_apostrophes_does_not_matter);
	g_test_add_func("/exact/the shape of dashes does not matter", the_shape_of_dashes_does_not_matter);
	g_test_add_func("/exact/accents and case do not matter", accents_and_case_do_not_matter);
	g_test_add_func("/exact/an apostrophe is not left out", an_apostrophe_is_not_left_out);
	g_test_add_func("/exact/worthing never finds worth, nor worth worthing", worthing_never_finds_worth);
	db = kit_cache(&kit, files);
	status = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return status;
}
