-- What a discount spares the investor: the house gives it, and its books say how much that was.
ALTER TABLE fund_order
  ADD COLUMN waived_fee_minor bigint NOT NULL DEFAULT 0
    CHECK (waived_fee_minor >= 0 AND waived_fee_minor < amount_minor),
  ADD CONSTRAINT only_a_discount_waives CHECK (kind = 'DISCOUNT' OR waived_fee_minor = 0);
