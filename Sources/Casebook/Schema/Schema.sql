-- The index: what the fold makes of the ledger. Nothing here is the only copy of anything.

-- Every entry that counts, in the ledger's order (clock, time, log, place).
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    log_high INTEGER NOT NULL, log_low INTEGER NOT NULL, place INTEGER NOT NULL,
    clock INTEGER NOT NULL, time TEXT NOT NULL, author TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- What the act says, as JSON; NULL of a draft, which is in the tables below.
    act BLOB,
    -- The source it is about.
    source INTEGER,
    -- 0 while an act that counts has undone it.
    live INTEGER NOT NULL DEFAULT 1,
    UNIQUE (log_high, log_low, place)
) STRICT;
CREATE INDEX entry_of_source ON entry (source) WHERE source IS NOT NULL;
CREATE INDEX entry_of_kind ON entry (kind);
CREATE INDEX entry_of_time ON entry (time);

-- Which acts undo which.
CREATE TABLE undoing (entry INTEGER PRIMARY KEY, target INTEGER NOT NULL) STRICT;
CREATE INDEX undoing_of ON undoing (target);

-- Which acts name which items: entities by their row, statements by -1 - their row.
CREATE TABLE naming (item INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (item, entry)) WITHOUT ROWID, STRICT;

-- Acts that name an entry that has not come yet; they are taken in when it comes.
CREATE TABLE waiting (entry INTEGER PRIMARY KEY, for_high INTEGER, for_low INTEGER, for_place INTEGER) STRICT;
CREATE INDEX waiting_for ON waiting (for_high, for_low, for_place);

-- Notes that are rows of a table. Of those with one key the last that stands counts.
CREATE TABLE table_row (
    entry INTEGER PRIMARY KEY,
    -- The entry that began the import; NULL until it has come.
    import INTEGER,
    key TEXT NOT NULL, digest TEXT NOT NULL, number INTEGER NOT NULL,
    -- Whether neither it nor its import was undone.
    stands INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX table_row_key ON table_row (key);
-- The people of such rows, by the table's own numbers of them.
CREATE TABLE table_person (key TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)) WITHOUT ROWID, STRICT;
CREATE INDEX table_row_of ON table_row (import) WHERE import IS NOT NULL;

-- Reports and notes. The id is that of the entry that brought it.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, title TEXT, author TEXT, site TEXT, file TEXT,
    -- For whom it is: as a member marked it, else as it came in.
    sensitivity TEXT NOT NULL, own_sensitivity TEXT NOT NULL,
    translator TEXT,
    -- The original of a translation, as LOG/INDEX.
    translation_of TEXT,
    evidence TEXT, draft_id TEXT NOT NULL, lang TEXT NOT NULL, published TEXT, published_from TEXT,
    text TEXT NOT NULL,
    -- Citations, what was set aside, sentences of which nothing was read: JSON.
    rest BLOB NOT NULL,
    -- Entities that nobody has decided on yet.
    undecided INTEGER NOT NULL,
    -- The entry's short name.
    short TEXT NOT NULL,
    -- Whether its words are in `search`.
    found INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX source_short ON source (short);
CREATE INDEX source_protected ON source (id) WHERE sensitivity = 'protected';
CREATE INDEX source_undecided ON source (undecided) WHERE undecided > 0;
-- Reports, tables, and everything else that a member wrote down.
CREATE INDEX source_listed ON source (CASE kind WHEN 'report' THEN 'report' WHEN 'table' THEN 'table' ELSE 'note' END);
CREATE INDEX source_evidence ON source (evidence) WHERE evidence IS NOT NULL;
CREATE INDEX source_original ON source (translation_of) WHERE translation_of IS NOT NULL;

-- Files that were kept, by the id of their sealed bytes; with the entry that names them.
CREATE TABLE evidence (
    entry INTEGER NOT NULL, blob TEXT NOT NULL,
    -- What opens it again, and how it came in (JSON).
    reference BLOB NOT NULL, record BLOB, name TEXT NOT NULL,
    PRIMARY KEY (entry, blob)
) WITHOUT ROWID, STRICT;
CREATE INDEX evidence_blob ON evidence (blob);

-- What statements are about. The id is entry * 2^20 + number, so entities of one entry lie together.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    type TEXT NOT NULL,
    review TEXT NOT NULL,
    -- The entity that names its record (itself for a new one); NULL until it is accepted.
    record INTEGER,
    -- The record that a member has linked it to, whether it is accepted or not.
    link INTEGER,
    -- The record that counts after mergers.
    root INTEGER,
    -- The entry by which somebody decided on it, where that is said of it and not of something that names it.
    decided_by INTEGER
) STRICT;
CREATE INDEX entity_of_source ON entity (source);
CREATE INDEX entity_of_record ON entity (record) WHERE record IS NOT NULL;
CREATE INDEX entity_of_root ON entity (root) WHERE root IS NOT NULL;

CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    property TEXT NOT NULL,
    -- The value as text; an entity's is in `other`.
    value TEXT, other INTEGER,
    spans BLOB NOT NULL,
    word_of TEXT, denied_by TEXT, standing TEXT NOT NULL, former INTEGER NOT NULL,
    rule INTEGER NOT NULL, sure INTEGER NOT NULL, made_by INTEGER NOT NULL,
    review TEXT NOT NULL,
    -- The statement that an edit put in its place.
    superseded_by INTEGER,
    -- 1 where a person prefers it to others, -1 where others are preferred to it.
    preference INTEGER NOT NULL DEFAULT 0,
    sensitivity TEXT,
    -- Whether its words hold a telephone number or an address: then it starts protected.
    contact INTEGER NOT NULL DEFAULT 0,
    -- The entity that its words call a child.
    child INTEGER
) STRICT;
CREATE INDEX statement_on_child ON statement (child) WHERE child IS NOT NULL;
CREATE INDEX statement_of_source ON statement (source);
CREATE INDEX statement_about ON statement (subject);
CREATE INDEX statement_naming ON statement (other) WHERE other IS NOT NULL;

-- Words that many statements share: rules, makers.
CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

-- Records: people, bodies, places, events that were accepted. The id is that of the entity that names it.
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    sensitivity TEXT NOT NULL,
    never_merge INTEGER NOT NULL,
    child INTEGER NOT NULL
) STRICT;
CREATE INDEX record_of_type ON record (type, name);
CREATE INDEX record_protected ON record (id) WHERE sensitivity = 'protected';

-- The spellings of a record's name, with the key they are found by.
-- Those that only protected statements give are guarded.
CREATE TABLE spelling (record INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, guarded INTEGER NOT NULL,
    PRIMARY KEY (record, name)) WITHOUT ROWID, STRICT;
CREATE INDEX spelling_key ON spelling (key);
CREATE INDEX spelling_guarded ON spelling (record) WHERE guarded;

-- Mergers that count: the record and the one it goes by.
CREATE TABLE merger (record INTEGER PRIMARY KEY, target INTEGER NOT NULL) STRICT;
CREATE INDEX merger_into ON merger (target);

-- Marks that count, by record or statement and by what they say.
CREATE TABLE mark (item INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (item, kind))
    WITHOUT ROWID, STRICT;
CREATE INDEX mark_protected ON mark (item) WHERE kind = 'sensitivity' AND value = 'protected';

-- Events and people that protected statements change something of; their rows by all statements are in the tables of
-- the same names with guarded_ before, at the end. The tables here are as if what is protected had never been entered.
CREATE TABLE guarded (root INTEGER PRIMARY KEY) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, standing TEXT NOT NULL, denied INTEGER NOT NULL,
    -- As it counts: where a year was found for it, with that.
    date TEXT,
    -- The days it may have been, as numbers from 1970-01-01.
    first INTEGER, last INTEGER,
    -- The month, "2024-05", where the date is as fine as that; else the year; NULL where that is open.
    month TEXT,
    -- Of a date told without a year that was found elsewhere: the date as told, and the event that gives the year, or a source as ~ the row of its first entity.
    told TEXT, year_from INTEGER,
    place INTEGER,
    -- How many people it is about, at least and at most; and whether there are others whom nobody counted.
    fewest INTEGER NOT NULL, most INTEGER NOT NULL, uncounted INTEGER NOT NULL,
    -- When it came into the casebook: RFC 3339.
    entered TEXT NOT NULL
) STRICT;
CREATE INDEX event_of_kind ON event (kind, first);
CREATE INDEX event_entered ON event (entered);
-- The newest first; those without a date last.
CREATE INDEX event_newest ON event (first DESC, id DESC);
-- All that counts ask for, so that they read nothing else.
CREATE INDEX event_counted ON event (kind, standing, month, place, first, last, denied, fewest, most, uncounted);
CREATE INDEX event_place ON event (place) WHERE place IS NOT NULL;

CREATE TABLE participant (event INTEGER NOT NULL, record INTEGER NOT NULL, side TEXT NOT NULL, PRIMARY KEY (event, record, side))
    WITHOUT ROWID, STRICT;
CREATE INDEX participant_record ON participant (record);

CREATE TABLE event_provision (event INTEGER NOT NULL, provision TEXT NOT NULL, PRIMARY KEY (event, provision))
    WITHOUT ROWID, STRICT;
CREATE INDEX event_of_provision ON event_provision (provision);

-- Spells of custody as they stood on some days: a row each time that something about them changes. With all that the list of
-- those held says of a person: thousands are listed at once.
CREATE TABLE custody (
    person INTEGER NOT NULL, number INTEGER NOT NULL,
    -- The days on which this is what is known.
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    since TEXT, first INTEGER,
    -- How it ended; NULL while it goes on.
    ending TEXT,
    facility TEXT, kind TEXT NOT NULL, standing TEXT NOT NULL,
    -- The end of the ordered term, said or computed.
    term_ends TEXT, term_day INTEGER,
    -- Whether the source says that end itself, else the arithmetic.
    term_said INTEGER NOT NULL, term_rule TEXT,
    -- The last day on which it is listed; later it is not known any more whether it goes on.
    listed_to INTEGER NOT NULL,
    -- Who holds (records, by commas), on what (provisions, one a line), and the events it is read from.
    held_by TEXT NOT NULL, provisions TEXT NOT NULL, events TEXT NOT NULL, place INTEGER,
    -- The person's record: its entry, its name, for whom it is.
    log_high INTEGER NOT NULL, log_low INTEGER NOT NULL, entry INTEGER NOT NULL, name TEXT NOT NULL, sensitivity TEXT NOT NULL,
    PRIMARY KEY (person, number)
) STRICT;
CREATE INDEX custody_listed ON custody (listed_to, valid_from);
CREATE INDEX custody_open ON custody (valid_to, valid_from) WHERE ending IS NULL;
CREATE INDEX custody_term ON custody (term_day) WHERE ending IS NULL AND term_day IS NOT NULL;

-- People whom events are about, as the list of cases shows them: a row each, so that a page of it is read from an index.
CREATE TABLE person_case (
    person INTEGER PRIMARY KEY, name TEXT NOT NULL, sensitivity TEXT NOT NULL,
    -- Whether it is protected.
    hidden INTEGER NOT NULL,
    -- The kinds of its events and the codes of law in them: a bit each, in the order of their lists.
    kinds INTEGER NOT NULL, codes INTEGER NOT NULL,
    -- The newest event with a date that is no alleged deed: its first day (far in the past where there is none), and what it is.
    last INTEGER NOT NULL, last_kind TEXT, last_date TEXT, last_standing TEXT, last_denied INTEGER NOT NULL,
    -- All provisions that are cited, one a line.
    provisions TEXT NOT NULL,
    -- The first day of the last spell of custody; far in the past where there is none.
    taken INTEGER NOT NULL,
    -- The day of death, and the days of the last ban on leaving; no days where there is none.
    died INTEGER NOT NULL, ban_from INTEGER NOT NULL, ban_to INTEGER NOT NULL
) STRICT;
CREATE INDEX person_case_newest ON person_case (last DESC, name, person);
CREATE INDEX person_case_name ON person_case (name, person);
CREATE INDEX person_case_taken ON person_case (taken DESC, name, person);
CREATE INDEX person_case_counted ON person_case (hidden, kinds, codes);
CREATE INDEX person_case_died ON person_case (died) WHERE died < 10000000;
CREATE INDEX person_case_ban ON person_case (ban_to, ban_from) WHERE ban_to > -10000000;

-- Appointments and replies that are due, by day; and the acts that close them.
CREATE TABLE expected (entry INTEGER PRIMARY KEY, day INTEGER NOT NULL) STRICT;
CREATE INDEX expected_day ON expected (day);
CREATE TABLE closing (entry INTEGER PRIMARY KEY, target INTEGER NOT NULL) STRICT;
CREATE INDEX closing_of ON closing (target);

-- Lengths of time between two events of one person.
CREATE TABLE interval (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL, kind TEXT NOT NULL, from_event INTEGER NOT NULL, to_event INTEGER NOT NULL,
    code TEXT NOT NULL, fewest INTEGER NOT NULL, most INTEGER NOT NULL, start TEXT NOT NULL, finish TEXT NOT NULL,
    UNIQUE (person, kind, from_event, to_event)
) STRICT;
CREATE INDEX interval_of_kind ON interval (kind, code);

-- Words of sources and names of records, each folded to one spelling; found by rowid: source ids, and ~ of record ids.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', prefix = '2 3', tokenize = 'ascii');

-- How far the ledger was taken in.
CREATE TABLE progress (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID, STRICT;

-- The whole reading where it is another than the open one.
CREATE TABLE guarded_event AS SELECT * FROM event LIMIT 0;
CREATE UNIQUE INDEX guarded_event_id ON guarded_event (id);
CREATE TABLE guarded_participant AS SELECT * FROM participant LIMIT 0;
CREATE UNIQUE INDEX guarded_participant_of ON guarded_participant (event, record, side);
CREATE INDEX guarded_participant_record ON guarded_participant (record);
CREATE TABLE guarded_event_provision AS SELECT * FROM event_provision LIMIT 0;
CREATE UNIQUE INDEX guarded_event_provision_of ON guarded_event_provision (event, provision);
CREATE TABLE guarded_custody AS SELECT * FROM custody LIMIT 0;
CREATE UNIQUE INDEX guarded_custody_of ON guarded_custody (person, number);
CREATE TABLE guarded_person_case AS SELECT * FROM person_case LIMIT 0;
CREATE UNIQUE INDEX guarded_person_case_of ON guarded_person_case (person);
-- With numbers below 0, so that one number names one length in both.
CREATE TABLE guarded_interval AS SELECT * FROM interval LIMIT 0;
CREATE UNIQUE INDEX guarded_interval_of ON guarded_interval (person, kind, from_event, to_event);

CREATE VIEW whole_event AS SELECT * FROM event WHERE id NOT IN (SELECT root FROM guarded)
    UNION ALL SELECT * FROM guarded_event;
CREATE VIEW whole_participant AS SELECT * FROM participant WHERE event NOT IN (SELECT root FROM guarded)
    UNION ALL SELECT * FROM guarded_participant;
CREATE VIEW whole_event_provision AS SELECT * FROM event_provision WHERE event NOT IN (SELECT root FROM guarded)
    UNION ALL SELECT * FROM guarded_event_provision;
CREATE VIEW whole_custody AS SELECT * FROM custody WHERE person NOT IN (SELECT root FROM guarded)
    UNION ALL SELECT * FROM guarded_custody;
CREATE VIEW whole_interval AS SELECT * FROM interval WHERE person NOT IN (SELECT root FROM guarded)
    UNION ALL SELECT * FROM guarded_interval;
CREATE VIEW whole_person_case AS SELECT * FROM person_case WHERE person NOT IN (SELECT root FROM guarded)
    UNION ALL SELECT * FROM guarded_person_case;
