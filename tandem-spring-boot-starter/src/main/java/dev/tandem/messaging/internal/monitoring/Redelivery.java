package dev.tandem.messaging.internal.monitoring;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends messages again that were confirmed, because somebody misses their events: the sweep takes
 * them as if they had not left yet. Groups that have taken them drop them.
 */
final class Redelivery {

  private static final Logger log = LoggerFactory.getLogger(Redelivery.class);

  // The message of an event is a little older than the event.
  private static final String MESSAGES = """
      SELECT wanted.event_id, message.id
        FROM unnest(?::uuid[], ?::uuid[]) AS wanted (event_id, since)
        JOIN LATERAL (
          SELECT id
            FROM messaging.outbox
           WHERE id >= wanted.since AND id <= wanted.event_id AND state <> 'ABORTED'
             AND (id = wanted.event_id
                  OR event_count > 1
                     AND wanted.event_id
                         = ANY (coalesce(event_ids, messaging.events_in(body))))
           LIMIT 1
        ) AS message ON true
      """;

  private static final String SEND_AGAIN = """
      UPDATE messaging.outbox
         SET state = 'COMMITTED', confirmed_at = NULL, next_sweep_at = ?
       WHERE id = ANY (?) AND id BETWEEN ? AND ? AND state <> 'ABORTED'
      """;

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final Duration longestTransaction;
  private final Clock clock;

  Redelivery(
      JdbcOperations jdbc,
      TransactionOperations ownTransaction,
      Duration longestTransaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.longestTransaction = longestTransaction;
    this.clock = clock;
  }

  /**
   * The result of a redelivery.
   *
   * @param messages how many messages are sent again
   * @param unknown events that the outbox does not hold, or not any more
   */
  record Sent(int messages, List<UUID> unknown) {}

  /** Sends the messages of {@code events} again. */
  Sent send(Collection<UUID> events, String actor, String reason) {
    Sent sent = ownTransaction.execute(status -> sendNow(events));
    if (sent == null) {
      throw new IllegalStateException("A transaction without a result");
    }
    log.warn(
        "{} has {} messages sent again for {} events: {}",
        actor,
        sent.messages(),
        events.size(),
        reason);
    return sent;
  }

  private Sent sendNow(Collection<UUID> events) {
    jdbc.execute("SET LOCAL enable_seqscan = off");
    Set<UUID> unknown = new HashSet<>(events);
    Set<UUID> messages = new HashSet<>();
    jdbc.query(
        MESSAGES,
        ps -> {
          ps.setArray(1, ps.getConnection().createArrayOf("uuid", events.toArray()));
          Object[] since = events.stream()
              .map(id -> UuidV7.floor(UuidV7.timeOf(id).minus(longestTransaction)))
              .toArray();
          ps.setArray(2, ps.getConnection().createArrayOf("uuid", since));
        },
        row -> {
          unknown.remove(row.getObject(1, UUID.class));
          messages.add(row.getObject(2, UUID.class));
        });
    if (!messages.isEmpty()) {
      jdbc.update(SEND_AGAIN, ps -> {
        ps.setTimestamp(1, Timestamp.from(clock.instant()));
        ps.setArray(2, ps.getConnection().createArrayOf("uuid", messages.toArray()));
        ps.setObject(3, UuidV7.least(messages));
        ps.setObject(4, UuidV7.greatest(messages));
      });
    }
    return new Sent(messages.size(), unknown.stream().sorted().toList());
  }
}
