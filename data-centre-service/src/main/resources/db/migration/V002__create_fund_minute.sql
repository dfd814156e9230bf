-- What happened within each minute to the payments of each fund, channel and currency, as stream-analytics counts it.
CREATE TABLE fund_minute (
  minute timestamptz NOT NULL CHECK (minute = date_trunc('minute', minute)),
  -- Empty for payments that are about no fund.
  fund_code text NOT NULL CHECK (length(fund_code) <= 20),
  channel text NOT NULL CHECK (length(channel) BETWEEN 1 AND 20),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  orders bigint NOT NULL CHECK (orders >= 0),
  amount_minor bigint NOT NULL,
  investors bigint NOT NULL CHECK (investors BETWEEN 0 AND orders),
  ended bigint NOT NULL CHECK (ended >= 0),
  abnormal bigint NOT NULL CHECK (abnormal BETWEEN 0 AND ended),
  -- A minute is told again with more of them.
  events bigint NOT NULL CHECK (events > 0),
  PRIMARY KEY (minute, fund_code, channel, currency)
);

-- The trend of one fund.
CREATE INDEX fund_minute_of_fund ON fund_minute (fund_code, minute);
