-- What the bank says and we did not ask for: nothing is booked because of it until a person has decided.
CREATE TABLE bank_break (
  id             uuid        PRIMARY KEY,
  subject_kind   text        NOT NULL CHECK (subject_kind IN ('RECHARGE', 'FUND_PAYMENT')),
  subject_id     uuid        NOT NULL,
  -- As it was first found.
  kind           text        NOT NULL CHECK (kind IN (
    'OTHER_AMOUNT', 'OTHER_CURRENCY', 'OTHER_REFERENCE', 'UNKNOWN_STATE', 'INCOMPLETE')),
  asked_minor    bigint      NOT NULL CHECK (asked_minor > 0),
  currency       text        NOT NULL,
  -- What the bank says now that it has charged; none where it does not say.
  bank_minor     bigint      CHECK (bank_minor > 0),
  bank_currency  text,
  -- The smallest charge it ever spoke of in our currency.
  smallest_minor bigint      CHECK (smallest_minor > 0),
  -- It spoke of other money than was asked for: a later answer does not undo that by itself.
  needs_person   boolean     NOT NULL,
  evidence       text        NOT NULL,
  found_at       timestamptz NOT NULL,
  seen_at        timestamptz NOT NULL,
  times_seen     integer     NOT NULL DEFAULT 1,
  owner          text,
  resolution     text        CHECK (resolution IN (
    'CREDIT_SMALLER', 'ACCEPT_BANK', 'FAIL', 'BANK_CORRECTED')),
  credited_minor bigint      CHECK (credited_minor BETWEEN 0 AND asked_minor),
  reason         text,
  proposed_by    text,
  resolved_at    timestamptz,

  CONSTRAINT bank_break_figure CHECK ((bank_minor IS NULL) = (bank_currency IS NULL)),
  CONSTRAINT bank_break_resolved CHECK (
    num_nonnulls(resolution, reason, proposed_by, resolved_at) IN (0, 4)),
  CONSTRAINT bank_break_credits CHECK (
    (credited_minor IS NOT NULL) = (resolution IS NOT NULL AND resolution <> 'BANK_CORRECTED')),
  -- Without a figure of the bank in our currency there is nothing to credit, and never more than it.
  CONSTRAINT bank_break_credits_what_was_charged CHECK (
    credited_minor = 0 OR (bank_currency = currency AND credited_minor <= bank_minor)),
  CONSTRAINT bank_break_needs_a_person CHECK (resolution <> 'BANK_CORRECTED' OR NOT needs_person)
);

CREATE UNIQUE INDEX bank_break_open ON bank_break (subject_id) WHERE resolved_at IS NULL;

CREATE INDEX bank_break_by_age ON bank_break (found_at, id) WHERE resolved_at IS NULL;
