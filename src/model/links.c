#include <string.h>
#include "model/links.h"

struct cited *
cited_new(void)
{
	return g_new0(struct cited, 1);
}

void
cited_free(struct cited *cited)
{
	if (cited == NULL)
		return;
	g_free(cited->key);
	g_free(cited->council);
	g_free(cited->body);
	g_free(cited->date);
	g_free(cited->number);
	g_free(cited->title);
	g_free(cited);
}

struct report *
report_new(void)
{
	return g_new0(struct report, 1);
}

void
report_free(struct report *report)
{
	if (report == NULL)
		return;
	cited_free(report->item);
	g_free(report->how);
	g_free(report->words);
	g_free(report);
}

struct outcome *
outcome_new(void)
{
	struct outcome *outcome = g_new0(struct outcome, 1);

	outcome->meetings_since = -1;
	outcome->reports = g_ptr_array_new_with_free_func((GDestroyNotify)report_free);
	return outcome;
}

void
outcome_free(struct outcome *outcome)
{
	if (outcome == NULL)
		return;
	g_free(outcome->note);
	g_ptr_array_unref(outcome->reports);
	g_free(outcome);
}

struct links *
links_new(void)
{
	struct links *links = g_new0(struct links, 1);

	links->outcomes = g_ptr_array_new_with_free_func((GDestroyNotify)outcome_free);
	links->refers_to = g_ptr_array_new_with_free_func((GDestroyNotify)cited_free);
	links->referred_by = g_ptr_array_new_with_free_func((GDestroyNotify)cited_free);
	links->same_matter = g_ptr_array_new_with_free_func((GDestroyNotify)cited_free);
	return links;
}

void
links_free(struct links *links)
{
	if (links == NULL)
		return;
	g_ptr_array_unref(links->outcomes);
	g_ptr_array_unref(links->refers_to);
	g_ptr_array_unref(links->referred_by);
	g_ptr_array_unref(links->same_matter);
	g_free(links);
}

static gboolean
holds_key(const GPtrArray *list, const char *key)
{
	for (guint i = 0; i < list->len; i++) {
		if (strcmp(((struct cited *)list->pdata[i])->key, key) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean
links_name(const struct links *links, const char *key)
{
	return holds_key(links->refers_to, key) || holds_key(links->referred_by, key);
}

struct gap *
gap_new(void)
{
	return g_new0(struct gap, 1);
}

void
gap_free(struct gap *gap)
{
	if (gap == NULL)
		return;
	g_free(gap->meeting);
	g_free(gap->date);
	g_free(gap);
}

struct neighbours *
neighbours_new(void)
{
	return g_new0(struct neighbours, 1);
}

void
neighbours_free(struct neighbours *neighbours)
{
	if (neighbours == NULL)
		return;
	cited_free(neighbours->confirmed_in);
	gap_free(neighbours->gap_before);
	gap_free(neighbours->gap_after);
	g_free(neighbours);
}

char *
minute_range(int first, int last)
{
	return first == last ? g_strdup_printf("minute %d", first) : g_strdup_printf("minutes %d to %d", first, last);
}
