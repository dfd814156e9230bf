-- What the books say the bank will show, and no statement has shown yet: filled from the postings of the
-- accounts that wait for the bank, emptied by matching.
CREATE TABLE expected_entry (
  journal_id   uuid     NOT NULL,
  number       smallint NOT NULL,
  account      text     NOT NULL REFERENCES account (code),
  currency     text     NOT NULL,
  reference    text     NOT NULL,
  -- As a statement would show it: positive for what comes in.
  amount_minor bigint   NOT NULL,
  expected_on  date     NOT NULL,
  PRIMARY KEY (journal_id, number)
);

CREATE INDEX expected_entry_of_reference ON expected_entry (currency, reference);

-- What statements show, and the books do not explain yet.
CREATE TABLE open_entry (
  entry_id bigint PRIMARY KEY
);

-- How far the two have been filled: the chains of journals, and whole statements.
CREATE TABLE expected_until (
  chain    smallint PRIMARY KEY,
  position bigint   NOT NULL
);

CREATE TABLE opened_statement (
  statement_id uuid PRIMARY KEY
);

-- What belongs together. Each match is posted once, as the cause of a journal.
CREATE TABLE bank_match (
  id           uuid        PRIMARY KEY,
  stage        text        NOT NULL CHECK (stage IN ('REFERENCE', 'AMOUNT', 'OFFSET', 'PEOPLE')),
  account      text        NOT NULL,
  currency     text        NOT NULL,
  reference    text        NOT NULL,
  business_date date       NOT NULL,
  -- What the statement shows, what the books expected, and the bank's charge between the two.
  actual_minor   bigint    NOT NULL,
  expected_minor bigint    NOT NULL,
  charge_minor   bigint    NOT NULL,
  matched_at   timestamptz NOT NULL,
  CONSTRAINT bank_match_explained CHECK (
    stage = 'PEOPLE' OR actual_minor + charge_minor = expected_minor)
);

-- Entries and postings by the match they are in, side by side where one explains the other.
CREATE TABLE bank_match_line (
  match_id   uuid NOT NULL,
  entry_id   bigint,
  journal_id uuid,
  number     smallint,
  CONSTRAINT bank_match_line_entry UNIQUE (entry_id),
  CONSTRAINT bank_match_line_posting UNIQUE (journal_id, number),
  CHECK (entry_id IS NOT NULL OR journal_id IS NOT NULL),
  CHECK ((journal_id IS NULL) = (number IS NULL))
);

CREATE INDEX bank_match_line_of_match ON bank_match_line (match_id);

CREATE TRIGGER bank_match_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_match
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER bank_match_line_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_match_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
