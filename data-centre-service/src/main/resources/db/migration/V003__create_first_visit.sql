-- The funds that each investor has looked at: only the first look is told.
CREATE TABLE first_visit (
  owner_id text NOT NULL CHECK (length(owner_id) BETWEEN 1 AND 100),
  fund_code text NOT NULL CHECK (length(fund_code) BETWEEN 1 AND 20),
  PRIMARY KEY (owner_id, fund_code)
);
