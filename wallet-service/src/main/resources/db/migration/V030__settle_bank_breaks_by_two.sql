-- One person proposes how a break is settled (resolution, reason, proposed_by), another approves it.
ALTER TABLE bank_break
  ADD COLUMN approved_by text,
  DROP CONSTRAINT bank_break_resolved,
  DROP CONSTRAINT bank_break_credits,
  ADD CONSTRAINT bank_break_proposed CHECK (
    num_nonnulls(resolution, reason, proposed_by) IN (0, 3)),
  ADD CONSTRAINT bank_break_resolved CHECK (resolved_at IS NULL OR resolution IS NOT NULL),
  ADD CONSTRAINT bank_break_credits CHECK (
    (credited_minor IS NOT NULL) = (resolved_at IS NOT NULL AND resolution <> 'BANK_CORRECTED')),
  -- Of those that were resolved before, each has one name.
  ADD CONSTRAINT bank_break_resolved_by_two CHECK (
    resolved_at IS NULL
    OR resolution = 'BANK_CORRECTED'
    OR coalesce(proposed_by <> approved_by, false)) NOT VALID;

-- Who did what about a break, and what the service did by itself.
CREATE TABLE bank_break_act (
  break_id uuid        NOT NULL REFERENCES bank_break (id),
  at       timestamptz NOT NULL,
  actor    text        NOT NULL,
  act      text        NOT NULL,
  note     text
);

CREATE INDEX bank_break_act_of_break ON bank_break_act (break_id, at);

CREATE TRIGGER bank_break_act_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_break_act
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
