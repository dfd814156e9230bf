-- The event types that instances of each group handle, and when such an instance was last there. During a rolling
-- deployment two versions of a service share a group: each must know what the other one handles.
-- A tag or type of '*' stands for all of a topic.
CREATE TABLE messaging.group_type (
  consumer_group text NOT NULL,
  topic text NOT NULL,
  event_type text NOT NULL,
  tag text NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer_group, topic, event_type)
);

-- Messages that an instance received and left to an instance of another version. The type is set where only one event of
-- the message is meant.
CREATE TABLE messaging.handover (
  consumer_group text NOT NULL,
  source_id text NOT NULL,
  topic text NOT NULL,
  tag text,
  event_type text,
  message_id text NOT NULL,
  content_type text,
  body bytea NOT NULL,
  attempts integer NOT NULL CHECK (attempts > 0),
  handed_at timestamptz NOT NULL DEFAULT now(),
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer_group, source_id)
);

CREATE INDEX handover_due ON messaging.handover (consumer_group, next_attempt_at);
