/**
 * Version 1.
 *
 * `batch` is one act of recording (a typed opt-out is a batch of one) and says once what all its
 * events share. `event` is one account of that act. `account` is the telephone key, or the negative
 * id of a `named_account`. `target` names the event that this one takes back: an opt-out or a consent
 * stands until an event targets exactly it, which makes the state independent of order and lets
 * additions win. A batch that came from another computer names its `home` ledger, and as `origin` the
 * head it has there, which no other batch in the world has.
 *
 * Two tables are derived, and can always be derived again: `suppression` has one row for every account
 * and scope with a standing opt-out, `consent` one for every account and scope with a standing
 * consent; each points at the earliest of them. `word` finds people by the words of their names and
 * notes: an event, or minus the id of a batch.
 */
export const first = `
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE scope (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO scope (id, name) VALUES (1, 'everything'), (2, 'marketing');

CREATE TABLE named_account (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('bsuid', 'lid', 'erased', 'sha256', 'md5')),
  value TEXT NOT NULL,
  UNIQUE (kind, value)
) STRICT;

CREATE TABLE batch (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL
    CHECK (kind IN ('opt_out', 'opt_in', 'correction', 'release', 'expiry', 'erase')),
  scope INTEGER NOT NULL REFERENCES scope,
  layer TEXT NOT NULL,
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  evidence TEXT NOT NULL,
  evidence_file TEXT NOT NULL,
  notice TEXT NOT NULL,
  operator TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  until INTEGER,
  country TEXT NOT NULL,
  key_version INTEGER NOT NULL,
  file_name TEXT,
  file_sha256 TEXT,
  undoes INTEGER REFERENCES batch,
  home TEXT,
  origin TEXT UNIQUE,
  first_event INTEGER NOT NULL,
  events INTEGER NOT NULL CHECK (events > 0),
  head TEXT NOT NULL UNIQUE,
  redacted_head TEXT
) STRICT;
CREATE INDEX batch_by_file ON batch (file_sha256) WHERE file_sha256 IS NOT NULL;
CREATE INDEX batch_by_end ON batch (until) WHERE until IS NOT NULL;
CREATE INDEX batch_by_undone ON batch (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE event (
  id INTEGER NOT NULL PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch,
  account INTEGER NOT NULL,
  written TEXT NOT NULL,
  name TEXT NOT NULL,
  happened_at INTEGER,
  target INTEGER REFERENCES event
) STRICT;
CREATE INDEX event_by_account ON event (account);
CREATE INDEX event_by_target ON event (target) WHERE target IS NOT NULL;

CREATE TABLE suppression (
  account INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  since INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (account, scope)
) STRICT, WITHOUT ROWID;
CREATE INDEX suppression_by_entry ON suppression (entry);
CREATE INDEX suppression_by_ending ON suppression (account % 10000) WHERE account > 0;

CREATE TABLE consent (
  account INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  since INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (account, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE word (
  word TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (word, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE seal (
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  batches INTEGER NOT NULL,
  events INTEGER NOT NULL,
  suppressed INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  linear INTEGER NOT NULL,
  mixed INTEGER NOT NULL
) STRICT;

CREATE TABLE erase_key (
  id INTEGER NOT NULL PRIMARY KEY,
  ledger TEXT NOT NULL UNIQUE,
  secret BLOB NOT NULL
) STRICT;

CREATE TABLE sender (
  ledger TEXT NOT NULL PRIMARY KEY,
  public_key TEXT NOT NULL,
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erasing (account INTEGER NOT NULL PRIMARY KEY) STRICT;

CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event
WHEN OLD.account NOT IN (SELECT account FROM erasing)
  OR (OLD.id, OLD.batch, OLD.happened_at, OLD.target)
    IS NOT (NEW.id, NEW.batch, NEW.happened_at, NEW.target)
BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
CREATE TRIGGER batch_stays BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;
CREATE TRIGGER batch_unchanged BEFORE UPDATE ON batch
WHEN NOT EXISTS (SELECT 1 FROM erasing)
  OR (OLD.id, OLD.kind, OLD.scope, OLD.layer, OLD.reason, OLD.source, OLD.happened_at,
      OLD.recorded_at, OLD.until, OLD.country, OLD.key_version, OLD.undoes, OLD.home, OLD.origin,
      OLD.head, OLD.first_event, OLD.events)
    IS NOT (NEW.id, NEW.kind, NEW.scope, NEW.layer, NEW.reason, NEW.source, NEW.happened_at,
      NEW.recorded_at, NEW.until, NEW.country, NEW.key_version, NEW.undoes, NEW.home, NEW.origin,
      NEW.head, NEW.first_event, NEW.events)
BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;

CREATE TABLE run (
  id INTEGER NOT NULL PRIMARY KEY,
  finished_at INTEGER NOT NULL,
  report TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  recipe TEXT NOT NULL,
  redo_of INTEGER REFERENCES run
) STRICT;
CREATE INDEX run_by_redone ON run (redo_of) WHERE redo_of IS NOT NULL;

CREATE TABLE run_file (
  run INTEGER NOT NULL REFERENCES run,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX run_file_by_sha256 ON run_file (sha256);
CREATE INDEX run_file_by_name ON run_file (name);

CREATE TABLE kept_list (
  run INTEGER NOT NULL PRIMARY KEY REFERENCES run,
  finished_at INTEGER NOT NULL,
  keys BLOB NOT NULL
) STRICT;

CREATE TRIGGER run_stays BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER run_unchanged BEFORE UPDATE ON run
WHEN NOT EXISTS (SELECT 1 FROM erasing)
  OR (OLD.id, OLD.finished_at, OLD.digest, OLD.redo_of)
    IS NOT (NEW.id, NEW.finished_at, NEW.digest, NEW.redo_of)
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  name TEXT NOT NULL PRIMARY KEY,
  filter TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE remembered_columns (
  signature TEXT NOT NULL PRIMARY KEY,
  columns TEXT NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
