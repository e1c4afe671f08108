#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "model/key.h"
#include "print/markdown.h"
#include "print/print.h"

/* A meeting with one item that has everything. The caller frees. */
static struct meeting *
a_meeting(void)
{
	struct meeting *meeting = meeting_new();
	struct item *item = meeting_add_item(meeting);
	struct source *source = meeting_add_source(meeting);

	meeting->body = g_strdup("Improving Places Scrutiny Panel");
	meeting->body_basis = BASIS_STATED;
	meeting->date = g_strdup("2023-09-12");
	meeting->date_basis = BASIS_STATED;
	meeting->start_time = g_strdup("10:00");
	meeting->webcast = g_strdup("https://webcast.averley.example/a-very-long-address/that-must/not-be-broken");
	meeting->status = STATUS_DRAFT;
	meeting->next_date = g_strdup("2023-10-10");
	meeting_add_attendee(meeting, "Councillor Ashdown", ROLE_CHAIR, NULL);
	meeting_add_attendee(meeting, "B. Oakes", ROLE_APOLOGIES, "Fire Authority");
	item->number = arena_copy(item->arena, "114", -1);
	item->title = arena_copy(item->arena, "STREET LIGHTING", -1);
	g_string_assign(&item->agenda.text, "To consider lamps.");
	g_string_assign(&item->minutes.text,
	    "The lamps of *Averley* were considered at some length by all of them.\n\n"
	    "- first the old lamps, which are yellow and go out when it rains\n"
	    "  - then their posts\n\n"
	    "1. That lamps be mended before the winter comes and the days get short.");
	item->is_truncated = TRUE;
	item_add_document(item, arena_copy(item->arena, "PDF 560 KB", -1));
	source->path = g_strdup("/m/1.txt");
	source->layout = g_strdup("page");
	source->sha256 = g_strdup("00");
	source->loaded = g_strdup("2026-11-21T10:00:00Z");
	meeting_set_keys(meeting, "improving-places-scrutiny-panel/2023-09-12");
	return meeting;
}

static char *
item_text(const struct meeting *meeting, enum item_format format, int width)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	print_item(out, meeting, meeting->items->pdata[0], format, width);
	fclose(out);
	return text;
}

static void
check_item(enum item_format format, int width, const char *expected)
{
	struct meeting *meeting = a_meeting();
	char *text = item_text(meeting, format, width);

	g_assert_cmpstr(text, ==, expected);
	free(text);
	meeting_free(meeting);
}

static void
item_is_set_like_a_page(void)
{
	check_item(ITEM_TEXT, 60,
	    "STREET LIGHTING\n"
	    "Improving Places Scrutiny Panel, 12 September 2023, Minute\n"
	    "No. 114 (draft minutes)\n"
	    "improving-places-scrutiny-panel/2023-09-12/114\n"
	    "\n"
	    "Agenda\n"
	    "    To consider lamps.\n"
	    "\n"
	    "Minutes\n"
	    "    The lamps of *Averley* were considered at some length by\n"
	    "    all of them.\n"
	    "\n"
	    "    - first the old lamps, which are yellow and go out when\n"
	    "      it rains\n"
	    "      - then their posts\n"
	    "\n"
	    "    1. That lamps be mended before the winter comes and the\n"
	    "       days get short.\n"
	    "\n"
	    "    [The published page breaks off here; what was resolved\n"
	    "    is not known.]\n"
	    "\n"
	    "Papers\n"
	    "    - PDF 560 KB\n");
}

static void
markdown_escapes_what_would_be_markup(void)
{
	check_item(ITEM_MARKDOWN, 60,
	    "# STREET LIGHTING\n"
	    "\n"
	    "Improving Places Scrutiny Panel, 12 September 2023, Minute No. 114 (draft minutes)  \n"
	    "`improving-places-scrutiny-panel/2023-09-12/114`\n"
	    "\n"
	    "## Agenda\n"
	    "\n"
	    "To consider lamps.\n"
	    "\n"
	    "## Minutes\n"
	    "\n"
	    "The lamps of \\*Averley\\* were considered at some length by all of them.\n"
	    "\n"
	    "- first the old lamps, which are yellow and go out when it rains\n"
	    "  - then their posts\n"
	    "\n"
	    "1\\. That lamps be mended before the winter comes and the days get short.\n"
	    "\n"
	    "*The published page breaks off here; what was resolved is not known.*\n"
	    "\n"
	    "## Papers\n"
	    "\n"
	    "- PDF 560 KB\n");
}

static void
check_escaped(const char *text, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);

	markdown_escape(out, text, strlen(text), TRUE);
	g_assert_cmpstr(out->str, ==, expected);
}

static void
only_markup_is_escaped(void)
{
	check_escaped("Health & Safety, R&D: 10% (a) café!", "Health & Safety, R&D: 10% (a) café!");
	check_escaped("&amp; &#39;", "\\&amp; \\&#39;");
	check_escaped("# no heading", "\\# no heading");
	check_escaped("- no list", "\\- no list");
	check_escaped("1) no list", "1\\) no list");
	check_escaped("2023 was", "2023 was");
	check_escaped("1.5 miles", "1.5 miles");
	check_escaped("<b> [a](b) `c` ~~d~~ \\", "\\<b\\> \\[a\\](b) \\`c\\` \\~\\~d\\~\\~ \\\\");
	check_escaped("file_name_x and _this_", "file_name_x and \\_this\\_");
	check_escaped("", "");
}

static char *
meeting_text(const struct meeting *meeting, int width)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	print_meeting(out, meeting, ITEM_TEXT, width);
	fclose(out);
	return text;
}

static void
meeting_has_head_attendance_and_items(void)
{
	struct meeting *meeting = a_meeting();
	char *text = meeting_text(meeting, 72);

	g_assert_true(g_str_has_prefix(text,
	    "Improving Places Scrutiny Panel, 12 September 2023 (draft minutes)\n"
	    "improving-places-scrutiny-panel/2023-09-12\n"
	    "\n"
	    "Time           10:00\n"
	    "Webcast        https://webcast.averley.example/a-very-long-address/that-must/not-be-broken\n"
	    "Chair          Councillor Ashdown\n"
	    "Apologies      B. Oakes (Fire Authority)\n"
	    "Next meeting   10 October 2023\n"
	    "Source         /m/1.txt\n"
	    "\n"
	    "\n"
	    "114. STREET LIGHTING\n"));
	free(text);
	meeting_free(meeting);
}

static void
what_is_not_known_is_said(void)
{
	struct meeting *meeting = meeting_new();
	char *text;

	meeting->date_earliest = g_strdup("2019-07-09");
	meeting->date_latest = g_strdup("2019-09-03");
	meeting_add_item(meeting);
	meeting_set_keys(meeting, "unnamed/undated-01234567");
	text = item_text(meeting, ITEM_TEXT, 80);
	g_assert_cmpstr(text, ==,
	    "(untitled)\n"
	    "Body not known, date not known, between 9 July 2019 and 3 September 2019\n"
	    "unnamed/undated-01234567/@1\n");
	free(text);
	meeting_free(meeting);
}

static void
narrow_and_odd_texts_do_no_harm(void)
{
	struct meeting *meeting = a_meeting();
	struct item *item = meeting->items->pdata[0];

	g_string_assign(&item->minutes.text, "\n\n- \n          - deep\n\x1b[2J\xff\n12345678901234567890123456789012345678901234567890");
	for (int width = -1; width < 30; width++) {
		char *text = item_text(meeting, ITEM_TEXT, width);

		g_assert_null(strchr(text, '\x1b'));
		g_assert_true(g_utf8_validate(text, -1, NULL));
		free(text);
	}
	meeting_free(meeting);
}

static json_t *
read_json(char *text)
{
	json_error_t error;
	json_t *json = json_loads(text, 0, &error);

	g_assert_nonnull(json);
	g_assert_cmpstr(strchr(text, '\n'), ==, "\n");
	free(text);
	return json;
}

static void
check_names(json_t *object, const char *const *names, guint n)
{
	guint i = 0;
	const char *name;
	json_t *value;

	g_assert_cmpuint(json_object_size(object), ==, n);
	json_object_foreach(object, name, value)
		g_assert_cmpstr(name, ==, names[i++]);
}

static void
meeting_json_has_the_fields_of_the_export(void)
{
	static const char *const names[] = { "key", "council", "body", "body_basis", "date", "date_basis",
		"date_earliest", "date_latest", "start_time", "venue", "contact", "webcast", "status",
		"municipal_year", "attendance", "items", "next_meeting", "sources",
		"clues", "confirmed_in", "gap_before", "gap_after" };
	static const char *const item_names[] = { "key", "number", "title", "documents", "agenda_text",
		"minutes_text", "truncated", "matter", "resolutions", "recommendations", "actions", "references", "people" };
	struct meeting *meeting = a_meeting();
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	json_t *json, *item;

	print_meeting_json(out, meeting);
	fclose(out);
	json = read_json(text);
	check_names(json, names, G_N_ELEMENTS(names));
	item = json_array_get(json_object_get(json, "items"), 0);
	check_names(item, item_names, G_N_ELEMENTS(item_names));
	g_assert_true(json_is_null(json_object_get(json, "council")));
	g_assert_cmpstr(json_string_value(json_object_get(json, "municipal_year")), ==, "2023/24");
	g_assert_cmpstr(json_string_value(json_object_get(json, "status")), ==, "draft");
	g_assert_true(json_is_true(json_object_get(item, "truncated")));
	g_assert_true(json_is_null(json_object_get(json_object_get(json, "next_meeting"), "time")));
	json_decref(json);
	meeting_free(meeting);
}

static void
what_is_not_given_is_null_or_empty(void)
{
	struct meeting *meeting = meeting_new();
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	meeting_add_item(meeting);
	meeting_set_keys(meeting, "k");
	print_meeting_json(out, meeting);
	fclose(out);
	g_assert_cmpstr(text, ==,
	    "{\"key\": \"k\", \"council\": null, \"body\": null, \"body_basis\": null, \"date\": null, \"date_basis\": null, "
	    "\"date_earliest\": null, \"date_latest\": null, \"start_time\": null, \"venue\": null, \"contact\": null, "
	    "\"webcast\": null, \"status\": null, \"municipal_year\": null, \"attendance\": [], "
	    "\"items\": [{\"key\": \"k/@1\", \"number\": null, \"title\": null, \"documents\": [], \"agenda_text\": null, "
	    "\"minutes_text\": null, \"truncated\": false, \"matter\": null, \"resolutions\": [], "
	    "\"recommendations\": [], \"actions\": [], \"references\": [], \"people\": []}], \"next_meeting\": null, \"sources\": [], "
	    "\"clues\": [], \"confirmed_in\": null, \"gap_before\": null, \"gap_after\": null}\n");
	free(text);
	meeting_free(meeting);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/print/an item is set like a page", item_is_set_like_a_page);
	g_test_add_func("/print/Markdown escapes what would be markup", markdown_escapes_what_would_be_markup);
	g_test_add_func("/print/only markup is escaped", only_markup_is_escaped);
	g_test_add_func("/print/a meeting has head, attendance and items", meeting_has_head_attendance_and_items);
	g_test_add_func("/print/what is not known is said", what_is_not_known_is_said);
	g_test_add_func("/print/narrow and odd texts do no harm", narrow_and_odd_texts_do_no_harm);
	g_test_add_func("/print/a meeting's JSON has the fields of the export", meeting_json_has_the_fields_of_the_export);
	g_test_add_func("/print/what is not given is null or empty", what_is_not_given_is_null_or_empty);
	return g_test_run();
}
