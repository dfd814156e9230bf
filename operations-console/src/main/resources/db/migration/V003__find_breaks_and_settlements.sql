-- Breaks and settlements are found by the first or the last digits of their ids, as payments are.
CREATE INDEX event_of_ledger_by_first_digits ON event (subject text_pattern_ops) WHERE topic = 'ledger';
CREATE INDEX event_of_ledger_by_last_digits ON event (reverse(subject) text_pattern_ops) WHERE topic = 'ledger';
