#include "view/position.h"

#include <glib/gstdio.h>

#include "base/place.h"

/*
 * A key file with a group for each cache, the one left last at the end:
 *
 *     [9a0364b9e99bb480]
 *     cache=/home/averley/.cache/minutebook/cache.db
 *     meeting=audit-committee/2023-09-12
 *     item=audit-committee/2023-09-12/114
 */

enum { CACHES_MOST = 50, SIZE_MOST = 1 << 18 };

/* A path may hold what no group's name can. */
static char *
group_of(const char *cache_path)
{
	g_autofree char *whole = g_canonicalize_filename(cache_path, NULL);
	char *name = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);

	name[16] = '\0';
	return name;
}

/* What is there, or nothing. A pipe or a device would be waited for. */
static GKeyFile *
read_all(const char *path)
{
	GKeyFile *file = g_key_file_new();
	g_autofree char *text = NULL;
	gsize size;
	GStatBuf st;

	if (g_stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= SIZE_MOST &&
	    g_file_get_contents(path, &text, &size, NULL) &&
	    g_key_file_load_from_data(file, text, size, G_KEY_FILE_NONE, NULL))
		return file;
	g_key_file_free(file);
	return g_key_file_new();
}

void
position_read(const char *cache_path, struct position *position)
{
	g_autofree char *path = place_state("position");
	g_autofree char *group = group_of(cache_path);
	g_autoptr(GKeyFile) file = NULL;

	*position = (struct position){ NULL };
	if (path == NULL)
		return;
	file = read_all(path);
	position->meeting = g_key_file_get_string(file, group, "meeting", NULL);
	position->item = g_key_file_get_string(file, group, "item", NULL);
}

static void
drop_oldest(GKeyFile *file)
{
	gsize n;
	g_auto(GStrv) groups = g_key_file_get_groups(file, &n);

	for (gsize i = 0; i + CACHES_MOST <= n; i++)
		g_key_file_remove_group(file, groups[i], NULL);
}

static void
put(GKeyFile *file, const char *cache_path, const struct position *position)
{
	g_autofree char *group = group_of(cache_path);
	g_autofree char *whole = g_canonicalize_filename(cache_path, NULL);
	g_autofree char *shown = g_filename_display_name(whole);

	g_key_file_remove_group(file, group, NULL);
	drop_oldest(file);
	g_key_file_set_string(file, group, "cache", shown);
	g_key_file_set_string(file, group, "meeting", position->meeting);
	if (position->item != NULL)
		g_key_file_set_string(file, group, "item", position->item);
}

gboolean
position_write(const char *cache_path, const struct position *position)
{
	g_autofree char *path = place_state("position");
	g_autofree char *text = NULL;
	g_autoptr(GKeyFile) file = NULL;
	gsize size;

	if (path == NULL || position->meeting == NULL || !place_make_folder_of(path, NULL))
		return FALSE;
	file = read_all(path);
	put(file, cache_path, position);
	text = g_key_file_to_data(file, &size, NULL);
	return g_file_set_contents_full(path, text, size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

void
position_clear(struct position *position)
{
	g_clear_pointer(&position->meeting, g_free);
	g_clear_pointer(&position->item, g_free);
}
