package dev.tandem.wallet;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.tandem.contract.Money;
import dev.tandem.wallet.FundOrders.Order;
import org.junit.jupiter.api.Test;

import static dev.tandem.wallet.FundOrders.discount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A fund order whose payment is to be reversed: before, while and after it is made. */
class ReversalIT extends RunningService {

  private static final Map<String, Long> IN_THE_WALLET =
      Map.of("BANK_CLEARING", -5000L, "WALLET_AVAILABLE", 5000L);

  @Test
  void refusesThePaymentThatItsReversalOvertook() {
    var order = discount(aWallet(), "tok_ok");
    awaitHandled(fundOrders.asksForReversal(order));

    awaitHandled(fundOrders.asksForPayment(order), fundOrders.asksForReversal(order));

    assertThat(payments.awaitReversed(order).returned()).isEqualTo(Money.of(0, "CNY"));
    assertThat(payments.reversedOf(order)).hasSize(1);
    assertThat(books().statesOf(order)).isEqualTo("REVERSED");
    assertThat(FundBooks.chargesOf(order)).isZero();
  }

  @Test
  void answersTheReversalOnlyOnceItIsKnownThatTheBankCharged() {
    var order = discount(aWallet(), "tok_timeout_then_ok");
    fundOrders.asksForPayment(order);
    await().atMost(PATIENCE).until(() -> FundBooks.chargesOf(order) == 1);

    fundOrders.asksForReversal(order);

    assertThat(payments.awaitReversed(order).returned()).isEqualTo(Money.of(5000, "CNY"));
    assertThat(payments.awaitReversed(order).credited()).isEqualTo(Money.of(5000, "CNY"));
    assertThat(books().statesOf(order)).endsWith("REVERSING REVERSED");
    assertThat(books().sumsOf(order)).isEqualTo(IN_THE_WALLET);
    assertThat(availableMinor(order.walletId())).isEqualTo(5000);
    assertThat(payments.completedOf(order)).isEmpty();
  }

  @Test
  void answersTheReversalOnlyOnceItIsKnownThatTheBankCannotChargeAnyMore() {
    var order = discount(aWallet(), "tok_error_503");
    fundOrders.asksForPayment(order);
    awaitCharging(order);

    fundOrders.asksForReversal(order);

    assertThat(payments.awaitReversed(order).returned()).isEqualTo(Money.of(0, "CNY"));
    assertThat(books().secondsFromLastAskToEnd(order))
        .isGreaterThanOrEqualTo(FundBooks.REQUEST_LIFETIME_SECONDS);
    assertThat(books().statesOf(order)).endsWith("CHARGING REVERSING REVERSED");
    assertThat(books().sumsOf(order)).isEmpty();
  }

  @Test
  void returnsWhatWasPaidToTheWalletOnce() {
    var order = discount(aWallet(), "tok_ok");
    fundOrders.asksForPayment(order);
    payments.awaitCompleted(order);

    awaitHandled(fundOrders.asksForReversal(order), fundOrders.asksForReversal(order));

    var reversed = payments.awaitReversed(order);
    assertThat(reversed.returned()).isEqualTo(Money.of(5000, "CNY"));
    assertThat(reversed.sequence()).isEqualTo(2);
    assertThat(payments.reversedOf(order)).hasSize(1);
    assertThat(books().sumsOf(order)).isEqualTo(IN_THE_WALLET);
    var postings = api.get("/v1/wallets/" + order.walletId() + "/postings").json();
    assertThat(postings.path("data")).hasSize(3);
  }

  @Test
  void returnsWhatTheFundHouseIsOwed() {
    var order = discount(aWallet(), "tok_ok");
    fundOrders.asksForPayment(order);
    payments.awaitCompleted(order);
    awaitHandled(fundOrders.isSubmitted(order), fundOrders.isSubmitted(order));
    assertThat(books().sumsOf(order))
        .isEqualTo(Map.of("BANK_CLEARING", -5000L, "FUND_HOUSE_PAYABLE", 5000L));

    fundOrders.asksForReversal(order);

    payments.awaitReversed(order);
    assertThat(books().sumsOf(order)).isEqualTo(IN_THE_WALLET);
  }

  @Test
  void booksAWaivedFeeAsASubsidyUntilTheOrderIsReversed() {
    var order = discount(aWallet(), "tok_ok").waiving(40);
    fundOrders.asksForPayment(order);
    payments.awaitCompleted(order);
    assertThat(books().sumsOf(order))
        .isEqualTo(Map.of(
            "BANK_CLEARING", -5000L,
            "SUBSCRIPTION_IN_TRANSIT", 5000L,
            "FEE_INCOME", 40L,
            "DISCOUNT_SUBSIDY", -40L));

    fundOrders.asksForReversal(order);

    payments.awaitReversed(order);
    assertThat(books().sumsOf(order)).isEqualTo(IN_THE_WALLET);
  }

  @Test
  void keepsAReversalThatFailsAsADeadLetterForAnOperatorToRetry() {
    var order = discount(aWallet(), "tok_ok");
    fundOrders.asksForPayment(order);
    payments.awaitCompleted(order);
    jdbc.sql("""
            ALTER TABLE journal ADD CONSTRAINT broken_for_a_test
              CHECK (kind <> 'PURCHASE_REVERSAL' OR reference_id <> '%s') NOT VALID
            """.formatted(FundBooks.uuid(order))).update();

    fundOrders.asksForReversal(order);
    var letter = awaitDeadLetterOf(order);

    assertThat(payments.reversedOf(order)).isEmpty();
    assertThat(books().statesOf(order)).endsWith("PAID");

    jdbc.sql("ALTER TABLE journal DROP CONSTRAINT broken_for_a_test").update();
    var retried = operator().post("/actuator/deadletters/" + letter, """
        {"action": "retry", "reason": "the books take it again"}""");

    assertThat(retried.status()).isEqualTo(200);
    assertThat(payments.awaitReversed(order).returned()).isEqualTo(Money.of(5000, "CNY"));
    assertThat(books().sumsOf(order)).isEqualTo(IN_THE_WALLET);
  }

  @Test
  void answersTheReversalOfWhatFailed() {
    var order = discount(aWallet(), "tok_declined");
    fundOrders.asksForPayment(order);
    payments.awaitFailed(order);

    fundOrders.asksForReversal(order);

    assertThat(payments.awaitReversed(order).returned()).isEqualTo(Money.of(0, "CNY"));
  }

  @Test
  void leavesTheMoneyInOnePlaceHoweverPaymentAndReversalRace() {
    var orders =
        IntStream.range(0, 30).mapToObj(n -> discount(aWallet(), "tok_ok")).toList();

    orders.parallelStream().forEach(order -> {
      var payment = CompletableFuture.runAsync(() -> fundOrders.asksForPayment(order));
      fundOrders.asksForReversal(order);
      payment.join();
    });

    assertThat(orders).allSatisfy(order -> {
      var returned = payments.awaitReversed(order).returned().minorUnits();
      assertThat(returned).isEqualTo(FundBooks.chargesOf(order) * 5000);
      assertThat(availableMinor(order.walletId())).isEqualTo(returned);
      assertThat(books().sumsOf(order)).doesNotContainKey("SUBSCRIPTION_IN_TRANSIT");
    });
  }

  private void awaitCharging(Order order) {
    await().atMost(PATIENCE).until(() -> books().statesOf(order).endsWith("CHARGING"));
  }

  private String awaitDeadLetterOf(Order order) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> jdbc.sql("SELECT id::text FROM messaging.dead_letter WHERE subject = ?")
                .param(order.id())
                .query(String.class)
                .list(),
            letters -> !letters.isEmpty())
        .getFirst();
  }

  private FundBooks books() {
    return new FundBooks(jdbc);
  }
}
