-- The user's own words, one of two copies: the other is the log beside it, a line each. Nothing is
-- ever deleted or changed here. What a column means stands at struct word in marks/word.h.

PRAGMA application_id = 0x6d626d31; -- "mbm1"
PRAGMA user_version = 1;

CREATE TABLE word(
  n      INTEGER PRIMARY KEY,
  time   TEXT NOT NULL,
  key    TEXT NOT NULL,
  field  TEXT NOT NULL,
  value  TEXT NOT NULL,
  note   TEXT NOT NULL,
  day    TEXT NOT NULL,
  by     TEXT NOT NULL,
  words  TEXT NOT NULL,
  sum    TEXT NOT NULL  -- of all the others: SQLite notices one flipped bit in five
) STRICT;
