package dev.tandem.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.contract.wallet.RechargeCompleted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.tandem.ledger.Books.cny;
import static org.assertj.core.api.Assertions.assertThat;

class EventJournalsTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Instant AT = Instant.parse("2026-11-23T04:00:00Z");

  @Test
  void aRechargeIsOwedToTheOwner() {
    assertLines(
        EventJournals.of(ID, new RechargeCompleted("rch_1", "wal_1", "ada", cny(500), AT, 2)),
        "BANK_CLEARING -500, CUSTOMERS 500");
  }

  @Test
  void aDiscountPurchaseEarnsTheFeeAndGivesIt() {
    assertLines(
        EventJournals.of(ID, paid(PurchaseKind.DISCOUNT, 0, cny(15))),
        "BANK_CLEARING -1000, SUBSCRIPTION_IN_TRANSIT 1000, FEE_INCOME 15, DISCOUNT_SUBSIDY -15");
  }

  @Test
  void aPurchaseFromBalancePaysItsFee() {
    assertLines(
        EventJournals.of(ID, paid(PurchaseKind.BALANCE, 15, null)),
        "CUSTOMERS -1000, SUBSCRIPTION_IN_TRANSIT 985, FEE_INCOME 15");
  }

  @Test
  void anAcceptedOrderIsOwedToTheFundHouse() {
    var day = LocalDate.of(2026, 11, 23);
    assertLines(
        EventJournals.of(
            ID,
            new FundPurchaseSubmitted(
                "ord_1",
                PurchaseKind.BALANCE,
                "wal_1",
                "ada",
                "BAL-002",
                cny(1_000),
                cny(15),
                day,
                day.plusDays(1),
                AT,
                4)),
        "SUBSCRIPTION_IN_TRANSIT -985, FUND_HOUSE_PAYABLE 985");
  }

  @Test
  void aReversalUndoesThePaymentWhereverItStood() {
    assertLines(
        EventJournals.of(ID, reversed(cny(1_000), null, cny(15), null, false)),
        "SUBSCRIPTION_IN_TRANSIT -985, FEE_INCOME -15, CUSTOMERS 1000");
    assertLines(
        EventJournals.of(ID, reversed(cny(1_000), null, cny(0), cny(15), true)),
        "FUND_HOUSE_PAYABLE -1000, FEE_INCOME -15, DISCOUNT_SUBSIDY 15, CUSTOMERS 1000");
  }

  @Test
  void whatTheBankChargedAfterAllIsOwedToTheOwner() {
    assertLines(
        EventJournals.of(ID, reversed(cny(1_000), cny(1_000), null, null, false)),
        "BANK_CLEARING -1000, CUSTOMERS 1000");
    assertLines(
        EventJournals.of(
            ID,
            new FundPaymentFailed(
                "ord_1", PurchaseKind.DISCOUNT, "wal_1", cny(1_000), cny(7), "x", AT, 1)),
        "BANK_CLEARING -7, CUSTOMERS 7");
  }

  @Test
  void whereNothingMovedNothingIsPosted() {
    assertLines(EventJournals.of(ID, reversed(cny(0), null, null, null, false)), "");
    assertLines(
        EventJournals.of(
            ID,
            new FundPaymentFailed(
                "ord_1", PurchaseKind.BALANCE, "wal_1", cny(1_000), null, "x", AT, 1)),
        "");
  }

  private static FundPaymentCompleted paid(
      PurchaseKind kind, long feeMinor, @Nullable Money waived) {
    return new FundPaymentCompleted(
        "ord_1", kind, "wal_1", "ada", cny(1_000), cny(feeMinor), waived, AT, 1);
  }

  private static FundPaymentReversed reversed(
      Money returned,
      @Nullable Money credited,
      @Nullable Money fee,
      @Nullable Money waived,
      boolean accepted) {
    return new FundPaymentReversed(
        "ord_1", PurchaseKind.DISCOUNT, "wal_1", returned, credited, fee, waived, accepted, AT, 2);
  }

  private static void assertLines(Journal journal, String lines) {
    assertThat(String.join(
            ", ",
            journal.lines().stream()
                .map(it -> it.account() + " " + it.amount().minorUnits())
                .toList()))
        .isEqualTo(lines);
  }
}
