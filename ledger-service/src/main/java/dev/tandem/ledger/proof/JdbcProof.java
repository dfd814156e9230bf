package dev.tandem.ledger.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.tandem.ledger.proof.Difference.Between;
import dev.tandem.ledger.proof.Difference.Side;
import dev.tandem.ledger.proof.Strand.Sum;
import dev.tandem.ledger.proof.Strand.Sums;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was proved, and what did not agree. */
@Repository
class JdbcProof {

  private final JdbcClient jdbc;

  JdbcProof(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Up to where a strand was compared in the look {@code position}; empty if it never was. */
  Optional<Instant> checkedUntil(String position) {
    return jdbc.sql("SELECT checked_until FROM proof_position WHERE strand = :strand")
        .param("strand", position)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** Two instances may prove the same: the one that got further counts. */
  void advance(String position, Instant until) {
    jdbc.sql("""
            INSERT INTO proof_position (strand, checked_until) VALUES (:strand, :until)
            ON CONFLICT (strand) DO UPDATE
            SET checked_until = greatest(proof_position.checked_until, excluded.checked_until)
            """).param("strand", position).param("until", utc(until)).update();
  }

  /** The first moment at which {@code strand} does not hold; empty if it was never compared. */
  Optional<Instant> heldUntil(String strand) {
    return jdbc.sql("""
            SELECT least(checked_until,
              (SELECT min(minute) FROM proof_difference WHERE strand = :strand)) AS until
            FROM proof_position WHERE strand = :strand
            """)
        .param("strand", strand)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** Minutes with differences, the oldest first. */
  List<Instant> differentMinutes(String strand, int limit) {
    return jdbc
        .sql("""
            SELECT DISTINCT minute FROM proof_difference WHERE strand = :strand
            ORDER BY minute LIMIT :limit
            """)
        .param("strand", strand)
        .param("limit", limit)
        .query(OffsetDateTime.class)
        .list()
        .stream()
        .map(OffsetDateTime::toInstant)
        .toList();
  }

  /** Puts differences in the place of those from {@code from} until before {@code to}. */
  void replace(String strand, Instant from, Instant to, List<Difference> differences) {
    jdbc.sql("""
            DELETE FROM proof_difference
            WHERE strand = :strand AND minute >= :from AND minute < :to
            """)
        .param("strand", strand)
        .param("from", utc(from))
        .param("to", utc(to))
        .update();
    jdbc.sql("""
            INSERT INTO proof_difference (strand, minute, sides, subject, currency, event_id,
              missing_in, said_minor, booked_minor)
            SELECT :strand, d.*
            FROM unnest(:minutes::timestamptz[], :sides::text[], :subjects::text[],
              :currencies::text[], :events::text[], :missing::text[], :said::bigint[],
              :booked::bigint[]) AS d
            """)
        .param("strand", strand)
        .param("minutes", SqlArrays.of(differences, Difference::minute))
        .param("sides", SqlArrays.of(differences, Difference::between))
        .param("subjects", SqlArrays.of(differences, Difference::id))
        .param("currencies", SqlArrays.of(differences, Difference::currency))
        .param("events", SqlArrays.of(differences, Difference::eventId))
        .param("missing", SqlArrays.of(differences, Difference::missingIn))
        .param("said", SqlArrays.of(differences, Difference::saidMinor))
        .param("booked", SqlArrays.of(differences, Difference::bookedMinor))
        .update();
  }

  /** Puts sums in the place of those from {@code from} until before {@code to}. */
  void replaceSums(Instant from, Instant to, List<Sums> sums) {
    jdbc.sql("DELETE FROM proof_minute WHERE minute >= :from AND minute < :to")
        .param("from", utc(from))
        .param("to", utc(to))
        .update();
    jdbc.sql("""
            INSERT INTO proof_minute
            SELECT * FROM unnest(:minutes::timestamptz[], :kinds::text[], :currencies::text[],
              :ordersCounts::bigint[], :ordersMinor::bigint[], :messagesCounts::bigint[],
              :messagesMinor::bigint[], :ledgerCounts::bigint[], :ledgerMinor::bigint[])
            ON CONFLICT DO NOTHING
            """)
        .param("minutes", SqlArrays.of(sums, Sums::minute))
        .param("kinds", SqlArrays.of(sums, Sums::kind))
        .param("currencies", SqlArrays.of(sums, Sums::currency))
        .param("ordersCounts", SqlArrays.of(sums, it -> it.orders().count()))
        .param("ordersMinor", SqlArrays.of(sums, it -> it.orders().sumMinor()))
        .param("messagesCounts", SqlArrays.of(sums, it -> it.messages().count()))
        .param("messagesMinor", SqlArrays.of(sums, it -> it.messages().sumMinor()))
        .param("ledgerCounts", SqlArrays.of(sums, it -> it.ledger().count()))
        .param("ledgerMinor", SqlArrays.of(sums, it -> it.ledger().sumMinor()))
        .update();
  }

  /** What was proved from {@code from} until before {@code to}, by kind and currency. */
  List<Sums> sums(Instant from, Instant to) {
    return jdbc.sql("""
            SELECT min(minute) AS minute, kind, currency,
              sum(orders_count) AS orders_count, sum(orders_minor) AS orders_minor,
              sum(messages_count) AS messages_count, sum(messages_minor) AS messages_minor,
              sum(ledger_count) AS ledger_count, sum(ledger_minor) AS ledger_minor
            FROM proof_minute
            WHERE minute >= :from AND minute < :to
            GROUP BY kind, currency
            """)
        .param("from", utc(from))
        .param("to", utc(to))
        .query((row, _) -> new Sums(
            row.getObject("minute", OffsetDateTime.class).toInstant(),
            row.getString("kind"),
            row.getString("currency"),
            sum(row, "orders"),
            sum(row, "messages"),
            sum(row, "ledger")))
        .list();
  }

  /** The oldest differences of {@code strand}, from {@code from} until before {@code to}. */
  List<Difference> differences(String strand, Instant from, Instant to, int limit) {
    return jdbc.sql("""
            SELECT * FROM proof_difference
            WHERE strand = :strand AND minute >= :from AND minute < :to
            ORDER BY minute, subject
            LIMIT :limit
            """)
        .param("strand", strand)
        .param("from", utc(from))
        .param("to", utc(to))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  long count(String strand) {
    return jdbc.sql("SELECT count(*) FROM proof_difference WHERE strand = :strand")
        .param("strand", strand)
        .query(Long.class)
        .single();
  }

  private static Sum sum(ResultSet row, String side) throws SQLException {
    return new Sum(row.getLong(side + "_count"), row.getLong(side + "_minor"));
  }

  private static Difference read(ResultSet row) throws SQLException {
    var missing = row.getString("missing_in");
    return new Difference(
        row.getObject("minute", OffsetDateTime.class).toInstant(),
        Between.valueOf(row.getString("sides")),
        row.getString("subject"),
        row.getString("currency"),
        row.getString("event_id"),
        missing == null ? null : Side.valueOf(missing),
        amount(row, "said_minor"),
        amount(row, "booked_minor"));
  }

  private static @Nullable Long amount(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
