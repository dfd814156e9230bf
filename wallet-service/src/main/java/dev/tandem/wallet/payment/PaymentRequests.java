package dev.tandem.wallet.payment;

import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.bank.FundingToken;
import dev.tandem.web.trace.PaymentTrail;

/**
 * Turns events of fund orders into payments; an event that breaks the contract becomes a dead
 * letter.
 */
final class PaymentRequests {

  private PaymentRequests() {}

  static FundPayment read(Event<FundPaymentRequested> event) {
    var request = event.data();
    var token = request.fundingToken();
    require(
        (request.kind() == PurchaseKind.DISCOUNT) == (token != null && !token.isBlank()),
        "A discount purchase, and no other, is charged by a funding token",
        request.orderId());
    requireMoney(request.amount(), request.fee(), request.orderId());
    return new FundPayment(
        orderId(request.orderId()),
        request.kind(),
        walletId(request.walletId()),
        request.ownerId(),
        request.amount(),
        request.fee(),
        waivedFee(request),
        PaymentStatus.RECEIVED,
        null,
        token == null ? null : new FundingToken(token),
        request.payBy(),
        null,
        0,
        null,
        0,
        null,
        PaymentTrail.named(event.traceparent()));
  }

  /** The marker of a reversal that comes before its payment. */
  static FundPayment markerOf(Event<FundPaymentReversalRequested> event) {
    var request = event.data();
    requireMoney(request.amount(), request.fee(), request.orderId());
    return new FundPayment(
        orderId(request.orderId()),
        request.kind(),
        walletId(request.walletId()),
        request.ownerId(),
        request.amount(),
        request.fee(),
        new Money(0, request.amount().currency()),
        PaymentStatus.REVERSED,
        request.reason(),
        null,
        null,
        new Money(0, request.amount().currency()),
        1,
        null,
        0,
        null,
        PaymentTrail.named(event.traceparent()));
  }

  private static Money waivedFee(FundPaymentRequested request) {
    var nothing = new Money(0, request.amount().currency());
    var waived = request.waivedFee() == null ? nothing : request.waivedFee();
    requireMoney(request.amount(), waived, request.orderId());
    require(
        request.kind() == PurchaseKind.DISCOUNT || waived.equals(nothing),
        "Only a discount waives a fee",
        request.orderId());
    return waived;
  }

  static UUID orderId(String text) {
    return WalletIds.ORDER
        .parse(text)
        .orElseThrow(() -> new PermanentFailureException("Not an order: " + text));
  }

  private static UUID walletId(String text) {
    return WalletIds.WALLET
        .parse(text)
        .orElseThrow(() -> new PermanentFailureException("Not a wallet: " + text));
  }

  private static void requireMoney(Money amount, Money fee, String orderId) {
    require(amount.minorUnits() > 0, "The amount must be positive", orderId);
    require(amount.currency().equals(fee.currency()), "The fee is in another currency", orderId);
    require(
        fee.minorUnits() >= 0 && fee.minorUnits() < amount.minorUnits(),
        "The fee must be a part of the amount",
        orderId);
  }

  private static void require(boolean holds, String otherwise, String orderId) {
    if (!holds) {
      throw new PermanentFailureException("%s: %s".formatted(orderId, otherwise));
    }
  }
}
