CREATE TABLE wallet (
  id         uuid        PRIMARY KEY,
  owner_id   text        NOT NULL CHECK (length(owner_id) BETWEEN 1 AND 128),
  currency   text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status     text        NOT NULL CHECK (status IN ('ACTIVE', 'FROZEN')),
  version    bigint      NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,

  CONSTRAINT wallet_one_per_owner_and_currency UNIQUE (owner_id, currency),
  -- What belongs to a wallet names it with its currency, so that the two can never differ.
  CONSTRAINT wallet_with_currency UNIQUE (id, currency)
);
