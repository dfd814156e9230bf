-- The state machine once more, where no code can pass it by.
CREATE TABLE fund_order_move (
  left_status text NOT NULL,
  new_status  text NOT NULL,
  PRIMARY KEY (left_status, new_status)
);

INSERT INTO fund_order_move (left_status, new_status) VALUES
  ('SCREENING', 'STEP_UP'),
  ('SCREENING', 'ON_HOLD'),
  ('SCREENING', 'PAYING'),
  ('SCREENING', 'REJECTED'),
  ('SCREENING', 'CANCELLED'),
  ('SCREENING', 'EXPIRED'),
  ('STEP_UP', 'PAYING'),
  ('STEP_UP', 'REJECTED'),
  ('STEP_UP', 'CANCELLED'),
  ('STEP_UP', 'EXPIRED'),
  ('ON_HOLD', 'PAYING'),
  ('ON_HOLD', 'REJECTED'),
  ('ON_HOLD', 'CANCELLED'),
  ('ON_HOLD', 'EXPIRED'),
  ('PAYING', 'PAID'),
  ('PAYING', 'PAYMENT_FAILED'),
  ('PAYING', 'REVERSING'),
  ('PAID', 'SUBMITTED'),
  ('PAID', 'REVERSING'),
  ('SUBMITTED', 'CONFIRMED'),
  ('SUBMITTED', 'REVERSING'),
  ('REVERSING', 'REVERSED'),
  ('REVERSING', 'EXPIRED');

CREATE FUNCTION refuse_order_move() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  IF NOT EXISTS (
      SELECT FROM fund_order_move
      WHERE left_status = OLD.status AND new_status = NEW.status) THEN
    RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER fund_order_moves_as_allowed BEFORE UPDATE ON fund_order
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION refuse_order_move();

CREATE FUNCTION refuse_order_start() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'order % starts as %, not as SCREENING', NEW.id, NEW.status
    USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;

CREATE TRIGGER fund_order_starts_in_screening BEFORE INSERT ON fund_order
  FOR EACH ROW WHEN (NEW.status <> 'SCREENING')
  EXECUTE FUNCTION refuse_order_start();
