#include <string.h>
#include "model/meeting.h"
#include "model/name.h"

/* Most items have no papers, ask for nothing and name nobody: until something is added, all share these. */
static struct entries none;

static void
add_to(struct arena *arena, struct entries **entries, gpointer entry)
{
	enum { FEWEST = 4 };
	struct entries *these = *entries;

	if (these == &none)
		these = *entries = arena_get(arena, sizeof(*these));
	if (these->len == these->room) {
		const gpointer *before = these->pdata;

		these->room = MAX(2 * these->room, FEWEST);
		these->pdata = arena_get(arena, these->room * sizeof(gpointer));
		for (guint i = 0; i < these->len; i++)
			these->pdata[i] = before[i];
	}
	these->pdata[these->len++] = entry;
}

static void
item_free(gpointer data)
{
	struct item *item = data;

	for (guint i = 0; i < item->actions->len; i++)
		g_clear_pointer(&((struct action *)item->actions->pdata[i])->reported_in, g_ptr_array_unref);
	passage_clear(&item->agenda);
	passage_clear(&item->minutes);
	links_free(item->links);
}

static void
source_free(gpointer data)
{
	struct source *source = data;

	g_free(source->path);
	g_free(source->layout);
	g_free(source->sha256);
	g_free(source->loaded);
	g_free(source);
}

struct meeting *
meeting_new(void)
{
	struct meeting *meeting = g_new0(struct meeting, 1);

	meeting->attendance = &none;
	meeting->names = g_hash_table_new(g_str_hash, g_str_equal);
	meeting->items = g_ptr_array_new_with_free_func(item_free);
	meeting->sources = g_ptr_array_new_with_free_func(source_free);
	meeting->warnings = g_ptr_array_new_with_free_func(g_free);
	meeting->clues = g_ptr_array_new_with_free_func((GDestroyNotify)clue_free);
	return meeting;
}

void
meeting_free(struct meeting *meeting)
{
	if (meeting == NULL)
		return;
	g_free(meeting->key);
	g_free(meeting->council);
	g_free(meeting->body);
	g_free(meeting->date);
	g_free(meeting->date_earliest);
	g_free(meeting->date_latest);
	g_free(meeting->start_time);
	g_free(meeting->venue);
	g_free(meeting->contact);
	g_free(meeting->webcast);
	g_free(meeting->next_date);
	g_free(meeting->next_time);
	g_hash_table_unref(meeting->names);
	g_ptr_array_unref(meeting->items);
	g_ptr_array_unref(meeting->sources);
	g_ptr_array_unref(meeting->warnings);
	g_ptr_array_unref(meeting->clues);
	neighbours_free(meeting->neighbours);
	arena_clear(&meeting->arena);
	arena_clear(&meeting->spare);
	g_free(meeting);
}

struct item *
meeting_add_unwritten_item(struct meeting *meeting)
{
	struct item *item = arena_get(&meeting->arena, sizeof(*item));

	item->arena = &meeting->arena;
	passage_init(&item->agenda);
	passage_init(&item->minutes);
	item->documents = item->resolutions = item->actions = item->references = item->people = &none;
	g_ptr_array_add(meeting->items, item);
	return item;
}

struct item *
meeting_add_item(struct meeting *meeting)
{
	struct item *item = meeting_add_unwritten_item(meeting);

	passage_reserve(&item->agenda, 0, 0);
	passage_reserve(&item->minutes, 0, 0);
	return item;
}

void
item_add_document(struct item *item, char *label)
{
	struct document *document = arena_get(item->arena, sizeof(*document));

	document->label = label;
	add_to(item->arena, &item->documents, document);
}

void
item_add_resolution(struct item *item, struct resolution *resolution)
{
	add_to(item->arena, &item->resolutions, resolution);
}

void
item_add_action(struct item *item, struct action *action)
{
	add_to(item->arena, &item->actions, action);
}

void
item_add_reference(struct item *item, struct reference *reference)
{
	add_to(item->arena, &item->references, reference);
}

void
item_add_person(struct item *item, struct person *person)
{
	add_to(item->arena, &item->people, person);
}

struct attendee *
meeting_add_attendee(struct meeting *meeting, const char *name, enum role role, const char *note)
{
	struct attendee *attendee = g_hash_table_lookup(meeting->names, name);

	if (attendee != NULL)
		return attendee;
	attendee = arena_get(&meeting->arena, sizeof(*attendee));
	attendee->name = arena_copy(&meeting->arena, name, -1);
	attendee->role = role;
	attendee->note = arena_copy(&meeting->arena, note, -1);
	add_to(&meeting->arena, &meeting->attendance, attendee);
	g_hash_table_insert(meeting->names, attendee->name, attendee);
	return attendee;
}

void
meeting_name_in_full(struct meeting *meeting, struct attendee *attendee)
{
	char *name = g_strdup_printf("%s (%s)", attendee->name, attendee->note);

	g_hash_table_remove(meeting->names, attendee->name);
	attendee->note = NULL;
	attendee->name = arena_take(&meeting->arena, name);
	g_hash_table_insert(meeting->names, attendee->name, attendee);
}

const struct outcome *
item_outcome(const struct item *item, guint position)
{
	return item->links != NULL && position < item->links->outcomes->len ?
	    item->links->outcomes->pdata[position] : NULL;
}

const struct resolution *
item_resolution(const struct item *item, const struct action *action)
{
	return action->resolution >= 0 && (guint)action->resolution < item->resolutions->len ?
	    item->resolutions->pdata[action->resolution] : NULL;
}

struct source *
meeting_add_source(struct meeting *meeting)
{
	struct source *source = g_new0(struct source, 1);

	g_ptr_array_add(meeting->sources, source);
	return source;
}

void
meeting_warn(struct meeting *meeting, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	g_ptr_array_add(meeting->warnings, g_strdup_vprintf(format, values));
	va_end(values);
}

static const char *const basis_names[] = {
	[BASIS_NONE] = NULL,
	[BASIS_STATED] = "stated",
	[BASIS_INFERRED] = "inferred",
	[BASIS_FILE_NAME] = "file name",
	[BASIS_NEIGHBOUR] = "neighbour",
	[BASIS_SET] = "set",
};

static const char *const status_names[] = {
	[STATUS_UNKNOWN] = NULL,
	[STATUS_DRAFT] = "draft",
	[STATUS_PUBLISHED] = "published",
	[STATUS_CANCELLED] = "cancelled",
};

static const char *const role_names[] = {
	[ROLE_CHAIR] = "chair",
	[ROLE_VICE_CHAIR] = "vice-chair",
	[ROLE_PRESENT] = "present",
	[ROLE_CO_OPTEE] = "co-optee",
	[ROLE_APOLOGIES] = "apologies",
	[ROLE_IN_ATTENDANCE] = "in attendance",
	[ROLE_ABSENT] = "absent",
};

const char *
basis_name(enum basis basis)
{
	return basis_names[basis];
}

const char *
status_name(enum meeting_status status)
{
	return status_names[status];
}

const char *
role_name(enum role role)
{
	return role_names[role];
}

gboolean
basis_from_name(const char *name, enum basis *basis)
{
	return value_of_name(basis_names, G_N_ELEMENTS(basis_names), name, basis);
}

gboolean
status_from_name(const char *name, enum meeting_status *status)
{
	return value_of_name(status_names, G_N_ELEMENTS(status_names), name, status);
}

gboolean
role_from_name(const char *name, enum role *role)
{
	return value_of_name(role_names, G_N_ELEMENTS(role_names), name, role);
}
