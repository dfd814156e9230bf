package dev.tandem.ledger.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.ledger.journal.PostEvents;
import dev.tandem.ledger.proof.OtherServices.Digest;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events that came here, and those that are in the books; by the time in their ids. */
@Repository
class JdbcMessages {

  // Shorter than inbox and outbox are kept.
  private static final Duration LONGEST_AGO = Duration.ofDays(13);

  private static final String TAKEN = """
      SELECT event_id AS id
      FROM messaging.inbox
      WHERE event_id >= :from AND event_id < :to AND consumer_group = '%s'
      """.formatted(PostEvents.GROUP);

  // Other causes of journals have ids of their own, which no service publishes.
  private static final String BOOKED = """
      SELECT event_id AS id
      FROM journal
      WHERE event_id >= :from AND event_id < :to AND kind = ANY (:kinds::text[])
      UNION ALL
      SELECT event_id FROM event_without_money WHERE event_id >= :from AND event_id < :to
      """;

  private final JdbcClient jdbc;

  JdbcMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the oldest event in the books was published, or the present hour. */
  Instant beginning(Instant now) {
    var oldest = jdbc.sql("SELECT event_id FROM journal ORDER BY event_id, kind LIMIT 1")
        .query(UUID.class)
        .optional()
        .map(UuidV7::timeOf)
        .orElse(now.truncatedTo(ChronoUnit.HOURS));
    var earliest = now.minus(LONGEST_AGO);
    return (oldest.isBefore(earliest) ? earliest : oldest).truncatedTo(ChronoUnit.MINUTES);
  }

  List<Digest> taken(Instant from, int slots, Duration each) {
    return digests(TAKEN, from, slots, each);
  }

  List<Digest> booked(Instant from, int slots, Duration each) {
    return digests(BOOKED, from, slots, each);
  }

  List<UUID> takenIds(Instant from, Duration each) {
    return ids(TAKEN, from, each);
  }

  List<UUID> bookedIds(Instant from, Duration each) {
    return ids(BOOKED, from, each);
  }

  private List<Digest> digests(String events, Instant from, int slots, Duration each) {
    var starts =
        IntStream.range(0, slots).mapToObj(slot -> start(from, slot, each)).toList();
    return within("""
            SELECT width_bucket(id, :starts::uuid[]) AS slot, count(*) AS count,
              to_hex(bit_xor(uuid_hash_extended(id, 0))) AS hash
            FROM (%s) AS event
            GROUP BY 1
            """.formatted(events), from, start(from, slots, each))
        .param("starts", SqlArrays.of(starts, UuidV7::floor))
        .query((row, _) -> new Digest(
            start(from, row.getInt("slot") - 1, each), row.getLong("count"), row.getString("hash")))
        .list();
  }

  private List<UUID> ids(String events, Instant from, Duration each) {
    return within(events, from, from.plus(each)).query(UUID.class).list();
  }

  private JdbcClient.StatementSpec within(String sql, Instant from, Instant to) {
    return jdbc.sql(sql)
        .param("from", UuidV7.floor(from))
        .param("to", UuidV7.floor(to))
        .param("kinds", JdbcBooksMoney.KINDS.toArray(String[]::new));
  }

  private static Instant start(Instant from, int slot, Duration each) {
    return from.plus(each.multipliedBy(slot));
  }
}
