-- A payment may end while its review is open: it was cancelled or waited too long. No person decides then.
ALTER TABLE review ADD COLUMN closed_reason text;

ALTER TABLE review DROP CONSTRAINT review_check2;
ALTER TABLE review ADD CONSTRAINT review_decided_by_key_or_closed
  CHECK (num_nonnulls(decision_key, closed_reason) = CASE status WHEN 'OPEN' THEN 0 ELSE 1 END);

-- Payments that ended before they were screened: the review that is opened for one closes at once.
CREATE TABLE ended_payment (
  subject_id text PRIMARY KEY,
  reason text NOT NULL,
  ended_at timestamptz NOT NULL
);

CREATE INDEX ended_payment_by_time ON ended_payment (ended_at);
