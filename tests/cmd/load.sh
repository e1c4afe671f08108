#!/bin/sh
# Loading, and what is said of files that can't be loaded, changed or went.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

panel() {
	page 'Improving Places Scrutiny Panel' 'Tuesday 18 July 2023'
	item 17 'Declarations of Interest' 'There were none.'
	item 18 'Street Lighting' "Resolved:- That the lighting $1 be noted."
}

mkdir in
panel plan >in/panel.txt
{
	page 'Audit Committee' 'Thursday 14 September 2023'
	item 5 'External Audit Plan' 'The auditor presented the plan for the year.'
} >in/audit.txt

status 'without a cache, every command that reads one is status 3' 3 minutebook list meetings
status 'check, too' 3 minutebook check
like 'and says what to type' 'minutebook load FOLDER' "$err"
status 'forget, too' 3 minutebook forget in
status 'load without a path has nothing to load' 2 minutebook load
is 'in one line' 1 "$(echo "$err" | wc -l | tr -d ' ')"

status 'a path that is not there is status 1' 1 minutebook load nowhere
ok 'and makes no cache' test ! -e "$HOME/.cache/minutebook/cache.db"
status 'a dry run loads nothing' 0 minutebook load --dry-run in
like 'and says so' '2 files, 2 would be loaded' "$err"
is 'and names each file' "new: $PWD/in/audit.txt
new: $PWD/in/panel.txt" "$out"
ok 'and makes no cache' test ! -e "$HOME/.cache/minutebook/cache.db"

status 'two files load' 0 minutebook load in
like 'and the summary names no warnings, for there are none' \
	'^minutebook: 2 files, 2 meetings, 3 items, [0-9]+\.[0-9] s$' "$err"
is 'and nothing goes to standard output' '' "$out"
status 'a second load reads nothing' 0 minutebook load in
like 'and says what is unchanged' '^minutebook: 2 files, 2 unchanged, 2 meetings, 3 items, [0-9.]+ s$' "$err"
status 'the paths of the first load are remembered' 0 minutebook load
like 'and looked at again' '^minutebook: 2 files, 2 unchanged' "$err"

printf 'GIF89a\001\000\001\000\200\000\000' >in/picture.txt
: >in/nothing.txt
status 'files that are no minutes are status 1' 1 minutebook load in
like 'one is named' "^minutebook: 'in/picture.txt': |^minutebook: '.*/in/picture.txt': " "$err"
like 'the other, too' "^minutebook: '.*in/nothing.txt': " "$err"
like 'the summary counts them' ', 2 could not be loaded$' "$err"
is 'each message is one line' 3 "$(echo "$err" | wc -l | tr -d ' ')"
first=$err
status 'they are not read again, but named again' 1 minutebook load
is 'in the same words' "$(echo "$first" | sed '$d')" "$(echo "$err" | sed '$d')"
status 'a path that is not there is status 1' 1 minutebook load nowhere
like 'and named with the cause' "^minutebook: '.*nowhere': .*[Nn]o such file" "$err"
rm in/picture.txt in/nothing.txt
status 'nor for a cache made afresh is it' 1 minutebook load --rebuild nowhere
like 'and what there was is kept' "^minutebook: '.*cache.db': warning: left as it was, since no files were found\$" "$err"
status 'whole' 0 minutebook list meetings

name=$(printf 'in/two\nlines\033[2J.txt')
printf 'no minutes at all\n' >"$name"
minutebook load in 2>err
like 'a name with a line end and an escape stays on one line' "^minutebook: 'in/two.*lines.*txt': |^minutebook: '.*/in/two.*lines.*txt': " "$(cat err)"
is 'without its escape' '' "$(tr -cd '\033' <err)"
rm "$name"

status 'check finds the cache sound, and what has gone' 1 minutebook check
like 'the cache is sound' '^cache: sound$' "$out"
status 'pruning drops what has gone' 0 minutebook load --prune in
status 'then all is well' 0 minutebook check
like 'with all files' '^files: 2, 0 changed, 0 gone, 0 out of reach$' "$out"

panel scheme >in/panel.txt
status 'check finds a file that changed' 1 minutebook check
like 'and names it' "^changed: .*/in/panel.txt\$" "$out"
status 'load reads it again' 0 minutebook load
is 'and its new words are found' 1 "$(minutebook search --count scheme)"
status 'the old ones are not' 1 minutebook search plan lighting

status 'a dry run of what is loaded names nothing' 0 minutebook load --dry-run
is 'on standard output' '' "$out"
touch in/audit.txt
status 'a file that was only touched has not changed' 0 minutebook check
rm in/audit.txt
status 'check finds a file that has gone' 1 minutebook check
like 'and names it' "^gone: .*/in/audit.txt\$" "$out"
panel design >in/panel.txt
panel draft >in/second.txt
status 'a dry run finds what is new, changed and gone' 0 minutebook load --dry-run --prune
is 'and names them' "changed: $PWD/in/panel.txt
new: $PWD/in/second.txt
gone: $PWD/in/audit.txt" "$out"
like 'and counts what would be pruned' ', 1 would be pruned$' "$err"
rm in/second.txt
panel scheme >in/panel.txt
status 'a load keeps it' 0 minutebook load
is 'so that it can be read on' 2 "$(minutebook list --format tsv meetings | wc -l | tr -d ' ')"
status 'until it is pruned' 0 minutebook load --prune
is 'then it has gone from the cache' 1 "$(minutebook list --format tsv meetings | wc -l | tr -d ' ')"

status 'a file can be forgotten' 0 minutebook forget in/panel.txt
like 'and it says so' '^minutebook: 1 file forgotten$' "$err"
ok 'and stays on the disk' test -f in/panel.txt
status 'then nothing is listed' 1 minutebook list meetings
status 'a second time there is nothing to forget' 1 minutebook forget in/panel.txt
like 'and it is named' "^minutebook: 'in/panel.txt': " "$err"

# A page that was saved before anything stood on it.
mkdir bare && cp in/panel.txt bare/ && sed '/^Items$/,$d' in/panel.txt >bare/head.txt && printf 'Items\nNo. Item\n' >>bare/head.txt
status 'a second rendition without items is loaded' 0 minutebook --cache bare.db load bare
is 'as one more source of the meeting' '1 2' "$(minutebook --cache bare.db list --format tsv meetings | wc -l | tr -d ' ') $(minutebook --cache bare.db list --format tsv sources | wc -l | tr -d ' ')"

minutebook load in 2>/dev/null
cp "$HOME/.cache/minutebook/cache.db" whole.db
size=$(wc -c <whole.db)
head -c $((size / 2)) whole.db >half.db
status 'half a cache is status 3' 3 minutebook --cache half.db check
ok 'and said to be damaged' test -n "$err"
status '--rebuild makes it afresh' 0 minutebook --cache half.db load --rebuild in
status 'and sound' 0 minutebook --cache half.db check

status 'facts reads a file without a cache' 0 minutebook facts in/panel.txt
status 'facts names a file that is no minutes' 1 minutebook facts /dev/null
like 'with the cause' "^minutebook: '/dev/null': " "$err"
status 'facts --explain says where the body came from' 0 minutebook facts --explain in/panel.txt
like 'body and basis' '^body: Improving Places Scrutiny Panel \(stated\)$' "$out"
like 'and where each item stands' '^item 18: bytes [0-9]+ to [0-9]+: Street Lighting$' "$out"
like 'date and basis' '^date: 2023-07-18 \(stated\)$' "$out"

finish
