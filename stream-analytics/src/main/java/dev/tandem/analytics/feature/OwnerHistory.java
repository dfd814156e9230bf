package dev.tandem.analytics.feature;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one owner: the events of a day, and what they amount to over all time. Events may
 * come in any order and more than once. Its fields are public because Flink serializes it.
 */
public final class OwnerHistory {

  static final long DAY = Duration.ofDays(1).toMillis();

  /** Who does more within a day has long been noticed: counts end here. */
  static final int MOST = 256;

  /** The events of the last day, the oldest first. */
  public List<Activity> day = new ArrayList<>();

  /** What the owner did besides paying, lately, the oldest first. */
  public List<Activity> behaviour = new ArrayList<>();

  /** Completed payments by currency. */
  public Map<String, Amounts> amounts = new HashMap<>();

  /** When the owner's first wallet was opened; 0 if that is not known. */
  public long openedMillis;

  /** The time of the newest event. */
  public long newestMillis;

  /** The number of events so far. */
  public long version;

  public OwnerHistory() {}

  /**
   * Takes an event into account; returns what is known of the owner then. Empty if the event is not
   * new, and for behaviour, which is told with the next payment.
   */
  public Optional<Features> tell(Activity event) {
    if (event.kind().isBehaviour()) {
      addBehaviour(event);
      return Optional.empty();
    }
    return add(event)
        ? Optional.of(new Features(
            OwnerFeatures.KIND,
            event.ownerId(),
            event.eventId(),
            version,
            newestMillis,
            OwnerFeatures.of(this)))
        : Optional.empty();
  }

  /**
   * Adds something that the owner did besides paying. Apps tell when that was, so the times of
   * payments do not move with it.
   */
  void addBehaviour(Activity event) {
    if (!isKnown(behaviour, event)) {
      insert(behaviour, event);
      if (behaviour.size() > MOST) {
        behaviour.removeFirst();
      }
    }
  }

  /** What the owner did within the last {@code millis} before {@code payment}. */
  Stream<Activity> before(Activity payment, long millis, Kind kind) {
    return behaviour.stream()
        .filter(it -> it.kind() == kind
            && it.atMillis() <= payment.atMillis()
            && it.atMillis() > payment.atMillis() - millis);
  }

  /** Adds an event of a payment; returns whether it is new. */
  boolean add(Activity event) {
    if (event.atMillis() <= newestMillis - DAY || isKnown(day, event) || isLeftOut(event)) {
      return false;
    }
    insert(day, event);
    newestMillis = Math.max(newestMillis, event.atMillis());
    day.removeIf(it -> it.atMillis() <= newestMillis - DAY);
    if (day.size() > MOST) {
      day.removeFirst();
    }
    if (event.kind() == Kind.COMPLETED && event.currency() != null) {
      amounts
          .computeIfAbsent(event.currency(), currency -> Amounts.none())
          .add(event.amountMinor());
    }
    if (event.kind() == Kind.WALLET_OPENED) {
      openedMillis =
          openedMillis == 0 ? event.atMillis() : Math.min(openedMillis, event.atMillis());
    }
    version++;
    return true;
  }

  /** The events of {@code kind} within the last {@code millis}, the oldest first. */
  Stream<Activity> last(long millis, Kind kind) {
    return day.stream().filter(it -> it.kind() == kind && it.atMillis() > newestMillis - millis);
  }

  /**
   * When the owner was last seen with each thing within a day, if {@code event} adds something to
   * that.
   */
  List<Sighting> sightings(Activity event) {
    if (event.kind() != Kind.CANCELLED && !isUse(event)) {
      return List.of();
    }
    var cancelled = last(DAY, Kind.CANCELLED).count();
    var latest = new LinkedHashMap<String, Sighting>();
    day.stream()
        .filter(OwnerHistory::isUse)
        .flatMap(use -> Stream.of(
            sighting("device", use.deviceId(), use, event, cancelled),
            sighting("address", use.address(), use, event, cancelled),
            sighting("token", use.token(), use, event, cancelled)))
        .flatMap(Optional::stream)
        .forEach(it -> latest.put(it.key(), it));
    return List.copyOf(latest.values());
  }

  /** Whether the owner used things to pay. */
  private static boolean isUse(Activity event) {
    return event.kind() == Kind.ASKED || event.kind() == Kind.PAYING;
  }

  private static Optional<Sighting> sighting(
      String kind, @Nullable String thing, Activity use, Activity event, long cancelled) {
    return Optional.ofNullable(thing)
        .map(it ->
            new Sighting(kind, it, use.ownerId(), event.eventId(), use.atMillis(), cancelled));
  }

  /** Whether {@code event} is among those that a full day has no place for, perhaps once more. */
  private boolean isLeftOut(Activity event) {
    return day.size() == MOST && event.atMillis() < day.getFirst().atMillis();
  }

  private static void insert(List<Activity> ordered, Activity event) {
    var place = ordered.size();
    while (place > 0 && ordered.get(place - 1).atMillis() > event.atMillis()) {
      place--;
    }
    ordered.add(place, event);
  }

  private static boolean isKnown(List<Activity> events, Activity event) {
    return events.stream().anyMatch(it -> it.eventId().equals(event.eventId()));
  }
}
