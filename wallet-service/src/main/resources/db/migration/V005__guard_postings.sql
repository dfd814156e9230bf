-- Statement triggers with transition tables: one check for a whole batch of journals. They are strict
-- because journals, postings and balances of a batch are written by one statement.

CREATE FUNCTION check_postings() RETURNS trigger
  LANGUAGE plpgsql
  -- A plan made while the tables are small must not scan them once they have grown.
  SET enable_seqscan = off
AS $$
DECLARE
  unbalanced record;
  misplaced uuid;
BEGIN
  SELECT journal_id, currency, sum(amount_minor) AS difference_minor INTO unbalanced
  FROM written
  GROUP BY journal_id, currency
  HAVING sum(amount_minor) <> 0
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Journal % is out of balance by % % (minor units)',
      unbalanced.journal_id, unbalanced.difference_minor, unbalanced.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_zero_sum', TABLE = 'posting';
  END IF;

  SELECT w.id INTO misplaced
  FROM written w
    JOIN account a ON a.id = w.account_id
    LEFT JOIN posting before
      ON before.account_id = w.account_id AND before.account_sequence = w.account_sequence - 1
  WHERE (a.posting_count IS NULL) <> (w.account_sequence IS NULL)
    OR a.posting_count < w.account_sequence
    OR (before.id IS NULL AND w.account_sequence > 1)
    OR w.balance_after_minor <> coalesce(before.balance_after_minor, 0) + w.amount_minor
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Posting % does not continue its account', misplaced
      USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_continues_account', TABLE = 'posting';
  END IF;

  INSERT INTO posting_total (kind, currency, debit_minor, credit_minor)
  SELECT a.kind, w.currency,
    coalesce(-sum(w.amount_minor) FILTER (WHERE w.amount_minor < 0), 0),
    coalesce(sum(w.amount_minor) FILTER (WHERE w.amount_minor > 0), 0)
  FROM written w JOIN account a ON a.id = w.account_id
  GROUP BY a.kind, w.currency;
  RETURN NULL;
END
$$;

CREATE TRIGGER posting_checked AFTER INSERT ON posting
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION check_postings();

CREATE FUNCTION check_journals() RETURNS trigger
  LANGUAGE plpgsql
  SET enable_seqscan = off
AS $$
DECLARE
  empty_id uuid;
BEGIN
  SELECT w.id INTO empty_id
  FROM written w
  WHERE NOT EXISTS (SELECT FROM posting p WHERE p.journal_id = w.id)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Journal % has no postings', empty_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_has_postings', TABLE = 'journal';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER journal_checked AFTER INSERT ON journal
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION check_journals();

CREATE FUNCTION check_balances() RETURNS trigger
  LANGUAGE plpgsql
  SET enable_seqscan = off
AS $$
DECLARE
  drifted_id bigint;
BEGIN
  SELECT a.id INTO drifted_id
  FROM changed a
    LEFT JOIN posting p ON p.account_id = a.id AND p.account_sequence = a.posting_count
  WHERE a.balance_minor IS NOT NULL
    AND (a.balance_minor <> coalesce(p.balance_after_minor, 0)
      OR (p.id IS NULL AND a.posting_count <> 0))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The balance of account % is not the one its last posting leads to', drifted_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_follows_postings', TABLE = 'account';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_checked_when_opened AFTER INSERT ON account
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION check_balances();

CREATE TRIGGER account_checked_when_changed AFTER UPDATE ON account
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION check_balances();
