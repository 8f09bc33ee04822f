-- Times are milliseconds since 1970 on the database's clock.

CREATE TABLE ledger (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  caller          TEXT    NOT NULL,
  api             TEXT    NOT NULL,
  key_hash        TEXT    NOT NULL,
  generated       BOOLEAN NOT NULL,
  request         TEXT    NOT NULL,
  upstream        TEXT    NOT NULL,
  onward          TEXT    NOT NULL,
  state           SMALLINT NOT NULL,
  fence           BIGINT NOT NULL,
  owner           TEXT    NOT NULL,
  created_at      BIGINT NOT NULL,
  lease_until     BIGINT NOT NULL,
  expires_at      BIGINT NOT NULL,
  link_expires_at BIGINT,
  answer          BYTEA,
  UNIQUE (caller, api, key_hash)
)
-- A row is written again with its answer within a second: there, and no index again, when there is
-- room in its page for what is then three times as long.
WITH (fillfactor = 25);
CREATE INDEX ledger_expires ON ledger (expires_at);
CREATE INDEX ledger_latest ON ledger (caller, api, request, created_at) WHERE generated;
CREATE INDEX ledger_links ON ledger (link_expires_at) WHERE link_expires_at IS NOT NULL;

-- A row for each word that leads to a sub-merchant: its own word, whose row has the ids as
-- "space=id space=id", and each of these ids. In the order of words, so that an import writes
-- neighbours together.
CREATE TABLE account (
  caller   TEXT COLLATE "C" NOT NULL,
  word     TEXT COLLATE "C" NOT NULL,
  merchant TEXT COLLATE "C" NOT NULL,
  ids      TEXT,
  PRIMARY KEY (caller, word)
);
CREATE INDEX account_merchant ON account (caller, word) WHERE ids IS NOT NULL;

-- One import at a time. state: 0 none, 1 being read, 2 being checked, 3 being applied.
CREATE TABLE account_import (
  id    SMALLINT PRIMARY KEY CHECK (id = 1),
  state SMALLINT NOT NULL,
  owner TEXT NOT NULL,
  beat  BIGINT NOT NULL
);
INSERT INTO account_import VALUES (1, 0, '', 0);

-- Its words in their order, numbered: complete and checked before any of them is applied.
CREATE TABLE account_staged (
  seq      BIGINT NOT NULL PRIMARY KEY,
  caller   TEXT COLLATE "C" NOT NULL,
  word     TEXT COLLATE "C" NOT NULL,
  merchant TEXT COLLATE "C" NOT NULL,
  ids      TEXT,
  line     BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_staged_word ON account_staged (caller, word);

CREATE TABLE audit (
  id                  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at                  BIGINT NOT NULL,
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
  status              SMALLINT NOT NULL,
  fault               TEXT,
  kind                TEXT,
  lost                TEXT,
  took_micros         BIGINT NOT NULL,
  upstream_request_id TEXT,
  key_hash            TEXT,
  replayed            BOOLEAN NOT NULL,
  relayed             BOOLEAN NOT NULL
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_account ON audit (account);
CREATE INDEX audit_request ON audit (request_id);

-- What is written to find out whether anything can be; always empty.
CREATE TABLE probe (filler TEXT);
