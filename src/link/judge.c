#include <string.h>
#include "base/rx.h"
#include "link/judge.h"

/* Alternatives share one \b: each of its own would look back at every letter of the sentence.
 *
 * In reported speech "would" is a promise and "had been" is done. Somebody who reports or presents
 * does so at the meeting. */
#define DONE \
	"\\b(?:(?:ha[ds]|have) (?:(?:now|since|also|both|all|already|recently) )?(?!not\\b|yet\\b|never\\b)\\w+" \
	"|(?:was|were) (?:now |all |duly )?(?:circulated|provided|presented|submitted|received|sent|shared" \
	"|considered|tabled|given|attached|appended|carried out|complete|completed|held|before|issued|published" \
	"|distributed|e-?mailed|included|resolved|made)\\b" \
	"|(?:reported|presented|introduced|gave|updated|confirmed|advised|explained|read out|outlined|informed)\\b)"

#define NOT_DONE \
	"\\b(?:(?:ha[ds]|have|was|were|could|did) (?:still )?not\\b|not (?:yet|all|every)\\b|(?:still|remain(?:ed|s)?) " \
	"(?:to be |to |being )?(?:await|outstand|outstanding|due|expected|come)|await(?:ed|ing)\\b|outstanding\\b" \
	"|no (?:answer|response|reply|report|update|news|date)\\b|deferred\\b|postponed\\b|never\\b" \
	"|nothing (?:had|has|was)\\b|asked (?:when|whether|what had|why|again|after|for)\\b" \
	"|being (?:prepared|drafted|settled|written|drawn)\\b)"

static gboolean
matches(struct rx **where, const char *pattern, const char *text, gsize size)
{
	return rx_search(rx_own(where, pattern, RX_CASELESS | RX_ASCII), text, size, 0, NULL, 0) == RX_MATCH;
}

gboolean
judge_closes(const char *sentence, gsize size)
{
	static struct rx *done, *not_done;

	return matches(&done, DONE, sentence, size) && !matches(&not_done, NOT_DONE, sentence, size);
}

static gboolean
ends_sentence(const char *text, gsize size, gsize at)
{
	static const char abbreviation[] = "No";

	if (text[at] == '\n')
		return TRUE;
	if (text[at] != '.' || at + 2 >= size || (text[at + 1] != ' ' && text[at + 1] != '\n'))
		return FALSE;
	return g_ascii_isupper(text[at + 2]) && !(at >= 2 && memcmp(text + at - 2, abbreviation, 2) == 0);
}

gsize
judge_sentence(const char *text, gsize size, gsize at, gsize *from)
{
	gsize to = at, low = at > SENTENCE_MOST ? at - SENTENCE_MOST : 0, high = MIN(size, at + SENTENCE_MOST);

	/* Between characters. */
	while (low < at && (text[low] & 0xc0) == 0x80)
		low++;
	while (high < size && (text[high] & 0xc0) == 0x80)
		high++;
	*from = at;
	while (*from > low && !ends_sentence(text, size, *from - 1))
		--*from;
	while (*from < at && (text[*from] == ' ' || text[*from] == '\n'))
		++*from;
	while (to < high && !ends_sentence(text, size, to))
		to++;
	return to < size && text[to] == '.' ? to + 1 : to;
}
