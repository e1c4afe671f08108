/* One file, without a cache. */
#include <fcntl.h>
#include "extract/extract.h"
#include "load/load.h"
#include "model/key.h"
#include "parse/parse.h"
#include "read/read.h"

static void
add_source(struct meeting *meeting, const char *path, const char *layout, const struct text *text)
{
	struct source *source = meeting_add_source(meeting);

	source->path = g_canonicalize_filename(path, NULL);
	source->layout = g_strdup(layout);
	source->sha256 = g_strdup(text->sha256);
}

/* As the cache would, if it held nothing else. */
static void
set_keys(struct meeting *meeting, GHashTable *met, const char *text)
{
	g_autofree char *key = key_of_meeting(meeting, text);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(met, key)) + 1;
	g_autofree char *whole = n == 1 ? g_strdup(key) : g_strdup_printf("%s.%u", key, n);

	meeting_set_keys(meeting, whole);
	g_hash_table_insert(met, g_steal_pointer(&key), GUINT_TO_POINTER(n));
}

GPtrArray *
load_one(const char *path, const char *council, struct text **text, GError **error)
{
	g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *whole = g_canonicalize_filename(path, NULL);
	const struct phrases *phrases = extract_phrases(error);
	GPtrArray *meetings = NULL;
	const char *layout;
	struct file file;

	*text = NULL;
	if (phrases == NULL || !read_open(AT_FDCWD, path, READ_FOLLOW, &file, error))
		return NULL;
	if ((*text = read_text(&file, error)) != NULL &&
	    (meetings = parse_meetings(*text, whole, &layout, error)) == NULL)
		g_clear_pointer(text, text_free);
	file_clear(&file);
	if (meetings != NULL)
		extract_facts(meetings, phrases);
	for (guint i = 0; meetings != NULL && i < meetings->len; i++) {
		struct meeting *meeting = meetings->pdata[i];

		meeting->council = g_strdup(council);
		set_keys(meeting, met, (*text)->data);
		add_source(meeting, path, layout, *text);
	}
	return meetings;
}
