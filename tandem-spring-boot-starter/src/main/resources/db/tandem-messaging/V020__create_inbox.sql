-- A row means: this group has taken responsibility for the event, by its effect, by parking it or by a
-- dead letter. Event ids are UUIDv7, so a range of ids is a range of time.
CREATE TABLE messaging.inbox (
  event_id uuid NOT NULL,
  consumer_group text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, consumer_group)
) PARTITION BY RANGE (event_id);

CREATE TABLE messaging.inbox_default PARTITION OF messaging.inbox DEFAULT;
