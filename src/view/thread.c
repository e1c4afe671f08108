#include "view/thread.h"

#include "model/wording.h"

enum { DATE, NUMBER, TITLE, BODY, RESOLUTIONS, ACTIONS, NUMBER_SIZE = 32 };

/* What a matter is called stays much the same: the day tells its items apart. */
const struct list_column thread_columns[] = {
	[DATE] = { .label = "Date", .width = 10 },
	[NUMBER] = { .label = "No.", .width = 7, .drop = 3 },
	[TITLE] = { .label = "Item", .width = 24, .takes_rest = 1 },
	[BODY] = { .label = "Body", .width = 20, .drop = 4 },
	[RESOLUTIONS] = { .label = "Res", .width = 3, .drop = 2, .is_right = 1 },
	[ACTIONS] = { .label = "Act", .width = 3, .drop = 1, .is_right = 1 },
};
const guint thread_n_columns = G_N_ELEMENTS(thread_columns);

/* Nothing rather than 0, so that what is there stands out. */
static const char *
count(guint n, char *buffer)
{
	if (n == 0)
		return NULL;
	g_snprintf(buffer, NUMBER_SIZE, "%u", n);
	return buffer;
}

const char *
thread_cell(gconstpointer row, guint column, char *buffer)
{
	const struct item_row *item = row;

	switch (column) {
	case DATE:
		return item->date != NULL ? item->date : "undated";
	case NUMBER:
		return item->number;
	case TITLE:
		return item->title != NULL ? item->title : UNTITLED;
	case BODY:
		return item->body;
	case RESOLUTIONS:
		return count(item->resolutions, buffer);
	default:
		return count(item->actions, buffer);
	}
}

static GPtrArray *
fetch(gpointer data, const struct page *page, GError **error)
{
	const struct thread *thread = data;

	return query_matter(*thread->db, thread->item, page, error);
}

static gint64
id(gconstpointer row)
{
	return ((const struct item_row *)row)->id;
}

struct list_source
thread_source(struct thread *thread)
{
	return (struct list_source){ fetch, id, thread };
}
