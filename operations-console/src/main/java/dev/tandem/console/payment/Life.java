package dev.tandem.console.payment;

import java.util.List;
import java.util.Optional;

import dev.tandem.console.journal.Payment;

/**
 * A payment's life as one page shows it.
 *
 * @param status its status, from its service where that answers, else from the events
 * @param reason why it is there, in the service's word
 * @param money where its money is
 * @param moments what happened, the oldest first
 * @param ahead what is still to come
 * @param traceIds the traces that its events belong to
 * @param gaps what is missing here because a service did not answer
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

  public boolean ended() {
    return PaymentStatus.named(status).map(PaymentStatus::ended).orElse(false);
  }
}
