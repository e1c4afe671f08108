# Shell tests that speak TAP. A test sources this file, calls ok, is, like and status, and ends
# with `finish`. It runs in an empty folder of its own, with a home of its own, which goes away
# with it. $minutebook is the program, $source the root of the sources.
# shellcheck shell=sh

here=$(cd "$(dirname "$0")" && pwd) || exit 1
source=$(cd "${G_TEST_SRCDIR:-$here/../..}" && pwd) || exit 1
built=$(cd "${G_TEST_BUILDDIR:-$source/_build}" && pwd) || exit 1
minutebook=$built/minutebook

work=$(mktemp -d "${TMPDIR:-/tmp}/minutebook-test.XXXXXX") || exit 1
# Folders that a test has locked, too.
trap 'cd / && chmod -R u+rwx "$work" && rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/home" "$work/here" && cd "$work/here" || exit 1

unset XDG_CACHE_HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME MINUTEBOOK_CACHE \
	MINUTEBOOK_MARKS COLUMNS LANG
export HOME="$work/home" LC_ALL=C.UTF-8 MINUTEBOOK_TODAY=2024-06-01

tests=0
failed=0

minutebook() { "$minutebook" "$@"; }

# ok DESCRIPTION COMMAND...: the command succeeds. What it says is shown where it doesn't.
ok() {
	description=$1
	shift
	tests=$((tests + 1))
	if "$@" >"$work/said" 2>&1; then
		echo "ok $tests - $description"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $tests - $description"
	echo "# failed: $*"
	sed 's/^/# /' "$work/said" | head -n 20
}

# is DESCRIPTION EXPECTED ACTUAL: both are the same text.
is() {
	if [ "$2" = "$3" ]; then
		ok "$1" true
	else
		ok "$1" same "$2" "$3"
	fi
}

same() {
	printf '%s\n' "expected: $1" "actual:   $2"
	return 1
}

# like DESCRIPTION REGEX ACTUAL: the extended regular expression is found in the text.
like() { ok "$1" found "$2" "$3"; }

found() {
	printf '%s\n' "$2" | grep -Eq -e "$1" || same "/$1/" "$2"
}

# status DESCRIPTION NUMBER COMMAND...: the command ends with that status. Leaves what it printed
# in out and err.
status() {
	description=$1 expected=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	is "$description" "status $expected" "status $?"
	# shellcheck disable=SC2034 # for the tests
	out=$(cat "$work/out") err=$(cat "$work/err")
}

skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

finish() {
	echo "1..$tests"
	[ "$failed" = 0 ]
}

# page BODY DATE-IN-WORDS [TIME]: the head of a page of the council system; items follow.
page() {
	printf 'Agenda and minutes\n\n%s - %s %s\n\n' "$1" "$2" "${3-10.00 a.m.}"
	printf 'Venue: Town Hall, Mill Street, Averley\n\nItems\nNo. Item\n\n'
}

# item NUMBER TITLE MINUTES...: an item of such a page.
item() {
	number=$1 title=$2
	shift 2
	printf '%s.\n\n%s\n\nMinutes:\n\n' "$number" "$title"
	printf '%s\n\n' "$@"
}
