CREATE TABLE fund_order (
  id                    uuid        PRIMARY KEY,
  version               bigint      NOT NULL,
  -- Outlives the stored answer of the idempotency key: asked once is ordered once, for ever.
  request_fingerprint   bytea       NOT NULL UNIQUE CHECK (length(request_fingerprint) = 32),
  kind                  text        NOT NULL CHECK (kind IN ('DISCOUNT', 'BALANCE')),
  wallet_id             text        NOT NULL CHECK (length(wallet_id) BETWEEN 1 AND 64),
  owner_id              text,
  fund_code             text        NOT NULL REFERENCES fund (code),
  fund_risk_level       integer     NOT NULL,
  amount_minor          bigint      NOT NULL CHECK (amount_minor > 0),
  fee_minor             bigint      NOT NULL CHECK (fee_minor >= 0 AND fee_minor < amount_minor),
  currency              text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- What the bank is charged by: kept no longer than until the wallet was told.
  funding_token         text        CHECK (length(funding_token) BETWEEN 1 AND 255),
  -- Where it was asked for: kept no longer than until risk was told.
  device_id             text,
  ip                    text,
  country               text,
  latitude              double precision,
  longitude             double precision,
  status                text        NOT NULL,
  status_reason         text,
  deadline_at           timestamptz,
  step_up_attempts      integer     NOT NULL DEFAULT 0,
  created_at            timestamptz NOT NULL,
  paid_at               timestamptz,
  business_date         date,
  expected_confirm_date date,
  confirm_date          date,
  shares                numeric(20, 2) CHECK (shares >= 0),
  nav                   numeric(12, 4) CHECK (nav > 0),
  remainder             numeric(20, 6) CHECK (remainder >= 0),
  timeline_length       integer     NOT NULL,
  event_sequence        bigint      NOT NULL,

  CONSTRAINT discount_is_free CHECK (kind <> 'DISCOUNT' OR fee_minor = 0),
  CONSTRAINT waiting_has_a_deadline CHECK (
    (status IN ('SCREENING', 'STEP_UP', 'ON_HOLD', 'PAYING')) = (deadline_at IS NOT NULL)),
  CONSTRAINT token_is_forgotten CHECK (
    funding_token IS NULL
    OR (kind = 'DISCOUNT' AND status IN ('SCREENING', 'STEP_UP', 'ON_HOLD'))),
  CONSTRAINT paid_has_a_business_date CHECK (
    status NOT IN ('PAID', 'SUBMITTED', 'CONFIRMED')
    OR (paid_at IS NOT NULL AND business_date IS NOT NULL
        AND expected_confirm_date > business_date)),
  CONSTRAINT confirmed_has_shares CHECK (
    (status = 'CONFIRMED') = (shares IS NOT NULL)
    AND num_nonnulls(shares, nav, remainder, confirm_date) IN (0, 4)),
  -- Shares x NAV and the remainder are what was invested, to the last digit (CNY: two decimals).
  CONSTRAINT allotment_adds_up CHECK (
    shares IS NULL OR currency <> 'CNY'
    OR shares * nav + remainder = (amount_minor - fee_minor) / 100.0)
) WITH (fillfactor = 70);

CREATE INDEX fund_order_overdue ON fund_order (deadline_at) WHERE deadline_at IS NOT NULL;

CREATE INDEX fund_order_of_unknown_wallet ON fund_order (wallet_id) WHERE owner_id IS NULL;

CREATE INDEX fund_order_unconfirmed ON fund_order (expected_confirm_date)
  WHERE status IN ('PAID', 'SUBMITTED');
