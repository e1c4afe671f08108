#!/bin/sh
# The minutes of the invented borough: a newcomer's first sight, and what data/README promises.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import json' 2>/dev/null; then
	skip 'the sample is whole' 'no python3 at hand'
	finish
	exit
fi

panel=improving-places-scrutiny-panel
sample=$source/data/sample

status 'the whole sample loads' 0 minutebook load "$sample"
like 'as 28 files and 27 meetings, with one warning' ' 28 files, 27 meetings, 256 items, .* 1 warning$' "$err"
like 'for the page without a date' 'agenda-and-minutes.txt.: warning: ' "$err"

minutebook list --format tsv meetings >all.tsv
is 'three bodies' "audit-and-governance-committee
cabinet
$panel" "$(cut -d / -f 1 all.tsv | sort -u)"
is 'one meeting has no date' 1 "$(grep -c '/undated-' all.tsv)"

minutebook export --format jsonl >all.jsonl
is 'each meeting has at least eight items' '' \
	"$(python3 -c '
import json
for line in open("all.jsonl", encoding="utf-8"):
    meeting = json.loads(line)
    if len(meeting["items"]) < 8:
        print(meeting["key"])
')"
is 'a meeting as a page and as printed minutes is one, and the whole rendition is shown' \
	"$panel/2023-09-19 ['page', 'printed'] [False]" \
	"$(python3 -c '
import json
for line in open("all.jsonl", encoding="utf-8"):
    meeting = json.loads(line)
    if len(meeting["sources"]) > 1:
        print(meeting["key"], sorted(s["layout"] for s in meeting["sources"]),
              sorted({i["truncated"] for i in meeting["items"]}))
')"
is 'five items are cut off' '19 19 292 38 62' \
	"$(python3 -c '
import json
cut = [i["number"] for line in open("all.jsonl", encoding="utf-8")
       for i in json.loads(line)["items"] if i["truncated"]]
print(*sorted(cut, key=lambda n: (n is None, n)))
')"

status 'an item prints' 0 minutebook print "$panel/2025-03-11/59"
like 'with its citation' '^Improving Places Scrutiny Panel, 11 March 2025, Minute No. 59' "$out"
status 'what was promised is found where it came back' 0 minutebook search '"Further to Minute No. 17(2)"'
like 'late' "^$panel/undated-" "$out"

# data/README names meetings by body/day/number: each of them must be there.
named() {
	sed -n 's,^  \(panel\|audit\|cabinet\)/\([0-9-]*\)/\([0-9]*\) .*,\1/\2/\3,p' "$source/data/README" |
		sed "s,^panel,$panel,; s,^audit,audit-and-governance-committee,"
}
ok 'data/README names some items' test "$(named | wc -l)" -gt 30
minutebook list --format tsv items | cut -f 1 | sort >all.keys
is 'and each of them is there' '' "$(named | sort -u | comm -23 - all.keys)"

finish
