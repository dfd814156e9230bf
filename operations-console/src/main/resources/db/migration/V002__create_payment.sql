-- What the events say about each payment. It follows from table event alone and can be made again from it.
CREATE TABLE payment (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('RECHARGE', 'PURCHASE')),
  -- How far it is: the highest that any of its events says.
  stage integer NOT NULL CHECK (stage >= 0),
  state text NOT NULL,
  owner_id text,
  wallet_id text,
  fund_code text,
  amount_minor bigint,
  currency text,
  started_at timestamptz NOT NULL,
  moved_at timestamptz NOT NULL
);

CREATE INDEX payment_by_first_digits ON payment (id text_pattern_ops);
CREATE INDEX payment_by_last_digits ON payment (reverse(id) text_pattern_ops);
CREATE INDEX payment_of_owner ON payment (owner_id text_pattern_ops, started_at);
CREATE INDEX payment_of_wallet ON payment (wallet_id text_pattern_ops, started_at);
CREATE INDEX payment_of_wallet_by_last_digits ON payment (reverse(wallet_id) text_pattern_ops);
CREATE INDEX payment_by_move ON payment (moved_at);
CREATE INDEX payment_in_state ON payment (state, moved_at);
