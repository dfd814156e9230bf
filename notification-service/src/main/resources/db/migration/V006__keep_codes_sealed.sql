-- A one-time code on its way to its recipient, sealed; gone once it was sent.
ALTER TABLE notification
  ADD COLUMN sealed_code text CHECK (status <> 'SENT' OR sealed_code IS NULL);
