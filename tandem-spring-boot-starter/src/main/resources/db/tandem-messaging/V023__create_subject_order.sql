CREATE TABLE messaging.subject_position (
  consumer_group text NOT NULL,
  topic text NOT NULL,
  subject text NOT NULL,
  applied_sequence bigint NOT NULL DEFAULT 0 CHECK (applied_sequence >= 0),
  PRIMARY KEY (consumer_group, topic, subject)
);

-- Events whose predecessor has not been applied yet. A discarded dead letter that is not next in line
-- leaves a row without an event: nothing to handle, but the position passes over it when its turn comes.
CREATE TABLE messaging.parked_event (
  consumer_group text NOT NULL,
  topic text NOT NULL,
  subject text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  event_id uuid,
  tag text,
  message_id text,
  content_type text,
  body bytea,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  parked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer_group, topic, subject, sequence),
  CHECK ((event_id IS NULL) = (body IS NULL))
);

CREATE INDEX parked_event_by_age ON messaging.parked_event (parked_at);
