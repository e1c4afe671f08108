#include "link/link.h"
#include "load/relink.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What is free now was in other pieces than linking takes. */
static void
return_memory(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

/* First there is what reading the files took, then what the index did, which is written beside the first links. */
gboolean
relink(struct cache *cache, GError **error)
{
	g_autoptr(GPtrArray) bodies = cache_touched(cache);
	struct linking *linking;
	gboolean is_done;

	if (bodies->len == 0)
		return TRUE;
	if (!cache_show(cache, error))
		return FALSE;
	return_memory();
	linking = link_start(cache_db(cache), bodies);
	is_done = cache_put_words(cache, error);
	return_memory();
	is_done = is_done && cache_begin(cache, error) && link_write(linking, error) &&
	    cache_set_linked(cache, error) && cache_commit(cache, error);
	link_free(linking);
	return is_done;
}
