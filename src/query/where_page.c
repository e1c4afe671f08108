/* Pages, and the order they come in. */
#include "query/where.h"

void
where_body(struct where *where, const struct page *page)
{
	if (page == NULL || page->body == NULL)
		return;
	where_add(where, " AND meeting.body_key = ?");
	where_text(where, page->body);
}

void
where_page(struct where *where, const struct page *page, const char *id)
{
	where_body(where, page);
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
