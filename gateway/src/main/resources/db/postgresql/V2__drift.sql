-- Where upstreams' answers leave their documents. Times are milliseconds since 1970 on the clock of
-- the gateway that saw it: what waited for the store was seen before it was stored.
CREATE TABLE drift (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  upstream        TEXT    NOT NULL,
  api             TEXT    NOT NULL,
  operation       TEXT    NOT NULL,
  version         TEXT    NOT NULL,
  answer          TEXT    NOT NULL,
  pointer         TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  found           TEXT    NOT NULL,
  sightings       BIGINT NOT NULL,
  first_at        BIGINT NOT NULL,
  last_at         BIGINT NOT NULL,
  sample          TEXT    NOT NULL,
  patch           TEXT,
  acknowledged_at BIGINT,
  UNIQUE (upstream, operation, version, answer, pointer, kind, found)
);
