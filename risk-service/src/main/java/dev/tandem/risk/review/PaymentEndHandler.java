package dev.tandem.risk.review;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Closes the reviews of payments that have ended: nobody need decide them any more. */
@Component
class PaymentEndHandler {

  private static final String GROUP = "risk-payment-ends";

  private final JdbcReviews reviews;
  private final Clock clock;

  PaymentEndHandler(JdbcReviews reviews, Clock clock) {
    this.reviews = reviews;
    this.clock = clock;
  }

  @EventHandler(group = GROUP, filtered = true)
  void rechargeFailed(List<Event<RechargeFailed>> failed) {
    close(failed.stream()
        .map(Event::data)
        .map(data -> new EndedPayment(data.rechargeId(), "recharge-" + word(data.outcome())))
        .toList());
  }

  @EventHandler(group = GROUP, filtered = true)
  void purchaseRejected(List<Event<FundPurchaseRejected>> rejected) {
    close(rejected.stream()
        .map(Event::data)
        .map(data -> new EndedPayment(data.orderId(), "order-" + word(data.outcome())))
        .toList());
  }

  @EventHandler(group = GROUP, filtered = true)
  void purchaseCancelled(List<Event<FundPurchaseCancelled>> cancelled) {
    close(cancelled.stream()
        .map(event -> new EndedPayment(event.data().orderId(), "order-cancelled"))
        .toList());
  }

  private void close(List<EndedPayment> ended) {
    reviews.closeEnded(ended, clock.instant());
  }

  private static String word(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
