-- What is kept of the one-time code that was sent: a keyed hash, until the order goes on.
ALTER TABLE fund_order
  ADD COLUMN step_up_code_hash text,
  ADD CONSTRAINT fund_order_code_while_waiting
    CHECK (step_up_code_hash IS NULL OR status = 'STEP_UP') NOT VALID;
