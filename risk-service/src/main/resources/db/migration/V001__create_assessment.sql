-- The journal of decisions. It is evidence: the database refuses to change or delete a row, and it is kept
-- whole for as long as the law asks. When it must shrink, it is copied out and a new table begun.
CREATE TABLE assessment (
  id uuid PRIMARY KEY,
  subject_id text NOT NULL,
  sequence integer NOT NULL CHECK (sequence > 0),
  decision text NOT NULL CHECK (decision IN ('APPROVE', 'STEP_UP', 'HOLD', 'REJECT')),
  score integer NOT NULL CHECK (score BETWEEN 0 AND 100),
  reasons jsonb NOT NULL CHECK (jsonb_typeof(reasons) = 'array'),
  assessed_by text NOT NULL,
  assessed_at timestamptz NOT NULL,
  -- One payment is screened once for ever, and its later decisions are counted without gaps. Also finds the
  -- assessments of a subject.
  UNIQUE (subject_id, sequence)
);

CREATE FUNCTION refuse_to_change_the_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_journal();
