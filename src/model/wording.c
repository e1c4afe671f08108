/* A meeting, an item and a decision in words. */
#include <string.h>
#include "model/day.h"
#include "model/wording.h"

const char *
meeting_body_words(const struct meeting *meeting)
{
	return meeting->body != NULL ? meeting->body : "Body not known";
}

char *
meeting_date_words(const struct meeting *meeting)
{
	g_autofree char *earliest = NULL, *latest = NULL;

	if (meeting->date != NULL)
		return day_words(meeting->date);
	if (meeting->date_earliest != NULL)
		earliest = day_words(meeting->date_earliest);
	if (meeting->date_latest != NULL)
		latest = day_words(meeting->date_latest);
	if (earliest != NULL && g_strcmp0(earliest, latest) == 0)
		return g_strdup_printf("date not stated, but only %s fits", earliest);
	if (earliest != NULL && latest != NULL)
		return g_strdup_printf("date not known, between %s and %s", earliest, latest);
	if (earliest != NULL)
		return g_strdup_printf("date not known, %s or later", earliest);
	if (latest != NULL)
		return g_strdup_printf("date not known, %s or earlier", latest);
	return g_strdup("date not known");
}

static const char *
remark(enum meeting_status status)
{
	switch (status) {
	case STATUS_DRAFT:
		return " (draft minutes)";
	case STATUS_CANCELLED:
		return " (meeting cancelled)";
	case STATUS_PUBLISHED:
	case STATUS_UNKNOWN:
		break;
	}
	return "";
}

char *
meeting_citation(const struct meeting *meeting, const struct item *item)
{
	g_autofree char *date = meeting_date_words(meeting);
	GString *citation = g_string_new(NULL);

	if (meeting->council != NULL)
		g_string_append_printf(citation, "%s, ", meeting->council);
	g_string_append_printf(citation, "%s, %s", meeting_body_words(meeting), date);
	if (item != NULL && item->number != NULL)
		g_string_append_printf(citation, ", Minute No. %s", item->number);
	g_string_append(citation, remark(meeting->status));
	return g_string_free(citation, FALSE);
}

const char *
item_title_words(const struct item *item)
{
	return item->title != NULL && *item->title != '\0' ? item->title : UNTITLED;
}

char *
day_or_month_words(const char *iso)
{
	g_autofree char *first = NULL, *words = NULL;

	if (strlen(iso) != strlen("YYYY-MM"))
		return day_words(iso);
	first = g_strconcat(iso, "-01", NULL);
	words = day_words(first);
	return g_str_has_prefix(words, "1 ") ? g_strdup(words + 2) : g_strdup(iso);
}

char *
cited_words(const struct cited *cited)
{
	GString *words = g_string_new(NULL);
	g_autofree char *date = cited->date != NULL ? day_words(cited->date) : g_strdup("date not known");

	if (cited->council != NULL)
		g_string_append_printf(words, "%s, ", cited->council);
	g_string_append_printf(words, "%s, %s", cited->body != NULL ? cited->body : "Body not known", date);
	if (cited->number != NULL)
		g_string_append_printf(words, ", Minute No. %s", cited->number);
	if (cited->title != NULL)
		g_string_append_printf(words, ": %s", cited->title);
	return g_string_free(words, FALSE);
}

char *
resolution_vote_words(const struct resolution *resolution)
{
	const struct {
		int count;
		const char *word;
	} counts[] = {
		{ resolution->vote.in_favour, "for" },
		{ resolution->vote.against, "against" },
		{ resolution->vote.abstained, "abstained" },
	};
	GString *words = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
		if (counts[i].count >= 0)
			g_string_append_printf(words, "%s%d %s", words->len > 0 ? ", " : "", counts[i].count, counts[i].word);
	}
	return g_string_free(words, words->len == 0);
}

char *
clue_words(const struct clue *clue)
{
	g_autofree char *day = day_words(clue->date);

	return clue->words != NULL ? g_strdup_printf("%s: “%s”", day, clue->words) :
	    g_strdup_printf("%s, by other meetings of the body", day);
}

char *
gap_words(const struct gap *gap, const char *where)
{
	g_autofree char *minutes = minute_range(gap->first, gap->last);
	g_autofree char *day = gap->date != NULL ? day_words(gap->date) : g_strdup("a meeting without a date");

	return g_strdup_printf("%s, %s those of %s", minutes, where, day);
}
