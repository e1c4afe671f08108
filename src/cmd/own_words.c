#include "base/error.h"
#include "base/message.h"
#include "base/place.h"
#include "cmd/own_words.h"

static void
tell(const char *file, const char *notice, gpointer data)
{
	(void)data;
	message_warning(file, "%s", notice);
}

const struct marks_listener marks_teller = { .told = tell };

int
marks_failed(const struct context *context, GError *error)
{
	return command_failed(context->marks_path, error);
}

static gboolean
has_place(const struct context *context, GError **error)
{
	if (context->marks_path != NULL)
		return TRUE;
	g_free(place_marks(NULL, error));
	return FALSE;
}

struct marks *
marks_to_write(const struct context *context, int *status)
{
	GError *error = NULL;
	struct marks *marks = has_place(context, &error) ?
	    marks_open_writer(context->marks_path, &marks_teller, &error) : NULL;

	if (marks == NULL)
		*status = marks_failed(context, error);
	return marks;
}

static gboolean
use_marks(const struct context *context, GError **error)
{
	struct marks *marks;
	gboolean is_done;

	if (context->marks_path == NULL || !marks_exist(context->marks_path))
		return TRUE;
	if ((marks = marks_open_reader(context->marks_path, &marks_teller, error)) == NULL)
		return FALSE;
	is_done = query_use_marks(context->db, marks, error);
	marks_free(marks);
	return is_done;
}

int
show_marks(const struct context *context)
{
	GError *error = NULL;

	return use_marks(context, &error) ? STATUS_OK : marks_failed(context, error);
}
