-- What does not agree at this moment. Both sides stand in one row where a reference joins them; an entry that
-- takes something back stands alone.
CREATE VIEW bank_difference AS
WITH entry AS MATERIALIZED (
  SELECT e.id, e.currency, s.business_date, e.amount_minor, e.charge_minor, e.reversal,
    coalesce(e.reference, e.bank_reference, 'entry ' || e.id) AS shown,
    CASE WHEN NOT e.reversal THEN e.reference END AS reference,
    row_number() OVER (
      PARTITION BY e.currency, CASE WHEN NOT e.reversal THEN e.reference END ORDER BY e.id) AS copy
  FROM open_entry o
    JOIN bank_entry e ON e.id = o.entry_id
    JOIN bank_statement s ON s.id = e.statement_id
), looked_at AS (
  -- What is due, and what an entry speaks of.
  SELECT x.*
  FROM (SELECT currency, max(business_date) AS day FROM bank_statement GROUP BY currency) last
    JOIN expected_entry x ON x.currency = last.currency AND x.expected_on <= last.day
  UNION
  SELECT x.* FROM entry e JOIN expected_entry x USING (currency, reference)
), expected AS (
  SELECT *, row_number() OVER (PARTITION BY currency, reference ORDER BY journal_id, number) AS copy
  FROM looked_at
)
SELECT e.id AS entry_id, x.journal_id, x.number,
  coalesce(e.currency, x.currency) AS currency,
  coalesce(e.shown, x.reference) AS reference,
  coalesce(x.account, CASE WHEN e.amount_minor < 0 AND NOT e.reversal
    THEN 'PAYOUT_IN_TRANSIT' ELSE 'BANK_CLEARING' END) AS account,
  coalesce(x.amount_minor, 0) AS expected_minor,
  coalesce(e.amount_minor, 0) AS actual_minor,
  coalesce(e.business_date, x.expected_on) AS business_date,
  CASE
    WHEN e.id IS NULL THEN 'BANK_MISSING'
    WHEN e.reversal THEN 'STATUS'
    WHEN x.amount_minor = e.amount_minor + e.charge_minor THEN 'FEE'
    WHEN abs(x.amount_minor) > abs(e.amount_minor + e.charge_minor) THEN 'AMOUNT_SHORT'
    WHEN x.journal_id IS NOT NULL THEN 'AMOUNT_OVER'
    WHEN EXISTS (
      SELECT FROM bank_entry first JOIN bank_match_line l ON l.entry_id = first.id
      WHERE first.reference = e.reference AND first.currency = e.currency
        AND first.amount_minor = e.amount_minor AND NOT first.reversal) THEN 'DUPLICATE'
    ELSE 'PLATFORM_MISSING'
  END AS type
FROM entry e
  FULL JOIN expected x
    ON x.currency = e.currency AND x.reference = e.reference AND x.copy = e.copy;
