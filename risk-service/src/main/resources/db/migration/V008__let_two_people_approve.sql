-- A very large payment goes on when two people say so: the first proposes, the second decides.
ALTER TABLE review
  ADD COLUMN proposed_by text,
  ADD COLUMN proposed_at timestamptz,
  -- The idempotency key of the proposal.
  ADD COLUMN proposal_key bytea UNIQUE CHECK (octet_length(proposal_key) = 32),
  ADD CONSTRAINT review_proposed CHECK (num_nonnulls(proposed_by, proposed_at, proposal_key) IN (0, 3)),
  ADD CONSTRAINT review_approved_by_two CHECK (
    status <> 'APPROVED' OR proposed_by IS NULL OR proposed_by <> decided_by);
