#include <stdio.h>

/* In place of browse-test where there is no terminal emulator to test with. */
int
main(void)
{
	puts("1..0 # SKIP built without libvterm");
	return 0;
}
