#include "parse/head_event.h"

#include "base/rx.h"
#include "model/day.h"
#include "parse/header.h"

#include <string.h>

void
head_take_event(struct meeting *meeting, const char *line)
{
	static struct rx *start, *place;
	struct day_found found;
	gsize group[6], size = strlen(line);

	rx_own(&start, "^(?:start|meeting[_-]?date|event[_-]?date):\\s*[\"']?(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d))?", RX_CASELESS);
	rx_own(&place, "^(?:location|venue|place):\\s*[\"']?(\\S.*?)[\"']?$", RX_CASELESS);
	if (strchr("smeSME", *line) && rx_search(start, line, size, 0, group, 3) == RX_MATCH && day_find(line, group[3], group[2], &found)) {
		header_take_date(meeting, line, &found, BASIS_STATED);
		if (!meeting->start_time && group[4] != G_MAXSIZE)
			meeting->start_time = g_strndup(line + group[4], group[5] - group[4]);
	} else if (!meeting->venue && rx_search(place, line, size, 0, group, 2) == RX_MATCH)
		meeting->venue = g_strndup(line + group[2], group[3] - group[2]);
}
