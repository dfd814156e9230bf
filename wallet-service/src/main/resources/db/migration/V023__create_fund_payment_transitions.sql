CREATE TABLE fund_payment_transition (
  payment_id uuid        NOT NULL REFERENCES fund_payment (id),
  number     integer     NOT NULL CHECK (number > 0),
  status     text        NOT NULL,
  reason     text,
  at         timestamptz NOT NULL,
  -- The event that caused it; none where an answer of the bank or a deadline did.
  caused_by  uuid,
  PRIMARY KEY (payment_id, number)
);

CREATE TRIGGER fund_payment_transition_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE
  ON fund_payment_transition FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
