#include "extract/scene.h"

void
find_resolutions(struct scene *scene)
{
	(void)scene;
}
