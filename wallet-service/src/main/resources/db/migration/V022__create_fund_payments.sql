-- The payment of a fund order, or the marker of a reversal that came before it.
CREATE TABLE fund_payment (
  -- The order's id: one order is paid once, however often it is asked for.
  id               uuid        PRIMARY KEY,
  kind             text        NOT NULL CHECK (kind IN ('DISCOUNT', 'BALANCE')),
  -- No foreign key: the payment of a wallet that does not exist is refused, and the refusal is kept.
  wallet_id        uuid        NOT NULL,
  owner_id         text        NOT NULL,
  currency         text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount_minor     bigint      NOT NULL CHECK (amount_minor > 0),
  fee_minor        bigint      NOT NULL CHECK (fee_minor >= 0 AND fee_minor < amount_minor),
  status           text        NOT NULL CHECK (status IN (
    'RECEIVED', 'CHARGING', 'UNKNOWN', 'HELD', 'REVERSING', 'PAID', 'SUBMITTED', 'FAILED',
    'REVERSED')),
  status_reason    text,
  -- What the bank is charged by: kept no longer than it may still be charged.
  funding_token    text        CHECK (length(funding_token) BETWEEN 1 AND 255),
  pay_by           timestamptz,
  returned_minor   bigint      CHECK (returned_minor IN (0, amount_minor)),
  transition_count integer     NOT NULL DEFAULT 1,
  event_sequence   integer     NOT NULL DEFAULT 0,
  -- When a job looks after it next.
  due_at           timestamptz,
  -- Committed before the bank is asked to charge: nothing was sent to it later than shortly after this.
  bank_asked_at    timestamptz,
  attempts         integer     NOT NULL DEFAULT 0,
  created_at       timestamptz NOT NULL,

  CONSTRAINT fund_payment_looked_after CHECK (
    (status IN ('CHARGING', 'UNKNOWN', 'HELD', 'REVERSING')) = (due_at IS NOT NULL)),
  CONSTRAINT fund_payment_forgets_token CHECK (
    (kind = 'DISCOUNT' AND status IN ('RECEIVED', 'CHARGING', 'UNKNOWN'))
    = (funding_token IS NOT NULL)),
  CONSTRAINT fund_payment_asked_bank CHECK (
    status NOT IN ('CHARGING', 'UNKNOWN', 'REVERSING') OR bank_asked_at IS NOT NULL),
  CONSTRAINT fund_payment_pay_by CHECK (pay_by IS NOT NULL OR status = 'REVERSED'),
  CONSTRAINT fund_payment_returned CHECK ((status = 'REVERSED') = (returned_minor IS NOT NULL))
) WITH (fillfactor = 70);

CREATE INDEX fund_payment_unsettled ON fund_payment (due_at) WHERE due_at IS NOT NULL;

CREATE INDEX fund_payment_of_wallet ON fund_payment (wallet_id, id);
