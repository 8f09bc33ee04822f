-- Nothing to do: what PostgreSQL's vacuum is for, SQLite does as it deletes. Both count the same versions.
SELECT 1;
