package dev.tandem.console.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.tandem.console.journal.Payment;

/**
 * A payment's life as one page shows it.
 *
 * @param status its status, from its service if that answers, otherwise from the events
 * @param reason the reason for its status, in the service's terms
 * @param money the place of its money
 * @param moments its events and records, the oldest first
 * @param ahead the steps still to come
 * @param traceIds the traces that its events belong to
 * @param gaps the parts that are missing because a service did not answer
 */
public record Life(
    Payment payment,
    String status,
    Optional<String> reason,
    Optional<Whereabouts> money,
    List<Moment> moments,
    List<Ahead> ahead,
    List<String> traceIds,
    List<String> gaps) {

  /** The time from the beginning until {@code moment}. */
  public Duration until(Moment moment) {
    return Duration.between(moments.getFirst().at(), moment.at());
  }
}
