#include "tui/unsaved.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "tui/places.h"
#include "tui/unsaved_inner.h"

enum { KEYS_PAUSE = 1000, IDLE_PAUSE = 3000 }; /* ms between two tries */

static void
saying_free(gpointer data)
{
	struct saying *saying = data;

	word_free(saying->word);
	g_free(saying->record);
	g_free(saying->said);
	g_free(saying);
}

void
unsaved_init(struct unsaved *unsaved)
{
	*unsaved = (struct unsaved){ .words = g_ptr_array_new_with_free_func(saying_free),
		.notices = g_ptr_array_new_with_free_func(g_free) };
}

void
unsaved_clear(struct unsaved *unsaved)
{
	g_clear_pointer(&unsaved->words, g_ptr_array_unref);
	g_clear_pointer(&unsaved->notices, g_ptr_array_unref);
	g_clear_pointer(&unsaved->why, g_free);
}

/* --- Saving ---------------------------------------------------------------------------------- */

/* In the order in which they were said. */
static gboolean
save(struct unsaved *unsaved, struct marks *marks, GError **error)
{
	for (guint i = 0; i < unsaved->words->len; i++) {
		struct saying *saying = unsaved->words->pdata[i];

		if (!saying->is_saved && !marks_say(marks, word_copy(saying->word), error))
			return FALSE;
		saying->is_saved = TRUE;
	}
	return TRUE;
}

/* As `set` says it, but for the body where it is the same and the line is too long. */
static void
tell_moved(struct browser *browser, const char *before, const char *now)
{
	const char *slash = strrchr(now, '/');
	gsize body = slash != NULL ? slash + 1 - now : 0;

	if (strcmp(now, before) == 0) {
		browser_tell(browser, "saved: %s", now);
		return;
	}
	browser_tell(browser, "saved: %s is now %s", before, now);
	if ((int)strlen(browser->message) > browser->layout.columns && strncmp(before, now, body) == 0)
		browser_tell(browser, "saved: %s is now %s", before, now + body);
}

/* A meeting is made again, and the reader led to where it is now. FALSE: another load is running, so that
 * it has to be tried again. */
static gboolean
move_meeting(struct browser *browser, const struct marks *marks, const struct saying *saying)
{
	g_autofree char *now = NULL;
	g_autoptr(GError) error = NULL;

	if (browser->meeting_again(browser->cache_path, marks, saying->record, &now, &error)) {
		browser_refresh(browser);
		places_go(browser, now, AREA_MEETINGS);
		tell_moved(browser, saying->record, now);
		return TRUE;
	}
	if (g_error_matches(error, MB_ERROR, MB_ERROR_BUSY)) {
		browser_tell(browser, "saved: %s, to be seen when the load that is running has ended", saying->record);
		return FALSE;
	}
	browser_tell(browser, "saved, but to be seen only after 'minutebook load --rebuild': %s", error->message);
	return TRUE;
}

/* Where a line is too short, the day names the meeting. */
static void
tell_saved(struct browser *browser, guint n, const struct saying *last)
{
	const char *slash = strchr(last->said, '/');

	if (n == 1)
		browser_tell(browser, "saved: %s", last->said);
	if (n == 1 && (int)strlen(browser->message) > browser->layout.columns && slash != NULL)
		browser_tell(browser, "saved: %s", slash + 1);
	else if (n > 1)
		browser_tell(browser, "saved: %u marks, at last %s", n, last->said);
}

/* What is saved is forgotten, meetings once they have moved. */
static void
finish(struct browser *browser, const struct marks *marks)
{
	GPtrArray *words = browser->unsaved.words;
	guint n = 0;

	for (guint i = 0; i < words->len;) {
		const struct saying *saying = words->pdata[i];
		gboolean is_meeting = !saying_is_state(saying);

		n += saying->is_saved && !is_meeting;
		if (!saying->is_saved)
			i++;
		else if (!is_meeting) {
			tell_saved(browser, n, saying);
			g_ptr_array_remove_index(words, i);
		} else if (move_meeting(browser, marks, saying))
			g_ptr_array_remove_index(words, i);
		else
			i++;
	}
}

static void
tell_unsaved(struct browser *browser)
{
	browser_tell(browser, "NOT SAVED: %s; tried again at each key and every few seconds", browser->unsaved.why);
}

static void
set_why(struct unsaved *unsaved, GError *error)
{
	static const char said[] = "not saved: "; /* marks_say() says so, too */
	const char *why = error != NULL ? error->message : NULL;

	g_free(unsaved->why);
	unsaved->why = g_strdup(why != NULL && g_str_has_prefix(why, said) ? why + strlen(said) : why);
	g_clear_error(&error);
}

/* Nothing can be said while the screen is up. */
static void
keep_notice(const char *file, const char *notice, gpointer data)
{
	g_ptr_array_add(data, g_strdup_printf("%s: %s", file, notice));
}

static struct marks *
try_writer(struct browser *browser, GError **error)
{
	struct marks_listener listener = { keep_notice, browser->unsaved.notices };

	return browser->marks_path != NULL ? marks_try_writer(browser->marks_path, &listener, error) :
	    unsaved_read_marks(browser, error);
}

/* All that waits, and what follows from it. `is_new`: one was not tried before. */
static void
try(struct browser *browser, gboolean is_new)
{
	struct unsaved *unsaved = &browser->unsaved;
	guint before = unsaved_count(unsaved);
	GError *error = NULL;
	struct marks *marks = try_writer(browser, &error);

	if (marks != NULL) {
		save(unsaved, marks, &error);
		marks_unlock(marks);
		finish(browser, marks);
	} else if (is_new)
		marks = unsaved_read_marks(browser, NULL);
	set_why(unsaved, error);
	unsaved->tried = g_get_monotonic_time();
	if (is_new || unsaved_count(unsaved) != before)
		unsaved_show_marks(browser, marks);
	marks_free(marks);
	if (unsaved_count(unsaved) > 0)
		tell_unsaved(browser);
}

gboolean
unsaved_say(struct browser *browser, struct word *word, const char *record, const char *said)
{
	struct saying *saying = g_new0(struct saying, 1);

	*saying = (struct saying){ .word = word, .record = g_strdup(record), .said = g_strdup(said) };
	g_ptr_array_add(browser->unsaved.words, saying);
	browser->unsaved.was_warned = FALSE;
	try(browser, TRUE);
	return unsaved_count(&browser->unsaved) == 0;
}

gboolean
unsaved_forget(struct browser *browser, const char *record)
{
	const struct saying *saying = unsaved_find(&browser->unsaved, record);
	struct marks *marks;

	if (saying == NULL)
		return FALSE;
	g_ptr_array_remove(browser->unsaved.words, (gpointer)saying);
	marks = unsaved_read_marks(browser, NULL);
	unsaved_show_marks(browser, marks);
	marks_free(marks);
	return TRUE;
}

/* --- Trying again ---------------------------------------------------------------------------- */

static int
since_tried(const struct unsaved *unsaved)
{
	return MIN((g_get_monotonic_time() - unsaved->tried) / 1000, IDLE_PAUSE);
}

void
unsaved_try(struct browser *browser, gboolean is_idle)
{
	const struct unsaved *unsaved = &browser->unsaved;

	if (unsaved->words->len > 0 && since_tried(unsaved) >= (is_idle ? IDLE_PAUSE : KEYS_PAUSE))
		try(browser, FALSE);
	else if (unsaved_count(unsaved) > 0 && browser->message == NULL)
		tell_unsaved(browser);
}

int
unsaved_patience(const struct browser *browser)
{
	return browser->unsaved.words->len > 0 ? IDLE_PAUSE - since_tried(&browser->unsaved) : -1;
}

gboolean
unsaved_may_leave(struct browser *browser)
{
	struct unsaved *unsaved = &browser->unsaved;
	guint n;

	if (unsaved_count(unsaved) > 0 && !unsaved->was_warned)
		try(browser, FALSE);
	n = unsaved_count(unsaved);
	if (n == 0 || unsaved->was_warned)
		return TRUE;
	browser_tell(browser, n == 1 ? "%u mark is not saved: q again leaves without it (%s)" :
	    "%u marks are not saved: q again leaves without them (%s)", n, unsaved->why);
	unsaved->was_warned = TRUE;
	browser->end.meeting = browser->end.item = 0;
	return FALSE;
}

guint
unsaved_end(struct browser *browser)
{
	struct unsaved *unsaved = &browser->unsaved;
	GError *error = NULL;
	struct marks *marks = unsaved_count(unsaved) > 0 ? try_writer(browser, &error) : NULL;

	if (marks != NULL)
		save(unsaved, marks, &error);
	marks_free(marks);
	set_why(unsaved, error);
	for (guint i = 0; i < unsaved->notices->len; i++)
		message_warning(NULL, "%s", (char *)unsaved->notices->pdata[i]);
	for (guint i = 0; i < unsaved->words->len; i++) {
		const struct saying *saying = unsaved->words->pdata[i];

		if (!saying->is_saved)
			message_error(browser->marks_path, "not saved: %s: %s", saying->said, unsaved->why);
	}
	return unsaved_count(unsaved);
}
