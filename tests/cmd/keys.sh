#!/bin/sh
# References: what is printed and what is understood.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir in other
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 18 July 2023'
	item 17 'Declarations of Interest' 'There were none.'
	item 18 'Street Lighting' 'Resolved:- That the lighting plan be noted.'
	item 119/19 'Parking in Mill Street' 'The plan was discussed at length.'
	item 18 'Street Lighting, Exempt Part' 'Resolved:- That the costs be noted.'
} >in/panel.txt
{
	page 'Audit Committee' 'Thursday 14 September 2023'
	item 5 'External Audit Plan' 'The auditor presented the plan for the year.'
	item 6 'Risk Register' 'The register was received.'
} >in/audit.txt
{
	page 'Audit Committee' 'Thursday 14 September 2023' '2.00 p.m.'
	item 1 'Election of Chair' 'Councillor Marlow was elected.'
	item 2 'Terms of Reference' 'The terms were agreed.'
} >in/audit-special.txt
{
	page 'Audit Committee' 'Thursday 14 September 2023' '6.00 p.m.'
	item 40 'Treasury Report' 'The report was received.'
} >other/audit.txt

status 'a folder loads' 0 minutebook load in
like 'and the summary counts it' '^minutebook: 3 files, 3 meetings, 8 items, [0-9.]+ s, 1 warning$' "$err"
like 'and warns of the number that comes twice' "in/panel.txt': warning: .*18" "$err"

status 'the items are listed' 0 minutebook list --format tsv items
is 'with the keys that INTERFACE.md defines' "\
audit-committee/2023-09-14.2/1
audit-committee/2023-09-14.2/2
audit-committee/2023-09-14/5
audit-committee/2023-09-14/6
improving-places-scrutiny-panel/2023-07-18/119~19
improving-places-scrutiny-panel/2023-07-18/17
improving-places-scrutiny-panel/2023-07-18/18
improving-places-scrutiny-panel/2023-07-18/18.2" "$(echo "$out" | cut -f 1 | LC_ALL=C sort)"

# finds TYPED TEXT: the reference is understood as the one item that holds the text.
finds() {
	status "'$1' is understood" 0 minutebook print "$1"
	like "'$1' is the right one" "$2" "$out"
}

finds improving-places-scrutiny-panel/2023-07-18/17 'There were none'
finds ipsp/2023-07-18/18 'lighting plan be noted'
finds ipsp/2023-07-18/18.2 'costs be noted'
finds ipsp/2023-07-18/119~19 'discussed at length'
finds ipsp/2023-07-18/119/19 'discussed at length'
finds places/2023-07-18/17 'There were none'
finds Improv/2023-07-18/17 'There were none'
finds 'IPSP 18 July 2023 minute 18' 'lighting plan be noted'
finds 'Improving Places Scrutiny Panel, 18 July 2023, Minute No. 18' 'lighting plan be noted'
finds ac/2023-09-14/5 'auditor presented'
finds audit-committee/2023-09-14.2/1 'Marlow was elected'

status 'a citation needs no quotation marks' 0 minutebook print IPSP 18 July 2023 minute 119/19
like 'and is the right one' 'discussed at length' "$out"
status 'several keys are no citation' 0 minutebook print ac/2023-09-14/5 ac/2023-09-14/6
status 'a meeting prints whole' 0 minutebook print ipsp/2023-07-18
like 'with its first item' 'There were none' "$out"
like 'and its last' 'costs be noted' "$out"

status 'two keys print one after the other' 0 minutebook print ac/2023-09-14/5 ac/2023-09-14/6
like 'the first' 'auditor presented' "$out"
like 'and the second' 'register was received' "$out"

status 'a key that fits nothing is not found' 1 minutebook print audit-committee/2001-01-01
is 'and nothing is printed' '' "$out"
like 'but a line that names it' "^minutebook: 'audit-committee/2001-01-01': " "$err"
status 'a key beside one that fits nothing is printed all the same' 1 \
	minutebook print nobody/2001-01-01 ac/2023-09-14/6
like 'whole' 'register was received' "$out"

print_keys() { minutebook print - <keys >out; }
echo 'ac/2023-09-14/5	2023-09-14	Audit Committee' >keys
echo '' >>keys
echo 'ac/2023-09-14/6' >>keys
ok 'keys are read from standard input' print_keys
like 'with what follows a tab left aside' 'auditor presented' "$(cat out)"
like 'and blank lines, too' 'register was received' "$(cat out)"
is 'a pipe from search to print gives every hit' "$(minutebook search --count the)" \
	"$(minutebook search --format tsv 'the' | minutebook print --format json - | wc -l | tr -d ' ')"

status 'the same body of another council loads' 0 minutebook load --council Dunmere other
status 'its key has the council' 0 minutebook list --format tsv meetings treasury
like 'before the body' '^dunmere:audit-committee/2023-09-14	' "$out"
finds dunmere:audit-committee/2023-09-14/40 'report was received'
finds ac/2023-09-14/40 'report was received'
for name in '' ' ' '???'; do
	status "'$name' is no council" 2 minutebook load --council "$name" other
	like 'and it says so' "^minutebook: --council needs a name, not '" "$err"
done
status 'nor for facts' 2 minutebook facts --council '' other/audit.txt
status 'a key that fits two councils is ambiguous' 2 minutebook print audit/2023-09-14
like 'and the candidates are named: one' 'audit-committee/2023-09-14' "$err"
like 'and the other' 'dunmere:audit-committee/2023-09-14' "$err"
status 'a body on two days of two meetings is a meeting all the same' 0 \
	minutebook print audit-committee/2023-09-14

finish
