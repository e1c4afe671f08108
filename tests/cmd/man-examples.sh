#!/bin/sh
# Every example of the manual runs, on the sample minutes; and the manual names what there is.
# shellcheck source=tests/cmd/lib.sh
. "$(dirname "$0")/lib.sh"

page=$source/man/minutebook.1
cp -R "$source/data/sample" minutes && chmod -R u+w minutes || exit 1

# The lines "$ COMMAND" of the section EXAMPLES, without roff's own signs.
sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^\$ //p' "$page" |
	sed -e 's/\\-/-/g' -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' -e 's/\\e/\\/g' >examples
ok 'there are examples' test -s examples

PATH=$(dirname "$minutebook"):$PATH
while read -r example <&3; do
	ok "$example" sh -c "$example"
done 3<examples

sed -e 's/\\-/-/g' -e 's/\\(ha/^/g' -e 's/\\e/\\/g' "$page" >text
# "COMMAND OPTION", a line each, as the manual has them; --help stands with the first options.
awk '/^\.It (Xo )?Cm [a-z]/ { command = $2 == "Xo" ? $4 : $3; print command, "help" }
	/^\.Sh/ { command = "" }
	command { while (match($0, /Fl Fl [a-z-]+/)) {
		print command, substr($0, RSTART + 6, RLENGTH - 6)
		$0 = substr($0, RSTART + RLENGTH) } }' text >options
for command in $(minutebook help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
	ok "the manual has $command" grep -Eq "^\\.It (Xo )?Cm $command( |\$)" text
	for option in $(minutebook help "$command" | sed -n 's/^  \(-h, \)\{0,1\}--\([a-z-]*\).*/\2/p'); do
		ok "the manual has $command --$option" grep -qx "$command $option" options
	done
done

# Each line of data/keys that sets a key stands in the manual.
grep -Ev '^(#|$)' "$source/data/keys" | while read -r line; do
	grep -Fxq -e "$line" text || echo "$line"
done >missing
ok 'the manual has the keys of data/keys' test ! -s missing

# Of the settings each line of data/config stands in their page, and of the keys what the head of
# data/keys says of the form.
page5=$source/man/minutebook-config.5
sed -e 's/\\-/-/g' -e 's/\\(ha/^/g' -e 's/\\e/\\/g' "$page5" >text5
grep -Ev '^(#|$)' "$source/data/config" | while read -r line; do
	grep -Fxq -e "$line" text5 || echo "$line"
done >missing
ok 'the page of the settings has the lines of data/config' test ! -s missing
sed -n 's/^#     //p' "$source/data/keys" | while read -r line; do
	grep -Fxq -e "$line" text5 || echo "$line"
done >missing
ok 'it has the examples of data/keys' test ! -s missing
sed -n '/^# Keys: /,$s/^# //p' "$source/data/keys" | tr ' ' '\n' | tr -d ',.' | grep '^[A-Z^].' |
	while read -r name; do
		[ "$name" = Keys: ] || grep -Fwq -e "$name" text5 || echo "$name"
	done >missing
ok 'and the names of keys' test ! -s missing
mkdir -p "$HOME/.config/minutebook"
sed -n '/^\[action/,/^\.Ed/{/^\.Ed/!p;}' text5 >"$HOME/.config/minutebook/phrases.conf"
printf 'Audit Committee - Tuesday 5 March 2024\n\nItems\nNo. Item\n\n1.\n\nAccounts\n\nMinutes:\n\n%s\n' \
	'The Treasurer was invited to bring a note.' >example.txt
ok 'its pattern works' sh -c 'minutebook facts --explain example.txt | grep asked-to-note'
rm "$HOME/.config/minutebook/phrases.conf"

if command -v groff >/dev/null 2>&1 && [ -f /usr/share/groff/current/tmac/mdoc.tmac ]; then
	for page in "$page" "$page5"; do
		groff -mdoc -ww -z -Tutf8 "$page" 2>warnings
		ok "groff has nothing to say against ${page##*/}" test ! -s warnings
	done
else
	skip 'groff has nothing to say against it' 'no groff with mdoc at hand'
fi

finish
