package dev.tandem.ledger;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service has published in a test. */
public final class Published {

  private Published() {}

  /** The names of the events about {@code subject}, in their order. */
  public static List<String> about(JdbcClient jdbc, String subject) {
    return jdbc.sql("""
            SELECT tag FROM messaging.outbox
            WHERE topic = 'ledger' AND :subject = ANY (subjects)
            ORDER BY id
            """).param("subject", subject).query(String.class).list();
  }
}
