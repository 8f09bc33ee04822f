-- Where upstreams' answers leave their documents. Times are milliseconds since 1970 on the clock of
-- the gateway that saw it: what waited for the store was seen before it was stored.
CREATE TABLE drift (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  upstream        TEXT    NOT NULL,
  api             TEXT    NOT NULL,
  operation       TEXT    NOT NULL,
  version         TEXT    NOT NULL,
  answer          TEXT    NOT NULL,
  pointer         TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  found           TEXT    NOT NULL,
  sightings       INTEGER NOT NULL,
  first_at        INTEGER NOT NULL,
  last_at         INTEGER NOT NULL,
  sample          TEXT    NOT NULL,
  patch           TEXT,
  acknowledged_at INTEGER,
  UNIQUE (upstream, operation, version, answer, pointer, kind, found)
);
