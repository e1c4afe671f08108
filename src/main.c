#include "cmd/cmd.h"

int
main(void)
{
	return STATUS_OK;
}
