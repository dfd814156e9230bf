-- The last error of an event that the broker is still redelivering. It is all that is known about the
-- failure by the time the broker gives up and moves the message to the dead-letter queue.
CREATE TABLE messaging.failed_attempt (
  consumer_group text NOT NULL,
  event_id uuid NOT NULL,
  attempts integer NOT NULL CHECK (attempts > 0),
  error_class text NOT NULL,
  error_message text,
  error_stack text NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  PRIMARY KEY (consumer_group, event_id)
);
