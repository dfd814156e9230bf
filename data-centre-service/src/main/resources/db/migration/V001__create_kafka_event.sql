-- The events that were read from Kafka again: what Kafka has for certain. Partitions are ranges of UUIDv7, that is:
-- of the time an event was published. The starter makes them ahead and drops those that are old.
CREATE TABLE kafka_event (
  event_id uuid NOT NULL PRIMARY KEY,
  topic text NOT NULL,
  -- Kafka's id of its topic: a topic that was lost and made again has another one.
  log_id uuid NOT NULL,
  partition integer NOT NULL CHECK (partition >= 0),
  log_offset bigint NOT NULL CHECK (log_offset >= 0)
) PARTITION BY RANGE (event_id);

CREATE TABLE kafka_event_default PARTITION OF kafka_event DEFAULT;

-- To find what a partition of Kafka has lost at its end.
CREATE INDEX kafka_event_by_place ON kafka_event (partition, log_offset);
