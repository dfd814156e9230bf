package dev.tandem.messaging.internal.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Remembers which events each group has taken responsibility for. */
public final class JdbcInbox {

  private final JdbcClient jdbc;

  public JdbcInbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims {@code ids} for {@code group} in the current transaction. Waits for a transaction that
   * is claiming one of them at the moment.
   *
   * @return the ids that nobody had claimed before
   */
  public Set<UUID> claim(String group, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    // Sorted, so that two batches with the same events wait for each other and never deadlock.
    return new HashSet<>(jdbc.sql("""
                INSERT INTO messaging.inbox (event_id, consumer_group)
                SELECT event_id, :group FROM unnest(:ids) AS event_id
                ORDER BY event_id
                ON CONFLICT DO NOTHING
                RETURNING event_id
                """)
        .param("group", group)
        .param("ids", array(ids))
        .query(UUID.class)
        .list());
  }

  /** The ids that are claimed already; locks nothing. */
  public Set<UUID> claimed(String group, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(jdbc.sql("""
                SELECT event_id FROM messaging.inbox
                WHERE event_id = ANY (:ids) AND consumer_group = :group
                """)
        .param("group", group)
        .param("ids", array(ids))
        .query(UUID.class)
        .list());
  }

  private static SqlArrayValue array(Collection<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }
}
