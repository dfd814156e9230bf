-- Statement triggers with transition tables: one check for a whole batch of journals. They are strict
-- because journals, their postings and the chain's new head are written by one statement.
CREATE FUNCTION check_postings() RETURNS trigger
  LANGUAGE plpgsql
  -- A plan made while the tables are small must not scan them once they have grown.
  SET enable_seqscan = off
AS $$
DECLARE
  unbalanced record;
  incomplete uuid;
BEGIN
  SELECT journal_id, currency, sum(amount_minor) AS difference_minor INTO unbalanced
  FROM written
  GROUP BY journal_id, currency
  HAVING sum(amount_minor) <> 0
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Journal % is out of balance by % % (minor units)',
      unbalanced.journal_id, unbalanced.difference_minor, unbalanced.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_balances', TABLE = 'posting';
  END IF;

  -- All postings of a journal come at once: nothing is added to it later.
  SELECT w.journal_id INTO incomplete
  FROM (
    SELECT journal_id, count(*) AS postings, max(number) AS last FROM written GROUP BY journal_id
  ) w
    LEFT JOIN journal j ON j.id = w.journal_id
  WHERE j.id IS NULL OR j.posting_count <> w.postings OR j.posting_count <> w.last
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Journal % does not have the postings it counts', incomplete
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_is_whole', TABLE = 'posting';
  END IF;

  INSERT INTO turnover (business_date, account, currency, debit_minor, credit_minor)
  SELECT j.business_date, w.account, w.currency,
    coalesce(-sum(w.amount_minor) FILTER (WHERE w.amount_minor < 0), 0),
    coalesce(sum(w.amount_minor) FILTER (WHERE w.amount_minor > 0), 0)
  FROM written w JOIN journal j ON j.id = w.journal_id
  GROUP BY j.business_date, w.account, w.currency;
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
  wrong uuid;
BEGIN
  SELECT w.id INTO wrong
  FROM written w
  WHERE NOT EXISTS (SELECT FROM posting p WHERE p.journal_id = w.id)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Journal % has no postings', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_has_postings', TABLE = 'journal';
  END IF;

  SELECT w.id INTO wrong
  FROM written w
    LEFT JOIN journal before
      ON before.chain = w.chain AND before.chain_position = w.chain_position - 1
  WHERE CASE w.chain_position
    WHEN 1 THEN w.previous_hash <> sha256(convert_to('tandem ledger ' || w.chain, 'UTF8'))
    ELSE before.hash IS DISTINCT FROM w.previous_hash END
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Journal % does not continue its chain', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_continues_chain', TABLE = 'journal';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER journal_checked AFTER INSERT ON journal
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION check_journals();

CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are only ever added', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER posting_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Not even the owner, unless it says so first. What refers to a journal locks its row, which takes the
-- right to update a column.
REVOKE UPDATE, DELETE, TRUNCATE ON journal, posting FROM CURRENT_USER;
GRANT UPDATE (id) ON journal TO CURRENT_USER;
