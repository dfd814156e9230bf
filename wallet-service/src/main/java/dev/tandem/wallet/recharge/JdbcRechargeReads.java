package dev.tandem.wallet.recharge;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.web.waiting.OutcomeSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import static dev.tandem.wallet.recharge.RechargeStatus.SCREENING;

/** Reads recharges without locking them. */
@Component
public class JdbcRechargeReads implements OutcomeSource {

  private final JdbcClient jdbc;

  JdbcRechargeReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The recharge in its current state. */
  public Optional<Recharge> find(UUID id) {
    return find(id, null);
  }

  /** The same, if it belongs to {@code onlyOf}, or to anyone if that is null. */
  public Optional<Recharge> find(UUID id, @Nullable String onlyOf) {
    return jdbc.sql("""
        SELECT *
        FROM recharge
        WHERE id = :id AND (:onlyOf::text IS NULL OR owner_id = :onlyOf)
        """)
        .param("id", id)
        .param("onlyOf", onlyOf)
        .query(RechargeRow::map)
        .optional();
  }

  /** Whether this wallet exists and is of {@code onlyOf}, or anyone's if that is null. */
  public boolean hasWallet(UUID walletId, @Nullable String onlyOf) {
    return jdbc.sql("""
            SELECT EXISTS (
              SELECT FROM wallet
              WHERE id = :id AND (:onlyOf::text IS NULL OR owner_id = :onlyOf))
            """)
        .param("id", walletId)
        .param("onlyOf", onlyOf)
        .query(Boolean.class)
        .single();
  }

  /** Up to {@code limit} recharges of the wallet, the newest first, from {@code before} on. */
  public List<Recharge> newest(
      UUID walletId, RechargeFilter filter, @Nullable UUID before, int limit) {
    // Ids ascend by time.
    return jdbc.sql("""
            SELECT *
            FROM recharge
            WHERE wallet_id = :walletId
              AND (:before::uuid IS NULL OR id < :before)
              AND (:status::text IS NULL OR status = :status)
              AND (:from::timestamptz IS NULL OR created_at >= :from)
              AND (:to::timestamptz IS NULL OR created_at < :to)
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("walletId", walletId)
        .param("before", before)
        .param("status", filter.status() == null ? null : filter.status().name())
        .param("from", filter.from(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("to", filter.to(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("limit", limit)
        .query(RechargeRow::map)
        .list();
  }

  /** The answer for {@code recharge}, with its whole timeline. */
  public RechargeAnswer withTimeline(Recharge recharge) {
    return RechargeAnswer.of(recharge, timelineOf(recharge));
  }

  private List<Transition> timelineOf(Recharge recharge) {
    // Every recharge begins with being screened; only what came after that has rows.
    var timeline = new ArrayList<Transition>();
    timeline.add(new Transition(SCREENING, null, recharge.createdAt(), null));
    if (recharge.transitionCount() == 1) {
      return timeline;
    }
    // No further than the recharge that was read before: it may have moved on.
    timeline.addAll(jdbc.sql("""
            SELECT status, reason, at, caused_by
            FROM recharge_transition
            WHERE recharge_id = :id AND number BETWEEN 2 AND :count
            ORDER BY number
            """)
        .param("id", recharge.id())
        .param("count", recharge.transitionCount())
        .query((row, number) -> new Transition(
            RechargeStatus.valueOf(row.getString("status")),
            row.getString("reason"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getObject("caused_by", UUID.class)))
        .list());
    return timeline;
  }

  /** The recharges among {@code ids} whose wallet is frozen. */
  public List<UUID> ofFrozenWallets(Collection<UUID> ids) {
    return jdbc.sql("""
            SELECT r.id
            FROM recharge r JOIN wallet w ON w.id = r.wallet_id
            WHERE r.id = ANY (:ids::uuid[]) AND w.status = 'FROZEN'
            """).param("ids", SqlArrays.of(ids)).query(UUID.class).list();
  }

  @Override
  public List<UUID> reachedAmong(Collection<UUID> ids) {
    return jdbc.sql("""
            SELECT id
            FROM recharge
            WHERE id = ANY (:ids::uuid[]) AND status NOT IN ('SCREENING', 'CHARGING', 'UNKNOWN')
            """).param("ids", SqlArrays.of(ids)).query(UUID.class).list();
  }

  /**
   * Which recharges of a wallet are wanted; null where it does not matter.
   *
   * @param from the first moment of their request
   * @param to the first moment that is too late
   */
  public record RechargeFilter(
      @Nullable RechargeStatus status,
      @Nullable OffsetDateTime from,
      @Nullable OffsetDateTime to) {}

  /**
   * A state a recharge has been in.
   *
   * @param causedBy the event that brought it there, if one did
   */
  public record Transition(
      RechargeStatus status,
      @Nullable String reason,
      Instant at,
      @Nullable UUID causedBy) {}
}
