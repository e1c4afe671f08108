#!/bin/sh
# Hits from end to end: what is printed of them is what print takes, in every form and whatever is typed.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

minutebook load --council 'Averley Borough Council' "$source/data/sample" 2>/dev/null || exit 1

# lines FILE: how many.
lines() { wc -l <"$1" | tr -d ' '; }

# One of each kind of words, and what the search makes of them.
cat >queries <<'END'
report
"annual report"
libr*
~consult
children's OR childrens
NEAR(report committee, 8)
report -annual
/repor[tl]/
report /[0-9]{4}/
title:report
in:resolution report
in:action report
in:agenda report
in:minutes -in:title report
date:2024
year:2023/24 report
due:>2023-01-01
is:open
is:overdue report
is:silent
is:draft
is:truncated
body:improving lighting
council:averley fund*
person:councillor report
owner:director
min:57
loaded:>2020-01-01 plan
zebra
END

# --- In every form -----------------------------------------------------------------------------------

# agree QUERY: all forms have the same hits, as many as are counted.
agree() {
	minutebook search --format tsv -- "$1" >hits.tsv 2>/dev/null
	n=$(lines hits.tsv)
	count=$(minutebook search --count -- "$1" 2>/dev/null)
	is "$1: as many as are counted" "$count" "$n"
	minutebook search --format json -- "$1" >hits.json 2>/dev/null
	is "$1: as many objects" "$n" "$(lines hits.json)"
	minutebook search -- "$1" >hits.txt 2>/dev/null
	is "$1: as many in the table" "$n" "$(sed 1d hits.txt | lines /dev/stdin)"
	is "$1: six fields, whatever is in them" "$n" "$(awk -F '\t' 'NF == 6' hits.tsv | lines /dev/stdin)"
	minutebook search --group -- "$1" 2>/dev/null | grep '^  ' | awk '{ print $1 }' >grouped
	cut -f 1 hits.tsv >keys
	ok "$1: grouped, they are the same" cmp keys grouped
	if [ "$n" -gt 3 ]; then
		minutebook search --limit 3 --format tsv -- "$1" 2>/dev/null >first.tsv
		head -n 3 hits.tsv >three.tsv
		ok "$1: --limit gives the first of them" cmp three.tsv first.tsv
	fi
	minutebook search --sort relevance --format tsv -- "$1" 2>/dev/null | sort >best.tsv
	sort hits.tsv >sorted.tsv
	ok "$1: by relevance, they are the same" cmp sorted.tsv best.tsv
	is "$1: none is there twice" '' "$(sort keys | uniq -d | head -n 1)"
	if [ "$n" -gt 0 ]; then
		minutebook print --format json - <keys >printed.json 2>/dev/null
		is "$1: print takes each reference" "$n" "$(lines printed.json)"
	fi
}
while read -r query <&3; do
	agree "$query"
done 3<queries

# --- The very record -------------------------------------------------------------------------------

# What stands in brackets stands in what print says of the reference, in one text or the other.
cat >compare.py <<'END'
import json, re, subprocess, sys
program, queries = sys.argv[1], [line.rstrip("\n") for line in open("queries", encoding="utf-8")]
def run(*words):
    return subprocess.run([program, *words], capture_output=True, encoding="utf-8").stdout
def flat(text):
    return re.sub(r"\s+", " ", text)
seen = 0
for query in queries:
    for line in run("search", "--format", "json", "--limit", "25", "--", query).splitlines():
        hit = json.loads(line)
        assert list(hit) == ["key", "date", "body", "title", "where", "snippet"], line
        record = json.loads(run("print", "--format", "json", hit["key"]))
        # A fact that is asked for alone is printed with the meeting around it.
        text = flat(json.dumps(record, ensure_ascii=False).replace("\\n", " ").replace('\\"', '"').replace("\\\\", "\\"))
        assert hit["key"] in text, (query, hit["key"])
        assert hit["title"] is None or flat(hit["title"]) in text, (query, hit)
        if hit["snippet"] is None:
            assert hit["where"] is None, (query, hit)
            continue
        assert hit["where"] in ("title", "agenda", "minutes", "resolution", "action"), (query, hit)
        assert ("/r" in hit["key"]) == (hit["where"] == "resolution") or query.startswith("in:"), (query, hit)
        assert ("/a" in hit["key"].split("/", 2)[2]) == (hit["where"] == "action"), (query, hit)
        part = flat(re.sub(r"[][]", "", hit["snippet"])).strip("… ")
        assert part in re.sub(r"[][]", "", text), (query, hit, text[:2000])
        seen += 1
print(seen)
END
if python3 -c 'import json' 2>/dev/null; then
	status 'a snippet is a part of the record that is referred to' 0 python3 compare.py "$minutebook"
	ok 'and there were enough of them' test "${out:-0}" -gt 200
else
	skip 'a snippet is a part of the record that is referred to' 'no python3 at hand'
fi

# --- Tabs, ends of lines, quotation marks -------------------------------------------------------------

mkdir odd
{
	page 'Odd	"Panel"' 'Tuesday 4 June 2019'
	item 1 'A	"quoted" \title\ of it' 'The quagga	came [twice],
and "left" \ again.' 'Resolved:- That the quagga	be "fed".'
} >odd/odd.txt
minutebook load odd 2>/dev/null || exit 1
minutebook search --format tsv quagga >odd.tsv
is 'TSV has its six fields, whatever the text holds' 6 "$(awk -F '\t' '{ print NF }' odd.tsv)"
is 'on one line' 1 "$(lines odd.tsv)"
if python3 -c 'import json' 2>/dev/null; then
	minutebook search --format json quagga OR quoted >odd.json
	ok 'JSON is JSON' python3 -c 'import json, sys; [json.loads(line) for line in open("odd.json", encoding="utf-8")]'
fi
minutebook forget odd 2>/dev/null || exit 1

# --- Whatever is typed --------------------------------------------------------------------------------

# As long as one argument may be.
words=$(yes 'report' | head -n 15000 | tr '\n' ' ')
status 'a word fifteen thousand times' 0 minutebook search --count "$words"
is 'is that word' "$(minutebook search --count report)" "$out"
ok 'and shown as soon' timeout 20 "$minutebook" search "$words"
long=$(head -c 100000 /dev/zero | tr '\0' a)
status 'a word of 100,000 letters' 1 minutebook search "$long"
many=$(seq 20000 | tr '\n' ' ')
status 'twenty thousand words are too many' 2 minutebook search "$many"
status 'as many brackets' 1 minutebook search "$(echo "$long" | tr a '(')"
status 'as many of a pattern are wrong usage' 2 minutebook search --regex "$(echo "$long" | tr a '(')"
is 'told in one line' 1 "$(printf '%s\n' "$err" | lines /dev/stdin)"
# shellcheck disable=SC2046 # each is a word of its own
status 'and a hundred thousand' 2 minutebook search $(seq 100000)
is 'which is told in one line' 1 "$(printf '%s\n' "$err" | lines /dev/stdin)"
status 'bytes that are no UTF-8 are wrong usage' 2 minutebook search "$(printf 'caf\351')"
is 'told in one line, too' 1 "$(printf '%s\n' "$err" | lines /dev/stdin)"
status 'a control character is no letter' 1 minutebook search "$(printf 're\001port')"
is 'a tab and an end of line part words' "$(minutebook search --count report cost)" \
	"$(minutebook search --count "$(printf 'report\tcost\n')")"
for locale in C POSIX C.UTF-8 tr_TR.UTF-8 en_GB.ISO-8859-1; do
	is "in $locale, TITLE is title" "$(minutebook search --count title)" "$(LC_ALL=$locale minutebook search --count TITLE)"
	is "in $locale, IS:SILENT is is:silent" "$(minutebook search --count is:silent)" \
		"$(LC_ALL=$locale minutebook search --count IS:SILENT)"
	is "in $locale, café is cafe" "$(minutebook search --count 'licence OR cafe')" \
		"$(LC_ALL=$locale minutebook search --count 'LICENCE OR CAFÉ')"
done

# --- Status -------------------------------------------------------------------------------------------

status 'hits are status 0' 0 minutebook search report
status 'none is status 1' 1 minutebook search zebra
status 'a query that is wrong is status 2' 2 minutebook search date:2023-13
status 'and so is a limit' 2 minutebook search --limit 0 report
status 'no cache is status 3' 3 minutebook --cache "$work/nowhere.db" search report
like 'and said with what to do' 'load' "$err"
is 'and not made by it' '' "$(ls "$work/nowhere.db" 2>/dev/null)"
echo 'this is no database' >"$work/broken.db"
status 'a cache that is none is status 3' 3 minutebook --cache "$work/broken.db" search report
mkdir empty
page 'Audit Committee' 'Tuesday 4 June 2019' >empty/one.txt
minutebook --cache "$work/empty.db" load empty >/dev/null 2>&1
minutebook --cache "$work/empty.db" forget empty >/dev/null 2>&1
status 'an empty cache holds nothing: status 1' 1 minutebook --cache "$work/empty.db" search report
is 'for every order' '1 1 1' "$(
	for order in '--sort relevance' --count --group; do
		# shellcheck disable=SC2086 # an option and its value
		minutebook --cache "$work/empty.db" search $order report >/dev/null 2>&1
		echo $?
	done | tr '\n' ' ' | sed 's/ $//'
)"
minutebook search report >/dev/full 2>"$work/err"
is 'what cannot be written is status 4' 4 $?
for format in table tsv json; do
	minutebook search --format $format report 2>"$work/err" | head -n 1 >first
	is "$format: who reads the first line only has it whole" 1 "$(lines first)"
	is "$format: and hears no complaint" '' "$(cat "$work/err")"
done

# --- While the cache is loaded ------------------------------------------------------------------------

# Each answer is that of a cache before or behind a file, never of half of one.
before=$(minutebook search --count the)
mkdir more
for i in 1 2 3 4 5 6 7 8 9; do
	{
		page "Panel $i" 'Tuesday 4 June 2019'
		item 1 'The first' 'The first was noted.'
		item 2 'The second' 'The second was noted.'
	} >"more/$i.txt"
done
minutebook load more >/dev/null 2>&1 &
loader=$!
bad=
while kill -0 $loader 2>/dev/null; do
	now=$(minutebook search --count the 2>&1) || bad="$bad $now"
	[ $(((now - before) % 2)) = 0 ] || bad="$bad $now"
done
wait $loader
is 'searches beside a load are answered' '' "$bad"
is 'and behind it find all' $((before + 18)) "$(minutebook search --count the)"
minutebook load --rebuild >/dev/null 2>&1 &
loader=$!
bad=
while kill -0 $loader 2>/dev/null; do
	now=$(minutebook search --count the 2>&1)
	[ "$now" = $((before + 18)) ] || bad="$bad $now"
done
wait $loader
is 'while a cache is made afresh the old one answers' '' "$bad"

finish
