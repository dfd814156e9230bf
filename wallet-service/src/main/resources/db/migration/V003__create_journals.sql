-- One journal for each thing that moved money; its postings sum to zero in every currency.
CREATE TABLE journal (
  id           uuid        PRIMARY KEY,
  kind         text        NOT NULL CHECK (kind IN ('RECHARGE')),
  reference_id uuid        NOT NULL,
  effective_at timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT now(),

  -- The last line of defence against crediting twice.
  CONSTRAINT journal_once UNIQUE (kind, reference_id)
);

-- Signed: credits are positive, debits negative. On accounts that keep their balance, postings are
-- numbered without a gap and carry the balance they lead to.
CREATE TABLE posting (
  id                  uuid   PRIMARY KEY DEFAULT uuidv7(),
  journal_id          uuid   NOT NULL REFERENCES journal (id),
  account_id          bigint NOT NULL,
  currency            text   NOT NULL,
  amount_minor        bigint NOT NULL CHECK (amount_minor <> 0),
  account_sequence    bigint CHECK (account_sequence > 0),
  balance_after_minor bigint,

  CONSTRAINT posting_in_currency_of_account
    FOREIGN KEY (account_id, currency) REFERENCES account (id, currency),
  CONSTRAINT posting_not_negative CHECK (balance_after_minor >= 0),
  CONSTRAINT posting_once_per_account UNIQUE (journal_id, account_id),
  CHECK ((account_sequence IS NULL) = (balance_after_minor IS NULL))
);

CREATE UNIQUE INDEX posting_of_account ON posting (account_id, account_sequence)
  WHERE account_sequence IS NOT NULL;
