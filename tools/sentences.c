#include "sentences.h"

#include <string.h>

static const char *const councillors[COUNCILLORS] = {
    "Adlerton",   "Ambersley",  "Ashcombe",  "Barlow-Finch", "Beddingham",  "Birtwell",
    "Blakemore",  "Brindle",    "Calloway",  "Carstairs",    "Chorleywood", "Coverdale",
    "Dacombe",    "Dunstable",  "Eastlake",  "Ellerby",      "Fairbrass",   "Farthingale",
    "Garside",    "Gledhill",   "Halworth",  "Harkness",     "Hindmarsh",   "Inskip",
    "Jessop",     "Kettlewell", "Kirkbride", "Langstaff",    "Lowther",     "Marchbanks",
    "Midgley",    "Netherton",  "Oakeshott", "Osgathorpe",   "Penhaligon",  "Quarmby",
    "Ravensdale", "Rowbotham",  "Sallow",    "Skelhorn",     "Tattersall",  "Thistlewood",
    "Ullathorne", "Venning",    "Wainscott", "Whitlock",     "Yarrow",      "Zouch"};
static const char *const posts[] = {
	"Head of Service", "Cabinet Member", "Strategic Director",
	"Assistant Director of Education", "Service Manager", "Monitoring Officer",
	"Head of Internal Audit", "Democratic Services Officer", "Director of Public Health",
	"Interim Head of Housing", "Independent Scrutineer", "Lead Officer for Transport",
	"Vice-Chair", "Chair",
};
static const char *const dues[] = {
	"within six months", "by the end of %m", "in %m", "at the next meeting",
	"in the new Municipal Year", "before the meeting in %m", "within three months",
	"in due course", "following the conclusion of the %n review",
	"by the end of the municipal year", "at a future meeting",
};
static const char *const endings[] = {
	".", ".", ".", ", as set out in the papers.", ", in line with the %a %n.",
	", which the Committee had %v at its meeting in the %n year.", ", and Members %v this.",
	" across the Borough.", ", subject to %n and %n.",
	", although the %n in %N had not been %v.", " for residents of %N.",
	", a rise of %p per cent.", ", together with the %n of the %a %n service.",
	" and the %n would be %v %d.",
};
static const char *const sentences[] = {
    "The paper %v that the %a %n of the %n service had been %v by the %n",
    "The %r %v that the %n had been %v by the %a %n and that the %n would be %v",
    "%c asked whether the %n in %N had been %v, and what %n there was for the %n",
    "In response, the %r %v that the %a %n was being %v with the %n of the %n",
    "It was %v that %p per cent of the %n had %v a %a %n during the %n",
    "Members %v the %n and %v concern about the %a %n and its %n",
    "The Committee %v the report on %n and %n, which showed how the service was %v",
    "A %a %n at a cost of %q had been %v to the %N %n",
    "There had been a %a %n in the number of %n that the service %v",
    "The %n of the Council and its partners would be %v once the %n was %v",
    "%c %v the %n and thanked officers for their work and the %a %n",
    "Work with the %N %n and the %n had %v, and the %n of %n was %a",
    "The %a %n set out the %n, the %n and the %n for the year",
    "Further to the %n, the service had %v the %n in %N and %v its %a %n",
    "A question was asked about the %n of %n and how the service %v them",
    "It was explained that the %n was %a and that %q had been %v for %n",
    "The %r referred to the %n of the %n, where the %a %n was %v",
    "The Chair %v the %n to the meeting and %v that the %n be %v",
    "%c asked for a %a %n on the %n that the %N %n had %v",
    "The %n %n, which the %r had %v, included %n, %n and %a %n",
    "Officers were confident that the %n would be %v and the %n %v",
    "Not all of the %n had %v, because the %a %n was still being %v",
    "The budget for %n stood at %q, which was %a when compared with the %n",
    "Since the last meeting, the service had %v %p %n and %v the %a %n",
};
static const char *const resolutions[] = {
    "That the report be noted.",
    "That the %a %n be approved.",
    "That the %n report be received and its %n noted.",
    "That a further report on the %n be submitted %d.",
    "That the %r provide the Committee with a briefing on %n %d.",
    "That the %n be deferred and considered %d.",
    "That Cabinet be asked to consider the %a %n in %N.",
    "That a visit to the %N %n be arranged, date to be confirmed.",
    "That the Committee support the %n and the %a %n of the %n.",
    "That an update on the %n be circulated to Members %d.",
    "That %c be appointed to the %N %n.",
};
static const char *const titles[] = {
	"%a %n Strategy", "%n Update", "%a %n - Annual Report", "%n and %n", "%N %n",
	"%a %n Review", "%n %n Plan", "Report on %a %n",
};

const char *
councillor_name(guint number)
{
	return councillors[number % COUNCILLORS];
}

static void
add_month_to_come(const struct scene *scene, GString *text)
{
	GDate date = *scene->date;
	char name[32];

	g_date_add_months(&date, 1 + g_rand_int(scene->rand) % 7);
	g_date_strftime(name, sizeof(name), "%B %Y", &date);
	g_string_append(text, name);
}

static void
add_blank(const struct scene *scene, char blank, GString *text)
{
	GRand *rand = scene->rand;

	switch (blank) {
	case 'n':
		words_add(scene->words, WORD_NOUN, rand, text);
		break;
	case 'v':
		words_add(scene->words, WORD_VERB, rand, text);
		break;
	case 'a':
		words_add(scene->words, WORD_ADJECTIVE, rand, text);
		break;
	case 'N':
		words_add_name(scene->words, rand, text);
		break;
	case 'c':
		g_string_append_printf(text, "Councillor %s", councillor_name(g_rand_int(rand)));
		break;
	case 'r':
		g_string_append(text, WORDS_PICK(posts, rand));
		break;
	case 'm':
		add_month_to_come(scene, text);
		break;
	case 'p':
		g_string_append_printf(text, "%u", 2 + g_rand_int(rand) % 97);
		break;
	case 'q':
		g_string_append_printf(text, "£%u,000", 1 + g_rand_int(rand) % 999);
		break;
	case 'd':
		scene_fill(scene, WORDS_PICK(dues, rand), text);
		break;
	default:
		g_assert_not_reached();
	}
}

/* "a early" is "an early": the word that begins at `from` was not known when "a" was written. */
static void
mend_article(GString *text, gsize from)
{
	if (from < 2 || !strchr("aeio", text->str[from]) || text->str[from - 1] != ' ' ||
	    g_ascii_tolower(text->str[from - 2]) != 'a' || (from > 2 && text->str[from - 3] != ' '))
		return;
	g_string_insert_c(text, from - 1, 'n');
}

void
scene_fill(const struct scene *scene, const char *pattern, GString *text)
{
	const char *blank;

	for (; (blank = strchr(pattern, '%')) != NULL; pattern = blank + 2) {
		gsize from;

		g_string_append_len(text, pattern, blank - pattern);
		from = text->len;
		add_blank(scene, blank[1], text);
		mend_article(text, from);
	}
	g_string_append(text, pattern);
}

void
scene_add_sentence(const struct scene *scene, GString *text)
{
	scene_fill(scene, WORDS_PICK(sentences, scene->rand), text);
	scene_fill(scene, WORDS_PICK(endings, scene->rand), text);
}

void
scene_add_paragraph(const struct scene *scene, gsize bytes, GString *text)
{
	gsize from = text->len;

	do {
		if (text->len > from)
			g_string_append_c(text, ' ');
		scene_add_sentence(scene, text);
	} while (text->len - from < bytes);
}

void
scene_add_resolution(const struct scene *scene, GString *text)
{
	scene_fill(scene, WORDS_PICK(resolutions, scene->rand), text);
}

void
scene_add_title(const struct scene *scene, GString *text)
{
	gsize from = text->len;

	scene_fill(scene, WORDS_PICK(titles, scene->rand), text);
	for (gsize i = from; i < text->len; i++)
		if (i == from || text->str[i - 1] == ' ')
			text->str[i] = g_ascii_toupper(text->str[i]);
}
