#!/bin/sh
# Facts can be checked: the bytes of each hold its words in the stored text, and --explain names the
# rule that made it.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir in
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 18 July 2023'
	item 17 'Communications' \
		'Further to Minute No. 9(2) (Boat Licences), Ann Lee, Head of Moorings, had set the fee.' \
		'The plan had been approved by the Cabinet on 5 June 2023 (Minute No. 7 refers).'
	item 18 'Declarations of Interest' 'There were none.'
} >in/panel.txt

status '--explain names the rule of each fact, and its words' 0 minutebook facts --explain in/panel.txt
like 'of a reference' '^  reference 9\(2\) \[reference\.numbered\]: Minute No\. 9\(2\) \(Boat Licences\)$' "$out"
like 'with the meeting that it means' '^  reference 7 of Cabinet on 2023-06-05 \[reference\.numbered\]: Minute No\. 7$' "$out"
like 'of a person' '^  person Ann Lee \[person\.post\]: Ann Lee, Head of Moorings$' "$out"
like 'below its item' '^item 18: .*Declarations of Interest$' "$(printf '%s\n' "$out" | tail -n 1)"

COLUMNS=40
export COLUMNS
status 'a narrow terminal is kept to' 0 minutebook facts --explain in/panel.txt
like 'by cutting the words' '^  person Ann Lee \[person\.post\]: Ann Lee…$' "$out"
unset COLUMNS

{
	page 'Improving Places Scrutiny Panel' ''
	item 18 'Declarations of Interest' 'There were none.'
} >in/undated.txt
status '--explain of a meeting without a date' 0 minutebook facts --explain in/undated.txt
like 'gives its window' '^window: ' "$out"

# Nobody follows up more facts of an item than the cache has room for; nor does it take long.
mkdir many
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 19 September 2023'
	item 21 'Notes' "$(awk 'BEGIN {
		for (i = 0; i < 9000; i++) printf "A note on boat %d would be circulated by 4 March 2024. ", i }')"
	item 22 'Minutes' "$(awk 'BEGIN { printf "Further to"
		for (i = 100; i < 9000; i++) printf "%s Minute No. %d", (i > 100 ? " and the words of" : ""), i
		print ", nothing was said." }')"
	item 23 'People' "$(awk 'BEGIN {
		for (i = 0; i < 9000; i++) {
			name = ""
			for (n = i; length(name) < 4; n = int(n / 10)) name = name substr("abcdefghij", n % 10 + 1, 1)
			printf "%s Ann L%s, Head of Moorings", (i > 0 ? "," : ""), name
		}
		print ", had met." }')"
	item 24 'One more' 'Minute No. 9 refers.'
	item 25 'Limbs' 'Resolved:-' "$(awk 'BEGIN {
		for (i = 0; i < 4100; i++) printf "That the note on boat %d be received.\n\n", i
		print "That a report on cranes be submitted to the next meeting." }')"
	item 26 'Fees' 'Resolved:-' "$(awk 'BEGIN { for (i = 1; i < 9; i++) printf "(%d) That fee %d be set.\n\n", i, i }')"
} >many/panel.txt
{
	page 'Improving Places Scrutiny Panel' 'Tuesday 17 October 2023'
	item 27 'Fees' 'Further to Minute No. 25(5), the fee had been set.'
} >many/next.txt
status 'an item with more facts than there is room for is loaded' 0 minutebook --cache many.db load many
is 'which says what is left out' '21 22 23 25 ' "$(printf '%s\n' "$err" |
	sed -n 's/.*warning: item \([0-9]*\): only the first 4096 .*/\1/p' | tr '\n' ' ')"
is '4096 actions are kept' 4096 "$(minutebook --cache many.db list --format tsv actions min:21 2>/dev/null | grep -c .)"
is '4096 references' 4096 "$(minutebook --cache many.db list --format tsv references min:22 2>/dev/null | grep -c .)"
is '4096 people' 4096 "$(minutebook --cache many.db list --format tsv people min:23 2>/dev/null | grep -c .)"
like 'an action of a decision that is not kept is kept' 'report on cranes' "$(minutebook --cache many.db list --format tsv actions min:25)"
is 'but no limb of the item after: what is said of that one is not of it' open \
	"$(minutebook --cache many.db list --format tsv actions min:25 | cut -f 2)"
status 'and the cache is sound' 0 minutebook --cache many.db check

if ! python3 -c 'import json' 2>/dev/null; then
	skip 'the words of each fact stand at its bytes' 'no python3 at hand'
	finish
	exit
fi

cat >words.py <<'EOF'
"""Each fact of the files named: its words are those at its bytes of the stored text, equal after
markup, page furniture, white space and the hyphens of words broken at the ends of lines are taken out."""
import json, re, subprocess, sys

program, paths = sys.argv[1], sys.argv[2:]
wrong, n = [], 0

def run(*args):
    return subprocess.run([program, "facts", *args], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

def fold(text):
    text = re.sub(r"(?m)^\s*(?:[-*•·?]|#+)\s+", "", text)
    text = re.sub(r"(?<=[a-z])-\s*\n?\s*(?=[a-z])", "", text)
    return re.sub(r"</?sup>|\*\*|\\|[\s\u00a0]+", "", text)

def same(fact, source):
    """Page furniture is a few whole lines in the middle of the source's words."""
    lines = source.split("\n")
    return fold(fact) == fold(source) or any(
        fold(fact) == fold("\n".join(lines[:i] + lines[j:]))
        for i in range(1, len(lines)) for j in range(i + 1, min(i + 8, len(lines))))

def holds(words, source):
    return all(fold(word) in fold(source) for word in words if word)

def check(path, kind, fact, source, is_right):
    global n
    n += 1
    if not is_right:
        wrong.append("%s: %s: %s: %r" % (path, kind, json.dumps(fact, ensure_ascii=False), source))

for path in paths:
    text = run("--text", path)
    for line in run(path).splitlines():
        for item in json.loads(line)["items"]:
            for kind in ("resolutions", "recommendations", "actions", "references", "people"):
                for fact in item.get(kind) or []:
                    source = text[fact["starts"]:fact["ends"]].decode(errors="replace")
                    if kind == "references":
                        # "and (3)" goes on from a number before it.
                        number = [] if source.startswith("(") else [fact["minute"]]
                        right = holds(number + re.findall(r"\w+", fact["part"] or ""), source)
                    elif kind == "people":
                        right = holds(fact["name"].split() + fact["role"].split(), source)
                    else:
                        right = same(fact["text"], source)
                    check(path, kind, fact, source, right)
print("\n".join(wrong))
print(n, "facts")
sys.exit(bool(wrong) or n == 0)
EOF

# words_stand NAME FOLDER
words_stand() {
	find "$2" -type f -name '*.txt' >paths && find "$2" -type f -name '*.md' >>paths
	sort -o paths paths
	# shellcheck disable=SC2046 # no blanks in these names
	ok "the words of each fact stand at its bytes: $1" python3 words.py "$minutebook" $(cat paths)
}

words_stand 'the sample' "$source/data/sample"
words_stand 'words that are broken at the ends of lines' "$source/tests/cases/printed/words-broken-at-the-ends-of-lines"
if [ -d "$source/../shared/minutes" ]; then
	words_stand 'the annotated minutes' "$source/../shared/minutes"
else
	skip 'the words of each fact stand at its bytes: the annotated minutes' 'they are not beside the sources'
fi

finish
