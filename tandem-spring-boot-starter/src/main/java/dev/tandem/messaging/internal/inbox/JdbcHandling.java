package dev.tandem.messaging.internal.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.internal.inbox.Handling.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Looks up what the service's groups did with events. */
public final class JdbcHandling {

  private final JdbcClient jdbc;

  public JdbcHandling(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What each group did with each of {@code ids} that reached it. */
  List<Handling> of(Collection<UUID> ids) {
    return jdbc.sql("""
            SELECT reached.*, letter.status, letter.attempts AS given_up_after,
              coalesce(letter.error_message, letter.error_class, reached.error) AS last_error,
              parked.parked_at
            FROM (
              SELECT event_id, consumer_group, received_at, attempts,
                coalesce(error_message, error_class) AS error
              FROM (
                  SELECT event_id, consumer_group, received_at
                  FROM messaging.inbox WHERE event_id = ANY (:ids)
                ) AS taken
                FULL JOIN (
                  SELECT event_id, consumer_group, attempts, error_class, error_message
                  FROM messaging.failed_attempt WHERE event_id = ANY (:ids)
                ) AS failed USING (event_id, consumer_group)
            ) AS reached
            LEFT JOIN messaging.dead_letter AS letter
              ON letter.consumer_group = reached.consumer_group
              AND letter.source_id = reached.event_id::text
            LEFT JOIN messaging.parked_event AS parked
              ON parked.event_id = reached.event_id
              AND parked.consumer_group = reached.consumer_group
            ORDER BY reached.received_at, reached.consumer_group
            """)
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query((row, number) -> handling(row))
        .list();
  }

  private static Handling handling(ResultSet row) throws SQLException {
    Timestamp received = row.getTimestamp("received_at");
    State state =
        state(row.getString("status"), row.getTimestamp("parked_at") != null, received != null);
    return new Handling(
        row.getObject("event_id", UUID.class),
        row.getString("consumer_group"),
        state,
        received == null ? null : received.toInstant(),
        Math.max(row.getInt("attempts"), row.getInt("given_up_after")),
        row.getString("last_error"));
  }

  private static State state(@Nullable String letter, boolean parked, boolean received) {
    if (letter != null) {
      return switch (letter) {
        case "RESOLVED" -> State.MENDED;
        case "DISCARDED" -> State.DISCARDED;
        default -> State.DEAD_LETTER;
      };
    }
    if (parked) {
      return State.PARKED;
    }
    return received ? State.HANDLED : State.RETRIED;
  }
}
