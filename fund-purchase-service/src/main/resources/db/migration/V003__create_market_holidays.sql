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
