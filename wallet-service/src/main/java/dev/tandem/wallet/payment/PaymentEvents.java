package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.ledger.AccountKind;
import dev.tandem.wallet.ledger.Journal;
import dev.tandem.wallet.ledger.JournalKind;
import dev.tandem.web.trace.PaymentTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes the new states of payments, in the transaction that moved them. */
@Component
class PaymentEvents {

  private final EventPublisher events;
  private final PaymentTrail trail;

  PaymentEvents(EventPublisher events, PaymentTrail trail) {
    this.events = events;
    this.trail = trail;
  }

  /** Tells of {@code payments}, each brought there by the money that moved with its step. */
  void reached(List<FundPayment> payments, Map<UUID, MovedMoney> moved, Instant at) {
    for (var payment : payments) {
      var money = moved.getOrDefault(payment.orderId(), MovedMoney.NONE);
      trail.continuing(payment.traceId(), () -> reached(payment, money, at));
    }
  }

  private void reached(FundPayment payment, MovedMoney money, Instant at) {
    switch (payment.status()) {
      case PAID -> events.publish(completed(payment, at));
      case FAILED -> events.publish(failed(payment, money, at));
      case REVERSED -> events.publish(reversed(payment, money, at));
      case RECEIVED, CHARGING, UNKNOWN, HELD, REVERSING, SUBMITTED -> {
        // Nobody waits for it.
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
        payment.waivedFee(),
        at,
        payment.eventSequence());
  }

  private static FundPaymentFailed failed(FundPayment payment, MovedMoney moved, Instant at) {
    return new FundPaymentFailed(
        WalletIds.ORDER.format(payment.orderId()),
        payment.kind(),
        WalletIds.WALLET.format(payment.walletId()),
        payment.amount(),
        moved.charged(),
        Objects.requireNonNull(payment.statusReason()),
        at,
        payment.eventSequence());
  }

  private static FundPaymentReversed reversed(FundPayment payment, MovedMoney moved, Instant at) {
    return new FundPaymentReversed(
        WalletIds.ORDER.format(payment.orderId()),
        payment.kind(),
        WalletIds.WALLET.format(payment.walletId()),
        Objects.requireNonNull(payment.returned()),
        moved.charged(),
        moved.wasPaid() ? payment.fee() : null,
        moved.wasPaid() ? payment.waivedFee() : null,
        moved.fromFundHouse(),
        at,
        payment.eventSequence());
  }

  /**
   * The money that moved when a payment ended, as those who keep books outside need to know it.
   *
   * @param charged what the bank has charged for it and the wallet got; null if nothing
   * @param wasPaid whether a payment came back
   * @param fromFundHouse whether it came back although the fund house had accepted the order
   */
  record MovedMoney(@Nullable Money charged, boolean wasPaid, boolean fromFundHouse) {

    static final MovedMoney NONE = new MovedMoney(null, false, false);

    static MovedMoney by(List<Journal> journals) {
      Money charged = null;
      boolean wasPaid = false;
      boolean fromFundHouse = false;
      for (var journal : journals) {
        wasPaid |= journal.kind() == JournalKind.PURCHASE_REVERSAL;
        for (var line : journal.lines()) {
          if (line.account() == AccountKind.BANK_CLEARING) {
            charged = line.amount().negated();
          }
          fromFundHouse |= line.account() == AccountKind.FUND_HOUSE_PAYABLE;
        }
      }
      return new MovedMoney(charged, wasPaid, wasPaid && fromFundHouse);
    }
  }
}
