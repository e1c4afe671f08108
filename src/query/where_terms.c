/* The condition of each kind of term that is not about facts. */
#include "query/body.h"
#include "query/hit.h"
#include "query/where_days.h"
#include "query/where_facts.h"
#include "query/where_terms.h"

/* The number as printed, and ".2" where it was met again. */
static void
add_minute(struct where *where, const struct term *term)
{
	if (where->of == WHERE_GAPS) {
		where_add(where, "CAST(? AS INTEGER) BETWEEN gap.first AND gap.last");
		where_text(where, term->text);
		return;
	}
	where_add(where, "(item.key_end = ? COLLATE NOCASE OR"
	    " replace(coalesce(item.number, ''), '/', '~') = ? COLLATE NOCASE)");
	where_text(where, term->text);
	where_text(where, term->text);
}

static void
add_keys(struct where *where, const GPtrArray *keys)
{
	where_add(where, "meeting.body_key IN (");
	for (guint i = 0; i < keys->len; i++) {
		where_add(where, i > 0 ? ", ?" : "?");
		where_text(where, keys->pdata[i]);
	}
	where_add(where, ")");
}

static GPtrArray *
council_keys_fitting(sqlite3 *db, const char *name, GError **error)
{
	GPtrArray *keys = body_keys(db, error);

	for (guint i = keys != NULL ? keys->len : 0; i > 0; i--) {
		if (!council_fits(keys->pdata[i - 1], name))
			g_ptr_array_remove_index(keys, i - 1);
	}
	return keys;
}

static gboolean
add_bodies(struct where *where, sqlite3 *db, const struct term *term, GError **error)
{
	g_autoptr(GPtrArray) keys = term->kind == TERM_BODY ? body_keys_fitting(db, term->text, error) :
	    council_keys_fitting(db, term->text, error);

	if (keys == NULL)
		return FALSE;
	add_keys(where, keys);
	return TRUE;
}

/* IS, so that its negation holds where the status is not known. */
static void
add_status(struct where *where, const struct term *term)
{
	where_add(where, "meeting.status IS ?");
	where_text(where, term->text);
}

static void
add_words(struct where *where, const struct filter *filter, const struct term *term)
{
	g_autofree char *expression = term_expression(filter, term);

	where_add(where, "item.id IN (SELECT rowid FROM word WHERE word MATCH ?)");
	where_text(where, expression);
}

/* What is read behind the meeting is asked last, and the least often; of one that is given up no text is read at
 * all. */
static void
add_regex(struct where *where, const struct filter *filter, const struct term *term)
{
	guint columns = term_columns(filter, term);

	g_string_append_printf(where->sql, "iif(given_up(?), NULL, says(?, %s%s%s%s))",
	    where->is_verdict ? "0" : "meeting.id", columns & IN_MINUTES ? ", item.minutes_text" : "",
	    columns & IN_AGENDA ? ", item.agenda_text" : "", columns & IN_TITLE ? ", item.title" : "");
	where_term(where, term);
	where_term(where, term);
}

/* Was there, or is named in the item; in a list of people, the one who is listed. */
static void
add_person(struct where *where, const struct term *term)
{
	g_autofree char *pattern = term_pattern(term);

	where_add(where, where->of == WHERE_PEOPLE ? "holds(person.name, ?)" :
	    "(item.id IN (SELECT id >> 12 FROM person WHERE holds(name, ?))"
	    " OR meeting.id IN (SELECT meeting_id FROM attendee WHERE holds(name, ?)))");
	where_text(where, pattern);
	if (where->of != WHERE_PEOPLE)
		where_text(where, pattern);
}

gboolean
where_item_term(struct where *where, sqlite3 *db, const struct filter *filter, const struct term *term,
    const char *id, GError **error)
{
	if (term_facts(filter, term) != FACTS_NONE) {
		where_fact_term(where, filter, term);
		return TRUE;
	}
	if (term->is_negated)
		where_add(where, "NOT ");
	switch (term->kind) {
	case TERM_WORDS:
		add_words(where, filter, term);
		break;
	case TERM_REGEX:
		add_regex(where, filter, term);
		break;
	case TERM_MINUTE:
		add_minute(where, term);
		break;
	case TERM_TRUNCATED:
		where_add(where, "item.is_truncated");
		break;
	case TERM_DAYS:
		return where_days(where, db, term, id, error);
	case TERM_BODY:
	case TERM_COUNCIL:
		return add_bodies(where, db, term, error);
	case TERM_STATUS:
		add_status(where, term);
		break;
	case TERM_LOADED:
		where_loaded(where, term);
		break;
	case TERM_PERSON:
		add_person(where, term);
		break;
	default:
		g_assert_not_reached();
	}
	return TRUE;
}
