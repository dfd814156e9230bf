-- The chart of accounts. Each account is kept in every currency.
CREATE TABLE account (
  code text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('ASSET', 'LIABILITY', 'INCOME', 'EXPENSE'))
);

INSERT INTO account (code, kind) VALUES
  ('BANK_CLEARING',           'ASSET'),
  ('NOSTRO',                  'ASSET'),
  ('CUSTOMERS',               'LIABILITY'),
  ('SUBSCRIPTION_IN_TRANSIT', 'LIABILITY'),
  ('FUND_HOUSE_PAYABLE',      'LIABILITY'),
  ('PAYOUT_IN_TRANSIT',       'LIABILITY'),
  ('SUSPENSE',                'LIABILITY'),
  ('FEE_INCOME',              'INCOME'),
  ('DISCOUNT_SUBSIDY',        'EXPENSE'),
  ('BANK_CHARGES',            'EXPENSE'),
  ('WRITE_OFF',               'EXPENSE');
