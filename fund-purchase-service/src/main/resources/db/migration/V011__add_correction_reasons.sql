-- Why shares were corrected: investors are told, and see it beside what they hold.
ALTER TABLE share_entry ADD COLUMN reason text;

-- Until now only another NAV of the fund house corrected shares.
ALTER TABLE share_entry DISABLE TRIGGER share_entry_only_grows;
UPDATE share_entry SET reason = 'nav-corrected' WHERE kind = 'CORRECTION';
ALTER TABLE share_entry ENABLE TRIGGER share_entry_only_grows;

ALTER TABLE share_entry ADD CONSTRAINT correction_has_a_reason
  CHECK ((kind = 'CORRECTION') = (reason IS NOT NULL));
