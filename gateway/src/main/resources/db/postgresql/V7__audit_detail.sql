-- What one exchange is told with. Bodies are redacted; times are microseconds.
ALTER TABLE audit ADD COLUMN reason TEXT;
ALTER TABLE audit ADD COLUMN upstream_status SMALLINT;
ALTER TABLE audit ADD COLUMN replays TEXT;
ALTER TABLE audit ADD COLUMN read_micros BIGINT;
ALTER TABLE audit ADD COLUMN store_micros BIGINT;
ALTER TABLE audit ADD COLUMN upstream_micros BIGINT;
ALTER TABLE audit ADD COLUMN asked TEXT;

-- The latest rows of an account are the first of its index; SQLite's has the id by itself. The sum
-- is for the planner, which must not take the rows' own order for that of the index.
DROP INDEX audit_account;
CREATE INDEX audit_account ON audit (account, (id + 0));

-- Only where they are not the account as asked, which has an index.
CREATE INDEX audit_merchant ON audit (merchant, (id + 0)) WHERE merchant <> account;
CREATE INDEX audit_upstream_account ON audit (upstream_account, (id + 0)) WHERE upstream_account <> account;

-- What failed, newest first: few rows as a rule, and what an operator looks for.
CREATE INDEX audit_failed ON audit ((id + 0), status) WHERE status >= 400;
