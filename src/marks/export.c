/* Marks as text that other programs read. */
#include "marks/exchange.h"
#include "marks/marks.h"

static void
add_line(GString *lines, const struct word *word, const char *field, const char *value, const char *note)
{
	const char *const texts[] = { word->key, field, value, word->time, note };

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *escaped = word_escape(texts[i]);

		g_string_append_printf(lines, "%s%s", i > 0 ? "\t" : "", escaped);
	}
	g_string_append_c(lines, '\n');
}

char *
marks_export(const struct marks *marks)
{
	g_autoptr(GPtrArray) words = marks_current(marks);
	GString *lines = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];

		add_line(lines, word, word->field, word->value, word->note);
		if (*word->day != '\0')
			add_line(lines, word, FIELD_DAY, word->day, "");
		if (*word->by != '\0')
			add_line(lines, word, FIELD_BY, word->by, "");
	}
	return g_string_free(lines, FALSE);
}
