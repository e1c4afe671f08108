#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/place.h"
#include "cmd/own_words.h"
#include "cmd/sample.h"
#include "cmd/table.h"
#include "load/load.h"
#include "marks/marks.h"
#include "print/print.h"
#include "query/query.h"
#include "tui/tui.h"

/* browse [KEY or QUERY]: the panes, and after them what P or (--pick) Enter asked to be printed. */

static gboolean is_pick;

static const GOptionEntry options[] = {
	{ "pick", 0, 0, G_OPTION_ARG_NONE, &is_pick, "Draw on the terminal itself, print what Enter chooses", NULL },
	{ NULL }
};

/* Said before the cache is asked for: without a terminal its state does not matter. */
static gboolean
browse_prepare(int argc, char **argv, GError **error)
{
	(void)argc;
	(void)argv;
	return tui_ready(is_pick, error);
}

/* What is typed is a reference if it can be read as one; without a digit it names no day and no
 * number, so it is words, even where a body's name begins so. */
static gboolean
find_start(sqlite3 *db, const char *typed, struct tui_start *start, struct filter **filter, GError **error)
{
	g_autofree char *notice = NULL;
	g_autoptr(GError) wrong = NULL;

	if (strpbrk(typed, "0123456789") != NULL) {
		if (query_find(db, typed, &start->meeting, &start->item, &wrong))
			return TRUE;
		if (!g_error_matches(wrong, MB_ERROR, MB_ERROR_NOT_FOUND)) {
			g_propagate_error(error, g_steal_pointer(&wrong));
			return FALSE;
		}
	}
	*filter = filter_parse(typed, &notice, error);
	if (notice != NULL)
		message_note("minutebook: %s", notice);
	start->filter = *filter;
	start->words = typed;
	return *filter != NULL;
}

/* Where the reader was when the browser last ended, where that is still in the cache. */
static void
find_last(const struct context *context, struct tui_start *start)
{
	struct position last;
	gint64 meeting = 0, item = 0;

	position_read(context->cache_path, &last);
	if (last.meeting != NULL && query_has_meeting(context->db, last.meeting) &&
	    query_find(context->db, last.meeting, &start->meeting, &item, NULL))
		start->is_in_list = TRUE;
	if (start->is_in_list && last.item != NULL &&
	    query_find(context->db, last.item, &meeting, &item, NULL) && meeting == start->meeting)
		start->item = item;
	position_clear(&last);
}

static int
print_chosen(sqlite3 *db, const struct tui_end *end)
{
	const struct whereabouts chosen = { end->meeting, end->item, end->resolution, end->action };
	GError *error = NULL;
	struct part part;
	struct meeting *meeting = query_record(db, &chosen, &part, &error);

	if (meeting == NULL)
		return command_failed(NULL, error);
	print_part(stdout, meeting, &part, RECORD_TEXT, output_width());
	meeting_free(meeting);
	return STATUS_OK;
}

/* The shell is to see what ended us, so that a script or a loop ends too. */
static int
die_of(struct context *context, int number)
{
	cache_close(g_steal_pointer(&context->db));
	signal(number, SIG_DFL);
	raise(number);
	return 128 + number;
}

static int
browse(struct context *context, const struct tui_start *start, struct tui_end *end)
{
	GError *error = NULL;
	int status;

	if (!tui_browse(start, end, &error))
		return command_failed(NULL, error);
	/* Where it can't be kept, the next start is like the first one. */
	position_write(context->cache_path, &end->at);
	position_clear(&end->at);
	if (end->signal != 0)
		return die_of(context, end->signal);
	status = end->meeting != 0 ? print_chosen(context->db, end) : is_pick ? STATUS_NOTHING : STATUS_OK;
	return status == STATUS_OK && end->unsaved > 0 ? STATUS_CACHE : status;
}

/* Nothing may be told while the screen is up, and nobody waited for. */
static gboolean
opened(sqlite3 *db, gpointer marks_path, GError **error)
{
	struct marks *marks;
	gboolean is_done;

	if (marks_path == NULL || !marks_exist(marks_path))
		return TRUE;
	if ((marks = marks_try_reader(marks_path, NULL, error)) == NULL)
		return FALSE;
	is_done = query_use_marks(db, marks, error);
	marks_free(marks);
	return is_done;
}

static gboolean
meeting_again(const char *cache_path, const struct marks *marks, const char *key, char **now, GError **error)
{
	struct load load = { .cache_path = cache_path, .is_hasty = TRUE };

	return load_meeting_again(&load, marks, key, now, error);
}

/* Who asks for nothing in particular is shown how to begin where there is no cache yet. */
static gboolean
open_cache(struct context *context, const char *typed, GError **error)
{
	gboolean is_first = *typed == '\0' && cache_is_absent(context->cache_path);

	context->db = is_first ? cache_open_empty(error) : cache_open_reader(context->cache_path, error);
	return context->db != NULL;
}

static int
begin(struct context *context, const char *typed, struct tui_start *start, struct filter **filter)
{
	GError *error = NULL;
	int status;

	if (!open_cache(context, typed, &error))
		return command_failed(context->cache_path, error);
	if ((status = show_marks(context)) != STATUS_OK)
		return status;
	if (*typed == '\0')
		find_last(context, start);
	else if (!find_start(context->db, typed, start, filter, &error))
		return command_failed(NULL, error);
	return STATUS_OK;
}

/* The screen, and once more after the sample was asked for. */
static int
browse_typed(struct context *context, const char *typed, struct tui_start *start, struct filter **filter)
{
	int status;

	while ((status = begin(context, typed, start, filter)) == STATUS_OK) {
		struct tui_end end = { 0 };

		status = browse(context, start, &end);
		if (!end.wants_sample)
			return status;
		cache_close(g_steal_pointer(&context->db));
		if ((status = load_sample(context, start->sample)) != STATUS_OK)
			return status;
		start->message = "This is the sample; how to take it out again is said at the end";
	}
	return status;
}

static int
browse_command(struct context *context, int argc, char **argv)
{
	GError *error = NULL;
	g_autofree char *typed = words_query(argc, argv, &error), *sample = place_sample();
	struct tui_start start = { .db = &context->db, .cache_path = context->cache_path, .opened = opened,
		.data = (gpointer)context->marks_path, .marks_path = context->marks_path,
		.meeting_key = load_meeting_key, .meeting_again = meeting_again, .sample = sample, .is_pick = is_pick };
	struct filter *filter = NULL;
	int status;

	if (typed == NULL)
		return command_failed(NULL, error);
	status = browse_typed(context, typed, &start, &filter);
	filter_free(filter);
	return status;
}

const struct command cmd_browse = {
	.name = "browse",
	.args = "[KEY|QUERY]",
	.summary = "shows meetings, items, resolutions, actions and the text in panes",
	.examples =
	    "Begins at the meeting or item that a KEY names, or with the meetings that a\n"
	    "QUERY finds. ? shows the keys; P leaves and prints what is shown. With --pick\n"
	    "output and input may go elsewhere, and it is status 1 if nothing was chosen.\n"
	    "\n"
	    "  minutebook browse\n"
	    "  minutebook browse --pick | lpr\n"
	    "  minutebook browse audit-committee/2023-09-12/114\n"
	    "  minutebook browse neglect\n",
	.cache = CACHE_PATH, /* where there is none yet, it says how to begin */
	.options = options,
	.options_end = 1,
	.prepare = browse_prepare,
	.run = browse_command,
};
