CREATE TABLE recharge_transition (
  recharge_id uuid        NOT NULL REFERENCES recharge (id),
  number      integer     NOT NULL CHECK (number > 0),
  status      text        NOT NULL,
  reason      text,
  at          timestamptz NOT NULL,
  -- The event that caused it; none where a request, an answer of the bank or a deadline did.
  caused_by   uuid,
  PRIMARY KEY (recharge_id, number)
);

CREATE TRIGGER recharge_transition_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE
  ON recharge_transition FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
