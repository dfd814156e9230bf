-- The latest features of owners and of what they pay with, as they come from the stream of events. They can be
-- computed again from Kafka; rows that nothing was added to for long are deleted.
CREATE TABLE feature (
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
  id text NOT NULL CHECK (length(id) BETWEEN 1 AND 255),
  event_id uuid NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  seen_at timestamptz NOT NULL,
  numbers jsonb NOT NULL,
  PRIMARY KEY (kind, id)
);

CREATE INDEX feature_by_time ON feature (seen_at);
