#include "tui/wanted.h"

void
wanted_clear(struct wanted *wanted)
{
	g_free(wanted->words);
	g_free(wanted->body);
	g_free(wanted->within);
	*wanted = (struct wanted){ 0 };
}

void
wanted_copy(struct wanted *to, const struct wanted *from)
{
	*to = *from;
	to->words = g_strdup(from->words);
	to->body = g_strdup(from->body);
	to->within = g_strdup(from->within);
}

gboolean
wanted_is_same(const struct wanted *a, const struct wanted *b)
{
	return a->kind == b->kind && g_strcmp0(a->words, b->words) == 0 && a->meeting == b->meeting &&
	    g_strcmp0(a->body, b->body) == 0 && g_strcmp0(a->within, b->within) == 0;
}
