package dev.tandem.ledger.journal;

import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.contract.wallet.RechargeCompleted;
import org.jspecify.annotations.Nullable;

import static dev.tandem.ledger.chart.Account.BANK_CLEARING;
import static dev.tandem.ledger.chart.Account.CUSTOMERS;
import static dev.tandem.ledger.chart.Account.DISCOUNT_SUBSIDY;
import static dev.tandem.ledger.chart.Account.FEE_INCOME;
import static dev.tandem.ledger.chart.Account.FUND_HOUSE_PAYABLE;
import static dev.tandem.ledger.chart.Account.SUBSCRIPTION_IN_TRANSIT;
import static dev.tandem.ledger.journal.Line.credit;
import static dev.tandem.ledger.journal.Line.debit;

/** The journal that each money event makes. Events that are not here move no money. */
final class EventJournals {

  private EventJournals() {}

  /** The bank charged it for the house, and the house owes it to the wallet's owner. */
  static Journal of(UUID id, RechargeCompleted event) {
    return new Journal(
        id,
        JournalKind.RECHARGE,
        event.rechargeId(),
        event.completedAt(),
        List.of(debit(BANK_CLEARING, event.amount()), credit(CUSTOMERS, event.amount())));
  }

  /**
   * The order is paid, from what the bank was charged for it or from the wallet. What is to be
   * invested is on its way to the fund house, the fee is income; a discount earns the fee by the
   * fund's terms and gives it back.
   */
  static Journal of(UUID id, FundPaymentCompleted event) {
    var invested = event.amount().minus(event.fee());
    var waived = orNothing(event.waivedFee(), event.amount());
    var isDiscount = event.kind() == PurchaseKind.DISCOUNT;
    return new Journal(
        id,
        isDiscount ? JournalKind.DISCOUNT_PURCHASE : JournalKind.PURCHASE,
        event.orderId(),
        event.completedAt(),
        List.of(
            debit(isDiscount ? BANK_CLEARING : CUSTOMERS, event.amount()),
            credit(SUBSCRIPTION_IN_TRANSIT, invested),
            credit(FEE_INCOME, event.fee().plus(waived)),
            debit(DISCOUNT_SUBSIDY, waived)));
  }

  /** A charge for an order that was not paid stays in the wallet. */
  static Journal of(UUID id, FundPaymentFailed event) {
    var charged = orNothing(event.credited(), event.amount());
    return new Journal(
        id,
        JournalKind.PURCHASE_FAILED,
        event.orderId(),
        event.failedAt(),
        List.of(debit(BANK_CLEARING, charged), credit(CUSTOMERS, charged)));
  }

  /** The fund house accepted the order: what was in transit is owed to it. */
  static Journal of(UUID id, FundPurchaseSubmitted event) {
    var invested = event.amount().minus(event.fee());
    return new Journal(
        id,
        JournalKind.SUBSCRIPTION,
        event.orderId(),
        event.submittedAt(),
        List.of(debit(SUBSCRIPTION_IN_TRANSIT, invested), credit(FUND_HOUSE_PAYABLE, invested)));
  }

  /**
   * What was paid, the fee with it, is in the wallet again; or, where it was not paid yet, what the
   * bank has charged for it after all.
   */
  static Journal of(UUID id, FundPaymentReversed event) {
    var charged = orNothing(event.credited(), event.returned());
    if (charged.minorUnits() != 0) {
      return reversal(id, event, debit(BANK_CLEARING, charged), credit(CUSTOMERS, charged));
    }
    var fee = orNothing(event.fee(), event.returned());
    var waived = orNothing(event.waivedFee(), event.returned());
    var from = Boolean.TRUE.equals(event.accepted()) ? FUND_HOUSE_PAYABLE : SUBSCRIPTION_IN_TRANSIT;
    return reversal(
        id,
        event,
        debit(from, event.returned().minus(fee)),
        debit(FEE_INCOME, fee.plus(waived)),
        credit(DISCOUNT_SUBSIDY, waived),
        credit(CUSTOMERS, event.returned()));
  }

  private static Journal reversal(UUID id, FundPaymentReversed event, Line... lines) {
    return new Journal(
        id, JournalKind.REVERSAL, event.orderId(), event.reversedAt(), List.of(lines));
  }

  private static Money orNothing(@Nullable Money money, Money inCurrencyOf) {
    return money == null ? new Money(0, inCurrencyOf.currency()) : money;
  }
}
