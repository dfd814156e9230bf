package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.wallet.WalletIds;
import dev.tandem.web.trace.PaymentState;
import dev.tandem.web.trace.PaymentTrail;
import dev.tandem.web.transaction.AfterCommit;
import dev.tandem.web.waiting.OutcomeWaiters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves recharges from state to state, many at a time.
 *
 * <p>A move happens only if the recharge is still in a state that the move leaves: late, repeated
 * and reordered causes change nothing. Every move is recorded.
 */
@Component
public class JdbcRecharges {

  // Rows are locked in the order of their ids, so that batches that share recharges never deadlock.
  // A row that another transaction moved meanwhile is looked at again once it is unlocked. What
  // waits for a break is not moved before it is released.
  private static final String MOVE = """
      WITH asked AS (
        SELECT DISTINCT ON (id) id, reason, due_at, caused_by, credited_minor
        FROM unnest(:ids::uuid[], :reasons::text[], :dueAts::timestamptz[], :causes::uuid[],
            :credited::bigint[])
          WITH ORDINALITY AS a (id, reason, due_at, caused_by, credited_minor, position)
        ORDER BY id, position
      ), standing AS (
        SELECT id
        FROM recharge
        WHERE id = ANY (:ids::uuid[]) AND status = ANY (:from::text[])
          AND break_id IS NULL
        ORDER BY id
        FOR NO KEY UPDATE
      ), moved AS (
        UPDATE recharge r
        SET status = :to,
          status_reason = a.reason,
          due_at = a.due_at,
          credited_minor = nullif(a.credited_minor, r.amount_minor),
          step_up_code_hash = NULL,
          transition_count = r.transition_count + 1,
          event_sequence = r.event_sequence + CASE WHEN :terminal THEN 1 ELSE 0 END,
          funding_token = CASE WHEN :terminal THEN NULL ELSE r.funding_token END,
          ended_at = CASE WHEN :terminal THEN :at::timestamptz END,
          charging_since = CASE WHEN :charging THEN :at::timestamptz ELSE r.charging_since END,
          bank_asked_at = CASE WHEN :charging THEN :at::timestamptz ELSE r.bank_asked_at END
        FROM standing s JOIN asked a USING (id)
        WHERE r.id = s.id
        RETURNING r.*
      ), recorded AS (
        INSERT INTO recharge_transition (recharge_id, number, status, reason, at, caused_by)
        SELECT m.id, m.transition_count, m.status, m.status_reason, :at::timestamptz, a.caused_by
        FROM moved m JOIN asked a USING (id)
      )
      SELECT * FROM moved ORDER BY id
      """;

  private final JdbcClient jdbc;
  private final RechargeMeters meters;
  private final OutcomeWaiters waiters;
  private final PaymentTrail trail;

  JdbcRecharges(
      JdbcClient jdbc, RechargeMeters meters, OutcomeWaiters waiters, PaymentTrail trail) {
    this.jdbc = jdbc;
    this.meters = meters;
    this.waiters = waiters;
    this.trail = trail;
  }

  /**
   * Applies {@code transition} to every recharge of {@code changes} whose state it leaves; of
   * several changes of one recharge the first counts.
   *
   * @return the recharges that were moved, in their new state
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Recharge> move(RechargeTransition transition, List<Change> changes, Instant at) {
    if (changes.isEmpty()) {
      return List.of();
    }
    var moved = jdbc.sql(MOVE)
        .param("ids", SqlArrays.of(changes, Change::rechargeId))
        .param("reasons", SqlArrays.of(changes, Change::reason))
        .param("dueAts", SqlArrays.of(changes, Change::dueAt))
        .param("causes", SqlArrays.of(changes, Change::causedBy))
        .param("credited", SqlArrays.of(changes, Change::creditedMinor))
        .param("from", SqlArrays.of(transition.leaves(), status -> status))
        .param("to", transition.to().name())
        .param("terminal", transition.to().isTerminal())
        .param("charging", transition.to() == RechargeStatus.CHARGING)
        .param("at", at.toString())
        .query(RechargeRow::map)
        .list();
    tellAfterCommit(moved);
    return moved;
  }

  /** Reads an owner's recharge and locks it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Recharge> lock(UUID id, String ownerId) {
    return jdbc.sql(
            "SELECT * FROM recharge WHERE id = :id AND owner_id = :ownerId FOR NO KEY UPDATE")
        .param("id", id)
        .param("ownerId", ownerId)
        .query(RechargeRow::map)
        .optional();
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

  /** Keeps the hashes of the codes that were sent for {@code moved}, which wait for them now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepCodeHashes(List<Recharge> moved, Function<Recharge, @Nullable String> hash) {
    if (moved.isEmpty()) {
      return;
    }
    jdbc.sql("""
            UPDATE recharge r
            SET step_up_code_hash = kept.hash
            FROM unnest(:ids::uuid[], :hashes::text[]) AS kept (id, hash)
            WHERE r.id = kept.id AND r.status = 'STEP_UP'
            """)
        .param("ids", SqlArrays.of(moved, Recharge::id))
        .param("hashes", SqlArrays.of(moved, hash))
        .update();
  }

  /** Counts a wrong step-up code. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void countStepUpFailure(UUID id) {
    jdbc.sql("UPDATE recharge SET step_up_failures = step_up_failures + 1 WHERE id = :id")
        .param("id", id)
        .update();
  }

  /** After COMMIT, counts and logs {@code changed} and wakes the callers who wait for them. */
  public void tellAfterCommit(List<Recharge> changed) {
    if (!changed.isEmpty()) {
      AfterCommit.run(() -> {
        meters.changed(changed);
        changed.forEach(recharge -> trail.reached(stateOf(recharge)));
        waiters.reached(changed.stream()
            .filter(recharge -> recharge.status().isOutcome())
            .map(Recharge::id)
            .toList());
      });
    }
  }

  private static PaymentState stateOf(Recharge recharge) {
    return new PaymentState(
        "Recharge",
        WalletIds.RECHARGE.format(recharge.id()),
        recharge.status(),
        recharge.statusReason(),
        recharge.amount().minorUnits(),
        recharge.amount().currency(),
        WalletIds.WALLET.format(recharge.walletId()),
        recharge.traceId());
  }
}
