#include "base/error.h"

G_DEFINE_QUARK(minutebook-error-quark, mb_error)
