-- When an instance ended. Those that ended before this was kept, or in an older process, have none.
ALTER TABLE instance ADD COLUMN ended_at timestamptz CHECK (ended_at IS NULL OR state <> 'WAITING');

-- Instances that ended long ago are its first entries.
CREATE INDEX instance_ended ON instance ((coalesce(ended_at, entered_at))) WHERE state <> 'WAITING';

-- The last entry of instances that are forgotten: it says when the investor is let in again.
CREATE TABLE former_entry (
  owner_id text NOT NULL,
  journey text NOT NULL,
  business_key text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (owner_id, journey, business_key)
);

-- The funnel of instances that are forgotten.
CREATE TABLE former_step (
  journey text NOT NULL,
  version integer NOT NULL,
  step text NOT NULL,
  result text NOT NULL,
  instances bigint NOT NULL CHECK (instances > 0),
  PRIMARY KEY (journey, version, step, result)
);

-- What investors were told is evidence, and stays.
ALTER TABLE delivery DROP CONSTRAINT delivery_instance_id_step_fkey;

-- Steps go with their instance and never alone; an instance goes once it has ended.
ALTER TABLE passed_step
  DROP CONSTRAINT passed_step_instance_id_fkey,
  ADD CONSTRAINT passed_step_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance ON DELETE CASCADE;

DROP TRIGGER append_only ON passed_step;

CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON passed_step
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();

CREATE FUNCTION keep_steps_of_instances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM instance WHERE id = OLD.instance_id) THEN
    RAISE EXCEPTION 'the steps of instance % stay as long as it', OLD.instance_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END
$$;

CREATE TRIGGER keep_steps BEFORE DELETE ON passed_step
FOR EACH ROW EXECUTE FUNCTION keep_steps_of_instances();

CREATE FUNCTION keep_waiting_instances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'instance % has not ended', OLD.id USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER keep_waiting BEFORE DELETE ON instance
FOR EACH ROW WHEN (OLD.state = 'WAITING') EXECUTE FUNCTION keep_waiting_instances();
