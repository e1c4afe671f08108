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

# Lists.
keys() { minutebook "$@" 2>/dev/null | cut -f 1 | tr '\n' ' '; }
status 'actions are listed' 0 minutebook list --format tsv actions
is 'newest first, in the order of the document' \
	"$panel/a1 $panel/a2 audit-committee/2023-09-14/5/a1 " "$(keys list --format tsv actions)"
is 'with state, remark and date' 'open overdue 2023-10-31' "$(minutebook list --format tsv actions | head -n 1 | cut -f 2-4 | tr '\t' ' ')"
is 'resolutions, too' "$panel/r1 $panel/r2 $panel/r3 audit-committee/2023-09-14/5/r1 " \
	"$(keys list --format tsv resolutions)"
is 'a limit holds' "$panel/a1 " "$(keys list --format tsv --limit 1 actions)"
status 'nothing is nothing' 1 minutebook list actions owner:nobody
COLUMNS=80 minutebook list actions >narrow
is 'a table fits 80 columns' '' "$(grep -E '.{81}' narrow)"
like 'JSON is an object an action' "^\{\"key\": \"$panel/a1\", \"state\": \"open\"" \
	"$(minutebook list --format json actions | head -n 1)"
like 'plain names each value' '^Action: That a note' "$(minutebook list --format plain actions)"

# Search words.
is 'what is overdue' "$panel/a1 audit-committee/2023-09-14/5/a1 " "$(keys list --format tsv actions is:overdue)"
is 'what is due in a month' "$panel/a2 " "$(keys list --format tsv actions due:2024-06)"
is 'or before a day' "$panel/a1 " "$(keys list --format tsv actions 'due:<2024-01-01')"
is 'items that have such an action' "$panel " "$(keys list --format tsv items 'due:<2024-01-01')"
is 'meetings that do' "audit-committee/2023-09-14 improving-places-scrutiny-panel/2023-09-19 " \
	"$(keys list --format tsv meetings is:overdue | tr ' ' '\n' | sort | tr '\n' ' ' | sed 's/^ //')"
is 'one action must be all that is asked' '' "$(keys list --format tsv items is:overdue due:2024-06)"
is 'a minus asks for those that have none' '@none' "$(keys list --format tsv items min:27 -is:open)@none"
is 'in:action finds actions' "$panel/a1 " "$(keys search --format tsv in:action note culverts)"
is 'with the hits in brackets' 'action That a [note] on the [culverts]' \
	"$(minutebook search --format tsv in:action note culverts | cut -f 5,6 | tr '\t' ' ' | cut -c 1-38)"
is 'not words of two actions' '' "$(keys search --format tsv in:action culverts trash)"
is 'in:resolution finds resolutions' "$panel/r1 " "$(keys search --format tsv in:resolution '"report be noted"')"
is 'a word begins so' "$panel/a1 " "$(keys search --format tsv in:action 'culv*' -trash)"
is 'what only actions have finds actions by itself' "$panel/a1 " "$(keys search --format tsv is:overdue body:places)"
is 'whenever they are due' "$panel/a2 " "$(keys search --format tsv 'due:>2024-05')"
is 'as the shortest of each item' "$panel/a2 " "$(keys search --format tsv 'due:>2023-10' body:places)"
is 'with its words' "$panel/a2	action	That a report on trash screens be submitted to the Panel in June 2024." \
	"$(minutebook search --format tsv 'due:>2024-05' | cut -f 1,5,6)"
is 'but in a list of items these' "$panel " "$(keys list --format tsv items 'due:>2024-05')"
is 'in:action counts them' 1 "$(minutebook search --count in:action note)"

finish
