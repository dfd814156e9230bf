-- The trace of the request that began a payment: later steps are logged and published in it.
ALTER TABLE recharge ADD COLUMN trace_id uuid;
ALTER TABLE fund_payment ADD COLUMN trace_id uuid;
