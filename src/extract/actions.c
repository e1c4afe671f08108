#include "extract/scene.h"

void
find_actions(struct scene *scene)
{
	(void)scene;
}
