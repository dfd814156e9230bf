-- The state machine of fund payments once more, where no code can pass it by. In the trigger's condition, so
-- that an allowed move calls no function.
CREATE FUNCTION refuse_fund_payment_move() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'fund payment % cannot go from % to %', OLD.id, OLD.status, NEW.status
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER fund_payment_moves_as_allowed BEFORE UPDATE ON fund_payment
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status AND (OLD.status, NEW.status) NOT IN (
    ('RECEIVED', 'CHARGING'),
    ('RECEIVED', 'HELD'),
    ('RECEIVED', 'FAILED'),
    ('CHARGING', 'UNKNOWN'),
    ('CHARGING', 'PAID'),
    ('CHARGING', 'FAILED'),
    ('CHARGING', 'REVERSING'),
    ('UNKNOWN', 'PAID'),
    ('UNKNOWN', 'FAILED'),
    ('UNKNOWN', 'REVERSING'),
    ('HELD', 'PAID'),
    ('HELD', 'FAILED'),
    ('HELD', 'REVERSED'),
    ('PAID', 'SUBMITTED'),
    ('PAID', 'REVERSED'),
    ('SUBMITTED', 'REVERSED'),
    ('FAILED', 'REVERSED'),
    ('REVERSING', 'REVERSED')
  ))
  EXECUTE FUNCTION refuse_fund_payment_move();

CREATE FUNCTION refuse_fund_payment_start() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'fund payment % cannot start as %', NEW.id, NEW.status
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER fund_payment_starts_as_allowed BEFORE INSERT ON fund_payment
  FOR EACH ROW WHEN (NEW.status <> 'RECEIVED' AND NEW.status <> 'REVERSED')
  EXECUTE FUNCTION refuse_fund_payment_start();
