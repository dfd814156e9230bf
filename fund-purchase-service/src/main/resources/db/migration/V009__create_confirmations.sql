-- Every confirmation of the fund house that was dealt with; one that comes again is not dealt with again.
CREATE TABLE confirmation (
  id           text        PRIMARY KEY,
  order_id     uuid        NOT NULL REFERENCES fund_order (id),
  confirm_date date        NOT NULL,
  recorded_at  timestamptz NOT NULL
);

-- What the fund house said and we do not: kept until a person has settled it.
CREATE TABLE confirmation_break (
  confirmation_id text        PRIMARY KEY,
  kind            text        NOT NULL CHECK (kind IN (
    'UNKNOWN_ORDER', 'OTHER_FUND', 'OTHER_AMOUNT', 'OTHER_NAV', 'OTHER_SHARES', 'CONTRADICTION')),
  reference       text        NOT NULL,
  detail          text        NOT NULL,
  confirm_date    date        NOT NULL,
  line            jsonb       NOT NULL,
  found_at        timestamptz NOT NULL
);

CREATE INDEX confirmation_break_by_age ON confirmation_break (found_at);
