-- Times are milliseconds since 1970 on the database's clock.

CREATE TABLE ledger (
  id              INTEGER PRIMARY KEY,
  caller          TEXT    NOT NULL,
  api             TEXT    NOT NULL,
  key_hash        TEXT    NOT NULL,
  generated       INTEGER NOT NULL,
  request         TEXT    NOT NULL,
  upstream        TEXT    NOT NULL,
  onward          TEXT    NOT NULL,
  state           INTEGER NOT NULL,
  fence           INTEGER NOT NULL,
  owner           TEXT    NOT NULL,
  created_at      INTEGER NOT NULL,
  lease_until     INTEGER NOT NULL,
  expires_at      INTEGER NOT NULL,
  link_expires_at INTEGER,
  answer          BLOB,
  UNIQUE (caller, api, key_hash)
);
CREATE INDEX ledger_expires ON ledger (expires_at);
CREATE INDEX ledger_latest ON ledger (caller, api, request, created_at) WHERE generated = 1;
CREATE INDEX ledger_links ON ledger (link_expires_at) WHERE link_expires_at IS NOT NULL;

-- A row for each word that leads to a sub-merchant: its own word, whose row has the ids as
-- "space=id space=id", and each of these ids. In the order of words, so that an import writes
-- neighbours together.
CREATE TABLE account (
  caller   TEXT NOT NULL,
  word     TEXT NOT NULL,
  merchant TEXT NOT NULL,
  ids      TEXT,
  PRIMARY KEY (caller, word)
) WITHOUT ROWID;
CREATE INDEX account_merchant ON account (caller, word) WHERE ids IS NOT NULL;

-- One import at a time. state: 0 none, 1 being read, 2 being checked, 3 being applied.
CREATE TABLE account_import (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  state INTEGER NOT NULL,
  owner TEXT NOT NULL,
  beat  INTEGER NOT NULL
);
INSERT INTO account_import VALUES (1, 0, '', 0);

-- Its words in their order, numbered: complete and checked before any of them is applied.
CREATE TABLE account_staged (
  seq      INTEGER NOT NULL PRIMARY KEY,
  caller   TEXT NOT NULL,
  word     TEXT NOT NULL,
  merchant TEXT NOT NULL,
  ids      TEXT,
  line     INTEGER NOT NULL
);
CREATE UNIQUE INDEX account_staged_word ON account_staged (caller, word);

CREATE TABLE audit (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  at                  INTEGER NOT NULL,
  request_id          TEXT    NOT NULL,
  caller              TEXT,
  ingress             TEXT,
  version             TEXT,
  method              TEXT    NOT NULL,
  route               TEXT,
  upstream            TEXT,
  upstream_version    TEXT,
  merchant            TEXT,
  account             TEXT,
  upstream_account    TEXT,
  purpose             TEXT,
  status              INTEGER NOT NULL,
  fault               TEXT,
  kind                TEXT,
  lost                TEXT,
  took_micros         INTEGER NOT NULL,
  upstream_request_id TEXT,
  key_hash            TEXT,
  replayed            INTEGER NOT NULL,
  relayed             INTEGER NOT NULL
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_account ON audit (account);
CREATE INDEX audit_request ON audit (request_id);

-- What is written to find out whether anything can be; always empty.
CREATE TABLE probe (filler BLOB);
