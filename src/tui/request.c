#include "tui/request.h"

#include <string.h>

const struct request_info *
request_infos(void)
{
	static const struct request_info infos[] = {
#define REQUEST_GROUP(title) { REQUEST_NONE, NULL, title },
#define REQUEST_INFO(name, help) { REQUEST_##name, #name, help },
		REQUESTS(REQUEST_GROUP, REQUEST_INFO)
#undef REQUEST_GROUP
#undef REQUEST_INFO
		{ REQUEST_NONE, NULL, NULL },
	};

	return infos;
}

/* MOVE_DOWN is "move-down". */
static char *
name_of(const struct request_info *info)
{
	return g_strdelimit(g_ascii_strdown(info->name, -1), "_", '-');
}

const char *const *
request_names(void)
{
	static const char *names[REQUEST_COUNT];
	static gsize is_made;

	if (g_once_init_enter(&is_made)) {
		for (const struct request_info *info = request_infos(); info->help != NULL; info++)
			if (info->name != NULL)
				names[info->request - 1] = name_of(info);
		g_once_init_leave(&is_made, 1);
	}
	return names;
}

enum request
request_find(const char *name)
{
	const char *const *names = request_names();

	for (guint i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], name) == 0)
			return i + 1;
	return REQUEST_NONE;
}

gboolean
request_scrolls(enum request request, int in_sight, int *lines)
{
	enum { TO_THE_END = G_MAXINT / 2 };
	const int by[] = { [REQUEST_MOVE_DOWN] = 1, [REQUEST_MOVE_UP] = -1, [REQUEST_PAGE_DOWN] = in_sight,
		[REQUEST_PAGE_UP] = -in_sight, [REQUEST_HALF_DOWN] = in_sight / 2, [REQUEST_HALF_UP] = -in_sight / 2,
		[REQUEST_HOME] = -TO_THE_END, [REQUEST_END] = TO_THE_END };

	if (request < REQUEST_MOVE_DOWN || request > REQUEST_END)
		return FALSE;
	*lines = by[request];
	return TRUE;
}
