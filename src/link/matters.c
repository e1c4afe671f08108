#include <string.h>
#include "base/rx.h"
#include "link/matters.h"
#include "sql/db.h"
#include "store/store.h"

/* Items of any agenda, under which many matters are reported back, by the folded title. */
#define STANDING \
	"minutes|cofnodion|matters-arising|apologies|ymddiheuriadau|(?:declarations?|disclosures?)-(?:of-(?:\\w+-){0,5}?(?:interests?|whip)|by-)" \
	"|(?:appointment|election|nomination)-of-(?:the-|a-)?(?:vice-)?chair|welcome|introductions?$|announcements" \
	"|(?:chair(?:man|woman|person)?|mayor|leader)-s-(?:announcements?|reports?|updates?|remarks|business|communications)" \
	"|public-(?:questions|participation|speaking|session|forum)|questions?(?:$|-(?:from|by|on-notice))" \
	"|(?:petitions|deputations|communications|correspondence)(?:$|-(?:and|from|to)-)|exclusion-of-(?:the-)?(?:press|public)" \
	"|urgent-(?:business|items?|matters?|decisions?)|(?:any-)?other-(?:urgent-)?business|date-(?:of|and)-|next-meeting" \
	"|(?:forward-|work-)(?:plan|programme)|(?:outstanding-)?actions?(?:$|-(?:sheet|list|log|tracker|arising|points?|outstanding|from-))" \
	"|tracking-(?:of-)?decisions|(?:exempt|confidential)-(?:items?|information|business)"

/* Who leads a matter's group: matters point to another one, the leader to itself. Each search halves
 * the way for the next one. */
static struct matter *
leader(GHashTable *leaders, struct matter *matter)
{
	struct matter *next, *after;

	while ((next = g_hash_table_lookup(leaders, matter)) != NULL && next != matter) {
		after = g_hash_table_lookup(leaders, next);
		g_hash_table_insert(leaders, matter, after);
		matter = after;
	}
	return matter;
}

static void
join(GHashTable *leaders, struct matter *a, struct matter *b)
{
	a = leader(leaders, a);
	b = leader(leaders, b);
	g_hash_table_insert(leaders, a, a);
	g_hash_table_insert(leaders, b, a);
}

/* Whether an item is about a matter of its own. */
static gboolean
is_matter(const struct matter *matter)
{
	static struct rx *standing;
	const struct rx *rx = rx_own(&standing, "^(?:to-|the-)*(?:receive-|consider-|approve-|confirm-|agree-|note-)?(?:the-)?(?:draft-)?"
	    "(?:" STANDING ")", 0);

	return !matter->is_standing && rx_search(rx, matter->slug, strlen(matter->slug), 0, NULL, 0) != RX_MATCH;
}

/* Years and numbers stand in any title. */
static gboolean
share_a_word(const struct matter *a, const struct matter *b)
{
	for (guint i = 0; i < a->words->len; i++) {
		const char *word = a->words->pdata[i];

		if (!g_ascii_isdigit(*word) && g_ptr_array_find(b->words, word, NULL))
			return TRUE;
	}
	return FALSE;
}

static void
join_by_title(const struct series *series, GHashTable *leaders)
{
	g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i], *other;

		if (!is_matter(matter))
			continue;
		if ((other = g_hash_table_lookup(first, matter->slug)) != NULL)
			join(leaders, other, matter);
		else
			g_hash_table_insert(first, matter->slug, matter);
	}
}

static void
join_cited(const struct series *series, GHashTable *leaders, gint64 reference, gint64 item)
{
	struct matter *citing = series_matter(series, fact_item(reference)), *cited = series_matter(series, item);

	/* What refers to a minute need not be about the same: the titles have to say so, too. */
	if (citing != NULL && cited != NULL && is_matter(cited) && is_matter(citing) && share_a_word(citing, cited))
		join(leaders, cited, citing);
}

static gboolean
join_by_reference(sqlite3 *db, const struct series *series, GHashTable *leaders, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT reference_id, item_id FROM target WHERE reference_id BETWEEN ?1 AND ?2 AND is_certain = 1", error);
	enum db_step step = DB_DONE;

	for (guint i = 0; rows != NULL && step == DB_DONE && i < series->meetings->len; i++) {
		gint64 first, last;

		if (!held_facts(series->meetings->pdata[i], &first, &last))
			continue;
		if (!db_bind_number(rows, 1, first, error) || !db_bind_number(rows, 2, last, error))
			return FALSE;
		while ((step = db_step(rows, error)) == DB_ROW)
			join_cited(series, leaders, sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1));
	}
	return rows != NULL && step == DB_DONE;
}

gboolean
matters_write(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = db_prepare(db, "INSERT INTO matter(item_id, matter) VALUES(?1, ?2)", error);
	g_autoptr(GHashTable) leaders = g_hash_table_new(g_direct_hash, g_direct_equal);

	if (insert == NULL ||
	    !series_each_meeting(db, series, "DELETE FROM matter WHERE item_id BETWEEN ?1 AND ?2", TRUE, error))
		return FALSE;
	join_by_title(series, leaders);
	if (!join_by_reference(db, series, leaders, error))
		return FALSE;
	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];

		if (g_hash_table_lookup(leaders, matter) == NULL)
			continue;
		if (!db_bind_number(insert, 1, matter->id, error) ||
		    !db_bind_number(insert, 2, leader(leaders, matter)->id, error) || !db_run(insert, error))
			return FALSE;
	}
	return TRUE;
}
