-- Holidays are data that operators keep: who changed them, and until when they are known.
CREATE TABLE trading_calendar (
  only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  version     integer NOT NULL,
  known_until date    NOT NULL
);

INSERT INTO trading_calendar (version, known_until) VALUES (1, '2026-12-31');

CREATE TABLE trading_calendar_change (
  version     integer     PRIMARY KEY,
  at          timestamptz NOT NULL,
  actor       text        NOT NULL,
  reason      text        NOT NULL,
  closed      date[]      NOT NULL,
  opened      date[]      NOT NULL,
  known_until date
);

CREATE TRIGGER trading_calendar_change_only_grows
  BEFORE UPDATE OR DELETE OR TRUNCATE ON trading_calendar_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the law says of 2027 before the exchange has announced the year: the holidays themselves. The
-- days off beside them are not known yet, so the calendar counts as known until the end of 2026.
INSERT INTO market_holiday (day, name) VALUES
  ('2027-02-05', 'Spring Festival'),
  ('2027-02-08', 'Spring Festival'),
  ('2027-04-05', 'Qingming'),
  ('2027-06-09', 'Dragon Boat Festival'),
  ('2027-09-15', 'Mid-Autumn Festival'),
  ('2027-10-01', 'National Day')
ON CONFLICT DO NOTHING;

-- Orders that were dated anew because a closure was told late: which dates the fund house may know.
CREATE TABLE order_redating (
  order_id             uuid        NOT NULL REFERENCES fund_order (id),
  former_business_date date        NOT NULL,
  business_date        date        NOT NULL,
  calendar_version     integer     NOT NULL,
  at                   timestamptz NOT NULL
);

CREATE INDEX order_redating_of_order ON order_redating (order_id);

CREATE TRIGGER order_redating_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON order_redating
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
