package dev.tandem.fundpurchase.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import dev.tandem.fundpurchase.line.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of marks: the state of reading the fund house's files, one for each calendar day. */
@Component
class JdbcFileMarks {

  private final JdbcClient jdbc;

  JdbcFileMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Creates the missing marks, from the day of our first order until {@code today}. */
  void openUntil(LocalDate today) {
    jdbc.sql("""
            INSERT INTO house_file (kind, day)
            SELECT kind, day
            FROM (VALUES ('NAVS'), ('CONFIRMATIONS')) AS kinds (kind)
            CROSS JOIN generate_series(
              coalesce(
                (SELECT max(day) + 1 FROM house_file),
                (SELECT min(business_date) FROM fund_order),
                :today),
              :today, interval '1 day') AS days (day)
            ON CONFLICT DO NOTHING
            """).param("today", today).update();
  }

  /**
   * Claims the files that are due, oldest day first. Other instances do not get them before their
   * pause is over.
   */
  List<Mark> takeDue(FileKind kind, LocalDate today, Instant now, int limit) {
    return jdbc
        .sql("""
            UPDATE house_file SET looked_at = :now
            WHERE (kind, day) IN (
              SELECT kind, day FROM house_file
              WHERE kind = :kind AND day <= :today
                AND (looked_at IS NULL OR looked_at + pause <= :now
                  -- The clock was set back.
                  OR looked_at > :now + interval '1 minute')
              ORDER BY day
              LIMIT :limit
              FOR UPDATE SKIP LOCKED)
            RETURNING day, hash, failures
            """)
        .param("kind", kind.name())
        .param("today", today)
        .param("now", utc(now))
        .param("limit", limit)
        .query((row, _) -> new Mark(
            kind,
            row.getObject("day", LocalDate.class),
            row.getString("hash"),
            row.getInt("failures")))
        .list()
        .stream()
        .sorted(Comparator.comparing(Mark::day))
        .toList();
  }

  /** Records that the file was read and every line dealt with. */
  void read(Mark mark, String hash, Duration pause, Instant now) {
    jdbc.sql("""
            UPDATE house_file SET
              changes = changes + CASE WHEN hash <> :hash THEN 1 ELSE 0 END,
              hash = :hash, read_at = :now, failures = 0, failure = NULL,
              pause = make_interval(secs => :pause)
            WHERE kind = :kind AND day = :day
            """)
        .param("kind", mark.kind().name())
        .param("day", mark.day())
        .param("hash", hash)
        .param("now", utc(now))
        .param("pause", pause.toSeconds())
        .update();
  }

  void failed(Mark mark, String why, Duration pause) {
    jdbc.sql("""
            UPDATE house_file SET
              failures = failures + 1, failure = :why, pause = make_interval(secs => :pause)
            WHERE kind = :kind AND day = :day
            """)
        .param("kind", mark.kind().name())
        .param("day", mark.day())
        .param("why", why)
        .param("pause", pause.toSeconds())
        .update();
  }

  /** Makes the file due at once. */
  void lookAgain(FileKind kind, LocalDate day) {
    jdbc.sql("UPDATE house_file SET looked_at = NULL WHERE kind = :kind AND day = :day")
        .param("kind", kind.name())
        .param("day", day)
        .update();
  }

  /** The files until {@code today} that were never read, or could not be read the last time. */
  Missing missing(LocalDate today) {
    return jdbc.sql("""
            SELECT count(*) AS files, min(day) AS oldest FROM house_file
            WHERE (failures > 0 OR hash IS NULL) AND day <= :today
            """)
        .param("today", today)
        .query(
            (row, _) -> new Missing(row.getLong("files"), row.getObject("oldest", LocalDate.class)))
        .single();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /**
   * A file that is due.
   *
   * @param hash of the contents read last, if any were
   * @param failures the failed attempts since
   */
  record Mark(FileKind kind, LocalDate day, @Nullable String hash, int failures) {}

  /** The number of files that could not be read, and the oldest day of them. */
  record Missing(long files, @Nullable LocalDate oldest) {}
}
