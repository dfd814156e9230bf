-- What people have done to this service. A row is written in the transaction of what it tells of.
CREATE SCHEMA audit;

CREATE TABLE audit.act (
  -- Its place in the chain, and the hashes that hold the chain together.
  position      bigint      PRIMARY KEY CHECK (position > 0),
  previous_hash bytea       NOT NULL CHECK (octet_length(previous_hash) = 32),
  hash          bytea       NOT NULL CHECK (octet_length(hash) = 32),
  at            timestamptz NOT NULL,
  actor         text        NOT NULL,
  roles         text        NOT NULL,
  -- Where they acted from, as the connection and those in between tell it.
  origin        text        NOT NULL,
  endpoint      text        NOT NULL,
  subjects      text[]      NOT NULL,
  -- What was asked for; none where investors ask, whose bodies hold tokens and codes.
  asked         text,
  reason        text,
  -- What that changed: a list of subjects with what was there before and after.
  changes       text        NOT NULL CHECK (changes IS JSON ARRAY),
  trace_id      text
);

CREATE INDEX act_of_actor ON audit.act (actor, position);
CREATE INDEX act_of_endpoint ON audit.act (endpoint, position);
CREATE INDEX act_on_subject ON audit.act USING gin (subjects);

-- Where the chain ends. Whoever acts holds it until their transaction ends.
CREATE TABLE audit.chain_head (
  single   boolean PRIMARY KEY DEFAULT true CHECK (single),
  position bigint  NOT NULL,
  hash     bytea   NOT NULL
);

INSERT INTO audit.chain_head (position, hash)
VALUES (0, sha256(convert_to('tandem audit', 'UTF8')));

CREATE FUNCTION audit.refuse_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: its rows are only ever added', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER act_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.act
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER chain_head_stays BEFORE DELETE OR TRUNCATE ON audit.chain_head
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- Not even the owner, unless it says so first.
REVOKE UPDATE, DELETE, TRUNCATE ON audit.act FROM CURRENT_USER;
