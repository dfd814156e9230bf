package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.wallet.charging.Backlog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that are due for another attempt. Several instances may claim at once: each gets
 * different ones, and none waits.
 */
@Component
class JdbcDuePayments {

  private static final String TAKE = """
      WITH due AS (
        SELECT id
        FROM fund_payment
        WHERE due_at <= :now::timestamptz
        ORDER BY due_at
        LIMIT :limit
        FOR NO KEY UPDATE SKIP LOCKED
      )
      UPDATE fund_payment p
      SET due_at = :leaseUntil::timestamptz,
        attempts = p.attempts + 1,
        bank_asked_at = CASE
          WHEN p.status IN ('CHARGING', 'UNKNOWN') AND p.break_id IS NULL AND p.pay_by > :now::timestamptz
            THEN :now::timestamptz
          ELSE p.bank_asked_at
        END
      FROM due
      WHERE p.id = due.id
      RETURNING p.*
      """;

  private final JdbcClient jdbc;

  JdbcDuePayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims unsettled payments until {@code leaseUntil}; if they are not settled by then, they are
   * due again. Those that may still be charged count as requested now.
   */
  @Transactional
  public List<FundPayment> take(Instant now, Instant leaseUntil, int limit) {
    return jdbc.sql(TAKE)
        .param("now", now.toString())
        .param("leaseUntil", leaseUntil.toString())
        .param("limit", limit)
        .query(FundPaymentRow::map)
        .list();
  }

  /** Sets the times at which payments, which are locked and still unsettled, are due again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void postpone(Map<UUID, Instant> dueAtById) {
    if (dueAtById.isEmpty()) {
      return;
    }
    jdbc.sql("""
            UPDATE fund_payment p
            SET due_at = later.due_at
            FROM unnest(:ids::uuid[], :dueAts::timestamptz[]) AS later (id, due_at)
            WHERE p.id = later.id AND p.due_at IS NOT NULL
            """)
        .param("ids", SqlArrays.of(dueAtById.entrySet(), Map.Entry::getKey))
        .param("dueAts", SqlArrays.of(dueAtById.entrySet(), Map.Entry::getValue))
        .update();
  }

  /** The number of unsettled payments, and the age of the oldest. */
  @Transactional(readOnly = true)
  public Backlog backlog(Instant now) {
    return jdbc.sql("""
            SELECT count(*) AS unsettled,
              coalesce(extract(epoch FROM :now::timestamptz - min(created_at)), 0) AS oldest
            FROM fund_payment
            WHERE due_at IS NOT NULL
            """)
        .param("now", now.toString())
        .query((row, number) -> new Backlog(row.getLong("unsettled"), row.getDouble("oldest")))
        .single();
  }

  /** Makes the payments of {@code breaks}, which are locked, wait for their break. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void contest(Map<UUID, UUID> breaks) {
    jdbc.sql("""
            UPDATE fund_payment p
            SET break_id = b.break_id
            FROM unnest(:ids::uuid[], :breakIds::uuid[]) AS b (id, break_id)
            WHERE p.id = b.id AND p.break_id IS DISTINCT FROM b.break_id
            """)
        .param("ids", SqlArrays.of(breaks.entrySet(), Map.Entry::getKey))
        .param("breakIds", SqlArrays.of(breaks.entrySet(), Map.Entry::getValue))
        .update();
  }

  /** Makes the payments of {@code ids}, which are locked, stop waiting for their break. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql("UPDATE fund_payment SET break_id = NULL WHERE id = ANY (:ids::uuid[])")
          .param("ids", SqlArrays.of(ids))
          .update();
    }
  }
}
