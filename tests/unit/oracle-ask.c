/* Random queries: each as it is typed and as it is meant, so that no parser is needed for what it means. */
#include <string.h>
#include "oracle.h"

/* --- Choosing ----------------------------------------------------------------------------------- */

static gboolean
one_in(GRand *rand, int n)
{
	return g_rand_int_range(rand, 0, n) == 0;
}

static gpointer
any(GRand *rand, const GPtrArray *list)
{
	return list->pdata[g_rand_int_range(rand, 0, list->len)];
}

static const char *
any_of(GRand *rand, const char *const *list)
{
	return list[g_rand_int_range(rand, 0, g_strv_length((char **)list))];
}

/* The minutes are the longest. What facts say is in them, but in:action asks for it alone. */
static const struct told_text *
any_text(const struct oracle *oracle, GRand *rand)
{
	if (oracle->from != NULL)
		return ((const struct told_fact *)any(rand, oracle->from))->text;
	if (one_in(rand, 6))
		return ((const struct told_fact *)any(rand, one_in(rand, 2) ? oracle->actions : oracle->resolutions))->text;
	for (;;) {
		const struct told_item *item = any(rand, oracle->items);
		int field = one_in(rand, 3) ? g_rand_int_range(rand, 0, ITEM_FIELDS) : FIELD_MINUTES_TEXT;

		if (item->fields[field]->raw->len > 0)
			return item->fields[field];
	}
}

/* --- Words -------------------------------------------------------------------------------------- */

/* Apostrophes and dashes of every shape, and what else parts words. */
static const char *const joints[] = { "'", "\u2019", "\u2018", "\u02bc", "\u00b4", "\u2032", "-", "\u2010", "\u2011", "\u2013",
	"\u2014", "\u2212", "/", ".", "&", "_", NULL };

static void
add_folded(GRand *rand, GString *out, gunichar c)
{
	static const gunichar accents[] = { 0x300, 0x301, 0x308, 0x327 };
	int way = g_rand_int_range(rand, 0, 12);

	g_string_append_unichar(out, way < 3 ? g_unichar_toupper(c) : way < 6 ? g_unichar_tolower(c) : c);
	if (way == 6 && g_unichar_isalpha(c) && c < 0x250)
		g_string_append_unichar(out, accents[g_rand_int_range(rand, 0, G_N_ELEMENTS(accents))]);
}

/* The same word in another case, with other accents. */
static char *
disguise(GRand *rand, const char *word)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!one_in(rand, 4))
		return g_strdup(word);
	for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at))
		add_folded(rand, out, g_utf8_get_char(at));
	return g_utf8_normalize(out->str, -1, one_in(rand, 2) ? G_NORMALIZE_NFC : G_NORMALIZE_NFD);
}

/* Small letters without accents. */
static char *
plain(const char *word)
{
	g_auto(GStrv) folded = fold_words(word, NULL);

	return g_strdup(folded[0] != NULL ? folded[0] : word);
}

static char *
nonsense(GRand *rand)
{
	GString *out = g_string_new(NULL);

	for (int n = g_rand_int_range(rand, 1, 9); n > 0; n--)
		g_string_append_c(out, "aeinorstlw"[g_rand_int_range(rand, 0, 10)]);
	return g_string_free(out, FALSE);
}

/* "worth" of "worthing", and "worthings". */
static char *
near_miss(GRand *rand, const char *word)
{
	glong size = g_utf8_strlen(word, -1);

	if (size > 3 && one_in(rand, 2))
		return g_utf8_substring(word, 0, size - g_rand_int_range(rand, 1, 3));
	return g_strconcat(word, one_in(rand, 2) ? "s" : "ing", NULL);
}

static char *
a_word(const struct oracle *oracle, GRand *rand)
{
	const char *word = any(rand, one_in(rand, 6) ? oracle->accented : any_text(oracle, rand)->raw);

	switch (g_rand_int_range(rand, 0, 12)) {
	case 0:
		return nonsense(rand);
	case 1:
		return near_miss(rand, word);
	case 2:
	case 3:
		return plain(word);
	default:
		return disguise(rand, word);
	}
}

/* Up to eight letters. */
static char *
a_beginning(const struct oracle *oracle, GRand *rand)
{
	g_autofree char *word = a_word(oracle, rand);
	glong n = g_rand_int_range(rand, 1, 9), size = g_utf8_strlen(word, -1);

	return g_utf8_substring(word, 0, MIN(n, size));
}

static char *
joined(GRand *rand, const GPtrArray *words, guint from, guint n, gboolean has_blanks)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < n; i++) {
		g_autofree char *word = disguise(rand, words->pdata[from + i]);

		if (i > 0)
			g_string_append(out, has_blanks && !one_in(rand, 6) ? " " : any_of(rand, joints));
		g_string_append(out, word);
	}
	return g_string_free(out, FALSE);
}

/* Two to four words as they stand in a text. */
static char *
a_phrase(const struct oracle *oracle, GRand *rand, gboolean has_blanks)
{
	const struct told_text *text = any_text(oracle, rand);
	guint n = g_rand_int_range(rand, 2, 5);

	n = MIN(n, text->raw->len);
	return joined(rand, text->raw, g_rand_int_range(rand, 0, text->raw->len - n + 1), n, has_blanks);
}

/* Words that stand behind each other only where one field ends and another begins, or the other way round. */
static char *
no_phrase(const struct oracle *oracle, GRand *rand)
{
	const struct told_item *item = any(rand, oracle->items);
	const GPtrArray *one = item->fields[g_rand_int_range(rand, 0, ITEM_FIELDS)]->raw;
	const GPtrArray *other = item->fields[g_rand_int_range(rand, 0, ITEM_FIELDS)]->raw;

	if (one->len == 0 || other->len == 0)
		return a_phrase(oracle, rand, TRUE);
	return g_strjoin(" ", one->pdata[one->len - 1], other->pdata[0], NULL);
}

static gboolean
is_operator(const char *word)
{
	return strcmp(word, "OR") == 0 || strcmp(word, "AND") == 0 || strcmp(word, "NOT") == 0 || strcmp(word, "NEAR") == 0;
}

/* Either way of saying that it must not be there; now and then both, which take each other back. */
static const char *
negation(GRand *rand, const struct ask_term *term)
{
	static const char *const ways[] = { "-", "-", "NOT ", "NOT ", "NOT  ", "NOT NOT -", "NOT NOT NOT ", NULL };

	return term->is_negated ? any_of(rand, ways) : "";
}

/* [field:]content, in quotation marks where it is, or has to be. */
static void
set_words(struct ask_term *term, GRand *rand, const char *field, const char *content, gboolean is_quoted)
{
	static const char *const opening[] = { "\"", "\u201c", "\u201e", NULL }, *const closing[] = { "\"", "\u201d", NULL };
	gboolean has_marks = is_quoted || is_operator(content);

	term->words = fold_words(content, NULL);
	term->text = g_strconcat(negation(rand, term), field, has_marks ? any_of(rand, opening) : "", content,
	    has_marks ? any_of(rand, closing) : "", term->is_prefix ? "*" : "", NULL);
}

/* One word or two that stand at `from`. */
static struct ask_term *
part_of_near(GRand *rand, const GPtrArray *words, guint from, guint size)
{
	struct ask_term *part = g_new0(struct ask_term, 1);
	g_autofree char *content = joined(rand, words, from, size, TRUE);

	part->is_prefix = one_in(rand, 4);
	set_words(part, rand, "", content, strchr(content, ' ') != NULL || one_in(rand, 4));
	return part;
}

/* Most often just enough, or one too few. */
static guint
choose_distance(GRand *rand, guint first_end, guint last)
{
	guint enough = last > first_end ? last - first_end : 0;

	switch (g_rand_int_range(rand, 0, 5)) {
	case 0:
		return 10;
	case 1:
		return g_rand_int_range(rand, 0, 60);
	case 2:
		return enough > 0 ? enough - 1 : 0;
	default:
		return enough;
	}
}

/* NEAR(a "b c" d*, 10) */
static void
ask_near(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	const GPtrArray *words = any_text(oracle, rand)->raw;
	int n = g_rand_int_range(rand, 2, 4);
	guint start = g_rand_int_range(rand, 0, words->len), first_end = G_MAXUINT, last = 0;
	g_autoptr(GString) out = g_string_new(negation(rand, term));

	term->form = FORM_NEAR;
	term->columns = one_in(rand, 8) ? IN_TITLE_TEXT : 0;
	g_string_append(out, term->columns != 0 ? "title:NEAR(" : "NEAR(");
	term->parts = g_ptr_array_new_with_free_func(ask_term_free);
	for (int i = 0; i < n; i++) {
		guint from = one_in(rand, 4) ? (guint)g_rand_int_range(rand, 0, words->len) :
		    (guint)g_rand_int_range(rand, start, MIN(start + 15, words->len));
		guint size = MIN((guint)g_rand_int_range(rand, 1, 3), words->len - from);

		g_ptr_array_add(term->parts, part_of_near(rand, words, from, size));
		g_string_append_printf(out, "%s%s", i > 0 ? " " : "", ((struct ask_term *)term->parts->pdata[i])->text);
		first_end = MIN(first_end, from + size);
		last = MAX(last, from);
	}
	term->distance = choose_distance(rand, first_end, last);
	if (term->distance == 10 && one_in(rand, 2))
		g_string_append(out, ")");
	else
		g_string_append_printf(out, ", %u)", term->distance);
	term->text = g_strdup(out->str);
}

/* ~word, ~"two words" */
static void
ask_stem(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	gboolean is_quoted = one_in(rand, 3);
	const struct told_text *text = any_text(oracle, rand);
	guint from = g_rand_int_range(rand, 0, text->raw->len);
	g_autofree char *content = is_quoted ? joined(rand, text->raw, from, MIN(2, text->raw->len - from), TRUE) :
	    one_in(rand, 2) ? disguise(rand, any(rand, oracle->related)) : a_word(oracle, rand);

	term->form = FORM_STEM;
	term->columns = one_in(rand, 8) ? IN_TITLE_TEXT : 0;
	set_words(term, rand, term->columns != 0 ? "title:~" : "~", content, is_quoted);
}

/* A part of a pattern that a word fits, or nearly. */
static char *
part_of_pattern(GRand *rand, const char *word)
{
	g_autofree char *plain = g_ascii_strdown(word, -1);
	gsize size = strlen(plain), cut = g_rand_int_range(rand, 0, size);

	switch (g_rand_int_range(rand, 0, 7)) {
	case 0:
		plain[cut] = '.';
		return g_steal_pointer(&plain);
	case 1:
		return g_strdup_printf("\\b%s", plain);
	case 2:
		return g_strdup_printf("%s\\b", plain + cut);
	case 3:
		return g_strdup_printf("(?:%s|nothing)", plain + cut);
	case 4:
		return g_strdup_printf("%.*s[a-z]+", (int)cut + 1, plain);
	case 5:
		return g_strdup(word);
	default:
		return g_steal_pointer(&plain);
	}
}

/* Capitals count where there is one, that isn't part of an escape. */
static gboolean
has_capital(const char *pattern)
{
	for (const char *at = pattern; *at != '\0'; at++) {
		if (*at == '\\')
			at++;
		else if (g_ascii_isupper(*at))
			return TRUE;
	}
	return FALSE;
}

/* /words and\s+more/ */
static void
ask_pattern(const struct oracle *oracle, GRand *rand, struct ask_term *term, gboolean is_title)
{
	const struct told_text *text = any_text(oracle, rand);
	guint from = g_rand_int_range(rand, 0, text->raw->len), n = g_rand_int_range(rand, 1, 4);
	g_autoptr(GString) out = g_string_new(one_in(rand, 8) ? "^" : "");

	for (guint i = from; i < text->raw->len && i < from + n; i++) {
		g_autofree char *part = g_str_is_ascii(text->raw->pdata[i]) ? part_of_pattern(rand, text->raw->pdata[i]) : g_strdup(".+");

		g_string_append_printf(out, "%s%s", i == from ? "" : one_in(rand, 2) ? "\\s+" : one_in(rand, 2) ? " " : ".", part);
	}
	if (one_in(rand, 10))
		g_string_append_c(out, '$');
	term->form = FORM_PATTERN;
	term->columns = is_title ? IN_TITLE_TEXT : 0;
	term->pattern = g_regex_new(out->str, G_REGEX_MULTILINE | G_REGEX_OPTIMIZE | (has_capital(out->str) ? 0 : G_REGEX_CASELESS), 0, NULL);
	g_assert_nonnull(term->pattern);
	term->text = g_strconcat(negation(rand, term), is_title ? "title:" : "", "/", out->str, "/", NULL);
}

struct ask_term *
ask_pattern_random(const struct oracle *oracle, GRand *rand)
{
	struct ask_term *term = g_new0(struct ask_term, 1);

	ask_pattern(oracle, rand, term, FALSE);
	return term;
}

static void
ask_words(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	g_autofree char *content = NULL;
	int way = g_rand_int_range(rand, 0, 20);
	gboolean is_quoted = way >= 12 && way < 18;

	if (way < 7)
		content = a_word(oracle, rand);
	else if (way < 12)
		content = a_beginning(oracle, rand);
	else
		content = way == 17 ? no_phrase(oracle, rand) : a_phrase(oracle, rand, is_quoted);
	term->is_prefix = (way >= 7 && way < 12) || (way >= 12 && one_in(rand, 4));
	term->columns = one_in(rand, 8) ? IN_TITLE_TEXT : 0;
	set_words(term, rand, term->columns != 0 ? "title:" : "", content, is_quoted);
}

static void
ask_any_words(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	switch (g_rand_int_range(rand, 0, 12)) {
	case FORM_NEAR:
		ask_near(oracle, rand, term);
		break;
	case FORM_STEM:
		ask_stem(oracle, rand, term);
		break;
	case FORM_PATTERN:
		ask_pattern(oracle, rand, term, one_in(rand, 8));
		break;
	default:
		ask_words(oracle, rand, term);
	}
}

/* --- Names -------------------------------------------------------------------------------------- */

/* Words of a name, from its beginning or not, whole or not. */
static void
ask_name(const struct oracle *oracle, GRand *rand, struct ask_term *term, const char *field, const struct told_text *name)
{
	g_autofree char *content = NULL;
	guint n, from;

	if (name == NULL || name->raw->len == 0 || one_in(rand, 10)) {
		content = a_word(oracle, rand);
	} else {
		n = g_rand_int_range(rand, 1, MIN(name->raw->len, 3) + 1);
		from = g_rand_int_range(rand, 0, name->raw->len - n + 1);
		content = joined(rand, name->raw, from, n, TRUE);
	}
	if ((term->is_prefix = one_in(rand, 3))) {
		glong size = g_utf8_strlen(content, -1) - g_rand_int_range(rand, 0, 4);
		char *begun = g_utf8_substring(content, 0, MAX(size, 1));

		g_free(content);
		content = begun;
	}
	set_words(term, rand, field, content, strpbrk(content, " ") != NULL || one_in(rand, 4));
}

static void
ask_person(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	const struct told_item *item = any(rand, oracle->items);
	const GPtrArray *names = one_in(rand, 2) && item->people->len > 0 ? item->people : item->meeting->attendees;

	ask_name(oracle, rand, term, "person:", names->len > 0 ? any(rand, names) : NULL);
}

static void
ask_owner(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	ask_name(oracle, rand, term, "owner:", ((const struct told_fact *)any(rand, oracle->actions))->owner);
}

/* All of it, its initials, or the beginning of a word and what follows. */
static char *
part_of_name(GRand *rand, const char *slug)
{
	g_auto(GStrv) words = g_strsplit(slug, "-", -1);
	guint from = g_rand_int_range(rand, 0, g_strv_length(words));
	g_autofree char *rest = NULL;
	GString *initials;

	switch (g_rand_int_range(rand, 0, 4)) {
	case 0:
		return g_strdup(slug);
	case 1:
		initials = g_string_new(NULL);
		for (guint i = 0; words[i] != NULL; i++) {
			if (strcmp(words[i], "and") != 0 || one_in(rand, 2))
				g_string_append_c(initials, words[i][0]);
		}
		return g_string_free(initials, FALSE);
	default:
		rest = g_strjoinv("-", words + from);
		return g_strndup(rest, g_rand_int_range(rand, 1, strlen(rest) + 1));
	}
}

static char *
slug_of(const char *content)
{
	g_auto(GStrv) words = fold_words(content, NULL);

	return g_strjoinv("-", words);
}

static void
ask_body(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	const char *key = any(rand, oracle->bodies), *colon = strchr(key, ':');
	gboolean is_council = term->kind == ASK_COUNCIL;
	g_autofree char *council = g_strndup(colon != NULL ? key : "borough", colon != NULL ? colon - key : 7);
	g_autofree char *content = part_of_name(rand, is_council ? council : colon != NULL ? colon + 1 : key);
	g_autofree char *before = part_of_name(rand, council);
	const char *field = is_council ? "council:" : "body:";

	if (one_in(rand, 12)) {
		g_free(content);
		content = nonsense(rand);
	}
	if (one_in(rand, 2))
		g_strdelimit(content, "-", ' ');
	if (!is_council && one_in(rand, 6)) {
		g_autofree char *both = g_strconcat(field, "\"", before, ":", content, "\"", NULL);

		term->words = fold_words(content, NULL);
		term->value = slug_of(before);
		term->text = g_strconcat(negation(rand, term), both, NULL);
		return;
	}
	set_words(term, rand, field, content, strpbrk(content, " ") != NULL);
}

/* --- Days --------------------------------------------------------------------------------------- */

/* A stretch as it is typed, "2023", "2023-09" or "2023-09-12", with its first and its last day. */
struct stretch {
	char typed[DAY_SIZE], first[DAY_SIZE], last[DAY_SIZE];
};

static void
set_stretch(GRand *rand, struct stretch *stretch, const char *day)
{
	int shape = g_rand_int_range(rand, 0, 3);

	g_strlcpy(stretch->typed, day, shape == 0 ? 5 : shape == 1 ? 8 : DAY_SIZE);
	g_strlcpy(stretch->first, day, sizeof(stretch->first));
	g_strlcpy(stretch->last, day, sizeof(stretch->last));
	if (shape == 0) {
		memcpy(stretch->first + 4, "-01-01", 6);
		memcpy(stretch->last + 4, "-12-31", 6);
	} else if (shape == 1) {
		char text[8];

		g_snprintf(text, sizeof(text), "-%02d", g_date_get_days_in_month(atoi(day + 5), atoi(day)));
		memcpy(stretch->first + 7, "-01", 3);
		memcpy(stretch->last + 7, text, 3);
	}
}

static void
write_day(const GDate *date, char *day)
{
	g_snprintf(day, DAY_SIZE, "%04d-%02d-%02d", g_date_get_year(date), g_date_get_month(date), g_date_get_day(date));
}

static void
shift(const char *day, int days, char *shifted)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, atoi(day + 8), atoi(day + 5), atoi(day));
	if (days > 0)
		g_date_add_days(&date, days);
	else
		g_date_subtract_days(&date, -days);
	write_day(&date, shifted);
}

static void
set_days(GRand *rand, struct ask_term *term, const char *field, const char *typed, const char *first, const char *last)
{
	g_autofree char *content = g_strconcat(typed, NULL);

	g_strlcpy(term->first, first, sizeof(term->first));
	g_strlcpy(term->last, last, sizeof(term->last));
	term->text = g_strconcat(negation(rand, term), field, content, NULL);
}

static void
set_compared(GRand *rand, struct ask_term *term, const char *field, const struct stretch *of)
{
	static const char *const signs[] = { "<", "<=", ">", ">=", NULL };
	const char *sign = any_of(rand, signs);
	g_autofree char *typed = g_strconcat(sign, of->typed, NULL);
	char edge[DAY_SIZE];

	if (strcmp(sign, "<") == 0)
		shift(of->first, -1, edge);
	else if (strcmp(sign, ">") == 0)
		shift(of->last, 1, edge);
	else
		g_strlcpy(edge, *sign == '<' ? of->last : of->first, sizeof(edge));
	set_days(rand, term, field, typed, *sign == '<' ? FIRST_OF_ALL : edge, *sign == '<' ? edge : LAST_OF_ALL);
}

static void
set_between(GRand *rand, struct ask_term *term, const char *field, const struct stretch *one, const struct stretch *other)
{
	gboolean is_open = one_in(rand, 3), is_first_open = is_open && one_in(rand, 2);
	const struct stretch *from = strcmp(one->first, other->first) <= 0 ? one : other;
	const struct stretch *to = from == one ? other : one;
	gboolean has_from = !is_open || !is_first_open, has_to = !is_open || is_first_open;
	g_autofree char *typed = g_strconcat(has_from ? from->typed : "", "..", has_to ? to->typed : "", NULL);

	set_days(rand, term, field, typed, has_from ? from->first : FIRST_OF_ALL, has_to ? to->last : LAST_OF_ALL);
}

/* A day that is there, or one that may be. */
static void
choose_day(const struct oracle *oracle, GRand *rand, enum ask_kind kind, char *day)
{
	const struct told_meeting *meeting = any(rand, oracle->meetings);
	const struct told_fact *action = any(rand, oracle->actions);
	const char *found = kind == ASK_DUE ? action->last_day : kind == ASK_LOADED ? any(rand, meeting->loaded) :
	    meeting->date != NULL ? meeting->date : one_in(rand, 2) ? meeting->earliest : meeting->latest;

	if (found != NULL && !one_in(rand, 6))
		shift(found, one_in(rand, 3) ? g_rand_int_range(rand, -40, 40) : 0, day);
	else
		g_snprintf(day, DAY_SIZE, "%04d-%02d-%02d", g_rand_int_range(rand, 1000, 2100), g_rand_int_range(rand, 1, 13),
		    g_rand_int_range(rand, 1, 29));
}

/* From Annual Council to Annual Council, which is on 15 May where nothing says otherwise. */
static void
ask_year(GRand *rand, struct ask_term *term, const char *day)
{
	int year = atoi(day), way = g_rand_int_range(rand, 0, 4);
	g_autofree char *first = g_strdup_printf("%04d-05-15", year), *last = g_strdup_printf("%04d-05-14", year + 1);
	g_autofree char *typed = way == 0 ? g_strdup_printf("%04d/%04d", year, year + 1) :
	    g_strdup_printf(way == 1 ? "%04d-%02d" : "%04d/%02d", year, (year + 1) % 100);

	set_days(rand, term, "year:", typed, first, last);
}

static void
ask_days(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	const char *field = term->kind == ASK_DUE ? "due:" : term->kind == ASK_LOADED ? "loaded:" : "date:";
	struct stretch one, other;
	char day[DAY_SIZE], second[DAY_SIZE];

	choose_day(oracle, rand, term->kind, day);
	choose_day(oracle, rand, term->kind, second);
	if (term->kind == ASK_DAYS && one_in(rand, 3)) {
		ask_year(rand, term, day);
		return;
	}
	set_stretch(rand, &one, day);
	set_stretch(rand, &other, second);
	switch (g_rand_int_range(rand, 0, 3)) {
	case 0:
		set_days(rand, term, field, one.typed, one.first, one.last);
		break;
	case 1:
		set_compared(rand, term, field, &one);
		break;
	default:
		set_between(rand, term, field, &one, &other);
	}
}

/* --- Other fields ------------------------------------------------------------------------------- */

static void
ask_minute(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	const struct told_item *item = any(rand, oracle->items);
	const char *number = item->number != NULL && one_in(rand, 2) ? item->number : item->key_end;
	gboolean has_part = one_in(rand, 6);

	if (strpbrk(number, " (\"") != NULL || one_in(rand, 10))
		number = "99999";
	term->value = g_strdup(number);
	term->text = g_strconcat(negation(rand, term), "min:", number, has_part ? "(2)" : "", NULL);
}

static void
ask_is(GRand *rand, struct ask_term *term)
{
	static const char *const states[] = { "open", "done", "waiting", "dropped", NULL };
	static const char *const statuses[] = { "draft", "published", "cancelled", NULL };
	const char *value = term->kind == ASK_STATE ? any_of(rand, states) : term->kind == ASK_STATUS ? any_of(rand, statuses) :
	    term->kind == ASK_OVERDUE ? "overdue" : term->kind == ASK_SILENT ? "silent" :
	    term->kind == ASK_DEFERRED ? "deferred" : term->kind == ASK_UNDATED ? "undated" : "truncated";

	term->value = g_strdup(value);
	term->text = g_strconcat(negation(rand, term), one_in(rand, 8) ? "IS:" : "is:", value, NULL);
	if (one_in(rand, 8))
		term->text[strlen(term->text) - 1] = g_ascii_toupper(term->text[strlen(term->text) - 1]);
}

/* What is said twice not to be. */
static void
negate_twice(GRand *rand, struct ask_term *term)
{
	g_autofree char *text = g_steal_pointer(&term->text);

	term->text = g_strconcat(one_in(rand, 2) ? "NOT NOT " : "NOT -", text, NULL);
}

struct ask_term *
ask_term_random(const struct oracle *oracle, GRand *rand)
{
	struct ask_term *term = g_new0(struct ask_term, 1);

	if (one_in(rand, 3))
		term->kind = g_rand_int_range(rand, ASK_MINUTE, ASK_DEFERRED + 1);
	term->is_negated = one_in(rand, 7);
	if (term->kind == ASK_WORDS)
		ask_any_words(oracle, rand, term);
	else if (term->kind == ASK_MINUTE)
		ask_minute(oracle, rand, term);
	else if (term->kind == ASK_BODY || term->kind == ASK_COUNCIL)
		ask_body(oracle, rand, term);
	else if (term->kind == ASK_PERSON)
		ask_person(oracle, rand, term);
	else if (term->kind == ASK_OWNER)
		ask_owner(oracle, rand, term);
	else if (term->kind == ASK_DAYS || term->kind == ASK_LOADED || term->kind == ASK_DUE)
		ask_days(oracle, rand, term);
	else
		ask_is(rand, term);
	if (!term->is_negated && one_in(rand, 40))
		negate_twice(rand, term);
	return term;
}

/* --- Whole queries ------------------------------------------------------------------------------ */

/* in: as it is typed, and what it means. */
static const struct {
	const char *typed;
	enum rows of;
	guint columns;
} places[] = {
	{ "in:title", ROWS_ITEMS, IN_TITLE_TEXT },
	{ "in:agenda", ROWS_ITEMS, IN_AGENDA_TEXT },
	{ "in:minutes", ROWS_ITEMS, IN_MINUTES_TEXT },
	{ "in:agenda in:title", ROWS_ITEMS, IN_AGENDA_TEXT | IN_TITLE_TEXT },
	{ "NOT in:agenda", ROWS_ITEMS, IN_MINUTES_TEXT | IN_TITLE_TEXT },
	{ "-in:minutes", ROWS_ITEMS, IN_AGENDA_TEXT | IN_TITLE_TEXT },
	{ "in:action", ROWS_ACTIONS, IN_MINUTES_TEXT },
	{ "in:Resolution", ROWS_RESOLUTIONS, IN_MINUTES_TEXT },
	{ "in:action", ROWS_ACTIONS, IN_MINUTES_TEXT },
	{ "in:resolution", ROWS_RESOLUTIONS, IN_MINUTES_TEXT },
};

/* AND changes nothing. */
static const char *
joint_before(const struct ask_term *term)
{
	return strlen(term->text) % 3 == 0 ? " AND " : " ";
}

void
ask_print(struct ask *ask)
{
	GString *out = g_string_new(ask->is_in_last ? "" : ask->in);

	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++)
			g_string_append_printf(out, "%s%s", n > 0 ? " OR " : out->len > 0 ? joint_before(clause->pdata[n]) : "",
			    ((struct ask_term *)clause->pdata[n])->text);
	}
	if (ask->is_in_last && *ask->in != '\0')
		g_string_append_printf(out, " %s", ask->in);
	g_free(ask->text);
	ask->text = g_string_free(out, FALSE);
}

GPtrArray *
ask_clause(struct ask_term *term)
{
	GPtrArray *clause = g_ptr_array_new_with_free_func(ask_term_free);

	g_ptr_array_add(clause, term);
	return clause;
}

struct ask *
ask_new(GPtrArray *clauses, const char *in, enum rows of, guint columns)
{
	struct ask *ask = g_new0(struct ask, 1);

	ask->clauses = clauses;
	ask->in = g_strdup(in);
	ask->of = of;
	ask->columns = columns;
	ask_print(ask);
	return ask;
}

/* A clause of a term and others, perhaps. */
static GPtrArray *
add_others(const struct oracle *oracle, GRand *rand, struct ask_term *term)
{
	GPtrArray *clause = ask_clause(term);

	while (one_in(rand, 4))
		g_ptr_array_add(clause, ask_term_random(oracle, rand));
	return clause;
}

static struct ask *
ask_of(GRand *rand, GPtrArray *clauses)
{
	guint place = g_rand_int_range(rand, 0, G_N_ELEMENTS(places));
	struct ask *ask;

	if (!one_in(rand, 3))
		ask = ask_new(clauses, "", ROWS_ITEMS, IN_EVERY_TEXT);
	else
		ask = ask_new(clauses, places[place].typed, places[place].of, places[place].columns);
	ask->is_in_last = one_in(rand, 4);
	ask_print(ask);
	return ask;
}

struct ask *
ask_random(const struct oracle *oracle, GRand *rand)
{
	GPtrArray *clauses = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

	for (int n = g_rand_int_range(rand, 1, 4); n > 0; n--)
		g_ptr_array_add(clauses, add_others(oracle, rand, ask_term_random(oracle, rand)));
	return ask_of(rand, clauses);
}

struct ask *
ask_random_with_pattern(const struct oracle *oracle, GRand *rand)
{
	GPtrArray *clauses = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

	for (int n = g_rand_int_range(rand, 0, 3); n > 0; n--)
		g_ptr_array_add(clauses, add_others(oracle, rand, one_in(rand, 3) ? ask_pattern_random(oracle, rand) : ask_term_random(oracle, rand)));
	g_ptr_array_insert(clauses, g_rand_int_range(rand, 0, clauses->len + 1), add_others(oracle, rand, ask_pattern_random(oracle, rand)));
	return ask_of(rand, clauses);
}

struct ask *
ask_fact_random(struct oracle *oracle, GRand *rand)
{
	GPtrArray *clauses = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	struct ask_term *term = g_new0(struct ask_term, 1);
	gboolean is_action = g_rand_boolean(rand);

	oracle->from = is_action ? oracle->actions : oracle->resolutions;
	term->is_negated = one_in(rand, 9);
	if (one_in(rand, 2))
		ask_near(oracle, rand, term);
	else
		ask_any_words(oracle, rand, term);
	oracle->from = NULL;
	g_ptr_array_add(clauses, ask_clause(term));
	return ask_new(clauses, is_action ? "in:action" : "in:resolution", is_action ? ROWS_ACTIONS : ROWS_RESOLUTIONS, IN_MINUTES_TEXT);
}

void
ask_term_free(gpointer data)
{
	struct ask_term *term = data;

	g_free(term->text);
	g_strfreev(term->words);
	g_free(term->value);
	g_clear_pointer(&term->parts, g_ptr_array_unref);
	g_clear_pointer(&term->pattern, g_regex_unref);
	g_clear_pointer(&term->numbers, g_array_unref);
	g_clear_pointer(&term->stems, g_ptr_array_unref);
	g_free(term->begins);
	g_free(term->bodies);
	g_free(term->columns_of);
	g_free(term);
}

void
ask_free(struct ask *ask)
{
	g_ptr_array_unref(ask->clauses);
	g_free(ask->in);
	g_free(ask->text);
	g_free(ask);
}
