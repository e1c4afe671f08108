/* Pages, and the order they come in. */
#include "query/where.h"

char *
ids_as_json(const GArray *ids)
{
	GString *list = g_string_new("[");

	for (guint i = 0; i < ids->len; i++)
		g_string_append_printf(list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index(ids, gint64, i));
	g_string_append_c(list, ']');
	return g_string_free(list, FALSE);
}

void
where_body(struct where *where, const struct page *page)
{
	if (page == NULL || page->body == NULL)
		return;
	where_add(where, " AND meeting.body_key = ?");
	where_text(where, page->body);
}

static void
add_ids(struct where *where, const GArray *ids, const char *id)
{
	g_autofree char *list = ids_as_json(ids);

	g_string_append_printf(where->sql, " AND %s IN (SELECT value FROM json_each(?))", id);
	where_text(where, list);
}

void
where_page(struct where *where, const struct page *page, const char *id)
{
	where_body(where, page);
	if (page != NULL && page->ids != NULL)
		add_ids(where, page->ids, id);
	if (page == NULL || page->after == 0)
		return;
	g_string_append_printf(where->sql, " AND %s %s ?", id, page->is_backwards ? ">" : "<");
	where_number(where, page->after);
}

void
where_order(struct where *where, const struct page *page, const char *id)
{
	gboolean is_backwards = page != NULL && page->is_backwards;

	g_string_append_printf(where->sql, " ORDER BY %s%s", id, is_backwards ? "" : " DESC");
	if (page != NULL && page->limit > 0) {
		where_add(where, " LIMIT ?");
		where_number(where, page->limit);
	}
}
