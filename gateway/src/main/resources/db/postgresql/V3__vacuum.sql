-- A purge leaves dead rows by the hundred thousand. The server's own pace for cleaning up behind it,
-- 2 ms between pieces, fills the disk's queue, and commits wait in it.
ALTER TABLE ledger SET (autovacuum_vacuum_cost_delay = 20);
ALTER TABLE audit SET (autovacuum_vacuum_cost_delay = 20);
