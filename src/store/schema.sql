-- What minutebook keeps about minutes files. All of it can be had again from the files: delete the
-- cache when you like. It is never migrated either: with another user_version it is made afresh.
-- What the user adds lies in another database (src/marks/).
--
-- Days are 'YYYY-MM-DD', times of day 'HH:MM', points in time '2026-11-21T10:00:00Z'. Keys are
-- those of the references that people type and print.
--
-- What a row of many refers to is looked for at the end of the transaction: looked for at once, SQLite
-- would open a savepoint for each statement that puts several, at which FTS5 writes out all that it
-- gathers in memory.
--
-- Which values a column may have stands as a chain of OR: for IN with more than two, SQLite builds a
-- table at each row that is inserted, and that costs more than the row.

PRAGMA application_id = 0x6d626b31; -- "mbk1"
PRAGMA user_version = 7;

-- When the cache was last brought up to date.
CREATE TABLE cache(
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  loaded  TEXT NOT NULL
) STRICT;

-- What the user named to load: read again by `load` without a path.
CREATE TABLE root(
  path     TEXT PRIMARY KEY,  -- absolute; the file system's bytes, not always UTF-8
  council  TEXT               -- whose minutes they are, where the user said so
) STRICT, WITHOUT ROWID;

-- Bodies of which meetings have changed since what links them was last found out: a load that was
-- ended in between leaves them to the next.
CREATE TABLE unlinked(
  body_key  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The content of a file, kept once however many paths hold it. All offsets in this database are
-- bytes from 0 into text.
CREATE TABLE source(
  id      INTEGER PRIMARY KEY,
  sha256  TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),  -- of the file's bytes
  layout  TEXT NOT NULL,  -- name of the layout that read it
  loaded  TEXT NOT NULL,  -- when this content was first seen
  path    TEXT NOT NULL,  -- the first of its paths, which gives a date or a body not in the text
  text    TEXT NOT NULL   -- decoded, cleaned of what could drive a terminal
) STRICT;

-- Every file that was looked at. One that could not be loaded is remembered, so that it is not
-- read again before it changes, but named again.
CREATE TABLE file(
  path       TEXT PRIMARY KEY,
  size       INTEGER NOT NULL CHECK (size >= 0),
  mtime      INTEGER NOT NULL,  -- nanoseconds since 1970
  inode      INTEGER NOT NULL,
  council    TEXT,              -- as the user said with --council
  source_id  INTEGER REFERENCES source,
  failure    TEXT,              -- why it could not be loaded
  CHECK ((source_id IS NULL) <> (failure IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX file_by_source ON file(source_id);

-- A meeting as the fuller one of its renditions tells it. The high bits of the id are its day
-- (id >> 24: days since the year 1, 0 where the date is not known), so that newest first needs no
-- sort; the low 24 bits only tell meetings of a day apart. A meeting whose date changes gets
-- another id.
CREATE TABLE meeting(
  id             INTEGER PRIMARY KEY,
  key            TEXT NOT NULL UNIQUE,
  body_key       TEXT NOT NULL,  -- the key's part before "/": council and body
  council        TEXT,
  body           TEXT,
  body_basis     TEXT
    CHECK (body_basis = 'stated' OR body_basis = 'inferred' OR body_basis = 'file name' OR
           body_basis = 'set'),
  date           TEXT CHECK (length(date) = 10),
  date_basis     TEXT
    CHECK (date_basis = 'stated' OR date_basis = 'file name' OR date_basis = 'neighbour' OR
           date_basis = 'set'),
  date_earliest  TEXT,  -- the tightest window that is proved, where date is NULL
  date_latest    TEXT,
  own_earliest   TEXT,  -- ... by its own text, without its neighbours
  own_latest     TEXT,
  start_time     TEXT,
  venue          TEXT,
  contact        TEXT,
  webcast        TEXT,
  status         TEXT CHECK (status = 'draft' OR status = 'published' OR status = 'cancelled'),
  next_date      TEXT,
  next_time      TEXT,
  CHECK ((body IS NULL) = (body_basis IS NULL)),
  CHECK ((date IS NULL) = (date_basis IS NULL)),
  CHECK ((date IS NULL) = (id >> 24 = 0))
) STRICT;

CREATE INDEX meeting_by_body ON meeting(body_key, id);

-- A meeting as one source tells it: page, printed minutes, draft, confirmed. A source may hold
-- several meetings and a meeting may have several sources. Only the first rendition's items are
-- kept as rows; the others can be parsed again from their source's text.
CREATE TABLE rendition(
  id            INTEGER PRIMARY KEY,
  source_id     INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  position      INTEGER NOT NULL,  -- which of the source's meetings, from 0
  meeting_id    INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  rank          INTEGER NOT NULL,  -- 0: the one that is shown; the others by path
  day_key       TEXT NOT NULL,     -- the meeting's key without council: only those alike can be one
  council       TEXT,
  start_time    TEXT,
  minutes_size  INTEGER NOT NULL,  -- bytes of all its minutes texts: which one is the fuller?
  is_truncated  INTEGER NOT NULL CHECK (is_truncated IN (0, 1)),
  titles        TEXT NOT NULL,     -- of its items, folded like keys, a line each
  starts        INTEGER NOT NULL,  -- its part of source.text
  ends          INTEGER NOT NULL CHECK (ends >= starts),
  UNIQUE (source_id, position)
) STRICT;

CREATE INDEX rendition_by_meeting ON rendition(meeting_id, rank);
CREATE INDEX rendition_by_day ON rendition(day_key);

-- Who was there, in the order of the document.
CREATE TABLE attendee(
  meeting_id  INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position    INTEGER NOT NULL,  -- from 0
  name        TEXT NOT NULL,     -- as printed, with the form of address
  role        TEXT NOT NULL
    CHECK (role = 'chair' OR role = 'vice-chair' OR role = 'present' OR role = 'co-optee' OR
           role = 'apologies' OR role = 'in attendance' OR role = 'absent'),
  note        TEXT,              -- post or organisation
  PRIMARY KEY (meeting_id, position)
) STRICT, WITHOUT ROWID;

-- An item of the agenda with what was minuted. The id has the meeting's day in its high bits, too;
-- within a meeting ids fall from item to item, so that a list that comes newest first has each
-- meeting's items in the order of the document.
CREATE TABLE item(
  id             INTEGER PRIMARY KEY,
  meeting_id     INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position       INTEGER NOT NULL CHECK (position > 0),
  key_end        TEXT NOT NULL,  -- its key is the meeting's key, "/" and this: "114", "114.2", "@4"
  number         TEXT,           -- as printed
  title          TEXT,
  is_truncated   INTEGER NOT NULL CHECK (is_truncated IN (0, 1)),
  starts         INTEGER NOT NULL,  -- its part of the text of the meeting's first source
  ends           INTEGER NOT NULL CHECK (ends >= starts),
  agenda_spans   BLOB,  -- where the texts' bytes stand in the source; packed by store/spans.h
  minutes_spans  BLOB,
  agenda_text    TEXT NOT NULL,
  minutes_text   TEXT NOT NULL
) STRICT;

-- A meeting's items; which of them has a key is looked for among these few.
CREATE INDEX item_by_meeting ON item(meeting_id);

-- A paper attached to an item.
CREATE TABLE document(
  item_id   INTEGER NOT NULL REFERENCES item ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,  -- from 0
  label     TEXT NOT NULL,     -- "PDF 560 KB"
  PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

-- What extract/ found in an item's minutes: decisions, follow-up actions, references, people. The id
-- of each is the item's id and, in the low 12 bits, 4095 less its position within the item: so lists
-- come newest first without a sort, an item's facts are one range of ids, in the order of the
-- document when read downwards, and neither index nor foreign key is needed. Who deletes an item
-- deletes its ranges. Byte offsets point into the text of the meeting's first source, so that a
-- reader can always check us; rule is the name in phrases.conf.

-- One limb of a decision; what asks another body to decide is a recommendation.
CREATE TABLE resolution(
  id                 INTEGER PRIMARY KEY,
  number             INTEGER NOT NULL,  -- 2 for ".../114/r2"; 0 for recommendations
  label              TEXT,              -- as printed: "2", "a"; NULL where it stands alone
  text               TEXT NOT NULL,
  word               TEXT,              -- that decided: "Resolved", "AGREED"
  addressee          TEXT,
  is_recommendation  INTEGER NOT NULL CHECK (is_recommendation IN (0, 1)),
  has_vote           INTEGER NOT NULL CHECK (has_vote IN (0, 1)),
  in_favour          INTEGER,           -- as printed; NULL where it isn't
  against            INTEGER,
  abstained          INTEGER,
  mover              TEXT,
  seconder           TEXT,
  starts             INTEGER NOT NULL,
  ends               INTEGER NOT NULL CHECK (ends >= starts),
  rule               TEXT
) STRICT;

CREATE TABLE action(
  id            INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL
    CHECK (kind = 'request' OR kind = 'undertaking' OR kind = 'deferral' OR kind = 'scheduled' OR
           kind = 'visit' OR kind = 'ask-of-members'),
  text          TEXT NOT NULL,
  owner         TEXT,     -- as the text says
  due_text      TEXT,
  due_form      TEXT NOT NULL
    CHECK (due_form = 'none' OR due_form = 'day' OR due_form = 'month' OR
           due_form = 'next meeting' OR due_form = 'month meeting' OR due_form = 'span' OR
           due_form = 'event' OR due_form = 'first of year' OR due_form = 'last of year' OR
           due_form = 'year' OR due_form = 'season' OR due_form = 'each' OR due_form = 'vague'),
  due           TEXT,     -- 'YYYY-MM' or 'YYYY-MM-DD'
  due_earliest  TEXT,     -- a stretch
  due_latest    TEXT,
  due_rule      TEXT,
  due_body      TEXT,     -- whose meeting, where it is another body's
  resolution    INTEGER,  -- position of the resolution it stands in; NULL for narrative
  starts        INTEGER NOT NULL,
  ends          INTEGER NOT NULL CHECK (ends >= starts),
  rule          TEXT
) STRICT;

CREATE TABLE reference(
  id      INTEGER PRIMARY KEY,
  minute  TEXT NOT NULL,  -- as printed
  part    TEXT,
  title   TEXT,
  body    TEXT,           -- of the meeting meant, where the words give it
  date    TEXT,
  starts  INTEGER NOT NULL,
  ends    INTEGER NOT NULL CHECK (ends >= starts),
  rule    TEXT
) STRICT;

CREATE TABLE person(
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  role    TEXT,
  starts  INTEGER NOT NULL,
  ends    INTEGER NOT NULL CHECK (ends >= starts),
  rule    TEXT
) STRICT;

-- What proves the window of an undated meeting.
CREATE TABLE clue(
  meeting_id  INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
  position    INTEGER NOT NULL,  -- from 0
  is_latest   INTEGER NOT NULL CHECK (is_latest IN (0, 1)),
  date        TEXT NOT NULL,
  words       TEXT NOT NULL,
  starts      INTEGER NOT NULL,
  ends        INTEGER NOT NULL CHECK (ends >= starts),
  rule        TEXT,
  PRIMARY KEY (meeting_id, position)
) STRICT, WITHOUT ROWID;

-- What link/ found out from several meetings; made anew for each body that a load changes.

-- The items that a reference may mean.
CREATE TABLE target(
  reference_id  INTEGER NOT NULL,
  item_id       INTEGER NOT NULL,
  is_certain    INTEGER NOT NULL CHECK (is_certain IN (0, 1)),
  PRIMARY KEY (reference_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX target_by_item ON target(item_id);

-- What became of an action, and when it is due now that other meetings are known.
CREATE TABLE outcome(
  action_id       INTEGER PRIMARY KEY,
  state           TEXT NOT NULL CHECK (state = 'open' OR state = 'done'), -- by the minutes alone
  basis           TEXT NOT NULL CHECK (basis = 'default' OR basis = 'minutes'),
  heard           TEXT NOT NULL      -- "not due" is true only until its last day is over
    CHECK (heard = 'reported' OR heard = 'silent' OR heard = 'cannot tell' OR heard = 'not due'),
  due             TEXT,
  due_earliest    TEXT,
  due_latest      TEXT,
  due_rule        TEXT,
  due_meeting     INTEGER,           -- the meeting at which it was due, where that is loaded
  meetings_since  INTEGER            -- of the body, loaded; NULL: which ones are later isn't known
) STRICT;

-- Where an action was reported back, with the words that say so.
CREATE TABLE report(
  action_id  INTEGER NOT NULL,
  item_id    INTEGER NOT NULL,
  how        TEXT NOT NULL CHECK (how = 'reference' OR how = 'arrival'),
  starts     INTEGER NOT NULL,  -- in the text of the later meeting's first source
  ends       INTEGER NOT NULL CHECK (ends >= starts),
  words      TEXT,              -- NULL: the item's title says it
  PRIMARY KEY (action_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_by_item ON report(item_id);

-- Minute numbers of a body between two loaded meetings that are not loaded.
CREATE TABLE gap(
  body_key        TEXT NOT NULL,
  first           INTEGER NOT NULL,
  last            INTEGER NOT NULL CHECK (last >= first),
  after_meeting   INTEGER NOT NULL,
  before_meeting  INTEGER NOT NULL,
  PRIMARY KEY (body_key, after_meeting)
) STRICT, WITHOUT ROWID;

-- The later minute that approved a meeting's minutes.
CREATE TABLE confirmation(
  meeting_id  INTEGER PRIMARY KEY,
  item_id     INTEGER NOT NULL
) STRICT;

-- Items about one matter have one number.
CREATE TABLE matter(
  item_id  INTEGER PRIMARY KEY,
  matter   INTEGER NOT NULL
) STRICT;

CREATE INDEX matter_by_number ON matter(matter);

-- The index of words over the items' texts, unstemmed, without regard to case and accents. Who
-- deletes an item must take its words out first: a trigger can't, since connections that don't
-- trust the schema may not use FTS5 in one.
--
-- The separators are signs that Unicode has among the letters and people take for apostrophes
-- (base/apostrophe.h).
--
-- The longest text comes first: in every other column each word of each item costs two bytes more.
CREATE VIRTUAL TABLE word USING fts5(
  minutes_text, agenda_text, title,
  content = 'item', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2 separators ''ʹʻʼʽˈ''', detail = full
);

-- Every word that the index holds, as it holds it, beside those with the same stem (Porter's algorithm): for
-- other endings of a word.
CREATE TABLE vocabulary(
  stem  TEXT NOT NULL,
  word  TEXT NOT NULL,
  PRIMARY KEY (stem, word)
) STRICT, WITHOUT ROWID;

-- The same words once more, many in a row, for the letters that a regular expression requires: rows as long as
-- these are gone through in a tenth of the time. Some may not be in the index any more, or be there twice.
CREATE TABLE wordlist(
  id       INTEGER PRIMARY KEY,
  is_late  INTEGER NOT NULL CHECK (is_late IN (0, 1)),  -- came since the list was last written anew
  words    BLOB NOT NULL  -- UTF-8, a newline behind each: below 32 KiB, or one long word
) STRICT;
