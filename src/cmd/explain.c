#include <string.h>
#include "base/cells.h"
#include "base/gate.h"
#include "cmd/cmd.h"
#include "cmd/explain.h"

/* facts --explain: where the fields of the head came from, and what made each fact. */

static void
explain_value(GString *lines, const char *name, const char *value, const char *basis)
{
	if (value == NULL)
		g_string_append_printf(lines, "%s: not found\n", name);
	else if (basis == NULL)
		g_string_append_printf(lines, "%s: %s\n", name, value);
	else
		g_string_append_printf(lines, "%s: %s (%s)\n", name, value, basis);
}

static void
explain_place(GString *lines, gsize starts, gsize ends)
{
	g_string_append_printf(lines, "bytes %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT, starts, ends);
}

/* The words in the stored text between two bytes, on one line. */
static char *
source_words(const struct text *text, gsize starts, gsize ends)
{
	g_autofree char *words = starts < ends && ends <= text->size ?
	    g_strndup(text->data + starts, ends - starts) : g_strdup("");
	g_auto(GStrv) parts = g_strsplit_set(words, " \t\r\n", -1);
	GString *line = g_string_new(NULL);

	for (guint i = 0; parts[i] != NULL; i++)
		if (*parts[i] != '\0')
			g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", parts[i]);
	return g_string_free(line, FALSE);
}

/* Adds a line, cut to the terminal's width; in a pipe or a file it is whole. */
static void
add_cut(GString *lines, const char *line)
{
	g_autofree char *clean = gate_clean(line, -1, GATE_ONE_LINE);
	int width = output_table_width();

	if (width > 0 && cells_width(clean, -1) > width) {
		gsize fits = cells_prefix(clean, -1, width - 1, NULL);

		g_string_append_len(lines, clean, fits);
		g_string_append(lines, "\xe2\x80\xa6\n");
	} else
		g_string_append_printf(lines, "%s\n", clean);
}

/* "  resolution r1, 2 [resolution.numbered]: That the plan be noted". */
static void
explain_fact(GString *lines, const struct text *text, const char *what, const char *rule, gsize starts, gsize ends)
{
	g_autofree char *words = source_words(text, starts, ends);
	g_autofree char *line = g_strdup_printf("  %s [%s]: %s", what, rule != NULL ? rule : "no rule", words);

	add_cut(lines, line);
}

/* The last part of a key: "r2" of ".../114/r2". */
static const char *
key_end(const char *key)
{
	const char *slash = key != NULL ? strrchr(key, '/') : NULL;

	return slash != NULL ? slash + 1 : "";
}

static void
explain_resolutions(GString *lines, const struct item *item, const struct text *text)
{
	for (guint i = 0; i < item->resolutions->len; i++) {
		const struct resolution *resolution = item->resolutions->pdata[i];
		g_autofree char *what = g_strdup_printf("%s%s%s%s",
		    resolution->is_recommendation ? "recommendation" : "resolution ", key_end(resolution->key),
		    resolution->label != NULL ? ", " : "", resolution->label != NULL ? resolution->label : "");

		explain_fact(lines, text, what, resolution->rule, resolution->starts, resolution->ends);
	}
}

/* The words that say when, the day or the stretch, and how it came about. */
static void
explain_due(GString *lines, const struct action *action)
{
	g_autoptr(GString) line = g_string_new("    due");

	if (action->due_text == NULL)
		return;
	if (action->due != NULL)
		g_string_append_printf(line, " %s", action->due);
	if (action->due_earliest != NULL || action->due_latest != NULL)
		g_string_append_printf(line, " %s to %s", action->due_earliest != NULL ? action->due_earliest : "?",
		    action->due_latest != NULL ? action->due_latest : "?");
	g_string_append_printf(line, " [%s]: %s", action->due_rule != NULL ? action->due_rule : "no rule", action->due_text);
	add_cut(lines, line->str);
}

static void
explain_actions(GString *lines, const struct item *item, const struct text *text)
{
	for (guint i = 0; i < item->actions->len; i++) {
		const struct action *action = item->actions->pdata[i];
		g_autofree char *what = g_strdup_printf("action %s, %s", key_end(action->key), action_kind_name(action->kind));

		explain_fact(lines, text, what, action->rule, action->starts, action->ends);
		explain_due(lines, action);
	}
}

static void
explain_references(GString *lines, const struct item *item, const struct text *text)
{
	for (guint i = 0; i < item->references->len; i++) {
		const struct reference *reference = item->references->pdata[i];
		g_autoptr(GString) what = g_string_new("reference ");

		g_string_append(what, reference->minute);
		if (reference->part != NULL)
			g_string_append_printf(what, "(%s)", reference->part);
		if (reference->body != NULL)
			g_string_append_printf(what, " of %s", reference->body);
		if (reference->date != NULL)
			g_string_append_printf(what, " on %s", reference->date);
		explain_fact(lines, text, what->str, reference->rule, reference->starts, reference->ends);
	}
}

static void
explain_people(GString *lines, const struct item *item, const struct text *text)
{
	for (guint i = 0; i < item->people->len; i++) {
		const struct person *person = item->people->pdata[i];
		g_autofree char *what = g_strdup_printf("person %s", person->name);

		explain_fact(lines, text, what, person->rule, person->starts, person->ends);
	}
}

/* What proves when an undated meeting was. */
static void
explain_window(GString *lines, const struct meeting *meeting, const struct text *text)
{
	if (meeting->date != NULL)
		return;
	g_string_append_printf(lines, "window: %s to %s\n", meeting->date_earliest != NULL ? meeting->date_earliest : "?",
	    meeting->date_latest != NULL ? meeting->date_latest : "?");
	for (guint i = 0; i < meeting->clues->len; i++) {
		const struct clue *clue = meeting->clues->pdata[i];
		g_autofree char *what = g_strdup_printf("clue: not %s %s", clue->is_latest ? "after" : "before", clue->date);

		explain_fact(lines, text, what, clue->rule, clue->starts, clue->ends);
	}
}

static void
explain_item(GString *lines, const struct item *item, const struct text *text)
{
	g_string_append_printf(lines, "item %s: ", item->number != NULL ? item->number : "without a number");
	explain_place(lines, item->starts, item->ends);
	g_string_append_printf(lines, "%s: %s\n", item->is_truncated ? ", cut off by the source" : "",
	    item->title != NULL ? item->title : "(no title)");
	explain_resolutions(lines, item, text);
	explain_actions(lines, item, text);
	explain_references(lines, item, text);
	explain_people(lines, item, text);
}

void
explain_meeting(const struct meeting *meeting, const struct text *text)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	const struct source *source = meeting->sources->len > 0 ? meeting->sources->pdata[0] : NULL;

	explain_value(lines, "meeting", meeting->key, NULL);
	explain_value(lines, "layout", source != NULL ? source->layout : NULL, NULL);
	explain_value(lines, "body", meeting->body, basis_name(meeting->body_basis));
	explain_value(lines, "date", meeting->date, basis_name(meeting->date_basis));
	explain_window(lines, meeting, text);
	explain_value(lines, "start time", meeting->start_time, NULL);
	explain_value(lines, "venue", meeting->venue, NULL);
	explain_value(lines, "contact", meeting->contact, NULL);
	explain_value(lines, "webcast", meeting->webcast, NULL);
	explain_value(lines, "status", status_name(meeting->status), NULL);
	explain_value(lines, "next meeting", meeting->next_date, NULL);
	g_string_append_printf(lines, "attendance: %u named\n", meeting->attendance->len);
	g_string_append(lines, "place: ");
	explain_place(lines, meeting->starts, meeting->ends);
	g_string_append_printf(lines, " of the text\nitems: %u\n", meeting->items->len);
	for (guint i = 0; i < meeting->items->len; i++)
		explain_item(lines, meeting->items->pdata[i], text);
	output_text(lines->str);
}
