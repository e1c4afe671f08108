#include <string.h>
#include "base/error.h"
#include "load/roots.h"

static gboolean
holds(const char *root, const char *path)
{
	gsize size = strlen(root);

	return strncmp(root, path, size) == 0 &&
	    (path[size] == '\0' || path[size] == '/' || (size > 0 && root[size - 1] == '/'));
}

/* The innermost one that holds the path; NULL for none. */
static const struct root *
root_of(const GPtrArray *roots, const char *path)
{
	const struct root *best = NULL;

	for (guint i = 0; i < roots->len; i++) {
		const struct root *root = roots->pdata[i];

		if (holds(root->path, path) && (best == NULL || strlen(root->path) > strlen(best->path)))
			best = root;
	}
	return best;
}

static void
add(GPtrArray *roots, const struct load *load, const GPtrArray *former, char *path)
{
	const struct root *outer = root_of(former, path);
	struct root *root = g_new0(struct root, 1);

	root->path = path;
	root->council = g_strdup(load->council != NULL ? load->council : outer != NULL ? outer->council : NULL);
	g_ptr_array_add(roots, root);
}

GPtrArray *
roots_find(const struct load *load, const GPtrArray *former, GError **error)
{
	g_autoptr(GPtrArray) roots = g_ptr_array_new_with_free_func((GDestroyNotify)root_free);

	for (char **path = load->paths; path != NULL && *path != NULL; path++)
		add(roots, load, former, g_canonicalize_filename(*path, NULL));
	if (roots->len == 0) {
		for (guint i = 0; i < former->len; i++)
			add(roots, load, former, g_strdup(((struct root *)former->pdata[i])->path));
	}
	if (roots->len > 0)
		return g_steal_pointer(&roots);
	g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE, "nothing was loaded before; name a folder");
	return NULL;
}

gboolean
roots_hold(const GPtrArray *roots, const char *path)
{
	return root_of(roots, path) != NULL;
}

gboolean
roots_are_remembered(const GPtrArray *former, const struct root *root)
{
	const struct root *outer = root_of(former, root->path);

	return outer != NULL && g_strcmp0(outer->council, root->council) == 0;
}
