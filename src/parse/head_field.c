#include "parse/head_field.h"

#include <string.h>

#include "base/bytes.h"

/* Where `what` stands in the line in large or small letters; NULL where it doesn't. */
static const char *
find(const char *line, const char *what)
{
	return bytes_find_caseless(line, strlen(line), what, strlen(what));
}

/* A URL in the line, without brackets and the full stop of the sentence. */
static char *
url_in(const char *line)
{
	const char *start = strstr(line, "http");
	gsize size;

	if (!start)
		return NULL;
	size = strcspn(start, " <>\t\"");
	while (size > 0 && strchr(".,;)", start[size - 1]))
		size--;
	return g_strndup(start, size);
}

gboolean
head_take_webcast(struct meeting *meeting, const char *line, gboolean *is_wanted)
{
	const char *at = find(line, "webcast");
	char *url;

	if (!at && !(*is_wanted && find(line, "http")))
		return FALSE;
	url = url_in(at && find(at, "http") ? at : line);
	*is_wanted = !url;
	if (meeting->webcast || !url)
		g_free(url);
	else
		meeting->webcast = url;
	return TRUE;
}

/* Cuts off what the page goes on to say behind a field, and the words of its links. */
static void
cut_links(char *value)
{
	static const char *const links[] = { "The webcast", "View directions" };

	for (guint i = 0; i < G_N_ELEMENTS(links); i++) {
		char *at = strstr(value, links[i]);
		if (!at)
			continue;
		*at = '\0';
		g_strchomp(value);
		if (*links[i] == 'V' && g_str_has_suffix(value, "."))
			value[strlen(value) - 1] = '\0';
	}
}

gboolean
head_take_field(struct meeting *meeting, const char *line, char ***wanted)
{
	const struct {
		const char *label;
		char **value;
	} fields[] = { { "Venue:", &meeting->venue }, { "Meeting Venue:", &meeting->venue }, { "Lleoliad:", &meeting->venue },
		{ "Location:", &meeting->venue }, { "Place:", &meeting->venue }, { "Lleoliad y cyfarfod:", &meeting->venue },
		{ "Contact:", &meeting->contact }, { "Contact Officer:", &meeting->contact }, { "Cyswllt:", &meeting->contact },
		{ "Link:", NULL }, { "Note:", NULL }, { "Media:", NULL }, { "Dolen:", NULL } };
	char first = g_ascii_toupper(*line);

	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		gsize length = strlen(fields[i].label);
		if (first != *fields[i].label || g_ascii_strncasecmp(line, fields[i].label, length) != 0)
			continue;
		g_autofree char *value = g_strstrip(g_strdup(line + length));
		cut_links(value);
		if (fields[i].value && !*fields[i].value && *value)
			*fields[i].value = g_strdup(value);
		*wanted = *value ? NULL : fields[i].value;
		return TRUE;
	}
	return FALSE;
}
