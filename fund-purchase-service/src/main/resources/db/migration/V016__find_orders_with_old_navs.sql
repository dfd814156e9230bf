-- An order that was confirmed by a NAV that was corrected since, while no line corrects its shares, is a break.
ALTER TABLE confirmation_break
  DROP CONSTRAINT confirmation_break_source_check,
  ADD CONSTRAINT confirmation_break_source_check CHECK (
    source IN ('NAVS', 'CONFIRMATIONS', 'SUBMISSION', 'PRICES', 'OPERATOR'));

CREATE INDEX confirmation_break_of_reference ON confirmation_break (reference);

CREATE INDEX fund_nav_corrected ON fund_nav (recorded_at) WHERE version > 1;

CREATE INDEX fund_order_priced ON fund_order (fund_code, nav, business_date)
  WHERE status = 'CONFIRMED';
