-- Business dates whose books are closed, one after the other and for ever.
CREATE TABLE closed_day (
  business_date date        PRIMARY KEY,
  closed_at     timestamptz NOT NULL,
  closed_by     text        NOT NULL CHECK (length(closed_by) BETWEEN 1 AND 128),
  -- How many journals the books held, and where their chains ended: what was printed can be proven later.
  journal_count bigint      NOT NULL,
  chains        jsonb       NOT NULL
);

CREATE TRIGGER closed_day_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON closed_day
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_closed_days() RETURNS trigger
  LANGUAGE plpgsql
AS $$
DECLARE
  closed date;
BEGIN
  SELECT max(business_date) INTO closed FROM closed_day;
  IF EXISTS (SELECT FROM written WHERE business_date <= closed) THEN
    RAISE EXCEPTION 'The books of % are closed', closed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_of_open_day', TABLE = 'journal';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER journal_of_open_day AFTER INSERT ON journal
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_days();

CREATE FUNCTION close_in_order() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  IF EXISTS (SELECT FROM closed_day WHERE business_date > NEW.business_date) THEN
    RAISE EXCEPTION 'A later day than % is closed already', NEW.business_date
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_day_in_order', TABLE = 'closed_day';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER closed_day_in_order BEFORE INSERT ON closed_day
  FOR EACH ROW EXECUTE FUNCTION close_in_order();
