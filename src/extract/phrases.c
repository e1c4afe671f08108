#include <string.h>
#include "base/error.h"
#include "extract/phrases.h"

static const char builtin[] =
#include "extract/phrases.inc"
;

struct phrases {
	struct pieces pieces;
	GHashTable *topics;  /* char * to struct topic */
	struct cues *cues;
	struct topic *none;
	GPtrArray *lists;    /* char *: names of the pieces that only list words; the n-th has bit n */
	GHashTable *listed;  /* their words, char * to guint64 *: the bits of the lists that hold it */
};

static void
rule_free(gpointer data)
{
	struct rule *rule = data;

	pattern_free(rule->pattern);
	pattern_free(rule->before);
	g_array_unref(rule->cues);
	g_strfreev(rule->title);
	g_strfreev(rule->event);
	g_hash_table_unref(rule->values);
	g_free(rule);
}

/* --- Lists of words -------------------------------------------------------------------------- */

static void
add_to_list(struct phrases *phrases, const char *word, guint64 bit)
{
	guint64 *bits = g_hash_table_lookup(phrases->listed, word);

	if (bits == NULL) {
		bits = g_new0(guint64, 1);
		g_hash_table_insert(phrases->listed, g_strdup(word), bits);
	}
	*bits |= bit;
}

/* A list is small letters, digits and what stands in words, between bars: what else a pattern is made of is
 * no word. The user's list takes the place of ours. */
static void
add_lists(struct phrases *phrases, GKeyFile *file)
{
	g_auto(GStrv) names = file != NULL ? g_key_file_get_keys(file, "words", NULL, NULL) : NULL;

	for (guint i = 0; names != NULL && names[i] != NULL && phrases->lists->len < 64; i++) {
		g_autofree char *piece = g_key_file_get_value(file, "words", names[i], NULL);
		g_auto(GStrv) words = g_strsplit(piece, "|", -1);

		if (strspn(piece, "abcdefghijklmnopqrstuvwxyz0123456789&-'|") < strlen(piece) || phrases_list(phrases, names[i]) != 0)
			continue;
		g_ptr_array_add(phrases->lists, g_strdup(names[i]));
		for (guint j = 0; words[j] != NULL; j++)
			add_to_list(phrases, words[j], phrases_list(phrases, names[i]));
	}
}

/* --- Rules ----------------------------------------------------------------------------------- */

/* "would|will_be" is "would_be" and "will_be". No more than there may be of them: choices multiply. */
static void
add_alternatives(GPtrArray *words, const char *word)
{
	gsize bar = strcspn(word, "|"), first = bar, end = bar + strcspn(word + bar, "_");
	g_autofree char *choice = NULL;
	g_auto(GStrv) choices = NULL;

	if (words->len > STARTS_MOST)
		return;
	if (word[bar] == '\0') {
		if (bar > 0)
			g_ptr_array_add(words, g_strdup(word));
		return;
	}
	while (first > 0 && word[first - 1] != '_')
		first--;
	choice = g_strndup(word + first, end - first);
	choices = g_strsplit(choice, "|", -1);
	for (guint i = 0; choices[i] != NULL; i++) {
		g_autofree char *one = g_strdup_printf("%.*s%s%s", (int)first, word, choices[i], word + end);

		add_alternatives(words, one);
	}
}

/* The words of a list, written out. */
static GPtrArray *
words_of(const char *list)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) written = g_strsplit_set(list != NULL ? list : "", " \t", -1);

	for (guint i = 0; written[i] != NULL; i++)
		add_alternatives(words, written[i]);
	return words;
}

/* The words of a list have one cue together: they are many. "co-ordinator" is met by its last part. -1 where
 * there is no such list, or a word of it can be no cue. */
static int
add_cue_list(struct phrases *phrases, const char *piece)
{
	g_autofree char *name = g_strndup(piece + strlen("%{"), strlen(piece) - strlen("%{}"));
	guint64 list = phrases_list(phrases, name);
	int cue = list != 0 ? cues_add_group(phrases->cues) : -1;
	GHashTableIter i;
	gpointer word, lists;

	g_hash_table_iter_init(&i, phrases->listed);
	while (cue >= 0 && g_hash_table_iter_next(&i, &word, &lists)) {
		const char *dash = strrchr(word, '-');

		if ((*(const guint64 *)lists & list) != 0 &&
		    !cues_add_to_group(phrases->cues, cue, dash != NULL ? dash + 1 : word))
			return -1;
	}
	return cue;
}

/* A list that can be no cue, since the user has one of his own, leaves the rule without the set: it is
 * tried more often then, and finds the same. */
static gboolean
add_cue_set(struct phrases *phrases, struct rule *rule, const char *list, GError **error)
{
	g_autoptr(GPtrArray) words = words_of(list);
	struct cue_need need = { 0 };

	for (guint i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];
		gboolean is_list = g_str_has_prefix(word, "%{") && g_str_has_suffix(word, "}");
		int cue = is_list ? add_cue_list(phrases, word) : cues_add(phrases->cues, word);

		if (cue < 0 && is_list)
			return TRUE;
		if (cue < 0) {
			g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "cue '%s': not two or more small letters "
			    "or digits, or there are more than %d cues", word, CUES_MOST);
			return FALSE;
		}
		cue_need_add(&need, cue);
	}
	g_array_append_val(rule->cues, need);
	return TRUE;
}

static gboolean
add_cues(struct phrases *phrases, struct rule *rule, GError **error)
{
	const char *value = rule_value(rule, "cues");
	g_auto(GStrv) sets = g_strsplit(value != NULL ? value : "", "&", -1);

	for (guint i = 0; sets[i] != NULL; i++)
		if (!add_cue_set(phrases, rule, sets[i], error))
			return FALSE;
	return TRUE;
}

static gboolean
add_starts(struct phrases *phrases, struct rule *rule, GError **error)
{
	const char *value = rule_value(rule, "starts");
	g_autoptr(GPtrArray) words = words_of(value);

	rule->has_starts = value != NULL;
	for (guint i = 0; i < words->len; i++) {
		int start = cues_add_start(phrases->cues, words->pdata[i]);

		if (start < 0) {
			g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "start '%s': not small letters or digits, "
			    "or there are more than %d starts", (char *)words->pdata[i], STARTS_MOST);
			return FALSE;
		}
		rule->starts.bits[start / 64] |= G_GUINT64_CONSTANT(1) << start % 64;
	}
	return TRUE;
}

/* What the user wrote is looked at now, to tell him what is wrong with it; ours when it is tried. */
static gboolean
take_patterns(struct phrases *phrases, struct rule *rule, GError **error)
{
	const char *pattern = rule_value(rule, "pattern");

	if (pattern == NULL) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE, "it has no pattern");
		return FALSE;
	}
	rule->pattern = pattern_new(&phrases->pieces, pattern, rule->has_starts);
	rule->before = pattern_new(&phrases->pieces, rule_value(rule, "before"), FALSE);
	return phrases->pieces.files[0] == NULL ||
	    (pattern_check(rule->before, error) && pattern_check(rule->pattern, error));
}

static GHashTable *
values_of(GKeyFile *file, const char *group)
{
	GHashTable *values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);

	for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
		g_hash_table_insert(values, g_strdup(keys[i]), g_key_file_get_value(file, group, keys[i], NULL));
	return values;
}

/* Made where it is new. */
static struct topic *
topic_named(struct phrases *phrases, const char *name, GDestroyNotify free_rule)
{
	struct topic *topic = g_hash_table_lookup(phrases->topics, name);

	if (topic == NULL) {
		topic = topic_new(free_rule);
		g_hash_table_insert(phrases->topics, g_strdup(name), topic);
	}
	return topic;
}

static struct topic *
topic_of(struct phrases *phrases, const char *rule)
{
	g_autofree char *name = g_strndup(rule, strcspn(rule, "."));

	return topic_named(phrases, name, rule_free);
}

/* A rule that is tried nowhere would be lost without a word. */
static gboolean
check_where(const struct rule *rule, GError **error)
{
	if (rule->where == NULL || strcmp(rule->where, "limb") == 0 || strcmp(rule->where, "narrative") == 0 || strcmp(rule->where, "list") == 0)
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "where '%s': limb or narrative, or none for both; list: where actions are listed", rule->where);
	return FALSE;
}

static void
take_filters(struct rule *rule)
{
	const char *longest = rule_value(rule, "longest"), *title = rule_value(rule, "title"), *event = rule_value(rule, "event");

	rule->form = g_intern_string(rule_value(rule, "form"));
	rule->kind = g_intern_string(rule_value(rule, "kind"));
	rule->is_veto = g_strcmp0(rule->kind, "none") == 0;
	rule->is_none = g_strcmp0(rule->form, "none") == 0;
	rule->event = event != NULL ? g_strsplit(event, " ", -1) : NULL;
	rule->where = g_intern_string(rule_value(rule, "where"));
	rule->title = title != NULL ? g_strsplit(title, "|", -1) : NULL;
	rule->longest = longest != NULL ? g_ascii_strtoull(longest, NULL, 10) : G_MAXSIZE;
	rule->needs_capitals = rule_value(rule, "capitals") != NULL;
	rule->first = rule_value(rule, "first");
}

static gboolean
take_rule(struct phrases *phrases, struct rule *rule, GError **error)
{
	if (topic_add(topic_of(phrases, rule->name), rule))
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "there are more than %d rules of this topic, or "
	    "more than %d sets of cues", TOPIC_RULES, CUE_SLOTS);
	return FALSE;
}

static gboolean
add_rule(struct phrases *phrases, GKeyFile *file, const char *name, GError **error)
{
	struct rule *rule = g_new0(struct rule, 1);

	rule->name = g_intern_string(name);
	rule->cues = g_array_new(FALSE, FALSE, sizeof(struct cue_need));
	rule->values = values_of(file, name);
	take_filters(rule);
	if (g_strcmp0(rule_value(rule, "off"), "true") == 0) {
		rule_free(rule);
		return TRUE;
	}
	if (check_where(rule, error) && add_starts(phrases, rule, error) && take_patterns(phrases, rule, error) &&
	    add_cues(phrases, rule, error) && take_rule(phrases, rule, error))
		return TRUE;
	g_prefix_error(error, "[%s]: ", name);
	rule_free(rule);
	return FALSE;
}

static gboolean
add_rules(struct phrases *phrases, GKeyFile *file, GKeyFile *over, GError **error)
{
	g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);

	for (guint i = 0; groups[i] != NULL; i++) {
		if (strcmp(groups[i], "words") == 0 || (over != NULL && g_key_file_has_group(over, groups[i])))
			continue;
		if (!add_rule(phrases, file, groups[i], error))
			return FALSE;
	}
	return TRUE;
}

/* The rules of actions that are tried in one place. Those that say what is none have topics of their own: their
 * cues are in most sentences, and they are asked only where something was found. */
static void
add_actions(struct phrases *phrases, const char *where)
{
	const GPtrArray *rules = topic_named(phrases, "action", rule_free)->rules;
	g_autofree char *actions = g_strdup_printf("action.%s", where), *none = g_strdup_printf("none.%s", where);

	for (guint i = 0; i < rules->len; i++) {
		struct rule *rule = rules->pdata[i];

		if (rule->where == NULL ? strcmp(where, "list") != 0 : strcmp(rule->where, where) == 0)
			topic_add(topic_named(phrases, rule->is_veto ? none : actions, NULL), rule);
	}
}

/* --- Files ----------------------------------------------------------------------------------- */

static GKeyFile *
parse(const char *text, GError **error)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GError) mistake = NULL;

	if (*text == '\0' || g_key_file_load_from_data(file, text, -1, G_KEY_FILE_NONE, &mistake))
		return g_steal_pointer(&file);
	g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE, mistake->message);
	return NULL;
}

static gboolean
read_files(struct phrases *phrases, const char *own, GError **error)
{
	if (own != NULL && (phrases->pieces.files[0] = parse(own, error)) == NULL)
		return FALSE;
	if ((phrases->pieces.files[1] = parse(builtin, error)) == NULL)
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(phrases->pieces.files); i++)
		add_lists(phrases, phrases->pieces.files[i]);
	return TRUE;
}

static gboolean
close_cues(struct phrases *phrases, GError **error)
{
	if (cues_close(phrases->cues))
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE, "its cues and starts have too many letters");
	return FALSE;
}

struct phrases *
phrases_new(const char *own, const char *own_path, GError **error)
{
	struct phrases *phrases = g_new0(struct phrases, 1);

	phrases->topics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, topic_free);
	phrases->cues = cues_new();
	phrases->none = topic_new(NULL);
	phrases->lists = g_ptr_array_new_with_free_func(g_free);
	phrases->listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (read_files(phrases, own, error) &&
	    (own == NULL || add_rules(phrases, phrases->pieces.files[0], NULL, error)) &&
	    add_rules(phrases, phrases->pieces.files[1], phrases->pieces.files[0], error) && close_cues(phrases, error)) {
		add_actions(phrases, "limb");
		add_actions(phrases, "narrative");
		add_actions(phrases, "list");
		return phrases;
	}
	if (own_path != NULL)
		g_prefix_error(error, "'%s': ", own_path);
	phrases_free(phrases);
	return NULL;
}

void
phrases_free(struct phrases *phrases)
{
	if (phrases == NULL)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(phrases->pieces.files); i++)
		g_clear_pointer(&phrases->pieces.files[i], g_key_file_unref);
	g_hash_table_unref(phrases->topics);
	cues_free(phrases->cues);
	topic_free(phrases->none);
	g_ptr_array_unref(phrases->lists);
	g_hash_table_unref(phrases->listed);
	g_free(phrases);
}

const struct topic *
phrases_topic(const struct phrases *phrases, const char *name)
{
	const struct topic *topic = g_hash_table_lookup(phrases->topics, name);

	return topic != NULL ? topic : phrases->none;
}

const struct cues *
phrases_cues(const struct phrases *phrases)
{
	return phrases->cues;
}

guint64
phrases_list(const struct phrases *phrases, const char *name)
{
	for (guint i = 0; i < phrases->lists->len; i++)
		if (strcmp(phrases->lists->pdata[i], name) == 0)
			return G_GUINT64_CONSTANT(1) << i;
	return 0;
}

guint64
phrases_lists_of(const struct phrases *phrases, const char *word)
{
	const guint64 *bits = g_hash_table_lookup(phrases->listed, word);

	return bits != NULL ? *bits : 0;
}
