/**
 * Version 1.
 *
 * `batch` is one act of recording (a typed opt-out is a batch of one) and says once what all its
 * events share. `event` is one account of that act. `account` is the telephone key, or the negative
 * id of a `named_account`. `target` names the opt-out that an event lifts: an opt-out stands until an
 * event lifts exactly it, which makes the state independent of order and lets additions win.
 *
 * `suppression` is derived: one row for every account and scope that still has a standing opt-out,
 * pointing at the earliest of them.
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
  operator TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  until INTEGER,
  key_version INTEGER NOT NULL,
  file_name TEXT,
  file_sha256 TEXT,
  undoes INTEGER REFERENCES batch,
  origin TEXT UNIQUE,
  first_event INTEGER NOT NULL,
  events INTEGER NOT NULL CHECK (events > 0),
  head TEXT NOT NULL,
  redacted_head TEXT
) STRICT;
CREATE INDEX batch_by_file ON batch (file_sha256) WHERE file_sha256 IS NOT NULL;

CREATE TABLE event (
  id INTEGER NOT NULL PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch,
  account INTEGER NOT NULL,
  written TEXT NOT NULL,
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
  OR (OLD.id, OLD.kind, OLD.scope, OLD.layer, OLD.head, OLD.first_event, OLD.events)
    IS NOT (NEW.id, NEW.kind, NEW.scope, NEW.layer, NEW.head, NEW.first_event, NEW.events)
BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;

CREATE TABLE run (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  read INTEGER NOT NULL,
  counts TEXT NOT NULL,
  batches INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
