-- When the NAV was published that told a fund's level: one that comes late changes nothing.
ALTER TABLE fund ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity';
