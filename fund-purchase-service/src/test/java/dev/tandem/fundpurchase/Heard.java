package dev.tandem.fundpurchase;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.awaitility.Awaitility;

/** Hears what the service tells the world. */
class Heard {

  private static final String GROUP = "heard-by-a-test";

  private final List<Event<?>> events = new CopyOnWriteArrayList<>();

  @EventHandler(group = GROUP)
  void requested(Event<FundPurchaseRequested> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void paymentRequested(Event<FundPaymentRequested> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void paid(Event<FundPurchasePaid> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void submitted(Event<FundPurchaseSubmitted> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void confirmed(Event<FundPurchaseConfirmed> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void rejected(Event<FundPurchaseRejected> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void cancelled(Event<FundPurchaseCancelled> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void reversalRequested(Event<FundPaymentReversalRequested> event) {
    events.add(event);
  }

  @EventHandler(group = GROUP)
  void sharesCorrected(Event<FundSharesCorrected> event) {
    events.add(event);
  }

  <T> List<T> all(Class<T> type, String orderId) {
    return events.stream()
        .filter(event -> event.subject().equals(orderId))
        .map(Event::data)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The numbers of the order's events in the order's topic, once for each event. */
  List<Long> sequences(String orderId) {
    return events.stream()
        .filter(event -> event.subject().equals(orderId))
        .map(event -> event.sequence().getAsLong())
        .toList();
  }

  /** The traces of the order's events. */
  List<String> traceparents(String orderId) {
    return events.stream()
        .filter(event -> event.subject().equals(orderId))
        .map(event -> String.valueOf(event.traceparent()))
        .toList();
  }

  <T> T await(Class<T> type, String orderId) {
    return Awaitility.await()
        .atMost(RunningService.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> all(type, orderId), found -> !found.isEmpty())
        .getFirst();
  }
}
