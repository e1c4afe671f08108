#include "link/chance.h"
#include "link/outcomes.h"
#include "model/day.h"

static gboolean
was_heard_of(const struct deed *deed)
{
	for (guint i = 0; i < deed_accounts(deed); i++)
		if (deed_account(deed, i)->is_closing)
			return TRUE;
	return FALSE;
}

static gboolean
is_closed(const struct deed *deed)
{
	/* What comes back each time is never done. */
	return deed->form != DUE_EACH && was_heard_of(deed);
}

/* Whether what isn't due yet is over meanwhile is asked whenever it is read (query/where.h). */
static const char *
heard(const struct deed *deed, const struct chance *chance)
{
	if (was_heard_of(deed))
		return "reported";
	if (chance->meeting != NULL)
		return "silent";
	return deed->last_day > 0 || !chance->is_missing ? "not due" : "cannot tell";
}

/* "to the April meeting" is due on the day of that meeting, once it is known. */
static gboolean
names_a_meeting(const struct deed *deed)
{
	return deed->form == DUE_MONTH_MEETING || deed->form == DUE_NEXT_MEETING || deed->form == DUE_FIRST_OF_YEAR ||
	    deed->form == DUE_LAST_OF_YEAR;
}

static const char *
rule_of(const struct deed *deed, const char *due, struct findings *findings)
{
	g_autofree char *rule = NULL;

	if (g_strcmp0(due, deed->due) == 0)
		return findings_keep(findings, deed->rule);
	rule = g_strconcat(deed->rule != NULL ? deed->rule : "", deed->rule != NULL ? ", " : "", "the meeting loaded", NULL);
	return findings_keep(findings, rule);
}

/* Where a loaded meeting gives the day on which it is due, that is said; else what the deed itself says. */
static void
set_due(struct found_outcome *outcome, const struct deed *deed, const struct chance *chance, struct findings *findings)
{
	char day[DAY_TEXT];
	gboolean is_dated = chance->meeting != NULL && chance->is_meant && chance->meeting->day > 0 &&
	    deed->due_body == NULL && names_a_meeting(deed);

	if (is_dated)
		day_from_number(chance->meeting->day, day);
	outcome->due = findings_keep(findings, is_dated ? day : deed->due);
	outcome->earliest = is_dated ? NULL : findings_keep(findings, deed->earliest);
	outcome->latest = is_dated ? NULL : findings_keep(findings, deed->latest);
	outcome->rule = rule_of(deed, outcome->due, findings);
}

static void
add_outcome(const struct series *series, const struct deed *deed, struct findings *findings)
{
	struct chance chance = chance_find(series, deed);
	const struct held *held = deed->matter->meeting;
	struct found_outcome outcome = {
		.action = deed->id,
		.is_done = is_closed(deed),
		.heard = heard(deed, &chance),
		.meeting = chance.meeting != NULL ? chance.meeting->id : 0,
		.since = held->is_placed ? (int)(series->meetings->len - 1 - held->place) : -1,
	};

	set_due(&outcome, deed, &chance, findings);
	findings_add(findings, FINDINGS_OUTCOMES, &outcome);
}

static void
add_reports(const struct deed *deed, struct findings *findings)
{
	for (guint i = 0; i < deed_accounts(deed); i++) {
		const struct account *account = deed_account(deed, i);
		struct found_report report = { deed->id, account->item, account->how, findings_keep(findings, account->words),
			account->starts, account->ends };

		/* Where it was only asked after, nothing came back. */
		if (account->is_closing)
			findings_add(findings, FINDINGS_REPORTS, &report);
	}
}

void
outcomes_find(const struct series *series, const GPtrArray *deeds, struct findings *findings)
{
	for (guint i = 0; i < deeds->len; i++) {
		add_outcome(series, deeds->pdata[i], findings);
		add_reports(deeds->pdata[i], findings);
	}
}
