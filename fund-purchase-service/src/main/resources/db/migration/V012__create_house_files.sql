-- The fund house's files as they were read last: one row for each calendar day, none left out, so that
-- what was never read is seen. A file whose hash differs is read again, however old it is.
CREATE TABLE house_file (
  kind      text        NOT NULL CHECK (kind IN ('NAVS', 'CONFIRMATIONS')),
  day       date        NOT NULL,
  -- None: never read.
  hash      text,
  read_at   timestamptz,
  -- How often it had changed since it was read first.
  changes   integer     NOT NULL DEFAULT 0,
  -- None: looked at as soon as possible.
  looked_at timestamptz,
  pause     interval    NOT NULL DEFAULT interval '0',
  failures  integer     NOT NULL DEFAULT 0,
  failure   text,

  PRIMARY KEY (kind, day),
  CONSTRAINT read_has_a_time CHECK ((hash IS NULL) = (read_at IS NULL))
);

-- Which line was dealt with, and which one it replaced.
ALTER TABLE confirmation
  ADD COLUMN line_hash text,
  ADD COLUMN corrects text;

CREATE INDEX confirmation_that_corrects ON confirmation (corrects) WHERE corrects IS NOT NULL;
