-- Whoever wrote a content does not publish it either. What was published before stays as it is.
ALTER TABLE publication ADD CONSTRAINT published_by_a_third CHECK (published_by <> author) NOT VALID;
