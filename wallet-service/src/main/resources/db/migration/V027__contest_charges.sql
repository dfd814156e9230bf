-- A charge that waits for a person: the bank alone moves it no more.
ALTER TABLE recharge
  ADD COLUMN break_id uuid REFERENCES bank_break (id),
  -- Where a break was resolved for less than was asked for; otherwise the whole amount was credited.
  ADD COLUMN credited_minor bigint,
  ADD CONSTRAINT recharge_contested CHECK (break_id IS NULL OR status = 'UNKNOWN'),
  ADD CONSTRAINT recharge_credited CHECK (
    credited_minor IS NULL
    OR (status = 'COMPLETED' AND credited_minor > 0 AND credited_minor < amount_minor));

ALTER TABLE fund_payment
  ADD COLUMN break_id uuid REFERENCES bank_break (id),
  ADD CONSTRAINT fund_payment_contested CHECK (
    break_id IS NULL OR status IN ('UNKNOWN', 'REVERSING'));
