#!/bin/sh
# JSON is JSON, with the fields that INTERFACE.md promises.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import json' 2>/dev/null; then
	skip 'JSON is JSON' 'no python3 at hand'
	finish
	exit
fi

mkdir in
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 18 July 2023'
	item 17 'Declarations of Interest' 'There were none.'
	item 18 'The "Bright" Street\Lighting	Plan' 'Councillor Blažek said: “So be it”. Lighting is all.'
} >in/panel.txt
minutebook load --council Averley in 2>/dev/null || exit 1

# fields FILE: the fields of each line's object, each set once, in their order.
fields() {
	python3 -c '
import json, sys
print("\n".join(sorted({" ".join(json.loads(line)) for line in open(sys.argv[1], encoding="utf-8")})))' "$1"
}

# value FILE STEP...: a value of the first line's object.
value() {
	python3 -c '
import json, sys
value = json.loads(open(sys.argv[1], encoding="utf-8").readline())
for step in sys.argv[2:]:
    value = value[int(step) if step.isdigit() else step]
print(value)' "$@"
}
minutebook search --format json lighting >hits.json
is 'a hit has the fields promised' 'key date body title where snippet' "$(fields hits.json)"
minutebook search --format json body:places >bodiless.json
is 'a hit of no word has no snippet' 'None' "$(value bodiless.json snippet)"
minutebook list --format json bodies >bodies.json
like 'bodies are objects' '^key ' "$(fields bodies.json)"
minutebook list --format json meetings >meetings.json
like 'meetings, too' '^key ' "$(fields meetings.json)"
minutebook list --format json items >items.json
like 'items, too' '^key ' "$(fields items.json)"
minutebook list --format json sources >sources.json
like 'sources, too' '^path ' "$(fields sources.json)"

wanted='key council body body_basis date date_basis date_earliest date_latest start_time venue contact webcast status municipal_year attendance items next_meeting sources clues confirmed_in gap_before gap_after'
minutebook export >export.json
is 'an exported meeting has the fields promised' "$wanted" "$(fields export.json)"
minutebook print --format json averley:ipsp/2023-07-18 >printed.json
ok 'a printed meeting is the same' cmp export.json printed.json
minutebook facts --council Averley in/panel.txt >facts.json
is 'facts has the same fields' "$wanted" "$(fields facts.json)"
minutebook print --format json ipsp/2023-07-18/18 >item.json
like 'an item says which meeting it belongs to' 'key.* body.* title' "$(fields item.json)"

# The texts come through whole.
is 'the council is the one said' Averley "$(value export.json council)"
is 'the key begins with it' 'averley:improving-places-scrutiny-panel/2023-07-18' "$(value export.json key)"
like 'quotes and letters come through' 'Blažek said: “So be it”' "$(value export.json items 1 minutes_text)"
like 'and backslashes' 'Street\\Lighting' "$(value export.json items 1 title)"
is 'what the document does not say is null' None "$(value export.json webcast)"
is 'a document lists no papers as an empty list' '[]' "$(value export.json items 0 documents)"

minutebook list --format csv items >items.csv
is 'CSV is CSV' '3 1' "$(python3 -c '
import csv
rows = list(csv.reader(open("items.csv", encoding="utf-8", newline="")))
print(len(rows), len({len(row) for row in rows}))')"
minutebook list --format tsv items >items.tsv
is 'TSV has a line an item, and no line of names' 2 "$(wc -l <items.tsv | tr -d ' ')"
is 'all of the same columns' 1 "$(awk -F '\t' '{ print NF }' items.tsv | sort -u | wc -l | tr -d ' ')"
minutebook list --format plain items >items.txt
like 'plain names each value' '^Title: Declarations of Interest$' "$(cat items.txt)"

finish
