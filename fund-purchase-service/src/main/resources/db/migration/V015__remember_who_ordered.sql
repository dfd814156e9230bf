-- Who placed the order. Orders of a wallet that is not known yet have no owner, and whoever placed one may still see and
-- cancel it; it goes on only if the wallet turns out to be theirs.
ALTER TABLE fund_order ADD COLUMN ordered_by text;

UPDATE fund_order SET ordered_by = owner_id WHERE owner_id IS NOT NULL;
