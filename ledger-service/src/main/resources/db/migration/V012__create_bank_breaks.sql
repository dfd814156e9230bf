-- Where statements and books do not agree, until two people have settled it or a later statement has.
CREATE TABLE bank_break (
  id             uuid     PRIMARY KEY,
  type           text     NOT NULL CHECK (type IN ('BANK_MISSING', 'PLATFORM_MISSING', 'AMOUNT_SHORT',
                                                   'AMOUNT_OVER', 'DUPLICATE', 'STATUS', 'FEE')),
  -- One side or both.
  entry_id       bigint,
  journal_id     uuid,
  number         smallint,
  account        text     NOT NULL,
  currency       text     NOT NULL,
  reference      text     NOT NULL,
  expected_minor bigint   NOT NULL,
  actual_minor   bigint   NOT NULL,
  business_date  date     NOT NULL,
  opened_at      timestamptz NOT NULL,
  -- The days of the statements that showed it first and last.
  found_on       date     NOT NULL,
  seen_on        date     NOT NULL,
  owner          text,
  -- Others that make up the difference exactly: for people to look at.
  suggested_with uuid[]   NOT NULL DEFAULT '{}',
  proposal       text     CHECK (proposal IN ('MATCH', 'ADJUST', 'CARRY_OVER', 'WRITE_OFF')),
  proposed_with  uuid[],
  proposed_by    text,
  closed_at      timestamptz,
  -- How it ended; BY_ITSELF where the bank came up with the rest.
  resolution     text     CHECK (resolution IN ('BY_ITSELF', 'MATCH', 'ADJUST', 'WRITE_OFF')),
  approved_by    text,
  CONSTRAINT bank_break_entry UNIQUE (entry_id),
  CONSTRAINT bank_break_posting UNIQUE (journal_id, number),
  CONSTRAINT bank_break_of_something CHECK (entry_id IS NOT NULL OR journal_id IS NOT NULL),
  CONSTRAINT bank_break_proposed CHECK (
    (proposal IS NULL) = (proposed_by IS NULL) AND (proposal IS NULL) = (proposed_with IS NULL)),
  CONSTRAINT bank_break_closed CHECK ((closed_at IS NULL) = (resolution IS NULL)),
  CONSTRAINT bank_break_by_two CHECK (approved_by IS NULL OR approved_by <> proposed_by)
);

CREATE INDEX bank_break_unsettled ON bank_break (business_date) WHERE closed_at IS NULL;

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
