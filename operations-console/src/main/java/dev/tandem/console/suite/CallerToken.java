package dev.tandem.console.suite;

import java.util.Optional;

/** The token of the person at whose wish a service is called. */
@FunctionalInterface
public interface CallerToken {

  /** The bearer token of the current person; empty where nobody is asked to log in. */
  Optional<String> current();
}
