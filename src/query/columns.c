#include "query/query.h"
#include "query/saved.h"

/* What is printed of each list, and from which width on in a table. */

#define COLUMN(kind, type, member, name, label, weight, from) \
	{ { name, label, weight }, from, FIELD_##kind, offsetof(struct type, member) }

static const struct row_column of_body[] = {
	COLUMN(TEXT, body_row, slug, "key", "Reference", 0, 0),
	COLUMN(TEXT, body_row, council, "council", "Council", 0, 130),
	COLUMN(TEXT, body_row, body, "body", "Body", 1, 110),
	COLUMN(COUNT, body_row, meetings, "meetings", "Meetings", 0, 0),
	COLUMN(COUNT, body_row, undated, "undated", "Undated", 0, 90),
	COLUMN(TEXT, body_row, first_date, "first", "First", 0, 0),
	COLUMN(TEXT, body_row, last_date, "last", "Last", 0, 0),
};

static const struct row_column of_meeting[] = {
	COLUMN(TEXT, meeting_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, meeting_row, date, "date", "Date", 0, 140),
	COLUMN(TEXT, meeting_row, date_earliest, "date_earliest", "Earliest", 0, 120),
	COLUMN(TEXT, meeting_row, date_latest, "date_latest", "Latest", 0, 120),
	COLUMN(TEXT, meeting_row, start_time, "start_time", "Time", 0, 90),
	COLUMN(TEXT, meeting_row, council, "council", "Council", 0, NEVER),
	COLUMN(TEXT, meeting_row, body, "body", "Body", 1, 160),
	COLUMN(STATUS, meeting_row, status, "status", "Status", 0, 0),
	COLUMN(COUNT, meeting_row, items, "items", "Items", 0, 0),
	COLUMN(COUNT, meeting_row, sources, "sources", "Sources", 0, 100),
	COLUMN(FLAG, meeting_row, is_truncated, "truncated", "Cut off", 0, 0),
	COLUMN(TEXT, meeting_row, confirmed_in, "confirmed_in", "Confirmed in", 0, NEVER),
};

static const struct row_column of_item[] = {
	COLUMN(TEXT, item_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, item_row, date, "date", "Date", 0, 140),
	COLUMN(TEXT, item_row, body, "body", "Body", 1, 160),
	COLUMN(TEXT, item_row, number, "number", "Number", 0, NEVER),
	COLUMN(TEXT, item_row, title, "title", "Title", 2, 0),
	COLUMN(FLAG, item_row, is_truncated, "truncated", "Cut off", 0, 110),
};

static const struct row_column of_source[] = {
	COLUMN(TEXT, source_row, path, "path", "File", 0, 0),
	COLUMN(TEXT, source_row, layout, "layout", "Layout", 0, 0),
	COLUMN(ID, source_row, size, "bytes", "Bytes", 0, 0),
	COLUMN(TEXT, source_row, loaded, "loaded", "Loaded", 0, 120),
	COLUMN(TEXT, source_row, meeting_keys, "meetings", "Meetings", 1, 140),
	COLUMN(TEXT, source_row, sha256, "sha256", "SHA-256", 0, NEVER),
};

static const struct row_column of_search[] = {
	COLUMN(TEXT, saved_search, name, "name", "Name", 0, 0),
	COLUMN(TEXT, saved_search, words, "words", "Words", 1, 0),
};

static const struct row_column of_action[] = {
	COLUMN(TEXT, action_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, action_row, state, "state", "State", 0, 0),
	COLUMN(TEXT, action_row, remark, "remark", "Remark", 0, 90),
	COLUMN(TEXT, action_row, due, "due", "Due", 0, 90),
	COLUMN(TEXT, action_row, due_earliest, "due_earliest", "Earliest", 0, NEVER),
	COLUMN(TEXT, action_row, due_latest, "due_latest", "Latest", 0, 110),
	COLUMN(TEXT, action_row, due_text, "due_text", "As minuted", 0, NEVER),
	COLUMN(TEXT, action_row, owner, "owner", "Owner", 1, 130),
	COLUMN(TEXT, action_row, kind, "kind", "Kind", 0, 160),
	COLUMN(TEXT, action_row, text, "text", "Action", 3, 0),
	COLUMN(TEXT, action_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, action_row, body, "body", "Body", 1, 200),
	COLUMN(TEXT, action_row, reported_in, "reported_in", "Reported in", 0, NEVER),
	COLUMN(TEXT, action_row, basis, "basis", "Basis", 0, NEVER),
	COLUMN(TEXT, action_row, note, "note", "Note", 0, NEVER),
};

static const struct row_column of_resolution[] = {
	COLUMN(TEXT, resolution_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, resolution_row, label, "label", "Label", 0, 100),
	COLUMN(TEXT, resolution_row, word, "word", "Word", 0, 120),
	COLUMN(FLAG, resolution_row, is_recommendation, "recommendation", "Recommended", 0, NEVER),
	COLUMN(TEXT, resolution_row, addressee, "addressed_to", "Addressed to", 0, 160),
	COLUMN(TEXT, resolution_row, text, "text", "Resolution", 3, 0),
	COLUMN(TEXT, resolution_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, resolution_row, body, "body", "Body", 1, 200),
	COLUMN(TEXT, resolution_row, title, "title", "Item", 0, NEVER),
};

static const struct row_column of_reference[] = {
	COLUMN(TEXT, reference_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, reference_row, minute, "minute", "Minute", 0, 0),
	COLUMN(TEXT, reference_row, part, "part", "Part", 0, 0),
	COLUMN(TEXT, reference_row, of_title, "cited_title", "Title", 1, 100),
	COLUMN(TEXT, reference_row, of_body, "cited_body", "Of body", 1, 120),
	COLUMN(TEXT, reference_row, of_date, "cited_date", "Of", 0, 120),
	COLUMN(TEXT, reference_row, target, "target", "Means", 0, 140),
	COLUMN(TEXT, reference_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, reference_row, body, "body", "Body", 0, NEVER),
};

static const struct row_column of_person[] = {
	COLUMN(TEXT, person_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, person_row, name, "name", "Name", 0, 0),
	COLUMN(TEXT, person_row, role, "role", "Role", 1, 0),
	COLUMN(TEXT, person_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, person_row, body, "body", "Body", 0, NEVER),
};

static const struct row_column of_gap[] = {
	COLUMN(TEXT, gap_row, key, "key", "Reference", 0, 0),
	COLUMN(COUNT, gap_row, first, "first", "First", 0, 0),
	COLUMN(COUNT, gap_row, last, "last", "Last", 0, 0),
	COLUMN(TEXT, gap_row, after_date, "after_date", "After", 0, 0),
	COLUMN(TEXT, gap_row, after, "after", "Meeting before", 0, 120),
	COLUMN(TEXT, gap_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, gap_row, council, "council", "Council", 0, NEVER),
	COLUMN(TEXT, gap_row, body, "body", "Body", 1, 200),
};

static const struct row_column of_hit[] = {
	COLUMN(TEXT, item_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, item_row, date, "date", "Date", 0, 140),
	COLUMN(TEXT, item_row, body, "body", "Body", 1, 160),
	COLUMN(TEXT, item_row, title, "title", "Title", 1, NEVER),
	COLUMN(TEXT, item_row, where, "where", "Where", 0, 110),
	COLUMN(TEXT, item_row, snippet, "snippet", "Found", 3, 0),
};

#define COLUMNS(name) const struct row_columns name##_columns = { of_##name, G_N_ELEMENTS(of_##name) }
COLUMNS(body);
COLUMNS(meeting);
COLUMNS(item);
COLUMNS(source);
COLUMNS(action);
COLUMNS(resolution);
COLUMNS(reference);
COLUMNS(person);
COLUMNS(gap);
COLUMNS(search);
COLUMNS(hit);
