-- The versions that have run. A version is never changed: a file that differs is refused at the start.
CREATE TABLE journey_version (
  journey text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  registered_at timestamptz NOT NULL,
  PRIMARY KEY (journey, version)
);

CREATE TABLE instance (
  id uuid PRIMARY KEY,
  journey text NOT NULL,
  version integer NOT NULL,
  owner_id text NOT NULL,
  business_key text NOT NULL,
  state text NOT NULL CHECK (state IN ('WAITING', 'COMPLETED', 'EXITED')),
  step text NOT NULL,
  waiting_for text,
  waiting_key text NOT NULL,
  due timestamptz,
  facts jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
  entered_at timestamptz NOT NULL,
  FOREIGN KEY (journey, version) REFERENCES journey_version,
  -- Whatever waits goes on by itself some day: nothing waits for ever.
  CHECK ((state = 'WAITING') = (due IS NOT NULL)),
  CHECK (state = 'WAITING' OR waiting_for IS NULL)
);

-- One instance at a time for each investor, journey and business key.
CREATE UNIQUE INDEX instance_once_at_a_time ON instance (owner_id, journey, business_key)
WHERE state = 'WAITING';

CREATE INDEX instance_of_owner ON instance (owner_id, journey, business_key, entered_at DESC);

-- A million instances wait for nothing but their time: those that are due are its first entries.
CREATE INDEX instance_due ON instance (due) WHERE state = 'WAITING';

CREATE INDEX instance_waiting_for ON instance (waiting_for, waiting_key, owner_id)
WHERE state = 'WAITING';

-- How many steps an investor has reached in a journey: the sequence of the course's events.
CREATE TABLE course (
  owner_id text NOT NULL,
  journey text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  PRIMARY KEY (owner_id, journey)
);

-- Every step once.
CREATE TABLE passed_step (
  instance_id uuid NOT NULL REFERENCES instance,
  step text NOT NULL,
  journey text NOT NULL,
  version integer NOT NULL,
  result text NOT NULL,
  passed_at timestamptz NOT NULL,
  PRIMARY KEY (instance_id, step)
);

-- The funnel of a version.
CREATE INDEX passed_step_by_version ON passed_step (journey, version, step, result);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON passed_step
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();

-- What happened to investors lately: for simulations, and for waits that begin after it came.
CREATE TABLE happening (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id text NOT NULL,
  trigger text NOT NULL,
  facts jsonb NOT NULL,
  happened_at timestamptz NOT NULL
);

CREATE INDEX happening_of_owner ON happening (owner_id, happened_at DESC, id DESC);
CREATE INDEX happening_by_time ON happening (happened_at);

-- Happenings that concern many investors, told to them page by page.
CREATE TABLE fan_out (
  id uuid PRIMARY KEY,
  trigger text NOT NULL,
  facts jsonb NOT NULL,
  happened_at timestamptz NOT NULL,
  -- The last investor who has been told.
  after_owner text NOT NULL DEFAULT ''
);

-- The schedules that have begun, each once for all instances of the service.
CREATE TABLE schedule_slot (
  journey text NOT NULL,
  slot timestamptz NOT NULL,
  PRIMARY KEY (journey, slot)
);
