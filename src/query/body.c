#include <string.h>
#include "model/key.h"
#include "query/body.h"
#include "sql/db.h"

/* Words that initials leave out: HWB is the Health and Wellbeing Board. */
static gboolean
is_small(const char *word, gsize size)
{
	static const char *const small[] = { "and", "of", "the", "for", "on", "in", "to", "a" };

	for (guint i = 0; i < G_N_ELEMENTS(small); i++) {
		if (strlen(small[i]) == size && memcmp(small[i], word, size) == 0)
			return TRUE;
	}
	return FALSE;
}

static char *
initials(const char *slug, gboolean has_small)
{
	g_auto(GStrv) words = g_strsplit(slug, "-", -1);
	GString *out = g_string_new(NULL);

	for (guint i = 0; words[i] != NULL; i++) {
		if (*words[i] != '\0' && (has_small || !is_small(words[i], strlen(words[i]))))
			g_string_append_unichar(out, g_utf8_get_char(words[i]));
	}
	return g_string_free(out, FALSE);
}

/* How a slug fits one name: FIT_PART or FIT_NAME. */
static enum fit
fit_name(const char *name, const char *slug)
{
	g_autofree char *all = initials(name, TRUE);
	g_autofree char *large = initials(name, FALSE);
	const char *at = name;

	if (*slug == '\0')
		return FIT_NONE;
	if (strcmp(name, slug) == 0)
		return FIT_NAME;
	if (strcmp(all, slug) == 0 || strcmp(large, slug) == 0)
		return FIT_PART;
	while (at != NULL) {
		if (g_str_has_prefix(at, slug))
			return FIT_PART;
		at = strchr(at, '-');
		if (at != NULL)
			at++;
	}
	return FIT_NONE;
}

/* Council and body of "averley:cabinet"; the council is empty where there is none. */
static const char *
split(const char *text, char **council)
{
	const char *colon = strchr(text, ':');

	*council = colon != NULL ? g_strndup(text, colon - text) : g_strdup("");
	return colon != NULL ? colon + 1 : text;
}

enum fit
body_fit(const char *body_key, const char *typed)
{
	g_autofree char *council = NULL, *typed_council = NULL;
	const char *name = split(body_key, &council), *typed_name = split(typed, &typed_council);
	g_autofree char *slug = key_slug(typed_name);
	g_autofree char *council_slug = key_slug(typed_council);
	g_autofree char *run_on = g_strconcat(council, "-", name, NULL);
	enum fit by_name = fit_name(name, slug), by_council;

	if (*council_slug == '\0') {
		if (by_name == FIT_NAME && *council == '\0')
			return FIT_WHOLE;
		/* A citation runs them on: "Averley Borough Council, Cabinet". */
		return *council != '\0' && strcmp(run_on, slug) == 0 ? FIT_WHOLE : by_name;
	}
	by_council = fit_name(council, council_slug);
	if (by_name == FIT_NAME && by_council == FIT_NAME)
		return FIT_WHOLE;
	return MIN(by_name, by_council);
}

gboolean
council_fits(const char *body_key, const char *typed)
{
	g_autofree char *council = NULL;
	g_autofree char *slug = key_slug(typed);

	split(body_key, &council);
	return fit_name(council, slug) != FIT_NONE;
}

/* One seek a body, however many meetings there are. */
GPtrArray *
body_keys(sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "WITH RECURSIVE body(key) AS ("
	    " SELECT min(body_key) FROM meeting"
	    " UNION ALL"
	    " SELECT (SELECT min(body_key) FROM meeting WHERE body_key > body.key)"
	    " FROM body WHERE body.key IS NOT NULL)"
	    " SELECT key FROM body WHERE key IS NOT NULL", error);
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	enum db_step step = DB_FAILED;

	if (rows != NULL)
		while ((step = db_step(rows, error)) == DB_ROW)
			g_ptr_array_add(keys, db_dup_text(rows, 0));
	return step == DB_DONE ? g_steal_pointer(&keys) : NULL;
}

GPtrArray *
body_keys_fitting(sqlite3 *db, const char *typed, GError **error)
{
	g_autoptr(GPtrArray) all = body_keys(db, error);
	GPtrArray *fitting;
	enum fit best = FIT_PART; /* or FIT_NAME */

	if (all == NULL)
		return NULL;
	for (guint i = 0; i < all->len; i++)
		best = MIN(MAX(best, body_fit(all->pdata[i], typed)), FIT_NAME);
	fitting = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < all->len; i++) {
		if (body_fit(all->pdata[i], typed) >= best)
			g_ptr_array_add(fitting, g_strdup(all->pdata[i]));
	}
	return fitting;
}
