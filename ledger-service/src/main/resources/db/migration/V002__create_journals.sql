-- One journal for each thing that moved money, or changed whose it is. Journals and their postings are
-- written by one statement; its triggers check them.
CREATE TABLE journal (
  id             uuid        PRIMARY KEY,
  -- What caused it: an event's id, or that of a match, a payout or a resolution.
  event_id       uuid        NOT NULL,
  kind           text        NOT NULL CHECK (kind ~ '^[A-Z_]{3,40}$'),
  -- What people look it up by: a recharge, an order, a settlement.
  reference      text        NOT NULL CHECK (length(reference) BETWEEN 1 AND 128),
  business_date  date        NOT NULL,
  -- When it happened, which may be long before it was posted.
  effective_at   timestamptz NOT NULL,
  posted_at      timestamptz NOT NULL,
  posting_count  smallint    NOT NULL CHECK (posting_count > 1),
  -- Its place in one of the chains, and the hashes that hold the chain together.
  chain          smallint    NOT NULL,
  chain_position bigint      NOT NULL CHECK (chain_position > 0),
  previous_hash  bytea       NOT NULL CHECK (length(previous_hash) = 32),
  hash           bytea       NOT NULL CHECK (length(hash) = 32),

  -- One cause is posted once, however often it is told.
  CONSTRAINT journal_once UNIQUE (event_id, kind),
  CONSTRAINT journal_of_chain UNIQUE (chain, chain_position)
);

CREATE INDEX journal_of_reference ON journal (reference);
CREATE INDEX journal_of_business_date ON journal (business_date, id);

-- Signed: credits are positive, debits negative. Currencies and accounts are those of its turnover.
CREATE TABLE posting (
  journal_id   uuid     NOT NULL,
  number       smallint NOT NULL CHECK (number > 0),
  account      text     NOT NULL,
  currency     text     NOT NULL,
  amount_minor bigint   NOT NULL CHECK (amount_minor <> 0),
  -- The window in which what fund houses are owed is settled.
  settlement_id uuid,
  PRIMARY KEY (journal_id, number),
  CONSTRAINT posting_in_window CHECK ((account = 'FUND_HOUSE_PAYABLE') = (settlement_id IS NOT NULL))
);

-- Turnover of each account by business date, so that statements need not read postings. Each statement that
-- writes postings adds its own rows, in the same transaction: turnover and postings always agree, and
-- nobody waits for a shared row. The rows are summed up from time to time.
CREATE TABLE turnover (
  business_date date    NOT NULL,
  account       text    NOT NULL REFERENCES account (code),
  currency      text    NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  debit_minor   numeric NOT NULL CHECK (debit_minor >= 0),
  credit_minor  numeric NOT NULL CHECK (credit_minor >= 0)
);

CREATE INDEX turnover_of_business_date ON turnover (business_date);

-- Where each chain of journals ends. A batch takes a chain that nobody else is writing to.
CREATE TABLE chain_head (
  chain    smallint PRIMARY KEY,
  position bigint   NOT NULL,
  hash     bytea    NOT NULL
);

INSERT INTO chain_head (chain, position, hash)
SELECT number, 0, sha256(convert_to('tandem ledger ' || number, 'UTF8'))
FROM generate_series(1, 8) AS number;
