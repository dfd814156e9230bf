package dev.tandem.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import dev.tandem.contract.Money;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.FundOrders.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.tandem.wallet.FundOrders.discount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A fund order that is paid by the bank: recharge and purchase as one. */
class DiscountPaymentIT extends RunningService {

  private static final Map<String, Long> PAID =
      Map.of("BANK_CLEARING", -5000L, "SUBSCRIPTION_IN_TRANSIT", 5000L);

  @Test
  void tellsOfAWalletOnceItIsOpen() {
    var wallet = api.openWallet("owner-" + UuidV7.next(), "CHF");

    await().atMost(PATIENCE).until(() -> payments.openedOf(wallet.text("id")).size() == 1);

    assertThat(payments.openedOf(wallet.text("id"))).singleElement().satisfies(opened -> {
      assertThat(opened.ownerId()).isEqualTo(wallet.text("ownerId"));
      assertThat(opened.currency()).isEqualTo(Currency.getInstance("CHF"));
      assertThat(opened.sequence()).isEqualTo(1);
    });
  }

  @Test
  void paysByLinkedPostings() {
    var order = discount(aWallet(), "tok_ok");

    fundOrders.asksForPayment(order);

    var completed = payments.awaitCompleted(order);
    assertThat(completed.amount()).isEqualTo(Money.of(5000, "CNY"));
    assertThat(completed.sequence()).isEqualTo(1);
    assertThat(books().statesOf(order)).isEqualTo("RECEIVED CHARGING PAID");
    assertThat(books().sumsOf(order)).isEqualTo(PAID);
    assertThat(availableMinor(order.walletId())).isZero();
    assertThat(postings(order.walletId()))
        .extracting(posting -> posting.path("kind").asString())
        .containsExactly("PURCHASE", "PURCHASE_RECHARGE");
    assertThat(postings(order.walletId()))
        .allSatisfy(
            posting -> assertThat(posting.path("reference").asString()).isEqualTo(order.id()));
  }

  @Test
  void neverShowsTheCreditWithoutTheDebit() {
    var wallet = aWallet();
    var orders =
        IntStream.range(0, 40).mapToObj(number -> discount(wallet, "tok_ok")).toList();
    var paying = new AtomicBoolean(true);
    var seen = new ArrayList<Long>();
    var reader = CompletableFuture.runAsync(() -> {
      while (paying.get()) {
        seen.add(availableMinor(wallet) + heldMinor(wallet));
        seen.add((long) postings(wallet).size() % 2);
      }
    });

    orders.parallelStream().forEach(fundOrders::asksForPayment);
    orders.forEach(payments::awaitCompleted);
    paying.set(false);
    reader.join();

    assertThat(seen).hasSizeGreaterThan(10).containsOnly(0L);
    assertThat(api.get("/v1/trial-balance").json())
        .allSatisfy(
            currency -> assertThat(currency.path("balanced").asBoolean()).isTrue());
  }

  @Test
  void paysOnceHoweverOftenItIsAsked() {
    var order = discount(aWallet(), "tok_ok");

    var events =
        IntStream.range(0, 5).mapToObj(n -> fundOrders.asksForPayment(order)).toList();
    payments.awaitCompleted(order);
    events.forEach(this::awaitHandled);

    assertThat(books().sumsOf(order)).isEqualTo(PAID);
    assertThat(FundBooks.chargesOf(order)).isEqualTo(1);
    assertThat(payments.completedOf(order)).hasSize(1);
  }

  @Test
  void failsWithoutAskingTheBankWhereItMayNot() {
    var frozen = aWallet();
    operator().post("/actuator/wallets/" + frozen, """
        {"action": "freeze", "reason": "a test"}""");
    var charged = BANK.chargeRequests();
    var ofNoWallet = discount("wal_" + UuidV7.next(), "tok_ok");
    var ofAFrozenWallet = discount(frozen, "tok_ok");
    var inAnotherCurrency = discount(aWallet(), "tok_ok").in("USD");
    var tooLate = discount(aWallet(), "tok_ok").payableUntil(Instant.now().minusSeconds(1));

    var orders = List.of(ofNoWallet, ofAFrozenWallet, inAnotherCurrency, tooLate);
    orders.forEach(fundOrders::asksForPayment);

    assertThat(orders)
        .extracting(order -> payments.awaitFailed(order).reason())
        .containsExactly(
            "wallet-not-found", "wallet-frozen", "currency-mismatch", "payment-deadline");
    assertThat(BANK.chargeRequests()).isEqualTo(charged);
    assertThat(orders).allSatisfy(order -> assertThat(books().sumsOf(order)).isEmpty());
  }

  @Test
  void failsWhenTheBankDeclines() {
    var order = discount(aWallet(), "tok_declined");

    fundOrders.asksForPayment(order);

    assertThat(payments.awaitFailed(order).reason()).isEqualTo("bank-declined");
    assertThat(books().sumsOf(order)).isEmpty();
  }

  @Test
  void settlesByAQueryWhatTheBankChargedWithoutAnAnswer() {
    var order = discount(aWallet(), "tok_timeout_then_ok");

    fundOrders.asksForPayment(order);

    payments.awaitCompleted(order);
    assertThat(books().statesOf(order)).isEqualTo("RECEIVED CHARGING UNKNOWN PAID");
    assertThat(books().sumsOf(order)).isEqualTo(PAID);
  }

  @Test
  void failsOnceItsTimeIsOverAndNoRequestCanBeUnderWay() {
    var order = discount(aWallet(), "tok_error_503");
    fundOrders.asksForPayment(order);
    awaitCharging(order);

    jdbc.sql("UPDATE fund_payment SET pay_by = now() WHERE id = ?::uuid")
        .param(FundBooks.uuid(order))
        .update();

    assertThat(payments.awaitFailed(order).reason()).isEqualTo("bank-unavailable");
    assertThat(books().secondsFromLastAskToEnd(order))
        .isGreaterThanOrEqualTo(FundBooks.REQUEST_LIFETIME_SECONDS);
    assertThat(FundBooks.chargesOf(order)).isZero();
  }

  @Test
  void goesOnWithAClaimWhoseProcessDiedBeforeItAskedTheBank() {
    var order = discount(aWallet(), "tok_ok");
    claimWithoutAsking(order);

    payments.awaitCompleted(order);

    assertThat(FundBooks.chargesOf(order)).isEqualTo(1);
    assertThat(books().sumsOf(order)).isEqualTo(PAID);
  }

  private void awaitCharging(Order order) {
    await().atMost(PATIENCE).until(() -> books().statesOf(order).endsWith("CHARGING"));
  }

  // What a process leaves behind that dies between the claim's commit and the call.
  private void claimWithoutAsking(Order order) {
    jdbc.sql("""
            INSERT INTO fund_payment (id, kind, wallet_id, owner_id, currency, amount_minor,
              fee_minor, status, funding_token, pay_by, created_at)
            VALUES (:id::uuid, 'DISCOUNT', :walletId::uuid, 'owner', 'CNY', :amountMinor, 0,
              'RECEIVED', 'tok_ok', now() + interval '10 years', now())
            """)
        .param("id", FundBooks.uuid(order))
        .param("walletId", order.walletId().substring("wal_".length()))
        .param("amountMinor", order.amountMinor())
        .update();
    jdbc.sql("""
            UPDATE fund_payment
            SET status = 'CHARGING', due_at = now() + interval '500 ms', bank_asked_at = now()
            WHERE id = :id::uuid
            """).param("id", FundBooks.uuid(order)).update();
    jdbc.sql("""
            INSERT INTO fund_payment_transition (payment_id, number, status, at)
            VALUES (:id::uuid, 1, 'CHARGING', now())
            """).param("id", FundBooks.uuid(order)).update();
  }

  private FundBooks books() {
    return new FundBooks(jdbc);
  }

  private List<JsonNode> postings(String wallet) {
    var page = api.get("/v1/wallets/" + wallet + "/postings?limit=100").json().path("data");
    return StreamSupport.stream(page.spliterator(), false).toList();
  }
}
