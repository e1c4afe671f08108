/*
 * Patterns as data, for extract/ alone: data/phrases.conf, which is compiled in, and the user's own
 * phrases.conf over it (a rule of the same name takes the place of ours; `off = true` drops it).
 *
 *     topic_choose(phrases_topic(phrases, "action"), &sentence->cues, &chosen);
 *     ... rule_finds(topic_rule(topic, i), text, size, from, groups)
 *
 * The file is a key file (GKeyFile). [words] names pieces of patterns that rules take in as %{name};
 * every other group is a rule, [TOPIC.NAME]:
 *
 *     pattern   PCRE2, without regard to case, unless it begins with (?-i); \w and \b know ASCII only
 *               (RX_ASCII), so that a name's letters are \p{L}
 *     cues      words of which one must begin a word of the sentence before the pattern is tried
 *               ("would shall"); several such sets, parted by "&", must all be met. What can't
 *               match anyway costs nothing then. "asked_for|to" is two words, with blanks between,
 *               of which the second is either; "#" what begins with a digit, "~" with neither
 *               digit nor ASCII letter; "%{post}" any word of a list
 *     starts    the words with which a match can begin, all of them ("by before until deadline"):
 *               whole words, beginnings with a `*` ("commenc*"), `#` for what begins with a digit,
 *               several words as in cues. The pattern is tried at these words alone then, instead of at
 *               each byte
 *     before    a pattern that must match up to where `pattern` does: what begins with many words
 *               ("the Head of Parks agreed to check") costs a hundredth when its verb is looked for
 *               first
 *     why       the reason for the rule
 *     example, example2, ...               sentences in which it must find something
 *     counterexample, counterexample2, ... and in which it must not
 *
 * and whatever else a topic asks for: kind, form.
 */
#ifndef EXTRACT_PHRASES_H
#define EXTRACT_PHRASES_H

#include "extract/pattern.h"
#include "extract/topic.h"

enum { RULE_GROUPS = 24 };

struct rule {
	const char *name;  /* interned: "action.circulated" */
	struct pattern *pattern, *before; /* before: NULL for most */
	GArray *cues;      /* struct cue_need: each of them must be met; empty: always tried */
	gboolean has_starts; /* it is tried only at the words of `starts` */
	struct start_set starts;
	const char *form, *kind, *where; /* interned values of these keys; NULL: none */
	char **title;      /* words of which one must stand in the item's title, in small letters; NULL: any title */
	gboolean is_veto;  /* `kind = none` */
	gboolean is_none;  /* `form = none` */
	char **event;      /* the words of `event`; NULL: none */
	gsize longest;     /* bytes of the sentence; value of `longest` */
	gboolean needs_capitals; /* a word of four capitals in it; `capitals = true` */
	const char *first; /* where it begins with a letter, one of these; value of `first`; NULL: any */
	GHashTable *values; /* all keys of its group, char * to char * */
};

struct phrases;

/* `own` (may be NULL) is the text of the user's file and `own_path` its name for messages. NULL and
 * MB_ERROR_USAGE. The caller frees. */
struct phrases *phrases_new(const char *own, const char *own_path, GError **error);
void phrases_free(struct phrases *phrases);

/* The rules of a topic in the order of the file, the user's new ones first. Never NULL; owned by the
 * phrases. Those of "action" are there again by what they say and where: "action.limb", "none.limb" (of what
 * only looks like one), "action.narrative", "none.narrative". */
const struct topic *phrases_topic(const struct phrases *phrases, const char *topic);

/* The scanner for all cues of these phrases. */
const struct cues *phrases_cues(const struct phrases *phrases);

/*
 * A piece of [words] that only lists words ("director|manager|co-ordinator") can be asked from the
 * side of the word, too. The bit of such a piece; 0 where there is none of that name.
 */
guint64 phrases_list(const struct phrases *phrases, const char *name);
/* The bits of all the lists that hold a word (in small letters). */
guint64 phrases_lists_of(const struct phrases *phrases, const char *word);

/* A value of the rule's group; NULL where it has none. Owned by the rule. */
const char *rule_value(const struct rule *rule, const char *key);

/* Whether a text that begins at byte `from` has a first letter that the rule can begin with. */
gboolean rule_may_begin(const struct rule *rule, const char *text, gsize from);

/* Whether the rule's cues are among those met. */
gboolean rule_may_find(const struct rule *rule, const struct cue_set *met);
/* Adds those of its first set, or all cues that there are where it asks for none. */
void rule_add_cues(const struct rule *rule, struct cue_set *cues);

/*
 * Searches text (bytes up to `size`) from byte `from`, where what is read begins. `starts` are the
 * words of the text that patterns can begin with (cues_scan(); NULL: not known, which takes longer). On TRUE group[2n], group[2n+1] are the
 * bytes of group n, G_MAXSIZE where it took no part; `group` has room for 2 * RULE_GROUPS. A search
 * that meets a limit finds nothing.
 */
gboolean rule_finds(const struct rule *rule, const char *text, const GArray *starts, gsize size, gsize from, gsize *group);

/* The bytes of a named group of the last search; FALSE where it took no part or isn't there. Groups
 * of `before` are found by searching again: for them `text` and `from` are those of the search. */
gboolean rule_group_before(const struct rule *rule, const char *text, gsize from, const gsize *group, const char *name,
    gsize *starts, gsize *ends);
gboolean rule_group(const struct rule *rule, const gsize *group, const char *name, gsize *starts, gsize *ends);

#endif
