#!/bin/sh
# What the benchmarks measure is only worth something while generated minutes are read whole.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

differ() { ! cmp -s "$1" "$2"; }
generate() { "$built/tools/generate" "$@"; }

status 'minutes are generated' 0 generate 260 many
status 'and loaded' 0 minutebook load many
like 'as so many meetings of twelve items, with nothing to warn of' \
	'^minutebook: 260 files, 260 meetings, 3120 items, [0-9.]+ s$' "$err"
minutebook list --format tsv items >listed
is 'each meeting has its twelve' 260 "$(cut -f1 listed | sed 's,/[^/]*$,,' | sort | uniq -c | grep -c '^ *12 ')"
is 'each item its number' 0 "$(cut -f1 listed | grep -c '/@')"
is 'of two bodies' 2 "$(minutebook list --format tsv bodies | wc -l | tr -d ' ')"
layouts=$(minutebook export | sed 's/.*"layout": *"\([^"]*\)".*/\1/' | sort | uniq -c | sed 's/^ *//')
is 'half are pages, half are printed' 2 "$(echo "$layouts" | grep -c '^130 ')"
status 'the item that is timed can be printed' 0 \
	minutebook print improving-places-committee/2004-05-03/5
status 'and the words that are timed are found' 0 minutebook search safeguarding report

generate 5 few
ok 'fewer are a part of more' cmp "few/improving-places-committee/2004-05-03.txt" \
	"many/improving-places-committee/2004-05-03.txt"
generate --seed 7 5 others
ok 'another seed makes others' differ few/improving-places-committee/2004-05-03.txt \
	others/improving-places-committee/2004-05-03.txt
status 'the floor walks the same files' 0 "$built/tools/floor" walk many
like 'and counts them' '^260 files, 0 items' "$out"
status 'and indexes them' 0 "$built/tools/floor" load floor.db many
like 'in as many items' '^260 files, 3120 items' "$out"

finish
