package dev.tandem.console.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of payments, built from events. */
@Repository
public class JdbcPayments {

  /**
   * The number of payments in one state.
   *
   * @param oldest the time since which the oldest one has been there
   */
  public record InState(PaymentKind kind, String state, long count, Instant oldest) {}

  /** The number of payments that moved last in one minute, and are in one state. */
  public record InMinute(Instant minute, String state, long count) {}

  private final JdbcClient jdbc;

  JdbcPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Applies events. The result is the same in any order, and if they come again. */
  void apply(List<PaymentNews> news) {
    if (news.isEmpty()) {
      return;
    }
    // A payment's news of one batch are one row first: a statement changes no row twice.
    jdbc.sql("""
            WITH news AS (
              SELECT * FROM unnest(
                :ids::text[], :kinds::text[], :stages::integer[], :states::text[],
                :owners::text[], :wallets::text[], :funds::text[], :amounts::bigint[],
                :currencies::text[], :at::timestamptz[])
                AS n(id, kind, stage, state, owner_id, wallet_id, fund_code, amount_minor,
                     currency, at)
            )
            INSERT INTO payment AS known
              (id, kind, stage, state, owner_id, wallet_id, fund_code, amount_minor, currency,
               started_at, moved_at)
            SELECT id, min(kind), max(stage), (array_agg(state ORDER BY stage DESC, at DESC))[1],
                   max(owner_id), max(wallet_id), max(fund_code),
                   (array_agg(amount_minor ORDER BY stage) FILTER (WHERE amount_minor IS NOT NULL))[1],
                   max(currency), min(at), max(at)
            FROM news
            GROUP BY id
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET
              state = CASE WHEN excluded.stage >= known.stage
                THEN excluded.state ELSE known.state END,
              stage = greatest(known.stage, excluded.stage),
              owner_id = coalesce(known.owner_id, excluded.owner_id),
              wallet_id = coalesce(known.wallet_id, excluded.wallet_id),
              fund_code = coalesce(known.fund_code, excluded.fund_code),
              amount_minor = coalesce(known.amount_minor, excluded.amount_minor),
              currency = coalesce(known.currency, excluded.currency),
              started_at = least(known.started_at, excluded.started_at),
              moved_at = greatest(known.moved_at, excluded.moved_at)
            """)
        .param("ids", SqlArrays.of(news, PaymentNews::id))
        .param("kinds", SqlArrays.of(news, PaymentNews::kind))
        .param("stages", SqlArrays.of(news, PaymentNews::stage))
        .param("states", SqlArrays.of(news, PaymentNews::state))
        .param("owners", SqlArrays.of(news, PaymentNews::ownerId))
        .param("wallets", SqlArrays.of(news, PaymentNews::walletId))
        .param("funds", SqlArrays.of(news, PaymentNews::fundCode))
        .param("amounts", SqlArrays.of(news, PaymentNews::amountMinor))
        .param("currencies", SqlArrays.of(news, PaymentNews::currency))
        .param("at", SqlArrays.of(news, PaymentNews::at))
        .update();
  }

  void forgetAll() {
    jdbc.sql("DELETE FROM payment").update();
  }

  public Optional<Payment> find(String id) {
    return jdbc.sql("SELECT * FROM payment WHERE id = :id")
        .param("id", id)
        .query((row, number) -> payment(row))
        .optional();
  }

  /** The payments that moved last. */
  public List<Payment> latest(int limit) {
    return listed("ORDER BY moved_at DESC", null, limit);
  }

  /** The payments in a state, the longest unmoved first. */
  public List<Payment> waitingIn(String state, int limit) {
    return listed("WHERE state = :of ORDER BY moved_at", state, limit);
  }

  /** The payments of one owner, the latest first. */
  public List<Payment> ofOwner(String ownerId, int limit) {
    return listed("WHERE owner_id = :of ORDER BY started_at DESC", ownerId, limit);
  }

  /** The payments of one wallet, the latest first. */
  public List<Payment> ofWallet(String walletId, int limit) {
    return listed("WHERE wallet_id = :of ORDER BY started_at DESC", walletId, limit);
  }

  private List<Payment> listed(String which, @Nullable String of, int limit) {
    return jdbc.sql("SELECT * FROM payment " + which + " LIMIT :limit")
        .param("of", of)
        .param("limit", limit)
        .query((row, number) -> payment(row))
        .list();
  }

  /** The number of payments in each of {@code states}. */
  public List<InState> count(Collection<String> states) {
    return jdbc.sql("""
            SELECT kind, state, count(*) AS count, min(moved_at) AS oldest
            FROM payment WHERE state = ANY (:states)
            GROUP BY kind, state
            """)
        .param("states", SqlArrays.of(states))
        .query((row, number) -> new InState(
            PaymentKind.valueOf(row.getString("kind")),
            row.getString("state"),
            row.getLong("count"),
            row.getObject("oldest", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The number of payments in each state by the minute they moved last, since {@code from}. */
  public List<InMinute> countByMinute(Instant from) {
    return jdbc.sql("""
            SELECT date_trunc('minute', moved_at) AS minute, state, count(*) AS count
            FROM payment WHERE moved_at >= :from
            GROUP BY 1, 2
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .query((row, number) -> new InMinute(
            row.getObject("minute", OffsetDateTime.class).toInstant(),
            row.getString("state"),
            row.getLong("count")))
        .list();
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        row.getString("id"),
        PaymentKind.valueOf(row.getString("kind")),
        row.getString("owner_id"),
        row.getString("wallet_id"),
        row.getString("fund_code"),
        row.getObject("amount_minor", Long.class),
        row.getString("currency"),
        row.getString("state"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("moved_at", OffsetDateTime.class).toInstant());
  }
}
