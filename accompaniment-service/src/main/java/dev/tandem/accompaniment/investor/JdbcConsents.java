package dev.tandem.accompaniment.investor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

import dev.tandem.accompaniment.investor.ConsentController.ConsentAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of what investors agreed to and took back. */
@Repository
public class JdbcConsents {

  private final JdbcClient jdbc;

  JdbcConsents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest decision of an investor on each purpose. */
  List<ConsentAnswer> of(String ownerId) {
    return jdbc.sql("""
            SELECT DISTINCT ON (purpose) purpose, given, decided_by, decided_at FROM consent
            WHERE owner_id = :ownerId
            ORDER BY purpose, id DESC
            """)
        .param("ownerId", ownerId)
        .query((row, number) -> new ConsentAnswer(
            row.getString("purpose"),
            row.getBoolean("given"),
            row.getString("decided_by"),
            row.getObject("decided_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Keeps by whose clock an investor sleeps. */
  void setZone(String ownerId, ZoneId zone) {
    jdbc.sql("""
            INSERT INTO investor (owner_id, zone) VALUES (:ownerId, :zone)
            ON CONFLICT (owner_id) DO UPDATE SET zone = excluded.zone
            """).param("ownerId", ownerId).param("zone", zone.getId()).update();
  }

  /** Adds a decision to the log. */
  public void decide(String ownerId, String purpose, boolean given, String by, Instant at) {
    jdbc.sql("""
            INSERT INTO consent (owner_id, purpose, given, decided_by, decided_at)
            VALUES (:ownerId, :purpose, :given, :by, :at::timestamptz)
            """)
        .param("ownerId", ownerId)
        .param("purpose", purpose)
        .param("given", given)
        .param("by", by)
        .param("at", at.toString())
        .update();
  }
}
