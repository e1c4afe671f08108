# Completion for minutebook in bash: commands, options, names of lists and formats.
# tests/cmd/help.sh compares it with the program's own table.

_minutebook_command() {
	local i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--cache | --marks) i=$((i + 1)) ;;
		-*) ;;
		*)
			echo "${COMP_WORDS[i]}"
			return
			;;
		esac
	done
}

# Names with blanks are quoted, and folders end in a slash.
_minutebook_files() {
	compopt -o filenames 2>/dev/null
	mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

_minutebook() {
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
	local commands='load forget browse search print list mark set marks brief facts export check help'
	local command words=
	command=$(_minutebook_command)

	case $previous in
	--cache | --marks)
		_minutebook_files "$current"
		return
		;;
	--format)
		case $command in
		search) words='table tsv json' ;;
		print) words='text markdown json' ;;
		list | marks) words='table tsv csv json plain' ;;
		export) words='jsonl csv ics' ;;
		esac
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
		return
		;;
	--sort)
		mapfile -t COMPREPLY < <(compgen -W 'date relevance' -- "$current")
		return
		;;
	esac

	case $command in
	'') words="$commands --cache --marks --help --version" ;;
	load) words='--council --rebuild --prune --jobs --dry-run --help' ;;
	search) words='--count --explain --group --limit --regex --sort --format --help' ;;
	print) words='--source --format --help' ;;
	list) words='bodies meetings items resolutions actions people references sources gaps searches --limit --format --help' ;;
	facts) words='--council --text --explain --help' ;;
	export) words='--format --help' ;;
	brief) words='--on --help' ;;
	mark) words='open done waiting dropped --note --on --by --undo --help' ;;
	set) words='date body council --help' ;;
	marks) words='list export import --format --help' ;;
	browse) words='--pick --help' ;;
	forget | check) words='--help' ;;
	help) words="$commands --help" ;;
	esac
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
	case $command in
	load | forget | facts | marks) [ "${current#-}" != "$current" ] || _minutebook_files "$current" ;;
	esac
}

complete -F _minutebook minutebook
