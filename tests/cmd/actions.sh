#!/bin/sh
# Resolutions and follow-up actions: printed, listed, looked for and exported.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir in
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 19 September 2023'
	item 26 'Declarations of Interest' 'There were none.'
	item 27 'Flood Defences' 'The officer presented the report.' 'Resolved:-' \
		'(1) That the report be noted.' \
		'(2) That a note on the culverts be circulated to all members of the Panel by 31 October 2023.' \
		'(3) That a report on trash screens be submitted to the Panel in June 2024.'
} >in/panel.txt
{
	page 'Audit Committee' 'Thursday 14 September 2023'
	item 5 'Risk Register' 'Resolved:-' '(1) That an update on the register be brought to the March 2024 meeting.'
} >in/audit.txt
minutebook load in 2>/dev/null || exit 1

panel=improving-places-scrutiny-panel/2023-09-19/27

# Printing.
status 'a resolution is printed by itself' 0 minutebook print ipsp/2023-09-19/27/r2
like 'with its citation' '^Improving Places Scrutiny Panel, 19 September 2023, Minute No. 27\(2\)' "$out"
like 'and the action in it' "^ *$panel/a1$" "$out"
status 'as it is cited, too' 0 minutebook print 'IPSP 19 September 2023 minute 27(2)'
like 'and is the same' "^$panel/r2$" "$out"
status 'an action is printed by itself' 0 minutebook print ipsp/2023-09-19/27/a1
like 'with its words' '^That a note on the culverts be circulated' "$out"
like 'its date' '^Due  *31 October 2023' "$out"
like 'its state' '^State  *open, overdue' "$out"
like 'and its resolution' "^Resolution  *$panel/r2$" "$out"
is 'within 80 columns' '' "$(echo "$out" | grep -E '.{81}')"
status 'as Markdown' 0 minutebook print --format markdown ipsp/2023-09-19/27/a1
like 'its words are quoted' '^> That a note' "$out"
status 'and as JSON' 0 minutebook print --format json ipsp/2023-09-19/27/a1
like 'with its item' "\"item\": \"$panel\"" "$out"
status 'a resolution that is not there is not found' 1 minutebook print ipsp/2023-09-19/27/r9
like 'and it says so' "that item has no resolution 'r9'" "$err"

# Behind an item's minutes.
status 'an item shows its actions' 0 minutebook print ipsp/2023-09-19/27
like 'under a heading' '^Actions$' "$out"
like 'with their first words' '^    - That a note on the culverts be circulated to all members of the' "$out"
like 'their state, what was heard, and date' '^      a1: open, overdue: the meeting at which it was due is not loaded; due 31$' "$out"
is 'within 80 columns, too' '' "$(echo "$out" | grep -E '.{81}')"
status 'an item without any says nothing of them' 0 minutebook print ipsp/2023-09-19/26
is 'not even a heading' '' "$(echo "$out" | grep Actions)"
status 'Markdown has them, too' 0 minutebook print --format markdown ipsp/2023-09-19/27
like 'below a heading of its own' '^## Actions$' "$out"

finish
