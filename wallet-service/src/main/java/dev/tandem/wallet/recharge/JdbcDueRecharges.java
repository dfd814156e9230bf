package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.wallet.charging.Backlog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recharges that are due for another attempt. Several instances may claim at once: each gets
 * different ones, and none waits.
 */
@Component
class JdbcDueRecharges {

  private static final String TAKE_UNSETTLED = """
      WITH due AS (
        SELECT id
        FROM recharge
        WHERE status IN ('CHARGING', 'UNKNOWN') AND due_at <= :now::timestamptz
        ORDER BY due_at
        LIMIT :limit
        FOR NO KEY UPDATE SKIP LOCKED
      )
      UPDATE recharge r
      SET due_at = :leaseUntil::timestamptz,
        bank_attempts = r.bank_attempts + 1,
        bank_asked_at = CASE
          WHEN r.charging_since > :chargeableSince::timestamptz OR r.bank_attempts = 0
            THEN :now::timestamptz
          ELSE r.bank_asked_at
        END
      FROM due
      WHERE r.id = due.id
      RETURNING r.*
      """;

  private static final String POSTPONE = """
      WITH standing AS (
        SELECT id
        FROM recharge
        WHERE id = ANY (:ids::uuid[]) AND status IN ('CHARGING', 'UNKNOWN')
        ORDER BY id
        FOR NO KEY UPDATE
      )
      UPDATE recharge r
      SET due_at = p.due_at
      FROM standing s
        JOIN unnest(:ids::uuid[], :dueAts::timestamptz[]) AS p (id, due_at) USING (id)
      WHERE r.id = s.id
      """;

  private final JdbcClient jdbc;

  JdbcDueRecharges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims recharges whose bank answer is missing until {@code leaseUntil}; if they are not settled
   * by then, they are due again. Those claimed for charging after {@code chargeableSince}, and
   * those taken for the first time, count as requested now.
   */
  @Transactional
  public List<Recharge> takeUnsettled(
      Instant now, Instant leaseUntil, Instant chargeableSince, int limit) {
    return jdbc.sql(TAKE_UNSETTLED)
        .param("now", now.toString())
        .param("leaseUntil", leaseUntil.toString())
        .param("chargeableSince", chargeableSince.toString())
        .param("limit", limit)
        .query(RechargeRow::map)
        .list();
  }

  /** Sets the times at which recharges that are still unsettled are due again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void postpone(Map<UUID, Instant> dueAtById) {
    if (dueAtById.isEmpty()) {
      return;
    }
    jdbc.sql(POSTPONE)
        .param("ids", SqlArrays.of(dueAtById.entrySet(), Map.Entry::getKey))
        .param("dueAts", SqlArrays.of(dueAtById.entrySet(), Map.Entry::getValue))
        .update();
  }

  /** The recharges of {@code ids}, in any state. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Recharge> all(Collection<UUID> ids) {
    return jdbc.sql("SELECT * FROM recharge WHERE id = ANY (:ids::uuid[])")
        .param("ids", SqlArrays.of(ids))
        .query(RechargeRow::map)
        .list();
  }

  /** Locks the recharges among {@code ids} that are not settled yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> lockUnsettled(Collection<UUID> ids) {
    return Set.copyOf(
        jdbc.sql("""
            SELECT id
            FROM recharge
            WHERE id = ANY (:ids::uuid[]) AND status IN ('CHARGING', 'UNKNOWN')
            ORDER BY id
            FOR NO KEY UPDATE
            """).param("ids", SqlArrays.of(ids)).query(UUID.class).list());
  }

  /** Makes the recharges of {@code breaks}, which are locked and unknown, wait for their break. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void contest(Map<UUID, UUID> breaks) {
    jdbc.sql("""
            UPDATE recharge r
            SET break_id = b.break_id, status_reason = :reason
            FROM unnest(:ids::uuid[], :breakIds::uuid[]) AS b (id, break_id)
            WHERE r.id = b.id AND r.break_id IS DISTINCT FROM b.break_id
            """)
        .param("ids", SqlArrays.of(breaks.entrySet(), Map.Entry::getKey))
        .param("breakIds", SqlArrays.of(breaks.entrySet(), Map.Entry::getValue))
        .param("reason", Recharge.CONTRADICTED)
        .update();
  }

  /** Makes the recharges of {@code ids}, which are locked, stop waiting for their break. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql("UPDATE recharge SET break_id = NULL WHERE id = ANY (:ids::uuid[])")
          .param("ids", SqlArrays.of(ids))
          .update();
    }
  }

  /** The number of recharges that wait for the bank's answer, and the age of the oldest. */
  @Transactional(readOnly = true)
  public Backlog unsettledBacklog(Instant now) {
    return jdbc.sql("""
            SELECT count(*) AS unsettled,
              coalesce(extract(epoch FROM :now::timestamptz - min(charging_since)), 0) AS oldest
            FROM recharge
            WHERE status IN ('CHARGING', 'UNKNOWN')
            """)
        .param("now", now.toString())
        .query((row, number) -> new Backlog(row.getLong("unsettled"), row.getDouble("oldest")))
        .single();
  }
}
