-- The trace of the request that placed an order: later steps are logged and published in it.
ALTER TABLE fund_order ADD COLUMN trace_id uuid;
