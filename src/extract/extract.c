#include "base/error.h"
#include "base/place.h"
#include "extract/extract.h"
#include "extract/scene.h"

static void
extract_item(struct scene *scene, struct item *item)
{
	if (item->minutes.text.len == 0)
		return;
	scene_enter(scene, item);
	find_resolutions(scene);
	find_actions(scene);
	find_references(scene);
	find_people(scene);
}

static void
extract_meeting(struct meeting *meeting, const struct phrases *phrases)
{
	struct scene scene;

	if (meeting->date == NULL)
		find_window(meeting, phrases);
	scene_init(&scene, meeting, phrases);
	for (guint i = 0; i < meeting->items->len; i++)
		extract_item(&scene, meeting->items->pdata[i]);
	scene_clear(&scene);
}

void
extract_facts(GPtrArray *meetings, const struct phrases *phrases)
{
	for (guint i = 0; i < meetings->len; i++)
		extract_meeting(meetings->pdata[i], phrases);
}

/* A settings file that isn't there is no mistake, one that can't be read is. */
static gboolean
read_own(char **text, char **path, GError **error)
{
	g_autoptr(GError) cause = NULL;

	*text = NULL;
	*path = place_setting("phrases.conf");
	if (*path == NULL || g_file_get_contents(*path, text, NULL, &cause) ||
	    g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
	    g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "'%s': cannot be read: %s", *path, cause->message);
	return FALSE;
}

const struct phrases *
extract_phrases(GError **error)
{
	static GMutex lock;
	static struct phrases *phrases;
	g_autofree char *text = NULL, *path = NULL;
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&lock);

	(void)locker;
	if (phrases == NULL && read_own(&text, &path, error))
		phrases = phrases_new(text, path, error);
	return phrases;
}
