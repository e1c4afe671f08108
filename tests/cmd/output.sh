#!/bin/sh
# Output that can't be written, in every locale and width, for every command that prints.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir in
# shellcheck disable=SC1112 # such apostrophes are what minutes hold
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 18 July 2023'
	item 17 'Declarations of Interest' 'A report on the street plan would be submitted to the next meeting.'
	item 18 'The Council’s Street Lighting – Phase Two' \
		'Councillor Blažek “welcomed” the plan, which the residents of Mill Street had long been waiting for.' \
		'Resolved:- That the lighting plan be noted.'
} >in/panel.txt
minutebook load in 2>/dev/null || exit 1

# Everything that prints data, one a line.
commands="\
help
help load
--version
--help
list bodies
list meetings
list items
list sources
list resolutions
list actions
list --format plain actions
list --format csv resolutions
search in:action plan
list --format tsv items
list --format csv items
list --format json items
list --format plain items
search lighting
search --format tsv lighting
search --format json lighting
search --count lighting
print ipsp/2023-07-18
print ipsp/2023-07-18/18
print --format markdown ipsp/2023-07-18/18
print --format json ipsp/2023-07-18/18
print --source ipsp/2023-07-18/18
facts in/panel.txt
facts --text in/panel.txt
facts --explain in/panel.txt
export
export --format jsonl
export --format csv
check"

# one_line WHERE: standard error holds one line of the known form.
one_line() {
	is "$1: one line says so" 1 "$(wc -l <"$work/err" | tr -d ' ')"
	like "$1: with the cause" '^minutebook: .*standard output.*: ' "$(cat "$work/err")"
}

no_controls() {
	is "$1: no control characters" '' "$(LC_ALL=C tr -d '\011\012\040-\176\200-\377' <"$2")"
}

without_input() { minutebook "$@" <&- 2>/dev/null | cmp plain -; }
without_errors() { minutebook "$@" 2>&- | cmp plain -; }

check_command() {
	words=$1
	# shellcheck disable=SC2086 # the words are one a word
	set -- $words

	status "$words" 0 minutebook "$@"
	cp "$work/out" plain
	ok "$words: prints something" test -s plain
	no_controls "$words" plain
	ok "$words: is UTF-8" iconv -f UTF-8 -t UTF-8 plain

	minutebook "$@" 2>/dev/null | cat >piped
	ok "$words: into a pipe it is the same" cmp plain piped
	LC_ALL=C minutebook "$@" >c 2>/dev/null
	ok "$words: in the C locale it is the same" cmp plain c
	ok "$words: with standard input closed it is the same" \
		without_input "$@"
	ok "$words: with standard error closed it is the same" \
		without_errors "$@"

	minutebook "$@" >/dev/full 2>"$work/err"
	is "$words: a full disk is status 4" 4 $?
	one_line "$words: a full disk"
	minutebook "$@" >&- 2>"$work/err"
	is "$words: closed standard output is status 4" 4 $?
	one_line "$words: closed standard output"

	# Nothing is written before the reader has gone.
	rm -f go gone && mkfifo go
	{
		cat go >/dev/null
		minutebook "$@" 2>"$work/err"
		echo $? >gone
	} | {
		exec <&-
		echo >go
	}
	ok "$words: a reader that has gone is a failure" test "$(cat gone)" -ne 0
	ok "$words: and silent" test ! -s "$work/err"

	COLUMNS=40 minutebook "$@" >narrow 2>/dev/null
	is "$words: works at 40 columns" 0 $?
}

echo "$commands" >commands
while read -r command <&3; do
	check_command "$command"
done 3<commands

# width FILE: its longest line in characters.
width() {
	LC_ALL=C tr -d '\200-\277' <"$1" | awk '{ if (length > most) most = length } END { print most + 0 }'
}
minutebook print ipsp/2023-07-18/18 >usual
COLUMNS=40 minutebook print ipsp/2023-07-18/18 >narrow
ok 'text is wrapped to 80 columns' test "$(width usual)" -le 80
# A reference is never broken: it is there to be copied.
grep -v 'ipsp\|improving-places' narrow >text
ok 'and to 40 where COLUMNS says so' test "$(width text)" -le 40
not_a_number() { COLUMNS=wide minutebook print ipsp/2023-07-18/18 | cmp usual -; }
ok 'a COLUMNS that is no number is passed over' not_a_number

minutebook list items | cat >piped
ok 'a table in a pipe has whole values' grep -q 'Lighting – Phase Two$' piped
ok 'whatever columns that takes' grep -q '2023-07-18  Improving Places Scrutiny Panel' piped
minutebook search welcomed >piped
ok 'the words around a hit, too' grep -q "been waiting for\." piped
ok 'and no ellipses' sh -c "! grep -q … piped"
COLUMNS=60 minutebook list items >"cut"
ok 'it is cut where COLUMNS says how wide' grep -q '…$' cut
minutebook print --source ipsp/2023-07-18 >stored
minutebook facts --text in/panel.txt >decoded
ok 'the stored text is the decoded text' cmp stored decoded

finish
