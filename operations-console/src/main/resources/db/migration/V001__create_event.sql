-- Every event the services publish, as it came, without what may pay (funding tokens). Rows are only added; they can be
-- fetched again from the services' outboxes as long as those keep them.
CREATE TABLE event (
  id uuid PRIMARY KEY,
  topic text NOT NULL,
  type text NOT NULL,
  source text NOT NULL,
  subject text NOT NULL,
  sequence bigint,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  trace_id text,
  envelope text NOT NULL
);

CREATE INDEX event_of_subject ON event (subject, occurred_at, id);

CREATE INDEX event_of_trace ON event (trace_id text_pattern_ops) WHERE trace_id IS NOT NULL;

-- Ids of one moment begin alike: people copy the last digits.
CREATE INDEX event_by_last_digits ON event (reverse(id::text) text_pattern_ops);
