-- Events that moved no money: they came, and no journal is missing.
CREATE TABLE event_without_money (
  event_id uuid PRIMARY KEY
);

-- What happened in a minute. Journals are posted more or less in the order of time: the bounds of each range of
-- pages are enough, and cost posting next to nothing.
CREATE INDEX journal_in_time ON journal
  USING brin (effective_at) WITH (pages_per_range = 32, autosummarize = on);

-- How far each strand of the proof has been compared.
CREATE TABLE proof_position (
  strand        text        PRIMARY KEY,
  checked_until timestamptz NOT NULL
);

-- What each side came to in a minute, once it was over.
CREATE TABLE proof_minute (
  minute         timestamptz NOT NULL,
  kind           text        NOT NULL,
  currency       text        NOT NULL,
  orders_count   bigint      NOT NULL,
  orders_minor   bigint      NOT NULL,
  messages_count bigint      NOT NULL,
  messages_minor bigint      NOT NULL,
  ledger_count   bigint      NOT NULL,
  ledger_minor   bigint      NOT NULL,
  PRIMARY KEY (minute, kind, currency)
);

-- What sides do not agree on. A minute with differences is compared again until there are none.
CREATE TABLE proof_difference (
  strand       text        NOT NULL,
  minute       timestamptz NOT NULL,
  sides        text        NOT NULL,
  subject      text        NOT NULL,
  currency     text,
  event_id     text,
  missing_in   text,
  said_minor   bigint,
  booked_minor bigint
);

CREATE INDEX proof_difference_of_minute ON proof_difference (strand, minute);
