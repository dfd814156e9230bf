package dev.tandem.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.contract.Money;
import dev.tandem.wallet.FundOrders.Order;
import dev.tandem.wallet.ledger.JdbcLedger;
import dev.tandem.wallet.ledger.PurchaseMoney;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.wallet.FundOrders.fromBalance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A fund order that is paid from the balance: its money is held first, then captured. */
class HoldIT extends RunningService {

  private static final Map<String, Long> CAPTURED =
      Map.of("WALLET_AVAILABLE", -1000L, "SUBSCRIPTION_IN_TRANSIT", 985L, "FEE_INCOME", 15L);

  @Autowired
  private JdbcLedger ledger;

  @Autowired
  private TransactionTemplate transaction;

  @Test
  void capturesWhatIsHeldWithItsFee() {
    var order = fromBalance(aWalletHolding(1250), 1000, 15);

    fundOrders.asksForPayment(order);

    var completed = payments.awaitCompleted(order);
    assertThat(completed.amount()).isEqualTo(Money.of(1000, "CNY"));
    assertThat(completed.fee()).isEqualTo(Money.of(15, "CNY"));
    assertThat(books().statesOf(order)).isEqualTo("RECEIVED HELD PAID");
    assertThat(books().sumsOf(order)).isEqualTo(CAPTURED);
    assertThat(availableMinor(order.walletId())).isEqualTo(250);
    assertThat(heldMinor(order.walletId())).isZero();
  }

  @Test
  void failsWhereTheWalletDoesNotHoldEnough() {
    var order = fromBalance(aWalletHolding(999), 1000, 15);

    fundOrders.asksForPayment(order);

    assertThat(payments.awaitFailed(order).reason()).isEqualTo("insufficient-balance");
    assertThat(books().sumsOf(order)).isEmpty();
    assertThat(availableMinor(order.walletId())).isEqualTo(999);
  }

  @Test
  void paysAsManyAsTheBalanceAllowsHoweverManyAskAtOnce() {
    var wallet = aWalletHolding(1250);
    var orders =
        IntStream.range(0, 20).mapToObj(n -> fromBalance(wallet, 100, 1)).toList();

    orders.parallelStream().forEach(order -> {
      fundOrders.asksForPayment(order);
      fundOrders.asksForPayment(order);
    });

    assertThat(orders)
        .filteredOn(order -> {
          await()
              .atMost(PATIENCE)
              .until(() ->
                  payments.completedOf(order).size() + payments.failedOf(order).size() == 1);
          return !payments.completedOf(order).isEmpty();
        })
        .hasSize(12);
    assertThat(availableMinor(wallet)).isEqualTo(50);
    assertThat(heldMinor(wallet)).isZero();
  }

  @Test
  void capturesAHoldWhoseProcessDied() {
    var order = fromBalance(aWalletHolding(1250), 1000, 15);
    hold(order, "10 years");
    assertThat(availableMinor(order.walletId())).isEqualTo(250);
    assertThat(heldMinor(order.walletId())).isEqualTo(1000);

    isDue(order);

    payments.awaitCompleted(order);
    assertThat(books().sumsOf(order)).isEqualTo(CAPTURED);
    assertThat(heldMinor(order.walletId())).isZero();
  }

  @Test
  void releasesAHoldThatWasNotCapturedInTime() {
    var order = fromBalance(aWalletHolding(1250), 1000, 15);
    hold(order, "0 seconds");

    isDue(order);

    assertThat(payments.awaitFailed(order).reason()).isEqualTo("payment-deadline");
    assertThat(books().sumsOf(order)).isEmpty();
    assertThat(availableMinor(order.walletId())).isEqualTo(1250);
    assertThat(heldMinor(order.walletId())).isZero();
  }

  @Test
  void releasesAHoldThatIsReversed() {
    var order = fromBalance(aWalletHolding(1250), 1000, 15);
    hold(order, "10 years");

    fundOrders.asksForReversal(order);

    assertThat(payments.awaitReversed(order).returned()).isEqualTo(Money.of(0, "CNY"));
    assertThat(books().sumsOf(order)).isEmpty();
    assertThat(availableMinor(order.walletId())).isEqualTo(1250);
    assertThat(heldMinor(order.walletId())).isZero();
  }

  @Test
  void returnsWhatWasCapturedWithItsFee() {
    var order = fromBalance(aWalletHolding(1250), 1000, 15);
    fundOrders.asksForPayment(order);
    payments.awaitCompleted(order);

    fundOrders.asksForReversal(order);

    var reversed = payments.awaitReversed(order);
    assertThat(reversed.returned()).isEqualTo(Money.of(1000, "CNY"));
    assertThat(reversed.fee()).isEqualTo(Money.of(15, "CNY"));
    assertThat(reversed.accepted()).isFalse();
    assertThat(books().sumsOf(order)).isEmpty();
    assertThat(availableMinor(order.walletId())).isEqualTo(1250);
  }

  // What a process leaves behind that dies between the hold's commit and the capture.
  private void hold(Order order, String payableFor) {
    var walletId = order.walletId().substring("wal_".length());
    var money = new PurchaseMoney(
        UUID.fromString(FundBooks.uuid(order)),
        UUID.fromString(walletId),
        Money.of(order.amountMinor(), "CNY"),
        Money.of(order.feeMinor(), "CNY"),
        Money.of(0, "CNY"));
    transaction.executeWithoutResult(status -> {
      jdbc.sql("""
              INSERT INTO fund_payment (id, kind, wallet_id, owner_id, currency, amount_minor,
                fee_minor, status, pay_by, created_at)
              VALUES (:id::uuid, 'BALANCE', :walletId::uuid, 'owner', 'CNY', :amountMinor,
                :feeMinor, 'RECEIVED', now() + :payableFor::interval, now())
              """)
          .param("id", FundBooks.uuid(order))
          .param("walletId", walletId)
          .param("amountMinor", order.amountMinor())
          .param("feeMinor", order.feeMinor())
          .param("payableFor", payableFor)
          .update();
      jdbc.sql("""
              WITH held AS (
                UPDATE fund_payment
                SET status = 'HELD', due_at = now() + interval '10 years'
                WHERE id = :id::uuid
              )
              INSERT INTO fund_payment_transition (payment_id, number, status, at)
              VALUES (:id::uuid, 1, 'HELD', now())
              """).param("id", FundBooks.uuid(order)).update();
      ledger.record(List.of(money.held(Instant.now())));
    });
  }

  private void isDue(Order order) {
    jdbc.sql("UPDATE fund_payment SET due_at = now() WHERE id = ?::uuid")
        .param(FundBooks.uuid(order))
        .update();
  }

  private FundBooks books() {
    return new FundBooks(jdbc);
  }
}
