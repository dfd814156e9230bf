-- A break is a task: it has an owner, evidence, and an end that one person proposes and another approves.
ALTER TABLE confirmation_break RENAME COLUMN confirmation_id TO source_key;
ALTER TABLE confirmation_break RENAME COLUMN confirm_date TO file_date;
ALTER TABLE confirmation_break RENAME COLUMN line TO evidence;

ALTER TABLE confirmation_break
  DROP CONSTRAINT confirmation_break_pkey,
  DROP CONSTRAINT confirmation_break_kind_check,
  ADD COLUMN id uuid NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  ADD COLUMN source text NOT NULL DEFAULT 'CONFIRMATIONS'
    CHECK (source IN ('NAVS', 'CONFIRMATIONS', 'SUBMISSION', 'OPERATOR')),
  ADD COLUMN status text NOT NULL DEFAULT 'OPEN'
    CHECK (status IN ('WAITING', 'OPEN', 'PROPOSED', 'SETTLED', 'OVERTAKEN')),
  ADD COLUMN line_hash text,
  ADD COLUMN owner text,
  ADD COLUMN tried_at timestamptz,
  ADD COLUMN settlement text CHECK (settlement IN (
    'APPLY_NAV', 'ACCEPT_HOUSE', 'CORRECT_SHARES', 'RETURN_MONEY', 'SUBMIT_AGAIN', 'DISMISS')),
  ADD COLUMN nav numeric(12, 4),
  ADD COLUMN shares numeric(20, 2),
  ADD COLUMN proposed_by text,
  ADD COLUMN approved_by text,
  ADD COLUMN closed_at timestamptz,
  -- As it was sent: jsonb cannot hold every text, and drops what comes twice.
  ALTER COLUMN evidence TYPE json USING evidence::json,
  ADD CONSTRAINT break_of_one_line UNIQUE (source, source_key),
  ADD CONSTRAINT proposed_by_a_name CHECK (
    (status = 'PROPOSED') <= (settlement IS NOT NULL AND proposed_by IS NOT NULL)),
  ADD CONSTRAINT settled_by_two_names CHECK (
    (status = 'SETTLED') <= (settlement IS NOT NULL AND coalesce(proposed_by <> approved_by, false))),
  ADD CONSTRAINT closed_has_a_time CHECK (
    (status IN ('SETTLED', 'OVERTAKEN')) = (closed_at IS NOT NULL));

ALTER TABLE confirmation_break ALTER COLUMN source DROP DEFAULT, ALTER COLUMN status DROP DEFAULT;

DROP INDEX confirmation_break_by_age;
CREATE INDEX confirmation_break_unsettled ON confirmation_break (found_at)
  WHERE closed_at IS NULL;

-- Who did what about a break, and what the service did by itself.
CREATE TABLE confirmation_break_act (
  break_id uuid        NOT NULL REFERENCES confirmation_break (id),
  at       timestamptz NOT NULL,
  actor    text        NOT NULL,
  act      text        NOT NULL,
  note     text
);

CREATE INDEX confirmation_break_act_of_break ON confirmation_break_act (break_id, at);

CREATE TRIGGER confirmation_break_act_only_grows
  BEFORE UPDATE OR DELETE OR TRUNCATE ON confirmation_break_act
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The fund house's register decides about shares: it may have given more than the amount buys.
ALTER TABLE fund_order DROP CONSTRAINT fund_order_remainder_check;

-- What was confirmed can still be taken back, if two people say so.
INSERT INTO fund_order_move (left_status, new_status) VALUES ('CONFIRMED', 'REVERSING');
