-- Weekdays on which the market is closed. The exchange announces a year's days in the December before.
CREATE TABLE market_holiday (
  day  date PRIMARY KEY CHECK (extract(isodow FROM day) < 6),
  name text NOT NULL
);

INSERT INTO market_holiday (day, name) VALUES
  ('2026-01-01', 'New Year'),
  ('2026-01-02', 'New Year'),
  ('2026-02-16', 'Spring Festival'),
  ('2026-02-17', 'Spring Festival'),
  ('2026-02-18', 'Spring Festival'),
  ('2026-02-19', 'Spring Festival'),
  ('2026-02-20', 'Spring Festival'),
  ('2026-02-23', 'Spring Festival'),
  ('2026-04-06', 'Qingming'),
  ('2026-05-01', 'Labour Day'),
  ('2026-05-04', 'Labour Day'),
  ('2026-05-05', 'Labour Day'),
  ('2026-06-19', 'Dragon Boat Festival'),
  ('2026-09-25', 'Mid-Autumn Festival'),
  ('2026-10-01', 'National Day'),
  ('2026-10-02', 'National Day'),
  ('2026-10-05', 'National Day'),
  ('2026-10-06', 'National Day'),
  ('2026-10-07', 'National Day'),
  ('2027-01-01', 'New Year');

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
