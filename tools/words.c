/*
 * A word is drawn by its rank. The common ranks are words that minutes are full of; the others are
 * put together from syllables, the longer the rarer. The weight of rank r falls with r (Zipf) up to
 * TURN and with its square from there on, as in large collections of English: so the number of
 * different words grows with the square root of the text and never stops growing.
 */
#include "words.h"

#include <string.h>

enum {
	RANKS = 1 << 20,
	TURN = 820,
	QUANTILES = 1 << 16,
	SYLLABLE = 3, /* bytes, all of them, so that no two ranks make the same stem */
};

/* Before rank 1, so that the first words are not alone everywhere. */
static const double SHIFT = 2.2;

struct words {
	guint32 rank[QUANTILES + 1]; /* at each quantile of the weight */
};

static const char *const nouns[] = {
    "service",      "report",         "council",      "member",      "officer",     "meeting",
    "plan",         "committee",      "update",       "borough",     "work",        "budget",
    "review",       "community",      "school",       "policy",      "programme",   "strategy",
    "panel",        "partnership",    "performance",  "resident",    "information", "board",
    "housing",      "support",        "funding",      "risk",        "progress",    "question",
    "consultation", "project",        "ward",         "care",        "proposal",    "health",
    "education",    "recommendation", "action",       "process",     "team",        "year",
    "quarter",      "development",    "management",   "staff",       "road",        "traffic",
    "library",      "inspection",     "audit",        "contract",    "grant",       "licence",
    "planning",     "application",    "charge",       "target",      "outcome",     "assessment",
    "training",     "delivery",       "provision",    "scrutiny",    "transport",   "cabinet",
    "chair",        "concern",        "response",     "framework",   "cost",        "saving",
    "reserve",      "statement",      "letter",       "complaint",   "survey",      "parking",
    "park",         "waste",          "recycling",    "flooding",    "heating",     "repair",
    "tenant",       "landlord",       "homelessness", "carer",       "foster",      "attendance",
    "pupil",        "governor",       "teacher",      "nursery",     "museum",      "market",
    "festival",     "allotment",      "cemetery",     "footpath",    "bridge",      "drainage",
    "lighting",     "pavement",       "petition",     "motion",      "amendment",   "vote",
    "deadline",     "briefing",       "workshop",     "visit",       "agenda",      "minute",
    "apology",      "interest",       "vacancy",      "appointment", "election",    "boundary",
    "charter",      "pledge",         "pension",      "procurement", "tender",      "supplier",
    "invoice",      "payment",        "arrears",      "valuation",   "lease",       "asset",
    "depot",        "vehicle",        "fleet",        "climate",     "energy",      "carbon",
    "tree",         "hedge",          "pond",         "playground",  "pool",        "hall",
    "clinic",       "hospital",       "ambulance",    "police",      "crime",       "neighbourhood",
    "nuisance",     "noise",          "dog",          "warden",      "volunteer",   "charity",
    "trust",        "forum",          "safeguarding", "guarding",    "guard"};
static const char *const verbs[] = {
    "noted",     "agreed",    "considered", "reported",  "provided",   "received",   "advised",
    "explained", "approved",  "reviewed",   "discussed", "identified", "raised",     "welcomed",
    "presented", "confirmed", "delivered",  "improved",  "supported",  "published",  "completed",
    "increased", "reduced",   "developed",  "monitored", "submitted",  "circulated", "deferred",
    "referred",  "updated",   "amended",    "requested", "consulted",  "funded",     "commissioned",
    "inspected", "extended",  "appointed",  "planned",   "arranged",   "recorded",   "assessed",
    "measured",  "shared",    "introduced", "adopted",   "challenged", "closed",     "opened",
    "repaired",  "replaced",  "renewed",    "withdrawn", "postponed"};
static const char *const adjectives[] = {
    "new",        "local",       "annual",      "further",     "current",       "financial",
    "social",     "public",      "early",       "key",         "young",         "next",
    "previous",   "national",    "regional",    "strategic",   "good",          "general",
    "special",    "statutory",   "independent", "quarterly",   "corporate",     "external",
    "internal",   "significant", "additional",  "vulnerable",  "adult",         "clear",
    "positive",   "urgent",      "detailed",    "final",       "draft",         "joint",
    "rural",      "urban",       "older",       "digital",     "environmental", "sustainable",
    "affordable", "temporary",   "permanent",   "outstanding", "interim",       "rigorous"};

static const struct {
	const char *const *common;
	guint n;
	const char *endings[40]; /* the first, the rarer ones after */
} classes[WORD_CLASSES] = {
    [WORD_NOUN] = {nouns,
		   G_N_ELEMENTS(nouns),
		   {"er",   "ing",    "ment",  "age",  "ion",    "ness", "ity",  "ance",
		    "ham",  "worth",  "ton",   "ley",  "ford",   "ship", "hood", "dom",
		    "let",  "ence",   "ure",   "ist",  "or",     "ery",  "wick", "field",
		    "bury", "den",    "stead", "well", "bridge", "land", "more", "gate",
		    "by",   "thorpe", "combe", "ster", "ling",   "ism",  "ard",  "oak"}},
    [WORD_VERB] = {verbs,
		   G_N_ELEMENTS(verbs),
		   {"ed",    "ated", "ised", "ened",  "ered",  "ified",  "led",   "ted",
		    "ded",   "ned",  "ped",  "ished", "ured",  "ited",   "oned",  "ived",
		    "aged",  "eled", "ited", "med",   "ied",   "ounded", "ected", "uced",
		    "oyed",  "ayed", "owed", "anced", "orted", "ained",  "alled", "essed",
		    "ulted", "ined", "osed", "oved",  "erred", "acted",  "ested", "ealed"}},
    [WORD_ADJECTIVE] = {adjectives,
			G_N_ELEMENTS(adjectives),
			{"al",   "ive",  "ous",  "ic",    "able",  "ary",   "ful",    "ant",
			 "ent",  "ish",  "less", "ible",  "ern",   "some",  "ine",    "ile",
			 "ial",  "ical", "ory",  "ate",   "ite",   "ular",  "esque",  "like",
			 "y",    "ian",  "ese",  "wide",  "ual",   "itive", "ative",  "ious",
			 "eous", "ward", "fold", "proof", "bound", "free",  "worthy", "long"}},
};

static const char syllables[] =
    "barbelbidbolcamcardenderdordunfalfenfilforgalgarharhelholhuljarjenkelkinlamlanlevlinmarmel"
    "midmornarnelnornutpalpenpinporradrenrolrunsalselsimsorsuntamtentintolvalvervinwalwenwilyarzelz"
    "on";

enum { STEMS = (sizeof(syllables) - 1) / SYLLABLE, ENDINGS = G_N_ELEMENTS(classes[0].endings) };

static double
weight(guint rank)
{
	double r = rank + 1 + SHIFT;

	return rank < TURN ? 1 / r : TURN / (r * r);
}

struct words *
words_new(void)
{
	struct words *words = g_new(struct words, 1);
	double all = 0, so_far = 0;
	guint quantile = 0;

	for (guint rank = 0; rank < RANKS; rank++)
		all += weight(rank);
	for (guint rank = 0; rank < RANKS; rank++) {
		so_far += weight(rank);
		while (quantile < QUANTILES && so_far / all * QUANTILES > quantile)
			words->rank[quantile++] = rank;
	}
	words->rank[QUANTILES] = RANKS - 1;
	return words;
}

void
words_free(struct words *words)
{
	g_free(words);
}

static guint
draw_rank(const struct words *words, GRand *rand)
{
	guint32 drawn = g_rand_int(rand);
	guint quantile = drawn >> 16;
	guint64 wide = words->rank[quantile + 1] - words->rank[quantile];

	return words->rank[quantile] + (wide * (drawn & 0xffff) >> 16);
}

static void
add_made(enum word_class class, guint rank, GString *text)
{
	const char *ending = classes[class].endings[rank % ENDINGS];

	for (rank = rank / ENDINGS + 1; rank > 0; rank /= STEMS)
		g_string_append_len(text, syllables + rank % STEMS * SYLLABLE, SYLLABLE);
	g_string_append(text, ending);
}

void
words_add(const struct words *words, enum word_class class, GRand *rand, GString *text)
{
	guint rank = draw_rank(words, rand);

	if (rank < classes[class].n)
		g_string_append(text, classes[class].common[rank]);
	else
		add_made(class, rank - classes[class].n, text);
}

void
words_add_name(const struct words *words, GRand *rand, GString *text)
{
	gsize from = text->len;

	add_made(WORD_NOUN, draw_rank(words, rand) * 4, text);
	text->str[from] = g_ascii_toupper(text->str[from]);
}

const char *
words_pick(const char *const *strings, guint n, GRand *rand)
{
	return strings[g_rand_int(rand) % n];
}
