-- The starter makes the days ahead and drops those that are old. Late upkeep never stops a screening.
CREATE TABLE owner_use_default PARTITION OF owner_use DEFAULT;

DROP FUNCTION turn_owner_use_partitions(interval, timestamptz);
