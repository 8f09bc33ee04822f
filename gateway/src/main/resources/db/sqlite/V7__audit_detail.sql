-- What one exchange is told with. Bodies are redacted; times are microseconds.
ALTER TABLE audit ADD COLUMN reason TEXT;
ALTER TABLE audit ADD COLUMN upstream_status INTEGER;
ALTER TABLE audit ADD COLUMN replays TEXT;
ALTER TABLE audit ADD COLUMN read_micros INTEGER;
ALTER TABLE audit ADD COLUMN store_micros INTEGER;
ALTER TABLE audit ADD COLUMN upstream_micros INTEGER;
ALTER TABLE audit ADD COLUMN asked TEXT;

-- Only where they are not the account as asked, which has an index.
CREATE INDEX audit_merchant ON audit (merchant) WHERE merchant <> account;
CREATE INDEX audit_upstream_account ON audit (upstream_account) WHERE upstream_account <> account;

-- What failed, newest first: few rows as a rule, and what an operator looks for.
CREATE INDEX audit_failed ON audit (id, status) WHERE status >= 400;
