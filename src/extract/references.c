#include "extract/scene.h"

void
find_references(struct scene *scene)
{
	(void)scene;
}
