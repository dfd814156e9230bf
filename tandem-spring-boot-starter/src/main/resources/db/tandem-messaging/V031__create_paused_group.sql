-- Groups that somebody has paused. Every instance of the service looks here every few seconds, and before it starts.
CREATE TABLE messaging.paused_group (
  consumer_group text PRIMARY KEY,
  paused_by text NOT NULL,
  reason text NOT NULL,
  paused_at timestamptz NOT NULL
);

-- What a group did with an event is asked by the event's id.
CREATE INDEX failed_attempt_by_event ON messaging.failed_attempt (event_id);
CREATE INDEX failed_attempt_by_age ON messaging.failed_attempt (last_seen);
CREATE INDEX parked_event_by_event ON messaging.parked_event (event_id);
