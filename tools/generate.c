/*
 * Minutes by the thousand, for the benchmarks: N meetings of twelve items and about 15 KB each, of
 * an invented borough, in turn as the council system's page and as printed minutes.
 *
 *     generate [--seed SEED] N FOLDER     writes FOLDER/BODY/YYYY-MM-DD.txt
 *
 * The same seed makes the same bytes, and fewer meetings are a part of more. Each meeting takes up
 * the one before: numbers run on through the municipal year, "Further to Minute No." names an item
 * that was there, and the date of the next meeting is the date of the next file.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "sentences.h"
#include "words.h"

enum {
	ITEMS = 12,
	OF_A_BODY = 240, /* meetings, one a month: twenty years, then comes another body */
	SUBJECTS = 6,    /* items with a title of their own, after the standing ones */
	FIRST_SUBJECT = 4,
	FIRST_YEAR = 2004,
	PAGE = 3000, /* bytes of printed minutes between two page turns */
};

struct meeting {
	struct scene scene;
	guint body, month; /* numbers from 0 */
	GDate date;
	char *name; /* of the body */
};

struct layout {
	void (*add_head)(const struct meeting *meeting, GString *text);
	void (*add_item_head)(const struct meeting *meeting, guint item, GString *text);
	void (*add_paragraph)(const char *paragraph, GString *text);
	const char *bullet;
};

static guint32 seed = 2004;

static const char *const topics[] = {
	"Improving Places", "Audit", "Children and Families", "Planning", "Licensing",
	"Health and Wellbeing", "Housing", "Transport and Highways", "Environment", "Standards",
	"Employment", "Culture and Leisure", "Community Safety", "Resources", "Pensions",
	"Adult Care", "Schools", "Regeneration", "Climate and Energy", "Corporate Parenting",
};
static const char *const kinds[] = {
	"Committee", "Scrutiny Panel", "Select Commission", "Sub-Committee",
	"Advisory Board", "Working Group", "Joint Committee", "Forum",
};

static char *
body_name(guint body)
{
	guint round = body / (G_N_ELEMENTS(topics) * G_N_ELEMENTS(kinds));
	const char *topic = topics[body % G_N_ELEMENTS(topics)];
	const char *kind = kinds[body / G_N_ELEMENTS(topics) % G_N_ELEMENTS(kinds)];

	return round == 0 ? g_strdup_printf("%s %s", topic, kind)
			  : g_strdup_printf("Area %u %s %s", round, topic, kind);
}

/* Each body has its weekday and its week of the month. */
static GDate
meeting_date(guint body, guint month)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, 1 + 7 * (body / 5 % 4), (GDateMonth)(1 + month % 12),
		       FIRST_YEAR + month / 12);
	while ((guint)g_date_get_weekday(&date) != 1 + body % 5)
		g_date_add_days(&date, 1);
	return date;
}

static void
add_date(GString *text, const char *format, const GDate *date)
{
	char written[64];

	g_date_strftime(written, sizeof(written), format, date);
	g_string_append(text, written);
}

/* "%d" would print a nought before the day, which minutes do not. */
static void
add_day(GString *text, const GDate *date)
{
	g_string_append_printf(text, "%u ", g_date_get_day(date));
	add_date(text, "%B %Y", date);
}

/* Numbers begin again with the municipal year, in May. */
static guint
minute_number(guint month, guint item)
{
	return (month + 8) % 12 * ITEMS + item + 1;
}

/* The title has dice of its own, so that other meetings can tell it without being told. */
static void
add_title(const struct meeting *meeting, guint month, guint item, GString *text)
{
	static const char *const standing[ITEMS] = {
	    "Minutes of the Previous Meeting",
	    "Declarations of Interest",
	    "Questions from Members of the Public and the Press",
	    "Communications",
	    [FIRST_SUBJECT + SUBJECTS] = "Work Programme",
	    "Date and Time of the Next Meeting"};
	g_autoptr(GRand) rand = NULL;
	struct scene scene = meeting->scene;

	if (standing[item]) {
		g_string_append(text, standing[item]);
		return;
	}
	rand = g_rand_new_with_seed_array((guint32[]){seed, meeting->body, month, item + 1}, 4);
	scene.rand = rand;
	scene_add_title(&scene, text);
}

static void
add_page_head(const struct meeting *meeting, GString *text)
{
	g_string_append_printf(text, "Agenda and minutes\n\n%s - ", meeting->name);
	add_date(text, "%A ", &meeting->date);
	add_day(text, &meeting->date);
	g_string_append(text, " 10.00 a.m.\n\nVenue: Town Hall, Market Street, AVERLEY. AV1 2TH\n\n"
			      "Contact: Rowan Ellerby, Governance Manager Tel: 01632 960123 email: "
			      "governance@averley.example\n\nItems\nNo. Item\n\n");
}

static void
add_page_item_head(const struct meeting *meeting, guint item, GString *text)
{
	g_string_append_printf(text, "%u.\n\n", minute_number(meeting->month, item));
	add_title(meeting, meeting->month, item, text);
	if (item >= FIRST_SUBJECT && item < FIRST_SUBJECT + SUBJECTS)
		g_string_append_printf(text, " pdf icon PDF %u KB",
				       90 + g_rand_int(meeting->scene.rand) % 900);
	scene_fill(&meeting->scene,
		   "\n\nTo receive and consider the %a %n on %n and %n.\n\nMinutes:\n\n", text);
}

/* As the council system's pages come out as text: a no-break space stands between paragraphs. */
static void
add_page_paragraph(const char *paragraph, GString *text)
{
	g_string_append_printf(text, "%s\n\n\u00a0\n\n", paragraph);
}

static void
add_printed_head(const struct meeting *meeting, GString *text)
{
	g_autofree char *name = g_ascii_strup(meeting->name, -1);
	guint first = meeting->body * 5 + meeting->month / 12;

	g_string_append_printf(text, "%s\n", name);
	add_date(text, "%A ", &meeting->date);
	add_day(text, &meeting->date);
	g_string_append_printf(text, "\n\nPresent:- Councillor %s (in the Chair); Councillors ",
			       councillor_name(first));
	for (guint i = 1; i < 8; i++)
		g_string_append_printf(text, "%s, ", councillor_name(first + i * 5));
	g_string_append_printf(
	    text, "and %s.\n\nApologies for absence were received from Councillors %s and %s.\n\n",
	    councillor_name(first + 1), councillor_name(first + 2), councillor_name(first + 3));
}

static void
add_printed_item_head(const struct meeting *meeting, guint item, GString *text)
{
	gsize from;

	g_string_append_printf(text, "%u. ", minute_number(meeting->month, item));
	from = text->len;
	add_title(meeting, meeting->month, item, text);
	for (gsize i = from; i < text->len; i++)
		text->str[i] = g_ascii_toupper(text->str[i]);
	g_string_append(text, "\n\n");
}

/* Where a page turns, a blank line falls into the middle of the sentence; nothing else marks it. */
static void
add_printed_paragraph(const char *paragraph, GString *text)
{
	gsize length = strlen(paragraph), to_turn = PAGE - text->len % PAGE;
	const char *space = to_turn < length ? strchr(paragraph + to_turn, ' ') : NULL;

	if (space && g_ascii_islower(space[-1]) && g_ascii_islower(space[1]))
		g_string_append_printf(text, "%.*s\n\n%s\n\n", (int)(space - paragraph), paragraph,
				       space + 1);
	else
		g_string_append_printf(text, "%s\n\n", paragraph);
}

static const struct layout layouts[] = {
    {add_page_head, add_page_item_head, add_page_paragraph,
     "\u00b7\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"},
    {add_printed_head, add_printed_item_head, add_printed_paragraph, "- "},
};

static void
add_resolutions(const struct meeting *meeting, GString *text)
{
	const struct scene *scene = &meeting->scene;
	guint n = g_rand_int(scene->rand) % 5;

	if (n < 2) {
		g_string_append(text, "Resolved:- ");
		scene_add_resolution(scene, text);
		g_string_append(text, "\n\n");
		return;
	}
	g_string_append(text, "Resolved:-\n\n");
	for (guint i = 1; i <= n; i++) {
		g_string_append_printf(text, "(%u) ", i);
		scene_add_resolution(scene, text);
		g_string_append(text, "\n\n");
	}
}

static void
add_matter_arising(const struct meeting *meeting, GString *text)
{
	guint item = FIRST_SUBJECT + g_rand_int(meeting->scene.rand) % SUBJECTS;

	g_string_append_printf(text, "Further to Minute No. %u (",
			       minute_number(meeting->month - 1, item));
	add_title(meeting, meeting->month - 1, item, text);
	scene_fill(
	    &meeting->scene,
	    "), it was noted that the %n had been %v and that the %a report would be %v %d.\n\n",
	    text);
}

static void
add_minutes_approved(const struct meeting *meeting, GString *text)
{
	GDate before = meeting_date(meeting->body, meeting->month - 1);

	g_string_append_printf(
	    text, "Resolved:- That the Minutes of the meeting of the %s, held on ", meeting->name);
	add_day(text, &before);
	g_string_append(text, ", be approved as a correct record of proceedings.\n\n");
}

static void
add_next_meeting(const struct meeting *meeting, GString *text)
{
	GDate next = meeting_date(meeting->body, meeting->month + 1);

	g_string_append_printf(text, "Resolved:- That the next meeting of the %s take place on ",
			       meeting->name);
	add_day(text, &next);
	g_string_append(text, " commencing at 10.00 a.m. in Averley Town Hall.\n\n");
}

static void
add_paragraphs(const struct meeting *meeting, const struct layout *layout, guint n, GString *text)
{
	g_autoptr(GString) paragraph = g_string_new(NULL);

	while (n-- > 0) {
		g_string_truncate(paragraph, 0);
		scene_add_paragraph(&meeting->scene, 250, paragraph);
		layout->add_paragraph(paragraph->str, text);
	}
}

static void
add_bullets(const struct meeting *meeting, const struct layout *layout, GString *text)
{
	g_string_append(text, "The following points were raised and noted:\n\n");
	for (guint n = 2 + g_rand_int(meeting->scene.rand) % 3; n > 0; n--) {
		g_string_append(text, layout->bullet);
		scene_add_sentence(&meeting->scene, text);
		g_string_append(text, "\n\n");
	}
}

static void
add_item(const struct meeting *meeting, const struct layout *layout, guint item, GString *text)
{
	gboolean is_subject = item >= FIRST_SUBJECT && item < FIRST_SUBJECT + SUBJECTS;

	layout->add_item_head(meeting, item, text);
	if (item == 3 && meeting->month > 0)
		add_matter_arising(meeting, text);
	add_paragraphs(meeting, layout, is_subject ? 3 : 2, text);
	if (is_subject)
		add_bullets(meeting, layout, text);
	if (is_subject)
		add_resolutions(meeting, text);
	else if (item == 0 && meeting->month > 0)
		add_minutes_approved(meeting, text);
	else if (item == ITEMS - 1)
		add_next_meeting(meeting, text);
}

static void
write_meeting(const struct meeting *meeting, const char *folder, GString *text)
{
	const struct layout *layout =
	    &layouts[(meeting->body + meeting->month) % G_N_ELEMENTS(layouts)];
	g_autofree char *path = NULL, *below = NULL, *name = g_ascii_strdown(meeting->name, -1);
	g_autoptr(GError) error = NULL;
	char date[16];

	g_string_truncate(text, 0);
	layout->add_head(meeting, text);
	for (guint item = 0; item < ITEMS; item++)
		add_item(meeting, layout, item, text);

	g_date_strftime(date, sizeof(date), "%Y-%m-%d", &meeting->date);
	below = g_build_filename(folder, g_strdelimit(name, " ", '-'), NULL);
	path = g_strconcat(below, G_DIR_SEPARATOR_S, date, ".txt", NULL);
	if (meeting->month == 0)
		g_mkdir_with_parents(below, 0777);
	if (!g_file_set_contents_full(path, text->str, text->len, G_FILE_SET_CONTENTS_NONE, 0666,
				      &error)) {
		g_printerr("generate: %s\n", error->message);
		exit(1);
	}
}

static void
generate(guint n, const char *folder)
{
	struct words *words = words_new();
	g_autoptr(GRand) rand = g_rand_new();
	g_autoptr(GString) text = g_string_sized_new(1 << 15);

	for (guint i = 0; i < n; i++) {
		struct meeting meeting = {.body = i / OF_A_BODY, .month = i % OF_A_BODY};

		meeting.name = body_name(meeting.body);
		meeting.date = meeting_date(meeting.body, meeting.month);
		meeting.scene = (struct scene){words, rand, &meeting.date};
		g_rand_set_seed_array(rand, (guint32[]){seed, meeting.body, meeting.month}, 3);
		write_meeting(&meeting, folder, text);
		g_free(meeting.name);
	}
	words_free(words);
}

int
main(int argc, char **argv)
{
	int first = 1;
	guint64 n = 0, seed_given = seed;

	if (argc == 5 && strcmp(argv[1], "--seed") == 0 &&
	    g_ascii_string_to_unsigned(argv[2], 10, 0, G_MAXUINT32, &seed_given, NULL))
		first = 3;
	if (argc != first + 2 ||
	    !g_ascii_string_to_unsigned(argv[first], 10, 1, 10000000, &n, NULL)) {
		g_printerr("usage: generate [--seed SEED] MEETINGS FOLDER\n");
		return 2;
	}
	setlocale(LC_ALL, "C"); /* names of months are English */
	seed = seed_given;
	generate(n, argv[first + 1]);
	return 0;
}
