package dev.tandem.console.suite;

import java.util.Optional;

/** The address of the person for whom services are called. */
@FunctionalInterface
interface CallerAddress {

  /** The address from which the current person's browser calls; empty outside a request. */
  Optional<String> current();
}
