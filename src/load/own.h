/* Our own files, which must never be read as minutes; for load/ alone. */
#ifndef LOAD_OWN_H
#define LOAD_OWN_H

#include "load/load.h"

/* To be called when the cache is open: what doesn't exist yet can't be told apart. */
void refuse_own_files(const struct load *load);

/* At the end: a file that the load has removed may have given its inode to minutes. */
void forget_own_files(void);

#endif
