package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.charging.ChargingProperties;
import dev.tandem.wallet.ledger.JdbcLedger;
import dev.tandem.wallet.payment.PaymentEvents.MovedMoney;
import dev.tandem.web.trace.PaymentState;
import dev.tandem.web.trace.PaymentTrail;
import dev.tandem.web.transaction.AfterCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static java.util.stream.Collectors.toMap;

/**
 * Applies the steps of payments: states, postings and events of many of them in one transaction and
 * a fixed number of statements.
 */
@Service
class BookPayments {

  private final JdbcFundPayments payments;
  private final JdbcLedger ledger;
  private final PaymentEvents events;
  private final PaymentMeters meters;
  private final ChargingProperties properties;
  private final PaymentTrail trail;

  BookPayments(
      JdbcFundPayments payments,
      JdbcLedger ledger,
      PaymentEvents events,
      PaymentMeters meters,
      ChargingProperties properties,
      PaymentTrail trail) {
    this.payments = payments;
    this.ledger = ledger;
    this.events = events;
    this.meters = meters;
    this.properties = properties;
    this.trail = trail;
  }

  /**
   * Applies {@code steps}; the current transaction must hold the locks of their payments.
   * @return the payments in their new state
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<FundPayment> take(List<Step> steps, Instant at) {
    if (steps.isEmpty()) {
      return List.of();
    }
    var moved = payments.move(steps, step -> dueAt(step, at), at);
    if (moved.size() != steps.size()) {
      throw new IllegalStateException("A payment moved that was not locked");
    }
    ledger.record(steps.stream().flatMap(step -> step.journals().stream()).toList());
    tell(
        moved,
        steps.stream()
            .collect(toMap(step -> step.payment().orderId(), it -> MovedMoney.by(it.journals()))),
        at);
    return moved;
  }

  /** Publishes the events of {@code reached}, which the current transaction has moved. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(List<FundPayment> reached, Instant at) {
    tell(reached, Map.of(), at);
  }

  private void tell(List<FundPayment> reached, Map<UUID, MovedMoney> moved, Instant at) {
    events.reached(reached, moved, at);
    AfterCommit.run(() -> {
      meters.reached(reached);
      reached.forEach(payment -> trail.reached(stateOf(payment)));
    });
  }

  private static PaymentState stateOf(FundPayment payment) {
    return new PaymentState(
        "Payment of",
        WalletIds.ORDER.format(payment.orderId()),
        payment.status(),
        payment.statusReason(),
        payment.amount().minorUnits(),
        payment.amount().currency(),
        WalletIds.WALLET.format(payment.walletId()),
        payment.traceId());
  }

  private @Nullable Instant dueAt(Step step, Instant at) {
    return switch (step.to()) {
      case CHARGING, HELD -> at.plus(properties.stale());
      case UNKNOWN, REVERSING -> at.plus(properties.backoff(step.payment().attempts()));
      case RECEIVED, PAID, SUBMITTED, FAILED, REVERSED -> null;
    };
  }
}
