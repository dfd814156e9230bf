-- The state machine of recharges once more, where no code can pass it by. In the trigger's condition, so
-- that an allowed move calls no function.
CREATE FUNCTION refuse_recharge_move() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'recharge % cannot go from % to %', OLD.id, OLD.status, NEW.status
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER recharge_moves_as_allowed BEFORE UPDATE ON recharge
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status AND (OLD.status, NEW.status) NOT IN (
    ('SCREENING', 'STEP_UP'),
    ('SCREENING', 'ON_HOLD'),
    ('SCREENING', 'CHARGING'),
    ('SCREENING', 'REJECTED'),
    ('SCREENING', 'EXPIRED'),
    ('STEP_UP', 'CHARGING'),
    ('STEP_UP', 'REJECTED'),
    ('STEP_UP', 'EXPIRED'),
    ('ON_HOLD', 'CHARGING'),
    ('ON_HOLD', 'REJECTED'),
    ('ON_HOLD', 'EXPIRED'),
    ('CHARGING', 'UNKNOWN'),
    ('CHARGING', 'COMPLETED'),
    ('CHARGING', 'FAILED'),
    ('UNKNOWN', 'COMPLETED'),
    ('UNKNOWN', 'FAILED')
  ))
  EXECUTE FUNCTION refuse_recharge_move();

CREATE FUNCTION refuse_recharge_start() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'recharge % cannot start as %', NEW.id, NEW.status
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER recharge_starts_as_allowed BEFORE INSERT ON recharge
  FOR EACH ROW WHEN (NEW.status <> 'SCREENING')
  EXECUTE FUNCTION refuse_recharge_start();
