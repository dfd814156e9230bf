-- Messages that listeners of rocketmq-spring have applied. They are known by a digest, not by time, so rows go one by one
-- when they are old enough.
CREATE TABLE messaging.listener_inbox (
  consumer_group text NOT NULL,
  identity bytea NOT NULL CHECK (octet_length(identity) = 32),
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer_group, identity)
);

CREATE INDEX listener_inbox_by_age ON messaging.listener_inbox (received_at);
