#include "base/error.h"
#include "base/place.h"
#include "extract/extract.h"
#include "extract/scene.h"

enum { MANY = 4096 /* items: worth a thread more */ };

/* Items of a meeting, up to the one before `end`; what is found in them is of an arena that no other thread
 * adds to meanwhile. */
struct share {
	struct scene *scene;
	struct meeting *meeting;
	struct arena *arena;
	guint first, end;
};

struct extractor {
	struct scene scene;
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

	share->scene->meeting = share->meeting;
	for (guint i = share->first; i < share->end; i++) {
		struct item *item = share->meeting->items->pdata[i];

		item->arena = share->arena;
		extract_item(share->scene, item);
	}
	return NULL;
}

/* A large meeting is mostly waited for by everybody else: half of it is done beside the other half. */
static void
extract_half(struct share *share)
{
	struct share half = *share;
	struct scene scene;
	GThread *thread;

	scene_init(&scene, share->meeting, share->scene->phrases);
	half.scene = &scene;
	half.arena = &share->meeting->spare;
	half.end = share->end / 2;
	if ((thread = g_thread_try_new("read", extract_share, &half, NULL)) != NULL)
		share->first = half.end;
	extract_share(share);
	if (thread != NULL)
		g_thread_join(thread);
	scene_clear(&scene);
}

static void
extract_meeting(struct meeting *meeting, struct scene *scene)
{
	struct share all = { scene, meeting, &meeting->arena, 0, meeting->items->len };

	if (meeting->date == NULL)
		find_window(meeting, scene->phrases);
	if (all.end >= MANY)
		extract_half(&all);
	else
		extract_share(&all);
}

struct extractor *
extractor_new(const struct phrases *phrases)
{
	struct extractor *extractor = g_new0(struct extractor, 1);

	scene_init(&extractor->scene, NULL, phrases);
	return extractor;
}

void
extractor_free(struct extractor *extractor)
{
	scene_clear(&extractor->scene);
	g_free(extractor);
}

void
extractor_run(struct extractor *extractor, GPtrArray *meetings)
{
	for (guint i = 0; i < meetings->len; i++)
		extract_meeting(meetings->pdata[i], &extractor->scene);
}

void
extract_facts(GPtrArray *meetings, const struct phrases *phrases)
{
	struct extractor *extractor = extractor_new(phrases);

	extractor_run(extractor, meetings);
	extractor_free(extractor);
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
