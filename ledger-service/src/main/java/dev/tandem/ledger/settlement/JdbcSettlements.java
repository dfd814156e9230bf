package dev.tandem.ledger.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.ledger.LedgerIds;
import dev.tandem.web.audit.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Settlement windows in the database. */
@Repository
class JdbcSettlements {

  private static final String READ = """
      SELECT s.*, coalesce(s.net_minor, (
          SELECT sum(t.amount_minor)::bigint FROM settlement_turnover t
          WHERE t.settlement_id = s.id), 0) AS worth_minor
      FROM settlement s
      """;

  private final JdbcClient jdbc;

  JdbcSettlements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Settlement> find(UUID id) {
    return jdbc.sql(READ + "WHERE s.id = :id")
        .param("id", id)
        .query(JdbcSettlements::read)
        .optional();
  }

  /** Windows, the latest first. */
  List<Settlement> latest(@Nullable SettlementStatus status, Optional<UUID> before, int limit) {
    return jdbc.sql(READ + """
            WHERE (:status::text IS NULL OR s.status = :status)
              AND (:before::uuid IS NULL OR s.id < :before::uuid)
            ORDER BY s.id DESC
            LIMIT :limit
            """)
        .param("status", status == null ? null : status.name())
        .param("before", before.orElse(null))
        .param("limit", limit)
        .query(JdbcSettlements::read)
        .list();
  }

  /**
   * Closes the window and opens the next, in one statement that waits for nobody: who is posting to
   * it holds no lock that would keep its status.
   *
   * @return whether it was open
   */
  @Transactional
  public boolean close(UUID id, UUID next, LocalDate businessDate, String by, Instant at) {
    boolean closed = jdbc.sql("""
            WITH closed AS (
              UPDATE settlement
              SET status = 'CLOSED', closed_at = :at, closed_by = :by,
                business_date = :businessDate, due_at = :at
              WHERE id = :id AND status = 'OPEN'
              RETURNING counterparty, currency
            )
            INSERT INTO settlement (id, counterparty, currency, status, opened_at)
            SELECT :next, counterparty, currency, 'OPEN', :at
            FROM closed
            """)
            .param("id", id)
            .param("next", next)
            .param("businessDate", businessDate)
            .param("by", by)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
    if (closed) {
      Acts.changed(LedgerIds.SETTLEMENT.format(id), SettlementStatus.OPEN, SettlementStatus.CLOSED);
    }
    return closed;
  }

  /** The time since the oldest window that is neither open nor at its end closed; 0 without one. */
  double oldestUnpaidSeconds(Instant now) {
    return jdbc.sql("""
            SELECT coalesce(extract(epoch FROM :now::timestamptz - min(closed_at)), 0)
            FROM settlement
            WHERE status IN ('CLOSED', 'PAYING')
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Double.class)
        .single();
  }

  /** One that is due, if there is any. */
  Optional<UUID> due(Instant now) {
    return jdbc.sql("""
            SELECT id FROM settlement WHERE due_at <= :now ORDER BY due_at LIMIT 1
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional();
  }

  /**
   * The window, once all who were posting to it have ended; nobody else looks after it until the
   * transaction ends. None if another does already.
   */
  Optional<Settlement> lock(UUID id) {
    var locked = jdbc.sql("SELECT id FROM settlement WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return locked.flatMap(this::find);
  }

  /** Moves a window on. Its net is given once and stays. */
  void move(
      Settlement settlement,
      SettlementStatus to,
      long netMinor,
      @Nullable String reason,
      @Nullable Instant dueAt,
      Instant at) {
    jdbc.sql("""
            UPDATE settlement
            SET status = :to, net_minor = :netMinor, status_reason = :reason,
              due_at = :dueAt::timestamptz,
              settled_at = CASE WHEN :to = 'SETTLED' THEN :at::timestamptz END
            WHERE id = :id AND status = :from
            """)
        .param("to", to.name())
        .param("netMinor", netMinor)
        .param("reason", reason)
        .param("dueAt", dueAt == null ? null : dueAt.toString())
        .param("at", at.toString())
        .param("id", settlement.id())
        .param("from", settlement.status().name())
        .update();
  }

  /**
   * The bank did not take the payment order; it is told again after pauses that grow, until it has
   * declined {@code most} times in a row.
   *
   * @return whether it is told again
   */
  boolean decline(UUID id, int most, Duration pause, Instant at) {
    return jdbc.sql("""
            UPDATE settlement
            SET declined = declined + 1, status_reason = 'bank-declines',
              due_at = CASE WHEN declined + 1 < :most
                THEN :at::timestamptz
                  + :millis * 2 ^ least(declined, 10) * interval '1 millisecond' END
            WHERE id = :id AND status = 'PAYING'
            RETURNING due_at IS NOT NULL
            """)
        .param("id", id)
        .param("most", most)
        .param("millis", pause.toMillis())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /** Has a payment order sent again that the bank declined; false if nobody waits for that. */
  @Transactional
  public boolean payAgain(UUID id, Instant at) {
    var again =
        jdbc.sql("""
            UPDATE settlement
            SET declined = 0, due_at = :at, status_reason = NULL
            WHERE id = :id AND status = 'PAYING' AND declined > 0 AND due_at IS NULL
              AND status_reason = 'bank-declines'
            """).param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update() > 0;
    if (again) {
      Acts.changed(LedgerIds.SETTLEMENT.format(id), "bank-declines", SettlementStatus.PAYING);
    }
    return again;
  }

  /** Adds what a window is worth to the one that is open now, which pays or carries it. */
  void carry(Settlement from) {
    jdbc.sql("""
            INSERT INTO settlement_turnover (settlement_id, amount_minor)
            SELECT id, :netMinor
            FROM settlement
            WHERE counterparty = :counterparty AND currency = :currency AND status = 'OPEN'
            FOR KEY SHARE
            """)
        .param("netMinor", from.netMinor())
        .param("counterparty", from.counterparty())
        .param("currency", from.currency())
        .update();
  }

  /** Settles those whose payment a statement of the bank has shown: its journal says so. */
  List<UUID> settlePaid(Instant at) {
    return jdbc.sql("""
            UPDATE settlement
            SET status = 'SETTLED', settled_at = :at, due_at = NULL
            WHERE status = 'PAYING' AND EXISTS (
              SELECT FROM journal
              WHERE reference = 'stl_' || settlement.id AND kind = 'PAYOUT_SETTLED')
            RETURNING id
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }

  private static Settlement read(ResultSet row, int number) throws SQLException {
    return new Settlement(
        row.getObject("id", UUID.class),
        row.getString("counterparty"),
        row.getString("currency"),
        SettlementStatus.valueOf(row.getString("status")),
        row.getLong("worth_minor"),
        row.getObject("business_date", LocalDate.class),
        row.getString("status_reason"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        instant(row, "closed_at"),
        instant(row, "settled_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
