#include "extract/due.h"

void
due_clear(struct due *due)
{
	g_free(due->date);
	g_free(due->earliest);
	g_free(due->latest);
	g_free(due->rule);
	g_free(due->body);
}

gboolean
due_find(const struct scene *scene, gsize from, gsize to, struct due *due)
{
	(void)scene, (void)from, (void)to, (void)due;
	return FALSE;
}
