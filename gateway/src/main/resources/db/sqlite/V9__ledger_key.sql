-- Nothing to do: SQLite numbers its rows by itself, and compares keys as bytes. Both count the same versions.
SELECT 1;
