-- What was refused is kept as it came, up to a bound, so that people can look at it.
ALTER TABLE bank_file
  ADD COLUMN content bytea,
  ADD CONSTRAINT bank_file_content CHECK (
    content IS NULL OR flaw IS NOT NULL AND octet_length(content) <= 16777216);
