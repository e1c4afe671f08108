/*
 * Inside query/: the user's marks as functions of a statement, of an action's id each; NULL where it
 * isn't marked:
 *
 *     mark_state(id), mark_note(id), mark_day(id)
 *     mark_doubt(id)         not NULL: the action's words were others then
 *     mark_by(id)            key of the minute that shows it; mark_by_meeting(id) and mark_by_item(id)
 *                            are that key's meeting, and the rest up to the next "/"
 */
#ifndef QUERY_MARKED_H
#define QUERY_MARKED_H

#include <sqlite3.h>
#include <glib.h>

/* Adds the functions to a connection that has no marks. */
gboolean marked_register_none(sqlite3 *db, GError **error);

#endif
