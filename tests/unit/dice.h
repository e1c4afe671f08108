/*
 * Chance that can be had again: the same in each run, so that what fails once fails again; another with
 * TEST_SEED=7 tests/unit/required-test, to look further.
 */
#ifndef TESTS_DICE_H
#define TESTS_DICE_H

#include <glib.h>
#include <stdlib.h>

/* The caller frees. */
static inline GRand *
dice_new(void)
{
	const char *seed = g_getenv("TEST_SEED");

	return g_rand_new_with_seed(seed != NULL ? (guint32)strtoul(seed, NULL, 10) : 1);
}

#endif
