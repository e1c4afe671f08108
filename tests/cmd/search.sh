#!/bin/sh
# Searching: words, options before them, and the forms of a hit.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir in
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 18 July 2023'
	item 17 'Declarations of Interest' 'There were none.'
	item 18 'Street Lighting' 'Resolved:- That the lighting plan be noted.'
} >in/july.txt
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 16 January 2024'
	item 40 'Street Lighting Update' "The O'Hara report on lighting columns was received." \
		'The plan for the café quarter was deferred.'
} >in/january.txt
{
	page 'Audit Committee' 'Thursday 14 September 2023'
	item 5 'Audit Plan' 'The auditor presented the plan for the year.'
	item 6 'Grants' 'A grant of £5,000 was made.'
} >in/audit.txt
minutebook load in 2>/dev/null || exit 1

# keys QUERY...: the keys of the hits, in their order, on one line.
keys() { minutebook search --format tsv "$@" 2>/dev/null | cut -f 1 | tr '\n' ' '; }

july=improving-places-scrutiny-panel/2023-07-18/18
january=improving-places-scrutiny-panel/2024-01-16/40
audit="audit-committee/2023-09-14/5"

is 'hits come newest first' "$january $audit $july/r1 " "$(keys plan)"
is 'all words must be there' "$july/r1 " "$(keys lighting noted)"
is 'case does not matter' "$january $july " "$(keys LIGHTING)"
is 'nor do accents' "$january " "$(keys cafe)"
is 'a phrase is in its order' "$july/r1 " "$(keys '"lighting plan"')"
is 'words begin as told' "$audit " "$(keys 'present*')"
is 'a word with a minus must not be there' "$january $july/r1 " "$(keys plan -year)"
is 'one of two will do' "$january $audit " "$(keys 'café OR auditor')"
is 'a word that looks like an option stays a word' "$audit " "$(keys plan -lighting)"
is 'and so does a first word, after --' "$january $july/r1 " "$(keys -- -year plan)"
is 'an option behind the words is one, and that is told' "minutebook: '--limit=1' is taken for a word, as it stands behind one" \
	"$(minutebook search plan --limit=1 2>&1 >/dev/null | head -1)"
is 'which whoever writes -- knows' '' "$(minutebook search -- plan --regex 2>&1 >/dev/null)"
is 'no word is a syntax error of the database' "$january " "$(keys "O'Hara")"
status 'whatever is typed' 1 minutebook search 'c++ AND ( "'
is '--limit takes the newest' "$january $audit " "$(keys --limit 2 plan)"
is '--limit more than there are takes all' "$january $audit $july/r1 " "$(keys --limit 200 plan)"
is '--sort date is the order that is' "$january $audit $july/r1 " "$(keys --sort date plan)"

status '--count counts' 0 minutebook search --count plan
is 'and prints the number alone' 3 "$out"
status 'no hit is status 1' 1 minutebook search zeppelin
is 'prints nothing' '' "$out"
is 'and says what it knows of it, in a line' 'minutebook: "zeppelin" stands nowhere in these minutes' "$err"
status 'a count of none is status 1' 1 minutebook search --count zeppelin
is 'and says so' 0 "$out"
is 'and no more' '' "$err"

# Why there is none.
why() { minutebook search "$@" 2>&1 | sed 's/^minutebook: //'; }
is 'of a slip of the finger the word that is there' '"lihgting" stands nowhere; did you mean "lighting"?' "$(why plan lihgting)"
is 'of a beginning, too' '"zepp" stands nowhere in these minutes' "$(why 'zepp*' plan)"
is 'of several words all' '"lihgting" (lighting?) and "zeppelin" stand nowhere' "$(why lihgting plan zeppelin)"
is 'of many the first' '"zeppelin", "airship" and 3 more stand nowhere' \
	"$(why plan zeppelin airship dirigible balloon glider)"
is 'of alternatives none where one is there' 'nothing fits all; without noted OR zeppelin there is 1' \
	"$(why 'noted OR zeppelin' café)"
is 'words that are never together' 'nothing fits all; without "noted" there is 1, without "café" 1' "$(why noted café)"
is 'or not with a field' 'nothing fits all; without date:1999 there are 3' "$(why plan date:1999)"
is 'nor without another' 'nothing fits all; without "noted" there is 1, without -lighting 1' "$(why noted plan -lighting)"
is 'or that nothing helps' 'nothing fits all, nor all but one part' "$(why noted café date:1999)"
is 'words in another order' 'never in this order; as words apart there is 1' "$(why '"plan lighting noted"')"
is 'words that are elsewhere' 'elsewhere in items there are 2' "$(why in:title plan lighting)"
is 'a phrase whose words are never in one item' '"noted café" stands nowhere in these minutes' "$(why '"noted café"')"
is 'a number whose parts are' '"£000,5" stands nowhere in these minutes' "$(why '£000,5')"
is 'in actions as well' '"zeppelin" stands nowhere in these minutes' "$(why in:action zeppelin)"
is 'of a key that it is one' "that is a reference: minutebook print '$july'" "$(why "$july")"
is 'and of a citation' "that is a reference: minutebook print 'IPSP 18 July 2023 minute 18'" \
	"$(why IPSP 18 July 2023 minute 18)"
is 'of which there may be several' "that is a reference: minutebook print 'Minute No. 18(1)'" "$(why 'Minute No. 18(1)')"
printf '%s\n' '**CABINET' '12th February, 2024**' '' 'Present:- Councillor Marlowe (in the Chair); Councillor Quince.' '' \
	'**80. BUDGET**' '' '**Resolved:-** That the budget be approved.' >cabinet.md
status 'those who were there are not in the texts' 0 minutebook --cache cabinet.db load cabinet.md
why() { minutebook --cache cabinet.db search "$@" 2>&1 | sed 's/^minutebook: //'; }
is 'where a person was, it is said' 'not in the texts; person:"Councillor Marlowe" finds 1 item' "$(why Councillor Marlowe)"
is 'whatever the form of address' 'not in the texts; person:marlowe finds 1 item' "$(why cllr marlowe)"
is 'with the other fields' 'not in the texts; person:Marlowe date:2024 finds 1 item' "$(why Marlowe date:2024)"
is 'among other words, too' '"Marlowe" is in none of the texts; person:Marlowe finds 1 item' "$(why Marlowe budget)"
is 'whatever text was asked for' '"Marlowe" is in none of the texts; person:Marlowe finds 1 item' \
	"$(why in:title Marlowe)"
why() { minutebook search "$@" 2>&1 | sed 's/^minutebook: //'; }
long=$(printf 'x%.0s' $(seq 300))
is 'long words do not fill the line' '' "$(for more in "" "ü$long" "ü$long $long-x" "plan date:1999"; do
	# shellcheck disable=SC2086
	minutebook search "$long" $more 2>&1 | grep -E '.{81}'
done)"
is 'a sign alone was not searched for' \
	"'£' holds no letter and no digit, so nothing was searched for in its place" "$(why £)"
status 'beside a number it may stand' 0 minutebook search --format tsv '£5,000'
like 'which is found' '^audit-committee/2023-09-14/6	.*£\[5,000\]' "$out"
is 'and nothing is said' '' "$err"
is 'nor of a pattern' '' "$(why '/zeppel./')"

status 'TSV has key, date, body, title, where and snippet' 0 minutebook search --format tsv noted
is 'with the hits in brackets' "$july/r1	2023-07-18	Improving Places Scrutiny Panel	Street Lighting	resolution" \
	"$(echo "$out" | cut -f 1-5)"
like 'in the snippet' '\[noted\]' "$(echo "$out" | cut -f 6)"
status 'a hit in the title' 0 minutebook search --format tsv declarations
is 'says so' title "$(echo "$out" | cut -f 5)"
status 'a table is the usual form' 0 minutebook search noted
like 'with the whole reference, to copy' "^(> )?$july/r1 " "$(echo "$out" | grep "$july")"
like 'and the hit' '\[noted\]' "$out"
COLUMNS=62 minutebook search noted >narrow
like 'the hit is seen in a narrow one, too' '\[noted' "$(cat narrow)"
COLUMNS=200 minutebook search noted >wide
like 'a wide table has date and body, too' '2023-07-18.*Improving Places' "$(cat wide)"

status 'an empty query is wrong usage' 2 minutebook search '  '
status 'an unknown field is wrong usage' 2 minutebook search colour:red
like 'and the message names those there are' 'colour.*body' "$err"
status 'a body can be asked for' 0 minutebook search plan body:audit
like 'and only it is found' "^$audit " "$out"

# The language.
is 'AND changes nothing' "$july/r1 " "$(keys lighting AND noted)"
is 'words near each other' "$july/r1 " "$(keys 'NEAR(lighting noted, 2)')"
is 'but no nearer' '' "$(keys 'NEAR(lighting noted, 1)')"
is 'a tilde finds other endings' "$january " "$(keys '~deferring')"
is 'a pattern stands among words' "$january " "$(keys plan '/caf. quarter/')"
is 'or must not be there' "$audit $july/r1 " "$(keys plan '-/caf./')"
is 'a capital in it counts' '' "$(keys '/LIGHTING plan/')"
status 'a pattern with a mistake is wrong usage' 2 minutebook search '/li(ght/'
like 'that says where' 'character' "$err"
status 'what NEAR cannot take' 1 minutebook search 'NEAR(plan -year)'
like 'is searched for as words, and said' 'as words' "$err"
is '--regex takes the whole query' "$july/r1 " "$(keys --regex 'lighting pl.n be')"
is 'and counts' 2 "$(minutebook search --regex --count 'the plan')"
is 'and has a limit' "$january " "$(keys --regex --limit 1 plan)"
status '--explain says how the query was read' 0 minutebook search --explain --count 'NEAR(lighting plan)' -zebra year:2023/24
is 'in words' 'minutebook: searching items for "lighting" near "plan" without "zebra", meetings of 2023/24, newest first' "$err"
is 'on standard error' 2 "$out"

# Too complex is never nothing found.
mkdir odd
{
	page 'Odd Panel' 'Tuesday 4 June 2019'
	item 1 'Odd' "$(printf 'a%.0s' $(seq 200))!"
} >odd/odd.txt
minutebook load odd 2>/dev/null || exit 1
status 'what is too complex is no "nothing found"' 2 minutebook search '/(a+)+$/ body:odd'
like 'and is counted' 'too complex: of 1 record' "$err"
status 'nor in a list' 2 minutebook list items '/(a+)+$/ body:odd'
status 'for a whole pattern, too' 2 minutebook search --regex --count '^(a+)+$'
like 'which says so' 'too complex: of 1 record' "$err"
minutebook forget odd 2>/dev/null || exit 1

# Order.
is '--sort relevance puts the title first' "$audit " "$(keys --sort relevance --limit 1 plan)"
status 'without words nothing is more relevant' 0 minutebook search --sort relevance body:audit
like 'and that is said' 'newest first' "$err"
status 'an order that is none' 2 minutebook search --sort size plan
like 'names those there are' 'date, relevance' "$err"
status 'hits are grouped by meeting' 0 minutebook search --group lighting
is 'below a line for each' "improving-places-scrutiny-panel/2024-01-16
  $january
improving-places-scrutiny-panel/2023-07-18
  $july" "$(echo "$out" | sed 1d | sed 's/^\( *[^ ]*\).*/\1/')"
is 'elsewhere only in their order' "$january $july " "$(keys --group lighting)"

# list has options before and after its name, up to the first word of the query.
names() { minutebook list "$@" 2>/dev/null | cut -f 1 | tr '\n' ' '; }
all="$(names --format tsv items)"
is 'options of list stand before its name' "$january $audit " "$(names --format tsv --limit 2 items plan)"
is 'or after it' "$january $audit " "$(names items --format tsv --limit 2 plan)"
is 'or both' "$january $audit " "$(names --limit 2 items --format tsv plan)"
is 'but not after a word of the query' "$audit " "$(names items --format tsv plan -lighting)"
is 'a query may begin with a minus after --' "$all" "$(names items --format tsv -- -zeppelin)"
is 'wherever the -- stands' "$all" "$(names --format tsv -- items -zeppelin)"
status 'without it, a minus begins an option' 2 minutebook list items -zeppelin
status 'help of list comes wherever it is asked for' 0 minutebook list items --help

# More rows than are fetched at once: none twice, none left out.
mkdir many
{
	page 'Audit Committee' 'Thursday 12 October 2023'
	i=100
	while [ $i -lt 1300 ]; do
		item $i "Zebra crossing $i" 'The crossing was approved.'
		i=$((i + 1))
	done
} >many/audit.txt
status 'a long meeting loads' 0 minutebook load many
is 'each item is listed once' 1200 "$(minutebook list items --format tsv zebra | sort -u | wc -l | tr -d ' ')"
is 'and found once' 1200 "$(minutebook search --format tsv zebra | sort | uniq -u | wc -l | tr -d ' ')"
is 'in the order of the document' "$(seq 100 1299 | tr '\n' ' ')" \
	"$(minutebook search --format tsv zebra | sed 's/\t.*//; s/.*\///' | tr '\n' ' ')"
is 'a limit beyond the first page holds' 777 "$(minutebook search --format tsv --limit 777 zebra | wc -l | tr -d ' ')"
is 'for list, too' 777 "$(minutebook list --format tsv --limit 777 items zebra | wc -l | tr -d ' ')"

# Saved searches.
mkdir -p "$HOME/.config/minutebook"
printf 'lights  lighting\nbad!  words\n' >"$HOME/.config/minutebook/searches"
is 'a saved search stands for its words' "$july/r1 " "$(keys @lights noted)"
is 'in lists, too' "$july " "$(names --format tsv items @lights noted)"
is 'saved searches are listed' 'lights lighting' "$(minutebook list searches --format tsv 2>/dev/null | tr '\t' ' ')"
status 'one that there is not is an error' 2 minutebook search @light
is 'that names a near one' "minutebook: there is no saved search '@light'; did you mean 'lights'?" \
	"$(minutebook search @light 2>&1 | tail -n 1)"
is 'a line with a fault is named' 1 "$(minutebook search @lights 2>&1 >/dev/null | grep -c 'searches.*line 2')"

finish
