"""The tables of a story file.

What was received (``blobs``, ``texts``, ``reports``, ``arrivals``) is apart from what was read in it (``extracts``,
``claims``, ``mentions``, ``search``) and from what lies between reports (tables ``compared_…`` of
``sayso.story.comparisons``). Reports are linked by ``n``, never by their id.
"""

from __future__ import annotations

import sqlite3

#: "SAYO"; stands in the header of the file, so that ``file`` and sayso know it without opening it.
APPLICATION_ID = 0x5341594F

#: Raised when a table changes.
VERSION = 2

#: What claims are listed by. ``day`` is the day of publication, empty where it is not known: lists are in its order.
#: The values that most claims have are not indexed; a list of those is found quickly by going through all.
LEDGER = """
CREATE TABLE claims (
  report INTEGER NOT NULL,
  k INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  manner TEXT NOT NULL,
  attitude TEXT NOT NULL,
  polarity TEXT NOT NULL,
  certainty TEXT NOT NULL,
  voice TEXT NOT NULL,
  source TEXT,
  named INTEGER,
  kind TEXT,
  day TEXT NOT NULL,
  PRIMARY KEY (report, k)
) WITHOUT ROWID;
CREATE INDEX claims_by_day ON claims (day, report, k);
CREATE INDEX claims_by_source ON claims (source, day, report, k) WHERE source IS NOT NULL;
CREATE INDEX claims_by_kind ON claims (kind, day, report, k) WHERE kind IS NOT NULL;
CREATE INDEX claims_by_attitude ON claims (attitude, day, report, k) WHERE attitude <> 'statement';
CREATE INDEX claims_by_certainty ON claims (certainty, day, report, k) WHERE certainty <> 'certain';
CREATE INDEX claims_by_polarity ON claims (polarity, day, report, k) WHERE polarity <> 'positive';
CREATE INDEX claims_by_voice ON claims (voice, day, report, k) WHERE voice <> 'news';
CREATE INDEX claims_by_manner ON claims (manner, day, report, k) WHERE manner IN ('quoted', 'mixed');

-- what a claim may have several of: the places named in it, the types and dates of its events; and, with the number of
-- the remark for k, the words that take a side
CREATE TABLE tags (
  report INTEGER NOT NULL,
  k INTEGER NOT NULL,
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (report, facet, k, value)
) WITHOUT ROWID;
CREATE INDEX tags_by_value ON tags (facet, value, day, report, k);

-- how many there are of each, counted at the end of a comparison
CREATE TABLE tallies (
  name TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL, m INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (name, value)
) WITHOUT ROWID;
CREATE INDEX tallies_by_number ON tallies (name, n DESC, value);

CREATE TRIGGER reports_come AFTER INSERT ON reports BEGIN
  INSERT INTO tallies VALUES ('published', substr(coalesce(NEW.published, ''), 1, 10), 1, 1)
    ON CONFLICT (name, value) DO UPDATE SET n = n + 1, m = m + 1;
  INSERT INTO tallies VALUES ('outlet', coalesce(NEW.outlet, ''), 1, 1)
    ON CONFLICT (name, value) DO UPDATE SET n = n + 1, m = m + 1;
END;
CREATE TRIGGER reports_go AFTER DELETE ON reports BEGIN
  UPDATE tallies SET n = n - 1, m = m - 1
    WHERE name = 'published' AND value = substr(coalesce(OLD.published, ''), 1, 10);
  UPDATE tallies SET n = n - 1, m = m - 1 WHERE name = 'outlet' AND value = coalesce(OLD.outlet, '');
  DELETE FROM tallies WHERE name = 'published' AND value = substr(coalesce(OLD.published, ''), 1, 10) AND n <= 0;
  DELETE FROM tallies WHERE name = 'outlet' AND value = coalesce(OLD.outlet, '') AND n <= 0;
END;
CREATE TRIGGER reports_change AFTER UPDATE OF published, outlet ON reports BEGIN
  UPDATE tallies SET n = n - 1, m = m - 1
    WHERE name = 'published' AND value = substr(coalesce(OLD.published, ''), 1, 10);
  UPDATE tallies SET n = n - 1, m = m - 1 WHERE name = 'outlet' AND value = coalesce(OLD.outlet, '');
  INSERT INTO tallies VALUES ('published', substr(coalesce(NEW.published, ''), 1, 10), 1, 1)
    ON CONFLICT (name, value) DO UPDATE SET n = n + 1, m = m + 1;
  INSERT INTO tallies VALUES ('outlet', coalesce(NEW.outlet, ''), 1, 1)
    ON CONFLICT (name, value) DO UPDATE SET n = n + 1, m = m + 1;
  DELETE FROM tallies WHERE name IN ('published', 'outlet') AND n <= 0;
END;
"""

#: Sheets, drawn where the extracts are made, until their reports are compared.
DRAWN = "CREATE TABLE IF NOT EXISTS drawn (report INTEGER PRIMARY KEY, made_by TEXT NOT NULL, sheet BLOB NOT NULL)"

SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- bytes as received, each once
CREATE TABLE blobs (
  n INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  packed BLOB NOT NULL
);

-- texts as they were first made of the bytes, each once; never made again
CREATE TABLE texts (
  n INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  characters INTEGER NOT NULL,
  packed BLOB NOT NULL
);

CREATE TABLE readings (n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE);

CREATE TABLE reports (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version_of TEXT,
  text INTEGER NOT NULL REFERENCES texts (n),
  blob INTEGER NOT NULL REFERENCES blobs (n),
  title TEXT NOT NULL,
  published TEXT,
  outlet TEXT,
  url TEXT,
  author TEXT,
  language TEXT,
  source TEXT NOT NULL,
  extractor TEXT NOT NULL,
  first_read TEXT NOT NULL,
  reading INTEGER REFERENCES readings (n),
  compared INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX reports_by_reading ON reports (reading);
CREATE INDEX reports_to_compare ON reports (n) WHERE compared = 0;
CREATE INDEX reports_by_version_of ON reports (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX reports_by_day ON reports (coalesce(published, ''), n);
CREATE INDEX reports_by_outlet ON reports (outlet, substr(coalesce(published, ''), 1, 10), n) WHERE outlet IS NOT NULL;
CREATE INDEX reports_by_text ON reports (text);
CREATE INDEX reports_by_blob ON reports (blob);

-- under which names the bytes came, so that the same again is known without being opened;
-- name is empty where the id stands in the bytes
CREATE TABLE arrivals (
  blob INTEGER NOT NULL,
  name TEXT NOT NULL,
  given TEXT NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (blob, name, given)
) WITHOUT ROWID;
CREATE INDEX arrivals_by_report ON arrivals (report);

-- JSON without title and text; the newest of a report is the one that counts
CREATE TABLE extracts (
  report INTEGER NOT NULL,
  reading INTEGER NOT NULL,
  at TEXT NOT NULL,
  packed BLOB NOT NULL,
  PRIMARY KEY (report, reading)
);

CREATE TABLE entries (id TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE mentions (
  report INTEGER NOT NULL,
  k INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  entry TEXT,
  confidence REAL,
  PRIMARY KEY (report, k)
) WITHOUT ROWID;
CREATE INDEX mentions_by_entry ON mentions (entry, text);

CREATE VIRTUAL TABLE search USING fts5 (title, text, content = '', tokenize = "unicode61 remove_diacritics 2");

-- parses by the hash of model and sentence; the oldest go first
CREATE TABLE sentences (n INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, packed BLOB NOT NULL);

CREATE TABLE problems (
  n INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  line INTEGER,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  report INTEGER,
  read INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX problems_by_file ON problems (file);
CREATE INDEX problems_by_report ON problems (report);

-- append-only and hash-chained: digest is over salt and detail, hash over all but those two, so that a purge can take
-- the detail away and leave the chain whole
CREATE TABLE custody (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  report INTEGER,
  salt BLOB,
  detail BLOB,
  digest BLOB NOT NULL,
  hash BLOB NOT NULL
);
CREATE INDEX custody_by_report ON custody (report) WHERE report IS NOT NULL;

-- decisions are entries of the log; here, the reports that they quote
CREATE INDEX custody_decisions ON custody (n) WHERE what = 'decided';
CREATE TABLE decided (report INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (report, entry)) WITHOUT ROWID;

CREATE TRIGGER custody_stays BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER custody_is BEFORE UPDATE ON custody
WHEN NEW.n IS NOT OLD.n OR NEW.at IS NOT OLD.at OR NEW.what IS NOT OLD.what OR NEW.digest IS NOT OLD.digest
  OR NEW.hash IS NOT OLD.hash OR NEW.detail IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.report IS NOT NULL
  OR NOT EXISTS (SELECT 1 FROM settings WHERE name = 'purging')
BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER custody_grows BEFORE INSERT ON custody
WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM custody)
BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
"""
SCHEMA += LEDGER + f"{DRAWN};\n"


def statements(script: str) -> list[str]:
    """The statements of a script, one by one: run as a script they would not be part of the transaction."""
    found: list[str] = []
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found
