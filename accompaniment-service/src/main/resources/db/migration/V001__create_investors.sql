-- What journeys know of an investor. The row is also what a batch of the investor's events locks.
CREATE TABLE investor (
  owner_id text PRIMARY KEY CHECK (length(owner_id) BETWEEN 1 AND 128),
  -- The riskiest fund they were found fit for; while nobody has found that, the default of the settings.
  risk_level integer CHECK (risk_level BETWEEN 1 AND 5),
  -- Which of the investor's levels that is: they may arrive in another order.
  level_sequence bigint NOT NULL DEFAULT 0,
  zone text NOT NULL DEFAULT 'Asia/Shanghai'
);

CREATE TABLE fund (
  code text PRIMARY KEY,
  risk_level integer NOT NULL CHECK (risk_level BETWEEN 1 AND 5)
);

CREATE TABLE holding (
  owner_id text NOT NULL,
  fund_code text NOT NULL,
  shares numeric(30, 6) NOT NULL,
  PRIMARY KEY (owner_id, fund_code)
);

-- The holders of a fund, page by page.
CREATE INDEX holding_by_fund ON holding (fund_code, owner_id) WHERE shares > 0;

-- What investors agreed to and took back. It is evidence, so a change is a new row and the latest counts.
CREATE TABLE consent (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose ~ '^[A-Z][A-Z_]*$'),
  given boolean NOT NULL,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL
);

CREATE INDEX consent_of_owner ON consent (owner_id, purpose, id DESC);

CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
