package dev.tandem.ledger.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.ledger.journal.PostEvents;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.proof.EventDigest;
import dev.tandem.web.proof.JdbcEventDigests;
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

  private static final Map<String, ?> KINDS =
      Map.of("kinds", JdbcBooksMoney.KINDS.toArray(String[]::new));

  private final JdbcClient jdbc;
  private final JdbcEventDigests digests;

  JdbcMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.digests = new JdbcEventDigests(jdbc);
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

  List<EventDigest> taken(Instant from, int slots, Duration each) {
    return digests.digests(TAKEN, Map.of(), from, slots, each);
  }

  List<EventDigest> booked(Instant from, int slots, Duration each) {
    return digests.digests(BOOKED, KINDS, from, slots, each);
  }

  List<UUID> takenIds(Instant from, Duration each) {
    return digests.ids(TAKEN, Map.of(), from, each);
  }

  List<UUID> bookedIds(Instant from, Duration each) {
    return digests.ids(BOOKED, KINDS, from, each);
  }
}
