#!/bin/sh
# Help, version, and what is said to those who mistype.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

status 'the version is shown' 0 minutebook --version
like 'with name and number' '^minutebook [0-9]+\.[0-9]+\.[0-9]+$' "$out"

status 'without a command and a terminal, help is all there is' 2 minutebook
is 'on standard error' '' "$out"
like 'with the commands' '^  load ' "$err"

status 'help lists the commands' 0 minutebook help
overview=$out
status '--help is help' 0 minutebook --help
is 'word for word' "$overview" "$out"
status '-h is help' 0 minutebook -h
is 'too' "$overview" "$out"
is 'help fits 80 columns' '' "$(echo "$overview" | grep -E '.{81}')"

commands=$(echo "$overview" | sed -n 's/^  \([a-z]*\)  .*/\1/p')
for command in $commands; do
	status "help $command says something" 0 minutebook help "$command"
	said=$out
	like "help $command has a usage line" "^  minutebook $command \\[OPTION\\.\\.\\.\\]" "$said"
	status "$command --help is the same" 0 minutebook "$command" --help
	is "$command --help word for word" "$said" "$out"
	status "$command -h, too" 0 minutebook "$command" -h
	status "$command refuses an option it doesn't have" 2 minutebook "$command" --no-such-option
	like "$command names the option" "no-such-option" "$err"
	like "$command says it in one line" '^1$' "$(echo "$err" | wc -l | tr -d ' ')"
done

status 'a command that there is not is wrong usage' 2 minutebook frobnicate
is 'in one line' "minutebook: there is no command 'frobnicate'; 'minutebook help' lists them" "$err"
status 'a near miss is not run' 2 minutebook serach word
is 'but named' "minutebook: there is no command 'serach'; did you mean 'search'?" "$err"
status 'help of a near miss, too' 2 minutebook help lod
is 'is named' "minutebook: there is no command 'lod'; did you mean 'load'?" "$err"
status 'a command with an escape in it cannot drive the terminal' 2 \
	minutebook "$(printf 'l\033[2Jst')"
is 'its escape is not in the message' '' "$(printf '%s' "$err" | tr -cd '\033')"

status 'an unknown option before the command is wrong usage' 2 minutebook --no-such-option load
is 'in one line' "minutebook: unknown option --no-such-option; see 'minutebook help'" "$err"
status 'a word that looks like an option, too' 2 minutebook search -lamps
is 'and it says where such a word stands' \
	"minutebook: unknown option -lamps; see 'minutebook help search'; a word that begins with - stands after --" "$err"
for option in --cache --cache=x.db --marks; do
	status "$option behind the command, too" 2 minutebook check "$option" x.db
	like 'and it says where it stands' '--cache and --marks stand before the command$' "$err"
done
status 'an option without its value, too' 2 minutebook --cache
is 'in one line' "minutebook: missing argument for --cache; see 'minutebook help'" "$err"
status 'print without a key, too' 2 minutebook print
is 'in one line' "minutebook: print needs more: minutebook print KEY..." "$err"
status 'check takes no words' 2 minutebook check in
is 'and says so' "minutebook: check takes no words, but 'in' was given" "$err"
for command in search list print; do
	status "$command refuses an unknown format before it looks for a cache" 2 \
		minutebook "$command" --format yaml items
	like "$command names those it has" "no format 'yaml'; it has (table|text)" "$err"
done
status 'a list that there is not names those there are' 2 minutebook list papers
is 'all' "minutebook: there is no list 'papers'; the lists are bodies, meetings, items, resolutions, actions, people, references, sources, gaps, searches" "$err"
status 'an order that there is not is refused' 2 minutebook search --sort size word
status 'and a pattern that is none' 2 minutebook search --regex '(word'
status 'a limit below one is refused' 2 minutebook search --limit -3 word
status 'none, too' 2 minutebook list --limit 0 meetings
status 'a thousand threads are refused' 2 minutebook load --jobs 1000 .
status 'and none' 2 minutebook load --jobs 0 .
status 'a limit that is no number is refused' 2 minutebook search --limit many word
status 'an unknown field of a query is wrong usage even without a cache' 2 minutebook search colour:red
like 'and names those there are' 'body' "$err"

# The completions name what the table names.
for file in minutebook.bash _minutebook; do
	for command in $commands; do
		ok "completions/$file knows $command" grep -Eqw "$command" "$source/completions/$file"
	done
done
# shellcheck disable=SC2016
is 'the bash completion offers exactly the commands' \
	"$(echo "$commands" | sort | tr '\n' ' ')" \
	"$(bash -c 'source "$1" && COMP_WORDS=(minutebook "") COMP_CWORD=1 && _minutebook &&
		printf "%s\n" "${COMPREPLY[@]}"' bash "$source/completions/minutebook.bash" |
		grep -v '^-' | sort | tr '\n' ' ')"
# In a shell that completes, on a terminal: the blank must come out quoted.
mkdir 'two words'
# shellcheck disable=SC2016
printf 'source "%s"\nminutebook() { printf "given <%%s>\\n" "$@"; }\nminutebook load tw\t\nexit\n' \
	"$source/completions/minutebook.bash" >typed
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	INPUTRC=/dev/null TERM=dumb script -qec 'bash --norc -i' /dev/null <typed >said 2>&1
	ok 'a folder with a blank is completed as one word' grep -q '^given <two words/>' said
else
	skip 'a folder with a blank is completed as one word' 'no script at hand'
fi

finish
