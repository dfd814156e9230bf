package dev.tandem.messaging.internal.pausing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The paused groups, in the database that all instances share: a pause outlives a restart. */
public final class JdbcPausedGroups {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public JdbcPausedGroups(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  public List<PausedGroup> all() {
    return jdbc.sql("""
            SELECT consumer_group, paused_by, reason, paused_at
            FROM messaging.paused_group ORDER BY consumer_group
            """)
        .query((row, number) -> new PausedGroup(
            row.getString("consumer_group"),
            row.getString("paused_by"),
            row.getString("reason"),
            row.getTimestamp("paused_at").toInstant()))
        .list();
  }

  /** Pauses a group; false if it is paused already. */
  public boolean pause(String group, String by, String reason, Instant now) {
    return changed(jdbc.sql("""
                INSERT INTO messaging.paused_group (consumer_group, paused_by, reason, paused_at)
                VALUES (:group, :by, :reason, :at)
                ON CONFLICT DO NOTHING
                """)
        .param("group", group)
        .param("by", by)
        .param("reason", reason)
        .param("at", Timestamp.from(now)));
  }

  /** Lets a group go on; false if it is not paused. */
  public boolean resume(String group) {
    return changed(jdbc.sql("DELETE FROM messaging.paused_group WHERE consumer_group = :group")
        .param("group", group));
  }

  private boolean changed(JdbcClient.StatementSpec statement) {
    return Boolean.TRUE.equals(transaction.execute(status -> statement.update() == 1));
  }
}
