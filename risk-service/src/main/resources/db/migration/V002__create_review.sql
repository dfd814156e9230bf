-- Payments that wait for a person, and what the person decided.
CREATE TABLE review (
  id uuid PRIMARY KEY,
  subject_id text NOT NULL UNIQUE,
  owner_id text NOT NULL,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  score integer NOT NULL CHECK (score BETWEEN 0 AND 100),
  reasons jsonb NOT NULL CHECK (jsonb_typeof(reasons) = 'array'),
  status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'APPROVED', 'REJECTED')),
  opened_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text,
  note text,
  -- The idempotency key of the decision, so that the same decision sent again is not a second one.
  decision_key bytea UNIQUE CHECK (octet_length(decision_key) = 32),
  CHECK ((status = 'OPEN') = (decided_at IS NULL)),
  CHECK ((status = 'OPEN') = (decided_by IS NULL)),
  CHECK ((status = 'OPEN') = (decision_key IS NULL))
);

-- Reviewers list one status, the newest first; ids ascend by time.
CREATE INDEX review_by_status ON review (status, id);
