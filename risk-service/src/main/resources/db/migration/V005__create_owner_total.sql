-- What an owner asked for in each hour of a day or two, so that a day's sum is a few rows however much was
-- asked for. Rows go when no day that is looked at can reach them.
CREATE TABLE owner_total (
  owner_id text NOT NULL,
  currency char(3) NOT NULL,
  hour timestamptz NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (owner_id, currency, hour)
);

CREATE INDEX owner_total_by_hour ON owner_total (hour);
