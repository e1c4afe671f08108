#include "tui/sorting.h"

#include <string.h>

#include "tui/pane.h"

struct sorted {
	gpointer row;
	char *key; /* NULL: nothing stands there */
	guint at;
};

static void
sorted_clear(gpointer data)
{
	g_free(((struct sorted *)data)->key);
}

static int
compare(gconstpointer left, gconstpointer right, gpointer data)
{
	const struct sorted *a = left, *b = right;
	gboolean is_reversed = *(const gboolean *)data;
	int order;

	if (a->key == NULL || b->key == NULL)
		order = (a->key == NULL) - (b->key == NULL);
	else
		order = strcmp(a->key, b->key) * (is_reversed ? -1 : 1);
	return order != 0 ? order : a->at < b->at ? -1 : 1;
}

/* GLib's keys for file names put "9" before "10". */
static char *
key_of(const struct pane *pane, guint column, gconstpointer row)
{
	char buffer[32];
	const char *text = pane->cell(row, column, buffer);
	g_autofree char *folded = text != NULL && *text != '\0' ? g_utf8_casefold(text, -1) : NULL;

	return folded != NULL ? g_utf8_collate_key_for_filename(folded, -1) : NULL;
}

void
rows_sort(GPtrArray *rows, const struct pane *pane, guint column, gboolean is_reversed)
{
	g_autoptr(GArray) sorted = g_array_sized_new(FALSE, FALSE, sizeof(struct sorted), rows->len);

	g_array_set_clear_func(sorted, sorted_clear);
	for (guint i = 0; i < rows->len; i++) {
		struct sorted one = { rows->pdata[i], key_of(pane, column, rows->pdata[i]), i };

		g_array_append_val(sorted, one);
	}
	g_array_sort_with_data(sorted, compare, &is_reversed);
	for (guint i = 0; i < rows->len; i++)
		rows->pdata[i] = g_array_index(sorted, struct sorted, i).row;
}

static int
compare_places(gconstpointer left, gconstpointer right)
{
	const struct sorted *a = left, *b = right;

	return a->at < b->at ? -1 : a->at > b->at;
}

gboolean
rows_keep_order(GPtrArray *rows, const GPtrArray *former, gint64 (*id)(gconstpointer row))
{
	g_autoptr(GHashTable) places = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GArray) sorted = g_array_sized_new(FALSE, FALSE, sizeof(struct sorted), rows->len);

	for (guint i = 0; i < former->len; i++) {
		gint64 of = id(former->pdata[i]);

		g_hash_table_insert(places, g_memdup2(&of, sizeof(of)), GUINT_TO_POINTER(i + 1));
	}
	for (guint i = 0; i < rows->len; i++) {
		gint64 of = id(rows->pdata[i]);
		struct sorted one = { .row = rows->pdata[i], .at = GPOINTER_TO_UINT(g_hash_table_lookup(places, &of)) };

		if (one.at == 0)
			return FALSE;
		g_array_append_val(sorted, one);
	}
	g_array_sort(sorted, compare_places);
	for (guint i = 0; i < rows->len; i++)
		rows->pdata[i] = g_array_index(sorted, struct sorted, i).row;
	return TRUE;
}
