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

/* "move-down" is MOVE_DOWN. */
static gboolean
is_name_of(const char *typed, const char *name)
{
	for (; *typed != '\0' && *name != '\0'; typed++, name++)
		if (*typed != (*name == '_' ? '-' : g_ascii_tolower(*name)))
			return FALSE;
	return *typed == *name;
}

enum request
request_find(const char *name)
{
	for (const struct request_info *info = request_infos(); info->help != NULL; info++)
		if (info->name != NULL && is_name_of(name, info->name))
			return info->request;
	return REQUEST_NONE;
}
