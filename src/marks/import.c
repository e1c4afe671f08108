/* Marks out of text: what was exported, or a log. */
#include <string.h>
#include "base/error.h"
#include "base/gate.h"
#include "marks/exchange.h"
#include "marks/marks.h"
#include "model/day.h"
#include "model/facts.h"
#include "model/key.h"

struct parsing {
	guint line;
	GHashTable *said;   /* "key\tfield" to struct word: the last one */
	GPtrArray *numbers; /* of the log: struct word, all of them, with their numbers */
	struct word *state; /* the last line was this state: "on" and "by" may follow */
};

static gboolean
wrong(const struct parsing *parsing, GError **error, const char *format, ...) G_GNUC_PRINTF(3, 4);

static gboolean
wrong(const struct parsing *parsing, GError **error, const char *format, ...)
{
	g_autofree char *what = NULL;
	va_list values;

	va_start(values, format);
	what = g_strdup_vprintf(format, values);
	va_end(values);
	g_set_error(error, MB_ERROR, MB_ERROR_FILE, "line %u: %s", parsing->line, what);
	return FALSE;
}

static gboolean
is_named(const char *value)
{
	g_autofree char *slug = key_slug(value);

	return *value == '\0' || *slug != '\0';
}

static gboolean
check_value(const struct parsing *parsing, const struct word *word, GError **error)
{
	enum action_state state;

	if (strcmp(word->field, FIELD_STATE) == 0)
		return action_state_from_name(word->value, &state) ||
		    wrong(parsing, error, "'%s' is no state: open, done, waiting or dropped", word->value);
	if (strcmp(word->field, FIELD_DATE) == 0)
		return *word->value == '\0' || day_number(word->value) > 0 ||
		    wrong(parsing, error, "'%s' is no day as YYYY-MM-DD", word->value);
	if (strcmp(word->field, FIELD_BODY) == 0 || strcmp(word->field, FIELD_COUNCIL) == 0)
		return is_named(word->value) || wrong(parsing, error, "'%s' is no name", word->value);
	return wrong(parsing, error, "there is no field '%s'; the fields are state, date, body, council", word->field);
}

/* Times are compared as texts: all have one form. Empty where there is none. */
static gboolean
read_time(const struct parsing *parsing, const char *text, char **time, GError **error)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) given = *text != '\0' ? g_date_time_new_from_iso8601(text, utc) : NULL;
	g_autoptr(GDateTime) there = given != NULL ? g_date_time_to_utc(given) : NULL;
	g_autofree char *seconds = there != NULL ? g_date_time_format(there, "%Y-%m-%dT%H:%M:%S") : NULL;

	if (*text != '\0' && seconds == NULL)
		return wrong(parsing, error, "'%s' is no time", text);
	word_set(time, seconds == NULL ? NULL :
	    g_strdup_printf("%s.%03dZ", seconds, g_date_time_get_microsecond(there) / 1000));
	return TRUE;
}

static void
say(struct parsing *parsing, struct word *word)
{
	g_hash_table_replace(parsing->said, g_strjoin("\t", word->key, word->field, NULL), word);
	parsing->state = strcmp(word->field, FIELD_STATE) == 0 ? word : NULL;
}

/* "on" and "by" belong to the state in the line before them. */
static gboolean
take_detail(struct parsing *parsing, char **parts, char **detail, GError **error)
{
	if (parsing->state == NULL || strcmp(parsing->state->key, parts[0]) != 0)
		return wrong(parsing, error, "'%s' stands after a state of the same key only", parts[1]);
	if (detail == &parsing->state->day && day_number(parts[2]) == 0)
		return wrong(parsing, error, "'%s' is no day as YYYY-MM-DD", parts[2]);
	word_set(detail, g_strdup(parts[2]));
	return TRUE;
}

/* Key, field, value, and maybe time and note. */
static gboolean
take_parts(struct parsing *parsing, char **parts, guint n, GError **error)
{
	struct word *word;

	if (n < 3 || n > 5 || *parts[0] == '\0')
		return wrong(parsing, error, "not a key, a field, a value, a time and a note, with tabs between");
	if (strcmp(parts[1], FIELD_DAY) == 0 || strcmp(parts[1], FIELD_BY) == 0)
		return take_detail(parsing, parts, parsing->state == NULL ? NULL : strcmp(parts[1], FIELD_DAY) == 0 ?
		    &parsing->state->day : &parsing->state->by, error);
	word = word_new(parts[0], parts[1], parts[2]);
	word_set(&word->note, g_strdup(n > 4 ? parts[4] : ""));
	if (read_time(parsing, n > 3 ? parts[3] : "", &word->time, error) && check_value(parsing, word, error)) {
		say(parsing, word);
		return TRUE;
	}
	word_free(word);
	return FALSE;
}

static gboolean
take_tsv(struct parsing *parsing, const char *line, GError **error)
{
	g_autofree char *clean = gate_clean(line, -1, GATE_LINES);
	g_auto(GStrv) parts = g_strsplit(clean, "\t", -1);
	guint n = g_strv_length(parts);

	for (guint i = 0; i < n; i++) {
		char *plain = word_unescape(parts[i]);

		if (plain == NULL)
			return wrong(parsing, error, "ends in a backslash");
		g_free(parts[i]);
		parts[i] = plain;
	}
	return take_parts(parsing, parts, n, error);
}

/* A line of the log, but for the words that say nothing by themselves. */
static gboolean
take_logged(struct parsing *parsing, struct word *word, GError **error)
{
	gint64 n;

	if (strcmp(word->field, FIELD_UNDO) == 0 && g_ascii_string_to_signed(word->value, 10, 1, G_MAXINT64, &n, NULL)) {
		for (guint i = 0; i < parsing->numbers->len; i++) {
			if (((struct word *)parsing->numbers->pdata[i])->n == n)
				g_ptr_array_remove_index(parsing->numbers, i--);
		}
	} else if (strcmp(word->field, FIELD_LOST) != 0 && strcmp(word->field, FIELD_UNDO) != 0) {
		if (!check_value(parsing, word, error)) {
			word_free(word);
			return FALSE;
		}
		g_ptr_array_add(parsing->numbers, g_steal_pointer(&word));
	}
	word_free(word);
	return TRUE;
}

/* The last field may be empty, or end in a blank. */
static void
cut_return(char *line)
{
	gsize size = strlen(line);

	if (size > 0 && line[size - 1] == '\r')
		line[size - 1] = '\0';
}

static gboolean
take_line(struct parsing *parsing, const char *line, GError **error)
{
	struct word *word;

	if (line[strspn(line, " \t")] == '\0' || *line == '#')
		return TRUE;
	if (!g_utf8_validate(line, -1, NULL))
		return wrong(parsing, error, "not UTF-8");
	if ((word = word_from_line(line)) != NULL)
		return take_logged(parsing, word, error);
	return take_tsv(parsing, line, error);
}

/* What the log's lines leave comes last. */
static GPtrArray *
gather(struct parsing *parsing)
{
	GPtrArray *words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);
	GHashTableIter iter;
	gpointer word;

	while (parsing->numbers->len > 0)
		say(parsing, g_ptr_array_steal_index(parsing->numbers, 0));
	g_hash_table_iter_init(&iter, parsing->said);
	while (g_hash_table_iter_next(&iter, NULL, &word))
		g_ptr_array_add(words, word_copy(word));
	return words;
}

static int
compare_times(gconstpointer left, gconstpointer right)
{
	const struct word *a = *(struct word *const *)left, *b = *(struct word *const *)right;
	int order = strcmp(a->time, b->time);

	if (order == 0)
		order = strcmp(a->key, b->key);
	return order != 0 ? order : strcmp(a->field, b->field);
}

GPtrArray *
marks_parse(const char *text, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	struct parsing parsing = {
		.said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)word_free),
		.numbers = g_ptr_array_new_with_free_func((GDestroyNotify)word_free) };
	GPtrArray *words = NULL;
	gboolean is_well = TRUE;

	for (guint i = 0; is_well && lines[i] != NULL; i++) {
		parsing.line = i + 1;
		cut_return(lines[i]);
		is_well = take_line(&parsing, lines[i], error);
	}
	if (is_well) {
		words = gather(&parsing);
		g_ptr_array_sort(words, compare_times);
	}
	g_hash_table_unref(parsing.said);
	g_ptr_array_unref(parsing.numbers);
	return words;
}

/* --- What is news ---------------------------------------------------------------------------- */

/* "key\tfield" to the time of the last word about it, one that takes back included. */
static GHashTable *
last_times(const GPtrArray *words)
{
	GHashTable *times = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i], *about = word;
		char *name;
		gint64 n;

		if (strcmp(word->field, FIELD_UNDO) == 0 &&
		    g_ascii_string_to_signed(word->value, 10, 1, words->len, &n, NULL))
			about = words->pdata[n - 1];
		name = g_strjoin("\t", about->key, about->field, NULL);
		if (g_strcmp0(g_hash_table_lookup(times, name), word->time) < 0)
			g_hash_table_replace(times, name, word->time);
		else
			g_free(name);
	}
	return times;
}

static gboolean
is_news(const struct marks *marks, GHashTable *times, const struct word *word)
{
	const struct word *ours = marks_find(marks, word->key, word->field);
	g_autofree char *name = g_strjoin("\t", word->key, word->field, NULL);
	const char *last = g_hash_table_lookup(times, name);

	if (ours != NULL ? word_is_same(ours, word) : *word->value == '\0')
		return FALSE;
	return *word->time == '\0' || last == NULL || strcmp(last, word->time) < 0;
}

void
marks_keep_news(const struct marks *marks, GPtrArray *words)
{
	g_autoptr(GHashTable) times = last_times(marks_words(marks));

	for (guint i = words->len; i > 0; i--) {
		if (!is_news(marks, times, words->pdata[i - 1]))
			g_ptr_array_remove_index(words, i - 1);
	}
}
