#!/bin/sh
# The user's own word: it wins, and outlives whatever happens to minutes and cache.
# shellcheck disable=SC1010,SC2012 # "done" is a state; "ls" shows modes
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

data=$HOME/.local/share/minutebook

# panel [NUMBER [ACTION...]]: minutes of one meeting: an item with that number, a limb for each action.
panel() {
	page 'Harbour Board' 'Tuesday 12 September 2023'
	item "${1:-3}" 'Moorings' 'The report was received.'
	shift
	printf 'Resolved:- '
	n=1
	for words in "$@"; do
		printf '(%d) That %s.\n\n' $n "$words"
		n=$((n + 1))
	done
}
map='a map of the moorings be circulated'
note='a note on the cranes be submitted to the next meeting'
letter='the Chair write to the pilots'

# state KEY: state and basis of an action.
state() {
	minutebook print --format json "$1" |
		sed 's/.*"status": "\([a-z]*\)", "status_basis": "\([a-z]*\)".*/\1 \2/'
}

mkdir in && panel 3 "$map" "$note" >in/a.txt
minutebook load in 2>/dev/null
key=harbour-board/2023-09-12/3

status 'without marks there are none to list' 1 minutebook marks list
status 'and none to export' 0 minutebook marks export
is 'not one' '' "$out"
status 'and check says so' 0 minutebook check
like 'in a line' '^marks: none$' "$out"
ok 'and nothing was made for it' test ! -e "$data"

status 'an action is marked' 0 minutebook mark $key/a1 done --note 'seen
it' --on '5 October 2023'
is 'and said to be saved' "minutebook: saved: $key/a1 is done" "$err"
ok 'in a database' test -s "$data/marks.db"
ok 'and a log' test -s "$data/marks.log"
is 'that nobody else can read' '-rw------- -rw-------' \
	"$(ls -l "$data/marks.db" "$data/marks.log" | cut -c 1-10 | tr '\n' ' ' | sed 's/ $//')"
is 'it is shown with its basis' 'done mark' "$(state $key/a1)"
is 'in the export' 'done mark' \
	"$(minutebook export | sed 's/.*\/a1".*"status": "\([a-z]*\)", "status_basis": "\(mark\)".*/\1 \2/')"
like 'in the action log with its note' '^harbour-board.*,done,mark,,"seen$' "$(minutebook export --format csv)"
like 'on paper' '^State +done: your own mark, 5 October 2023$' "$(minutebook print $key/a1)"
is 'the filter finds it' "$key/a1" "$(minutebook list --format tsv actions is:done | cut -f 1)"
is 'and leaves it out' "$key/a2" "$(minutebook list --format tsv actions is:open | cut -f 1)"
is 'search, too' 1 "$(minutebook search --count is:done)"
is 'marks list shows it' "$key/a1|state|done|2023-10-05||||seen it" \
	"$(minutebook marks list --format tsv | cut -f 1-8 | sed 's/\\n/ /; s/seen./seen /' | tr '\t' '|')"
like 'check counts it' '^marks: whole, 1 word$' "$(minutebook check)"

status 'an item with several actions is more than one' 2 minutebook mark $key waiting
is 'and they are named' "minutebook: '$key': fits more than one: $key/a1, $key/a2" "$err"
status 'a resolution with one action is that one' 0 minutebook mark $key/r2 waiting
is 'indeed' 'waiting mark' "$(state $key/a2)"
status 'a citation will do' 0 minutebook mark HB 12 September 2023 minute '3(2)' dropped
is 'as elsewhere' 'dropped mark' "$(state $key/a2)"
status 'the last word can be taken back' 0 minutebook mark --undo $key/a2
is 'and the one before holds' 'waiting mark' "$(state $key/a2)"
status 'once more' 0 minutebook mark --undo $key/a2
is 'and the minutes hold' 'open default' "$(state $key/a2)"
status 'then there is nothing to take back' 1 minutebook mark --undo $key/a2
is 'and it says so' "minutebook: '$key/a2': nothing was marked there" "$err"
status 'an unknown reference is status 1' 1 minutebook mark harbour-board/2023-09-12/4/a1 done
status 'an unknown state is wrong usage' 2 minutebook mark $key/a1 finished
is 'and names those there are' "minutebook: 'finished' is no state: open, done, waiting or dropped" "$err"
status 'a state without a key, too' 2 minutebook mark done
status 'a meeting, too' 2 minutebook mark harbour-board/2023-09-12 done
status 'no day is wrong usage' 2 minutebook mark $key/a1 done --on tomorrow
is 'and says so' "minutebook: --on needs a day as YYYY-MM-DD, not 'tomorrow'" "$err"
status 'an impossible one, too' 2 minutebook mark $key/a1 done --on 2023-02-30
status 'the minute that shows it can be named' 0 minutebook mark $key/a2 done --by hb/2023-09-12/3
like 'and is where it was reported' "\"reported_in\": \\[\"$key\"\\].*\"how\": \"mark\"" \
	"$(minutebook print --format json $key/a2)"
status 'one that is not loaded is kept as written' 0 minutebook mark $key/a2 done --by 'Cabinet, 3 May 2024'
is 'with a warning' "minutebook: 'Cabinet, 3 May 2024': warning: not in the cache; kept as you wrote it" \
	"$(echo "$err" | head -n 1)"
status 'a note with an escape in it' 0 minutebook mark $key/a2 done --note "$(printf 'red \033[31m')"
is 'drives no terminal, from the log neither' '' "$(tr -cd '\033' <"$data/marks.log")"
minutebook mark --undo $key/a2 2>/dev/null
status 'undo takes nothing else' 2 minutebook mark --undo $key/a2 --note x
minutebook mark --undo $key/a2 2>/dev/null && minutebook mark --undo $key/a2 2>/dev/null
status 'marks has no fourth word' 2 minutebook marks clear
status 'export has one form' 2 minutebook marks export --format json

# What becomes of minutes and cache.
minutebook mark $key/a2 waiting --note 'asked twice' 2>/dev/null
before=$(minutebook marks export)
kept() { is "$1 keeps every mark" "$before" "$(minutebook marks export)"; }

minutebook load --rebuild in 2>/dev/null
kept 'a rebuild'
is 'which is shown' 'waiting mark' "$(state $key/a2)"
rm "$HOME/.cache/minutebook/cache.db"
status 'without a cache check fails' 3 minutebook check
like 'but says that the marks are whole' '^marks: whole, ' "$out"
kept 'a deleted cache'
like 'and lists them as homeless' 'not in the cache' "$(minutebook marks list)"
minutebook load in 2>/dev/null
is 'until it is there again' 'waiting mark' "$(state $key/a2)"
panel 4 "$map" "$note" >in/a.txt
minutebook load 2>/dev/null
kept 'a renumbered item'
is 'with its action' 'waiting mark' "$(state harbour-board/2023-09-12/4/a2)"
is 'and says where it is now' "moved harbour-board/2023-09-12/4/a2" \
	"$(minutebook marks list --format tsv | sed -n 's/^harbour-board.*a2.*\(moved\).\([^	]*\).*/\1 \2/p')"
panel 3 "$letter" "$map" "$note" >in/a.txt
minutebook load 2>/dev/null
kept 'an action that was put in before'
is 'which does not take its mark' 'open default' "$(state $key/a1)"
is 'but leaves it with the words' 'done mark waiting mark' "$(state $key/a2) $(state $key/a3)"
panel 3 'the map be sent to the Members of the Board' "$note" >in/a.txt
minutebook load 2>/dev/null
kept 'a corrected wording'
is 'by its key' 'done mark' "$(state $key/a1)"
like 'and says that the words changed' 'its words have changed' "$(minutebook marks list)"
like 'on paper, too' '^State +done: your own mark, 5 October 2023; the words have changed since$' \
	"$(minutebook print $key/a1)"
minutebook load --council Averley in 2>/dev/null
kept 'a council that comes to be known'
is 'with its actions' 'waiting mark' "$(state averley:$key/a2)"
status 'what is shown there can be taken back' 0 minutebook mark --undo averley:$key/a2
minutebook mark averley:$key/a2 waiting --note 'asked twice' 2>/dev/null
before=$(minutebook marks export)
rm in/a.txt
minutebook load --prune 2>/dev/null
kept 'a file that has gone'
like 'as homeless' 'not in the cache' "$(minutebook marks list)"
status 'which can be taken back by its whole key' 0 minutebook mark --undo averley:$key/a2
minutebook mark averley:$key/a2 waiting 2>/dev/null
panel 3 "$map" "$note" >in/a.txt
minutebook load in 2>/dev/null
before=$(minutebook marks export)
minutebook forget in 2>/dev/null
kept 'forgetting'
minutebook load in 2>/dev/null

# Nothing sees a mark of the database's own: the log alone has them all.
rm "$data/marks.db"
status 'a deleted database is restored' 0 minutebook marks export
is 'whole' "$before" "$out"
like 'and it says so' 'warning: [0-9]+ words restored from the other copy$' "$err"
rm "$data/marks.log"
status 'a deleted log, too' 0 minutebook check
is 'whole' "$before" "$(minutebook marks export)"
printf 'now a text\n' >"$data/marks.db"
status 'a destroyed database, too' 0 minutebook marks export
is 'whole' "$before" "$out"
ok 'and what was there is kept' grep -q 'now a text' "$data/marks.db.damaged-1"

# Refused.
cp "$HOME/.cache/minutebook/cache.db" other.db
before_sum=$(cksum <other.db)
status 'a database of another program is status 3' 3 minutebook --marks other.db mark $key/a1 open
is 'and says so' "minutebook: 'other.db': a database of another program, not minutebook's marks" "$err"
is 'and left as it is' "$before_sum" "$(cksum <other.db)"
status 'a list of actions does not show wrong states' 3 minutebook --marks other.db list actions
status 'a list of meetings does not need to know' 0 minutebook --marks other.db list meetings
status 'marks are never read as minutes' 1 minutebook load "$data"
like 'neither of the files' "marks.log': one of minutebook's own files, not read as minutes" "$err"

# Import and export.
minutebook marks export >marks.tsv
status 'what was exported is imported elsewhere' 0 minutebook --marks new/marks.db marks import marks.tsv
like 'and counted' 'saved: [1-9] of [1-9] marks were news' "$err"
is 'is the same' "$(cat marks.tsv)" "$(minutebook --marks new/marks.db marks export)"
status 'a second time' 0 minutebook --marks new/marks.db marks import marks.tsv
like 'nothing is news' 'saved: 0 of ' "$err"
status 'from standard input' 0 sh -c "\"$minutebook\" --marks new/marks.db marks import <marks.tsv"
printf 'gone/2020-01-01/1/a1\tstate\tdone\n' >>marks.tsv
status 'a mark without an action is kept' 0 minutebook --marks new/marks.db marks import marks.tsv
like 'and listed as such' 'gone/2020-01-01/1/a1 .*not in the cache' "$(minutebook --marks new/marks.db marks list)"
printf 'b/2024-01-01\tdate\t2024-01-02\r\nb/2024-01-01\tbody\tBoard\t\tlike this \n' >blanks.tsv
status 'lines may end in a blank, or as Windows ends them' 0 minutebook --marks blanks/marks.db marks import blanks.tsv
is 'and a note keeps its blank' 'b/2024-01-01|body|Board|like this |b/2024-01-01|date|2024-01-02||' \
	"$(minutebook --marks blanks/marks.db marks export | cut -f 1-3,5 | tr '\t\n' '||')"
printf 'b/2024-01-01\tdate\t\n' | minutebook --marks blanks/marks.db marks import 2>/dev/null
is 'an empty value takes back' 'b/2024-01-01|body|' "$(minutebook --marks blanks/marks.db marks export | cut -f 1-2 | tr '\t\n' '||')"
printf 'no marks\n' >wrong.tsv
status 'what is no marks is refused' 1 minutebook --marks new/marks.db marks import wrong.tsv
is 'with its line' "minutebook: 'wrong.tsv': line 1: not a key, a field, a value, a time and a note, with tabs between" "$err"

# A folder that can't be written to.
if [ "$(id -u)" = 0 ]; then
	skip 'marks in a folder that cannot be written are shown' 'root may write anywhere'
	skip 'and saved to with an error' 'root may write anywhere'
else
	chmod 555 new
	status 'marks in a folder that cannot be written are shown' 0 minutebook --marks new/marks.db marks export
	status 'and saved to with an error' 3 minutebook --marks new/marks.db mark $key/a1 open
	chmod 755 new
fi

# Both files and their folder are on the disk before anything is said to be saved.
if strace -qq -o trace -e trace=fsync true 2>/dev/null; then
	strace -f -y -o trace -e trace=fsync,fdatasync,write "$minutebook" mark $key/a1 done 2>/dev/null
	is 'log, database and folder are synced before "saved"' 'log database folder saved' "$(sed -n '
		s/.*fsync(.*marks\.log>.*= 0.*/log/p
		s/.*fdatasync(.*marks\.db>.*= 0.*/database/p
		s/.*fdatasync(.*share\/minutebook>.*= 0.*/folder/p
		s/.*write(2.*saved.*/saved/p' trace | uniq |
		awk '$0 == "database" { folder = 0 } $0 == "folder" { folder = 1; next } $0 == "saved" && folder { print "folder" } 1' |
		tr '\n' ' ' | sed 's/ $//')"
else
	skip 'log, database and folder are synced before "saved"' 'no strace that works'
fi

# What can't be opened for the moment is not damaged.
if strace -qq -o trace -e trace=openat -e inject=openat:error=EIO:when=999 true 2>/dev/null; then
	said=''
	for n in 1 2 3 4; do
		strace -qq -o trace -P "$data/marks.db" -e trace=openat -e inject=openat:error=EIO:when=$n \
			"$minutebook" mark $key/a2 waiting 2>&1 | grep damaged >said
		said=$said$(cat said)
	done
	is 'a database that cannot be opened once is not made again' '' "$said"
else
	skip 'a database that cannot be opened once is not made again' 'no strace that works'
fi

# Killed at random while marking; the last word that was said to be saved is there.
tries=0 lost='' acknowledged='try 0'
minutebook mark $key/a1 done --note "$acknowledged" 2>/dev/null
while [ $tries -lt 40 ]; do
	tries=$((tries + 1))
	"$minutebook" mark $key/a1 done --note "try $tries" >/dev/null 2>said &
	child=$!
	# From at once to after its end.
	spins=$((tries * 150))
	while [ $spins -gt 0 ]; do spins=$((spins - 1)); done
	kill -9 $child 2>/dev/null
	wait $child 2>/dev/null && acknowledged="try $tries"
	noted=$(minutebook marks export | sed -n "s/^harbour-board.*3\/a1	state	done	[^	]*	//p")
	case $noted in
	"$acknowledged" | "try $tries") acknowledged=$noted ;;
	*) lost="$lost $tries: '$noted' instead of '$acknowledged'" ;;
	esac
done
is 'no mark that was said to be saved is lost by kill -9' '' "$lost"
status 'and all is sound' 0 minutebook check

finish
