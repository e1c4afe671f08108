#include "cmd/undecided.h"

#include "base/message.h"
#include "cmd/cmd.h"

int
status_of_rows(gint64 rows, gint64 too_complex)
{
	if (too_complex > 0)
		message_note("minutebook: too complex: of %" G_GINT64_FORMAT " %s it could not be decided whether they match",
		    too_complex, too_complex == 1 ? "record" : "records");
	return rows > 0 ? STATUS_OK : too_complex > 0 ? STATUS_USAGE : STATUS_NOTHING;
}
