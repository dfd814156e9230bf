-- What came of what investors were told, for the funnel.
CREATE TABLE delivery_outcome (
  instance_id uuid NOT NULL,
  step text NOT NULL,
  outcome text NOT NULL
    CHECK (outcome IN ('MESSAGE_SENT', 'MESSAGE_SUPPRESSED', 'MESSAGE_OPENED')),
  settled_at timestamptz NOT NULL,
  PRIMARY KEY (instance_id, step, outcome),
  FOREIGN KEY (instance_id, step) REFERENCES delivery
);
