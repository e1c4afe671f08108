#include <string.h>
#include "model/key.h"
#include "store/rendition.h"

struct rendition *
rendition_new(struct meeting *meeting, const char *text, const char *path)
{
	struct rendition *rendition = g_new0(struct rendition, 1);
	g_autoptr(GString) titles = g_string_new(NULL);
	g_autofree char *key = key_of_meeting(meeting, text);
	const char *colon = strchr(key, ':');

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];
		g_autofree char *title = key_slug(item->title != NULL ? item->title : "");

		g_string_append(titles, title);
		g_string_append_c(titles, '\n');
		rendition->minutes_size += item->minutes.text.len;
		rendition->is_truncated |= item->is_truncated;
	}
	rendition->titles = g_string_free(g_steal_pointer(&titles), FALSE);
	rendition->day_key = g_strdup(colon != NULL ? colon + 1 : key);
	rendition->path = g_strdup(path);
	rendition->council = g_strdup(meeting->council);
	rendition->start_time = g_strdup(meeting->start_time);
	rendition->starts = meeting->starts;
	rendition->ends = meeting->ends;
	rendition->parsed = meeting;
	return rendition;
}

void
rendition_free(struct rendition *rendition)
{
	if (rendition == NULL)
		return;
	g_free(rendition->path);
	g_free(rendition->day_key);
	g_free(rendition->council);
	g_free(rendition->start_time);
	g_free(rendition->titles);
	g_free(rendition);
}

static void
group_free(gpointer data)
{
	struct group *group = data;

	g_ptr_array_unref(group->renditions);
	g_free(group->key);
	g_free(group);
}

static int
compare_places(const struct rendition *a, const struct rendition *b)
{
	int order = strcmp(a->path, b->path);

	return order != 0 ? order : (a->position > b->position) - (a->position < b->position);
}

/* Those that say most of who they are come first, so that the others find their meeting. */
static int
compare_knowledge(gconstpointer left, gconstpointer right)
{
	const struct rendition *a = *(struct rendition *const *)left;
	const struct rendition *b = *(struct rendition *const *)right;

	if ((a->council == NULL) != (b->council == NULL))
		return a->council == NULL ? 1 : -1;
	if ((a->start_time == NULL) != (b->start_time == NULL))
		return a->start_time == NULL ? 1 : -1;
	if (a->start_time != NULL && strcmp(a->start_time, b->start_time) != 0)
		return strcmp(a->start_time, b->start_time);
	return compare_places(a, b);
}

/* What was minuted in full beats what was cut off, and that beats a mere agenda. */
static int
compare_fullness(gconstpointer left, gconstpointer right)
{
	const struct rendition *a = *(struct rendition *const *)left;
	const struct rendition *b = *(struct rendition *const *)right;

	if ((a->minutes_size > 0) != (b->minutes_size > 0))
		return a->minutes_size > 0 ? -1 : 1;
	if (a->is_truncated != b->is_truncated)
		return a->is_truncated ? 1 : -1;
	if (a->minutes_size != b->minutes_size)
		return a->minutes_size > b->minutes_size ? -1 : 1;
	return compare_places(a, b);
}

static int
compare_paths(gconstpointer left, gconstpointer right)
{
	return compare_places(*(struct rendition *const *)left, *(struct rendition *const *)right);
}

static gboolean
is_same_council(const char *a, const char *b)
{
	g_autofree char *one = a != NULL ? key_slug(a) : NULL;
	g_autofree char *other = b != NULL ? key_slug(b) : NULL;

	return one == NULL || other == NULL || strcmp(one, other) == 0;
}

/* Each title ends with a line end: the last part is none. Of no text there are no parts at all. */
static gsize
count_titles(char *const *parts)
{
	gsize n = 0;

	while (parts[n] != NULL && parts[n + 1] != NULL)
		n++;
	return n;
}

/* Of the shorter one's titles, those that the other has, in hundredths; -1 where that is less than
 * half of them. Without titles nothing speaks against. */
static int
common_titles(const struct rendition *a, const struct rendition *b)
{
	g_auto(GStrv) mine = g_strsplit(a->titles, "\n", -1), theirs = g_strsplit(b->titles, "\n", -1);
	gsize n_mine = count_titles(mine), n_theirs = count_titles(theirs), n = 0;
	g_autoptr(GHashTable) other = g_hash_table_new(g_str_hash, g_str_equal);
	char **fewer = n_mine <= n_theirs ? mine : theirs, **more = fewer == mine ? theirs : mine;
	gsize n_fewer = MIN(n_mine, n_theirs), n_more = MAX(n_mine, n_theirs);

	if (n_fewer == 0)
		return 0;
	for (gsize i = 0; i < n_more; i++)
		g_hash_table_add(other, more[i]);
	for (gsize i = 0; i < n_fewer; i++)
		n += g_hash_table_contains(other, fewer[i]);
	return 2 * n < n_fewer ? -1 : (int)(100 * n / n_fewer);
}

/* How well a rendition fits to all of a group: -1 for not at all. */
static int
fit(const struct group *group, const struct rendition *rendition)
{
	int best = -1;

	if (!is_same_council(group->council, rendition->council))
		return -1;
	for (guint i = 0; i < group->renditions->len; i++) {
		const struct rendition *member = group->renditions->pdata[i];

		if (member->start_time != NULL && rendition->start_time != NULL &&
		    strcmp(member->start_time, rendition->start_time) != 0)
			return -1;
		best = MAX(best, common_titles(member, rendition));
	}
	return best;
}

static struct group *
find_group(GPtrArray *groups, const struct rendition *rendition)
{
	struct group *found = NULL;
	int best = -1;

	for (guint i = 0; i < groups->len; i++) {
		int fits = fit(groups->pdata[i], rendition);

		if (fits > best) {
			best = fits;
			found = groups->pdata[i];
		}
	}
	return found;
}

static struct group *
add_group(GPtrArray *groups)
{
	struct group *group = g_new0(struct group, 1);

	group->renditions = g_ptr_array_new();
	g_ptr_array_add(groups, group);
	return group;
}

/* "rotherham:audit-committee/2023-09-12", then "….2": councils count apart. */
static void
set_keys(GPtrArray *groups)
{
	g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < groups->len; i++) {
		struct group *group = groups->pdata[i];
		const struct rendition *first = group->renditions->pdata[0];
		g_autofree char *council = group->council != NULL ? key_slug(group->council) : NULL;
		g_autofree char *key = council == NULL || *council == '\0' ? g_strdup(first->day_key) :
		    g_strdup_printf("%s:%s", council, first->day_key);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(met, key)) + 1;

		group->key = n == 1 ? g_strdup(key) : g_strdup_printf("%s.%u", key, n);
		g_hash_table_insert(met, g_steal_pointer(&key), GUINT_TO_POINTER(n));
	}
}

/* The one to be shown first, then the rest by path. */
static void
rank(struct group *group)
{
	struct rendition *shown;

	g_ptr_array_sort(group->renditions, compare_fullness);
	shown = group->renditions->pdata[0];
	g_ptr_array_remove_index(group->renditions, 0);
	g_ptr_array_sort(group->renditions, compare_paths);
	g_ptr_array_insert(group->renditions, 0, shown);
}

GPtrArray *
renditions_group(GPtrArray *renditions)
{
	GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);

	g_ptr_array_sort(renditions, compare_knowledge);
	for (guint i = 0; i < renditions->len; i++) {
		struct rendition *rendition = renditions->pdata[i];
		struct group *group = find_group(groups, rendition);

		if (group == NULL)
			group = add_group(groups);
		if (group->council == NULL)
			group->council = rendition->council;
		g_ptr_array_add(group->renditions, rendition);
	}
	for (guint i = 0; i < groups->len; i++)
		rank(groups->pdata[i]);
	set_keys(groups);
	return groups;
}
