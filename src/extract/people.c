/*
 * People introduced with their posts: "Ann Lee, Head of Moorings", "the Head of Roads, Tom Park". A
 * sentence is gone through word by word from the left; at each name the words after it are tried,
 * then those before it.
 */
#include <string.h>
#include "extract/people.h"

/* What was found in one sentence; an organisation counts only beside posts. */
struct candidate {
	struct name name;
	struct post post;
	const struct rule *rule;
	gboolean is_organisation;
};

struct people {
	struct scene *scene;
	struct words words;
	struct cue_set posts; /* the cues of rules that find posts: without one of them, nobody has any */
	GArray *found; /* struct candidate */
};

static gboolean
has_form(const struct rule *rule, const char *form)
{
	return strcmp(rule->form != NULL ? rule->form : "post", form) == 0;
}

/* The first rule of a form that finds something in bytes `from` to `to`. */
static const struct rule *
find_rule(const struct scene *scene, const char *form, const struct cue_set *cues, gsize from, gsize to)
{
	const GPtrArray *rules = phrases_topic(scene->phrases, "person")->rules;
	gsize group[2 * RULE_GROUPS];

	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];

		if (has_form(rule, form) && rule_may_find(rule, cues) &&
		    scene_finds(scene, rule, from, to, group))
			return rule;
	}
	return NULL;
}

static const struct rule *
post_rule(const struct people *search, const struct sentence *sentence, const struct post *post, const char *form)
{
	return find_rule(search->scene, form, &sentence->cues, word_at(&search->words, post->first)->from,
	    word_at(&search->words, post->end - 1)->to);
}

/* The byte after words `first` to `end`, with the bracket of "Head of Needs (SEND)". */
static gsize
words_end(const struct words *words, guint first, guint end)
{
	gsize to = word_at(words, end - 1)->to;

	for (guint n = first + 1; n < end; n++)
		if (word_is(words, n, WORD_OPENS) && word_is(words, end - 1, WORD_CLOSES))
			return to + 1;
	return to;
}

static char *
words_line(const struct people *search, guint first, guint end)
{
	return scene_line(search->scene, word_at(&search->words, first)->from, words_end(&search->words, first, end));
}

/* The chair of this meeting is attendance, whatever the words around it. */
static gboolean
is_plain_chair(const struct people *search, const struct post *post)
{
	static struct rx *chair;
	g_autofree char *line = words_line(search, post->first, post->end);

	return rx_search(rx_own(&chair, "^(?:the )?(?:vice|deputy|acting)?[- ]?(?:chair|chairman|chairwoman|chairperson|"
	    "convener|convenor|member|officer|lead)$", RX_CASELESS), line, strlen(line), 0, NULL, 0) == RX_MATCH;
}

/* Whether "the" or its like stands right before word n. */
static gboolean
has_article(struct words *words, guint n)
{
	return n > 0 && word_in(words, n - 1, LIST_BEFORE_POST);
}

/* Whether a name stands at word n that has no post of its own after it. */
static gboolean
is_bare_name(struct words *words, guint n)
{
	struct name name;
	struct post post;

	return name_read(words, n, &name) && !post_after(words, post_place(words, &name), &post);
}

/* "In answer to Councillor Pell, the Head of Roads said", "the Clerk, Ann Lee, Head of Roads, Tom Park,
 * said": whether the post at `place` is not that of the name before it. */
static gboolean
is_of_another(struct words *words, const struct name *name, guint place, gboolean has_before, const struct post *post)
{
	guint last = post->end - 1;

	if (word_is(words, last, WORD_CLOSES | WORD_STOPS))
		return FALSE;
	if (word_is(words, last, WORD_COMMA))
		return (has_before || has_article(words, place)) && is_bare_name(words, post->end);
	return has_article(words, place) && name->first > 0 &&
	    (word_in(words, name->first - 1, LIST_WITHIN) || word_reads(words, name->first - 1, "by"));
}

/* A post after the name, or else before it. "the Head of Roads, Tom Park, the Clerk, Ann Lee": where
 * both may be, "the" on either side is the sign that it stands before. */
static gboolean
find_post(struct people *search, const struct name *name, guint low, struct post *post)
{
	struct words *words = &search->words;
	struct post before;
	guint place = post_place(words, name);
	gboolean has_before = post_before(words, name, low, &before);
	gboolean has_after = place < words->all->len && !name_is_possessive(words, name->end - 1) &&
	    post_after(words, place, post) && !is_of_another(words, name, place, has_before, post);
	gboolean has_articles = has_after && has_before && has_article(words, before.first) && has_article(words, place);

	if (has_before && (!has_after || has_articles))
		*post = before;
	return has_before || has_after;
}

static gboolean
find_candidate(struct people *search, const struct sentence *sentence, const struct name *name, guint low,
    struct candidate *candidate)
{
	struct words *words = &search->words;
	struct post *post = &candidate->post;

	*candidate = (struct candidate){ .name = *name };
	if (find_post(search, name, low, post)) {
		candidate->rule = post_rule(search, sentence, post, "post");
		if (candidate->rule != NULL)
			return !is_plain_chair(search, post);
	}
	candidate->is_organisation = TRUE;
	if (name->is_address || !word_is(words, name->end - 1, WORD_COMMA) ||
	    !post_is_organisation(words, name->end, post))
		return FALSE;
	candidate->rule = post_rule(search, sentence, post, "organisation");
	return candidate->rule != NULL;
}

static void
search_sentence(struct people *search, const struct sentence *sentence)
{
	struct words *words = &search->words;
	guint low = 0;

	g_array_set_size(search->found, 0);
	words_cut(words, sentence->from, sentence->to);
	for (guint n = 0; n < words->all->len; n++) {
		struct candidate candidate;
		struct name name;

		if (!word_is(words, n, WORD_CAPITAL) || !name_read(words, n, &name))
			continue;
		n = name.end - 1;
		if (!find_candidate(search, sentence, &name, low, &candidate))
			continue;
		g_array_append_val(search->found, candidate);
		low = MAX(name.end, candidate.post.end);
		n = low - 1;
	}
}

/* Whether somebody with a post is among them; and for organisations, an introduction. */
static gboolean
has_guests(const struct people *search, const struct sentence *sentence)
{
	gboolean has_post = FALSE;

	for (guint i = 0; i < search->found->len; i++)
		has_post = has_post || !g_array_index(search->found, struct candidate, i).is_organisation;
	return has_post && find_rule(search->scene, "introduction", &sentence->cues, sentence->from, sentence->to) != NULL;
}

/* The sentence that leads in a list, of which this one is an entry. */
static const struct sentence *
lead_in(const struct scene *scene, guint n)
{
	const struct sentence *all = &g_array_index(scene->sentences, struct sentence, 0);
	guint i = n;

	while (i > 0 && all[i].bullet > 0 && all[i].bullet >= all[n].bullet)
		i--;
	return all + i;
}

static gboolean
is_left_out(const struct scene *scene, guint n)
{
	const struct sentence *sentence = &g_array_index(scene->sentences, struct sentence, n), *lead = lead_in(scene, n);

	return find_rule(scene, "none", &sentence->cues, sentence->from, sentence->to) != NULL ||
	    (lead != sentence && find_rule(scene, "none", &lead->cues, lead->from, lead->to) != NULL);
}

static const char *
last_word(const char *name)
{
	const char *blank = strrchr(name, ' ');

	return blank != NULL ? blank + 1 : name;
}

/* Whether one post is the other, or its beginning. */
static gboolean
is_same_post(const char *a, const char *b)
{
	gsize size = MIN(strlen(a), strlen(b));

	return g_ascii_strncasecmp(a, b, size) == 0 && !g_ascii_isalpha(a[size]) && !g_ascii_isalpha(b[size]);
}

/* One name, or one surname and one post, is one person. */
static gboolean
is_known(const struct item *item, const char *name, const char *role)
{
	for (guint i = 0; i < item->people->len; i++) {
		const struct person *other = item->people->pdata[i];

		if (g_ascii_strcasecmp(other->name, name) == 0 ||
		    (g_ascii_strcasecmp(last_word(other->name), last_word(name)) == 0 && is_same_post(other->role, role)))
			return TRUE;
	}
	return FALSE;
}

/* "Stuart Hall's report" and "Stuart Hall:-" name Stuart Hall. */
static void
drop_possessive(char *name)
{
	gsize size = strlen(name);

	while (size > 0 && strchr(":-;,", name[size - 1]))
		name[--size] = '\0';

	if (g_str_has_suffix(name, "'s"))
		name[size - 2] = '\0';
	else if (g_str_has_suffix(name, "\xe2\x80\x99s"))
		name[size - 4] = '\0';
}

static void
keep(const struct people *search, const struct candidate *candidate)
{
	const struct words *words = &search->words;
	const struct name *name = &candidate->name;
	const struct post *post = &candidate->post;
	gsize from = MIN(word_at(words, name->bare)->from, word_at(words, post->first)->from);
	gsize to = MAX(words_end(words, name->bare, name->bare_end), words_end(words, post->first, post->end));
	g_autofree char *who = words_line(search, name->bare, name->bare_end);
	g_autofree char *role = words_line(search, post->first, post->end);
	struct item *item = search->scene->item;
	struct person *person;

	drop_possessive(who);
	if (is_known(item, who, role))
		return;
	person = person_new(item->arena);
	person->name = arena_copy(item->arena, who, -1);
	person->role = arena_copy(item->arena, role, -1);
	person->rule = candidate->rule->name;
	scene_source(search->scene, from, to, &person->starts, &person->ends);
	item_add_person(item, person);
}

static void
keep_all(const struct people *search, guint n)
{
	gboolean are_guests = has_guests(search, &g_array_index(search->scene->sentences, struct sentence, n));

	if (is_left_out(search->scene, n))
		return;
	for (guint i = 0; i < search->found->len && !scene_is_full(search->scene->item->people); i++) {
		const struct candidate *candidate = &g_array_index(search->found, struct candidate, i);

		if (!candidate->is_organisation || are_guests)
			keep(search, candidate);
	}
}

static struct people *
people_new(struct scene *scene)
{
	struct people *search = g_new0(struct people, 1);
	const GPtrArray *rules = phrases_topic(scene->phrases, "person")->rules;

	search->scene = scene;
	words_init(&search->words, scene);
	for (guint i = 0; i < rules->len; i++)
		if (has_form(rules->pdata[i], "post"))
			rule_add_cues(rules->pdata[i], &search->posts);
	search->found = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	return search;
}

void
people_free(struct people *search)
{
	if (search == NULL)
		return;
	g_array_unref(search->found);
	words_clear(&search->words);
	g_free(search);
}

void
find_people(struct scene *scene)
{
	if (scene->people == NULL)
		scene->people = people_new(scene);
	for (guint i = 0; i < scene->sentences->len && !scene_is_full(scene->item->people); i++) {
		const struct sentence *sentence = &g_array_index(scene->sentences, struct sentence, i);

		if (!cue_sets_meet(&scene->people->posts, &sentence->cues) ||
		    !words_may_name(scene->text, sentence->from, sentence->to))
			continue;
		search_sentence(scene->people, sentence);
		if (scene->people->found->len > 0)
			keep_all(scene->people, i);
	}
}
