package dev.tandem.risk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The payments that one owner requested around a time. Payments are assessed in the order they
 * arrive, which is not always the order of the requests, so the rules look both before and after: a
 * burst is found however its events are shuffled.
 */
public final class History {

  private static final Duration DAY = Duration.ofDays(1);

  private final List<Use> uses;
  private final List<HourTotal> totals;

  public History(Collection<Use> uses, Collection<HourTotal> totals) {
    this.uses = new ArrayList<>(uses);
    this.totals = new ArrayList<>(totals);
  }

  /** Adds a payment. */
  public void add(Payment payment) {
    uses.add(payment.use());
    totals.add(payment.inItsHour());
  }

  /**
   * The sum of the payments requested in the hours within a day of {@code time}, before and after
   * it, in minor units: a late payment is added to those requested after it.
   */
  public long askedForInADay(Currency currency, Instant time) {
    var first = HourTotal.hourOf(time.minus(DAY));
    var last = time.plus(DAY);
    return totals.stream()
        .filter(total -> total.currency().equals(currency))
        .filter(total -> !total.hour().isBefore(first) && !total.hour().isAfter(last))
        .mapToLong(HourTotal::amountMinor)
        .reduce(0, Math::addExact);
  }

  /**
   * The largest number of uses in any stretch of {@code window} that contains {@code time}, which
   * is a use itself.
   */
  public int busiest(Duration window, Instant time) {
    var near = uses.stream()
        .map(Use::at)
        .filter(at -> Duration.between(at, time).abs().compareTo(window) < 0)
        .sorted()
        .toList();
    var most = 0;
    var last = 0;
    for (var first = 0; first < near.size() && !near.get(first).isAfter(time); first++) {
      while (last < near.size()
          && Duration.between(near.get(first), near.get(last)).compareTo(window) < 0) {
        last++;
      }
      most = Math.max(most, last - first);
    }
    // The use at the time itself; a stretch that begins after all others before it holds the rest.
    var after = (int) near.stream().filter(at -> !at.isBefore(time)).count();
    return Math.max(most, after) + 1;
  }

  /** The time of the last use before {@code time}. */
  public Optional<Instant> lastBefore(Instant time) {
    return uses.stream()
        .map(Use::at)
        .filter(at -> at.isBefore(time))
        .max(Comparator.naturalOrder());
  }

  /** The nearest use before or at {@code time} whose place is known. */
  public Optional<Use> placedBefore(Instant time) {
    return uses.stream()
        .filter(use -> use.place().isPresent() && !use.at().isAfter(time))
        .max(Comparator.comparing(Use::at));
  }

  /** The nearest use after {@code time} whose place is known. */
  public Optional<Use> placedAfter(Instant time) {
    return uses.stream()
        .filter(use -> use.place().isPresent() && use.at().isAfter(time))
        .min(Comparator.comparing(Use::at));
  }
}
