package dev.tandem.wallet.recharge;

import java.util.List;
import java.util.Objects;

import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeFailed.Outcome;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.wallet.WalletIds;
import dev.tandem.web.trace.PaymentTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes the events of recharges, in the transaction that moved them. */
@Component
public class RechargeEvents {

  private final EventPublisher events;
  private final PaymentTrail trail;

  RechargeEvents(EventPublisher events, PaymentTrail trail) {
    this.events = events;
    this.trail = trail;
  }

  /** Publishes that {@code recharge} was requested. */
  public void requested(Recharge recharge, @Nullable PaymentContext context) {
    var token = recharge.fundingToken();
    events.publish(new RechargeRequested(
        WalletIds.RECHARGE.format(recharge.id()),
        WalletIds.WALLET.format(recharge.walletId()),
        recharge.ownerId(),
        recharge.amount(),
        context,
        token == null ? null : token.value(),
        recharge.createdAt(),
        recharge.eventSequence()));
  }

  /** Publishes the ends of {@code recharges}, all of which must be terminal. */
  public void ended(List<Recharge> recharges) {
    for (var recharge : recharges) {
      trail.continuing(recharge.traceId(), () -> events.publish(end(recharge)));
    }
  }

  private static Object end(Recharge recharge) {
    return switch (recharge.status()) {
      case COMPLETED -> completed(recharge);
      case REJECTED -> failed(recharge, Outcome.REJECTED);
      case FAILED -> failed(recharge, Outcome.FAILED);
      case EXPIRED -> failed(recharge, Outcome.EXPIRED);
      case SCREENING, STEP_UP, ON_HOLD, CHARGING, UNKNOWN ->
        throw new IllegalArgumentException("It has not ended: " + recharge);
    };
  }

  private static RechargeCompleted completed(Recharge recharge) {
    return new RechargeCompleted(
        WalletIds.RECHARGE.format(recharge.id()),
        WalletIds.WALLET.format(recharge.walletId()),
        recharge.ownerId(),
        recharge.credited(),
        Objects.requireNonNull(recharge.endedAt()),
        recharge.eventSequence());
  }

  private static RechargeFailed failed(Recharge recharge, Outcome outcome) {
    return new RechargeFailed(
        WalletIds.RECHARGE.format(recharge.id()),
        WalletIds.WALLET.format(recharge.walletId()),
        recharge.ownerId(),
        recharge.amount(),
        outcome,
        Objects.requireNonNull(recharge.statusReason()),
        Objects.requireNonNull(recharge.endedAt()),
        recharge.eventSequence());
  }
}
