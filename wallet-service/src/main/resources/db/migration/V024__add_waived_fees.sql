-- What a discount spares the investor: the house gives it, as a subsidy of its own fee income.
ALTER TABLE fund_payment
  ADD COLUMN waived_fee_minor bigint NOT NULL DEFAULT 0
    CHECK (waived_fee_minor >= 0 AND waived_fee_minor < amount_minor),
  ADD CONSTRAINT only_a_discount_waives CHECK (kind = 'DISCOUNT' OR waived_fee_minor = 0);
