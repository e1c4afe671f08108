#include "read/inner.h"

/*
 * SHA-256 of a file's bytes. GLib's is portable and slow: at 130 MB/s it would cost a load more
 * than decoding and parsing together. Where the processor has instructions for it (x86 of the last
 * years), they do it at ten times that; everywhere else GLib does.
 */
enum { HASH_BLOCK = 64 };

static void
hash_with_glib(const char *bytes, gsize size, char *hex)
{
	g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, size);

	g_strlcpy(hex, sha256, HASH_TEXT);
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

/* Words in the order in which the instructions want them. */
struct state {
	__m128i abef, cdgh;
};

/* FIPS 180-4, 4.2.2: the cube roots of the first 64 primes. */
static const guint32 roots[64] __attribute__((aligned(16))) = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
};

/* Four rounds a step; each of the first twelve also makes the four words for the step after next
 * but one. */
WITH_SHA static void
hash_block(struct state *state, const char *block)
{
	const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i words[4], abef = state->abef, cdgh = state->cdgh;

	for (int i = 0; i < 4; i++)
		words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)block + i), order);
#pragma GCC unroll 16
	for (int i = 0; i < 16; i++) {
		__m128i here = words[i % 4], last = words[(i + 3) % 4];
		__m128i sum = _mm_add_epi32(here, _mm_load_si128((const __m128i *)roots + i));

		cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
		abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
		here = _mm_add_epi32(_mm_sha256msg1_epu32(here, words[(i + 1) % 4]),
		    _mm_alignr_epi8(last, words[(i + 2) % 4], 4));
		words[i % 4] = _mm_sha256msg2_epu32(here, last);
	}
	state->abef = _mm_add_epi32(state->abef, abef);
	state->cdgh = _mm_add_epi32(state->cdgh, cdgh);
}

/* What is left over, a one bit, and the size in bits at the end of a block. */
WITH_SHA static void
hash_rest(struct state *state, const char *rest, gsize n, gsize size)
{
	char blocks[2 * HASH_BLOCK] = { 0 };
	gsize used = n + 9 <= HASH_BLOCK ? HASH_BLOCK : 2 * HASH_BLOCK;
	guint64 bits = GUINT64_TO_BE((guint64)size * 8);

	memcpy(blocks, rest, n);
	blocks[n] = (char)0x80;
	memcpy(blocks + used - sizeof(bits), &bits, sizeof(bits));
	for (gsize at = 0; at < used; at += HASH_BLOCK)
		hash_block(state, blocks + at);
}

WITH_SHA static void
hash_with_instructions(const char *bytes, gsize size, char *hex)
{
	struct state state = {
		.abef = _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
		.cdgh = _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)
	};
	guint32 abef[4], cdgh[4];
	gsize at = 0;

	for (; size - at >= HASH_BLOCK; at += HASH_BLOCK)
		hash_block(&state, bytes + at);
	hash_rest(&state, bytes + at, size - at, size);
	_mm_storeu_si128((__m128i *)abef, state.abef);
	_mm_storeu_si128((__m128i *)cdgh, state.cdgh);
	g_snprintf(hex, HASH_TEXT, "%08x%08x%08x%08x%08x%08x%08x%08x", abef[3], abef[2], cdgh[3], cdgh[2],
	    abef[1], abef[0], cdgh[1], cdgh[0]);
}

static gboolean
has_instructions(void)
{
	unsigned a, b, c, d;

	if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1) || !(c & bit_SSSE3))
		return FALSE;
	return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

void
hash_bytes(const char *bytes, gsize size, char *hex)
{
	static gsize known; /* 1: GLib, 2: instructions */

	if (g_once_init_enter(&known))
		g_once_init_leave(&known, has_instructions() ? 2 : 1);
	if (known == 2)
		hash_with_instructions(bytes, size, hex);
	else
		hash_with_glib(bytes, size, hex);
}

#else

void
hash_bytes(const char *bytes, gsize size, char *hex)
{
	hash_with_glib(bytes, size, hex);
}

#endif
