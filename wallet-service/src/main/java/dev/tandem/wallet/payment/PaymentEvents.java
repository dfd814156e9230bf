package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.wallet.WalletIds;
import org.springframework.stereotype.Component;

/**
 * Tells the fund order's side where its payment stands, in the transaction that brought it there.
 */
@Component
class PaymentEvents {

  private final EventPublisher events;

  PaymentEvents(EventPublisher events) {
    this.events = events;
  }

  void reached(List<FundPayment> payments, Instant at) {
    for (var payment : payments) {
      switch (payment.status()) {
        case PAID -> events.publish(completed(payment, at));
        case FAILED -> events.publish(failed(payment, at));
        case REVERSED -> events.publish(reversed(payment, at));
        case RECEIVED, CHARGING, UNKNOWN, HELD, REVERSING, SUBMITTED -> {
          // Nobody waits for it.
        }
      }
    }
  }

  private static FundPaymentCompleted completed(FundPayment payment, Instant at) {
    return new FundPaymentCompleted(
        WalletIds.ORDER.format(payment.orderId()),
        payment.kind(),
        WalletIds.WALLET.format(payment.walletId()),
        payment.ownerId(),
        payment.amount(),
        payment.fee(),
        at,
        payment.eventSequence());
  }

  private static FundPaymentFailed failed(FundPayment payment, Instant at) {
    return new FundPaymentFailed(
        WalletIds.ORDER.format(payment.orderId()),
        payment.kind(),
        WalletIds.WALLET.format(payment.walletId()),
        payment.amount(),
        Objects.requireNonNull(payment.statusReason()),
        at,
        payment.eventSequence());
  }

  private static FundPaymentReversed reversed(FundPayment payment, Instant at) {
    return new FundPaymentReversed(
        WalletIds.ORDER.format(payment.orderId()),
        payment.kind(),
        WalletIds.WALLET.format(payment.walletId()),
        Objects.requireNonNull(payment.returned()),
        at,
        payment.eventSequence());
  }
}
