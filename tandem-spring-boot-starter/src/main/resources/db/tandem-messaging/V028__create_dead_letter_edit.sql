-- What people put in place of a dead letter's body; the letter keeps its own. The newest edit counts.
CREATE TABLE messaging.dead_letter_edit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dead_letter_id uuid NOT NULL REFERENCES messaging.dead_letter,
  body text NOT NULL,
  actor text NOT NULL,
  reason text NOT NULL,
  edited_at timestamptz NOT NULL
);

CREATE INDEX dead_letter_edit_by_letter ON messaging.dead_letter_edit (dead_letter_id, id);

CREATE TRIGGER dead_letter_edit_append_only
  BEFORE UPDATE OR DELETE ON messaging.dead_letter_edit
  FOR EACH ROW EXECUTE FUNCTION messaging.refuse_change();

ALTER TABLE messaging.dead_letter_action
  DROP CONSTRAINT dead_letter_action_action_check,
  ADD CONSTRAINT dead_letter_action_action_check CHECK (action IN ('RETRY', 'EDIT', 'DISCARD')),
  DROP CONSTRAINT dead_letter_action_outcome_check,
  ADD CONSTRAINT dead_letter_action_outcome_check
    CHECK (outcome IN ('RESOLVED', 'EDITED', 'DISCARDED', 'FAILED'));
