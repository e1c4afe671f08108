#include "tui/away.h"

#include <stdio.h>

#include "base/gate.h"
#include "tui/child.h"
#include "view/source.h"

/* v: the page in $BROWSER or, where its address isn't known, the file in $PAGER at its line. */

/* What there is to show. */
struct origin {
	char *path, *sha256;
	gsize at;       /* byte of the stored text */
	char *text;     /* the stored text */
	gsize size;
	char *address;  /* of the page; NULL: not known */
};

static void
origin_clear(struct origin *origin)
{
	g_free(origin->path);
	g_free(origin->sha256);
	g_free(origin->text);
	g_free(origin->address);
}

static gsize
start_of(const struct meeting *meeting, const struct part *part)
{
	const struct item *item = part->is_item ? meeting->items->pdata[0] : NULL;

	if (item == NULL)
		return meeting->starts;
	if (part->action >= 0)
		return ((const struct action *)item->actions->pdata[part->action])->starts;
	if (part->resolution >= 0)
		return ((const struct resolution *)item->resolutions->pdata[part->resolution])->starts;
	return item->starts;
}

static gboolean
find_origin(struct browser *browser, struct origin *origin, GError **error)
{
	const struct record record = browser_record(browser);
	const struct whereabouts found = { record.meeting, record.item, record.resolution, record.action };
	struct part part;
	struct meeting *meeting = query_record(*browser->db, &found, &part, error);
	const struct source *source;

	if (meeting == NULL)
		return FALSE;
	origin->at = start_of(meeting, &part);
	/* Fails where there is no source, so that behind it there is one. */
	origin->text = query_source_text(*browser->db, record.meeting, 0, &origin->size, error);
	if (origin->text != NULL) {
		source = meeting->sources->pdata[0];
		origin->path = g_strdup(source->path);
		origin->sha256 = g_strdup(source->sha256);
	}
	meeting_free(meeting);
	if (origin->text == NULL)
		return FALSE;
	origin->address = source_address(origin->text, origin->size);
	return TRUE;
}

/* --- In a pager ------------------------------------------------------------------------------ */

/* Where the file has gone, or has other lines than the text that was read from it. */
static gboolean
show_stored(const struct origin *origin, const char *line, GError **error)
{
	const char *arguments[] = { line, NULL };
	FILE *text = child_text(error);
	struct child child = { .command = child_pager(), .arguments = arguments, .input = text, .is_pager = TRUE };
	gboolean ok;

	if (text == NULL)
		return FALSE;
	gate_write(text, origin->text, origin->size, GATE_LINES);
	ok = gate_finish(text, error) && child_run(&child, error);
	fclose(text);
	return ok;
}

static gboolean
show_file(const struct origin *origin, const char *line, GError **error)
{
	const char *arguments[] = { line, origin->path, NULL };
	struct child child = { .command = child_pager(), .arguments = arguments, .is_pager = TRUE };

	return child_run(&child, error);
}

static gboolean
has_changed(const struct origin *origin, const char *bytes, gsize n)
{
	g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, n);

	return g_strcmp0(sum, origin->sha256) != 0;
}

static void
show_in_pager(struct browser *browser, const struct origin *origin, const char *notice)
{
	g_autofree char *bytes = NULL;
	g_autofree char *line = g_strdup_printf("+%u", source_line(origin->text, origin->size, origin->at));
	GError *error = NULL;
	gsize n = 0;
	gboolean is_there = g_file_get_contents(origin->path, &bytes, &n, NULL), ok;

	if (is_there && (has_changed(origin, bytes, n) || source_has_lines(origin->text, origin->size, bytes, n)))
		ok = show_file(origin, line, &error);
	else
		ok = show_stored(origin, line, &error);
	if (!browser_check(browser, ok, &error))
		return;
	if (!is_there)
		browser_tell(browser, "'%s' has gone: this was the text that was read from it", origin->path);
	else if (has_changed(origin, bytes, n))
		browser_tell(browser, "'%s' has changed since it was loaded: its lines may be others", origin->path);
	else if (notice != NULL)
		browser_tell(browser, "%s", notice);
}

/* --- In a web browser ------------------------------------------------------------------------ */

static void
show_page(struct browser *browser, const struct origin *origin, const char *with)
{
	const char *arguments[] = { origin->address, NULL };
	struct child child = { .command = with, .arguments = arguments, .is_pager = TRUE };
	GError *error = NULL;
	gboolean ok = child_run(&child, &error);

	if (browser_check(browser, ok, &error))
		browser_tell(browser, "Opened: %s", origin->address);
}

void
away_view_source(struct browser *browser)
{
	const char *with = g_getenv("BROWSER");
	struct origin origin = { 0 };
	GError *error = NULL;
	gboolean ok = find_origin(browser, &origin, &error);

	if (with != NULL && *with == '\0')
		with = NULL;
	if (!browser_check(browser, ok, &error))
		;
	else if (origin.address != NULL && with != NULL)
		show_page(browser, &origin, with);
	else if (origin.address != NULL)
		show_in_pager(browser, &origin, "The page's address is in the file: with BROWSER set, it would be opened");
	else
		show_in_pager(browser, &origin, with != NULL ? "The address of the page is not known: that was the file" : NULL);
	origin_clear(&origin);
}
