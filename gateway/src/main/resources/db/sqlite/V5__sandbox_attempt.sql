-- How often the sandbox was asked what it is to fail every other time.
CREATE TABLE sandbox_attempt (
  mark TEXT    NOT NULL PRIMARY KEY,
  made INTEGER NOT NULL
);
