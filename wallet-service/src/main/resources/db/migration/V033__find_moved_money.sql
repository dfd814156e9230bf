-- What happened in a minute, for the accounting centre. These tables grow in the order of time, more or less:
-- the bounds of each range of pages are enough, and cost writers next to nothing.
CREATE INDEX recharge_transition_in_time ON recharge_transition
  USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX fund_payment_transition_in_time ON fund_payment_transition
  USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX journal_in_time ON journal
  USING brin (effective_at) WITH (pages_per_range = 32, autosummarize = on);
