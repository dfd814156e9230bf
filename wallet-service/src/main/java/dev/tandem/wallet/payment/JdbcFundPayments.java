package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.wallet.bank.FundingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of fund payments, written many at a time. Rows are always locked in the order of their
 * ids, and before any account: transactions that share payments or wallets queue up and never
 * deadlock.
 */
@Component
class JdbcFundPayments {

  // An order that is known already inserts nothing, whether it was paid, refused or reversed.
  private static final String ADD = """
      WITH asked AS (
        SELECT *
        FROM unnest(:ids::uuid[], :kinds::text[], :walletIds::uuid[], :ownerIds::text[],
            :currencies::text[], :amounts::bigint[], :fees::bigint[], :waived::bigint[],
            :statuses::text[], :reasons::text[], :tokens::text[], :payBys::timestamptz[], :returned::bigint[],
            :sequences::integer[], :traceIds::uuid[], :causes::uuid[])
          AS a (id, kind, wallet_id, owner_id, currency, amount_minor, fee_minor,
            waived_fee_minor, status, status_reason, funding_token, pay_by, returned_minor,
            event_sequence, trace_id, caused_by)
      ), added AS (
        INSERT INTO fund_payment (id, kind, wallet_id, owner_id, currency, amount_minor, fee_minor,
          waived_fee_minor, status, status_reason, funding_token, pay_by, returned_minor,
          event_sequence, trace_id, created_at)
        SELECT id, kind, wallet_id, owner_id, currency, amount_minor, fee_minor,
          waived_fee_minor, status, status_reason, funding_token, pay_by, returned_minor,
          event_sequence, trace_id, :at::timestamptz
        FROM asked
        ORDER BY id
        ON CONFLICT (id) DO NOTHING
        RETURNING *
      ), recorded AS (
        INSERT INTO fund_payment_transition (payment_id, number, status, reason, at, caused_by)
        SELECT DISTINCT ON (id) id, 1, n.status, n.status_reason, :at::timestamptz, a.caused_by
        FROM added n JOIN asked a USING (id)
      )
      SELECT * FROM added ORDER BY id
      """;

  private static final String MOVE = """
      WITH step AS (
        SELECT *
        FROM unnest(:ids::uuid[], :from::text[], :to::text[], :reasons::text[],
            :dueAts::timestamptz[], :returned::bigint[], :causes::uuid[])
          AS s (id, from_status, to_status, reason, due_at, returned_minor, caused_by)
      ), moved AS (
        UPDATE fund_payment p
        SET status = s.to_status,
          status_reason = s.reason,
          due_at = s.due_at,
          returned_minor = s.returned_minor,
          transition_count = p.transition_count + 1,
          event_sequence = p.event_sequence
            + CASE WHEN s.to_status IN ('PAID', 'FAILED', 'REVERSED') THEN 1 ELSE 0 END,
          funding_token =
            CASE WHEN s.to_status IN ('CHARGING', 'UNKNOWN') THEN p.funding_token END,
          bank_asked_at =
            CASE WHEN s.to_status = 'CHARGING' THEN :at::timestamptz ELSE p.bank_asked_at END
        FROM step s
        WHERE p.id = s.id AND p.status = s.from_status
        RETURNING p.*
      ), recorded AS (
        INSERT INTO fund_payment_transition (payment_id, number, status, reason, at, caused_by)
        SELECT m.id, m.transition_count, m.status, m.status_reason, :at::timestamptz, s.caused_by
        FROM moved m JOIN step s USING (id)
      )
      SELECT * FROM moved ORDER BY id
      """;

  private final JdbcClient jdbc;

  JdbcFundPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds those of {@code payments} whose order is not known yet.
   * @param causeOf the event that requested it
   * @return the payments that were added
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<FundPayment> add(
      Collection<FundPayment> payments, Function<FundPayment, UUID> causeOf, Instant at) {
    return jdbc.sql(ADD)
        .param("ids", SqlArrays.of(payments, FundPayment::orderId))
        .param("kinds", SqlArrays.of(payments, FundPayment::kind))
        .param("walletIds", SqlArrays.of(payments, FundPayment::walletId))
        .param("ownerIds", SqlArrays.of(payments, FundPayment::ownerId))
        .param("currencies", SqlArrays.of(payments, payment -> payment.amount().currency()))
        .param("amounts", SqlArrays.of(payments, payment -> payment.amount().minorUnits()))
        .param("fees", SqlArrays.of(payments, payment -> payment.fee().minorUnits()))
        .param("waived", SqlArrays.of(payments, payment -> payment.waivedFee().minorUnits()))
        .param("statuses", SqlArrays.of(payments, FundPayment::status))
        .param("reasons", SqlArrays.of(payments, FundPayment::statusReason))
        .param("tokens", SqlArrays.of(payments, payment -> tokenOf(payment.fundingToken())))
        .param("payBys", SqlArrays.of(payments, FundPayment::payBy))
        .param(
            "returned",
            SqlArrays.of(
                payments,
                payment ->
                    payment.returned() == null ? null : payment.returned().minorUnits()))
        .param("sequences", SqlArrays.of(payments, FundPayment::eventSequence))
        .param("traceIds", SqlArrays.of(payments, FundPayment::traceId))
        .param("causes", SqlArrays.of(payments, causeOf))
        .param("at", at.toString())
        .query(FundPaymentRow::map)
        .list();
  }

  /** Reads payments and locks them until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  List<FundPayment> lock(Collection<UUID> orderIds) {
    return jdbc.sql("""
            SELECT *
            FROM fund_payment
            WHERE id = ANY (:ids::uuid[])
            ORDER BY id
            FOR NO KEY UPDATE
            """)
        .param("ids", SqlArrays.of(orderIds))
        .query(FundPaymentRow::map)
        .list();
  }

  /**
   * Applies {@code steps}, each of another payment, to those payments that still have the status in
   * which their step starts.
   *
   * @param dueAt the time of the next attempt, for states that are not settled
   * @return the payments in their new state
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<FundPayment> move(List<Step> steps, Function<Step, @Nullable Instant> dueAt, Instant at) {
    return jdbc.sql(MOVE)
        .param("ids", SqlArrays.of(steps, step -> step.payment().orderId()))
        .param("from", SqlArrays.of(steps, step -> step.payment().status()))
        .param("to", SqlArrays.of(steps, Step::to))
        .param("reasons", SqlArrays.of(steps, Step::reason))
        .param("dueAts", SqlArrays.of(steps, dueAt))
        .param(
            "returned",
            SqlArrays.of(
                steps, step -> step.returned() == null ? null : step.returned().minorUnits()))
        .param("causes", SqlArrays.of(steps, Step::causedBy))
        .param("at", at.toString())
        .query(FundPaymentRow::map)
        .list();
  }

  /** The wallets among {@code walletIds} that exist. */
  @Transactional(propagation = Propagation.MANDATORY)
  Map<UUID, Payer> payers(Collection<UUID> walletIds) {
    var payers = new HashMap<UUID, Payer>();
    jdbc.sql("SELECT id, currency, status FROM wallet WHERE id = ANY (:ids::uuid[])")
        .param("ids", SqlArrays.of(walletIds))
        .query((row, number) -> payers.put(
            row.getObject("id", UUID.class),
            new Payer(
                Currency.getInstance(row.getString("currency")),
                row.getString("status").equals("FROZEN"))))
        .list();
    return payers;
  }

  private static @Nullable String tokenOf(@Nullable FundingToken token) {
    return token == null ? null : token.value();
  }
}
