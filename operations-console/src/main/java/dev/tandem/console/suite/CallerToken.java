package dev.tandem.console.suite;

import java.util.Optional;

/** The token with which services are called for a person. */
@FunctionalInterface
public interface CallerToken {

  /** The bearer token of the current person; empty if signing in is off. */
  Optional<String> current();
}
