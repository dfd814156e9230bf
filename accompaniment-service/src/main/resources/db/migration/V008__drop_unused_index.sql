-- The newest content is looked for by audience and fund; nothing reads by time alone.
DROP INDEX publication_by_time;
