package dev.tandem.ledger.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closed business dates. */
@Repository
public class JdbcDays {

  private static final String READ = """
      SELECT business_date, closed_at, closed_by, journal_count,
        encode(sha256(convert_to(chains::text, 'UTF8')), 'hex') AS chain_hash
      FROM closed_day
      """;

  private final JdbcClient jdbc;

  JdbcDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last business date whose books are closed. */
  public Optional<LocalDate> lastClosed() {
    return jdbc.sql("SELECT max(business_date) AS day FROM closed_day")
        .query((row, _) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
        .single();
  }

  Optional<ClosedDay> find(LocalDate date) {
    return query(READ + "WHERE business_date = :date", date).stream().findFirst();
  }

  /** Closed days before {@code before}, the latest first. */
  List<ClosedDay> latest(LocalDate before, int limit) {
    return query(
        READ + "WHERE business_date < :date ORDER BY business_date DESC LIMIT " + limit, before);
  }

  /** Waits for the journals that are being posted, and keeps others out until it has committed. */
  void close(LocalDate date, String by, Instant at, long booksLock) {
    jdbc.sql("SELECT pg_advisory_xact_lock(:books)::text")
        .param("books", booksLock)
        .query(String.class)
        .single();
    jdbc.sql("""
            INSERT INTO closed_day (business_date, closed_at, closed_by, journal_count, chains)
            SELECT :date, :at, :by, sum(position), jsonb_agg(
              jsonb_build_object('chain', chain, 'position', position, 'hash', encode(hash, 'hex'))
              ORDER BY chain)
            FROM chain_head
            """)
        .param("date", date)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  private List<ClosedDay> query(String sql, LocalDate date) {
    return jdbc.sql(sql)
        .param("date", date)
        .query((row, _) -> new ClosedDay(
            row.getObject("business_date", LocalDate.class),
            row.getObject("closed_at", OffsetDateTime.class).toInstant(),
            row.getString("closed_by"),
            row.getLong("journal_count"),
            row.getString("chain_hash")))
        .list();
  }
}
