#include "base/error.h"
#include "extract/extract.h"
#include "load/sets.h"
#include "load/stored.h"
#include "parse/parse.h"
#include "read/read.h"

GPtrArray *
parse_stored(const char *data, gsize size, const char *path, GError **error)
{
	const struct phrases *phrases = extract_phrases(error);
	struct text *text = phrases != NULL ? read_stored(data, size) : NULL;
	GPtrArray *meetings;
	const char *layout;

	if (text == NULL)
		return NULL;
	meetings = parse_meetings(text, path, &layout, NULL);
	if (meetings != NULL)
		sets_apply(meetings, text->data);
	text_free(text);
	/* It was parsed once, so that it is the program that has changed. */
	if (meetings == NULL)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "made by another minutebook; make it afresh: minutebook load --rebuild");
	else
		extract_facts(meetings, phrases);
	return meetings;
}
