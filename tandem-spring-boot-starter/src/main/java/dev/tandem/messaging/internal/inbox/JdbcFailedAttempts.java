package dev.tandem.messaging.internal.inbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.internal.deadletter.Failure;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** The last error of each event that the broker is redelivering. */
public final class JdbcFailedAttempts {

  private static final String UPSERT = """
      INSERT INTO messaging.failed_attempt AS kept (
        consumer_group, event_id, attempts, error_class, error_message, error_stack,
        first_seen, last_seen)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (consumer_group, event_id) DO UPDATE SET
        attempts = greatest(kept.attempts + 1, excluded.attempts),
        error_class = excluded.error_class,
        error_message = excluded.error_message,
        error_stack = excluded.error_stack,
        last_seen = excluded.last_seen
      """;

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcOperations jdbc;
  private final JdbcClient client;
  private final TransactionTemplate transaction;

  public JdbcFailedAttempts(JdbcOperations jdbc, TransactionTemplate transaction) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /** A failed delivery of one event. */
  public record FailedAttempt(UUID eventId, int attempt, Failure failure) {}

  /** An event's failed deliveries: their number, and the last error. */
  public record History(int attempts, Failure failure, Instant firstSeen, Instant lastSeen) {}

  public void record(String group, Collection<FailedAttempt> attempts, Instant now) {
    if (attempts.isEmpty()) {
      return;
    }
    Timestamp at = Timestamp.from(now);
    // Sorted, so that two instances that fail with the same events do not deadlock.
    transaction.executeWithoutResult(status -> jdbc.batchUpdate(
        UPSERT,
        attempts.stream().sorted((a, b) -> a.eventId().compareTo(b.eventId())).toList(),
        attempts.size(),
        (row, attempt) -> {
          row.setString(1, group);
          row.setObject(2, attempt.eventId());
          row.setInt(3, attempt.attempt());
          row.setString(4, attempt.failure().errorClass());
          row.setString(5, attempt.failure().message());
          row.setString(6, attempt.failure().stack());
          row.setTimestamp(7, at);
          row.setTimestamp(8, at);
        }));
  }

  public Map<UUID, History> find(String group, Collection<UUID> ids) {
    Map<UUID, History> found = new HashMap<>();
    client
        .sql("""
            SELECT event_id, attempts, error_class, error_message, error_stack, first_seen, last_seen
            FROM messaging.failed_attempt
            WHERE consumer_group = :group AND event_id = ANY (:ids)
            """)
        .param("group", group)
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query(row -> {
          Failure failure = new Failure(
              row.getString("error_class"),
              row.getString("error_message"),
              row.getString("error_stack"));
          found.put(
              row.getObject("event_id", UUID.class),
              new History(
                  row.getInt("attempts"),
                  failure,
                  row.getTimestamp("first_seen").toInstant(),
                  row.getTimestamp("last_seen").toInstant()));
        });
    return found;
  }

  /**
   * Deletes the errors of events that a group has taken responsibility for since. They are kept for
   * a day: people ask what was retried.
   */
  public int clearSettled(Instant now) {
    Integer cleared = transaction.execute(status ->
        client.sql("""
            DELETE FROM messaging.failed_attempt AS failed
            WHERE last_seen < :before AND (
              SELECT count(*) FROM messaging.inbox
              WHERE inbox.event_id = failed.event_id
                AND inbox.consumer_group = failed.consumer_group) > 0
            """).param("before", Timestamp.from(now.minus(KEPT))).update());
    return cleared == null ? 0 : cleared;
  }
}
