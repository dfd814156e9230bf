package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Shares;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Makes the events of an order. */
final class OrderEvents {

  private OrderEvents() {}

  static FundPurchaseRequested requested(
      FundOrder order, @Nullable OrderContext context, Cause cause, long sequence) {
    return new FundPurchaseRequested(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().fundRiskLevel(),
        order.terms().amount(),
        order.terms().fee(),
        context == null ? null : context.toContract(),
        cause.at(),
        sequence);
  }

  static FundPaymentRequested paymentRequested(
      FundOrder order, @Nullable String token, Instant payBy, Cause cause, long sequence) {
    return new FundPaymentRequested(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        order.terms().fee(),
        order.terms().waivedFee(),
        token,
        payBy,
        cause.at(),
        sequence);
  }

  static FundPurchasePaid paid(FundOrder order, Instant paidAt, long sequence) {
    return new FundPurchasePaid(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        order.terms().fee(),
        requireNonNull(order.businessDate()),
        paidAt,
        sequence);
  }

  static FundPurchaseSubmitted submitted(FundOrder order, Cause cause, long sequence) {
    return new FundPurchaseSubmitted(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        order.terms().fee(),
        requireNonNull(order.businessDate()),
        requireNonNull(order.expectedConfirmDate()),
        cause.at(),
        sequence);
  }

  static FundPurchaseConfirmed confirmed(
      FundOrder order, Allotment allotment, Cause cause, long sequence) {
    return new FundPurchaseConfirmed(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        order.terms().fee(),
        allotment.shares().value(),
        allotment.nav().value(),
        requireNonNull(order.businessDate()),
        requireNonNull(order.allotment()).confirmDate(),
        cause.at(),
        sequence);
  }

  static FundSharesCorrected sharesCorrected(
      FundOrder order, OrderAllotment former, String reason, Cause cause, long sequence) {
    return sharesChanged(order, former, requireNonNull(order.allotment()), reason, cause, sequence);
  }

  static FundSharesCorrected sharesTakenBack(
      FundOrder order, OrderAllotment former, String reason, Cause cause, long sequence) {
    var none = new OrderAllotment(
        former.confirmDate(), Shares.ZERO.value(), former.nav(), former.remainder());
    return sharesChanged(order, former, none, reason, cause, sequence);
  }

  private static FundSharesCorrected sharesChanged(
      FundOrder order,
      OrderAllotment former,
      OrderAllotment now,
      String reason,
      Cause cause,
      long sequence) {
    return new FundSharesCorrected(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        former.shares(),
        now.shares(),
        former.nav(),
        now.nav(),
        requireNonNull(order.businessDate()),
        reason,
        cause.at(),
        sequence);
  }

  static FundPurchaseRejected rejected(FundOrder order, Cause cause, long sequence) {
    return new FundPurchaseRejected(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        FundPurchaseRejected.Outcome.valueOf(order.status().name()),
        requireNonNull(order.statusReason()),
        cause.at(),
        sequence);
  }

  static FundPurchaseCancelled cancelled(FundOrder order, Cause cause, long sequence) {
    return new FundPurchaseCancelled(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        cause.at(),
        sequence);
  }

  static FundPaymentReversalRequested reversalRequested(
      FundOrder order, Cause cause, long sequence) {
    return new FundPaymentReversalRequested(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.ownerId(),
        order.terms().fundCode(),
        order.terms().amount(),
        order.terms().fee(),
        requireNonNull(order.statusReason()),
        cause.at(),
        sequence);
  }
}
