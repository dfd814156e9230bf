package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.ContradictionException;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.TimelineEntry;
import dev.tandem.fundpurchase.lifecycle.Transition;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands, and how it moves: guarded by {@link Transition}, and never without an
 * entry in its timeline. Entries and events wait here until {@link Orders} takes them.
 */
@MappedSuperclass
abstract class RecordedOrder extends PlacedOrder {

  @Version
  private @Nullable Long version;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  private @Nullable String statusReason;
  private @Nullable Instant deadlineAt;
  private int timelineLength;
  private long eventSequence;

  @Transient
  private final List<TimelineEntry> newEntries = new ArrayList<>();

  @Transient
  private final List<Outgoing> newEvents = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // JPA fills the fields
  protected RecordedOrder() {}

  RecordedOrder(UUID id, Placement placement, Cause cause, Instant deadline) {
    super(id, placement, cause.at());
    this.status = OrderStatus.SCREENING;
    this.deadlineAt = deadline;
    remember(null, cause);
  }

  /**
   * Moves the order, or does nothing and returns {@code false} because this comes late.
   *
   * @param deadline until when the new status may last, if it waits for something
   * @throws ContradictionException if this cannot have happened to an order in its status
   */
  boolean moved(
      Transition transition, Cause cause, @Nullable String reason, @Nullable Instant deadline) {
    switch (transition.in(status)) {
      case LATE -> {
        return false;
      }
      case CONTRADICTS -> throw contradiction("cannot take " + transition);
      case MOVES -> {
        OrderStatus left = status;
        status = transition.to();
        statusReason = reason;
        deadlineAt = deadline;
        remember(left, cause);
      }
    }
    return true;
  }

  private void remember(@Nullable OrderStatus left, Cause cause) {
    timelineLength++;
    newEntries.add(new TimelineEntry(timelineLength, left, status, cause));
  }

  void waitUntil(Instant deadline) {
    deadlineAt = deadline;
  }

  void publish(Object event) {
    newEvents.add(new Outgoing(event, null));
  }

  void publishAt(Object event, Instant deliverAt) {
    newEvents.add(new Outgoing(event, deliverAt));
  }

  long nextSequence() {
    eventSequence++;
    return eventSequence;
  }

  ContradictionException contradiction(String what) {
    return new ContradictionException("%s is %s and %s".formatted(orderId(), status, what));
  }

  List<TimelineEntry> takeNewEntries() {
    return drained(newEntries);
  }

  List<Outgoing> takeNewEvents() {
    return drained(newEvents);
  }

  private static <T> List<T> drained(List<T> source) {
    List<T> taken = List.copyOf(source);
    source.clear();
    return taken;
  }

  public OrderStatus status() {
    return status;
  }

  public @Nullable String statusReason() {
    return statusReason;
  }

  @Nullable
  Instant deadlineAt() {
    return deadlineAt;
  }
}
