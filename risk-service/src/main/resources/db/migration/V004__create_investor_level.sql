-- How much risk an investor was found fit to take. A level is evidence of why a purchase was let through, so
-- a new one is a new row, and the latest counts. Investors without a row have the default of the settings.
CREATE TABLE investor_level (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id text NOT NULL CHECK (length(owner_id) BETWEEN 1 AND 128),
  risk_level integer NOT NULL CHECK (risk_level BETWEEN 1 AND 5),
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  set_at timestamptz NOT NULL
);

CREATE INDEX investor_level_of_owner ON investor_level (owner_id, id DESC);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON investor_level
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_journal();
