#include "extract/scene.h"

void
find_people(struct scene *scene)
{
	(void)scene;
}
