-- The house's accounts, one in each currency, by the banks' names for them. Statements of others are refused.
CREATE TABLE bank_account (
  account  text PRIMARY KEY CHECK (length(account) BETWEEN 1 AND 34),
  currency text NOT NULL UNIQUE CHECK (currency ~ '^[A-Z]{3}$')
);

INSERT INTO bank_account (account, currency) VALUES
  ('TANDEM-CNY', 'CNY'),
  ('TANDEM-USD', 'USD'),
  ('TANDEM-EUR', 'EUR'),
  ('TANDEM-HKD', 'HKD'),
  ('TANDEM-JPY', 'JPY');

-- Every file that came, by its SHA-256. What was refused may come again once the reason is gone.
CREATE TABLE bank_file (
  sha256      bytea       PRIMARY KEY CHECK (length(sha256) = 32),
  received_at timestamptz NOT NULL,
  received_by text        NOT NULL CHECK (length(received_by) BETWEEN 1 AND 128),
  flaw        text        CHECK (flaw ~ '^[A-Z0-9_]{3,40}$'),
  detail      text        CHECK (length(detail) <= 500),
  CONSTRAINT bank_file_refused CHECK ((flaw IS NULL) = (detail IS NULL))
);

CREATE TABLE bank_statement (
  id            uuid   PRIMARY KEY,
  sha256        bytea  NOT NULL REFERENCES bank_file (sha256),
  account       text   NOT NULL REFERENCES bank_account (account),
  currency      text   NOT NULL,
  sequence      bigint NOT NULL CHECK (sequence >= 0),
  business_date date   NOT NULL,
  opening_minor bigint NOT NULL,
  closing_minor bigint NOT NULL,
  entries       integer NOT NULL CHECK (entries >= 0),
  CONSTRAINT bank_statement_once UNIQUE (account, sequence),
  CONSTRAINT bank_statement_of_day UNIQUE (account, business_date)
);

CREATE INDEX bank_statement_of_file ON bank_statement (sha256);

-- One line for each payment: a batch entry has as many as it has details.
CREATE TABLE bank_entry (
  id             bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  statement_id   uuid    NOT NULL,
  number         integer NOT NULL CHECK (number > 0),
  reference      text,
  bank_reference text,
  batch          text,
  -- What came in; negative is what went out. The bank's own charge is part of it.
  amount_minor   bigint  NOT NULL,
  charge_minor   bigint  NOT NULL,
  currency       text    NOT NULL,
  reversal       boolean NOT NULL,
  pending        boolean NOT NULL,
  booked_on      date    NOT NULL,
  value_on       date    NOT NULL,
  party          text
);

CREATE INDEX bank_entry_of_statement ON bank_entry (statement_id);
CREATE INDEX bank_entry_of_reference ON bank_entry (reference);

-- A statement's row comes after its entries, and holds them against its balances. That takes the place
-- of a foreign key, which would ask once for each of a million entries.
CREATE FUNCTION check_bank_statement() RETURNS trigger
  LANGUAGE plpgsql
AS $$
DECLARE
  before bank_statement;
  moved  numeric;
BEGIN
  SELECT * INTO before
  FROM bank_statement
  WHERE account = NEW.account AND sequence < NEW.sequence
  ORDER BY sequence DESC
  LIMIT 1;
  IF FOUND AND (before.sequence <> NEW.sequence - 1 OR before.closing_minor <> NEW.opening_minor
      OR before.business_date >= NEW.business_date) THEN
    RAISE EXCEPTION 'Statement % of % does not continue the one before', NEW.sequence, NEW.account
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_statement_continues',
        TABLE = 'bank_statement';
  END IF;
  SELECT coalesce(sum(amount_minor), 0) INTO moved
  FROM bank_entry
  WHERE statement_id = NEW.id AND NOT pending;
  IF NEW.opening_minor + moved <> NEW.closing_minor THEN
    RAISE EXCEPTION 'Statement % of % does not add up', NEW.sequence, NEW.account
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_statement_adds_up',
        TABLE = 'bank_statement';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER bank_statement_checked BEFORE INSERT ON bank_statement
  FOR EACH ROW EXECUTE FUNCTION check_bank_statement();

CREATE TRIGGER bank_statement_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_statement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER bank_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
