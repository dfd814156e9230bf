-- A window collects what is owed to one counterparty in one currency until it is closed; then it is paid.
CREATE TABLE settlement (
  id            uuid        PRIMARY KEY,
  counterparty  text        NOT NULL CHECK (length(counterparty) BETWEEN 1 AND 64),
  currency      text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status        text        NOT NULL CHECK (status IN ('OPEN', 'CLOSED', 'PAYING', 'SETTLED', 'FAILED')),
  opened_at     timestamptz NOT NULL,
  closed_at     timestamptz,
  closed_by     text,
  business_date date,
  -- What is to be paid, known once nobody posts to the window any more.
  net_minor     bigint,
  status_reason text,
  settled_at    timestamptz,
  due_at        timestamptz,

  CONSTRAINT settlement_closed CHECK (
    (status = 'OPEN') = (closed_at IS NULL) AND (status = 'OPEN') = (business_date IS NULL)),
  CONSTRAINT settlement_netted CHECK (status IN ('OPEN', 'CLOSED') OR net_minor IS NOT NULL),
  CONSTRAINT settlement_looked_after CHECK ((status IN ('CLOSED', 'PAYING')) OR due_at IS NULL)
);

-- One window is open at a time: postings find it by this index.
CREATE UNIQUE INDEX settlement_open ON settlement (counterparty, currency) WHERE status = 'OPEN';
CREATE INDEX settlement_due ON settlement (due_at) WHERE due_at IS NOT NULL;

CREATE FUNCTION guard_settlement_status() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  IF OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
      ('OPEN', 'CLOSED'), ('CLOSED', 'PAYING'), ('CLOSED', 'SETTLED'), ('PAYING', 'SETTLED'),
      ('PAYING', 'FAILED')) THEN
    RAISE EXCEPTION 'Settlement % cannot go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_moves', TABLE = 'settlement';
  END IF;
  IF OLD.net_minor IS NOT NULL AND NEW.net_minor IS DISTINCT FROM OLD.net_minor THEN
    RAISE EXCEPTION 'The net of settlement % is fixed', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_net_fixed', TABLE = 'settlement';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER settlement_moves BEFORE UPDATE ON settlement
  FOR EACH ROW EXECUTE FUNCTION guard_settlement_status();

-- What each batch of postings added to a window; summed up when it is netted.
CREATE TABLE settlement_turnover (
  settlement_id uuid    NOT NULL REFERENCES settlement (id),
  amount_minor  numeric NOT NULL
);

CREATE INDEX settlement_turnover_of_settlement ON settlement_turnover (settlement_id);

-- What a window pays takes it to nothing; it is no turnover of the window.
CREATE FUNCTION add_settlement_turnover() RETURNS trigger
  LANGUAGE plpgsql
  SET enable_seqscan = off
AS $$
DECLARE
  misplaced uuid;
BEGIN
  INSERT INTO settlement_turnover (settlement_id, amount_minor)
  SELECT w.settlement_id, sum(w.amount_minor)
  FROM written w JOIN journal j ON j.id = w.journal_id
  WHERE w.settlement_id IS NOT NULL AND j.kind <> 'PAYOUT'
  GROUP BY w.settlement_id;

  -- Its net is what is paid: nothing else is added to it afterwards.
  SELECT w.journal_id INTO misplaced
  FROM written w
    JOIN journal j ON j.id = w.journal_id
    JOIN settlement s ON s.id = w.settlement_id
  WHERE s.currency <> w.currency
    OR CASE j.kind WHEN 'PAYOUT' THEN s.net_minor IS DISTINCT FROM -w.amount_minor
      ELSE s.net_minor IS NOT NULL END
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Journal % is posted to a window that is netted', misplaced
      USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_in_open_window', TABLE = 'posting';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER posting_in_window AFTER INSERT ON posting
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION add_settlement_turnover();
