/* What export and import call the details of a state, for marks/ alone. */
#ifndef MARKS_EXCHANGE_H
#define MARKS_EXCHANGE_H

#define FIELD_DAY "on"
#define FIELD_BY "by"

#endif
