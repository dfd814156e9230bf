CREATE TABLE messaging.dead_letter (
  id uuid PRIMARY KEY,
  consumer_group text NOT NULL,
  -- The event's id, or the broker's message id where no event could be read.
  source_id text NOT NULL,
  status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'RESOLVED', 'DISCARDED')),
  failure_kind text NOT NULL,
  topic text NOT NULL,
  tag text,
  message_id text NOT NULL,
  event_id uuid,
  event_type text,
  subject text,
  sequence bigint,
  content_type text,
  body bytea NOT NULL,
  error_class text NOT NULL,
  error_message text,
  error_stack text NOT NULL,
  attempts integer NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  trace_id text,
  closed_at timestamptz,
  UNIQUE (consumer_group, source_id),
  CHECK ((status = 'OPEN') = (closed_at IS NULL))
);

CREATE INDEX dead_letter_open ON messaging.dead_letter (consumer_group, id) WHERE status = 'OPEN';

CREATE TABLE messaging.dead_letter_action (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dead_letter_id uuid NOT NULL REFERENCES messaging.dead_letter,
  action text NOT NULL CHECK (action IN ('RETRY', 'DISCARD')),
  actor text NOT NULL,
  reason text,
  outcome text NOT NULL CHECK (outcome IN ('RESOLVED', 'DISCARDED', 'FAILED')),
  detail text,
  acted_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX dead_letter_action_by_letter ON messaging.dead_letter_action (dead_letter_id, id);

CREATE FUNCTION messaging.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END
$$;

CREATE TRIGGER dead_letter_action_append_only
  BEFORE UPDATE OR DELETE ON messaging.dead_letter_action
  FOR EACH ROW EXECUTE FUNCTION messaging.refuse_change();
