-- What the sandbox plays. Bodies are JSON, a link's sealed; version is another with each change. A
-- link's token is kept as its digest.
CREATE TABLE sandbox_link (
  token      TEXT    NOT NULL PRIMARY KEY,
  created_at INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  body       BLOB    NOT NULL
);

CREATE INDEX sandbox_link_created ON sandbox_link (created_at);

CREATE TABLE sandbox_account (
  id      TEXT    NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  body    BLOB    NOT NULL
);

-- One row at most: how many nanoseconds the sandbox's clock is ahead of the world's.
CREATE TABLE sandbox_clock (
  one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  ahead INTEGER NOT NULL
);
