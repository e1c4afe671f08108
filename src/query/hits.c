/* What a search finds: items, or one of their facts. */
#include <string.h>
#include "query/filter.h"
#include "query/folded.h"

/* The folded words that are looked for; a star stands behind the beginning of one. */
static GPtrArray *
wanted_words(const struct filter *filter)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct term *term = clause->pdata[n];
			g_autofree char *slug = NULL;
			g_auto(GStrv) tokens = NULL;

			if (term->kind != TERM_WORDS || term->is_negated || term_facts(filter, term) == FACTS_NONE)
				continue;
			slug = folded_words(term->text);
			tokens = g_strsplit(slug, "-", -1);
			for (guint t = 0; tokens[t] != NULL; t++)
				g_ptr_array_add(words, g_strconcat(tokens[t],
				    term->is_prefix && tokens[t + 1] == NULL ? "*" : "", NULL));
		}
	}
	return words;
}

static gboolean
is_wanted(const GPtrArray *words, const char *text, gsize size)
{
	g_autofree char *word = g_strndup(text, size);
	g_autofree char *folded = folded_words(word);

	for (guint i = 0; i < words->len; i++) {
		const char *wanted = words->pdata[i];
		gsize length = strcspn(wanted, "*");

		if (wanted[length] == '*' ? strncmp(folded, wanted, length) == 0 : strcmp(folded, wanted) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_of_word(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* The whole text with its hits marked: a fact is short. */
static char *
mark_hits(const GPtrArray *words, const char *text)
{
	GString *out = g_string_new(NULL);

	while (*text != '\0') {
		const char *end = text;
		gboolean is_hit;

		while (*end != '\0' && is_of_word(g_utf8_get_char(end)))
			end = g_utf8_next_char(end);
		is_hit = end > text && is_wanted(words, text, end - text);
		if (is_hit)
			g_string_append_c(out, HIT_STARTS);
		g_string_append_len(out, text, end - text);
		if (is_hit)
			g_string_append_c(out, HIT_ENDS);
		text = *end != '\0' ? g_utf8_next_char(end) : end;
		g_string_append_len(out, end, text - end);
	}
	return g_string_free(out, FALSE);
}

static struct item_row *
new_hit(gint64 id, gint64 meeting, const char *key, const char *date, const char *body, const char *number,
    const char *title)
{
	struct item_row *hit = g_new0(struct item_row, 1);

	hit->id = id;
	hit->item_id = fact_item(id);
	hit->meeting_id = meeting;
	hit->key = g_strdup(key);
	hit->date = g_strdup(date);
	hit->body = g_strdup(body);
	hit->number = g_strdup(number);
	hit->title = g_strdup(title);
	return hit;
}

static struct item_row *
action_hit(const struct action_row *row, const GPtrArray *words)
{
	struct item_row *hit = new_hit(row->id, row->meeting_id, row->key, row->date, row->body,
	    row->number, row->title);

	hit->where = "action";
	hit->snippet = mark_hits(words, row->text);
	return hit;
}

static struct item_row *
resolution_hit(const struct resolution_row *row, const GPtrArray *words)
{
	struct item_row *hit = new_hit(row->id, row->meeting_id, row->key, row->date, row->body,
	    row->number, row->title);

	hit->where = "resolution";
	hit->snippet = mark_hits(words, row->text);
	return hit;
}

static GPtrArray *
fact_hits(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	gboolean is_actions = filter->facts == FACTS_ACTIONS;
	g_autoptr(GPtrArray) rows = is_actions ? query_actions(db, filter, page, error) :
	    query_resolutions(db, filter, page, error);
	g_autoptr(GPtrArray) words = wanted_words(filter);
	GPtrArray *hits;

	if (rows == NULL)
		return NULL;
	hits = g_ptr_array_new_with_free_func(item_row_free);
	for (guint i = 0; i < rows->len; i++)
		g_ptr_array_add(hits, is_actions ? action_hit(rows->pdata[i], words) : resolution_hit(rows->pdata[i], words));
	return hits;
}

GPtrArray *
query_hits(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	return filter != NULL && filter->facts != FACTS_NONE ? fact_hits(db, filter, page, error) :
	    query_items(db, 0, filter, page, error);
}
