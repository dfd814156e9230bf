package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.TimelineEntry;
import dev.tandem.fundpurchase.lifecycle.Transition;
import dev.tandem.web.state.Verdict;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

/**
 * The status of an order and its moves: each is checked by {@link Transition} and leaves an entry
 * in the timeline. Entries and events wait here until {@link Orders} takes them.
 */
@Embeddable
public class OrderProgress {

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
  protected OrderProgress() {}

  OrderProgress(Cause cause, Instant deadline) {
    this.status = OrderStatus.SCREENING;
    this.deadlineAt = deadline;
    remember(null, cause);
  }

  /**
   * Moves the order, unless this comes late or contradicts its status.
   *
   * @param deadline the latest end of the new status, if it waits for something
   */
  Verdict move(
      Transition transition, Cause cause, @Nullable String reason, @Nullable Instant deadline) {
    Verdict verdict = transition.in(status);
    if (verdict == Verdict.MOVES) {
      OrderStatus left = status;
      status = transition.to();
      statusReason = reason;
      deadlineAt = deadline;
      remember(left, cause);
    }
    return verdict;
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

  /** Adds an event with the next sequence number. */
  void tell(LongFunction<Object> event) {
    eventSequence++;
    publish(event.apply(eventSequence));
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

  OrderStatus status() {
    return status;
  }

  @Nullable
  String statusReason() {
    return statusReason;
  }

  /** The time at which its status ends if nothing happens. */
  public @Nullable Instant deadlineAt() {
    return deadlineAt;
  }
}
