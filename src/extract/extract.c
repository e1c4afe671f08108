#include "base/error.h"
#include "base/place.h"
#include "extract/extract.h"
#include "extract/scene.h"

enum { MANY = 4096 /* items: worth a thread more */ };

/* Items of a meeting, up to the one before `end`. */
struct share {
	struct meeting *meeting;
	const struct phrases *phrases;
	guint first, end;
};

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

static gpointer
extract_share(gpointer data)
{
	const struct share *share = data;
	struct scene scene;

	scene_init(&scene, share->meeting, share->phrases);
	for (guint i = share->first; i < share->end; i++)
		extract_item(&scene, share->meeting->items->pdata[i]);
	scene_clear(&scene);
	return NULL;
}

/* A large meeting is mostly waited for by everybody else: half of it is done beside the other half. */
static void
extract_meeting(struct meeting *meeting, const struct phrases *phrases)
{
	guint n = meeting->items->len, half = n >= MANY ? n / 2 : 0;
	struct share share = { meeting, phrases, 0, half }, rest = { meeting, phrases, half, n };
	GThread *thread;

	if (meeting->date == NULL)
		find_window(meeting, phrases);
	thread = half > 0 ? g_thread_try_new("read", extract_share, &share, NULL) : NULL;
	if (thread == NULL)
		rest.first = 0;
	extract_share(&rest);
	if (thread != NULL)
		g_thread_join(thread);
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
