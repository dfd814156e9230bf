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
 * Payments whose time has come. Any number of instances may take them: each gets others, nobody
 * waits.
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
   * Takes payments that are not settled, until {@code leaseUntil}: if nothing comes of it by then,
   * they are due again. Those that may still be charged count as asked to be charged now.
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

  /**
   * Has those that are not settled yet, and were locked before, looked after again at the given
   * times.
   */
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

  /** How many payments are not settled, and since when the oldest was asked for. */
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

  /** Has those of {@code breaks}, which are locked, wait for their break. */
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

  /** Ends the waiting of those of {@code ids}, which are locked, for their break. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql("UPDATE fund_payment SET break_id = NULL WHERE id = ANY (:ids::uuid[])")
          .param("ids", SqlArrays.of(ids))
          .update();
    }
  }
}
