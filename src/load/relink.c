#include "link/link.h"
#include "load/relink.h"

gboolean
relink(struct cache *cache, GError **error)
{
	g_autoptr(GPtrArray) bodies = cache_touched(cache);

	return bodies->len == 0 || (cache_show(cache, error) && cache_begin(cache, error) &&
	    link_end(link_start(cache_db(cache), bodies), error) && cache_set_linked(cache, error) &&
	    cache_commit(cache, error));
}
