INSERT INTO account_kind (code, owned_by, normal_balance, purpose) VALUES
  ('WALLET_HELD',             'WALLET', 'CREDIT', 'Money set aside for a payment under way'),
  ('SUBSCRIPTION_IN_TRANSIT', 'HOUSE',  'CREDIT', 'Paid for fund orders that the fund house has not accepted yet'),
  ('FUND_HOUSE_PAYABLE',      'HOUSE',  'CREDIT', 'Owed to fund houses for orders they accepted'),
  ('FEE_INCOME',              'HOUSE',  'CREDIT', 'Fees that investors paid'),
  ('DISCOUNT_SUBSIDY',        'HOUSE',  'DEBIT',  'Fees that we pay in place of investors'),
  ('SUSPENSE',                'HOUSE',  'CREDIT', 'Money whose owner a person has to find');

INSERT INTO account (kind, wallet_id, currency, balance_minor, posting_count, opened_at)
SELECT 'WALLET_HELD', id, currency, 0, 0, created_at
FROM wallet;

INSERT INTO account (kind, currency, opened_at)
SELECT k.code, a.currency, a.opened_at
FROM account a
  CROSS JOIN account_kind k
WHERE a.kind = 'BANK_CLEARING' AND k.owned_by = 'HOUSE'
ON CONFLICT ON CONSTRAINT account_once DO NOTHING;
