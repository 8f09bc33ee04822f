-- Nothing to do: SQLite takes no statistics by itself. Both count the same versions.
SELECT 1;
