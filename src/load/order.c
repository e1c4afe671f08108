#include <string.h>
#include "load/order.h"
#include "load/walk.h"
#include "model/day.h"

/* A changed file and the day that its name gives. */
struct dated {
	struct found *found;
	int day;
	guint position;
};

static int
day_in_name(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	struct day_found found;

	return day_find(name, strlen(name), 0, &found) && found.doubt == DAY_SURE ? day_number(found.iso) : 0;
}

static int
compare_dated(gconstpointer left, gconstpointer right)
{
	const struct dated *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->position < b->position ? -1 : a->position > b->position;
}

/* The index takes rows much faster by rising day. What the meetings' days are is known only when
 * they are parsed; names of files often say it before. */
void
order_by_day(GPtrArray *changed)
{
	g_autoptr(GArray) order = g_array_sized_new(FALSE, FALSE, sizeof(struct dated), changed->len);

	for (guint i = 0; i < changed->len; i++) {
		struct found *found = changed->pdata[i];
		struct dated dated = { found, day_in_name(found->path), i };
		g_array_append_val(order, dated);
	}
	g_array_sort(order, compare_dated);
	for (guint i = 0; i < changed->len; i++)
		changed->pdata[i] = g_array_index(order, struct dated, i).found;
}
