#!/bin/sh
# The user's own word about a meeting: its date, body and council.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

# board DATE-IN-WORDS WORDS: minutes of a meeting with two items.
board() {
	page 'Harbour Board' "$1"
	item 7 'Moorings' "The Board spoke of $2."
	item 8 'Cranes' 'Resolved:- That a report on the cranes be submitted in six months.'
}
meetings() { minutebook list --format tsv meetings | cut -f 1 | sort | tr '\n' ' '; }
actions() { minutebook list --format tsv actions | cut -f 1-4 | tr '\t' ' '; }

mkdir -p in/harbour-board && board '' moorings >in/harbour-board/a.txt
board 'Tuesday 12 September 2023' ropes >in/harbour-board/b.txt
minutebook load in 2>/dev/null
undated=$(minutebook list --format tsv meetings | cut -f 1 | grep undated)
like 'there is a meeting without a date' '^harbour-board/undated-' "$undated"
minutebook mark "$undated/8/a1" waiting 2>/dev/null

status 'a date is set' 0 minutebook set "$undated" date '5 March 2024'
is 'and the meeting is there' "minutebook: saved: $undated is now harbour-board/2024-03-05" "$err"
is 'and nowhere else' 'harbour-board/2023-09-12 harbour-board/2024-03-05 ' "$(meetings)"
like 'with its basis' '"date": "2024-03-05", "date_basis": "set", "date_earliest": null' \
	"$(minutebook print --format json harbour-board/2024-03-05)"
like 'newest first' '^harbour-board/2024-03-05' "$(minutebook list --format tsv meetings | head -n 1)"
is 'its words are found' harbour-board/2024-03-05/7 "$(minutebook search --format tsv moorings date:2024 in:minutes | cut -f 1)"
is 'what is due counts from there, and keeps its mark' 'harbour-board/2024-03-05/8/a1 waiting  2024-09-05' \
	"$(actions | head -n 1)"
status 'the cache is sound' 0 minutebook check
is 'the word is kept under what the minutes alone say' "$undated date 2024-03-05" \
	"$(minutebook marks export | grep "	date	" | cut -f 1-3 | tr '\t' ' ')"

for how in '--rebuild' '--prune'; do
	minutebook load "$how" in 2>/dev/null
	is "load $how leaves it there" 'harbour-board/2023-09-12 harbour-board/2024-03-05 ' "$(meetings)"
done
rm "$HOME/.cache/minutebook/cache.db"
minutebook load in 2>/dev/null
is 'a deleted cache, too' 'harbour-board/2023-09-12 harbour-board/2024-03-05 ' "$(meetings)"
board '' 'moorings and anchors' >in/harbour-board/a.txt
minutebook load 2>/dev/null
is 'and so does a corrected file' 'harbour-board/2023-09-12 harbour-board/2024-03-05 ' "$(meetings)"
is 'with the mark' 'harbour-board/2024-03-05/8/a1 waiting  2024-09-05' "$(actions | head -n 1)"
mv in/harbour-board/a.txt in/harbour-board/c.txt
minutebook load --prune 2>/dev/null
is 'and a renamed one' 'harbour-board/2023-09-12 harbour-board/2024-03-05 ' "$(meetings)"

status 'the date is set once more' 0 minutebook set hb/2024-03-05 date 2024-04-09
is 'and the meeting moves on' 'harbour-board/2023-09-12 harbour-board/2024-04-09 ' "$(meetings)"
status 'the last word is taken back' 0 minutebook mark --undo hb/2024-04-09
is 'and the one before holds' 'harbour-board/2023-09-12 harbour-board/2024-03-05 ' "$(meetings)"
status 'an empty value takes it back' 0 minutebook set hb/2024-03-05 date ''
like 'and the meeting is undated again' '^harbour-board/2023-09-12 harbour-board/undated-' "$(meetings)"
is 'with the mark' 1 "$(actions | grep -c waiting)"
status 'the cache is sound' 0 minutebook check

# A meeting of a wrong date; the right one of that day comes later.
status 'a wrong date is put right' 0 minutebook set harbour-board/2023-09-12 date 2023-10-10
page 'Harbour Board' 'Tuesday 12 September 2023' >in/harbour-board/d.txt
item 5 'Lights' 'The lights were lit.' >>in/harbour-board/d.txt
minutebook load 2>/dev/null
like 'and does not take along another meeting of the day that it had' \
	'^harbour-board/2023-09-12 harbour-board/2023-10-10 ' "$(meetings)"

status 'the other one can be set, too' 0 minutebook set harbour-board/2023-09-12 date 2023-09-13
minutebook load --rebuild in 2>/dev/null
like 'and the first stays where it was set' '^harbour-board/2023-09-13 harbour-board/2023-10-10 ' "$(meetings)"
status 'and be taken back' 0 minutebook mark --undo harbour-board/2023-09-13
like 'without the first' '^harbour-board/2023-09-12 harbour-board/2023-10-10 ' "$(meetings)"
status 'when there is nothing to take back' 1 minutebook mark --undo harbour-board/2023-09-12
like 'nothing is' '^harbour-board/2023-09-12 harbour-board/2023-10-10 ' "$(meetings)"

status 'a body is set' 0 minutebook set hb/2023-10-10 body Pilotage Committee
is 'in several words' "minutebook: saved: harbour-board/2023-10-10 is now pilotage-committee/2023-10-10" "$err"
like 'with its basis' '"body": "Pilotage Committee", "body_basis": "set"' \
	"$(minutebook print --format json pilotage-committee/2023-10-10)"
status 'and a council' 0 minutebook set pc/2023-10-10 council Averley
like 'which begins the reference' 'averley:pilotage-committee/2023-10-10' "$(meetings)"
minutebook load --rebuild in 2>/dev/null
like 'all of it is there after a rebuild' 'averley:pilotage-committee/2023-10-10' "$(meetings)"
minutebook load --council Otherby in 2>/dev/null
like 'the user comes before --council' 'averley:pilotage-committee/2023-10-10.*otherby:harbour-board/2023-09-12' "$(meetings)"
status 'the cache is sound' 0 minutebook check

# Two renditions move together.
mkdir two && board 'Tuesday 12 September 2023' ropes >two/a.txt
{
	board 'Tuesday 12 September 2023' 'ropes and much else that was not in the draft'
	item 9 'Buoys' 'There was a buoy.'
} >two/b.txt
two() { minutebook --cache two.db --marks two-marks.db "$@"; }
two load two 2>/dev/null
status 'a meeting of two sources is set' 0 two set harbour-board/2023-09-12 date 2023-09-19
is 'and stays one' 'harbour-board/2023-09-19 2' "$(two list --format tsv meetings | cut -f 1,10 | tr '\t' ' ')"
two load --rebuild two 2>/dev/null
is 'after a rebuild, too' 'harbour-board/2023-09-19 2' "$(two list --format tsv meetings | cut -f 1,10 | tr '\t' ' ')"
two marks export >two.tsv
rm two-marks.db two-marks.log
two load --rebuild two 2>/dev/null
is 'without the marks it is where the minutes say' harbour-board/2023-09-12 "$(two list --format tsv meetings | cut -f 1)"
status 'imported, the word counts at once' 0 two marks import two.tsv
is 'for both' 'harbour-board/2023-09-19 2' "$(two list --format tsv meetings | cut -f 1,10 | tr '\t' ' ')"

two marks export >/dev/null
cp two.db set.db && cp two-marks.db set-marks.db && cp two-marks.log set-marks.log
two set hb/2023-09-19 date '' 2>/dev/null
cp set-marks.db two-marks.db && cp set-marks.log two-marks.log
two load two 2>/dev/null
is 'where the cache does not know of a word, a load puts it right' 'harbour-board/2023-09-19 2' \
	"$(two list --format tsv meetings | cut -f 1,10 | tr '\t' ' ')"
two set hb/2023-09-19 date '' 2>/dev/null && cp set.db two.db
two load two 2>/dev/null
is 'nor that it was taken back' 'harbour-board/2023-09-12 2' \
	"$(two list --format tsv meetings | cut -f 1,10 | tr '\t' ' ')"
two load two 2>before
like 'and then leaves it' '2 unchanged' "$(cat before)"

# A word said while a load waits for another one. Whoever holds the lock is another load.
if command -v flock >/dev/null; then
	two set hb/2023-09-12 date 2023-09-19 2>/dev/null
	cp two-marks.db set-marks.db && cp two-marks.log set-marks.log && cp two.db set.db
	two set hb/2023-09-19 date '' 2>/dev/null
	mkfifo held && flock two.db.lock sh -c 'read -r done <held' &
	holder=$!
	until ! flock -n two.db.lock true; do :; done
	"$minutebook" --cache two.db --marks two-marks.db load --rebuild two 2>waiting &
	child=$!
	until grep -q 'waiting for it to end' waiting; do :; done
	cp set-marks.db two-marks.db && cp set-marks.log two-marks.log && cp set.db two.db
	echo >held
	wait $holder $child
	is 'what is set while a load waits is not undone by it' 'harbour-board/2023-09-19 2' \
		"$(two list --format tsv meetings | cut -f 1,10 | tr '\t' ' ')"
	two set hb/2023-09-19 date '' 2>/dev/null
else
	skip 'what is set while a load waits is not undone by it' 'no flock'
fi

# Undated meetings of a body with the same agenda each time.
mkdir -p same/harbour-board
monthly() {
	page 'Harbour Board' ''
	item 1 'Apologies' 'There were none.'
	item 2 'Harbour Master' "Resolved:- That a report on $1 be submitted in six months."
	item 3 'Charges' "The charges for $2 were spoken of at some length, and left as they had been the year before."
}
alike() { minutebook --cache same.db --marks same-marks.db "$@"; }
days() { alike list --format tsv meetings | cut -f 2 | sort | tr '\n' ','; }
meeting_of() { alike search --format tsv "$1" in:minutes | cut -f 1 | cut -d / -f 1,2; }
monthly 'the ropes' moorings >same/harbour-board/a.txt
monthly 'the buoys in the bay and in all of its channels' pilots >same/harbour-board/b.txt
alike load same 2>/dev/null
alike mark "$(meeting_of buoys)/2/a1" 'done' 2>/dev/null
status 'one of two undated meetings is set' 0 alike set "$(meeting_of ropes)" date 2024-03-05
alike load --rebuild same 2>/dev/null
is 'the other, with the same agenda, does not go with it' ',2024-03-05,' "$(days)"
monthly 'the ropes and chains' moorings >same/harbour-board/a.txt
alike load --rebuild same 2>/dev/null
is 'what is set stays with a corrected file' ',2024-03-05,' "$(days)"
status 'the other is set to the same day' 0 alike set "$(meeting_of buoys)" date 2024-03-05
is 'and keeps its mark' 'done' "$(alike list --format tsv actions buoys | cut -f 2)"

status 'no day is wrong usage' 2 minutebook set hb/2023-09-12 date soon
is 'and says so' "minutebook: date needs a day as YYYY-MM-DD, not 'soon'" "$err"
status 'an impossible one, too' 2 minutebook set hb/2023-09-12 date 2023-02-30
status 'no field, too' 2 minutebook set hb/2023-09-12 colour red
status 'a field without a value, too' 2 minutebook set hb/2023-09-12 date
is 'and says how to take it back' "minutebook: date needs a value; '' takes it back" "$err"
status 'a name without letters, too' 2 minutebook set hb/2023-09-12 body '***'
status 'an item, too' 2 minutebook set otherby:harbour-board/2023-09-12/5 date 2023-01-01
status 'an unknown meeting is status 1' 1 minutebook set hb/1999-01-01 date 2023-01-01
is 'in one line' "minutebook: 'hb/1999-01-01': nothing by that name in the cache" "$err"
board 'Tuesday 14 November 2023' hulls >in/harbour-board/e.txt
board 'Tuesday 21 November 2023' hulls >in/harbour-board/f.txt
minutebook load in 2>/dev/null
status 'an ambiguous one is wrong usage' 2 minutebook set hb/2023-11 date 2023-01-01
like 'and the candidates are named' 'fits more than one: .*2023-11-21, .*2023-11-14' "$err"
rm in/harbour-board/c.txt && minutebook load --prune 2>/dev/null
status 'what is gone can be taken back by its whole key' 0 minutebook set harbour-board/2023-09-12 body ''

finish
