-- The starter makes the weeks ahead and drops those that are old. Late upkeep never stops a POST.
CREATE TABLE idempotency_default PARTITION OF idempotency DEFAULT WITH (fillfactor = 50);

DROP FUNCTION turn_idempotency_partitions(interval, timestamptz);
