CREATE TABLE order_timeline (
  order_id    uuid        NOT NULL REFERENCES fund_order (id),
  position    integer     NOT NULL CHECK (position > 0),
  left_status text,
  status      text        NOT NULL,
  at          timestamptz NOT NULL,
  cause       text        NOT NULL,
  -- The event that caused it; none where a person or a job did.
  caused_by   uuid,

  PRIMARY KEY (order_id, position),
  CONSTRAINT first_leaves_nothing CHECK ((position = 1) = (left_status IS NULL))
);

CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are only ever added', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER order_timeline_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON order_timeline
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER fund_nav_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_nav
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
