CREATE TABLE recharge (
  id               uuid        PRIMARY KEY,
  wallet_id        uuid        NOT NULL,
  owner_id         text        NOT NULL,
  amount_minor     bigint      NOT NULL CHECK (amount_minor > 0),
  currency         text        NOT NULL,
  status           text        NOT NULL CHECK (status IN (
    'SCREENING', 'STEP_UP', 'ON_HOLD', 'CHARGING', 'UNKNOWN',
    'COMPLETED', 'REJECTED', 'FAILED', 'EXPIRED')),
  status_reason    text,
  -- SHA-256 of caller, path and idempotency key.
  fingerprint      bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
  -- What the bank is charged by: kept no longer than it may still be charged.
  funding_token    text        CHECK (length(funding_token) BETWEEN 1 AND 255),
  transition_count integer     NOT NULL DEFAULT 1,
  event_sequence   integer     NOT NULL DEFAULT 1,
  step_up_failures smallint    NOT NULL DEFAULT 0,
  -- When a job looks after it next: the deadline of a waiting state, or the bank's next query.
  due_at           timestamptz,
  charging_since   timestamptz,
  -- Committed before the bank is asked to charge: nothing was sent to it later than shortly after this.
  bank_asked_at    timestamptz,
  bank_attempts    integer     NOT NULL DEFAULT 0,
  created_at       timestamptz NOT NULL,
  ended_at         timestamptz,

  CONSTRAINT recharge_of_wallet FOREIGN KEY (wallet_id, currency) REFERENCES wallet (id, currency),
  -- Outlives the stored answer of the idempotency key: asked once is charged once, for ever.
  CONSTRAINT recharge_asked_once UNIQUE (fingerprint),
  CONSTRAINT recharge_ended CHECK (
    (status IN ('COMPLETED', 'REJECTED', 'FAILED', 'EXPIRED')) = (ended_at IS NOT NULL)
    AND (ended_at IS NULL) = (due_at IS NOT NULL)),
  CONSTRAINT recharge_forgets_token CHECK ((ended_at IS NULL) = (funding_token IS NOT NULL)),
  CONSTRAINT recharge_charged CHECK (
    (status IN ('CHARGING', 'UNKNOWN', 'COMPLETED', 'FAILED')) = (charging_since IS NOT NULL)
    AND (charging_since IS NULL) = (bank_asked_at IS NULL))
) WITH (fillfactor = 70);

CREATE INDEX recharge_awaiting_decision ON recharge (due_at)
  WHERE status IN ('SCREENING', 'STEP_UP', 'ON_HOLD');

CREATE INDEX recharge_unsettled ON recharge (due_at)
  WHERE status IN ('CHARGING', 'UNKNOWN');
