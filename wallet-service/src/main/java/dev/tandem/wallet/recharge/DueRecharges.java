package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.wallet.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recharges whose time has come. Any number of instances may take them: each gets others, nobody waits.
 */
@Component
public class DueRecharges {

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

  DueRecharges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks recharges that still wait for a decision after their deadline. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Recharge> lockOverdue(Instant now, int limit) {
    return jdbc.sql("""
            SELECT *
            FROM recharge
            WHERE status IN ('SCREENING', 'STEP_UP', 'ON_HOLD') AND due_at <= :now::timestamptz
            ORDER BY due_at
            LIMIT :limit
            FOR NO KEY UPDATE SKIP LOCKED
            """)
        .param("now", now.toString())
        .param("limit", limit)
        .query(RechargeRow::map)
        .list();
  }

  /**
   * Takes recharges whose bank answer is missing, until {@code leaseUntil}: if nothing comes of it by then,
   * they are due again. Those claimed after {@code chargeableSince}, and those taken for the first time, count
   * as asked to be charged now.
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

  /** Has those that are still unsettled looked after again at the given times. */
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

  /** How many recharges wait for the bank's answer, and since when the oldest does. */
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

  /**
   * What the bank still owes an answer for.
   *
   * @param count how many recharges
   * @param oldestSeconds for how long the oldest has been waiting
   */
  public record Backlog(long count, double oldestSeconds) {}
}
