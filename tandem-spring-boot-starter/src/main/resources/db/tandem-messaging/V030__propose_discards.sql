-- A discard that takes two people is proposed by the first.
ALTER TABLE messaging.dead_letter_action
  DROP CONSTRAINT dead_letter_action_outcome_check,
  ADD CONSTRAINT dead_letter_action_outcome_check
    CHECK (outcome IN ('RESOLVED', 'EDITED', 'PROPOSED', 'DISCARDED', 'FAILED'));
