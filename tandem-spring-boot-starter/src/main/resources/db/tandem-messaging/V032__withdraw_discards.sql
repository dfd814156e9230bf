-- Whoever has proposed a discard may take that back until another person has discarded too.
ALTER TABLE messaging.dead_letter_action
  DROP CONSTRAINT dead_letter_action_action_check,
  ADD CONSTRAINT dead_letter_action_action_check
    CHECK (action IN ('RETRY', 'EDIT', 'DISCARD', 'WITHDRAW')),
  DROP CONSTRAINT dead_letter_action_outcome_check,
  ADD CONSTRAINT dead_letter_action_outcome_check
    CHECK (outcome IN ('RESOLVED', 'EDITED', 'PROPOSED', 'WITHDRAWN', 'DISCARDED', 'FAILED'));
