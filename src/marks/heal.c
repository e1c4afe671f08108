#include "base/error.h"
#include "marks/files.h"
#include "marks/heal.h"

void
copies_clear(struct copies *copies)
{
	rows_clear(&copies->rows);
	log_clear(&copies->log);
	agreed_clear(&copies->agreed);
}

/* Something else than marks may lie there by mistake: one of the two must be ours for certain before
 * the other counts as a damaged copy. */
static gboolean
are_ours(const struct copies *copies, GError **error)
{
	gboolean has_rows = copies->rows.is_there && !copies->rows.is_strange;

	if (copies->rows.is_strange && !copies->log.is_ours)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "not a database; left as it is");
	else if (copies->log.is_there && !copies->log.is_ours && !has_rows)
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "'%s' is not a log of marks; left as it is", copies->log_path);
	else
		return TRUE;
	return FALSE;
}

gboolean
copies_read(struct copies *copies, const char *path, const char *log_path, GError **error)
{
	*copies = (struct copies){ .path = path, .log_path = log_path };
	if (!rows_read(path, &copies->rows, error) || !log_read(log_path, &copies->log, error) ||
	    !are_ours(copies, error))
		return FALSE;
	agree(&copies->rows, &copies->log, &copies->agreed);
	return TRUE;
}

static gboolean
must_rewrite_rows(const struct copies *copies)
{
	return copies->rows.is_there && (copies->rows.is_broken || copies->rows.damaged->len > 0 || copies->agreed.apart > 0);
}

static gboolean
must_rewrite_log(const struct copies *copies)
{
	return copies->log.is_there && (!copies->log.is_ours || copies->log.is_torn || copies->log.damaged->len > 0 ||
	    copies->agreed.apart > 0);
}

gboolean
copies_differ(const struct copies *copies)
{
	return must_rewrite_rows(copies) || must_rewrite_log(copies) ||
	    copies->agreed.for_rows->len > 0 || copies->agreed.for_log->len > 0;
}

/* --- Telling --------------------------------------------------------------------------------- */

static void
tell(const struct marks_listener *listener, const char *file, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
tell(const struct marks_listener *listener, const char *file, const char *format, ...)
{
	g_autofree char *notice = NULL;
	va_list values;

	if (listener == NULL || listener->told == NULL)
		return;
	va_start(values, format);
	notice = g_strdup_vprintf(format, values);
	va_end(values);
	listener->told(file, notice, listener->data);
}

static char *
join(const GPtrArray *damaged)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < MIN(damaged->len, 5); i++)
		g_ptr_array_add(names, damaged->pdata[i]);
	if (damaged->len > 5)
		g_ptr_array_add(names, (gpointer)"more");
	g_ptr_array_add(names, NULL);
	return g_strjoinv(", ", (char **)names->pdata);
}

static void
tell_damage(const struct marks_listener *listener, const char *file, const GPtrArray *damaged, const char *copy)
{
	g_autofree char *names = damaged->len > 0 ? join(damaged) : NULL;

	tell(listener, file, "damaged%s%s; made whole again from the other copy, and kept as '%s'",
	    names != NULL ? ": " : "", names != NULL ? names : "", copy);
}

static void
tell_lost(const struct marks_listener *listener, const struct copies *copies)
{
	for (guint i = 0; i < copies->agreed.lost->len; i++)
		tell(listener, copies->path, "word %" G_GINT64_FORMAT " is lost: damaged in both copies",
		    g_array_index(copies->agreed.lost, gint64, i));
	if (copies->agreed.apart > 0)
		tell(listener, copies->path, "its log says something else under %u %s: brought together,"
		    " but for %u that the log says newer", copies->agreed.apart,
		    copies->agreed.apart == 1 ? "number" : "numbers", copies->agreed.older);
}

/* One word is what was being saved when the program was ended. */
static void
tell_restored(const struct marks_listener *listener, const char *file, guint n)
{
	if (n > 1)
		tell(listener, file, "%u words restored from the other copy", n);
}

/* --- Healing --------------------------------------------------------------------------------- */

static gboolean
heal_rows(const struct copies *copies, const struct marks_listener *listener, GError **error)
{
	const GPtrArray *missing = copies->agreed.for_rows;
	g_autofree char *copy = NULL;

	if (!must_rewrite_rows(copies)) {
		if (missing->len > 0 && !rows_complete(copies->path, missing, error))
			return FALSE;
		tell_restored(listener, copies->path, missing->len);
		return TRUE;
	}
	if ((copy = file_keep_copy(copies->path, error)) == NULL ||
	    !rows_rewrite(copies->path, copies->agreed.words, error))
		return FALSE;
	tell_damage(listener, copies->path, copies->rows.damaged, copy);
	return TRUE;
}

static gboolean
heal_log(const struct copies *copies, const struct marks_listener *listener, GError **error)
{
	const GPtrArray *missing = copies->agreed.for_log;
	g_autofree char *copy = NULL;
	gint64 before;

	if (!must_rewrite_log(copies)) {
		if (missing->len > 0 && !log_append(copies->log_path, missing, &before, error))
			return FALSE;
		tell_restored(listener, copies->log_path, missing->len);
		return TRUE;
	}
	if ((copy = file_keep_copy(copies->log_path, error)) == NULL ||
	    !log_rewrite(copies->log_path, copies->agreed.words, error))
		return FALSE;
	tell_damage(listener, copies->log_path, copies->log.damaged, copy);
	return TRUE;
}

gboolean
copies_heal(const struct copies *copies, const struct marks_listener *listener, GError **error)
{
	if (!heal_rows(copies, listener, error) || !heal_log(copies, listener, error))
		return FALSE;
	tell_lost(listener, copies);
	return TRUE;
}
