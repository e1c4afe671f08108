#!/bin/sh
# Odd surroundings: closed descriptors, and homes that are missing, relative, files, or locked.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir in
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 18 July 2023'
	item 17 'Declarations of Interest' 'There were none.'
	item 18 'Street Lighting' 'Resolved:- That the lighting plan be noted.'
} >in/panel.txt

status 'a cache goes where XDG_CACHE_HOME says' 0 env XDG_CACHE_HOME="$work/xdg" "$minutebook" load in
ok 'and nowhere else' test -f "$work/xdg/minutebook/cache.db"
is 'not into the home' '' "$(find "$HOME" -type f)"
status 'without it, below the home' 0 minutebook load in
ok 'in .cache' test -f "$HOME/.cache/minutebook/cache.db"
is 'for nobody else to read' '' "$(find "$HOME/.cache" -perm /077)"
status 'a relative XDG_CACHE_HOME is passed over' 0 env XDG_CACHE_HOME=relative "$minutebook" load in
ok 'and not made' test ! -e relative
status 'an empty one, too' 0 env XDG_CACHE_HOME= "$minutebook" list meetings
status 'MINUTEBOOK_CACHE comes before both' 0 env MINUTEBOOK_CACHE="$work/own.db" "$minutebook" load in
ok 'and is where the cache is' test -f "$work/own.db"
status 'and --cache before all' 3 env MINUTEBOOK_CACHE="$work/own.db" "$minutebook" --cache "$work/none.db" list meetings
like 'and says what to do where there is none' \
	"^minutebook: '.*none.db': no cache yet; load some minutes first: minutebook load FOLDER\$" "$err"
ok 'and makes none by looking' test ! -e "$work/none.db"

status 'a home that is a file is status 3' 3 env HOME="$work/own.db" "$minutebook" load in
is 'in one line' 1 "$(echo "$err" | wc -l | tr -d ' ')"
status 'facts needs no home' 0 env HOME="$work/own.db" "$minutebook" facts in/panel.txt
status 'nor does help' 0 env -i "$minutebook" help
status 'a cache named by an option needs no home either' 0 \
	env -i "$minutebook" --cache "$work/own.db" list meetings
status 'a home with an escape in its name does not drive the terminal' 3 \
	env HOME="$(printf '/nowhere\033[2J')" "$minutebook" list meetings
is 'its escape is not in the message' '' "$(printf '%s' "$err" | tr -cd '\033')"
if [ "$(id -u)" != 0 ]; then
	mkdir "$work/locked" && chmod 500 "$work/locked"
	status 'a home that cannot be written is status 3' 3 env HOME="$work/locked" "$minutebook" load in
	like 'with the cause' 'ermission denied' "$err"
else
	skip 'a home that cannot be written is status 3' 'root can write everywhere'
	skip 'with the cause' 'root can write everywhere'
fi

status 'a cache that is a folder is status 3' 3 minutebook --cache in list meetings
like 'and named' "^minutebook: 'in': " "$err"
mkdir folder && mkfifo pipe
for odd in folder pipe; do
	status "a $odd makes no way for a cache" 3 minutebook --cache "$odd" load in
	like 'and is named' "^minutebook: '$odd': cannot open for writing: not a regular file\$" "$err"
	status 'nor where a new one is asked for' 3 minutebook --cache "$odd" load --rebuild in
	is 'and nothing is made beside it' "$odd" "$(echo "$odd"*)"
done
ok 'the folder is still one' test -d folder
ok 'and the pipe, too' test -p pipe
echo 'no database at all, but long enough to be looked at as one' >text.db
status 'a cache that is a text is status 3' 3 minutebook --cache text.db list meetings
like 'and named, with what to do' "^minutebook: 'text.db': .*not a database; .*load --rebuild FOLDER\$" "$err"
status 'load does not write over it' 3 minutebook --cache text.db load in
status 'but for --rebuild' 0 minutebook --cache text.db load --rebuild in
like 'which keeps it' "^minutebook: 'text.db': warning: .* kept as '.*text.db.aside'\$" "$err"
like 'as it was' 'no database at all' "$(cat text.db.aside)"
: >empty.db
status 'an empty cache is status 3' 3 minutebook --cache empty.db list meetings

without_input() { minutebook list meetings <&-; }
ok 'closed standard input does no harm' without_input
without_errors() { minutebook list meetings 2>&-; }
ok 'closed standard error, too' without_errors
minutebook print - <&- >out 2>err
is 'keys from closed standard input are a failure of the system' 4 $?
like 'and it says so' "^minutebook: 'standard input': cannot read: " "$(cat err)"
minutebook --cache all.db load in <&- >&- 2>&-
ok 'with all three closed a load still leaves a whole cache' minutebook --cache all.db check

finish
