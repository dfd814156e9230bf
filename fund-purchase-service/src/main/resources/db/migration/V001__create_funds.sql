CREATE TABLE fund (
  code             text          PRIMARY KEY CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
  name             text          NOT NULL,
  currency         text          NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  risk_level       integer       NOT NULL CHECK (risk_level BETWEEN 1 AND 5),
  fee_rate         numeric(7, 6) NOT NULL CHECK (fee_rate >= 0 AND fee_rate < 1),
  min_amount_minor bigint        NOT NULL CHECK (min_amount_minor > 0),
  status           text          NOT NULL CHECK (status IN ('OPEN', 'SUSPENDED'))
);

INSERT INTO fund (code, name, currency, risk_level, fee_rate, min_amount_minor, status) VALUES
  ('MMF-001', 'Tandem Cash Reserve', 'CNY', 1, 0,      100,  'OPEN'),
  ('BAL-002', 'Tandem Balanced',     'CNY', 3, 0.0080, 1000, 'OPEN'),
  ('EQT-003', 'Tandem Equity',       'CNY', 4, 0.0150, 1000, 'OPEN'),
  ('EQT-REJ', 'Tandem Closed Circle', 'CNY', 4, 0.0150, 1000, 'OPEN'),
  ('BAL-SUS', 'Tandem Balanced Two', 'CNY', 3, 0.0080, 1000, 'SUSPENDED');
