package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.PermanentFailureException;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Changes orders, inside the caller's transaction: state, timeline and events together. */
@Component
public class Orders {

  private final OrderRepository repository;
  private final JdbcTimeline timeline;
  private final EventPublisher publisher;
  private final OutcomeSignals signals;
  private final MeterRegistry meters;

  Orders(
      OrderRepository repository,
      JdbcTimeline timeline,
      EventPublisher publisher,
      OutcomeSignals signals,
      MeterRegistry meters) {
    this.repository = repository;
    this.timeline = timeline;
    this.publisher = publisher;
    this.signals = signals;
    this.meters = meters;
  }

  /** The order {@code orderId} ({@code ord_…}), locked; none if there is no such order. */
  public Optional<FundOrder> findLocked(String orderId) {
    return OrderIds.ORDER.parse(orderId).flatMap(repository::findLocked);
  }

  /**
   * Tells the order an event is about of it. Events about other things are passed over.
   *
   * @param change returns {@code false} if the order was told too late
   * @throws PermanentFailureException if the order is missing: no event of it can have been
   *     published
   */
  public void tell(Event<?> event, Predicate<FundOrder> change) {
    OrderIds.ORDER.parse(event.subject()).ifPresent(id -> {
      FundOrder order = repository
          .findLocked(id)
          .orElseThrow(() -> new PermanentFailureException("There is no order " + event.subject()));
      if (!change.test(order)) {
        meters
            .counter(
                "tandem.fund.purchase.late", "event", event.data().getClass().getSimpleName())
            .increment();
      }
      save(order);
    });
  }

  /** Writes the order with its new history, and publishes its new events. */
  public void save(FundOrder order) {
    var events = order.takeNewEvents();
    var entries = order.takeNewEntries();
    repository.saveAndFlush(order);
    timeline.append(order.uuid(), entries);
    for (Outgoing outgoing : events) {
      Instant deliverAt = outgoing.deliverAt();
      if (deliverAt == null) {
        publisher.publish(outgoing.event());
      } else {
        publisher.publishAt(outgoing.event(), deliverAt);
      }
    }
    if (!entries.isEmpty()) {
      signals.afterCommit(order.uuid());
    }
  }
}
