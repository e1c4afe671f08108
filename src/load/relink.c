#include "link/link.h"
#include "load/relink.h"

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
	linking = link_start(cache_db(cache), bodies);
	is_done = cache_put_words(cache, error) && cache_begin(cache, error) && link_write(linking, error) &&
	    cache_set_linked(cache, error) && cache_commit(cache, error);
	link_free(linking);
	return is_done;
}
