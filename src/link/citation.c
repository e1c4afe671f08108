#include "link/citation.h"
#include "model/day.h"
#include "sql/db.h"

static const char *
keep(GStringChunk *texts, const char *text)
{
	return text != NULL ? g_string_chunk_insert(texts, text) : NULL;
}

void
citation_read(sqlite3_stmt *row, GStringChunk *texts, struct citation *citation)
{
	citation->id = sqlite3_column_int64(row, 0);
	citation->minute = keep(texts, db_text(row, 1));
	citation->part = keep(texts, db_text(row, 2));
	citation->title = keep(texts, db_text(row, 3));
	citation->body = keep(texts, db_text(row, 4));
	citation->day = day_number(db_text(row, 5));
	citation->starts = sqlite3_column_int64(row, 6);
	citation->ends = sqlite3_column_int64(row, 7);
}
