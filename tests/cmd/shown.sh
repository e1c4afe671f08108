#!/bin/sh
# What only several meetings together say: minutes confirmed later, minute numbers that are not
# loaded, the same matter at other meetings, and what proves when an undated meeting was.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

# meeting DAY FIRST DAY-BEFORE: minutes FIRST and the next two; the first approves those of DAY-BEFORE.
meeting() {
	page 'Harbour Board' "$1"
	item "$2" 'Minutes of the previous meeting' \
		"Resolved:- That the minutes of the meeting held on $3 be approved as a correct record."
	item $(($2 + 1)) 'Communications' 'There were none.'
}

mkdir -p in/harbour-board
{
	meeting 'Tuesday 13 June 2023' 1 '9 May 2023'
	item 3 'Crane at the North Quay' 'It was old.'
} >in/june.txt
{
	meeting 'Tuesday 18 July 2023' 4 '13 June 2023'
	item 6 'Crane at the North Quay' 'It was older.'
} >in/july.txt
{
	meeting 'Tuesday 12 September 2023' 15 '8 August 2023'
	item 17 'Dredging' 'Further to Minute No. 6 (Crane at the North Quay), there was news.'
} >in/september.txt
{
	meeting 'Tuesday 10 October 2023' 18 '12 September 2023'
	item 20 'Crane: its sale' 'Further to Minute No. 6 (Crane at the North Quay), it was sold.'
} >in/october.txt
# Undated: the next one names its day.
{
	meeting '' 21 '10 October 2023'
	item 23 'Crane at the North Quay' 'The money had come on 2 November 2023.'
} >in/harbour-board/unknown.txt
{
	meeting 'Tuesday 12 December 2023' 24 '14 November 2023'
	item 26 'Mooring fees' 'Resolved:- That a note on fees be circulated to the December meeting.'
} >in/december.txt
minutebook load in 2>/dev/null || exit 1
undated=$(minutebook list --format tsv meetings is:undated | cut -f 1)

# --- One meeting
status 'a meeting is printed' 0 minutebook print harbour-board/2023-06-13
like 'with the minute that confirmed it' '^Confirmed in   Harbour Board, 18 July 2023, Minute No. 4: Minutes of the$' "$out"
like 'and its reference' '^               harbour-board/2023-07-18/4$' "$out"
is 'and no gap where numbers go on' '' "$(echo "$out" | grep 'Not loaded')"
status 'a meeting before a gap is printed' 0 minutebook print harbour-board/2023-07-18
like 'with the minutes that are not loaded' '^Not loaded     minutes 7 to 14, before those of 12 September 2023$' "$out"
is 'and nothing confirmed it' '' "$(echo "$out" | grep 'Confirmed')"
like 'the meeting behind it has them, too' '^Not loaded     minutes 7 to 14, after those of 18 July 2023$' \
	"$(minutebook print harbour-board/2023-09-12)"
like 'in Markdown, too' '^- \*\*Not loaded:\*\* minutes 7 to 14, after those of 18 July 2023$' \
	"$(minutebook print --format markdown harbour-board/2023-09-12)"
status 'an undated meeting is printed' 0 minutebook print "$undated"
like 'with the day that alone fits' '^Harbour Board, date not stated, but only 14 November 2023 fits$' "$out"
like 'with the words that prove when it was' '^Not before     2 November 2023: “had come on 2 November 2023”$' "$out"
like 'with what its neighbours prove' '^Not after      14 November 2023, by other meetings of the body$' "$out"
like 'with the minute that names the day' '^               harbour-board/2023-12-12/24$' "$out"
like 'a dated meeting has no clues' '^0$' "$(minutebook print harbour-board/2023-12-12 | grep -c '^Not \(before\|after\)')"

# --- One item
status 'an item is printed' 0 minutebook print harbour-board/2023-06-13/3
is 'with the same matter at other meetings, newest first' \
	"The same matter at other meetings
    - Harbour Board, 10 October 2023, Minute No. 20: Crane: its sale
    - Harbour Board, 18 July 2023, Minute No. 6: Crane at the North Quay
    - Harbour Board, date not known, Minute No. 23: Crane at the North Quay" \
	"$(echo "$out" | sed -n '/^The same/,$p')"
is 'what refers to it is not named twice' \
	"The same matter at other meetings
    - Harbour Board, 13 June 2023, Minute No. 3: Crane at the North Quay
    - Harbour Board, date not known, Minute No. 23: Crane at the North Quay" \
	"$(minutebook print harbour-board/2023-07-18/6 | sed -n '/^The same/,$p')"
is 'a standing item is about no matter, few as its meetings are' '' \
	"$(minutebook print harbour-board/2023-06-13/2 harbour-board/2023-06-13/1 | grep 'The same matter')"
is 'nor is what only refers to a minute about the same' '' \
	"$(minutebook print harbour-board/2023-09-12/17 | grep 'The same matter')"
is 'a whole meeting does without' '' "$(minutebook print harbour-board/2023-06-13 | grep 'The same matter')"

# --- Lists
status 'gaps are listed' 0 minutebook list --format tsv gaps
is 'one a line, with the meetings on both sides' \
	'harbour-board/2023-09-12	7	14	2023-07-18	harbour-board/2023-07-18	2023-09-12		Harbour Board' "$out"
like 'as a table' '^harbour-board/2023-09-12 +7 +14 +2023-07-18' "$(minutebook list gaps)"
like 'as a record' '^Last: 14$' "$(minutebook list --format plain gaps)"
is 'with a header in CSV' 'key,first,last,after_date,after,date,council,body' \
	"$(minutebook list --format csv gaps | head -n 1 | tr -d '\r')"
like 'in JSON' '^\{"key": "harbour-board/2023-09-12", "first": 7, "last": 14,' "$(minutebook list --format json gaps)"
for words in 'date:2023-08' 'date:2023-07-18' 'date:2023-09' 'year:2023/24' 'body:harbour' 'min:7' 'min:14' '-date:2022' \
	'body:harbour date:2023-08-01..2023-08-31 min:9'; do
	# shellcheck disable=SC2086
	status "a gap is found by $words" 0 minutebook list --format tsv gaps body:harbour $words
done
for words in 'date:2023-06' 'date:2023-10..' 'year:2022/23' 'body:cabinet' 'min:6' 'min:15' '-min:8' 'is:undated'; do
	# shellcheck disable=SC2086
	status "none is found by $words" 1 minutebook list gaps body:harbour $words
done
for words in crane title:crane is:open owner:chair person:downs; do
	status "$words is refused, even without a cache" 2 minutebook --cache none.db list gaps "$words"
done
like 'since nothing is known of what is not loaded' '^minutebook: what is not loaded has no words' "$err"
like 'a list of meetings has the minute that confirmed each' 'harbour-board/2023-07-18/4$' \
	"$(minutebook list --format tsv meetings date:2023-06)"

# --- Before a meeting
status 'a brief of a body' 0 minutebook brief harbour --on 2024-01-09
is 'names the minutes of the year before that are not loaded' \
	"Not loaded, so nothing is known of what was asked for there
  harbour-board/2023-07-18
    minutes 7 to 14 come next" "$(echo "$out" | sed -n '/^Not loaded/,$p')"
is 'not those of before' '' "$(minutebook brief harbour --on 2024-10-01 | grep 'Not loaded')"
is 'nor those of later' '' "$(minutebook brief harbour --on 2023-07-18 | grep 'Not loaded')"
is 'a brief of all bodies does without' '' "$(minutebook brief --on 2024-01-09 | grep 'Not loaded')"

mkdir many
month=1
while [ $month -le 12 ]; do
	{
		page 'Quay Forum' "2 $(printf 'January\nFebruary\nMarch\nApril\nMay\nJune\nJuly\nAugust\nSeptember\nOctober\nNovember\nDecember\n' | sed -n ${month}p) 2023"
		item $((month * 2)) "Matter of $month" 'There was none.'
		item $((month * 2 + 1)) "Lamps: part $month" 'Further to Minute No. 3 (Lamps: part 1), there was light.'
	} >many/$month.txt
	month=$((month + 1))
done
minutebook --cache many.db load many 2>/dev/null
like 'no more than ten are named' '^    - and 1 more$' "$(minutebook --cache many.db print quay-forum/2023-05-02/11)"

if python3 -c 'import json' 2>/dev/null; then
	# json FILTER...: a value of the JSON on standard input.
	json() { python3 -c '
import json, sys
value = json.load(sys.stdin)
for step in sys.argv[1:]:
    value = value[int(step) if step.isdigit() else step]
print(json.dumps(value, ensure_ascii=False))' "$@"; }
	is 'JSON has the minute that confirmed it' '"harbour-board/2023-07-18/4"' \
		"$(minutebook print --format json harbour-board/2023-06-13 | json confirmed_in)"
	is 'and the gaps' '{"first": 7, "last": 14, "meeting": "harbour-board/2023-07-18"}' \
		"$(minutebook print --format json harbour-board/2023-09-12 | json gap_before)"
	is 'null where there is none' null "$(minutebook print --format json harbour-board/2023-09-12 | json gap_after)"
	is 'and clues with their place' '"had come on 2 November 2023"' \
		"$(minutebook print --format json "$undated" | python3 -c '
import json, subprocess, sys
text = open("in/harbour-board/unknown.txt", "rb").read()
clue = [c for c in json.load(sys.stdin)["clues"] if c["basis"] == "stated" and c["date"] == "2023-11-02"][0]
print(json.dumps(text[clue["starts"]:clue["ends"]].decode()))')"
	is 'or without one' 'latest null, earliest null' "$(minutebook print --format json "$undated" | python3 -c '
import json, sys
print(*[c["bound"] + " " + json.dumps(c["starts"]) for c in json.load(sys.stdin)["clues"]
        if c["basis"] == "neighbour"][::-1], sep=", ")')"
	is 'an item has the keys of its matter and their number' '11 10' \
		"$(minutebook --cache many.db print --format json quay-forum/2023-05-02/11 | python3 -c '
import json, sys
item = json.load(sys.stdin)
print(item["same_matter_count"], len(item["same_matter"]))')"
	is 'items of one matter have its first one in common' \
		'harbour-board/2023-06-13/3 harbour-board/2023-06-13/3 harbour-board/2023-06-13/3 harbour-board/2023-06-13/3' \
		"$(minutebook export | python3 -c '
import json, sys
print(*[item["matter"] for line in sys.stdin for item in json.loads(line)["items"] if item["matter"]])')"
else
	skip 'JSON has it all' 'no python3 at hand'
fi

# Two undated meetings, loaded in either order.
mkdir -p orders/harbour-board
for name in a b; do
	{
		page 'Harbour Board' ''
		item 7 'Crane at the North Quay' "It was old, said $name."
	} >orders/harbour-board/$name.txt
done
matters() { minutebook --cache "$1" export | sed 's/.*\("key": "harbour[^"]*\).*\("matter": "[^"]*"\).*/\1 \2/'; }
for order in 'a b' 'b a'; do
	for name in $order; do
		minutebook --cache "orders-${order% *}.db" load "orders/harbour-board/$name.txt" 2>/dev/null
	done
done
is 'what comes first among undated meetings does not hang on which was loaded first' \
	"$(matters orders-a.db)" "$(matters orders-b.db)"

finish
