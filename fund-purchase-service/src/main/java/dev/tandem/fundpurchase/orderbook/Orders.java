package dev.tandem.fundpurchase.orderbook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.order.Outgoing;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.web.trace.PaymentTrail;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes orders, inside the caller's transaction: state, timeline and events together. */
@Component
public class Orders {

  private final EntityManager entities;
  private final OrderRepository repository;
  private final OrderChanges changes;
  private final EventPublisher publisher;
  private final MeterRegistry meters;
  private final PaymentTrail trail;

  Orders(
      EntityManager entities,
      OrderRepository repository,
      OrderChanges changes,
      EventPublisher publisher,
      MeterRegistry meters,
      PaymentTrail trail) {
    this.entities = entities;
    this.repository = repository;
    this.changes = changes;
    this.publisher = publisher;
    this.meters = meters;
    this.trail = trail;
  }

  /** The order {@code orderId} ({@code ord_…}), locked; none if there is no such order. */
  public Optional<FundOrder> findLocked(String orderId) {
    return OrderIds.ORDER.parse(orderId).flatMap(this::findLocked);
  }

  /** Those of the orders {@code orderIds} ({@code ord_…}) that exist, by their ids, all locked. */
  public Map<String, FundOrder> findAllLocked(Collection<String> orderIds) {
    return locked(orderIds.stream().flatMap(it -> OrderIds.ORDER.parse(it).stream())).stream()
        .collect(Collectors.toMap(FundOrder::orderId, Function.identity()));
  }

  /** Whether there is this order ({@code ord_…}). */
  public boolean exists(String orderId) {
    return OrderIds.ORDER.parse(orderId).filter(repository::existsById).isPresent();
  }

  /** The order, locked until the transaction ends. */
  public Optional<FundOrder> findLocked(UUID id) {
    // By its id: a query would write every other changed order first.
    return Optional.ofNullable(entities.find(FundOrder.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Applies each event to its order; all orders are locked by one statement. Events about other
   * things are ignored.
   *
   * @param change returns {@code false} if the event came too late
   * @throws PermanentFailureException if an order is missing: no event of it can have been
   *     published
   */
  public <T> void tellEach(List<Event<T>> events, BiPredicate<FundOrder, Event<T>> change) {
    tellEach(events, event -> event, change);
  }

  /** As {@link #tellEach(List, BiPredicate)}, for changes derived from {@code event}s. */
  public <T> void tellEach(
      List<T> news, Function<T, Event<?>> event, BiPredicate<FundOrder, T> change) {
    Map<UUID, FundOrder> found =
        locked(news.stream().map(event).flatMap(it -> idIn(it).stream())).stream()
            .collect(Collectors.toMap(FundOrder::uuid, Function.identity()));
    for (T it : news) {
      idIn(event.apply(it))
          .ifPresent(id -> tell(found.get(id), event.apply(it), order -> change.test(order, it)));
    }
  }

  private List<FundOrder> locked(Stream<UUID> wanted) {
    UUID[] ids = wanted.distinct().toArray(UUID[]::new);
    return ids.length == 0 ? List.of() : repository.findAllLocked(ids);
  }

  private static Optional<UUID> idIn(Event<?> event) {
    return OrderIds.ORDER.parse(event.subject());
  }

  private void tell(@Nullable FundOrder order, Event<?> event, Predicate<FundOrder> change) {
    if (order == null) {
      throw new PermanentFailureException("There is no order " + event.subject());
    }
    if (!change.test(order)) {
      meters
          .counter("tandem.fund.purchase.late", "event", event.data().getClass().getSimpleName())
          .increment();
    }
    save(order);
  }

  /** Has the order and its new timeline entries written, and publishes its new events. */
  public void save(FundOrder order) {
    if (!entities.contains(order)) {
      entities.persist(order);
    }
    changes.add(order, order.takeNewEntries());
    trail.continuing(order.terms().traceId(), () -> publish(order.takeNewEvents()));
  }

  private void publish(List<Outgoing> events) {
    for (Outgoing outgoing : events) {
      Instant deliverAt = outgoing.deliverAt();
      if (deliverAt == null) {
        publisher.publish(outgoing.event());
      } else {
        publisher.publishAt(outgoing.event(), deliverAt);
      }
    }
  }
}
