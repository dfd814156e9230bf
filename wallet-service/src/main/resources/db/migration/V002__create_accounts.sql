-- The chart of accounts: a new kind of account is a new row.
CREATE TABLE account_kind (
  code           text    PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]*$'),
  owned_by       text    NOT NULL CHECK (owned_by IN ('WALLET', 'HOUSE')),
  normal_balance text    NOT NULL CHECK (normal_balance IN ('DEBIT', 'CREDIT')),
  purpose        text    NOT NULL
);

INSERT INTO account_kind (code, owned_by, normal_balance, purpose) VALUES
  ('WALLET_AVAILABLE', 'WALLET', 'CREDIT', 'Money the owner may spend'),
  ('BANK_CLEARING',    'HOUSE',  'DEBIT',  'Money the bank has charged for us and still has to pay');

-- A wallet's account keeps its balance, under a row lock. A house account takes part in every payment
-- and would be the one row all of them wait for: its balance is the sum of its postings instead.
CREATE TABLE account (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          text        NOT NULL REFERENCES account_kind (code),
  wallet_id     uuid,
  currency      text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  balance_minor bigint,
  posting_count bigint,
  opened_at     timestamptz NOT NULL,

  CONSTRAINT account_of_wallet FOREIGN KEY (wallet_id, currency) REFERENCES wallet (id, currency),
  CONSTRAINT account_once UNIQUE NULLS NOT DISTINCT (wallet_id, kind, currency),
  CONSTRAINT account_with_currency UNIQUE (id, currency),
  CONSTRAINT account_keeps_its_balance CHECK (
    (wallet_id IS NULL) = (balance_minor IS NULL) AND (wallet_id IS NULL) = (posting_count IS NULL)),
  CONSTRAINT account_not_negative CHECK (balance_minor >= 0),
  CHECK (posting_count >= 0)
) WITH (fillfactor = 70);
