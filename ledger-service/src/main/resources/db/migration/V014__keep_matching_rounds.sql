-- Whether there is something to match: what has been collected counts up, what has been looked at follows.
CREATE TABLE matching_round (
  only_one  boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  collected bigint  NOT NULL,
  done      bigint  NOT NULL,
  CHECK (done <= collected)
);

INSERT INTO matching_round (collected, done) VALUES (1, 0);

-- A day's postings wait for the statement of the day: few of them are looked at before it comes.
CREATE INDEX expected_entry_of_amount ON expected_entry (currency, amount_minor);
CREATE INDEX expected_entry_of_day ON expected_entry (currency, expected_on);
CREATE INDEX expected_entry_of_payout ON expected_entry (currency, reference)
  WHERE account = 'PAYOUT_IN_TRANSIT';
