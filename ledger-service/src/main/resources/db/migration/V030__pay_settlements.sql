-- What a window pays takes it to nothing; it is no turnover of the window.
CREATE OR REPLACE FUNCTION add_settlement_turnover() RETURNS trigger
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
