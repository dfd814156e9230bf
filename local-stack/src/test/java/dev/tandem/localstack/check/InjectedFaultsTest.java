package dev.tandem.localstack.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.check.books.Books.HouseState;
import dev.tandem.localstack.check.books.Books.OrderKind;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.localstack.check.rule.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.localstack.check.BooksFixture.AMOUNT;
import static dev.tandem.localstack.check.BooksFixture.NOW;
import static dev.tandem.localstack.check.BooksFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

/** What the bank and the fund house can do to money that no single book shows. */
class InjectedFaultsTest {

  private final BooksFixture books = new BooksFixture();

  @Test
  void findsTheRightNumberInAnotherCurrency() {
    books
        .recharge("rch_1", RechargeStatus.COMPLETED)
        .charged("rch_1", AMOUNT, "JPY")
        .journal("rch_1", Map.of("BANK_CLEARING", -AMOUNT, "WALLET_AVAILABLE", AMOUNT));

    assertThat(topics()).contains("currency rch_1", "recharge rch_1");
  }

  @Test
  void forgetsWhatTheBankHasGivenBack() {
    books
        .recharge("rch_1", RechargeStatus.FAILED)
        .charged("rch_1", AMOUNT, "JPY")
        .charged("rch_1", -AMOUNT, "JPY");

    assertThat(topics()).isEmpty();
  }

  @Test
  void findsAnotherAmountAlsoWhileTheAnswerIsUnknown() {
    books.recharge("rch_1", RechargeStatus.UNKNOWN).charged("rch_1", 100);
    books.discount("ord_1", OrderStatus.PAYING).charged("ord_1", AMOUNT / 2);

    assertThat(topics()).containsExactlyInAnyOrder("recharge rch_1", "order ord_1");
  }

  @Test
  void findsWhatWasChargedTwice() {
    books
        .recharge("rch_1", RechargeStatus.UNKNOWN)
        .charged("rch_1", AMOUNT)
        .charged("rch_1", AMOUNT);

    assertThat(topics()).containsExactly("recharge rch_1");
  }

  @Test
  void findsACorrectionThatWasNeverRead() {
    confirmed("ord_1").allotted("ord_1", "39.52", 0).told.put("ord_1", 1L);
    books.registered("ord_1", HouseState.CONFIRMED, AMOUNT, "38.46");
    confirmed("ord_2").allotted("ord_2", "39.52", 0).told.put("ord_2", 1L);
    books.registered("ord_2", HouseState.CONFIRMED, AMOUNT, "39.520");

    assertThat(topics()).containsExactly("register ord_1");
  }

  @Test
  void findsAnotherCurrencyAtTheFundHouse() {
    books.discount("ord_1", OrderStatus.SUBMITTED).paidByBank("ord_1", "FUND_HOUSE_PAYABLE");
    books.registered("ord_1", HouseState.ACCEPTED, AMOUNT, null, "JPY");

    assertThat(topics()).containsExactly("order ord_1", "currency ord_1");
  }

  @Test
  void findsAnOrderThatStaysSubmittedOrPaidForEver() {
    Instant longAgo = NOW.minus(Duration.ofDays(9));
    books
        .order(
            "ord_1",
            OrderKind.DISCOUNT,
            OrderStatus.SUBMITTED,
            0,
            null,
            TODAY.minusDays(7),
            longAgo)
        .paidByBank("ord_1", "FUND_HOUSE_PAYABLE")
        .ordered("ord_1", HouseState.CONFIRMED, AMOUNT)
        .order("ord_2", OrderKind.DISCOUNT, OrderStatus.PAID, 0, null, TODAY, longAgo)
        .paidByBank("ord_2", "SUBSCRIPTION_IN_TRANSIT");

    assertThat(topics()).containsExactly("overdue ord_1", "overdue ord_2");
  }

  @Test
  void findsMoneyThatBoughtNoSharesUnlessTwoPeopleSaidSo() {
    confirmed("ord_1").allotted("ord_1", "0.00", 0).told.put("ord_1", 1L);
    books.registered("ord_1", HouseState.CONFIRMED, AMOUNT, "0.00");

    assertThat(topics()).containsExactly("no-shares ord_1");

    books.settled.add("ord_1");
    assertThat(topics()).isEmpty();
  }

  @Test
  void findsAReviewOfWhatHasEnded() {
    books.recharge("rch_1", RechargeStatus.EXPIRED).recharge("rch_2", RechargeStatus.ON_HOLD);
    books.discount("ord_1", OrderStatus.CANCELLED).told.put("ord_1", 1L);
    books.openReviews.addAll(List.of("rch_1", "rch_2", "ord_1", "wal_1"));

    assertThat(topics()).containsExactly("review rch_1", "review ord_1");
  }

  @Test
  void findsAPaymentForAFundThatWasSuspendedWhileItsOrderWaited() {
    Instant hourAgo = NOW.minus(Duration.ofHours(1));
    books
        .suspended("BAL-002", hourAgo)
        .suspended("BAL-002", NOW.minusSeconds(30))
        .askedToPay("ord_early", "BAL-002", hourAgo.minusSeconds(1))
        .askedToPay("ord_unheard", "BAL-002", hourAgo.plusSeconds(60))
        .askedToPay("ord_paid", "BAL-002", NOW)
        .askedToPay("ord_other", "EQT-003", NOW)
        .suspended("EQT-004", hourAgo)
        .opened("EQT-004", NOW.minusSeconds(30))
        .askedToPay("ord_again", "EQT-004", NOW);

    assertThat(topics()).containsExactly("suspended ord_paid");
  }

  @Test
  void findsADeliveryThatHasVanished() {
    Instant before = NOW.minus(Duration.ofDays(20));
    books
        .endpoint("all", before, "*")
        .endpoint("some", before, "RechargeCompleted", "dev.tandem.RiskHeld.v1")
        .endpoint("new", NOW, "*")
        .published("e1", "rch_1", "RechargeCompleted", NOW.minusSeconds(10))
        .published("e2", "rch_2", "RechargeCompleted", NOW.minusSeconds(10))
        .published("e3", "rch_3", "RiskHeld", NOW.minusSeconds(10))
        .published("e4", "rch_4", "RiskApproved", NOW.minusSeconds(10))
        .published("e5", "rch_old", "RiskHeld", NOW.minus(Duration.ofDays(15)))
        .planned("all", "e1")
        .planned("some", "e1")
        .planned("all", "e3")
        .planned("some", "e2");

    assertThat(topics())
        .containsExactlyInAnyOrder("webhook rch_2", "webhook rch_3", "webhook rch_4");
  }

  @Test
  void findsACorrectionAndAnEndThatNobodyWasToldOf() {
    confirmed("ord_1").allotted("ord_1", "38.46", 1).told.put("ord_1", 1L);
    books.registered("ord_1", HouseState.CONFIRMED, AMOUNT, "38.46");
    books.ended("rch_1", NOW.minusSeconds(5)).credited("rch_1");
    books.ended("rch_old", NOW.minus(Duration.ofDays(400))).credited("rch_old");

    assertThat(topics()).containsExactlyInAnyOrder("untold ord_1", "untold rch_1");

    books.told.put("ord_1", 2L);
    books.told.put("rch_1", 1L);
    assertThat(topics()).isEmpty();
  }

  @Test
  void findsWhatWaitsToBeSettled() {
    books.recharge("rch_1", RechargeStatus.UNKNOWN).contradicted("the bank", "rch_1");
    books.contradicted("the fund house", "ord_2");

    assertThat(topics()).containsExactly("break rch_1", "break ord_2");
  }

  @ParameterizedTest
  @EnumSource(names = {"PAYMENT_FAILED", "EXPIRED", "REVERSED"})
  void findsInOrderThatAPersonHadLessCreditedThanTheOrderAskedFor(OrderStatus status) {
    long credited = AMOUNT / 2;
    books.told.put("ord_1", 1L);
    books
        .discount("ord_1", status)
        .charged("ord_1", credited)
        .journal("ord_1", Map.of("BANK_CLEARING", -credited, "WALLET_AVAILABLE", credited));

    assertThat(topics()).containsExactly("order ord_1");

    books.partlyPaid.put("ord_1", credited);
    assertThat(topics()).isEmpty();
  }

  @Test
  void findsWhatTheBankKeepsBeyondWhatAPersonHadCredited() {
    books.discount("ord_1", OrderStatus.PAYMENT_FAILED).charged("ord_1", AMOUNT / 2);
    books.partlyPaid.put("ord_1", 0L);
    books.told.put("ord_1", 1L);

    assertThat(topics()).containsExactly("order ord_1");

    books.charged("ord_1", -AMOUNT / 2);
    assertThat(topics()).isEmpty();
  }

  private BooksFixture confirmed(String id) {
    return books.discount(id, OrderStatus.CONFIRMED).paidByBank(id, "FUND_HOUSE_PAYABLE");
  }

  private List<String> topics() {
    return SuiteRules.ALWAYS.findings(books.books()).stream()
        .map(Finding::topic)
        .distinct()
        .toList();
  }
}
