#include "tui/unsaved.h"

#include <string.h>

#include "base/error.h"
#include "tui/unsaved_inner.h"

/* What isn't saved holds nevertheless, and each pane says that it isn't. */

guint
unsaved_count(const struct unsaved *unsaved)
{
	guint n = 0;

	for (guint i = 0; i < unsaved->words->len; i++)
		n += !((struct saying *)unsaved->words->pdata[i])->is_saved;
	return n;
}

gboolean
saying_is_state(const struct saying *saying)
{
	const char *field = saying->word->field;

	return strcmp(field, FIELD_STATE) == 0 || strcmp(field, FIELD_UNDO) == 0;
}

/* A word holds before it is saved, but its note says that it isn't. */
static struct word *
supposed(const struct word *word)
{
	struct word *copy = word_copy(word);

	if (strcmp(word->field, FIELD_STATE) == 0)
		word_set(&copy->note, g_strconcat("not saved yet", *word->note != '\0' ? "; " : "", word->note, NULL));
	return copy;
}

/* On the browser's connection alone. */
static void
use_marks(struct browser *browser, struct marks *marks)
{
	GError *error = NULL;

	for (guint i = 0; i < browser->unsaved.words->len; i++) {
		const struct saying *saying = browser->unsaved.words->pdata[i];

		if (!saying->is_saved && saying_is_state(saying))
			marks_suppose(marks, supposed(saying->word));
	}
	browser_check(browser, query_use_marks(*browser->db, marks, &error), &error);
}

/* What could not be read can't be shown, but the lists say that it isn't saved. */
void
unsaved_show_marks(struct browser *browser, struct marks *marks)
{
	if (marks != NULL)
		use_marks(browser, marks);
	browser_marks_changed(browser);
}

struct marks *
unsaved_read_marks(struct browser *browser, GError **error)
{
	if (browser->marks_path != NULL)
		return marks_try_reader(browser->marks_path, NULL, error);
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "there is no place for marks");
	return NULL;
}

void
unsaved_use(struct browser *browser)
{
	struct marks *marks = unsaved_count(&browser->unsaved) > 0 ? unsaved_read_marks(browser, NULL) : NULL;

	if (marks != NULL)
		use_marks(browser, marks);
	marks_free(marks);
}

const struct saying *
unsaved_find(const struct unsaved *unsaved, const char *record)
{
	for (guint i = unsaved->words->len; i-- > 0;) {
		const struct saying *saying = unsaved->words->pdata[i];

		if (!saying->is_saved && saying_is_state(saying) && strcmp(saying->record, record) == 0)
			return saying;
	}
	return NULL;
}

GPtrArray *
unsaved_show(const struct browser *browser, GPtrArray *rows)
{
	for (guint i = 0; rows != NULL && browser->unsaved.words->len > 0 && i < rows->len; i++) {
		struct action_row *row = rows->pdata[i];
		const struct saying *saying = unsaved_find(&browser->unsaved, row->key);
		gboolean is_undo = saying != NULL && strcmp(saying->word->field, FIELD_UNDO) == 0;

		if (saying == NULL)
			continue;
		g_free(row->remark);
		row->remark = g_strconcat(is_undo ? row->state : saying->word->value, ", unsaved", NULL);
	}
	return rows;
}
