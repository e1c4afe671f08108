#!/bin/sh
# What became of the promises that are planted in the sample (data/README lists them).
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import json' 2>/dev/null; then
	skip 'promises are followed' 'no python3 at hand'
	finish
	exit
fi

MINUTEBOOK_TODAY=2025-12-01
export MINUTEBOOK_TODAY
cp -R "$source/data/sample" sample && chmod -R u+w sample
minutebook load sample 2>/dev/null || exit 1

# outcome MEETING/ITEM LABEL WORDS: state, what was heard and where, of the action of that limb (or
# "-": of the narrative) whose text holds the words.
outcome() {
	minutebook export --format jsonl | python3 -c '
import json, sys
key, label, words = sys.argv[1:]
names = {"panel": "improving-places-scrutiny-panel", "audit": "audit-and-governance-committee"}
body, rest = key.split("/", 1)
key = names.get(body, body) + "/" + rest
for line in sys.stdin:
    for item in json.loads(line)["items"]:
        for action in item["actions"]:
            if item["key"] == key and (action["resolution"] or "-") == label and words in action["text"]:
                where = ",".join("/".join(k.split("/")[1:]) for k in action["reported_in"])
                print(" ".join(filter(None, [action["status"], action["heard"], where])))' "$@"
}

# Answered in time, by a reference or by the promised item.
is 'an update that came is reported, and where' 'done reported 2023-09-19/26' "$(outcome panel/2023-06-13/5 2 'self-service')"
is 'so is a note that was circulated' 'done reported 2023-07-18/16' "$(outcome panel/2023-06-13/6 2 'cable faults')"
is 'and a letter that was written' 'done reported 2023-11-07/35' "$(outcome panel/2023-09-19/27 2 'Environment Agency')"
is 'and a briefing off the agenda' 'done reported 2024-09-17/21' "$(outcome panel/2024-07-16/16 2 'glare')"
is 'a deferred item that is taken is done' 'done reported 2024-09-17/25' "$(outcome panel/2024-07-16/17 - 'deferred')"
is 'an item is told by its title where its number is lost' 'done reported 2024-03-21/253' \
	"$(outcome audit/2024-01-25/@4 2 'third recommendation')"
# Late.
is 'a late answer is an answer' 'done reported 2024-06-27/263' "$(outcome audit/2024-01-25/@5 2 'first year of the contract')"
is 'what comes each quarter is never done' 'open reported 2023-10-16/38,2024-02-12/84' \
	"$(outcome cabinet/2023-07-10/22 3 'each quarter')"
# Never answered.
is 'a map that never came is silent' 'open silent' "$(outcome panel/2023-09-19/27 3 'map of the culverts')"
is 'a promise without a decision is, too' 'open silent' "$(outcome audit/2023-06-29/217 - 'heat map')"
is 'being asked after is no answer' 'open silent' "$(outcome panel/2024-04-23/68 c 'four homes')"
# On paper; without a day nothing is or isn't due.
mkdir paper
{
	page 'Harbour Board' 'Tuesday 7 November 2023'
	item 3 'Trees' 'Resolved:- That the trees be surveyed and a report be submitted to a future meeting.'
	item 4 'Boats' 'Resolved:- That a report on boats be submitted by 31 January 2030.'
} >paper/a.txt
stated() { minutebook --cache paper.db print "harbour-board/2023-11-07/$1" | sed -n 's/^State  *//p'; }
minutebook --cache paper.db load paper 2>/dev/null
is 'of what has no day it is said that no later meeting is loaded' 'open: no later meeting is loaded' "$(stated 3/a1)"
is 'and of what has one that it is not due yet' 'open: not due yet' "$(stated 4/a1)"
{
	page 'Harbour Board' 'Tuesday 12 December 2023'
	item 5 'Cranes' 'There were cranes.'
} >paper/b.txt
minutebook --cache paper.db load paper 2>/dev/null
is 'and once one is, that nothing was minuted' 'open: nothing was minuted of it since, in what is loaded' "$(stated 3/a1)"

# Nobody can tell.
is 'where its meeting is not loaded nobody can tell' 'open cannot tell' "$(outcome panel/2023-11-07/37 2 'waiting list')"
is 'nor where no later meeting is' 'open cannot tell' "$(outcome panel/2025-03-11/57 2 'result of the bid')"

is 'what is due later is not due yet' 'open not due' "$(MINUTEBOOK_TODAY=2025-03-20 outcome panel/2025-03-11/57 2 'result of the bid')"
is 'and the item says so' 1 "$(MINUTEBOOK_TODAY=2025-03-20 minutebook print --format json improving-places-scrutiny-panel/2025-03-11/57 |
	grep -c '"heard": *"not due"')"

# The meeting at which it was due comes to be loaded.
like 'it is silent once the meeting is there' '^open silent' "$(
	{
		page 'Improving Places Scrutiny Panel' 'Tuesday 9 January 2024'
		n=42
		while [ $n -le 52 ]; do
			item $n "Matter $n" 'There was none.'
			n=$((n + 1))
		done
	} >sample/improving-places-scrutiny-panel/2024-01-09.txt
	minutebook load >/dev/null 2>&1
	outcome panel/2023-11-07/37 2 'waiting list'
)"
rm sample/improving-places-scrutiny-panel/2024-01-09.txt
minutebook load --prune >/dev/null 2>&1
is 'and nobody can tell again once it is gone' 'open cannot tell' "$(outcome panel/2023-11-07/37 2 'waiting list')"

# Evidence can be checked: its words stand at their place in the text of the later meeting's source.
minutebook list --format tsv actions is:done | cut -f 1 | minutebook print --format json - >done.jsonl
is 'evidence has its place, and that holds its words' 'same null' "$(python3 -c '
import json, re, subprocess, sys
def plain(text): return "".join(c for c in re.sub("<[^>]*>", "", text) if c.isalnum())
said = set()
for line in open("done.jsonl"):
    for proof in json.loads(line)["evidence"]:
        if proof["words"] is None:
            said.add("null" if proof["starts"] is proof["ends"] is None else "a place without words")
            continue
        text = subprocess.check_output([sys.argv[1], "print", "--source", proof["item"]])
        piece = text[proof["starts"]:proof["ends"]].decode()
        said.add("same" if plain(piece) == plain(proof["words"]) else piece + " is not " + proof["words"])
print(*sorted(said, reverse=True))' "$minutebook")"

status 'a brief for the meeting of a body' 0 minutebook brief improving-places --on 2024-09-17
like 'has what went silent' '^Gone silent$' "$out"
like 'with its words' '^    That the Assistant Director of Housing circulate a note' "$out"
is 'but nothing that was asked for then or later' '' "$(echo "$out" | grep -E '/(2024-(09|1[0-2])|2025)-')"
is 'and fits 80 columns' '' "$(echo "$out" | grep -E '.{81}')"
status 'a brief for no day is wrong usage' 2 minutebook brief --on tomorrow
is 'and says so' "minutebook: --on needs a day as YYYY-MM-DD, not 'tomorrow'" "$err"
status 'a brief of a body without actions finds nothing' 1 minutebook brief harbour-board

is 'a reference to another body and day is found' \
	'improving-places-scrutiny-panel/2023-07-18/18' \
	"$(minutebook export --format jsonl | python3 -c '
import json, sys
for line in sys.stdin:
    for item in json.loads(line)["items"]:
        if item["key"] == "cabinet/2023-10-16/36":
            print(*sorted({r["target"] for r in item["references"] if r["minute"] == "18"}))')"
is 'the next meeting, which approves its minutes, names the day of an undated one' '2024-03-05 2024-03-05' \
	"$(minutebook export --format jsonl | python3 -c '
import json, sys
for meeting in map(json.loads, sys.stdin):
    if meeting["date"] is None:
        print(meeting["date_earliest"], meeting["date_latest"])')"
# Whose action it is can take many words.
{
	page 'Harbour Board' 'Tuesday 13 June 2023'
	item 8 'Cranes' 'The crane was old.' \
		'Action: The Assistant Director of Harbours, Quays and Moorings and the Head of Cranes to circulate a note.'
} >owner.txt
minutebook --cache owner.db load owner.txt 2>/dev/null
status 'a brief of an action with a long owner' 0 minutebook --cache owner.db brief
like 'names the owner' '^    open; owner: The Assistant Director of Harbours' "$out"
is 'and fits 80 columns, too' '' "$(echo "$out" | grep -E '.{81}')"

# A meeting of which nothing says when it was: which ones are later isn't known, nor who was silent.
mkdir -p when/harbour-board
{
	page 'Harbour Board' ''
	item 40 'Cranes' 'Resolved:- That a note on cranes be circulated.'
} >when/harbour-board/undated.txt
{
	page 'Harbour Board' 'Tuesday 12 September 2023'
	item 3 'Cranes' 'There was none.'
} >when/harbour-board/later.txt
minutebook --cache when.db load when 2>/dev/null
undated=$(minutebook --cache when.db list --format tsv actions | cut -f 1)
like 'nobody can tell what became of an action of an unknown time' \
	'"heard": "cannot tell".*"meetings_since": null' "$(minutebook --cache when.db print --format json "$undated")"
is 'and nobody counts the meetings since' '' "$(minutebook --cache when.db print "$undated" | grep 'since')"

# Two meetings of another body have a minute 7.
mkdir other
{
	page 'Cabinet' 'Monday 5 June 2023'
	item 7 'Moorings' 'There was none.'
} >other/a.txt
{
	page 'Cabinet' 'Monday 3 July 2023'
	item 7 'Lamp Posts' 'There was none.'
} >other/b.txt
{
	page 'Harbour Board' 'Tuesday 18 July 2023'
	item 1 'On a day' 'The plan had been approved by the Cabinet on 5 June 2023 (Minute No. 7 refers).'
	item 2 'By title' 'Further to Minute No. 7 (Lamp Posts) of the Cabinet, there was news.'
	item 3 'By number' 'Further to Minute No. 7 of the Cabinet, there was news.'
} >other/c.txt
minutebook --cache other.db load other 2>/dev/null
# targets CACHE: what each reference means.
targets() {
	minutebook --cache "$1" export --format jsonl | python3 -c '
import json, sys
print(*[r["target"] for line in sys.stdin for item in json.loads(line)["items"] for r in item["references"]])'
}
is 'a minute of another body is told by its day or its title, not by its number alone' \
	'cabinet/2023-06-05/7 cabinet/2023-07-03/7 None' "$(targets other.db)"
minutebook --cache later.db load other/c.txt 2>/dev/null
is 'nothing is known of a body that is not loaded' 'None None None' "$(targets later.db)"
minutebook --cache later.db load other 2>/dev/null
is 'its minutes are found once they are' 'cabinet/2023-06-05/7 cabinet/2023-07-03/7 None' "$(targets later.db)"
sed 's/There was none\./There was one./' other/a.txt >other/a.new && mv other/a.new other/a.txt
minutebook --cache later.db load other 2>/dev/null
is 'and found again when they were corrected' 'cabinet/2023-06-05/7 cabinet/2023-07-03/7 None' "$(targets later.db)"

# The minutes of one body are loaded month by month, after those that refer to them.
mkdir months months/later
trees() {
	page 'Audit Committee' "$1"
	item 12 'Trees of the Borough' 'The trees were noted.'
}
trees 'Tuesday 5 September 2023' >months/september.txt
{
	page 'Harbour Board' 'Tuesday 7 November 2023'
	item 3 'Trees' 'Further to Minute No. 12 (Trees of the Borough) of the Audit Committee, the trees were spoken of.'
} >months/board.txt
minutebook --cache months.db load months 2>/dev/null
months() { minutebook --cache months.db list --format tsv references | cut -f 7; }
is 'a minute of another body is that of the last meeting loaded' audit-committee/2023-09-05/12 "$(months)"
trees 'Tuesday 3 October 2023' >months/october.txt
minutebook --cache months.db load months 2>/dev/null
is 'until a later one is' audit-committee/2023-10-03/12 "$(months)"
{
	page 'Harbour Audit Committee' 'Tuesday 3 October 2023'
	item 1 'Boats' 'There were boats.'
} >months/other.txt
rm months/september.txt months/october.txt
minutebook --cache months.db load --prune months 2>/dev/null
is 'and what has gone is not referred to' '' "$(months)"

mkdir same
for day in 12 19; do
	{
		page 'Harbour Board' "Tuesday $day September 2023"
		awk -v day=$day 'BEGIN {
			for (i = 0; i < 3000; i++) {
				printf "%d.\n\nBoat %d\n\nMinutes:\n\n", day, i
				printf "Resolved:- That a note on boat %d be circulated.\n\n", i
				if (day == 19) print "Further to Minute No. 12, the note had been circulated.\n"
			} }'
	} >same/$day.txt
done
status 'two meetings of 3000 items with one number are loaded' 0 minutebook --cache same.db load same
is 'a reference to that number is certain of none of them' '3000 None' "$(minutebook --cache same.db export --format jsonl | python3 -c '
import json, sys
targets = [r["target"] for line in sys.stdin for item in json.loads(line)["items"] for r in item["references"]]
print(len(targets), *set(targets))')"
# Whose minutes they are is not said: nothing says that two of them belong together.
mkdir nobody
for month in June July; do
	{
		printf 'Tuesday 12 %s 2018\n\nVenue: Town Hall\n\nItems\nNo. Item\n' "$month"
		item 3 'Trees' 'Resolved:- That a report on the trees be submitted to the next meeting.'
		item 4 'Boats' 'Further to Minute No. 3, there were boats.'
	} >"nobody/$month.txt"
done
minutebook --cache nobody.db load nobody 2>/dev/null
is 'of meetings of no known body none comes after another' 'unnamed None open cannot tell None' "$(minutebook --cache nobody.db export --format jsonl | python3 -c '
import json, sys
first = json.loads(sys.stdin.readline())
action = first["items"][0]["actions"][0]
print(first["key"].split("/")[0], action["due"], action["status"], action["heard"], first["items"][1]["references"][0]["target"])')"
status 'the cache is sound after all that' 0 minutebook check

finish
