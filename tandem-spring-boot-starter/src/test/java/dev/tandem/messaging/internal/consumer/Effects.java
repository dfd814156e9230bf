package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.Event;
import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What handlers did to the database. */
final class Effects {

  private final JdbcClient jdbc;

  Effects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String group, Event<?> event, String detail) {
    jdbc.sql("INSERT INTO effect (consumer_group, event_id, subject, detail) VALUES (?, ?, ?, ?)")
        .params(group, event.id(), event.subject(), detail)
        .update();
  }

  List<UUID> of(String group, String subject) {
    return jdbc.sql(
            "SELECT event_id FROM effect WHERE consumer_group = ? AND subject = ? ORDER BY id")
        .params(group, subject)
        .query(UUID.class)
        .list();
  }

  List<String> details(String group, String subject) {
    return jdbc.sql(
            "SELECT detail FROM effect WHERE consumer_group = ? AND subject = ? ORDER BY id")
        .params(group, subject)
        .query(String.class)
        .list();
  }

  /** Waits until exactly {@code ids} have had their effect, in this order. */
  void await(String group, String subject, UUID... ids) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(DataAccessException.class)
        .untilAsserted(() -> assertThat(of(group, subject)).containsExactly(ids));
  }
}
