package dev.tandem.localstack.check.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.check.BooksFixture;
import dev.tandem.localstack.check.books.Books.Allotted;
import dev.tandem.localstack.check.books.Books.HouseState;
import dev.tandem.localstack.check.books.Books.KeptBalance;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Books.Proof;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;
import dev.tandem.localstack.check.rule.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static dev.tandem.localstack.check.BooksFixture.AMOUNT;
import static dev.tandem.localstack.check.BooksFixture.CNY;
import static dev.tandem.localstack.check.BooksFixture.FEE;
import static dev.tandem.localstack.check.BooksFixture.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

/** Each rule passes books that are right, and finds what is put wrong in them. */
class MoneyRulesTest {

  private final BooksFixture books = new BooksFixture();

  @Test
  void passesMoneyThatIsInOnePlace() {
    books
        .recharge("rch_1", RechargeStatus.COMPLETED)
        .credited("rch_1")
        .recharge("rch_2", RechargeStatus.FAILED)
        .discount("ord_1", OrderStatus.CONFIRMED)
        .paidByBank("ord_1", "FUND_HOUSE_PAYABLE")
        .ordered("ord_1", HouseState.CONFIRMED, AMOUNT)
        .fromBalance("ord_2", OrderStatus.SUBMITTED)
        .paidFromBalance("ord_2", "FUND_HOUSE_PAYABLE")
        .ordered("ord_2", HouseState.ACCEPTED, AMOUNT - FEE)
        .discount("ord_3", OrderStatus.REVERSED)
        .paidByBank("ord_3", "SUBSCRIPTION_IN_TRANSIT")
        .journal("ord_3", Map.of("SUBSCRIPTION_IN_TRANSIT", -AMOUNT, "WALLET_AVAILABLE", AMOUNT))
        .ordered("ord_3", HouseState.REFUSED, AMOUNT)
        .discount("ord_4", OrderStatus.PAID)
        .paidByBank("ord_4", "SUBSCRIPTION_IN_TRANSIT")
        .discount("ord_5", OrderStatus.EXPIRED);

    assertThat(check(
            new BalancedPostings(),
            new RechargesInOnePlace(),
            new OrdersInOnePlace(),
            new NothingFromNowhere()))
        .isEmpty();
  }

  @Test
  void findsWhatTheLedgerHasNotHeardOf() {
    books.credited("rch_1").credited("rch_2").ledgerLacks("rch_2", "CUSTOMERS", AMOUNT);

    assertThat(check(new BalancedPostings()))
        .singleElement()
        .satisfies(
            it -> assertThat(it.toString()).contains("ledger", "rch_2", "CUSTOMERS by 100000 CNY"));
  }

  @Test
  void findsWhatTheProofNames() {
    books.proof = new Proof(Map.of("evt_1", "OUTBOX_AND_INBOX, missing in INBOX"), 1);

    assertThat(topics(new ProofHolds())).containsExactly("proof evt_1");
  }

  @Test
  void saysNothingOfBooksItCouldNotSee() {
    books
        .recharge("rch_1", RechargeStatus.COMPLETED)
        .journal("rch_1", Map.of("BANK_CLEARING", -AMOUNT, "WALLET_AVAILABLE", AMOUNT));
    assertThat(MoneyRules.ALWAYS.findings(books.books()))
        .extracting(Finding::rule)
        .contains("recharge");

    books.unseen.add("bank");

    assertThat(MoneyRules.ALWAYS.findings(books.books()))
        .extracting(Finding::rule)
        .doesNotContain("recharge", "order", "currency");
  }

  @Test
  void findsPostingsThatDoNotSumToZero() {
    books.journal("ord_1", Map.of("WALLET_AVAILABLE", -100L, "FEE_INCOME", 99L));

    assertThat(topics(new BalancedPostings()))
        .containsExactly("unbalanced CNY", "unbalanced jnl_0 CNY");
  }

  @Test
  void findsJournalsThatMakeUpForEachOther() {
    books.journal("ord_1", Map.of("FEE_INCOME", 1L)).journal("ord_2", Map.of("SUSPENSE", -1L));

    assertThat(topics(new BalancedPostings()))
        .containsExactlyInAnyOrder("unbalanced jnl_0 CNY", "unbalanced jnl_1 CNY");
  }

  @Test
  void findsABalanceThatIsNotWhatWasPosted() {
    books.balances.add(new KeptBalance(WALLET, "WALLET_AVAILABLE", CNY, 100, 99));
    books.balances.add(new KeptBalance("wal_2", "WALLET_HELD", CNY, -1, -1));

    assertThat(topics(new BalancedPostings())).containsExactly("balance wal_1", "balance wal_2");
  }

  @Test
  void findsATrialBalanceThatTellsSomethingElse() {
    books.credited("rch_1").turnover(AMOUNT, AMOUNT - 1);

    assertThat(topics(new BalancedPostings())).containsExactly("trial-balance CNY");
  }

  @Test
  void findsACompletedRechargeThatWasNotCredited() {
    books.recharge("rch_1", RechargeStatus.COMPLETED).charged("rch_1", AMOUNT);

    assertThat(topics(new RechargesInOnePlace())).containsExactly("recharge rch_1");
  }

  @Test
  void findsARechargeThatWasCreditedTwice() {
    books
        .recharge("rch_1", RechargeStatus.COMPLETED)
        .credited("rch_1")
        .journal("rch_1", Map.of("BANK_CLEARING", -AMOUNT, "WALLET_AVAILABLE", AMOUNT));

    assertThat(topics(new RechargesInOnePlace())).containsExactly("recharge rch_1");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CHARGING", "UNKNOWN", "COMPLETED"},
      mode = Mode.EXCLUDE)
  void findsAChargeOfARechargeThatHasNoneComing(RechargeStatus status) {
    books.recharge("rch_1", status).charged("rch_1", AMOUNT);

    assertThat(topics(new RechargesInOnePlace())).containsExactly("recharge rch_1");
  }

  @Test
  void waitsForTheAnswerToAChargeThatWasMade() {
    books.recharge("rch_1", RechargeStatus.UNKNOWN).charged("rch_1", AMOUNT);

    assertThat(topics(new RechargesInOnePlace())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PAID", "SUBMITTED", "CONFIRMED", "REVERSED"})
  void findsAnOrderWhoseMoneyIsNowhere(OrderStatus status) {
    books
        .discount("ord_1", status)
        .charged("ord_1", AMOUNT)
        .ordered("ord_1", HouseState.CONFIRMED, AMOUNT);

    assertThat(topics(new OrdersInOnePlace())).containsExactly("order ord_1");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PAYING", "PAID", "REVERSING"},
      mode = Mode.EXCLUDE)
  void findsAnOrderWhoseMoneyIsStillInTransit(OrderStatus status) {
    books.discount("ord_1", status).paidByBank("ord_1", "SUBSCRIPTION_IN_TRANSIT");

    assertThat(topics(new OrdersInOnePlace())).containsExactly("order ord_1");
  }

  @Test
  void findsAnOrderThatIsPaidFromTwoPlaces() {
    books
        .fromBalance("ord_1", OrderStatus.PAID)
        .paidFromBalance("ord_1", "SUBSCRIPTION_IN_TRANSIT")
        .charged("ord_1", AMOUNT);

    assertThat(topics(new OrdersInOnePlace())).containsExactly("order ord_1");
  }

  @Test
  void findsAFeeThatWasNotTaken() {
    books
        .fromBalance("ord_1", OrderStatus.PAID)
        .journal("ord_1", Map.of("WALLET_AVAILABLE", -AMOUNT, "SUBSCRIPTION_IN_TRANSIT", AMOUNT));

    assertThat(topics(new OrdersInOnePlace())).containsExactly("order ord_1");
  }

  @Test
  void findsAReversedOrderThatTheFundHouseStillHolds() {
    books
        .discount("ord_1", OrderStatus.REVERSED)
        .credited("ord_1")
        .ordered("ord_1", HouseState.ACCEPTED, AMOUNT);

    assertThat(topics(new OrdersInOnePlace())).containsExactly("order ord_1");
  }

  @Test
  void findsAnotherAmountAtTheFundHouse() {
    books
        .discount("ord_1", OrderStatus.SUBMITTED)
        .paidByBank("ord_1", "FUND_HOUSE_PAYABLE")
        .ordered("ord_1", HouseState.ACCEPTED, AMOUNT + 1);

    assertThat(topics(new OrdersInOnePlace())).containsExactly("order ord_1");
  }

  @Test
  void findsMoneyOfAnotherWallet() {
    books
        .discount("ord_1", OrderStatus.REVERSED)
        .charged("ord_1", AMOUNT)
        .journal(
            "ord_1", CNY, "wal_2", Map.of("BANK_CLEARING", -AMOUNT, "WALLET_AVAILABLE", AMOUNT));

    assertThat(topics(new OrdersInOnePlace())).containsExactly("wallet ord_1");
  }

  @Test
  void findsSharesThatNoOrderWasAllotted() {
    books.allotted.add(new Allotted("ord_1", new BigDecimal("1.5"), new BigDecimal("1.50"), 0));
    books.allotted.add(new Allotted("ord_2", new BigDecimal("1.50"), new BigDecimal("1.51"), 0));
    books.allotted.add(new Allotted("ord_3", null, new BigDecimal("0.01"), 0));

    assertThat(topics(new SharesFollowOrders())).containsExactly("shares ord_2", "shares ord_3");
  }

  @Test
  void findsMoneyNobodyAskedToMove() {
    books
        .credited("rch_9")
        .journal("ord_8", Map.of("PETTY_CASH", 0L))
        .ordered("ord_7", HouseState.ACCEPTED, AMOUNT);

    assertThat(topics(new NothingFromNowhere()))
        .containsExactlyInAnyOrder(
            "stray rch_9", "stray ord_8", "stray PETTY_CASH", "stray rch_9", "stray ord_7");
  }

  private List<String> topics(Rule rule) {
    return check(rule).stream().map(Finding::topic).toList();
  }

  private List<Finding> check(Rule... rules) {
    return Rules.of(rules).findings(books.books());
  }
}
