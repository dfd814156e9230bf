package dev.tandem.console.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tandem.console.page.Formats;
import dev.tandem.console.page.Tone;

/**
 * The way of a message from its transaction through the broker.
 *
 * @param halfSent whether the broker had its half message before COMMIT
 * @param checkBacks the number of check-backs
 * @param sweeps the number of times it was sent again
 * @param deliverAt the time it is due, if it is a delayed one
 * @param confirmedAt the time it was confirmed, if it was
 */
public record MessageTrip(
    boolean halfSent,
    int checkBacks,
    int sweeps,
    Instant createdAt,
    Optional<Instant> deliverAt,
    Optional<Instant> confirmedAt) {

  /** The steps in their order, as words. */
  public List<String> steps() {
    List<String> steps = new ArrayList<>();
    if (deliverAt.isEmpty()) {
      steps.add(halfSent ? "half message" : "no half message: the broker was away");
    }
    steps.add("COMMIT");
    if (checkBacks > 0) {
      steps.add(checkBacks == 1 ? "1 check-back" : checkBacks + " check-backs");
    }
    if (sweeps > 0) {
      steps.add(sweeps == 1 ? "sent again once" : "sent again " + sweeps + " times");
    }
    steps.add(confirmedAt
        .map(it -> "confirmed after " + Formats.span(positive(Duration.between(createdAt, it))))
        .orElse(deliverAt.isPresent() ? "waits for its time" : "not confirmed yet"));
    return steps;
  }

  public Tone tone() {
    if (confirmedAt.isEmpty()) {
      return deliverAt.isPresent() ? Tone.QUIET : Tone.WAITING;
    }
    return checkBacks + sweeps > 0 ? Tone.WAITING : Tone.GOOD;
  }

  // Two clocks may disagree by a little.
  private static Duration positive(Duration span) {
    return span.isNegative() ? Duration.ZERO : span;
  }
}
