-- A correction is a new version of the same day, never a change: what was known when stays known.
CREATE TABLE fund_nav (
  fund_code   text           NOT NULL REFERENCES fund (code),
  nav_date    date           NOT NULL,
  version     integer        NOT NULL CHECK (version > 0),
  nav         numeric(12, 4) NOT NULL CHECK (nav > 0),
  recorded_at timestamptz    NOT NULL,

  PRIMARY KEY (fund_code, nav_date, version)
);

-- What the funds were worth when the catalogue began; the fund house publishes from there on.
INSERT INTO fund_nav (fund_code, nav_date, version, nav, recorded_at)
SELECT code, DATE '2026-11-13', 1, nav, now()
FROM (VALUES ('MMF-001', 1.0000), ('BAL-002', 1.2000), ('EQT-003', 2.5000),
             ('EQT-REJ', 2.5000), ('BAL-SUS', 1.2000)) AS start (code, nav);
