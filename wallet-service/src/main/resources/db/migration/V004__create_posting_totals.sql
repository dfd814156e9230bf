-- Turnover by kind of account, so that a trial balance need not read every posting. Each statement that
-- writes postings adds its own rows, in the same transaction: totals and postings always agree, and
-- nobody waits for a shared row. Old rows are summed up from time to time.
CREATE TABLE posting_total (
  kind         text    NOT NULL REFERENCES account_kind (code),
  currency     text    NOT NULL,
  debit_minor  numeric NOT NULL CHECK (debit_minor >= 0),
  credit_minor numeric NOT NULL CHECK (credit_minor >= 0)
);
