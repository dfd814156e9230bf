-- A plan made while the books are empty joins a batch with all journals, by a scan of an index, and is kept
-- while the books grow. What a batch needs of them is looked up by its keys.
ALTER FUNCTION check_postings() SET enable_hashjoin = off;
ALTER FUNCTION check_postings() SET enable_mergejoin = off;
ALTER FUNCTION check_journals() SET enable_hashjoin = off;
ALTER FUNCTION check_journals() SET enable_mergejoin = off;
ALTER FUNCTION add_settlement_turnover() SET enable_hashjoin = off;
ALTER FUNCTION add_settlement_turnover() SET enable_mergejoin = off;
