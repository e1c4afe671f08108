#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/cmd.h"

/*
 * Options by GOption, the same way for every command: its own entries, --format where it has
 * formats, and -h. The words that are left are taken as bytes (file names), because GOption would
 * else refuse what the locale's encoding can't hold.
 */

struct taking {
	const struct command *command;
	struct context *context;
};

static gboolean
take_format(const char *option, const char *value, gpointer data, GError **error)
{
	struct taking *taking = data;
	const char *const *formats = taking->command->formats;
	g_autofree char *names = NULL;

	for (guint i = 0; formats[i] != NULL; i++) {
		if (strcmp(formats[i], value) == 0) {
			taking->context->format = i;
			taking->context->has_format = TRUE;
			return TRUE;
		}
	}
	names = g_strjoinv(", ", (char **)formats);
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
	    "%s has no format '%s'; it has %s", taking->command->name, value, names);
	(void)option;
	return FALSE;
}

/* "table|tsv|json"; GOption borrows it for as long as it lives. */
static const char *
format_names(const struct command *command)
{
	g_autofree char *names =
	    command->formats != NULL ? g_strjoinv("|", (char **)command->formats) : NULL;

	return g_intern_string(names);
}

static GOptionContext *
options_context(struct taking *taking, char ***words, gboolean *is_help)
{
	const struct command *command = taking->command;
	const GOptionEntry format[] = {
		{ "format", 0, 0, G_OPTION_ARG_CALLBACK, take_format, "Form of the output",
		    format_names(command) },
		{ NULL }
	};
	const GOptionEntry common[] = {
		{ "help", 'h', 0, G_OPTION_ARG_NONE, is_help, "Show this help", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, words, NULL, NULL },
		{ NULL }
	};
	GOptionContext *options = g_option_context_new(command->args);
	GOptionGroup *group = g_option_group_new(command->name, "", "", taking, NULL);

	if (command->options != NULL)
		g_option_group_add_entries(group, command->options);
	if (command->formats != NULL)
		g_option_group_add_entries(group, format);
	g_option_group_add_entries(group, common);
	g_option_context_set_main_group(options, group);
	g_option_context_set_help_enabled(options, FALSE);
	g_option_context_set_strict_posix(options, command->options_end > 0);
	return options;
}

static gboolean
check_words(const struct command *command, char **words, GError **error)
{
	const char *first = words != NULL ? words[0] : NULL;

	if (first != NULL && command->args == NULL) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%s takes no words, but '%s' was given",
		    command->name, first);
		return FALSE;
	}
	if (first == NULL && command->args != NULL && *command->args != '[') {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%s needs more: minutebook %s %s",
		    command->name, command->name, command->args);
		return FALSE;
	}
	return TRUE;
}

GError *
options_wrong(const GError *wrong, const char *help)
{
	g_autofree char *plain = g_strdup(wrong->message);

	if (wrong->domain == MB_ERROR)
		return g_error_copy(wrong);
	plain[0] = g_ascii_tolower(plain[0]);
	return g_error_new(MB_ERROR, MB_ERROR_USAGE, "%s; see 'minutebook %s'", plain, help);
}

/* What may have been meant by an option that the command doesn't have. */
static const char *
option_meant(const struct command *command, const GError *wrong)
{
	if (!g_error_matches(wrong, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
		return "";
	if (strstr(wrong->message, " --cache") != NULL || strstr(wrong->message, " --marks") != NULL)
		return "; --cache and --marks stand before the command";
	return command->options_end > 0 ? "; a word that begins with - stands after --" : "";
}

static GError *
option_wrong(const struct command *command, const GError *wrong)
{
	g_autofree char *help = g_strdup_printf("help %s", command->name);
	g_autoptr(GError) said = options_wrong(wrong, help);

	return g_error_new(MB_ERROR, MB_ERROR_USAGE, "%s%s", said->message,
	    option_meant(command, wrong));
}

/* Takes options up to the first word where they end at one, else all; argv[0] is passed over. */
static gboolean
take_round(struct taking *taking, int argc, char **argv, char ***words, gboolean *is_help, GError **error)
{
	g_autoptr(GOptionContext) options = options_context(taking, words, is_help);
	g_autofree char **left = g_memdup2(argv, (argc + 1) * sizeof(*argv)); /* it takes out of it */
	g_autoptr(GError) wrong = NULL;

	*words = NULL;
	if (!g_option_context_parse(options, &argc, &left, &wrong)) {
		g_propagate_error(error, option_wrong(taking->command, wrong));
		return FALSE;
	}
	if (*words == NULL)
		*words = g_new0(char *, 1);
	return TRUE;
}

/* The first word stays, and options may still follow it. */
static gboolean
take_after_first(struct taking *taking, char ***words, gboolean *is_help, GError **error)
{
	g_auto(GStrv) all = g_steal_pointer(words), rest = NULL;
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

	if (!take_round(taking, g_strv_length(all), all, &rest, is_help, error))
		return FALSE;
	g_strv_builder_add(builder, all[0]);
	g_strv_builder_addv(builder, (const char **)rest);
	*words = g_strv_builder_end(builder);
	return TRUE;
}

static gboolean
has_option(const struct command *command, const char *word)
{
	g_autofree char *name = g_strndup(word + 2, strcspn(word + 2, "="));

	for (const GOptionEntry *entry = command->options; entry != NULL && entry->long_name != NULL; entry++) {
		if (strcmp(entry->long_name, name) == 0)
			return TRUE;
	}
	return command->formats != NULL && strcmp(name, "format") == 0;
}

/* Behind the first word an option is a word, too: it changes what is found, and nobody would see why. */
static void
tell_of_late_options(const struct command *command, char **words)
{
	for (guint i = 1; words[0] != NULL && words[i] != NULL; i++) {
		if (g_str_has_prefix(words[i], "--") && has_option(command, words[i]))
			message_note("minutebook: '%s' is taken for a word, as it stands behind one", words[i]);
	}
}

gboolean
options_take(const struct command *command, struct context *context, int argc, char **argv,
    char ***words, gboolean *is_help, GError **error)
{
	struct taking taking = { command, context };
	gboolean is_said; /* by "--", that all is words */
	guint n;

	*is_help = FALSE;
	if (!take_round(&taking, argc, argv, words, is_help, error))
		return FALSE;
	n = g_strv_length(*words);
	is_said = strcmp(argv[argc - n - 1], "--") == 0;
	if (command->options_end == 2 && n > 1 && !is_said && !take_after_first(&taking, words, is_help, error))
		return FALSE;
	if (command->options_end > 0 && !is_said)
		tell_of_late_options(command, *words);
	return *is_help || check_words(command, *words, error);
}

char *
options_help(const struct command *command)
{
	struct context context = { NULL };
	struct taking taking = { command, &context };
	char **words = NULL;
	gboolean is_help = FALSE;
	g_autoptr(GOptionContext) options = options_context(&taking, &words, &is_help);
	g_autofree char *program = g_strdup_printf("minutebook %s", command->name);
	g_autofree char *text = NULL;
	g_autoptr(GString) usage = NULL;

	g_option_context_set_summary(options, command->summary);
	g_option_context_set_description(options, command->examples);
	g_set_prgname(program);
	text = g_option_context_get_help(options, TRUE, NULL);
	g_set_prgname("minutebook");
	usage = g_string_new(text);
	/* As in the words of the command's own. */
	g_string_replace(usage, "[OPTION…]", "[OPTION...]", 1);
	return g_string_free(g_steal_pointer(&usage), FALSE);
}
