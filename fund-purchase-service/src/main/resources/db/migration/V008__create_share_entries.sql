-- The investors' shares, as entries that are only added. A correction found late is a new entry that
-- takes effect on the day it corrects: what is held on a day and what was known on a day both stay
-- answerable.
CREATE TABLE share_entry (
  confirmation_id text           PRIMARY KEY,
  wallet_id       text           NOT NULL,
  fund_code       text           NOT NULL REFERENCES fund (code),
  order_id        uuid           NOT NULL REFERENCES fund_order (id),
  kind            text           NOT NULL CHECK (kind IN ('ALLOTMENT', 'CORRECTION')),
  shares          numeric(20, 2) NOT NULL,
  effective_date  date           NOT NULL,
  recorded_at     timestamptz    NOT NULL,

  CONSTRAINT allotment_gives CHECK (kind <> 'ALLOTMENT' OR shares >= 0)
);

CREATE INDEX share_entry_of_wallet ON share_entry (wallet_id, fund_code, effective_date);

CREATE UNIQUE INDEX share_entry_allotted_once ON share_entry (order_id) WHERE kind = 'ALLOTMENT';

CREATE TRIGGER share_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON share_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
