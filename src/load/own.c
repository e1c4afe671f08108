#include "base/place.h"
#include "load/own.h"
#include "marks/marks.h"
#include "read/read.h"

/* A database, and what lies beside it. */
static void
refuse_database(const char *path)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".lock", ".new", ".new-wal", ".new-shm",
		".new-words" };

	for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *name = g_strconcat(path, endings[i], NULL);

		read_refuse(name);
	}
}

/* "marks.log" beside "marks.db". */
static void
refuse_log(const char *marks)
{
	g_autofree char *log = marks_log_path(marks), *new = g_strconcat(log, ".new", NULL);

	read_refuse(log);
	read_refuse(new);
}

void
refuse_own_files(const struct load *load)
{
	g_autofree char *usual_marks = place_marks(NULL, NULL);
	const char *const marks[] = { load->marks_path, usual_marks };

	read_refuse(NULL);
	refuse_database(load->cache_path);
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (marks[i] == NULL)
			continue;
		refuse_database(marks[i]);
		refuse_log(marks[i]);
	}
}

void
forget_own_files(void)
{
	read_refuse(NULL);
}
