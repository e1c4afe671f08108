#include "base/error.h"
#include "load/stored.h"
#include "parse/parse.h"
#include "read/read.h"

GPtrArray *
parse_stored(const char *data, gsize size, const char *path, GError **error)
{
	struct text *text = read_stored(data, size);
	const char *layout;
	GPtrArray *meetings = parse_meetings(text, path, &layout, NULL);

	text_free(text);
	/* It was parsed once, so that it is the program that has changed. */
	if (meetings == NULL)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "made by another minutebook; make it afresh: minutebook load --rebuild");
	return meetings;
}
