/* Inside cmd/: the sample minutes, for who has none of his own at hand. */
#ifndef CMD_SAMPLE_H
#define CMD_SAMPLE_H

#include "cmd/cmd.h"

/* Loads the folder into the cache, and says how to take it out again. Returns the status. */
int load_sample(const struct context *context, const char *folder);

#endif
