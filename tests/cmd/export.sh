#!/bin/sh
# The action log as CSV and the calendar, for readers that are strict.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import csv' 2>/dev/null; then
	skip 'exports are read by others' 'no python3 at hand'
	finish
	exit
fi

# What a strict reader of RFC 5545 asks for: prints each event as "UID|DTSTART|SUMMARY|DESCRIPTION",
# or fails with what is wrong.
cat >calendar.py <<'PYTHON'
import re, sys

data = sys.stdin.buffer.read()
assert data.endswith(b"\r\n"), "no CR LF at the end"
lines = data[:-2].split(b"\r\n")
for line in lines:
    assert b"\r" not in line and b"\n" not in line, "a bare CR or LF: %r" % line
    assert len(line) <= 75, "longer than 75 octets: %r" % line
    line.decode("utf-8")  # no character is split
unfolded = []
for line in lines:
    if line.startswith(b" "):
        unfolded[-1] += line[1:]
    else:
        unfolded.append(line)

def text(value):
    assert re.fullmatch(r"(?:[^\\;,\x00-\x1f]|\\[\\;,nN])*", value), "not escaped: " + value
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)

names, event, events, stack = set(), {}, [], []
for line in unfolded:
    m = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9/-]+)*):(.*)", line.decode("utf-8"), re.S)
    assert m, "no content line: %r" % line
    name, parameters, value = m.groups()
    if name == "BEGIN":
        stack.append(value)
        event = {} if value == "VEVENT" else event
    elif name == "END":
        assert stack.pop() == value, "ends what has not begun"
        if value == "VEVENT":
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event), "an event lacks something"
            events.append(event)
    elif stack == ["VCALENDAR"]:
        assert name not in names, name + " twice"
        names.add(name)
    else:
        assert stack == ["VCALENDAR", "VEVENT"] and name not in event, name
        if name == "DTSTAMP":
            assert re.fullmatch(r"\d{8}T\d{6}Z", value), value
        elif name == "DTSTART":
            assert re.fullmatch(r"\d{8}", value) if parameters == ";VALUE=DATE" else \
                parameters == "" and re.fullmatch(r"\d{8}T\d{6}", value), line
        event[name] = text(value)
assert not stack and events, "not ended, or empty"
assert {"VERSION", "PRODID"} <= names
assert len({e["UID"] for e in events}) == len(events), "the same UID twice"
for e in events:
    print("|".join(e.get(n, "").replace("\n", " / ") for n in ("UID", "DTSTART", "SUMMARY", "DESCRIPTION")))
PYTHON
calendar() { minutebook export --format ics | python3 calendar.py; }

mkdir in
# shellcheck disable=SC1112 # such apostrophes are what minutes hold
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 19 September 2023'
	item 27 'Flood Defences; Culverts, Weirs' 'The officer presented the report.' 'Resolved:-' \
		'(1) That the report be noted.' \
		'(2) That a note on the café’s culverts and the “Old Weir” be circulated to all members of the Panel by 31 October 2023.' \
		'(3) That a report on trash screens be submitted to the Panel by June 2024.' \
		'(4) That a visit to the works be arranged for the members of the Panel.'
	item 28 'Date of Next Meeting' 'Resolved:- That the next meeting be held on Tuesday 9 July 2024 at 2.00 p.m.'
} >in/panel.txt
minutebook load in 2>/dev/null || exit 1
panel=improving-places-scrutiny-panel

minutebook export --format csv >log.csv
is 'the action log has the columns promised' \
	'ref,meeting_date,minute,item,text,kind,addressed_to,owner,due_text,due,state,basis,reported_in,note,meetings_since' \
	"$(head -n 1 log.csv)"
# shellcheck disable=SC2016
is 'and a row an action, whatever is in it' "3 15 $panel/2023-09-19/27/a1 27 2023-10-31 open default" "$(python3 -c '
import csv
rows = list(csv.reader(open("log.csv", encoding="utf-8", newline="")))
assert len({len(row) for row in rows}) == 1
row = dict(zip(rows[0], rows[1]))
print(len(rows) - 1, len(row), row["ref"], row["minute"], row["due"], row["state"], row["basis"])')"

status 'a calendar is exported' 0 calendar
is 'with each day that is known, and the next meeting' 3 "$(echo "$out" | wc -l | tr -d ' ')"
like 'commas and semicolons come through' 'Item: Flood Defences; Culverts, Weirs /' "$out"
# shellcheck disable=SC1111 # such quotation marks are what minutes hold
like 'an action stands on its day' "^$panel/2023-09-19/27/a1@minutebook\\|20231031\\|That a note on the café’s culverts and the “Old Weir” be" "$out"
like 'a month on its last day' "^$panel/2023-09-19/27/a2@minutebook\\|20240630\\|" "$out"
like 'with the words that say so' 'Due: 2024-06 / As minuted: by June 2024 /' "$out"
like 'the next meeting has its time' "^$panel/2024-07-09@minutebook\\|20240709T140000\\|Improving Places" "$out"
before=$out
minutebook load --rebuild >/dev/null 2>&1
is 'and stays the same' "$before" "$(calendar)"

mkdir none
{
	page 'Audit Committee' 'Thursday 14 September 2023'
	item 5 'Risk Register' 'The register was received.'
} >none/audit.txt
minutebook --cache none.db load none 2>/dev/null
status 'an empty calendar is none' 1 minutebook --cache none.db export --format ics
is 'for a reader would refuse it' '' "$out"
like 'and it says why' 'no open action has a due date' "$err"
status 'an empty log has its header line' 0 minutebook --cache none.db export --format csv
is 'and no more' 1 "$(echo "$out" | wc -l | tr -d ' ')"

# The whole sample.
minutebook --cache sample.db load "$source/data/sample" 2>/dev/null
sample() { minutebook --cache sample.db export --format ics | python3 calendar.py; }
ok 'a calendar of many days is sound' sample

finish
