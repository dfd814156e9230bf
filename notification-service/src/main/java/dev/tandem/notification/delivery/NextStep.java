package dev.tandem.notification.delivery;

import java.time.Instant;

/** The step after an attempt. */
sealed interface NextStep {

  /** The receiver took it. */
  record Done() implements NextStep {}

  /** Another attempt at {@code at}. */
  record Again(Instant at) implements NextStep {}

  /** No attempt is left. */
  record GivenUp() implements NextStep {}

  /** No attempt, and no delivery to this endpoint any more. */
  record EndpointGone() implements NextStep {}
}
