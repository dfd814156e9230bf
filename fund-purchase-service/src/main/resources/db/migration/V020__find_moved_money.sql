-- What happened in a minute, for the accounting centre. The table grows in the order of time, more or less: the
-- bounds of each range of pages are enough, and cost writers next to nothing.
CREATE INDEX order_timeline_in_time ON order_timeline
  USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
