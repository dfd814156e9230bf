package dev.tandem.messaging.internal.listener;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers the messages that listeners have applied. */
final class JdbcListenerInbox {

  private static final int MOST_ROWS_AT_ONCE = 10_000;

  private final JdbcClient jdbc;

  JdbcListenerInbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims a message for {@code group} in the current transaction. Waits for a transaction that is
   * claiming it at the moment.
   *
   * @return whether nobody had claimed it before
   */
  boolean claim(String group, byte[] identity) {
    return jdbc.sql("""
                INSERT INTO messaging.listener_inbox (consumer_group, identity)
                VALUES (?, ?)
                ON CONFLICT DO NOTHING
                """).param(group).param(identity).update() == 1;
  }

  /** Deletes rows older than {@code age}, in batches small enough to hold up nobody. */
  void forget(Duration age) {
    int forgotten;
    do {
      forgotten = jdbc.sql("""
              DELETE FROM messaging.listener_inbox WHERE (consumer_group, identity) IN (
                SELECT consumer_group, identity FROM messaging.listener_inbox
                WHERE received_at < now() - make_interval(secs => ?)
                ORDER BY received_at LIMIT ?
                FOR UPDATE SKIP LOCKED)
              """).param(age.toSeconds()).param(MOST_ROWS_AT_ONCE).update();
    } while (forgotten == MOST_ROWS_AT_ONCE);
  }
}
