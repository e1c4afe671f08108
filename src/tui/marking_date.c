#include "tui/marking.h"

#include "base/error.h"
#include "model/day.h"
#include "tui/browser.h"
#include "tui/question.h"
#include "tui/unsaved.h"

/* The date of a meeting whose minutes give none. */

static void
say_date(struct browser *browser, const char *day)
{
	struct marking *marking = &browser->marking;
	g_autofree char *key = NULL, *hashes = NULL, *said = NULL;
	GError *error = NULL;
	struct marks *marks = unsaved_read_marks(browser, &error);
	gboolean is_found = marks != NULL &&
	    browser->meeting_key(*browser->db, marks, marking->meeting, &key, &hashes, &error);
	struct word *word;

	marks_free(marks);
	if (!browser_check(browser, is_found, &error))
		return;
	word = word_new(key, FIELD_DATE, day);
	word_set(&word->words, g_steal_pointer(&hashes));
	said = *day != '\0' ? g_strdup_printf("%s has the date %s", marking->key, day) :
	    g_strdup_printf("%s has no date of yours", marking->key);
	unsaved_say(browser, word, marking->key, said);
}

static void date_answered(struct browser *browser, const char *text);

static const struct question date_question = {
	.label = "Date of this meeting (YYYY-MM-DD, empty takes it back)",
	.history = "date",
	.answered = date_answered,
};

static void
date_answered(struct browser *browser, const char *text)
{
	g_autofree char *typed = g_strstrip(g_strdup(text)), *day = NULL;
	GError *error = NULL;

	if (*typed == '\0' && browser->marking.is_set)
		say_date(browser, "");
	else if (*typed == '\0')
		browser_tell(browser, "There is no date of yours to take back");
	else if ((day = day_typed(typed, "date", &error)) != NULL)
		say_date(browser, day);
	else {
		question_ask(browser, &date_question);
		question_set(browser, text);
		browser_check(browser, FALSE, &error);
	}
}

/* The minutes' own date stands. */
static gboolean
may_be_dated(struct browser *browser, const struct meeting *meeting)
{
	browser->marking.is_set = meeting->date != NULL && meeting->date_basis == BASIS_SET;
	if (meeting->date == NULL || browser->marking.is_set)
		return TRUE;
	browser_tell(browser, "The minutes date this meeting; only an undated one can be given a date here");
	return FALSE;
}

/* One of its items is enough, since they may be many; 0: it has none. */
static gint64
first_item(struct browser *browser, gint64 meeting)
{
	struct page page = { .limit = 1 };
	g_autoptr(GPtrArray) items = query_items(*browser->db, meeting, NULL, &page, NULL);

	return items != NULL && items->len > 0 ? ((const struct item_row *)items->pdata[0])->id : 0;
}

static gboolean
find_meeting(struct browser *browser, gint64 id)
{
	GError *error = NULL;
	struct meeting *meeting = query_meeting(*browser->db, id, first_item(browser, id), &error);
	gboolean is_found;

	if (!browser_check(browser, meeting != NULL, &error))
		return FALSE;
	is_found = may_be_dated(browser, meeting);
	browser->marking.meeting = id;
	g_free(browser->marking.key);
	browser->marking.key = g_strdup(meeting->key);
	meeting_free(meeting);
	return is_found;
}

void
marking_ask_date(struct browser *browser)
{
	gint64 meeting = browser_record(browser).meeting;

	if (meeting == 0 || browser->meeting_key == NULL)
		browser_tell(browser, "There is no meeting");
	else if (find_meeting(browser, meeting))
		question_ask(browser, &date_question);
}
