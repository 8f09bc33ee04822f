-- How many links a refresh URL has made. Its token is kept as its digest; what it could say is in
-- the URL itself.
CREATE TABLE refresh_use (
  token     TEXT    NOT NULL PRIMARY KEY,
  used      INTEGER NOT NULL,
  forget_at INTEGER NOT NULL
);

CREATE INDEX refresh_use_forget ON refresh_use (forget_at);
